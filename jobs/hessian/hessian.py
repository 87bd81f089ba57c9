# The gradient and the full Hessian of the Rosenbrock function of n variables. The inner, persistent
# tape gives the gradient; the outer one, persistent too, a row of the Hessian for each component.
#
# Inputs, float64:
#   x  [n], the point

import tensorflow as tf

with tf.GradientTape(persistent=True) as outer:
    outer.watch(x)
    with tf.GradientTape(persistent=True) as inner:
        inner.watch(x)
        head, tail = x[:-1], x[1:]
        value = tf.reduce_sum(100.0 * tf.square(tail - tf.square(head)) + tf.square(1.0 - head))
    gradient = inner.gradient(value, x)
    # The components are taken inside the block: a row's gradient leads through them.
    components = tf.unstack(gradient)

hessian = tf.stack([outer.gradient(component, x) for component in components])
