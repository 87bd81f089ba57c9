"""Times factorisations and systems: python run_linear.py BINARY, with NumPy (and with TensorFlow for the last table).

Singles are calls of `tapedeck bench` and of NumPy on one thread. Lanes are jobs of a batch whose program repeats an operation
on matrices that it makes of a vector; what the same program takes without the operation is taken off. Processor time of the
process, one worker, the least of three runs.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
BINARY = sys.argv[1]
OPERATIONS = {
    "cholesky": ("tf.reduce_sum(tf.linalg.cholesky(m))", lambda a, s: np.linalg.cholesky(s)),
    "solve": ("tf.reduce_sum(tf.linalg.solve(m, x[:, None]))", lambda a, s: np.linalg.solve(a, a[:, :1])),
    "inv": ("tf.reduce_sum(tf.linalg.inv(m))", lambda a, s: np.linalg.inv(a)),
    "det": ("tf.linalg.det(m)", lambda a, s: np.linalg.det(a)),
}
REPEATS = 20


def matrices(n):
    source = np.random.default_rng(n)
    a = source.standard_normal((n, n))
    return a, a @ a.T + n * np.eye(n)


def least(body, seconds=0.3):
    """Processor seconds a call."""
    best, count = float("inf"), 1
    while True:
        start = time.process_time()
        for _ in range(count):
            body()
        taken = time.process_time() - start
        best = min(best, taken / count)
        if taken > seconds:
            return best
        count = max(count + 1, int(count * seconds / max(taken, 1e-6)))


def spent(command):
    """Processor seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bench(folder, name, a, s):
    """Processor seconds a call: what many calls take, less what few take. From 256 rows on scripts run, below plans."""
    path = folder / "arguments.json"
    path.write_text(json.dumps({"a": a.tolist(), "s": s.tolist()}))
    command = [BINARY, "bench", HERE / "singles.py", "--call", name, "--inputs", path, "--workers", "1", "--min-seconds", "0"]
    few, many = 10, 10 + max(10, int(4e7 / (len(a) ** 3 + 1e3)))
    times = [min(spent([*command, "--min-runs", str(runs)]) for _ in range(3)) for runs in (few, many)]
    return (times[1] - times[0]) / (many - few)


def job_seconds(folder, source, records):
    """Processor seconds a job of a batch on one worker."""
    path = folder / "batch.jsonl"
    with open(path, "w") as file:
        file.write(json.dumps({"batch": {"source": source, "dtype": "float64"}}) + "\n")
        for number, inputs in enumerate(records):
            file.write(json.dumps({"id": str(number), "inputs": inputs}) + "\n")
    best = float("inf")
    for _ in range(3):
        best = min(best, spent([BINARY, "run", path, "-o", folder / "out", "--workers", "1"]))
    return best / len(records)


def lanes(folder, n, expression, count):
    source = np.random.default_rng(n)
    records = [{"x": source.uniform(0, 3, n).round(4).tolist()} for _ in range(count)]
    text = (
        "d = x[:, None] - x[None, :]\nk = tf.exp(-d * d)\ny = tf.constant(0.0, x.dtype)\n"
        f"for i in range({REPEATS}):\n    m = k + (i + 1.0) * tf.eye({n}, dtype=x.dtype)\n    y += "
    )
    whole = job_seconds(folder, text + expression, records)
    rest = job_seconds(folder, text + "tf.reduce_sum(m)", records)
    return (whole - rest) / REPEATS


def processes(folder, n, count):
    source = np.random.default_rng(n)
    records = []
    for _ in range(count):
        x = np.sort(source.uniform(0, 5, n)).round(4)
        y = np.sin(x) + 0.1 * source.standard_normal(n)
        parts = {"scale": 1 + source.random(), "height": 1 + source.random(), "noise": 0.2 + 0.1 * source.random()}
        records.append({"x": x.tolist(), "y": y.round(4).tolist(), **parts})
    return job_seconds(folder, (HERE / "process.py").read_text(), records), records


def with_tensorflow(records):
    import tensorflow as tf

    code = compile((HERE / "process.py").read_text(), "process.py", "exec")
    inputs = [{name: tf.constant(value, tf.float64) for name, value in record.items()} for record in records[:30]]
    def body():
        for tensors in inputs:
            exec(code, {"tf": tf, **tensors})
    body()
    return least(body) / len(inputs)


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        print("one matrix, float64, µs: Tapedeck, NumPy")
        for n in (2, 3, 4, 8, 16, 32, 64, 128, 256, 512, 1024):
            a, s = matrices(n)
            row = []
            for name, (_, function) in OPERATIONS.items():
                own = bench(folder, name, a, s)
                row.append(f"{name} {own * 1e6:.1f} / {least(lambda: function(a, s)) * 1e6:.1f}")
            print(n, "; ".join(row), flush=True)
        print("lanes, float64, µs a matrix: Tapedeck, NumPy on a stack of 1,000 (solve: with one column)")
        for n in (2, 3, 4, 8, 16, 32, 64, 128):
            row = []
            a, s = matrices(n)
            stack_a, stack_s = np.stack([a] * 1000 if n <= 32 else [a] * 50), np.stack([s] * 1000 if n <= 32 else [s] * 50)
            for name, (expression, function) in OPERATIONS.items():
                own = lanes(folder, n, expression, 4000 if n <= 8 else 1000 if n <= 32 else 100)
                column = lambda: np.linalg.solve(stack_a, stack_a[:, :, :1])
                many = least(column if name == "solve" else lambda: function(stack_a, stack_s)) / len(stack_a)
                row.append(f"{name} {own * 1e6:.2f} / {many * 1e6:.2f}")
            print(n, "; ".join(row), flush=True)
        print("Gaussian processes, µs a job: Tapedeck, TensorFlow's eager loop")
        for n in (8, 16, 32):
            own, records = processes(folder, n, 5000)
            try:
                other = f"{with_tensorflow(records) * 1e6:.0f}"
            except ImportError:
                other = "-"
            print(n, f"{own * 1e6:.1f} / {other}", flush=True)


main()
