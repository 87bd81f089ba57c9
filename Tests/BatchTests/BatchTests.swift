// Tests of the Batch module.
