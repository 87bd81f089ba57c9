"""tf.keras.initializers"""
import math
import random
import tensorflow as tf
import tf.keras.backend as backend
import tf.draws as tf_random


class Initializer:
    def __call__(self, shape, dtype=None):
        raise NotImplementedError("Initializer subclasses must implement the `__call__()` method.")

    def get_config(self):
        return {}

    def clone(self):
        return self.__class__.from_config(self.get_config())

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def __repr__(self):
        return f"<{self.__class__.__name__}>"


class Zeros(Initializer):
    def __call__(self, shape, dtype=None):
        return tf.zeros(shape, backend.dtype_name(dtype))


class Ones(Initializer):
    def __call__(self, shape, dtype=None):
        return tf.ones(shape, backend.dtype_name(dtype))


class Constant(Initializer):
    def __init__(self, value=0.0):
        self.value = value

    def __call__(self, shape, dtype=None):
        value = backend.as_tensor(self.value, backend.dtype_name(dtype))
        if len(value.shape) == 0:
            return tf.fill(shape, value)
        return tf.broadcast_to(value, shape)

    def get_config(self):
        return {"value": self.value}


class Identity(Initializer):
    def __init__(self, gain=1.0):
        self.gain = gain

    def __call__(self, shape, dtype=None):
        if len(shape) != 2:
            raise ValueError(
                "Identity matrix initializer can only be used for 2D matrices. "
                f"Received: shape={shape} of rank {len(shape)}.")
        return self.gain * tf.eye(shape[0], shape[1], dtype=backend.dtype_name(dtype))

    def get_config(self):
        return {"gain": self.gain}


def chosen_seed(seed):
    """A seed that is not given is drawn when the object is made, as Keras does."""
    return random.randint(1, 1000000000) if seed is None else seed


class SeedGenerator:
    """A seed of two numbers for each draw: the second counts them."""

    def __init__(self, seed=None, name=None):
        self.seed = chosen_seed(seed)
        self._count = 0

    def next(self, ordered=True):
        self._count += 1
        return [self.seed, self._count - 1]


def drawn_uniform(shape, minval, maxval, seed, dtype):
    return tf_random.stateless_uniform(shape, seed, minval, maxval, dtype)


def drawn_normal(shape, mean, stddev, seed, dtype):
    return tf_random.stateless_normal(shape, seed, mean, stddev, dtype)


def drawn_truncated_normal(shape, mean, stddev, seed, dtype):
    return tf_random.stateless_truncated_normal(shape, seed, mean, stddev, dtype)


class _Drawn(Initializer):
    """The same values on every call: the seed is chosen when the initializer is made."""

    def _seeded(self, seed):
        self.seed = seed
        self._chosen = seed if isinstance(seed, SeedGenerator) else chosen_seed(seed)

    def _seed(self):
        return self._chosen.next() if isinstance(self._chosen, SeedGenerator) else [self._chosen, 0]


class RandomUniform(_Drawn):
    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval = minval
        self.maxval = maxval
        self._seeded(seed)

    def __call__(self, shape, dtype=None):
        return drawn_uniform(shape, self.minval, self.maxval, self._seed(), backend.dtype_name(dtype))

    def get_config(self):
        return {"minval": self.minval, "maxval": self.maxval, "seed": self.seed}


class RandomNormal(_Drawn):
    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean = mean
        self.stddev = stddev
        self._seeded(seed)

    def __call__(self, shape, dtype=None):
        return drawn_normal(shape, self.mean, self.stddev, self._seed(), backend.dtype_name(dtype))

    def get_config(self):
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


class TruncatedNormal(RandomNormal):
    def __call__(self, shape, dtype=None):
        return drawn_truncated_normal(shape, self.mean, self.stddev, self._seed(), backend.dtype_name(dtype))


def _fans(shape):
    if len(shape) < 1:
        return 1, 1
    if len(shape) == 1:
        return shape[0], shape[0]
    field = 1
    for d in shape[:-2]:
        field *= d
    return shape[-2] * field, shape[-1] * field


class VarianceScaling(_Drawn):
    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None):
        if scale <= 0.0:
            raise ValueError(f"Argument `scale` must be positive float. Received: scale={scale}")
        if mode not in ("fan_in", "fan_out", "fan_avg"):
            raise ValueError(
                f"Invalid `mode` argument: {mode}. Please use one of ('fan_in', 'fan_out', 'fan_avg')")
        distribution = distribution.lower()
        if distribution == "normal":
            distribution = "truncated_normal"
        if distribution not in ("uniform", "truncated_normal", "untruncated_normal"):
            raise ValueError(
                f"Invalid `distribution` argument: {distribution}. Please use one of "
                "('uniform', 'truncated_normal', 'untruncated_normal')")
        self.scale = scale
        self.mode = mode
        self.distribution = distribution
        self._seeded(seed)

    def __call__(self, shape, dtype=None):
        fan_in, fan_out = _fans(shape)
        fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2.0}[self.mode]
        scale = self.scale / max(1.0, fan)
        dtype = backend.dtype_name(dtype)
        if self.distribution == "truncated_normal":
            return drawn_truncated_normal(shape, 0.0, math.sqrt(scale) / 0.87962566103423978, self._seed(), dtype)
        if self.distribution == "untruncated_normal":
            return drawn_normal(shape, 0.0, math.sqrt(scale), self._seed(), dtype)
        limit = math.sqrt(3.0 * scale)
        return drawn_uniform(shape, -limit, limit, self._seed(), dtype)

    def get_config(self):
        return {"scale": self.scale, "mode": self.mode, "distribution": self.distribution,
                "seed": self.seed}


