"""Runs one function of a program beside it under another tool, as `tapedeck bench --json` does.

    run_case.py TOOL PROGRAM.FUNCTION ARGUMENTS.json MINIMUM_RUNS MINIMUM_SECONDS

TOOL: eager, function, xla (TensorFlow runs the very program); torch, torch-compile, jax. The first call, which
compiles, is not counted.
"""

import json
import os
import pathlib
import sys
import time


def with_tensorflow(tool, program, function, arguments):
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    names = {}
    path = pathlib.Path(__file__).parent / f"{program}.py"
    exec(compile(path.read_text(), str(path), "exec"), names)
    values = {n: tf.constant(v, tf.float64) if isinstance(v, list) else v for n, v in arguments.items()}
    called = names[function]
    if tool != "eager":
        called = tf.function(called, jit_compile=tool == "xla")
    def settle(value):
        """Waits for the computation: copies the first element of each tensor out."""
        return [float(tf.reshape(v, [-1])[0]) for v in tf.nest.flatten(value)] and value
    return lambda: settle(called(**values))


def prepare(tool, case, arguments):
    program, function = case.split(".")
    if tool in ("eager", "function", "xla"):
        return with_tensorflow(tool, program, function, arguments)
    if tool == "jax":
        import with_jax

        return with_jax.prepare(case, arguments)
    import with_torch

    with_torch.torch.set_num_threads(1)
    return with_torch.prepare(case, arguments, tool == "torch-compile")


def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value.tolist() if hasattr(value, "tolist") else value.numpy().tolist()


def main():
    tool, case, path, runs, seconds = sys.argv[1:]
    call = prepare(tool, case, json.loads(pathlib.Path(path).read_text()))
    start = time.perf_counter_ns()
    value = call()
    first = time.perf_counter_ns() - start
    times = []
    while len(times) < int(runs) or sum(times) < float(seconds) * 1e9:
        start = time.perf_counter_ns()
        call()
        times.append(time.perf_counter_ns() - start)
    print(json.dumps({"value": plain(value), "nanoseconds": times, "warm_up_nanoseconds": [first]}))


if __name__ == "__main__":
    main()
