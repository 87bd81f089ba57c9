"""The programs beside it in PyTorch, by torch.func; compiled when asked for."""

import math

import torch
from constants import mixture_constant
from torch.func import grad, jacrev, jvp, vmap

torch.set_default_dtype(torch.float64)


def gmm_objective(alpha, means, icf, x, gamma, m):
    k, d = means.shape
    n = x.shape[0]
    logs, lower = icf[:, :d], icf[:, d:]
    columns, rows = torch.triu_indices(d, d, 1)
    diagonal = torch.exp(logs)
    factor = torch.zeros(k, d, d).index_put((torch.arange(k)[:, None], rows, columns), lower)
    factor = factor + torch.diag_embed(diagonal)
    scaled = factor @ x.T[None] - factor @ means[:, :, None]
    inner = (alpha + logs.sum(1))[:, None] - 0.5 * (scaled**2).sum(1)
    likelihood = torch.logsumexp(inner, 0).sum() - n * torch.logsumexp(alpha, 0)
    prior = 0.5 * gamma**2 * ((diagonal**2).sum() + (lower**2).sum()) - m * logs.sum()
    return likelihood - 0.5 * n * d * math.log(2.0 * math.pi) + prior - k * mixture_constant(d, m, gamma)


def lstm_objective(main, extra, state, sequence):
    layers, (count, width) = main.shape[0] // 2, sequence.shape
    gates = main.reshape(layers, 2, 4, width).unbind(0)
    values = list(state.reshape(layers, 2, width).unbind(0))
    values = [tuple(v.unbind(0)) for v in values]
    steps, total = sequence.unbind(0), 0.0
    for t in range(count - 1):
        x = steps[t] * extra[0]
        for i in range(layers):
            w, b = gates[i]
            hidden, cell = values[i]
            forget, ingate = torch.sigmoid(x * w[0] + b[0]), torch.sigmoid(hidden * w[1] + b[1])
            outgate, change = torch.sigmoid(x * w[2] + b[2]), torch.tanh(hidden * w[3] + b[3])
            cell = cell * forget + ingate * change
            x = outgate * torch.tanh(cell)
            values[i] = (x, cell)
        guess = x * extra[1] + extra[2]
        total = total + (steps[t + 1] * (guess - torch.log(2.0 + torch.exp(guess).sum()))).sum()
    return -total / ((count - 1) * width)


def error(camera, point, weight, feature):
    vector = camera[0:3]
    angle = torch.sqrt(vector @ vector)
    axis, at = vector / angle, point - camera[3:6]
    turned = torch.linalg.cross(axis, at) * torch.sin(angle)
    at = at * torch.cos(angle) + turned + axis * (axis @ at) * (1 - torch.cos(angle))
    plane = at[:2] / at[2]
    squared = plane @ plane
    plane = plane * (1 + camera[9] * squared + camera[10] * squared**2)
    return weight * (plane * camera[6] + camera[7:9] - feature)


def observed(cameras, points, weights):
    index = torch.arange(weights.shape[0])
    return cameras[index % cameras.shape[0]], points[index % points.shape[0]]


def ba_objective(cameras, points, weights, features):
    cameras, points = observed(cameras, points, weights)
    return vmap(error)(cameras, points, weights, features), 1 - weights**2


def ba_jacobian(cameras, points, weights, features):
    cameras, points = observed(cameras, points, weights)
    blocks = vmap(jacrev(error, argnums=(0, 1, 2)))(cameras, points, weights, features)
    return torch.cat([blocks[0], blocks[1], blocks[2][..., None]], dim=2), -2 * weights


def kmeans_objective(points, centroids):
    squares = (points**2).sum(1, keepdim=True) + (centroids**2).sum(1)
    return (squares - 2 * points @ centroids.T).amin(1).sum()


def kmeans_direction(points, centroids):
    gradient = grad(kmeans_objective, argnums=1)
    return jvp(lambda c: gradient(points, c), (centroids,), (torch.ones_like(centroids),))


FUNCTIONS = {
    "gmm.objective": gmm_objective,
    "gmm.gradient": grad(gmm_objective, argnums=(0, 1, 2)),
    "lstm.objective": lstm_objective,
    "lstm.gradient": grad(lstm_objective, argnums=(0, 1)),
    "ba.objective": ba_objective,
    "ba.jacobian": ba_jacobian,
    "kmeans.objective": kmeans_objective,
    "kmeans.direction": kmeans_direction,
}


def prepare(case, arguments, compiles):
    """A call without arguments."""
    function = torch.compile(FUNCTIONS[case]) if compiles else FUNCTIONS[case]
    values = [torch.tensor(v) if isinstance(v, list) else v for v in arguments.values()]
    return lambda: function(*values)
