"""Records what TensorFlow prints for the programs of a file: python record.py surface

Run with TensorFlow 2.21.0 and NumPy 2.4.6; writes NAME.expected.txt beside NAME.py.
"""

import contextlib
import io
import logging
import os
import sys
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"
import numpy as np
import tensorflow as tf

name = sys.argv[1]
folder = os.path.dirname(os.path.abspath(__file__))
sections = open(os.path.join(folder, name + ".py")).read().split("#%% ")[1:]


class Warnings(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        # What tf.function says of itself is no part of a program's meaning.
        if "retracing" in record.getMessage() or "AutoGraph" in record.getMessage():
            return
        self.lines.append(f"?? WARNING:tensorflow:{record.getMessage()}\n")


@contextlib.contextmanager
def standard_error(lines):
    """What the process itself writes to standard error, as tf.print does, a line each."""
    saved = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)
            file.seek(0)
            text = file.read().decode().removesuffix("\n")
            lines += [f"?? {line}\n" for line in text.split("\n")] if file.tell() else []


with open(os.path.join(folder, name + ".expected.txt"), "w") as out:
    for section in sections:
        title, source = section.split("\n", 1)
        # Keras counts the names of layers and optimizers from the start of a process.
        tf.keras.backend.clear_session()
        printed, warnings = io.StringIO(), Warnings()
        logger = logging.getLogger("tensorflow")
        logger.handlers, logger.propagate = [warnings], False
        ending, errors = "", []
        with contextlib.redirect_stdout(printed), standard_error(errors):
            try:
                exec(compile("\n\n" + source, title, "exec"), {"tf": tf, "np": np})
            except Exception as error:
                ending = f"!! {type(error).__name__}: {error}\n"
        out.write(f"=== {title}\n{''.join(warnings.lines + errors)}{printed.getvalue()}{ending}\n")
