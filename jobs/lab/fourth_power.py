# The gradient of x**4, written as the square of a square: 4 x**3 = 108 at x = 3.

import tensorflow as tf

x = tf.constant(3.0)

with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
    z = y * y

dz_dx = t.gradient(z, x)

print(dz_dx)
