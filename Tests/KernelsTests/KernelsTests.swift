// Tests of the Kernels module.
