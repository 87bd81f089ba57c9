# Per-example gradients: the loss of a small network on one image, and how strongly that image
# pulls at each of the network's weight tensors.
#
# Inputs:
#   pixels  float32 [64], the grey values 0 to 16 of an 8 x 8 image, row by row
# Parameters:
#   label   int, the digit that the image shows, 0 to 9

import tensorflow as tf


def weights(rows, columns, step, scale):
    """A rows x columns matrix that looks random and is a formula: scale * sin(step * i * j)."""
    i = tf.reshape(tf.range(1.0, rows + 1.0), [rows, 1])
    j = tf.reshape(tf.range(1.0, columns + 1.0), [1, columns])
    return scale * tf.sin(step * i * j)


def biases(count, step, scale):
    return scale * tf.sin(step * tf.range(1.0, count + 1.0))


w1 = tf.Variable(weights(64, 32, 0.37, 0.2), name="w1")
b1 = tf.Variable(biases(32, 1.3, 0.1), name="b1")
w2 = tf.Variable(weights(32, 10, 0.71, 0.3), name="w2")
b2 = tf.Variable(biases(10, 2.1, 0.1), name="b2")

x = tf.reshape(pixels / 16.0, [1, 64])
target = tf.cast(tf.range(10) == label, tf.float32)

with tf.GradientTape() as tape:
    hidden = tf.tanh(x @ w1 + b1)
    logits = tf.reshape(hidden @ w2 + b2, [10])
    # The softmax does not change when all logits move together: take the largest off, so that exp
    # cannot overflow, and let no gradient flow through it.
    shifted = logits - tf.stop_gradient(tf.reduce_max(logits))
    log_probabilities = shifted - tf.math.log(tf.reduce_sum(tf.exp(shifted)))
    loss = -tf.reduce_sum(target * log_probabilities)

gradients = tape.gradient(loss, [w1, b1, w2, b2])
norm_w1, norm_b1, norm_w2, norm_b2 = [tf.norm(gradient) for gradient in gradients]
