"""The works in JAX: one job's function, differentiated, compiled, and mapped over jobs."""

import jax
import jax.numpy as jnp
import numpy as np

import works

jax.config.update("jax_enable_x64", True)


def _call_price(S, K, T, r, sigma):
    def normal_cdf(x):
        return 0.5 * (1.0 + jax.lax.erf(x / np.sqrt(2.0)))

    total_volatility = sigma * jnp.sqrt(T)
    d1 = (jnp.log(S / K) + (r + 0.5 * sigma * sigma) * T) / total_volatility
    return S * normal_cdf(d1) - K * jnp.exp(-r * T) * normal_cdf(d1 - total_volatility)


def greeks(S, K, T, r, sigma):
    first_order = jax.value_and_grad(_call_price, argnums=(0, 1, 2, 3, 4))

    def along(spot, volatility):
        return jax.jvp(
            lambda S, sigma: first_order(S, K, T, r, sigma), (S, sigma), (spot, volatility)
        )

    one, zero = jnp.ones_like(S), jnp.zeros_like(S)
    (price, first), (_, by_spot) = along(one, zero)
    _, (_, by_volatility) = along(zero, one)
    delta, dual_delta, by_expiry, rho, vega = first
    return price, delta, dual_delta, -by_expiry, rho, vega, by_spot[0], by_spot[4], by_volatility[4]


def fits(t, y):
    def loss(parameters):
        a, log_b, c = parameters
        return jnp.mean(jnp.square(a * jnp.exp(-jnp.exp(log_b) * t) + c - y))

    def step(_, state):
        parameters, velocities = state
        gradients = jax.grad(loss)(parameters)
        velocities = works.MOMENTUM * velocities - works.LEARNING_RATE * gradients
        return parameters + velocities, velocities

    start = jnp.stack([y[0] - y[-1], jnp.zeros_like(y[0]), y[-1]])
    parameters, _ = jax.lax.fori_loop(0, works.STEPS, step, (start, jnp.zeros_like(start)))
    a, log_b, c = parameters
    return a, jnp.exp(log_b), c, loss(parameters)


def digits(pixels, label):
    def loss(weights):
        w1, b1, w2, b2 = weights
        logits = jnp.tanh(pixels / 16.0 @ w1 + b1) @ w2 + b2
        return -jax.nn.log_softmax(logits)[label]

    value, gradients = jax.value_and_grad(loss)(works.digits_weights())
    return value, *(jnp.sqrt(jnp.sum(jnp.square(gradient))) for gradient in gradients)


def hessian(x):
    def function(x):
        head, tail = x[:-1], x[1:]
        return jnp.sum(100.0 * jnp.square(tail - jnp.square(head)) + jnp.square(1.0 - head))

    return *jax.value_and_grad(function)(x), jax.hessian(function)(x)


def network(x, y):
    def loss(weights):
        w1, b1, w2, b2, w3, b3 = weights
        second = jnp.tanh(jnp.tanh(x @ w1 + b1) @ w2 + b2)
        return jnp.mean(jnp.square((second @ w3 + b3)[:, 0] - y))

    value, gradients = jax.value_and_grad(loss)(works.network_weights())
    return value, *(jnp.sqrt(jnp.sum(jnp.square(gradient))) for gradient in gradients)


def evaluator(name, mode):
    """A function from the arguments of many jobs to their outputs: `jit` is called once a job."""
    function, shared = globals()[name], len(works.WORKS[name].shared)
    if mode == "vmap":
        arguments = shared + len(works.WORKS[name].inputs) + len(works.WORKS[name].params)
        mapped = jax.jit(jax.vmap(function, in_axes=[None] * shared + [0] * (arguments - shared)))
        return lambda *arrays: [np.asarray(output) for output in mapped(*arrays)]

    compiled = jax.jit(function)

    def one_by_one(*arrays):
        jobs = zip(*arrays[shared:])
        results = [jax.device_get(compiled(*arrays[:shared], *job)) for job in jobs]
        return [np.stack(output) for output in zip(*results)]

    return one_by_one
