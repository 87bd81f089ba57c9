"""The works that are compared: what a job holds, what it gives, and the constants of the networks."""

import dataclasses

import numpy as np


@dataclasses.dataclass(frozen=True)
class Work:
    """A work's arguments in the order in which every tool's function takes them, and its outputs."""

    dtype: str
    inputs: list
    outputs: list
    chunk: int  # Jobs in one call of a vectorized function: its arrays stay in the cache.
    shared: list = dataclasses.field(default_factory=list)  # Inputs from the batch record, first.
    params: list = dataclasses.field(default_factory=list)  # Whole numbers, last.


WORKS = {
    "greeks": Work(
        dtype="float64",
        inputs=["S", "K", "T", "r", "sigma"],
        outputs=["price", "delta", "dual_delta", "theta", "rho", "vega", "gamma", "vanna", "volga"],
        chunk=2048,
    ),
    "fits": Work(dtype="float64", shared=["t"], inputs=["y"], outputs=["a", "b", "c", "loss"], chunk=256),
    "digits": Work(
        dtype="float32",
        inputs=["pixels"],
        params=["label"],
        outputs=["loss", "norm_w1", "norm_b1", "norm_w2", "norm_b2"],
        chunk=256,
    ),
    "hessian": Work(
        dtype="float64", inputs=["x"], outputs=["value", "gradient", "hessian"], chunk=128
    ),
    "network": Work(
        dtype="float32",
        inputs=["x", "y"],
        outputs=["loss", "norm_w1", "norm_b1", "norm_w2", "norm_b2", "norm_w3", "norm_b3"],
        chunk=128,
    ),
}

# Of the fits: steps, step size, momentum.
STEPS = 200
LEARNING_RATE = 0.5
MOMENTUM = 0.7


def _weights(rows, columns, step, scale):
    i = np.arange(1, rows + 1, dtype=np.float32)[:, None]
    j = np.arange(1, columns + 1, dtype=np.float32)[None, :]
    # The angle in float32, as in the programs: it is large, and its rounding shows.
    angle = np.float32(step) * i * j
    return np.float32(scale) * np.sin(angle.astype(np.float64)).astype(np.float32)


def _biases(count, step, scale):
    return _weights(1, count, step, scale)[0]


def digits_weights():
    return [
        _weights(64, 32, 0.37, 0.2),
        _biases(32, 1.3, 0.1),
        _weights(32, 10, 0.71, 0.3),
        _biases(10, 2.1, 0.1),
    ]


def network_weights():
    return [
        _weights(16, 32, 0.37, 0.35),
        _biases(32, 1.3, 0.1),
        _weights(32, 32, 0.71, 0.25),
        _biases(32, 2.1, 0.1),
        _weights(32, 1, 0.53, 0.25),
        _biases(1, 0.9, 0.1),
    ]
