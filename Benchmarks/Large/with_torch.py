"""The works in PyTorch."""

import torch


def chain():
    n = 10_000_000
    x = torch.linspace(0.0, 1.0, n, requires_grad=True)
    y = torch.exp(-x * x) * torch.sin(3.0 * x) + torch.sqrt(x + 1.0) * torch.tanh(x)
    loss = torch.sum(y * y) / n
    (g,) = torch.autograd.grad(loss, x)
    return loss, torch.sum(g), torch.max(torch.abs(g))


def normalise():
    x = torch.sin(torch.linspace(0.0, 100.0, 4_000_000)).requires_grad_()
    d = x - torch.mean(x)
    z = d / torch.sqrt(torch.mean(d * d) + 1e-5)
    loss = torch.mean(torch.tanh(z) * z)
    (g,) = torch.autograd.grad(loss, x)
    return loss, torch.sum(g * x), torch.max(g)


def rows():
    x = torch.sin(torch.linspace(0.0, 50.0, 4_000_000)).reshape(40_000, 100).requires_grad_()
    bias = torch.linspace(-1.0, 1.0, 100, requires_grad=True)
    shifted = x + bias
    e = torch.exp(shifted - torch.amax(shifted, dim=1, keepdim=True))
    p = e / torch.sum(e, dim=1, keepdim=True)
    loss = torch.mean(torch.sum(p * p, dim=1))
    g, bias_g = torch.autograd.grad(loss, [x, bias])
    return loss, torch.max(g), torch.max(bias_g)


def training():
    n = 1_000_000
    x = torch.linspace(0.0, 1.0, n)
    goal = torch.sin(6.0 * x)
    w = torch.zeros(n)
    loss = None
    for _ in range(10):
        w = w.detach().requires_grad_()
        loss = torch.mean(torch.square(torch.tanh(w * x + 0.1) - goal))
        w = w - 500_000.0 * torch.autograd.grad(loss, w)[0]
    return loss, torch.sum(w), torch.max(w)


WORKS = {work.__name__: work for work in (chain, normalise, rows, training)}
