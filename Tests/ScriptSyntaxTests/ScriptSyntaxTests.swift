// Tests of the ScriptSyntax module.
