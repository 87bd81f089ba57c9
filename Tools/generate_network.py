#!/usr/bin/env python3
"""Writes jobs of eight examples each, 16 features and a target, for a small network.

The same count and seed give the same batch, and a longer batch begins with the shorter one.
"""

import argparse
import math
import pathlib
import random

from batchfile import BatchWriter

DEFAULT_OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "jobs/network/network.jsonl.gz"
EXAMPLE_COUNT = 8
FEATURE_COUNT = 16
OUTPUTS = ["loss", "norm_w1", "norm_b1", "norm_w2", "norm_b2", "norm_w3", "norm_b3"]


def target(features):
    """What a network of this size could learn: a smooth function of sums of the features."""
    half = FEATURE_COUNT // 2
    return round(math.sin(sum(features[:half])) + 0.25 * sum(features[half:]), 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1986)
    parser.add_argument("--output", default=str(DEFAULT_OUTPUT))
    parser.add_argument("--level", type=int, default=9, help="compression level, 1 to 9")
    arguments = parser.parse_args()

    uniform = random.Random(arguments.seed).random
    with BatchWriter(arguments.output, arguments.level) as batch:
        batch.write({"batch": {"program": "network", "outputs": OUTPUTS}})
        for number in range(1, arguments.count + 1):
            x = [
                [round(2.0 * uniform() - 1.0, 3) for _ in range(FEATURE_COUNT)]
                for _ in range(EXAMPLE_COUNT)
            ]
            batch.write({"id": f"examples-{number:06d}", "inputs": {"x": x, "y": [target(row) for row in x]}})


if __name__ == "__main__":
    main()
