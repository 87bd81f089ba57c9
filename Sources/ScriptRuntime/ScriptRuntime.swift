// The ScriptRuntime module.
