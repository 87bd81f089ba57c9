# Ten steps of gradient descent on a million weights.
import tensorflow as tf


def work():
    n = 1_000_000
    x = tf.linspace(0.0, 1.0, n)
    goal = tf.sin(6.0 * x)
    w = tf.zeros([n])
    loss = 0.0
    for _ in range(10):
        with tf.GradientTape() as tape:
            tape.watch(w)
            loss = tf.reduce_mean(tf.square(tf.tanh(w * x + 0.1) - goal))
        w = w - 500_000.0 * tape.gradient(loss, w)
    return loss, tf.reduce_sum(w), tf.reduce_max(w)


print([float(value) for value in work()])
