"""np.random"""
import _tapedeck
import numpy as np


def _words(seed):
    words = [seed & 0xFFFFFFFF]
    seed = seed >> 32
    while seed:
        words.append(seed & 0xFFFFFFFF)
        seed = seed >> 32
    return words


def _is_integer(x):
    return isinstance(x, (int, np.int64, np.int32))


def _shape(size, *others):
    """The shape of a draw whose parameters are arrays or numbers; None for one number."""
    if size is not None:
        return (int(size),) if _is_integer(size) else tuple([int(length) for length in size])
    if all([isinstance(other, (int, float)) for other in others]):
        return None
    total = np.zeros(())
    for other in others:
        total = total + np.zeros_like(np.asarray(other, dtype=np.float64))
    return None if total.shape == () else total.shape


def _float32(values, dtype):
    if dtype is None or dtype == np.float64 or dtype == float:
        return values
    raise NotImplementedError("tapedeck draws float64 only; use astype(np.float32)")


class _Draws:
    """What RandomState and Generator have in common."""

    def random(self, size=None, dtype=None):
        return _float32(_tapedeck.draw_uniform(self._generator, _shape(size)), dtype)

    def standard_normal(self, size=None, dtype=None):
        return _float32(_tapedeck.draw_normal(self._generator, _shape(size)), dtype)

    def uniform(self, low=0.0, high=1.0, size=None):
        draws = _tapedeck.draw_uniform(self._generator, _shape(size, low, high))
        return low + (high - low) * draws

    def normal(self, loc=0.0, scale=1.0, size=None):
        if np.any(np.asarray(scale) < 0):
            raise ValueError("scale < 0")
        return loc + scale * _tapedeck.draw_normal(self._generator, _shape(size, loc, scale))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return np.exp(self.normal(mean, sigma, size))

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
        raise NotImplementedError("tapedeck has no multivariate_normal; NumPy has: use a Cholesky factor of normals")

    def permutation(self, x):
        if _is_integer(x):
            return _tapedeck.draw_permutation(self._generator, int(x))
        array = np.asarray(x)
        return array[_tapedeck.draw_permutation(self._generator, len(array))]

    def shuffle(self, x):
        order = _tapedeck.draw_permutation(self._generator, len(x))
        if isinstance(x, list):
            x[:] = [x[i] for i in order.tolist()]
        else:
            x[:] = x[order]

    def _by_weight(self, p, shape):
        sums = np.cumsum(np.asarray(p, dtype=np.float64))
        if abs(float(sums[-1]) - 1.0) > 1e-8:
            raise ValueError("probabilities do not sum to 1")
        sums = (sums / sums[-1]).tolist()

        def place(x):
            low, high = 0, len(sums)
            while low < high:
                middle = (low + high) // 2
                if x < sums[middle]:
                    high = middle
                else:
                    low = middle + 1
            return low

        draws = _tapedeck.draw_uniform(self._generator, shape)
        if shape is None:
            return place(draws)
        return np.array([place(x) for x in draws.ravel().tolist()]).reshape(shape)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        count = int(a) if _is_integer(a) else len(a)
        if count <= 0:
            raise ValueError("a must be greater than 0 unless no samples are taken" if _is_integer(a) else "'a' cannot be empty unless no samples are taken")
        shape = _shape(size)
        if p is not None and len(p) != count:
            raise ValueError("'a' and 'p' must have same size")
        if replace or shape is None and p is not None:
            places = self._by_weight(p, shape) if p is not None else self._integers(count, shape)
        elif p is not None:
            raise NotImplementedError("tapedeck has no choice(replace=False, p=...); NumPy has")
        else:
            drawn = 1
            for length in shape or ():
                drawn *= length
            if drawn > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'" if self._is_legacy else "Cannot take a larger sample than population when replace is False")
            places = self._distinct(count, drawn, shuffle)
            places = int(places[0]) if shape is None else places.reshape(shape)
        if _is_integer(a):
            return places
        if isinstance(a, (list, tuple)) and shape is None:
            return np.asarray([a[places]])[0] if isinstance(a[places], (int, float)) else a[places]
        return np.asarray(a)[places]


class RandomState(_Draws):
    """np.random.RandomState"""

    _is_legacy = True

    def __init__(self, seed=None):
        self.seed(seed)

    def seed(self, seed=None):
        if seed is None:
            seed = _tapedeck.job_seed()
        if not _is_integer(seed):
            raise NotImplementedError("tapedeck has no RandomState of an array; pass an integer")
        if not 0 <= seed < 4294967296:
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        self._generator = _tapedeck.numpy_twister(int(seed))

    def _integers(self, count, shape):
        return _tapedeck.draw_bounded(self._generator, count - 1, shape)

    def _distinct(self, count, drawn, shuffle):
        return _tapedeck.draw_permutation(self._generator, count)[:drawn]

    def rand(self, *args):
        return _tapedeck.draw_uniform(self._generator, args if args else None)

    def randn(self, *args):
        return _tapedeck.draw_normal(self._generator, args if args else None)

    def random_sample(self, size=None):
        return self.random(size)

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        low, high = int(low), int(high)
        if low >= high:
            raise ValueError("low >= high" if low else "high <= 0")
        values = low + _tapedeck.draw_bounded(self._generator, high - low - 1, _shape(size))
        if dtype is int or dtype == np.int64 or size is None and dtype is None:
            return values
        raise NotImplementedError("tapedeck draws int64 only; use astype")

    def exponential(self, scale=1.0, size=None):
        return scale * -np.log(1.0 - _tapedeck.draw_uniform(self._generator, _shape(size, scale)))

    def standard_exponential(self, size=None):
        return self.exponential(1.0, size)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        draws = _tapedeck.draw_uniform(self._generator, _shape(size, loc, scale))
        return loc + scale * np.log(draws / (1.0 - draws))


