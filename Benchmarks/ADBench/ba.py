"""Bundle adjustment: reprojection errors with radial distortion and the blocks of their sparse Jacobian, as in ADBench.

cameras [n, 11]: rotation vector (3), centre (3), focal length, principal point (2), radial distortion (2).
points [m, 3]. weights [p], features [p, 2]: of p observations; the i-th is of the camera i mod n and the point
i mod m. Everything is computed in columns of p elements, one for each coordinate or parameter.
"""

import tensorflow as tf


def cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def rotated(vector, point):
    """Turns the points by the rotation vectors, none of which may be zero."""
    angle = tf.sqrt(dot(vector, vector))
    axis = [part / angle for part in vector]
    cosine, sine = tf.cos(angle), tf.sin(angle)
    along = dot(axis, point) * (1.0 - cosine)
    turned = cross(axis, point)
    return [point[i] * cosine + turned[i] * sine + axis[i] * along for i in range(3)]


def errors(camera, point, weight, feature):
    """The weighted errors, in two columns, of columns of parameters."""
    x, y, z = rotated(camera[0:3], [point[i] - camera[3 + i] for i in range(3)])
    plane = [x / z, y / z]
    squared = plane[0] * plane[0] + plane[1] * plane[1]
    distortion = 1.0 + camera[9] * squared + camera[10] * squared * squared
    return [weight * (plane[i] * distortion * camera[6] + camera[7 + i] - feature[i]) for i in range(2)]


def observed(cameras, points, weights):
    """The columns of the cameras and of the points of the observations."""
    index = tf.range(weights.shape[0])
    camera = tf.gather(cameras, index % cameras.shape[0])
    point = tf.gather(points, index % points.shape[0])
    return tf.unstack(camera, axis=1), tf.unstack(point, axis=1)


def objective(cameras, points, weights, features):
    camera, point = observed(cameras, points, weights)
    value = errors(camera, point, weights, tf.unstack(features, axis=1))
    return tf.stack(value, axis=1), 1.0 - weights * weights


def jacobian(cameras, points, weights, features):
    """Of each observation two rows of 15 derivatives, and that of its weight's error."""
    camera, point = observed(cameras, points, weights)
    columns = camera + point + [weights]
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(columns)
        value = errors(camera, point, weights, tf.unstack(features, axis=1))
        penalty = 1.0 - weights * weights
    rows = [tf.stack(tape.gradient(part, columns, unconnected_gradients="zero"), axis=1) for part in value]
    return tf.stack(rows, axis=1), tape.gradient(penalty, weights)
