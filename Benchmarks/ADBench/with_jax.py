"""The programs beside it in JAX, each function compiled as a whole."""

import math

import jax
import jax.numpy as jnp
from constants import mixture_constant
from jax.scipy.special import logsumexp

jax.config.update("jax_enable_x64", True)


def gmm_objective(alpha, means, icf, x, gamma, m):
    k, d = means.shape
    n = x.shape[0]
    logs, lower = icf[:, :d], icf[:, d:]
    columns, rows = jnp.triu_indices(d, 1)
    diagonal = jnp.exp(logs)
    factor = jnp.zeros((k, d, d)).at[:, rows, columns].set(lower)
    factor = factor.at[:, jnp.arange(d), jnp.arange(d)].set(diagonal)
    scaled = factor @ x.T[None] - factor @ means[:, :, None]
    inner = (alpha + logs.sum(1))[:, None] - 0.5 * (scaled**2).sum(1)
    likelihood = logsumexp(inner, axis=0).sum() - n * logsumexp(alpha)
    prior = 0.5 * gamma**2 * ((diagonal**2).sum() + (lower**2).sum()) - m * logs.sum()
    return likelihood - 0.5 * n * d * math.log(2.0 * math.pi) + prior - k * mixture_constant(d, m, gamma)


def lstm_objective(main, extra, state, sequence):
    layers, width = main.shape[0] // 2, sequence.shape[1]
    gates = main.reshape(layers, 2, 4, width)

    def step(carry, pair):
        x, wanted = pair
        x, new = x * extra[0], []
        for i in range(layers):
            (w, b), (hidden, cell) = gates[i], carry[i]
            forget, ingate = jax.nn.sigmoid(x * w[0] + b[0]), jax.nn.sigmoid(hidden * w[1] + b[1])
            outgate, change = jax.nn.sigmoid(x * w[2] + b[2]), jnp.tanh(hidden * w[3] + b[3])
            cell = cell * forget + ingate * change
            x = outgate * jnp.tanh(cell)
            new.append(jnp.stack([x, cell]))
        guess = x * extra[1] + extra[2]
        loss = (wanted * (guess - jnp.log(2.0 + jnp.exp(guess).sum()))).sum()
        return jnp.stack(new), loss

    start = state.reshape(layers, 2, width)
    _, losses = jax.lax.scan(step, start, (sequence[:-1], sequence[1:]))
    return -losses.sum() / losses.size / width


def error(camera, point, weight, feature):
    vector = camera[0:3]
    angle = jnp.sqrt(vector @ vector)
    axis, at = vector / angle, point - camera[3:6]
    at = at * jnp.cos(angle) + jnp.cross(axis, at) * jnp.sin(angle) + axis * (axis @ at) * (1 - jnp.cos(angle))
    plane = at[:2] / at[2]
    squared = plane @ plane
    plane = plane * (1 + camera[9] * squared + camera[10] * squared**2)
    return weight * (plane * camera[6] + camera[7:9] - feature)


def observed(cameras, points, weights):
    index = jnp.arange(weights.shape[0])
    return cameras[index % cameras.shape[0]], points[index % points.shape[0]]


def ba_objective(cameras, points, weights, features):
    cameras, points = observed(cameras, points, weights)
    return jax.vmap(error)(cameras, points, weights, features), 1 - weights**2


def ba_jacobian(cameras, points, weights, features):
    cameras, points = observed(cameras, points, weights)
    blocks = jax.vmap(jax.jacrev(error, argnums=(0, 1, 2)))(cameras, points, weights, features)
    return jnp.concatenate([blocks[0], blocks[1], blocks[2][..., None]], axis=2), -2 * weights


def kmeans_objective(points, centroids):
    squares = (points**2).sum(1, keepdims=True) + (centroids**2).sum(1)
    return (squares - 2 * points @ centroids.T).min(1).sum()


def kmeans_direction(points, centroids):
    gradient = jax.grad(kmeans_objective, argnums=1)
    value, second = jax.jvp(lambda c: gradient(points, c), (centroids,), (jnp.ones_like(centroids),))
    return value, second


FUNCTIONS = {
    "gmm.objective": (gmm_objective, ("gamma", "m")),
    "gmm.gradient": (jax.grad(gmm_objective, argnums=(0, 1, 2)), ("gamma", "m")),
    "lstm.objective": (lstm_objective, ()),
    "lstm.gradient": (jax.grad(lstm_objective, argnums=(0, 1)), ()),
    "ba.objective": (ba_objective, ()),
    "ba.jacobian": (ba_jacobian, ()),
    "kmeans.objective": (kmeans_objective, ()),
    "kmeans.direction": (kmeans_direction, ()),
}


def prepare(case, arguments):
    """A call without arguments, whose result is ready when it returns."""
    function, static = FUNCTIONS[case]
    values = {n: jnp.asarray(v, jnp.float64) if isinstance(v, list) else v for n, v in arguments.items()}
    # jax.grad counts positions, so the arguments are given in their order.
    numbers = tuple(i for i, name in enumerate(values) if name in static)
    compiled = jax.jit(function, static_argnums=numbers)
    return lambda: jax.block_until_ready(compiled(*values.values()))
