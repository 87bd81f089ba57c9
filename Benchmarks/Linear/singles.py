import tensorflow as tf


def cholesky(a, s):
    return tf.linalg.cholesky(s)


def solve(a, s):
    return tf.linalg.solve(a, a[:, :1])


def inv(a, s):
    return tf.linalg.inv(a)


def det(a, s):
    return tf.linalg.det(a)
