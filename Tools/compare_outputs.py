#!/usr/bin/env python3
"""Compares two results files record by record, numbers within a tolerance.

    python3 Tools/compare_outputs.py results/greeks.results.jsonl.gz Tests/Golden/greeks/expected.jsonl \\
        --tolerance Tests/Golden/greeks/tolerance.json

Records must come in the same order with the same ids, status and tags. Outputs must have the same
names in the same order and the same structure; a float may differ from the expected one by
`absolute + relative * |expected|`, everything else must be equal. Printed text is compared token by
token, its numbers within the same tolerance and runs of spaces folded. Of an error only the keys
that the expected record has are compared. "why" is not compared.

Exit status: 0 equal, 1 different, 2 a file cannot be read. Python's standard library only.
"""

import argparse
import json
import math
import re
import sys
import zlib

from batchfile import read_records

# A number that stands alone: the digits of a name such as float32 or tape_1 are part of the name.
NUMBER = re.compile(r"(?<![\w.])-?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?(?!\w)")


class Tolerance:
    """Bounds for all floats, and others for the outputs listed by name."""

    def __init__(self, relative=0.0, absolute=0.0, names=None):
        self.relative = relative
        self.absolute = absolute
        self.names = names or {}

    def named(self, name):
        bounds = self.names.get(name)
        if bounds is None:
            return self
        return Tolerance(bounds.get("relative", self.relative), bounds.get("absolute", self.absolute))

    def excess(self, actual, expected):
        """How many times the allowed difference two finite floats differ by."""
        difference = abs(actual - expected)
        if difference == 0.0:
            return 0.0
        allowed = self.absolute + self.relative * abs(expected)
        return difference / allowed if allowed > 0.0 else math.inf


class Comparison:
    def __init__(self, tolerance):
        self.tolerance = tolerance
        self.differences = []
        self.worst = {}  # Of each output, the largest difference in units of the allowed one.

    def differ(self, where, actual, expected):
        self.differences.append(f"{where}: got {_short(actual)}, expected {_short(expected)}")

    def floats(self, actual, expected, tolerance, where, name):
        excess = tolerance.excess(actual, expected)
        self.worst[name] = max(self.worst.get(name, 0.0), excess)
        if excess > 1.0:
            self.differ(f"{where} ({excess:.3g} times the tolerance)", actual, expected)

    def values(self, actual, expected, tolerance, where, name):
        if type(actual) is not type(expected):
            self.differ(where, actual, expected)
        elif isinstance(expected, float):
            self.floats(actual, expected, tolerance, where, name)
        elif isinstance(expected, list):
            if len(actual) != len(expected):
                self.differ(f"{where} has another length", actual, expected)
                return
            for index, (left, right) in enumerate(zip(actual, expected)):
                self.values(left, right, tolerance, f"{where}[{index}]", name)
        elif isinstance(expected, dict):
            if list(actual) != list(expected):
                self.differ(f"{where} has other keys", list(actual), list(expected))
                return
            for key, right in expected.items():
                self.values(actual[key], right, tolerance, f"{where}.{key}", name)
        elif actual != expected:
            self.differ(where, actual, expected)

    def text(self, actual, expected, where):
        """Printed text: the words between numbers exactly, the numbers within the tolerance."""
        left, right = (NUMBER.split(re.sub(r" +", " ", text)) for text in (actual, expected))
        if [part.strip(" ") for part in left] != [part.strip(" ") for part in right]:
            self.differ(where, actual, expected)
            return
        for found, wanted in zip(NUMBER.findall(actual), NUMBER.findall(expected)):
            # A number printed as an integer is compared exactly.
            if found != wanted and (found.lstrip("-").isdigit() or wanted.lstrip("-").isdigit()):
                self.differ(where, found, wanted)
            else:
                self.floats(float(found), float(wanted), self.tolerance, where, "stdout")

    def records(self, actual, expected, number):
        where = f"record {number} {expected.get('id')}"
        for key in ("id", "status", "tags"):
            if actual.get(key) != expected.get(key):
                self.differ(f"{where} {key}", actual.get(key), expected.get(key))
                if key == "status" and "error" in actual:
                    self.differences[-1] += f" ({_short(actual['error'])})"
                if key != "tags":
                    return
        outputs, wanted = actual.get("outputs", {}), expected.get("outputs", {})
        if list(outputs) != list(wanted):
            self.differ(f"{where} has other outputs", list(outputs), list(wanted))
        for name in wanted:
            if name in outputs:
                self.values(outputs[name], wanted[name], self.tolerance.named(name), f"{where} {name}", name)
        for key, value in expected.get("error", {}).items():
            found = actual.get("error", {}).get(key)
            if found != value:
                self.differ(f"{where} error.{key}", found, value)
        self.text(actual.get("stdout", ""), expected.get("stdout", ""), f"{where} stdout")


def _short(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:157] + "..."


def compare(actual_path, expected_path, tolerance, limit=None):
    """The comparison of two files and the number of records compared."""
    comparison = Comparison(tolerance)
    actual, expected = read_records(actual_path), read_records(expected_path)
    count = 0
    while limit is None or count < limit:
        left, right = next(actual, None), next(expected, None)
        if left is None or right is None:
            if left is not right:
                longer = actual_path if right is None else expected_path
                comparison.differences.append(f"after {count} records only {longer} goes on")
            break
        count += 1
        comparison.records(left, right, count)
    return comparison, count


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n")[0], epilog=__doc__.split("\n", 1)[1],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("actual")
    parser.add_argument("expected")
    parser.add_argument("--relative", type=float, default=0.0)
    parser.add_argument("--absolute", type=float, default=0.0)
    parser.add_argument("--tolerance", metavar="FILE", help='{"relative", "absolute", "names": {NAME: {..}}}')
    parser.add_argument("--limit", type=int, help="compare the first records only")
    parser.add_argument("--show", type=int, default=10, help="differences to print, default 10")
    parser.add_argument("--verbose", action="store_true", help="print each output's largest difference")
    arguments = parser.parse_args()

    try:
        tolerance = Tolerance(arguments.relative, arguments.absolute)
        if arguments.tolerance:
            with open(arguments.tolerance) as file:
                bounds = json.load(file)
            tolerance = Tolerance(**{key: bounds[key] for key in bounds if key != "because"})
        comparison, count = compare(arguments.actual, arguments.expected, tolerance, arguments.limit)
    except (OSError, EOFError, zlib.error, ValueError, TypeError) as error:
        print(f"compare_outputs: {error}", file=sys.stderr)
        sys.exit(2)

    for line in comparison.differences[: arguments.show]:
        print(line)
    if len(comparison.differences) > arguments.show:
        print(f"and {len(comparison.differences) - arguments.show} more differences")
    if arguments.verbose:
        print(f"{count} records; largest differences, in units of the allowed one:")
        for name, excess in comparison.worst.items():
            print(f"  {name}: {excess:.3g}")
    sys.exit(1 if comparison.differences else 0)


if __name__ == "__main__":
    main()
