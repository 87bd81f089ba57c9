# A chain over ten million elements with its gradient, and three sums.
import tensorflow as tf


def work():
    n = 10_000_000
    x = tf.linspace(0.0, 1.0, n)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.exp(-x * x) * tf.sin(3.0 * x) + tf.sqrt(x + 1.0) * tf.tanh(x)
        loss = tf.reduce_sum(y * y) / tf.cast(n, tf.float32)
    g = tape.gradient(loss, x)
    return loss, tf.reduce_sum(g), tf.reduce_max(tf.abs(g))


print([float(value) for value in work()])
