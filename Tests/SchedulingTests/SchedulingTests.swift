// Tests of the Scheduling module.
