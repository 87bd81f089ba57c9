// The KernelsPortable module.
