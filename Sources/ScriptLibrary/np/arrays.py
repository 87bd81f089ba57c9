"""Functions of arrays, made of those that are native."""
import numpy as np
import tensorflow as tf


def shape(a):
    """np.shape"""
    return np.asarray(a).shape


def ndim(a):
    """np.ndim"""
    return np.asarray(a).ndim


def size(a, axis=None):
    """np.size"""
    return np.asarray(a).size if axis is None else np.asarray(a).shape[axis]


def ravel(a, order="C"):
    """np.ravel"""
    return np.asarray(a).ravel()


def atleast_1d(ary):
    """np.atleast_1d"""
    ary = np.asarray(ary)
    return ary.reshape(1) if ary.ndim == 0 else ary


def atleast_2d(ary):
    """np.atleast_2d"""
    ary = np.asarray(ary)
    if ary.ndim == 0:
        return ary.reshape(1, 1)
    return ary[None, :] if ary.ndim == 1 else ary


def vstack(tup):
    """np.vstack np.row_stack"""
    return np.concatenate([atleast_2d(part) for part in tup], axis=0)


def hstack(tup):
    """np.hstack"""
    parts = [atleast_1d(part) for part in tup]
    return np.concatenate(parts, axis=0 if parts[0].ndim == 1 else 1)


def dstack(tup):
    """np.dstack"""
    parts = [atleast_2d(part) for part in tup]
    return np.concatenate([part[:, :, None] if part.ndim == 2 else part for part in parts], axis=2)


def column_stack(tup):
    """np.column_stack"""
    parts = [np.asarray(part) for part in tup]
    return np.concatenate([part.reshape(-1, 1) if part.ndim < 2 else part for part in parts], axis=1)


def append(arr, values, axis=None):
    """np.append"""
    if axis is None:
        return np.concatenate([np.asarray(arr).ravel(), np.asarray(values).ravel()])
    return np.concatenate([np.asarray(arr), np.asarray(values)], axis=axis)


def outer(a, b):
    """np.outer"""
    return np.asarray(a).ravel()[:, None] * np.asarray(b).ravel()[None, :]


def inner(a, b):
    """np.inner"""
    a, b = np.asarray(a), np.asarray(b)
    return np.dot(a, b if b.ndim < 2 else b.T)


def vdot(a, b):
    """np.vdot"""
    return np.dot(np.asarray(a).ravel(), np.asarray(b).ravel())


def kron(a, b):
    """np.kron"""
    a, b = atleast_2d(a), atleast_2d(b)
    product = a[:, None, :, None] * b[None, :, None, :]
    return product.reshape(a.shape[0] * b.shape[0], a.shape[1] * b.shape[1])


def trace(a):
    """np.trace"""
    return np.sum(diag(a))


def diag(v, k=0):
    """np.diag"""
    v = np.asarray(v)
    if v.ndim == 1:
        count = len(v) + abs(k)
        result = np.zeros((count, count), dtype=v.dtype)
        for place in range(len(v)):
            result[place + max(-k, 0), place + max(k, 0)] = v[place]
        return result
    rows, columns = v.shape
    count = max(min(rows + min(k, 0), columns - max(k, 0)), 0)
    return np.array([v[place + max(-k, 0), place + max(k, 0)] for place in range(count)], dtype=v.dtype)


def _triangle(m, k, is_lower):
    m = np.asarray(m)
    rows, columns = np.arange(m.shape[-2])[:, None], np.arange(m.shape[-1])[None, :]
    keep = columns - rows <= k if is_lower else columns - rows >= k
    return np.where(keep, m, np.zeros_like(m))


def tril(m, k=0):
    """np.tril"""
    return _triangle(m, k, True)


def triu(m, k=0):
    """np.triu"""
    return _triangle(m, k, False)


def full_like(a, fill_value, dtype=None):
    """np.full_like"""
    a = np.asarray(a)
    return np.full(a.shape, fill_value, dtype=a.dtype if dtype is None else dtype)


def _axis(axis, rank):
    return axis + rank if axis < 0 else axis


def swapaxes(a, axis1, axis2):
    """np.swapaxes"""
    a = np.asarray(a)
    order = list(range(a.ndim))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return np.transpose(a, order)


