"""Times a work in one tool, after a first call that compiles; prints one line of JSON.

    run_large.py TOOL WORK THREADS

TOOL is eager, xla (TensorFlow), torch, compile (PyTorch) or jax.
"""

import json
import os
import pathlib
import resource
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent
CALLS = 3


def tensorflow_work(tool, name, threads):
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(threads)
    space = {"__name__": name}
    text = (FOLDER / f"{name}.py").read_text()
    exec(compile(text.rsplit("\nprint(", 1)[0], name, "exec"), space)
    if tool == "eager":
        return space["work"]
    return tf.function(space["work"], jit_compile=True)


def work_of(tool, name, threads):
    if tool in ("eager", "xla"):
        return tensorflow_work(tool, name, threads)
    if tool == "jax":
        import jax
        import with_jax

        return jax.jit(with_jax.WORKS[name])
    import torch
    import with_torch

    torch.set_num_threads(threads)
    work = with_torch.WORKS[name]
    return torch.compile(work) if tool == "compile" else work


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main():
    tool, name, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    work = work_of(tool, name, threads)
    started = peak()
    values = [float(value) for value in work()]
    walls, processors = [], []
    for _ in range(CALLS):
        wall, processor = time.perf_counter(), time.process_time()
        values = [float(value) for value in work()]
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    print(
        json.dumps({
            "wall": min(walls), "processor": min(processors), "memory": (peak() - started) / 1024,
            "values": values,
        })
    )  # fmt: skip
    sys.stdout.flush()
    os._exit(0)


main()
