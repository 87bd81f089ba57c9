// The BatchIO module.