def moveaxis(a, source, destination):
    """np.moveaxis"""
    a = np.asarray(a)
    source, destination = _axis(source, a.ndim), _axis(destination, a.ndim)
    order = [axis for axis in range(a.ndim) if axis != source]
    order.insert(destination, source)
    return np.transpose(a, order)


def flip(m, axis=None):
    """np.flip"""
    m = np.asarray(m)
    axes = list(range(m.ndim)) if axis is None else [axis] if isinstance(axis, int) else list(axis)
    return tf.reverse(m, axes).numpy()


def fliplr(m):
    """np.fliplr"""
    return flip(m, 1)


def flipud(m):
    """np.flipud"""
    return flip(m, 0)


def roll(a, shift, axis=None):
    """np.roll"""
    a = np.asarray(a)
    if axis is None:
        return tf.roll(a.ravel(), shift, 0).numpy().reshape(a.shape)
    return tf.roll(a, shift, axis).numpy()


def tile(A, reps):
    """np.tile"""
    A = np.asarray(A)
    reps = [reps] if isinstance(reps, int) else list(reps)
    lengths = list(A.shape)
    while len(lengths) < len(reps):
        lengths.insert(0, 1)
    while len(reps) < len(lengths):
        reps.insert(0, 1)
    return tf.tile(A.reshape(lengths), reps).numpy()


def repeat(a, repeats, axis=None):
    """np.repeat"""
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    counts = np.asarray(repeats).ravel().tolist()
    counts = counts * a.shape[axis] if len(counts) == 1 else counts
    places = []
    for place, count in enumerate(counts):
        places.extend([place] * count)
    return tf.gather(a, np.array(places, dtype=np.int64), axis=axis).numpy()


def broadcast_to(array, shape):
    """np.broadcast_to"""
    array = np.asarray(array)
    return tf.broadcast_to(array, [shape] if isinstance(shape, int) else list(shape)).numpy()


def meshgrid(*xi, indexing="xy"):
    """np.meshgrid"""
    parts = [np.asarray(x).ravel() for x in xi]
    return [grid.numpy() for grid in tf.meshgrid(*parts, indexing=indexing)]


def split(ary, indices_or_sections, axis=0):
    """np.split"""
    return _cut(ary, indices_or_sections, axis, True)


def array_split(ary, indices_or_sections, axis=0):
    """np.array_split"""
    return _cut(ary, indices_or_sections, axis, False)


def _cut(ary, parts, axis, is_strict):
    ary = np.asarray(ary)
    length = ary.shape[axis]
    if isinstance(parts, int):
        if is_strict and length % parts:
            raise ValueError("array split does not result in an equal division")
        each, more = length // parts, length % parts
        ends = [0]
        for part in range(parts):
            ends.append(ends[-1] + each + (1 if part < more else 0))
    else:
        ends = [0] + [min(int(end), length) for end in parts] + [length]
    return [np.asarray(part) for part in [tf.gather(ary, np.arange(a, max(a, b)), axis=axis).numpy() for a, b in zip(ends, ends[1:])]]


def sort(a, axis=-1, kind=None):
    """np.sort"""
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), -1
    if a.dtype == np.bool_:
        return tf.sort(a.astype(np.int32), axis=axis).numpy().astype(np.bool_)
    return tf.sort(a, axis=axis).numpy()


def argsort(a, axis=-1, kind=None):
    """np.argsort"""
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), -1
    return tf.argsort(a, axis=axis, stable=True).numpy().astype(np.int64)


def unique(ar, return_index=False, return_inverse=False, return_counts=False):
    """np.unique"""
    flat = np.asarray(ar).ravel()
    numbers = flat.tolist()
    first, counts = {}, {}
    for place, number in enumerate(numbers):
        if number not in first:
            first[number] = place
            counts[number] = 0
        counts[number] += 1
    ordered = sorted(first)
    found = [np.array(ordered, dtype=flat.dtype)]
    if return_index:
        found.append(np.array([first[number] for number in ordered], dtype=np.int64))
    if return_inverse:
        rank = {number: place for place, number in enumerate(ordered)}
        found.append(np.array([rank[number] for number in numbers], dtype=np.int64))
    if return_counts:
        found.append(np.array([counts[number] for number in ordered], dtype=np.int64))
    return found[0] if len(found) == 1 else tuple(found)


