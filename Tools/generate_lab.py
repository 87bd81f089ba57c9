#!/usr/bin/env python3
"""Writes the batch that runs every program of the lab once, in the order of the lab."""

import argparse
import pathlib

from batchfile import BatchWriter

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "jobs/lab"
PROGRAMS = [
    "square_of_sum",
    "fourth_power",
    "expired_tape",
    "persistent_tape",
    "second_order_between",
    "second_order_inside",
    "second_order_outside",
    "second_order_outside_persistent",
    "second_gradient_inner_block",
    "second_gradient_outer_block",
    "second_gradient_after_both",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", default=str(FOLDER / "lab.jsonl.gz"))
    parser.add_argument("--level", type=int, default=9, help="compression level, 1 to 9")
    arguments = parser.parse_args()

    listed, present = set(PROGRAMS), {path.stem for path in FOLDER.glob("*.py")}
    if listed != present:
        raise SystemExit(f"programs and list differ: {sorted(listed ^ present)}")
    with BatchWriter(arguments.output, arguments.level) as batch:
        for number, program in enumerate(PROGRAMS, start=1):
            batch.write({"id": f"lab-{number:02d}", "program": program})


if __name__ == "__main__":
    main()
