"""What the modules of Keras share, and tf.keras.backend as far as custom loops use it."""
import tensorflow as tf
import _tapedeck

settings = {"floatx": "float32", "epsilon": 1e-7}
counts = {}
constrained = {}
logits = []


def floatx():
    return settings["floatx"]


def set_floatx(value):
    if value not in ("float16", "float32", "float64", "bfloat16", "float8_e4m3fn", "float8_e5m2"):
        raise ValueError(
            f"Unknown `floatx` value: {value}. Expected one of "
            "{'bfloat16', 'float16', 'float32', 'float64'}")
    if value not in ("float32", "float64"):
        raise NotImplementedError(f"floatx '{value}' is not supported")
    settings["floatx"] = value


def epsilon():
    return settings["epsilon"]


def set_epsilon(value):
    settings["epsilon"] = value


def image_data_format():
    return "channels_last"


def set_image_data_format(data_format):
    if data_format != "channels_last":
        raise NotImplementedError("data_format 'channels_first' is not supported")


def backend():
    return "tensorflow"


def clear_session(free_memory=True):
    counts.clear()


def reset_uids():
    counts.clear()


def get_uid(prefix=""):
    counts[prefix] = counts.get(prefix, 0) + 1
    return counts[prefix]


def snake_case(name):
    """DenseNet -> dense_net, as Keras names its objects."""
    result = ""
    for i, c in enumerate(name):
        if c.isupper() and i > 0:
            before, after = name[i - 1], name[i + 1:i + 2]
            if before.islower() or before.isdigit() or (before.isupper() and after.islower()):
                result += "_"
        result += c.lower()
    return result


def unique_name(prefix):
    n = counts.get(prefix, 0)
    counts[prefix] = n + 1
    return f"{prefix}_{n}" if n else prefix


def auto_name(cls):
    return unique_name(snake_case(cls.__name__))


def dtype_name(dtype):
    if dtype is None:
        return settings["floatx"]
    if isinstance(dtype, str):
        return {"int": "int64", "float": settings["floatx"]}.get(dtype, dtype)
    return tf.as_dtype(dtype).name


def as_tensor(x, dtype=None):
    """A tensor of a dtype: what is one already is cast."""
    if dtype is None:
        return tf.convert_to_tensor(x)
    if tf.is_tensor(x):
        return tf.cast(x, dtype)
    return tf.convert_to_tensor(x, dtype=dtype)


def dense(gradient):
    return tf.convert_to_tensor(gradient) if isinstance(gradient, tf.IndexedSlices) else gradient


def new_variable(value, trainable, path, constraint=None):
    result = _tapedeck.variable(value, trainable, path)
    if constraint is not None:
        constrained[id(result)] = constraint
    return result


def Variable(initializer, shape=None, dtype=None, trainable=True, name=None, **kwargs):
    if callable(initializer):
        value = initializer(tuple(shape), dtype=dtype_name(dtype))
    elif dtype is not None or isinstance(initializer, float):
        value = as_tensor(initializer, dtype_name(dtype))
    else:
        value = tf.convert_to_tensor(initializer)
    return new_variable(value, trainable, name or unique_name("variable"))


def remember_logits(output, source):
    """A loss of probabilities that an activation has just made works with what went into it."""
    if len(logits) >= 8:
        del logits[0]
    logits.append((output, source))
    return output


def logits_of(output):
    for made, source in logits:
        if made is output:
            return source
    return None


def squeeze_or_expand(a, b, expand_rank_1=True):
    """Two tensors whose ranks differ by an axis of length 1 are made alike."""
    rank, other = len(a.shape), len(b.shape)
    if rank == other:
        return a, b
    if rank == other + 1 and a.shape[-1] == 1:
        if other == 1 and expand_rank_1:
            return a, tf.expand_dims(b, -1)
        return tf.squeeze(a, -1), b
    if other == rank + 1 and b.shape[-1] == 1:
        if rank == 1 and expand_rank_1:
            return tf.expand_dims(a, -1), b
        return a, tf.squeeze(b, -1)
    return a, b


def lookup(identifier, table, kind):
    """What a name or object given for an activation, a loss, an initializer … means."""
    if isinstance(identifier, dict):
        made = lookup(identifier["class_name"], table, kind)
        return made(**identifier.get("config", {}))
    if isinstance(identifier, str):
        found = table.get(identifier)
        if found is not None:
            return found
    elif callable(identifier):
        return identifier
    raise ValueError(f"Could not interpret {kind} identifier: {identifier}")


