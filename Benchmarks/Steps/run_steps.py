"""Times steps: python run_steps.py BINARY [--quick] [--most RATIO] [--only NAME …] [--long].

Steps bound time, so no step may cost much more than another. Each program of `programs.py` runs until it has used its steps,
or some seconds; what it took of the processor, divided by the steps it used, is printed beside the ratio to the cheapest, the
dearest first. Exits with 1 when a ratio is above RATIO (200). `--quick` takes every fifth program for a moment, and a ratio of
400 for a busy machine. `--long` runs what takes long by itself with half a second, and tells how late each job ended.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from programs import LONG, PROGRAMS

BYTES = 1 << 30
# The machine's own steps, of which the cheapest is what the others are held against.
CHEAP = ("pass", "assign a constant", "finally", "for over a range")
# Seconds after its time that a job may end.
LATEST = 0.2


def indented(body):
    return "".join(f"  {line}\n" for line in body.rstrip("\n").split("\n"))


def source(setup, body):
    head = "import tensorflow as tf\nimport numpy as np\nimport math\n" + setup.rstrip("\n") + "\n"
    return head + "while True:\n" + indented(body)


def run(binary, program, steps, seconds, elements=1 << 27):
    """Nanoseconds a step, steps, how the program ended, seconds; nil when it did not end in time."""
    name, setup, body = program
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "steps.jsonl").write_text(json.dumps({"id": name, "source": source(setup, body)}) + "\n")
        command = [
            binary, "run", folder / "steps.jsonl", "-o", folder / "out", "-j", "1", "--no-plans", "--fail-on", "none",
            "--job-log", folder / "log", "--limit", f"steps={steps}", "--limit", f"seconds={seconds}",
            "--limit", f"bytes={BYTES}", "--limit", f"elements={elements}"]
        try:
            subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=10 * seconds + 5)
        except subprocess.TimeoutExpired:
            return float("inf"), 0, "does not end", "", 0.0
        entry = json.loads((folder / "log").read_text())
        error = entry.get("error", {})
        cost = 1e9 * entry["cpu"] / max(entry["steps"], 1)
        return cost, entry["steps"], error.get("type", "ok"), error.get("message", "")[:80], entry["wall"]


def late(binary, chosen, seconds):
    """Runs programs that take long by themselves, and tells of those that end too late."""
    wrong = 0
    for name, setup, body in chosen:
        # Making what it works on takes no time of its own.
        _, _, ended, message, wall = run(binary, (name, setup, body), 100_000_000, seconds, elements=1 << 28)
        mark = "" if ended.endswith("LimitError") and wall < seconds + LATEST else "  <--"
        wrong += bool(mark)
        print(f"{wall:7.2f} s  {ended:18s} {name} {message if mark else ''}{mark}")
    print(f"{wrong} of {len(chosen)} end too late")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--only", action="append", default=[], help="a program by its name, or a part of it")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--most", type=float)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--seconds", type=float)
    options = parser.parse_args()
    programs = LONG if options.long else PROGRAMS
    chosen = [program for program in programs if not options.only or any(part in program[0] for part in options.only)]
    if options.long:
        return late(options.binary, chosen, options.seconds or 0.5)
    if options.quick:
        chosen = chosen[random.randrange(5)::5]
    chosen += [program for program in programs if program[0] in CHEAP and program not in chosen]
    most = options.most or (400 if options.quick else 200)
    steps = options.steps or (100_000 if options.quick else 5_000_000)
    seconds = options.seconds or (0.15 if options.quick else 1.5)
    found = {program[0]: run(options.binary, program, steps, seconds) for program in chosen}
    cheapest = min(found[name][0] for name in CHEAP)
    wrong = 0
    for name, (cost, steps, ended, message, wall) in sorted(found.items(), key=lambda pair: -pair[1][0]):
        ratio = cost / cheapest
        mark = "  <--" if ratio > most or not ended.endswith("LimitError") else ""
        wrong += bool(mark)
        if mark or not options.quick:
            print(f"{cost:12.1f} ns {ratio:8.0f}  {steps:10d} steps {wall:7.2f} s  {ended:18s} {name}{mark}")
        if not ended.endswith("LimitError"):
            print("      " + message)
    print(f"{wrong} of {len(found)} above {most:.0f} times the cheapest, {cheapest:.2f} ns")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
