"""The log-likelihood of a Gaussian mixture under a Wishart prior, as in ADBench.

alpha [k]: logarithms of the weights, up to a constant. means [k, d]. icf [k, d (d + 1) / 2]: the inverse
covariances' triangular factors; of a row the first d are logarithms of the diagonal, the others the strict lower
triangle, column by column. x [n, d]. gamma, m: of the prior.
"""

import math
import tensorflow as tf


def triangle(d):
    """Where each element of a lower triangle is in a row of a zero, the diagonal, and the strict triangle."""
    i, j = tf.range(d)[:, tf.newaxis], tf.range(d)
    below = d + i + j * (2 * d - j - 1) // 2 - j
    return tf.reshape(tf.where(i == j, 1 + i, tf.where(i > j, below, 0)), [-1])


def log_multigamma(a, d):
    value = 0.25 * d * (d - 1) * math.log(math.pi)
    for j in range(1, d + 1):
        value += math.lgamma(a + 0.5 * (1 - j))
    return value


def objective(alpha, means, icf, x, gamma, m):
    k, d = means.shape
    n = x.shape[0]
    logs, lower = icf[:, :d], icf[:, d:]
    diagonal = tf.exp(logs)
    row = tf.concat([tf.zeros([k, 1], dtype=tf.float64), diagonal, lower], axis=1)
    factor = tf.reshape(tf.gather(row, triangle(d), axis=1), [k, d, d])

    scaled = tf.matmul(factor, tf.transpose(x)[tf.newaxis]) - tf.matmul(factor, means[:, :, tf.newaxis])
    weights = alpha + tf.reduce_sum(logs, axis=1)
    inner = weights[:, tf.newaxis] - 0.5 * tf.reduce_sum(scaled * scaled, axis=1)
    likelihood = tf.reduce_sum(tf.reduce_logsumexp(inner, axis=0)) - n * tf.reduce_logsumexp(alpha)

    freedom = d + m + 1
    frobenius = tf.reduce_sum(diagonal * diagonal) + tf.reduce_sum(lower * lower)
    prior = 0.5 * gamma * gamma * frobenius - m * tf.reduce_sum(logs)
    constant = freedom * d * (math.log(gamma) - 0.5 * math.log(2.0)) - log_multigamma(0.5 * freedom, d)
    return likelihood - 0.5 * n * d * math.log(2.0 * math.pi) + prior - k * constant


def gradient(alpha, means, icf, x, gamma, m):
    with tf.GradientTape() as tape:
        tape.watch([alpha, means, icf])
        value = objective(alpha, means, icf, x, gamma, m)
    return tape.gradient(value, [alpha, means, icf])
