#!/usr/bin/env python3
"""Writes the batch of handwritten digits, one job an image, from jobs/digits/data/digits.csv.gz."""

import argparse
import csv
import gzip
import pathlib

from batchfile import BatchWriter

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "jobs/digits"
OUTPUTS = ["loss", "norm_w1", "norm_b1", "norm_w2", "norm_b2"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=str(FOLDER / "data/digits.csv.gz"))
    parser.add_argument("--output", default=str(FOLDER / "digits.jsonl.gz"))
    parser.add_argument("--level", type=int, default=9, help="compression level, 1 to 9")
    arguments = parser.parse_args()

    with gzip.open(arguments.data, "rt", newline="") as data, BatchWriter(
        arguments.output, arguments.level
    ) as batch:
        batch.write({"batch": {"program": "digits", "outputs": OUTPUTS}})
        for number, row in enumerate(csv.reader(data), start=1):
            *pixels, label = [int(value) for value in row]
            batch.write(
                {
                    "id": f"image-{number:04d}",
                    "inputs": {"pixels": pixels},
                    "params": {"label": label},
                    "tags": {"label": label},
                }
            )


if __name__ == "__main__":
    main()
