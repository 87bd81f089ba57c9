#!/usr/bin/env python3
"""Writes a batch of points near the minimum of the 20-dimensional Rosenbrock function, at (1, ..., 1).

The same count and seed give the same batch, and a longer batch begins with the shorter one.
"""

import argparse
import pathlib
import random

from batchfile import BatchWriter

DEFAULT_OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "jobs/hessian/hessian.jsonl.gz"
DIMENSION = 20


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1960)
    parser.add_argument("--output", default=str(DEFAULT_OUTPUT))
    parser.add_argument("--level", type=int, default=9, help="compression level, 1 to 9")
    arguments = parser.parse_args()

    uniform = random.Random(arguments.seed).random
    with BatchWriter(arguments.output, arguments.level) as batch:
        outputs = ["value", "gradient", "hessian"]
        batch.write({"batch": {"program": "hessian", "dtype": "float64", "outputs": outputs}})
        for number in range(1, arguments.count + 1):
            point = [round(0.5 + uniform(), 4) for _ in range(DIMENSION)]
            batch.write({"id": f"point-{number:06d}", "inputs": {"x": point}})


if __name__ == "__main__":
    main()
