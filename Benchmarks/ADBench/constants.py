"""What the programs in JAX and PyTorch compute from the sizes alone."""

import math


def log_multigamma(a, d):
    """The logarithm of the multivariate gamma function in d dimensions."""
    return 0.25 * d * (d - 1) * math.log(math.pi) + sum(math.lgamma(a + 0.5 * (1 - j)) for j in range(1, d + 1))


def mixture_constant(d, m, gamma):
    """The constant of the Wishart prior on each component of a mixture in d dimensions."""
    freedom = d + m + 1
    return freedom * d * (math.log(gamma) - 0.5 * math.log(2.0)) - log_multigamma(0.5 * freedom, d)
