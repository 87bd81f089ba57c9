"""Runs jobs of a batch under real TensorFlow, eagerly, as Tapedeck would run them.

The program's text is executed unchanged, with its inputs and parameters bound as globals. This is
the oracle of the golden files and the opponent of the benchmark.
"""

import contextlib
import functools
import io
import math
import os
import pathlib
import traceback

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

# The one message in which Tapedeck differs from TensorFlow on purpose.
EXPIRED_IN_TENSORFLOW = (
    "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)"
)
EXPIRED_IN_TAPEDECK = "GradientTape.gradient can only be called once on non-persistent tapes."


@functools.lru_cache(maxsize=None)
def program_code(path):
    return compile(pathlib.Path(path).read_text(), path, "exec")


def _numbers(value):
    """Nested lists with the strings of non-finite numbers replaced."""
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    return float(value) if isinstance(value, str) else value


def _holds_booleans(value):
    while isinstance(value, list) and value:
        value = value[0]
    return isinstance(value, bool)


def input_tensor(value, dtype):
    """An input of a job as a tensor: a number or nested lists, or the explicit form."""
    if isinstance(value, dict):
        data = np.array(_numbers(value["data"]), dtype=value["dtype"])
        return tf.constant(data.reshape(value["shape"]))
    return tf.constant(np.array(_numbers(value), dtype=bool if _holds_booleans(value) else dtype))


def _plain_number(value):
    """A NumPy scalar as JSON data, a float by the shortest digits of its own dtype."""
    if isinstance(value, np.floating):
        value = float(str(value))
        if math.isnan(value):
            return "NaN"
        return value if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")
    return value.item()


def _plain_array(array):
    if array.ndim == 0:
        return _plain_number(array[()])
    return [_plain_array(item) for item in array]


class NotAnOutput(Exception):
    """The value is of a kind that results do not hold."""


def plain(value):
    """A value of the program as it stands in a result of the `plain` encoding."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return _plain_number(np.float64(value))
    if isinstance(value, (tf.Tensor, tf.Variable, tf.IndexedSlices)):
        value = tf.convert_to_tensor(value).numpy()
    if isinstance(value, np.generic):
        return _plain_number(value)
    if isinstance(value, np.ndarray):
        return _plain_array(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    raise NotAnOutput(type(value).__name__)


def _default_outputs(namespace, bound):
    outputs = {}
    for name, value in namespace.items():
        if name.startswith("_") or (name in bound and bound[name] is value):
            continue
        with contextlib.suppress(NotAnOutput):
            outputs[name] = plain(value)
    return outputs


def run_job(job, program_folder):
    """The result record of one job, whose batch defaults have been applied."""
    if "source" in job:
        file_name = "<source>"
    else:
        file_name = str(pathlib.Path(program_folder) / (job["program"] + ".py"))
    dtype = job.get("dtype", "float32")
    bound = {"tf": tf, "np": np, "math": math, "__name__": "__main__"}
    for name, value in job.get("inputs", {}).items():
        bound[name] = input_tensor(value, dtype)
    bound.update(job.get("params", {}))

    namespace = dict(bound)
    printed = io.StringIO()
    result = {"id": job["id"]}
    try:
        if "source" in job:
            code = compile(job["source"], file_name, "exec")
        else:
            code = program_code(file_name)
        with contextlib.redirect_stdout(printed):
            exec(code, namespace)
        result["status"] = "ok"
        if "outputs" in job:
            result["outputs"] = {name: plain(namespace[name]) for name in job["outputs"]}
        else:
            result["outputs"] = _default_outputs(namespace, bound)
    except Exception as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == file_name]
        result["status"] = "error"
        result["error"] = {
            "kind": "syntax" if isinstance(error, SyntaxError) else "script",
            "type": type(error).__name__,
            "message": str(error).replace(EXPIRED_IN_TENSORFLOW, EXPIRED_IN_TAPEDECK),
        }
        if frames:
            result["error"]["line"] = frames[-1].lineno
    text = printed.getvalue().replace(EXPIRED_IN_TENSORFLOW, EXPIRED_IN_TAPEDECK)
    if text:
        result["stdout"] = text
    if "tags" in job:
        result["tags"] = job["tags"]
    return result
