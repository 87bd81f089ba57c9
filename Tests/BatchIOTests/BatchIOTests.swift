// Tests of the BatchIO module.
