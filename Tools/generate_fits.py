#!/usr/bin/env python3
"""Writes a batch of noisy exponential decays, 50 points each, with the truth in each job's tags.

The same count and seed give the same batch, and a longer batch begins with the shorter one.
"""

import argparse
import math
import pathlib
import random

from batchfile import BatchWriter

DEFAULT_OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "jobs/fits/fits.jsonl.gz"
POINT_COUNT = 50
INTERVAL = 0.12
NOISE = 0.05


def decay(uniform, times):
    """The true parameters of one data set, and its measurements."""
    a = round(1.0 + 1.5 * uniform(), 3)
    b = round(0.5 + 1.5 * uniform(), 3)
    c = round(2.0 * uniform() - 1.0, 3)
    measurements = []
    for t in times:
        # Box and Muller's normal deviate; 1 - u is never zero.
        normal = math.sqrt(-2.0 * math.log(1.0 - uniform())) * math.cos(2.0 * math.pi * uniform())
        measurements.append(round(a * math.exp(-b * t) + c + NOISE * normal, 5))
    return {"a": a, "b": b, "c": c}, measurements


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1847)
    parser.add_argument("--output", default=str(DEFAULT_OUTPUT))
    parser.add_argument("--level", type=int, default=9, help="compression level, 1 to 9")
    arguments = parser.parse_args()

    uniform = random.Random(arguments.seed).random
    times = [round(INTERVAL * index, 2) for index in range(POINT_COUNT)]
    with BatchWriter(arguments.output, arguments.level) as batch:
        batch.write(
            {
                "batch": {
                    "program": "fits",
                    "dtype": "float64",
                    "inputs": {"t": times},
                    "outputs": ["a", "b", "c", "loss"],
                }
            }
        )
        for number in range(1, arguments.count + 1):
            truth, measurements = decay(uniform, times)
            batch.write({"id": f"decay-{number:06d}", "inputs": {"y": measurements}, "tags": {"truth": truth}})


if __name__ == "__main__":
    main()
