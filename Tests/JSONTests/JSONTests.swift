// Tests of the JSON module.