def nonzero(a):
    """np.nonzero"""
    a = np.asarray(a)
    flat = np.not_equal(a, 0).ravel().tolist()
    places = [place for place, hit in enumerate(flat) if hit]
    result, stride = [], 1
    for length in reversed(a.shape):
        result.insert(0, np.array([place // stride % length for place in places], dtype=np.int64))
        stride *= length
    return tuple(result)


def flatnonzero(a):
    """np.flatnonzero"""
    return nonzero(np.asarray(a).ravel())[0]


def argwhere(a):
    """np.argwhere"""
    return np.stack(nonzero(a), axis=1)


def count_nonzero(a, axis=None):
    """np.count_nonzero"""
    count = np.sum(np.not_equal(a, 0).astype(np.int64), axis=axis)
    return int(count) if axis is None else count


def searchsorted(a, v, side="left"):
    """np.searchsorted"""
    a, v = np.asarray(a), np.asarray(v)
    below = a <= v[..., None] if side == "right" else a < v[..., None]
    return np.sum(below.astype(np.int64), axis=-1)


def digitize(x, bins, right=False):
    """np.digitize"""
    return searchsorted(bins, x, "left" if right else "right")


def isin(element, test_elements):
    """np.isin"""
    element = np.asarray(element)
    known = set(np.asarray(test_elements).ravel().tolist())
    return np.array([item in known for item in element.ravel().tolist()], dtype=np.bool_).reshape(element.shape)


def diff(a, n=1, axis=-1):
    """np.diff"""
    a = np.asarray(a)
    for _ in range(n):
        length = a.shape[axis]
        later = tf.gather(a, np.arange(1, length), axis=axis).numpy()
        a = later - tf.gather(a, np.arange(0, length - 1), axis=axis).numpy()
    return a


def cumprod(a, axis=None):
    """np.cumprod"""
    a = np.asarray(a)
    return tf.math.cumprod(a.ravel() if axis is None else a, 0 if axis is None else axis).numpy()


def ptp(a, axis=None):
    """np.ptp"""
    return np.max(a, axis=axis) - np.min(a, axis=axis)


def average(a, axis=None, weights=None):
    """np.average"""
    if weights is None:
        return np.mean(a, axis=axis)
    weights = np.asarray(weights, dtype=np.float64)
    return np.sum(np.asarray(a) * weights, axis=axis) / np.sum(weights, axis=axis)


def quantile(a, q, axis=None):
    """np.quantile"""
    a = np.asarray(a)
    if a.dtype != np.float32:
        a = a.astype(np.float64)
    a, axis = (a.ravel(), 0) if axis is None else (a, _axis(axis, a.ndim))
    ordered = np.transpose(tf.sort(a, axis=axis).numpy(), [axis] + [other for other in range(a.ndim) if other != axis])
    last = ordered.shape[0] - 1

    def one(fraction):
        place = fraction * last
        low = int(place)
        high = min(low + 1, last)
        part = place - low
        step = ordered[high] - ordered[low]
        # As NumPy does it: from the nearer end.
        return ordered[high] - step * (1 - part) if part >= 0.5 else ordered[low] + step * part

    if np.asarray(q).ndim:
        return np.array([one(float(fraction)) for fraction in q])
    return one(float(q))


def percentile(a, q, axis=None):
    """np.percentile"""
    return quantile(a, np.asarray(q) / 100, axis)


def median(a, axis=None, keepdims=False):
    """np.median"""
    a = np.asarray(a)
    flat, place = (a.ravel(), 0) if axis is None else (a, _axis(axis, a.ndim))
    ordered = tf.sort(flat, axis=place).numpy()
    count = ordered.shape[place]
    middle = tf.gather(ordered, np.arange((count - 1) // 2, count // 2 + 1), axis=place).numpy()
    return np.mean(middle, axis=place)


def nansum(a, axis=None):
    """np.nansum"""
    return np.sum(np.where(np.isnan(a), 0.0, a), axis=axis)


def nanmean(a, axis=None):
    """np.nanmean"""
    return nansum(a, axis) / np.sum(np.logical_not(np.isnan(a)).astype(np.float64), axis=axis)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """np.nan_to_num"""
    x = np.asarray(x)
    limits = np.finfo(x.dtype)
    x = np.where(np.isnan(x), np.asarray(nan, dtype=x.dtype), x)
    x = np.where(np.logical_and(np.isinf(x), x > 0), np.asarray(limits.max if posinf is None else posinf, dtype=x.dtype), x)
    return np.where(np.logical_and(np.isinf(x), x < 0), np.asarray(limits.min if neginf is None else neginf, dtype=x.dtype), x)


def cov(m, rowvar=True, ddof=1):
    """np.cov"""
    m = atleast_2d(np.asarray(m, dtype=np.float64))
    m = m if rowvar else m.T
    m = m - np.mean(m, axis=1, keepdims=True)
    return np.squeeze(np.dot(m, m.T) / (m.shape[1] - ddof))


def corrcoef(x, y=None):
    """np.corrcoef"""
    x = atleast_2d(np.asarray(x, dtype=np.float64))
    c = cov(x if y is None else np.concatenate([x, atleast_2d(y)], axis=0))
    if c.ndim == 0:
        return c / c
    deviation = np.sqrt(diag(c))
    return c / deviation[:, None] / deviation[None, :]


def histogram(a, bins=10, range=None, density=False):
    """np.histogram"""
    a = np.asarray(a, dtype=np.float64).ravel()
    if isinstance(bins, int):
        low, high = (float(np.min(a)), float(np.max(a))) if range is None else range
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = np.linspace(low, high, bins + 1)
    else:
        edges = np.asarray(bins)
    counts = [0] * (len(edges) - 1)
    last = len(edges) - 2
    for value, place in zip(a.tolist(), searchsorted(edges, a, "right").tolist()):
        if 0 < place <= last + 1:
            counts[place - 1] += 1
        elif value == edges[-1]:
            counts[last] += 1
    if density:
        counts = np.array(counts, dtype=np.float64)
        return counts / diff(edges) / np.sum(counts), edges
    return np.array(counts, dtype=np.int64), edges


def bincount(x, weights=None, minlength=0):
    """np.bincount"""
    numbers = np.asarray(x).tolist()
    counts = [0] * max(minlength, max(numbers) + 1 if numbers else 0)
    if weights is None:
        for number in numbers:
            counts[number] += 1
        return np.array(counts, dtype=np.int64)
    for number, weight in zip(numbers, np.asarray(weights).tolist()):
        counts[number] += weight
    return np.array(counts, dtype=np.float64)


def interp(x, xp, fp):
    """np.interp"""
    xp, fp = np.asarray(xp, dtype=np.float64).tolist(), np.asarray(fp, dtype=np.float64).tolist()

    def one(value):
        if value <= xp[0]:
            return fp[0]
        if value >= xp[-1]:
            return fp[-1]
        place = 0
        while xp[place + 1] <= value:
            place += 1
        slope = (fp[place + 1] - fp[place]) / (xp[place + 1] - xp[place])
        return slope * (value - xp[place]) + fp[place]

    x = np.asarray(x, dtype=np.float64)
    if x.ndim == 0:
        return np.float64(one(float(x)))
    return np.array([one(value) for value in x.ravel().tolist()]).reshape(x.shape)


def trapezoid(y, x=None, dx=1.0):
    """np.trapezoid"""
    y = np.asarray(y)
    steps = dx if x is None else diff(x)
    return np.sum(steps * (y[1:] + y[:-1]) / 2.0)


def gradient(f, *varargs):
    """np.gradient"""
    f = np.asarray(f, dtype=np.float64)
    if f.ndim != 1 or varargs and np.asarray(varargs[0]).ndim:
        raise NotImplementedError("tapedeck has np.gradient of one even axis only; NumPy has more")
    step = varargs[0] if varargs else 1.0
    inner = (f[2:] - f[:-2]) / (2.0 * step)
    return np.concatenate([(f[1:2] - f[:1]) / step, inner, (f[-1:] - f[-2:-1]) / step])


def polyval(p, x):
    """np.polyval"""
    result = np.zeros_like(np.asarray(x))
    for coefficient in p:
        result = result * x + coefficient
    return result


def logspace(start, stop, num=50, endpoint=True, base=10.0):
    """np.logspace"""
    return np.power(base, np.linspace(start, stop, num, endpoint))


def log2(x):
    """np.log2"""
    return np.asarray(tf.math.log(np.asarray(x, dtype=np.float64)) / tf.math.log(tf.constant(2.0, tf.float64)))


def deg2rad(x):
    """np.deg2rad np.radians"""
    return np.asarray(x) * (np.pi / 180)


def rad2deg(x):
    """np.rad2deg np.degrees"""
    return np.asarray(x) * (180 / np.pi)


def hypot(x1, x2):
    """np.hypot"""
    return np.sqrt(np.square(x1) + np.square(x2))


def einsum(subscripts, *operands):
    """np.einsum"""
    return tf.einsum(subscripts, *[np.asarray(operand) for operand in operands]).numpy()


def tensordot(a, b, axes=2):
    """np.tensordot"""
    return tf.tensordot(np.asarray(a), np.asarray(b), axes).numpy()


def vectorize(pyfunc):
    """np.vectorize"""

    def run(*args):
        parts = [np.asarray(arg) for arg in args]
        flat = [part.ravel().tolist() for part in parts]
        return np.array([pyfunc(*row) for row in zip(*flat)]).reshape(parts[0].shape)

    return run


def _double(a):
    a = np.asarray(a)
    return a if a.dtype == np.float32 else a.astype(np.float64)


def linalg_inv(a):
    """np.linalg.inv"""
    return tf.linalg.inv(_double(a)).numpy()


def linalg_det(a):
    """np.linalg.det"""
    return tf.linalg.det(_double(a)).numpy()


def linalg_slogdet(a):
    """np.linalg.slogdet"""
    sign, value = tf.linalg.slogdet(_double(a))
    return sign.numpy(), value.numpy()


def linalg_solve(a, b):
    """np.linalg.solve"""
    a, b = _double(a), _double(b)
    if b.ndim == 1:
        return tf.linalg.solve(a, b[:, None]).numpy()[:, 0]
    return tf.linalg.solve(a, b).numpy()


def linalg_cholesky(a):
    """np.linalg.cholesky"""
    return tf.linalg.cholesky(_double(a)).numpy()


def linalg_matrix_power(a, n):
    """np.linalg.matrix_power"""
    a = np.asarray(a)
    if n < 0:
        a, n = linalg_inv(a), -n
    result = np.eye(a.shape[-1], dtype=a.dtype)
    for _ in range(n):
        result = np.matmul(result, a)
    return result


class _Columns:
    def __getitem__(self, key):
        return column_stack(key if isinstance(key, tuple) else (key,))


class _Rows:
    def __getitem__(self, key):
        return np.concatenate([atleast_1d(part) for part in (key if isinstance(key, tuple) else (key,))])


c_ = _Columns()  # np.c_
r_ = _Rows()  # np.r_


def testing_assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    """np.testing.assert_allclose"""
    a, b = np.asarray(actual, dtype=np.float64), np.asarray(desired, dtype=np.float64)
    if not np.allclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan):
        raise AssertionError(f"\nNot equal to tolerance rtol={rtol:g}, atol={atol:g}\n{err_msg}")


def testing_assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """np.testing.assert_almost_equal"""
    if not np.all(np.abs(np.asarray(desired) - np.asarray(actual)) < 1.5 * 10.0 ** -decimal):
        raise AssertionError(f"\nArrays are not almost equal to {decimal} decimals\n{err_msg}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def testing_assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """np.testing.assert_array_almost_equal"""
    testing_assert_almost_equal(actual, desired, decimal, err_msg)


def testing_assert_array_equal(actual, desired, err_msg="", verbose=True):
    """np.testing.assert_array_equal np.testing.assert_equal"""
    if not np.array_equal(np.asarray(actual), np.asarray(desired)):
        raise AssertionError(f"\nArrays are not equal\n{err_msg}")
