#!/usr/bin/env python3
"""Writes what TensorFlow makes of small random matrices: U's diagonal, the sign of the determinant, the
inverse and a solution, bit for bit.

    python3 elimination.py ../../../Tests/KernelsTests/Data

elimination.reference holds little-endian numbers of the dtype, for float32 and then float64, for 1 to 16 rows,
for three matrices each; of float64 the last two only up to 8 rows, beyond which TensorFlow sums parts of the
products by themselves. The matrices and right sides are not stored: `EliminationTests` makes them from the same
generator. Recorded with TensorFlow 2.21.0 (CPU).
"""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

from references import SplitMix64

COLUMNS = 2


def numbers(generator, *shape):
    count = int(np.prod(shape))
    return np.array([((generator.next() >> 11) * 2.0**-53 * 2 - 1) * 4 for _ in range(count)]).reshape(shape)


with open(os.path.join(sys.argv[1], "elimination.reference"), "wb") as out:
    for dtype in (np.float32, np.float64):
        for n in range(1, 17):
            for number in range(3):
                generator = SplitMix64(n * 8 + number)
                a = numbers(generator, n, n).astype(dtype)
                b = numbers(generator, n, COLUMNS).astype(dtype)
                results = [np.diag(tf.linalg.lu(a)[0].numpy()), tf.linalg.slogdet(a)[0].numpy()]
                if dtype == np.float32 or n <= 8:
                    results += [tf.linalg.inv(a).numpy(), tf.linalg.solve(a, b).numpy()]
                for result in results:
                    assert result.dtype == dtype
                    out.write(result.astype(result.dtype.newbyteorder("<")).tobytes())
