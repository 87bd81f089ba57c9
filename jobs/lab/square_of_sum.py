# The gradient of the square of a sum, taken at a matrix of ones.

import tensorflow as tf

x = tf.ones((2, 2))

with tf.GradientTape() as t:
    t.watch(x)  # A plain tensor is followed only on request.
    y = tf.reduce_sum(x)
    z = tf.square(y)

dz_dx = t.gradient(z, x)

print(dz_dx)
