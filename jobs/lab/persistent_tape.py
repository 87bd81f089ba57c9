# A persistent tape answers as often as it is asked, until it is deleted.

import tensorflow as tf

x = tf.constant(3.0)

with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    y = x * x
    z = y * y

dz_dx = t.gradient(z, x)  # 4 x**3 = 108.0
print(dz_dx)

dy_dx = t.gradient(y, x)  # 2 x = 6.0
print(dy_dx)

del t