class Generator(_Draws):
    """np.random.Generator"""

    _is_legacy = False

    def __init__(self, bit_generator):
        self.bit_generator = bit_generator
        self._generator = bit_generator._generator

    def _integers(self, count, shape):
        return _tapedeck.draw_bounded(self._generator, count - 1, shape)

    def _distinct(self, count, drawn, shuffle):
        if count > 10000 and drawn > count // 50:
            order = list(range(count))
            for i in range(count - 1, count - 1 - drawn if drawn < count else 0, -1):
                j = _tapedeck.draw_bounded(self._generator, i)
                order[i], order[j] = order[j], order[i]
            return np.array(order[count - drawn:])
        seen, places = set(), []
        for last in range(count - drawn, count):
            value = _tapedeck.draw_bounded(self._generator, last)
            if value in seen:
                value = last
            seen.add(value)
            places.append(value)
        if shuffle:
            for i in range(drawn - 1, 0, -1):
                j = _tapedeck.draw_bounded(self._generator, i)
                places[i], places[j] = places[j], places[i]
        return np.array(places, dtype=np.int64)

    def integers(self, low, high=None, size=None, dtype=np.int64, endpoint=False):
        if high is None:
            low, high = 0, low
        low, last = int(low), int(high) if endpoint else int(high) - 1
        if low > last:
            raise ValueError("low > high" if endpoint else "low >= high" if low else "high <= 0")
        if dtype is not np.int64 and dtype is not int and dtype != np.int64:
            raise NotImplementedError("tapedeck draws int64 only; use astype")
        values = low + _tapedeck.draw_bounded(self._generator, last - low, _shape(size))
        return np.int64(values) if size is None else values

    def permuted(self, x, *, axis=None, out=None):
        raise NotImplementedError("tapedeck has no Generator.permuted; NumPy has")

    def exponential(self, scale=1.0, size=None):
        raise NotImplementedError("tapedeck has no Generator.exponential; NumPy has")


class PCG64:
    """np.random.PCG64"""

    def __init__(self, seed=None):
        if seed is None:
            # The order of creation makes them different.
            _made.append(seed)
            seed = _tapedeck.job_seed() + (len(_made) - 1 << 32)
        if isinstance(seed, (list, tuple)):
            words = []
            for part in seed:
                words.extend(_words(int(part)))
        elif seed < 0:
            raise ValueError("expected non-negative integer")
        else:
            words = _words(int(seed))
        self._generator = _tapedeck.congruential(words)


_made = []
_shared = []


def _legacy():
    if not _shared:
        _shared.append(RandomState())
    return _shared[0]


def default_rng(seed=None):
    """np.random.default_rng"""
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, PCG64) else PCG64(seed))


def seed(seed=None):
    """np.random.seed"""
    if _shared:
        _shared[0].seed(seed)
    else:
        _shared.append(RandomState(seed))


def rand(*args):
    """np.random.rand"""
    return _legacy().rand(*args)


def randn(*args):
    """np.random.randn"""
    return _legacy().randn(*args)


def randint(low, high=None, size=None, dtype=int):
    """np.random.randint"""
    return _legacy().randint(low, high, size, dtype)


def random(size=None):
    """np.random.random np.random.random_sample np.random.ranf np.random.sample"""
    return _legacy().random(size)


def uniform(low=0.0, high=1.0, size=None):
    """np.random.uniform"""
    return _legacy().uniform(low, high, size)


def normal(loc=0.0, scale=1.0, size=None):
    """np.random.normal"""
    return _legacy().normal(loc, scale, size)


def standard_normal(size=None):
    """np.random.standard_normal"""
    return _legacy().standard_normal(size)


def lognormal(mean=0.0, sigma=1.0, size=None):
    """np.random.lognormal"""
    return _legacy().lognormal(mean, sigma, size)


def exponential(scale=1.0, size=None):
    """np.random.exponential"""
    return _legacy().exponential(scale, size)


def logistic(loc=0.0, scale=1.0, size=None):
    """np.random.logistic"""
    return _legacy().logistic(loc, scale, size)


def permutation(x):
    """np.random.permutation"""
    return _legacy().permutation(x)


def shuffle(x):
    """np.random.shuffle"""
    _legacy().shuffle(x)


def choice(a, size=None, replace=True, p=None):
    """np.random.choice"""
    return _legacy().choice(a, size, replace, p)
