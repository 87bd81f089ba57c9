"""Records how NumPy prints scalars and arrays, for NumPyTextTests.

Run with NumPy 2.4.6: python numpy_text.py > numpy_text.jsonl
Every line is one case: dtype, shape, the elements (floats as hexadecimal text; or the three numbers
of `i * factor % modulus + offset`), str and repr.
"""

import json

import numpy as np

generator = np.random.default_rng(20240917)


def elements(array):
    if array.dtype.kind == "f":
        return [float(x).hex() for x in array.ravel()]
    return [int(x) for x in array.ravel()]


def case(array, formula=None):
    array = np.asarray(array)
    scalar = array[()] if array.shape == () else array
    print(json.dumps({
        "isFormula": formula is not None,
        "dtype": str(array.dtype), "shape": list(array.shape), "elements": formula or elements(array),
        "str": str(scalar), "repr": repr(array), "scalarRepr": repr(scalar)}))


inf, nan = float("inf"), float("nan")
singles = [
    0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 2 / 3, 1e5, 999999.0, 999999.94, 1e6, 1234567.0, 12345678.0, 1e-3, 1e-4,
    1.0001e-4, 9.9999e-5, 1e-5, 1.5e-5, 3.4e38, 3.4028235e38, 1e-38, 1.1754944e-38, 1e-45, 16777216.0, inf, -inf,
    nan, 1e16, 9.999999e15, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 1e23, 1e22, 9007199254740993.0,
    123456789.123, 9999999999999998.0, 1e15, 0.1 + 0.2, 5.684341886080802e-14, 2.0 ** -44, 2.0 ** 60, 100.0]
with np.errstate(over="ignore"):
    for value in singles:
        case(np.float32(value))
        case(np.float64(value))
vectors = [
    [1.0, 2.0], [1.5, 2.0], [1 / 3, 1.0], [1.0, -1.0], [100.0, 0.001], [1e8, 1.0], [1e-5, 1.0], [1e-4], [1e-4, 1e-2],
    [1e-3, 99.0], [1e-3, 1000.1], [nan, 1.0], [inf, -1.0], [nan, -1.5, -inf], [nan], [inf], [-inf], [inf, nan],
    [-inf, nan], [nan, 100.25], [-inf, 1e-9], [nan, -1e-9], [0.0, 0.0], [-0.0], [-0.0, 0.0], [123456.789, 0.5], [1.0],
    [1e-10, 2e-10], [99999999.0, 1.0], [1.10000001, 2.25], [0.123456785, 0.5], [0.1234567891234, 2.0],
    [1e300, 1e-300], [1e300, 1.0], [1e-300, 1.0], [1e-45, 1.0], [999999.0, 1e3], [999999.9, 1e4], [1e6], [1e8],
    [99999999.4], [0.00011], [5e-9, 5e-6], [0.5, 1e-8], [0.30000001, 0.1], [1.00000001, 2.0], [1.000000001, 2.0],
    [123.456789012345, 0.1], [1e15, 2e15], [3e-5, 4e-5], [1e-8, 1.0, 1e8], [1.999999999, 0.1], [9.9999999999, 0.1]]
with np.errstate(over="ignore"):
    for vector in vectors:
        case(np.array(vector, np.float32))
        case(np.array(vector, np.float64))
for dtype in [np.int32, np.int64]:
    for vector in [[1, 2, 3], [1, -2, 30], [100, 1], [0], [-2147483648, 2147483647]]:
        case(np.array(vector, dtype))
    case(dtype(5))
    case(dtype(-7))
case(np.array([-9223372036854775808, 9223372036854775807]))
for vector in [[True, False], [True], [[True, False], [False, False]]]:
    case(np.array(vector))
case(np.True_)
case(np.False_)
for dtype in [np.float32, np.float64, np.int32, np.int64, np.bool_]:
    for shape in [(0,), (0, 3), (3, 0), (1, 0, 2)]:
        case(np.zeros(shape, dtype))
    for shape in [(1, 1), (1, 3), (3, 1), (2, 2), (2, 2, 2), (1, 1, 1), (2, 1, 1, 2), (2, 2, 2, 2), (17,), (25,), (26,),
                  (2, 40), (3, 2, 30), (1, 100), (1, 1, 30)]:
        count = int(np.prod(shape))
        case((np.arange(count).reshape(shape) % 11).astype(dtype), [1, 11, 0])
    for shape in [(1000,), (1001,), (7, 143), (100, 11), (11, 100), (1001, 1), (1, 1001), (2, 600), (10, 10, 12),
                  (6, 6, 30), (7, 7, 21), (5, 201)]:
        count = int(np.prod(shape))
        case((np.arange(count).reshape(shape) * 3 % 1009 - 17).astype(dtype), [3, 1009, -17])
for dtype in [np.float32, np.float64]:
    for count in [1, 2, 3, 5, 8, 13, 21]:
        for scale in [0, 1, 4, 9]:
            values = generator.standard_normal(count) * 10.0 ** generator.integers(-scale, scale + 1, count)
            case(values.astype(dtype))
        case(np.round(generator.standard_normal(count) * 10, int(generator.integers(0, 4))).astype(dtype))
    for shape in [(2, 3), (4, 5), (3, 2, 4), (2, 30)]:
        case(generator.standard_normal(shape).astype(dtype))
        case((generator.standard_normal(shape) * 1e5).astype(dtype))
