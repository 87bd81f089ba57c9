"""The works in JAX."""

import jax
import jax.numpy as jnp


def chain():
    n = 10_000_000

    def f(x):
        y = jnp.exp(-x * x) * jnp.sin(3.0 * x) + jnp.sqrt(x + 1.0) * jnp.tanh(x)
        return jnp.sum(y * y) / n

    loss, g = jax.value_and_grad(f)(jnp.linspace(0.0, 1.0, n))
    return loss, jnp.sum(g), jnp.max(jnp.abs(g))


def normalise():
    def f(x):
        d = x - jnp.mean(x)
        z = d / jnp.sqrt(jnp.mean(d * d) + 1e-5)
        return jnp.mean(jnp.tanh(z) * z)

    x = jnp.sin(jnp.linspace(0.0, 100.0, 4_000_000))
    loss, g = jax.value_and_grad(f)(x)
    return loss, jnp.sum(g * x), jnp.max(g)


def rows():
    def f(x, bias):
        shifted = x + bias
        e = jnp.exp(shifted - jnp.max(shifted, axis=1, keepdims=True))
        p = e / jnp.sum(e, axis=1, keepdims=True)
        return jnp.mean(jnp.sum(p * p, axis=1))

    x = jnp.sin(jnp.linspace(0.0, 50.0, 4_000_000)).reshape(40_000, 100)
    loss, (g, bias_g) = jax.value_and_grad(f, (0, 1))(x, jnp.linspace(-1.0, 1.0, 100))
    return loss, jnp.max(g), jnp.max(bias_g)


def training():
    n = 1_000_000
    x = jnp.linspace(0.0, 1.0, n)
    goal = jnp.sin(6.0 * x)

    def f(w):
        return jnp.mean(jnp.square(jnp.tanh(w * x + 0.1) - goal))

    w, loss = jnp.zeros(n), 0.0
    for _ in range(10):
        loss, g = jax.value_and_grad(f)(w)
        w = w - 500_000.0 * g
    return loss, jnp.sum(w), jnp.max(w)


WORKS = {work.__name__: work for work in (chain, normalise, rows, training)}
