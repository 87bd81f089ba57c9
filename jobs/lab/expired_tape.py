# A tape answers once. Asking it again is an error, which a program can catch.

import tensorflow as tf

x = tf.constant(3.0)

with tf.GradientTape() as t:
    t.watch(x)
    y = x * x
    z = y * y

dz_dx = t.gradient(z, x)  # 108.0, and the tape is used up.
print(dz_dx)

try:
    dy_dx = t.gradient(y, x)  # Would be 6.0.
    print(dy_dx)
except RuntimeError as e:
    print("The error message you get is:")
    print(e)
