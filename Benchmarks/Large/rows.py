# A softmax over forty thousand rows of a hundred, written out, and its gradient.
import tensorflow as tf


def work():
    x = tf.reshape(tf.sin(tf.linspace(0.0, 50.0, 4_000_000)), [40_000, 100])
    bias = tf.linspace(-1.0, 1.0, 100)
    with tf.GradientTape() as tape:
        tape.watch([x, bias])
        shifted = x + bias
        e = tf.exp(shifted - tf.reduce_max(shifted, axis=1, keepdims=True))
        p = e / tf.reduce_sum(e, axis=1, keepdims=True)
        loss = tf.reduce_mean(tf.reduce_sum(p * p, axis=1))
    g, bias_g = tape.gradient(loss, [x, bias])
    return loss, tf.reduce_max(g), tf.reduce_max(bias_g)


print([float(value) for value in work()])
