"""The works in PyTorch: one job's function, differentiated and mapped over jobs by torch.func."""

import math

import torch
from torch.func import grad, grad_and_value, hessian as hessian_of, jvp, vmap

import works

torch.set_num_threads(1)


def _call_price(S, K, T, r, sigma):
    def normal_cdf(x):
        return 0.5 * (1.0 + torch.erf(x / math.sqrt(2.0)))

    total_volatility = sigma * torch.sqrt(T)
    d1 = (torch.log(S / K) + (r + 0.5 * sigma * sigma) * T) / total_volatility
    return S * normal_cdf(d1) - K * torch.exp(-r * T) * normal_cdf(d1 - total_volatility)


def greeks(S, K, T, r, sigma):
    first_order = grad_and_value(_call_price, argnums=(0, 1, 2, 3, 4))

    def along(spot, volatility):
        return jvp(lambda S, sigma: first_order(S, K, T, r, sigma), (S, sigma), (spot, volatility))

    one, zero = torch.ones_like(S), torch.zeros_like(S)
    (first, price), (by_spot, _) = along(one, zero)
    _, (by_volatility, _) = along(zero, one)
    delta, dual_delta, by_expiry, rho, vega = first
    return price, delta, dual_delta, -by_expiry, rho, vega, by_spot[0], by_spot[4], by_volatility[4]


def _fit_loss(parameters, t, y):
    a, log_b, c = parameters.unbind()
    return torch.mean(torch.square(a * torch.exp(-torch.exp(log_b) * t) + c - y))


def fits(t, y):
    parameters = torch.stack([y[0] - y[-1], torch.zeros_like(y[0]), y[-1]])
    velocities = torch.zeros_like(parameters)
    gradient = grad(_fit_loss)
    for _ in range(works.STEPS):
        velocities = works.MOMENTUM * velocities - works.LEARNING_RATE * gradient(parameters, t, y)
        parameters = parameters + velocities
    a, log_b, c = parameters.unbind()
    return a, torch.exp(log_b), c, _fit_loss(parameters, t, y)


def _norms(gradients):
    return [torch.sqrt(torch.sum(torch.square(gradient))) for gradient in gradients]


DIGITS_WEIGHTS = tuple(map(torch.from_numpy, works.digits_weights()))
NETWORK_WEIGHTS = tuple(map(torch.from_numpy, works.network_weights()))


def digits(pixels, label):
    def loss(weights):
        w1, b1, w2, b2 = weights
        logits = torch.tanh(pixels / 16.0 @ w1 + b1) @ w2 + b2
        return torch.nn.functional.cross_entropy(logits, label)

    gradients, value = grad_and_value(loss)(DIGITS_WEIGHTS)
    return value, *_norms(gradients)


def hessian(x):
    def function(x):
        head, tail = x[:-1], x[1:]
        return torch.sum(100.0 * torch.square(tail - torch.square(head)) + torch.square(1.0 - head))

    gradient, value = grad_and_value(function)(x)
    return value, gradient, hessian_of(function)(x)


def network(x, y):
    def loss(weights):
        w1, b1, w2, b2, w3, b3 = weights
        second = torch.tanh(torch.tanh(x @ w1 + b1) @ w2 + b2)
        return torch.mean(torch.square((second @ w3 + b3)[:, 0] - y))

    gradients, value = grad_and_value(loss)(NETWORK_WEIGHTS)
    return value, *_norms(gradients)


def evaluator(name, mode):
    """A function from the arguments of many jobs to their outputs."""
    assert mode == "vmap"
    work = works.WORKS[name]
    axes = [None] * len(work.shared) + [0] * (len(work.inputs) + len(work.params))
    mapped = vmap(globals()[name], in_dims=tuple(axes))
    return lambda *arrays: [output.numpy() for output in mapped(*map(torch.from_numpy, arrays))]