# The functions of tf.keras.backend that old programs call.


def constant(value, dtype=None, shape=None, name=None):
    return tf.constant(value, dtype=dtype, shape=shape)


def variable(value, dtype=None, name=None, constraint=None):
    return tf.Variable(value, dtype=dtype or floatx(), name=name)


def cast(x, dtype):
    return tf.cast(x, dtype)


def cast_to_floatx(x):
    return tf.cast(x, floatx())


def abs(x):
    return tf.abs(x)


def square(x):
    return tf.square(x)


def sqrt(x):
    return tf.sqrt(tf.maximum(x, tf.constant(0.0, x.dtype)))


def exp(x):
    return tf.exp(x)


def log(x):
    return tf.math.log(x)


def pow(x, a):
    return tf.pow(x, a)


def sign(x):
    return tf.sign(x)


def sin(x):
    return tf.sin(x)


def cos(x):
    return tf.cos(x)


def tanh(x):
    return tf.tanh(x)


def sigmoid(x):
    return tf.sigmoid(x)


def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    x = tf.nn.leaky_relu(x, alpha) if alpha else tf.nn.relu(x)
    return x if max_value is None else tf.minimum(x, tf.cast(max_value, x.dtype))


def softmax(x, axis=-1):
    return tf.nn.softmax(x, axis=axis)


def softplus(x):
    return tf.nn.softplus(x)


def maximum(x, y):
    return tf.maximum(x, y)


def minimum(x, y):
    return tf.minimum(x, y)


def clip(x, min_value, max_value):
    return tf.clip_by_value(x, min_value, max_value)


def dot(x, y):
    return tf.matmul(x, y)


def sum(x, axis=None, keepdims=False):
    return tf.reduce_sum(x, axis, keepdims)


def mean(x, axis=None, keepdims=False):
    if x.dtype == tf.bool:
        x = tf.cast(x, floatx())
    return tf.reduce_mean(x, axis, keepdims)


def prod(x, axis=None, keepdims=False):
    return tf.reduce_prod(x, axis, keepdims)


def max(x, axis=None, keepdims=False):
    return tf.reduce_max(x, axis, keepdims)


def min(x, axis=None, keepdims=False):
    return tf.reduce_min(x, axis, keepdims)


def std(x, axis=None, keepdims=False):
    return tf.math.reduce_std(x, axis, keepdims)


def var(x, axis=None, keepdims=False):
    return tf.math.reduce_variance(x, axis, keepdims)


def argmax(x, axis=-1):
    return tf.argmax(x, axis)


def equal(x, y):
    return tf.equal(x, y)


def not_equal(x, y):
    return tf.not_equal(x, y)


def greater(x, y):
    return tf.greater(x, y)


def less(x, y):
    return tf.less(x, y)


def concatenate(tensors, axis=-1):
    return tf.concat(tensors, axis)


def stack(x, axis=0):
    return tf.stack(x, axis)


def reshape(x, shape):
    return tf.reshape(x, shape)


def flatten(x):
    return tf.reshape(x, [-1])


def batch_flatten(x):
    return tf.reshape(x, [tf.shape(x)[0], -1])


def expand_dims(x, axis=-1):
    return tf.expand_dims(x, axis)


def squeeze(x, axis):
    return tf.squeeze(x, [axis])


def transpose(x):
    return tf.transpose(x)


def shape(x):
    return tf.shape(x)


def int_shape(x):
    return tuple(x.shape)


def ndim(x):
    return len(x.shape)


def zeros(shape, dtype=None, name=None):
    return tf.Variable(tf.zeros(shape, dtype or floatx()))


def ones(shape, dtype=None, name=None):
    return tf.Variable(tf.ones(shape, dtype or floatx()))


def zeros_like(x, dtype=None, name=None):
    return tf.zeros_like(x, dtype)


def ones_like(x, dtype=None, name=None):
    return tf.ones_like(x, dtype)


def eye(size, dtype=None, name=None):
    return tf.eye(size, dtype=dtype or floatx())


def l2_normalize(x, axis=None):
    return tf.math.l2_normalize(x, axis=axis)


def logsumexp(x, axis=None, keepdims=False):
    return tf.reduce_logsumexp(x, axis, keepdims)


def get_value(x):
    return x.numpy() if tf.is_tensor(x) else x


def set_value(x, value):
    x.assign(value)


def update(x, new_x):
    return x.assign(new_x)


def stop_gradient(variables):
    return tf.stop_gradient(variables)


def is_tensor(x):
    return tf.is_tensor(x)
