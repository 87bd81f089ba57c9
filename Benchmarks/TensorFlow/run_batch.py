#!/usr/bin/env python3
"""Runs a batch under eager TensorFlow, from compressed JSON lines to compressed JSON lines.

Prints jobs per second, and the wall and the processor seconds as JSON. Importing TensorFlow and the
first job (which loads the kernels) are left out of the time; inflating, parsing, running, formatting
and deflating are in it.

    python3 Benchmarks/TensorFlow/run_batch.py jobs/greeks/greeks.jsonl.gz --output greeks.results.jsonl.gz --limit 1000
"""

import argparse
import itertools
import json
import pathlib
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tools"))

from batchfile import BatchWriter, read_jobs  # noqa: E402
from tensorflow_runner import run_job  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("batch")
    parser.add_argument("--output", default="/dev/null", help="results; compressed if it ends in .gz")
    parser.add_argument("--limit", type=int, help="run the first jobs only")
    parser.add_argument("--level", type=int, default=1, help="compression level, 1 to 9, default 1")
    arguments = parser.parse_args()

    programs = pathlib.Path(arguments.batch).resolve().parent
    run_job(next(read_jobs(arguments.batch)), programs)

    start, processor_start = time.perf_counter(), time.process_time()
    count = failed = 0
    with BatchWriter(arguments.output, arguments.level) as results:
        for job in itertools.islice(read_jobs(arguments.batch), arguments.limit):
            result = run_job(job, programs)
            count += 1
            failed += result["status"] != "ok"
            results.write(result)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor_start
    print(f"{count} jobs, {failed} failed, {seconds:.3f} s, {count / seconds:.1f} jobs/s")
    print(json.dumps({"jobs": count, "wall": seconds, "processor": processor}))


if __name__ == "__main__":
    main()
