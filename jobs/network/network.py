# The loss of a 16-32-32-1 network on a batch of examples, and how strongly it pulls at each of the
# network's weight tensors.
#
# Inputs, float32:
#   x  [n, 16], the examples
#   y  [n], their targets

import tensorflow as tf


def weights(rows, columns, step, scale):
    """A rows x columns matrix that looks random and is a formula: scale * sin(step * i * j)."""
    i = tf.reshape(tf.range(1.0, rows + 1.0), [rows, 1])
    j = tf.reshape(tf.range(1.0, columns + 1.0), [1, columns])
    return scale * tf.sin(step * i * j)


def biases(count, step, scale):
    return scale * tf.sin(step * tf.range(1.0, count + 1.0))


w1 = tf.Variable(weights(16, 32, 0.37, 0.35), name="w1")
b1 = tf.Variable(biases(32, 1.3, 0.1), name="b1")
w2 = tf.Variable(weights(32, 32, 0.71, 0.25), name="w2")
b2 = tf.Variable(biases(32, 2.1, 0.1), name="b2")
w3 = tf.Variable(weights(32, 1, 0.53, 0.25), name="w3")
b3 = tf.Variable(biases(1, 0.9, 0.1), name="b3")

with tf.GradientTape() as tape:
    first = tf.tanh(x @ w1 + b1)
    second = tf.tanh(first @ w2 + b2)
    prediction = tf.reshape(second @ w3 + b3, [-1])
    loss = tf.reduce_mean(tf.square(prediction - y))

gradients = tape.gradient(loss, [w1, b1, w2, b2, w3, b3])
norm_w1, norm_b1, norm_w2, norm_b2, norm_w3, norm_b3 = [tf.norm(gradient) for gradient in gradients]