class _Scaled(VarianceScaling):
    _settings = (1.0, "fan_in", "uniform")

    def __init__(self, seed=None):
        scale, mode, distribution = self._settings
        super().__init__(scale, mode, distribution, seed)

    def get_config(self):
        return {"seed": self.seed}


class GlorotUniform(_Scaled):
    _settings = (1.0, "fan_avg", "uniform")


class GlorotNormal(_Scaled):
    _settings = (1.0, "fan_avg", "truncated_normal")


class HeUniform(_Scaled):
    _settings = (2.0, "fan_in", "uniform")


class HeNormal(_Scaled):
    _settings = (2.0, "fan_in", "truncated_normal")


class LecunUniform(_Scaled):
    _settings = (1.0, "fan_in", "uniform")


class LecunNormal(_Scaled):
    _settings = (1.0, "fan_in", "truncated_normal")


class Orthogonal(_Drawn):
    def __init__(self, gain=1.0, seed=None):
        self.gain = gain
        self._seeded(seed)

    def __call__(self, shape, dtype=None):
        if len(shape) < 2:
            raise ValueError(
                "The tensor to initialize must be at least two-dimensional. Received: "
                f"shape={shape} of rank {len(shape)}.")
        rows = 1
        for d in shape[:-1]:
            rows *= d
        columns = shape[-1]
        tall = (max(columns, rows), min(columns, rows))
        a = drawn_normal(tall, 0.0, 1.0, self._seed(), backend.dtype_name(dtype))
        q = _orthonormal(a)
        if rows < columns:
            q = tf.transpose(q)
        return self.gain * tf.reshape(q, shape)

    def get_config(self):
        return {"gain": self.gain, "seed": self.seed}


def _orthonormal(a):
    """The columns of a, each made orthogonal to those before it: Q of QR with a positive diagonal of R."""
    columns = []
    for column in tf.unstack(a, axis=1):
        for _ in range(2):
            for other in columns:
                column = column - tf.reduce_sum(column * other) * other
        columns.append(column / tf.norm(column))
    return tf.stack(columns, axis=1)


IdentityInitializer = Identity
OrthogonalInitializer = Orthogonal
random_uniform = RandomUniform
random_normal = RandomNormal
truncated_normal = TruncatedNormal
variance_scaling = VarianceScaling
glorot_uniform = GlorotUniform
glorot_normal = GlorotNormal
he_uniform = HeUniform
he_normal = HeNormal
lecun_uniform = LecunUniform
lecun_normal = LecunNormal
orthogonal = Orthogonal
zeros = Zeros
ones = Ones
constant = Constant
identity = Identity


def get(identifier):
    if identifier is None:
        return None
    if isinstance(identifier, Initializer):
        return identifier
    found = backend.lookup(identifier, {
        "zeros": Zeros, "Zeros": Zeros, "zero": Zeros, "ones": Ones, "Ones": Ones, "one": Ones,
        "constant": Constant, "Constant": Constant, "identity": Identity, "Identity": Identity,
        "uniform": RandomUniform, "random_uniform": RandomUniform, "RandomUniform": RandomUniform,
        "normal": RandomNormal, "random_normal": RandomNormal, "RandomNormal": RandomNormal,
        "truncated_normal": TruncatedNormal, "TruncatedNormal": TruncatedNormal,
        "variance_scaling": VarianceScaling, "VarianceScaling": VarianceScaling,
        "glorot_uniform": GlorotUniform, "GlorotUniform": GlorotUniform,
        "glorot_normal": GlorotNormal, "GlorotNormal": GlorotNormal, "he_uniform": HeUniform,
        "HeUniform": HeUniform, "he_normal": HeNormal, "HeNormal": HeNormal,
        "lecun_uniform": LecunUniform, "LecunUniform": LecunUniform, "lecun_normal": LecunNormal,
        "LecunNormal": LecunNormal, "orthogonal": Orthogonal, "Orthogonal": Orthogonal,
        "OrthogonalInitializer": Orthogonal, "IdentityInitializer": Identity}, "initializer")
    if isinstance(identifier, str):
        return found()
    return found() if isinstance(found, type) and issubclass(found, Initializer) else found
