"""Bundle adjustment: reprojection errors with radial distortion and the blocks of their sparse Jacobian, as in ADBench.

cameras [n, 11]: rotation vector (3), centre (3), focal length, principal point (2), radial distortion (2).
points [m, 3]. weights [p], features [p, 2]: of p observations; the i-th is of the camera i mod n and the point
i mod m.
"""

import tensorflow as tf


def cross(a, b):
    ax, ay, az = tf.unstack(a, axis=1)
    bx, by, bz = tf.unstack(b, axis=1)
    return tf.stack([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx], axis=1)


def rotated(vectors, points):
    """Turns each point by its rotation vector; no vector may be zero."""
    squared = tf.reduce_sum(vectors * vectors, axis=1, keepdims=True)
    angle = tf.sqrt(squared)
    axis = vectors / angle
    cosine, sine = tf.cos(angle), tf.sin(angle)
    along = tf.reduce_sum(axis * points, axis=1, keepdims=True) * (1.0 - cosine)
    return points * cosine + cross(axis, points) * sine + axis * along


def errors(cameras, points, weights, features):
    """Weighted errors [p, 2] of as many cameras, points and weights."""
    at = rotated(cameras[:, 0:3], points - cameras[:, 3:6])
    plane = at[:, 0:2] / at[:, 2:3]
    squared = tf.reduce_sum(plane * plane, axis=1, keepdims=True)
    distortion = 1.0 + cameras[:, 9:10] * squared + cameras[:, 10:11] * squared * squared
    projected = plane * distortion * cameras[:, 6:7] + cameras[:, 7:9]
    return weights[:, tf.newaxis] * (projected - features)


def observed(cameras, points, weights):
    index = tf.range(weights.shape[0])
    return tf.gather(cameras, index % cameras.shape[0]), tf.gather(points, index % points.shape[0])


def objective(cameras, points, weights, features):
    cameras, points = observed(cameras, points, weights)
    return errors(cameras, points, weights, features), 1.0 - weights * weights


def jacobian(cameras, points, weights, features):
    """Of each observation two rows of 15 derivatives, and that of its weight's error."""
    cameras, points = observed(cameras, points, weights)
    sources = [cameras, points, weights]
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(sources)
        value = errors(cameras, points, weights, features)
        parts = [tf.reduce_sum(value[:, 0]), tf.reduce_sum(value[:, 1])]
        penalty = tf.reduce_sum(1.0 - weights * weights)
    rows = []
    for part in parts:
        camera, point, weight = tape.gradient(part, sources)
        rows.append(tf.concat([camera, point, weight[:, tf.newaxis]], axis=1))
    return tf.stack(rows, axis=1), tape.gradient(penalty, weights)
