"""The works in TensorFlow, compiled by tf.function for many jobs at once.

Where a job's gradient is elementwise over the jobs, the formula is written for all of them; where it
is not, TensorFlow's own vectorizer maps it (`vectorized_map`, `batch_jacobian`).
"""

import math
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf

import works

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)


def _call_price(S, K, T, r, sigma):
    def normal_cdf(x):
        return 0.5 * (1.0 + tf.math.erf(x / math.sqrt(2.0)))

    total_volatility = sigma * tf.sqrt(T)
    d1 = (tf.math.log(S / K) + (r + 0.5 * sigma * sigma) * T) / total_volatility
    return S * normal_cdf(d1) - K * tf.exp(-r * T) * normal_cdf(d1 - total_volatility)


def greeks(S, K, T, r, sigma):
    with tf.GradientTape(persistent=True) as outer:
        outer.watch([S, sigma])
        with tf.GradientTape() as inner:
            inner.watch([S, K, T, r, sigma])
            price = _call_price(S, K, T, r, sigma)
        delta, dual_delta, by_expiry, rho, vega = inner.gradient(price, [S, K, T, r, sigma])
    gamma, vanna = outer.gradient(delta, [S, sigma])
    volga = outer.gradient(vega, sigma)
    return price, delta, dual_delta, -by_expiry, rho, vega, gamma, vanna, volga


def fits(t, y):
    def losses(a, log_b, c):
        residuals = a[:, None] * tf.exp(-tf.exp(log_b)[:, None] * t) + c[:, None] - y
        return tf.reduce_mean(tf.square(residuals), axis=1)

    first, last = y[:, 0], y[:, -1]
    zeros = tf.zeros_like(first)
    parameters, velocities = [first - last, zeros, last], [zeros, zeros, zeros]
    for _ in tf.range(works.STEPS):
        with tf.GradientTape() as tape:
            tape.watch(parameters)
            loss = losses(*parameters)
        gradients = tape.gradient(loss, parameters)
        velocities = [
            works.MOMENTUM * velocity - works.LEARNING_RATE * gradient
            for velocity, gradient in zip(velocities, gradients)
        ]
        parameters = [
            parameter + velocity for parameter, velocity in zip(parameters, velocities)
        ]
    a, log_b, c = parameters
    return a, tf.exp(log_b), c, losses(a, log_b, c)


def _loss_and_norms(loss_of, weights):
    weights = [tf.constant(weight) for weight in weights]
    with tf.GradientTape() as tape:
        tape.watch(weights)
        loss = loss_of(*weights)
    return loss, *map(tf.norm, tape.gradient(loss, weights))


def digits(pixels, labels):
    def job(arguments):
        image, label = arguments

        def loss(w1, b1, w2, b2):
            logits = tf.tanh(image[None, :] / 16.0 @ w1 + b1) @ w2 + b2
            return tf.nn.sparse_softmax_cross_entropy_with_logits(label[None], logits)[0]

        return _loss_and_norms(loss, works.digits_weights())

    return tf.vectorized_map(job, (pixels, labels))


def hessian(x):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            head, tail = x[:, :-1], x[:, 1:]
            terms = 100.0 * tf.square(tail - tf.square(head)) + tf.square(1.0 - head)
            value = tf.reduce_sum(terms, axis=1)
        gradient = inner.gradient(value, x)
    return value, gradient, outer.batch_jacobian(gradient, x)


def network(x, y):
    def job(arguments):
        examples, targets = arguments

        def loss(w1, b1, w2, b2, w3, b3):
            second = tf.tanh(tf.tanh(examples @ w1 + b1) @ w2 + b2)
            return tf.reduce_mean(tf.square((second @ w3 + b3)[:, 0] - targets))

        return _loss_and_norms(loss, works.network_weights())

    return tf.vectorized_map(job, (x, y))


def evaluator(name, mode):
    """A function from the arguments of many jobs to their outputs: `graph`, or compiled by `xla`."""
    compiled = tf.function(globals()[name], jit_compile=mode == "xla")
    return lambda *arrays: [output.numpy() for output in compiled(*map(tf.constant, arrays))]
