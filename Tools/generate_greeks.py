#!/usr/bin/env python3
"""Writes a batch of European calls with terms in realistic market ranges.

The same count and seed give the same batch, and a longer batch begins with the shorter one.

    python3 Tools/generate_greeks.py                                     # jobs/greeks/greeks.jsonl.gz
    python3 Tools/generate_greeks.py --count 1000000 --output book.jsonl.gz
"""

import argparse
import math
import pathlib
import random

from batchfile import BatchWriter

DEFAULT_OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "jobs/greeks/greeks.jsonl.gz"
GREEKS = ["price", "delta", "dual_delta", "theta", "rho", "vega", "gamma", "vanna", "volga"]


def option(uniform):
    """The terms of one call; `uniform` draws from [0, 1)."""
    spot = round(math.exp(math.log(10.0) + uniform() * math.log(50.0)), 2)  # 10 to 500, log-uniform
    days = 7 + int(uniform() ** 2 * 724)  # A week to two years, mostly near expiries.
    expiry = round(days / 365.0, 6)
    rate = round(uniform() * 0.055, 4)
    # A smile: volatility around 25%, higher for short expiries.
    sigma = round(0.08 + 0.40 * uniform() ** 1.5 + 0.06 * math.exp(-4.0 * expiry), 4)
    # Strikes spread over 2.2 standard deviations about the forward, on a grid of about 0.5% of the spot.
    deviations = 4.4 * uniform() - 2.2
    forward = spot * math.exp(rate * expiry)
    exact_strike = forward * math.exp(deviations * sigma * math.sqrt(expiry))
    grid = 0.5 if spot >= 100.0 else 0.1 if spot >= 25.0 else 0.05
    strike = round(round(exact_strike / grid) * grid, 2)
    return {"S": spot, "K": strike, "T": expiry, "r": rate, "sigma": sigma}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1973)
    parser.add_argument("--output", default=str(DEFAULT_OUTPUT))
    parser.add_argument("--level", type=int, default=9, help="compression level, 1 to 9")
    arguments = parser.parse_args()

    uniform = random.Random(arguments.seed).random
    with BatchWriter(arguments.output, arguments.level) as batch:
        batch.write({"batch": {"program": "greeks", "dtype": "float64", "outputs": GREEKS}})
        for number in range(1, arguments.count + 1):
            batch.write({"id": f"call-{number:07d}", "inputs": option(uniform)})


if __name__ == "__main__":
    main()
