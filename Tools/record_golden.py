#!/usr/bin/env python3
"""Records what TensorFlow answers to a sample of every example batch, as golden files.

Needs TensorFlow. Writes Tests/Golden/NAME/jobs.jsonl and expected.jsonl; the tolerances beside them
are written by hand. The Greeks are also checked against their closed forms.

    python3 Tools/record_golden.py [NAME ...]
"""

import argparse
import math
import pathlib
import platform
import sys
import time

import numpy as np
import tensorflow as tf

from batchfile import BatchWriter, read_jobs, read_records
from tensorflow_runner import run_job

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "Tests/Golden"
SAMPLES = {"lab": None, "greeks": 200, "digits": 100, "fits": 50, "hessian": 25, "network": 50}  # None: all of them.


def sample(items, count):
    """`count` items spread evenly over all of them, the first one included."""
    if count is None or count >= len(items):
        return items
    return [items[index * len(items) // count] for index in range(count)]


def closed_form_greeks(S, K, T, r, sigma):
    """The Greeks of a European call, as textbooks have them (no dividends)."""
    root = sigma * math.sqrt(T)
    d1 = (math.log(S / K) + (r + 0.5 * sigma**2) * T) / root
    d2 = d1 - root
    density = math.exp(-0.5 * d1 * d1) / math.sqrt(2.0 * math.pi)
    n1, n2 = (0.5 * math.erfc(-d / math.sqrt(2.0)) for d in (d1, d2))
    discount = math.exp(-r * T)
    vega = S * density * math.sqrt(T)
    return {
        "price": S * n1 - K * discount * n2,
        "delta": n1,
        "dual_delta": -discount * n2,
        "theta": -S * density * sigma / (2.0 * math.sqrt(T)) - r * K * discount * n2,
        "rho": K * T * discount * n2,
        "vega": vega,
        "gamma": density / (S * root),
        "vanna": -density * d2 / sigma,
        "volga": vega * d1 * d2 / sigma,
    }


def scales(S, K, T, r, sigma):
    """What the closed forms are compared relative to: the size of the terms that cancel in them."""
    root = sigma * math.sqrt(T)
    return {
        "price": S, "delta": 1.0, "dual_delta": 1.0, "theta": S * sigma / math.sqrt(T), "rho": K * T,
        "vega": S * math.sqrt(T), "gamma": 1.0 / (S * root), "vanna": 1.0 / sigma,
        "volga": S * math.sqrt(T) / sigma,
    }  # fmt: skip


def check_greeks(jobs, results):
    worst = {}
    for job, result in zip(jobs, results):
        scale = scales(**job["inputs"])
        for name, exact in closed_form_greeks(**job["inputs"]).items():
            error = abs(result["outputs"][name] - exact) / scale[name]
            worst[name] = max(worst.get(name, 0.0), error)
    print("  against closed forms, relative to scale: ", end="")
    print(", ".join(f"{name} {error:.1e}" for name, error in worst.items()))
    if max(worst.values()) > 1e-12:
        raise SystemExit("greeks: the gradients differ from the closed forms")


def check_fits(jobs, results):
    """A fit that has converged leaves the noise (0.05 squared) and recovers the parameters."""
    worst = dict.fromkeys("abc", 0.0)
    for job, result in zip(jobs, results):
        for name in worst:
            worst[name] = max(worst[name], abs(result["outputs"][name] - job["tags"]["truth"][name]))
    losses = [result["outputs"]["loss"] for result in results]
    print(f"  largest loss {max(losses):.2e}; largest parameter errors {worst}")
    if max(losses) > 0.01 or max(worst.values()) > 0.6:
        raise SystemExit("fits: some did not converge")


def record(name):
    folder = ROOT / "jobs" / name
    batch = str(folder / f"{name}.jsonl.gz")
    records = list(read_records(batch))
    header = [item for item in records if "batch" in item]
    chosen_records = sample([item for item in records if "batch" not in item], SAMPLES[name])
    chosen_jobs = sample(list(read_jobs(batch)), SAMPLES[name])

    run_job(chosen_jobs[0], folder)  # The first run of each kernel is slow; leave it out of the time.
    start = time.perf_counter()
    results = [run_job(job, folder) for job in chosen_jobs]
    seconds = time.perf_counter() - start
    print(f"{name}: {len(results)} jobs, {1e3 * seconds / len(results):.2f} ms each")
    failed = [result for result in results if result["status"] != "ok"]
    if failed:
        raise SystemExit(f"{name}: {failed[0]}")
    if name == "greeks":
        check_greeks(chosen_jobs, results)
    if name == "fits":
        check_fits(chosen_jobs, results)

    (GOLDEN / name).mkdir(parents=True, exist_ok=True)
    for file_name, lines in (("jobs.jsonl", header + chosen_records), ("expected.jsonl", results)):
        with BatchWriter(str(GOLDEN / name / file_name)) as file:
            for line in lines:
                file.write(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="batches, default all")
    names = parser.parse_args().names or list(SAMPLES)
    unknown = set(names) - set(SAMPLES)
    if unknown:
        parser.error(f"no such batch: {', '.join(sorted(unknown))}")
    print(f"TensorFlow {tf.__version__}, NumPy {np.__version__}, Python {platform.python_version()}")
    sys.stdout.flush()
    for name in names:
        record(name)


if __name__ == "__main__":
    main()
