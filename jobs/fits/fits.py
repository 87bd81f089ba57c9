# A curve fit as a training loop: y = a exp(-b t) + c, by 200 steps of gradient descent with
# momentum, one tape a step.
#
# Inputs, float64:
#   t  [n], the times of the measurements (the same for the whole batch)
#   y  [n], the measurements

import tensorflow as tf

# The rate is fitted as its logarithm: it stays positive, and one step size suits all three
# parameters. They start from the first and the last measurement.
a = tf.Variable(y[0] - y[-1], name="a")
log_b = tf.Variable(tf.zeros_like(y[0]), name="log_b")
c = tf.Variable(y[-1], name="c")

parameters = [a, log_b, c]
velocities = [tf.Variable(tf.zeros_like(parameter), trainable=False) for parameter in parameters]

learning_rate = 0.5
momentum = 0.7


def mean_square_error():
    residual = a * tf.exp(-tf.exp(log_b) * t) + c - y
    return tf.reduce_mean(tf.square(residual))


for step in range(200):
    with tf.GradientTape() as tape:
        loss = mean_square_error()
    gradients = tape.gradient(loss, parameters)
    for parameter, velocity, gradient in zip(parameters, velocities, gradients):
        velocity.assign(momentum * velocity - learning_rate * gradient)
        parameter.assign_add(velocity)

b = tf.exp(log_b)
loss = mean_square_error()
