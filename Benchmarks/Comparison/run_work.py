#!/usr/bin/env python3
"""Runs one work in one tool, from compressed JSON lines to compressed JSON lines.

Prints the wall and the processor seconds as JSON. Imports and a first call with every shape, which
compiles, are left out of them; inflating, parsing, stacking, running, formatting and deflating are in.
"""

import argparse
import gzip
import importlib
import json
import time
import zlib

import numpy as np
import works

RECORDS_IN_MEMBER = 2048


def codec(name):
    """The functions from a line to a record and from a record to a line."""
    if name == "json":
        return json.loads, lambda record: json.dumps(record, separators=(",", ":")).encode()
    import orjson

    return orjson.loads, lambda record: orjson.dumps(record, option=orjson.OPT_SERIALIZE_NUMPY)


def arguments_of(work, jobs, size):
    """The jobs' arguments as arrays, filled up to `size` jobs with the last one."""
    jobs = jobs + [jobs[-1]] * (size - len(jobs))
    stacks = [np.array([job["inputs"][name] for job in jobs], work.dtype) for name in work.inputs]
    return stacks + [np.array([job["params"][name] for job in jobs], np.int64) for name in work.params]


def run(work, evaluate, size, lines, loads, dumps, native_arrays):
    """The results of all jobs as lines; `size` jobs go into a call."""
    shared, jobs, results = [], [], []

    def finish():
        outputs = evaluate(*shared, *arguments_of(work, jobs, size))
        # orjson writes arrays as they are; everything else is faster as Python's numbers.
        columns = [
            np.ascontiguousarray(output) if native_arrays and output.ndim > 1 else output.tolist()
            for output in outputs
        ]
        for job, *values in zip(jobs, *columns):
            record = {"id": job["id"], "status": "ok", "outputs": dict(zip(work.outputs, values))}
            if "tags" in job:
                record["tags"] = job["tags"]
            results.append(dumps(record))
        jobs.clear()

    for line in lines:
        record = loads(line)
        if "batch" in record:
            inputs = record["batch"].get("inputs", {})
            shared = [np.array(inputs[name], work.dtype) for name in work.shared]
            continue
        jobs.append(record)
        if len(jobs) == size:
            finish()
    if jobs:
        finish()
    return results


def write(path, results, level):
    with open(path, "wb") as file:
        for start in range(0, len(results), RECORDS_IN_MEMBER):
            text = b"\n".join(results[start : start + RECORDS_IN_MEMBER]) + b"\n"
            compressor = zlib.compressobj(level, zlib.DEFLATED, 31, 9)
            file.write(compressor.compress(text) + compressor.flush())


def read(path):
    with gzip.open(path) as file:
        return file.read().splitlines()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", choices=works.WORKS)
    parser.add_argument("batch")
    parser.add_argument("output")
    parser.add_argument("--tool", choices=["casadi", "jax", "torch", "tensorflow"], required=True)
    parser.add_argument("--mode", required=True, help="jit, vmap (jax); vmap (torch); graph, xla (tensorflow); map (casadi)")
    parser.add_argument("--level", type=int, default=1, help="of the results' compression, 1 to 9")
    parser.add_argument("--json", choices=["json", "orjson"], default="json")
    arguments = parser.parse_args()

    work = works.WORKS[arguments.work]
    evaluate = importlib.import_module("with_" + arguments.tool).evaluator(arguments.work, arguments.mode)
    loads, dumps = codec(arguments.json)
    options = (loads, dumps, arguments.json == "orjson")
    run(work, evaluate, work.chunk, read(arguments.batch)[:3], *options)

    wall, processor = time.perf_counter(), time.process_time()
    results = run(work, evaluate, work.chunk, read(arguments.batch), *options)
    write(arguments.output, results, arguments.level)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(json.dumps({"jobs": len(results), "wall": wall, "processor": processor}))


if __name__ == "__main__":
    main()
