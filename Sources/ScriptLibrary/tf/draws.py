"""tf.random"""
import _tapedeck
import random
import tensorflow as tf

# The global seed, the generator of the operations' own seeds, and how far each operation with a seed has come.
_state = {}
_FULL = 9223372036854775807


def set_seed(seed):
    """tf.random.set_seed"""
    _state["seed"] = int(seed)
    _state["operations"] = random.Random(int(seed))
    _state["counters"] = {}


def _seeds(seed):
    if "seed" not in _state:
        if seed is None:
            set_seed(_tapedeck.job_seed())
        else:
            # An operation's seed alone: TensorFlow's default for the other.
            return 87654321, int(seed)
    if seed is None:
        return _state["seed"], _state["operations"].randint(0, 2147483647)
    return _state["seed"], int(seed)


def _place(operation, seed, blocks):
    """The key and the counter of a draw of an operation that is asked for by `seed` and passes over so many blocks."""
    first, second = _seeds(seed)
    if first == 0 and second == 0:
        second = 2147483647
    if seed is None:
        return first, 0, second
    counters = _state.setdefault("counters", {})
    place = (operation, first, second)
    start = counters.get(place, 0)
    counters[place] = start + blocks
    return first, start, second


def _lengths(shape):
    if isinstance(shape, tf.TensorShape):
        return shape.as_list()
    if isinstance(shape, (list, tuple)):
        return [int(length) for length in shape]
    lengths = tf.convert_to_tensor(shape).numpy().tolist()
    return lengths if isinstance(lengths, list) else [lengths]


def _count(lengths):
    count = 1
    for length in lengths:
        count *= length
    return count


def _floating(name, shape, dtype, seed):
    lengths = _lengths(shape)
    key, low, high = _place(name + dtype.name, seed, _count(lengths) * 256)
    return _DRAWS[name](lengths, dtype, key, low, high)


_DRAWS = {
    "uniform": _tapedeck.philox_uniform,
    "normal": _tapedeck.philox_normal,
    "truncated_normal": _tapedeck.philox_truncated_normal,
}


def normal(shape, mean=0.0, stddev=1.0, dtype=tf.float32, seed=None, name=None):
    """tf.random.normal"""
    dtype = tf.as_dtype(dtype)
    draws = _floating("normal", shape, dtype, seed)
    return draws * tf.convert_to_tensor(stddev, dtype) + tf.convert_to_tensor(mean, dtype)


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=tf.float32, seed=None, name=None):
    """tf.random.truncated_normal"""
    dtype = tf.as_dtype(dtype)
    draws = _floating("truncated_normal", shape, dtype, seed)
    return draws * tf.convert_to_tensor(stddev, dtype) + tf.convert_to_tensor(mean, dtype)


def uniform(shape, minval=0, maxval=None, dtype=tf.float32, seed=None, name=None):
    """tf.random.uniform"""
    dtype = tf.as_dtype(dtype)
    if dtype.is_integer:
        if maxval is None:
            raise ValueError(f"Must specify maxval for integer dtype {dtype!r}")
        lengths = _lengths(shape)
        key, low, high = _place("integers" + dtype.name, seed, _count(lengths) * 256)
        return _integers(lengths, minval, maxval, dtype, key, low, high)
    draws = _floating("uniform", shape, dtype, seed)
    if maxval is None:
        maxval = 1
    return _scaled(draws, minval, maxval, dtype)


def _scaled(draws, minval, maxval, dtype):
    if isinstance(minval, int) and minval == 0:
        if isinstance(maxval, int) and maxval == 1:
            return draws
        return draws * tf.convert_to_tensor(maxval, dtype)
    low = tf.convert_to_tensor(minval, dtype)
    return draws * (tf.convert_to_tensor(maxval, dtype) - low) + low


def _integers(lengths, minval, maxval, dtype, key, low, high):
    start, end = int(minval), int(maxval)
    if start >= end:
        raise tf.errors.InvalidArgumentError(None, None, f"Need minval < maxval, got {start} >= {end} [Op:RandomUniformInt]")
    return _tapedeck.philox_integers(lengths, dtype, key, low, high, start, end - start)


