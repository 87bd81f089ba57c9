"""The loss of a small recurrent network that predicts the next character, as in ADBench.

main [2 l, 4 b]: of each of l layers a row of weights and one of biases, four gates wide. extra [3, b]: weights of
the input, weights and biases of the output. state [2 l, b]: of each layer the hidden values and the cells.
sequence [n, b].
"""

import tensorflow as tf


def layer(weights, biases, hidden, cell, x):
    w = tf.split(weights, 4)
    b = tf.split(biases, 4)
    forget = tf.sigmoid(x * w[0] + b[0])
    ingate = tf.sigmoid(hidden * w[1] + b[1])
    outgate = tf.sigmoid(x * w[2] + b[2])
    change = tf.tanh(hidden * w[3] + b[3])
    cell = cell * forget + ingate * change
    return outgate * tf.tanh(cell), cell


def objective(main, extra, state, sequence):
    rows, values = tf.unstack(main), tf.unstack(state)
    into, out, bias = tf.unstack(extra)
    steps = tf.unstack(sequence)
    layers = len(rows) // 2
    total = tf.zeros([], dtype=tf.float64)
    for t in range(len(steps) - 1):
        x = steps[t] * into
        for i in range(layers):
            hidden, cell = layer(rows[2 * i], rows[2 * i + 1], values[2 * i], values[2 * i + 1], x)
            values[2 * i], values[2 * i + 1] = hidden, cell
            x = hidden
        guess = x * out + bias
        total += tf.reduce_sum(steps[t + 1] * (guess - tf.math.log(2.0 + tf.reduce_sum(tf.exp(guess)))))
    return -total / ((len(steps) - 1) * sequence.shape[1])


def gradient(main, extra, state, sequence):
    with tf.GradientTape() as tape:
        tape.watch([main, extra])
        value = objective(main, extra, state, sequence)
    return tape.gradient(value, [main, extra])
