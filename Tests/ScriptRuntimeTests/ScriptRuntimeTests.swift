// Tests of the ScriptRuntime module.