def shuffle(value, seed=None, name=None):
    """tf.random.shuffle"""
    value = tf.convert_to_tensor(value)
    if value.shape.rank == 0:
        return value
    count = value.shape[0]
    key, low, high = _place("shuffle" + value.dtype.name, seed, (count + 3) // 4)
    return tf.gather(value, _tapedeck.philox_permutation(count, key, low, high))


def categorical(logits, num_samples, dtype=None, seed=None, name=None):
    """tf.random.categorical"""
    logits = tf.convert_to_tensor(logits)
    rows = logits.shape[0] if logits.shape.rank else 0
    count = int(num_samples)
    key, low, high = _place("categorical" + logits.dtype.name, seed, rows * ((count + 3) // 4 * 4) * 512)
    drawn = _tapedeck.philox_categorical(logits, count, key, low, high)
    return drawn if dtype is None else tf.cast(drawn, dtype)


def _stateless(seed):
    if isinstance(seed, (list, tuple)):
        first, second = seed
    else:
        first, second = tf.convert_to_tensor(seed).numpy().tolist()
    key, high = _tapedeck.stateless(int(first), int(second))
    return key, 0, high


def stateless_normal(shape, seed, mean=0.0, stddev=1.0, dtype=tf.float32, name=None, alg="auto_select"):
    """tf.random.stateless_normal"""
    dtype = tf.as_dtype(dtype)
    draws = _tapedeck.philox_normal(_lengths(shape), dtype, *_stateless(seed))
    return draws * tf.convert_to_tensor(stddev, dtype) + tf.convert_to_tensor(mean, dtype)


def stateless_truncated_normal(shape, seed, mean=0.0, stddev=1.0, dtype=tf.float32, name=None, alg="auto_select"):
    """tf.random.stateless_truncated_normal"""
    dtype = tf.as_dtype(dtype)
    draws = _tapedeck.philox_truncated_normal(_lengths(shape), dtype, *_stateless(seed))
    return draws * tf.convert_to_tensor(stddev, dtype) + tf.convert_to_tensor(mean, dtype)


def stateless_uniform(shape, seed, minval=0, maxval=None, dtype=tf.float32, name=None, alg="auto_select"):
    """tf.random.stateless_uniform"""
    dtype = tf.as_dtype(dtype)
    lengths = _lengths(shape)
    key, low, high = _stateless(seed)
    if dtype.is_integer:
        if (minval is None) != (maxval is None):
            raise ValueError(f"For integer `dtype` argument {dtype!r}, argument `minval` and `maxval` must be both None or not None. Got `minval`={minval} and `maxval`={maxval}.")
        if minval is None:
            return _tapedeck.philox_integers(lengths, dtype, key, low, high, 0, 0)
        return _integers(lengths, minval, maxval, dtype, key, low, high)
    draws = _tapedeck.philox_uniform(lengths, dtype, key, low, high)
    start = tf.convert_to_tensor(minval, dtype)
    end = tf.convert_to_tensor(1 if maxval is None else maxval, dtype)
    return draws * (end - start) + start


def stateless_categorical(logits, num_samples, seed, dtype=tf.int64, name=None):
    """tf.random.stateless_categorical"""
    drawn = _tapedeck.philox_categorical(tf.convert_to_tensor(logits), int(num_samples), *_stateless(seed))
    return tf.cast(drawn, dtype)


def split(seed, num=2, alg="auto_select"):
    """tf.random.split tf.random.experimental.stateless_split"""
    dtype = tf.convert_to_tensor(seed).dtype
    return stateless_uniform([num, 2], seed, minval=None, maxval=None, dtype=dtype)


def fold_in(seed, data, alg="auto_select"):
    """tf.random.fold_in tf.random.experimental.stateless_fold_in"""
    data = tf.convert_to_tensor(data)
    return tf.stack([stateless_uniform([], seed, minval=None, maxval=None, dtype=data.dtype), data])


class Generator:
    """tf.random.Generator tf.random.experimental.Generator"""

    def __init__(self, copy_from=None, state=None, alg=None):
        if copy_from is not None:
            state = copy_from.state.numpy()
        self.state = state if isinstance(state, tf.Variable) else tf.Variable(tf.cast(state, tf.int64))

    @classmethod
    def from_seed(cls, seed, alg=None):
        return cls(state=[int(seed), 0, 0])

    @classmethod
    def from_non_deterministic_state(cls, alg=None):
        _made.append(None)
        return cls(state=[_tapedeck.job_seed(), 0, len(_made)])

    @classmethod
    def from_state(cls, state, alg=None):
        return cls(state=state)

    @classmethod
    def from_key_counter(cls, key, counter, alg=None):
        return cls(state=[int(counter[0]), int(counter[1]), int(key)])

    @property
    def algorithm(self):
        return 1

    @property
    def key(self):
        return self.state[2]

    def reset(self, state):
        self.state.assign(tf.cast(state, tf.int64))

    def reset_from_seed(self, seed):
        self.state.assign([int(seed), 0, 0])

    def skip(self, delta):
        low, high, key = self.state.numpy().tolist()
        self.state.assign([low + int(delta) * 256, high, key])

    def _next(self, lengths):
        low, high, key = self.state.numpy().tolist()
        self.state.assign([low + _count(lengths) * 256, high, key])
        return key, low, high

    def normal(self, shape, mean=0.0, stddev=1.0, dtype=tf.float32, name=None):
        dtype, lengths = tf.as_dtype(dtype), _lengths(shape)
        draws = _tapedeck.philox_normal(lengths, dtype, *self._next(lengths))
        return draws * tf.convert_to_tensor(stddev, dtype) + tf.convert_to_tensor(mean, dtype)

    def truncated_normal(self, shape, mean=0.0, stddev=1.0, dtype=tf.float32, name=None):
        dtype, lengths = tf.as_dtype(dtype), _lengths(shape)
        draws = _tapedeck.philox_truncated_normal(lengths, dtype, *self._next(lengths))
        return draws * tf.convert_to_tensor(stddev, dtype) + tf.convert_to_tensor(mean, dtype)

    def uniform(self, shape, minval=0, maxval=None, dtype=tf.float32, name=None):
        dtype, lengths = tf.as_dtype(dtype), _lengths(shape)
        if dtype.is_integer:
            if maxval is None:
                raise ValueError(f"Must specify maxval for integer dtype {dtype!r}")
            return _integers(lengths, minval, maxval, dtype, *self._next(lengths))
        draws = _tapedeck.philox_uniform(lengths, dtype, *self._next(lengths))
        start = tf.convert_to_tensor(minval, dtype)
        end = tf.convert_to_tensor(1 if maxval is None else maxval, dtype)
        return draws * (end - start) + start

    def uniform_full_int(self, shape, dtype=tf.int64, name=None):
        dtype, lengths = tf.as_dtype(dtype), _lengths(shape)
        return _tapedeck.philox_integers(lengths, dtype, *self._next(lengths), 0, 0)

    def make_seeds(self, count=1):
        keys = self.uniform_full_int([count])
        return tf.stack([keys, tf.zeros_like(keys)])

    def split(self, count=1):
        keys = self.uniform_full_int([count]).numpy().tolist()
        return [Generator(state=[0, 0, key]) for key in keys]


_made = []


def get_global_generator():
    """tf.random.get_global_generator"""
    if "global" not in _state:
        _state["global"] = Generator.from_non_deterministic_state()
    return _state["global"]


def set_global_generator(generator):
    """tf.random.set_global_generator"""
    _state["global"] = generator


def dropout(x, rate, noise_shape=None, seed=None, name=None):
    """tf.nn.dropout"""
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        raise ValueError(f"`x.dtype` must be a floating point tensor as `x` will be scaled. Received x.dtype={x.dtype}")
    if isinstance(rate, (int, float)):
        if not 0 <= rate < 1:
            raise ValueError(f"`rate` must be a scalar tensor or a float in the range [0, 1). Received: rate={rate}")
        if rate == 0:
            # A draw all the same, so that what follows is the same.
            _seeds(seed)
            return x
    shape = x.shape.as_list() if noise_shape is None else _lengths(noise_shape)
    shape = [own if given is None else given for given, own in zip(shape, x.shape.as_list())]
    if isinstance(rate, (int, float)):
        result = x * tf.convert_to_tensor(1 / (1 - rate), x.dtype)
    else:
        rate = tf.convert_to_tensor(rate, x.dtype)
        result = x / (1 - rate)
    mask = _floating("uniform", shape, x.dtype, seed) >= rate
    return tf.where(mask, result, tf.zeros_like(result))
