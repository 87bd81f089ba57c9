"""The cost of k-means, with the gradient and the diagonal of the Hessian for a step of Newton's method.

points [n, d], centroids [k, d]. The Hessian is diagonal, so that its product with ones is its diagonal.
"""

import tensorflow as tf


def objective(points, centroids):
    squares = tf.reduce_sum(points * points, axis=1, keepdims=True) + tf.reduce_sum(centroids * centroids, axis=1)
    distances = squares - 2.0 * tf.matmul(points, centroids, transpose_b=True)
    return tf.reduce_sum(tf.reduce_min(distances, axis=1))


def direction(points, centroids):
    with tf.GradientTape() as outer:
        outer.watch(centroids)
        with tf.GradientTape() as inner:
            inner.watch(centroids)
            cost = objective(points, centroids)
        gradient = inner.gradient(cost, centroids)
        total = tf.reduce_sum(gradient)
    return gradient, outer.gradient(total, centroids)
