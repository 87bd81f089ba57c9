"""tf.keras.activations: what has a kernel is the native of the same name."""
import tensorflow as tf
import tf.keras.backend as backend

elu = tf.keras.activations.elu
exponential = tf.keras.activations.exponential
leaky_relu = tf.keras.activations.leaky_relu
linear = tf.keras.activations.linear
log_sigmoid = tf.keras.activations.log_sigmoid
log_softmax = tf.keras.activations.log_softmax
relu6 = tf.keras.activations.relu6
selu = tf.keras.activations.selu
silu = tf.keras.activations.silu
swish = tf.keras.activations.swish
softplus = tf.keras.activations.softplus
softsign = tf.keras.activations.softsign
tanh = tf.keras.activations.tanh
gelu = tf.keras.activations.gelu


def relu(x, negative_slope=0.0, max_value=None, threshold=0.0):
    if negative_slope == 0.0 and threshold == 0.0:
        if max_value is None:
            return tf.nn.relu(x)
        if max_value == 6:
            return tf.nn.relu6(x)
    x = tf.convert_to_tensor(x)
    if negative_slope != 0.0:
        if max_value is None and threshold == 0:
            return tf.nn.leaky_relu(x, negative_slope)
        below = tf.nn.relu(-x + threshold) if threshold != 0 else tf.nn.relu(-x)
    if threshold != 0:
        x = tf.where(x > threshold, x, tf.zeros_like(x))
    else:
        x = tf.nn.relu(x)
    if max_value is not None:
        x = tf.clip_by_value(x, 0.0, max_value)
    return x - negative_slope * below if negative_slope != 0.0 else x


def sigmoid(x):
    x = tf.convert_to_tensor(x)
    return backend.remember_logits(tf.sigmoid(x), x)


def softmax(x, axis=-1):
    x = tf.convert_to_tensor(x)
    return backend.remember_logits(tf.nn.softmax(x, axis=axis), x)


def hard_sigmoid(x):
    x = tf.convert_to_tensor(x)
    return tf.nn.relu6(x + 3.0) / 6.0


def hard_silu(x):
    x = tf.convert_to_tensor(x)
    return x * hard_sigmoid(x)


hard_swish = hard_silu


def hard_tanh(x):
    return tf.clip_by_value(x, -1.0, 1.0)


def hard_shrink(x, threshold=0.5):
    x = tf.convert_to_tensor(x)
    return tf.where(tf.abs(x) > threshold, x, tf.zeros_like(x))


def soft_shrink(x, threshold=0.5):
    x = tf.convert_to_tensor(x)
    return tf.where(
        x > threshold, x - threshold, tf.where(x < -threshold, x + threshold, tf.zeros_like(x)))


def tanh_shrink(x):
    return x - tf.tanh(x)


def threshold(x, threshold, default_value):
    x = tf.convert_to_tensor(x)
    return tf.where(x > threshold, x, tf.cast(default_value, x.dtype))


def celu(x, alpha=1.0):
    return tf.maximum(x, 0.0) + alpha * tf.math.expm1(tf.minimum(x, 0.0) / alpha)


def glu(x, axis=-1):
    a, b = tf.split(x, 2, axis=axis)
    return a * tf.sigmoid(b)


def mish(x):
    x = tf.convert_to_tensor(x)
    return x * tf.tanh(tf.nn.softplus(x))


def squareplus(x, b=4):
    x = tf.convert_to_tensor(x)
    return (x + tf.sqrt(tf.square(x) + b)) / 2


def sparse_plus(x):
    x = tf.convert_to_tensor(x)
    return tf.where(
        x <= -1, tf.zeros_like(x), tf.where(x < 1, (1 / 4) * tf.pow(x + 1, 2), x))


def sparse_sigmoid(x):
    x = tf.convert_to_tensor(x)
    return tf.where(
        x <= -1, tf.zeros_like(x), tf.where(x >= 1, tf.ones_like(x), 0.5 * (x + 1)))


def get(identifier):
    if identifier is None:
        return linear
    if callable(identifier):
        return identifier
    return backend.lookup(identifier, {
        "celu": celu, "elu": elu, "exponential": exponential, "gelu": gelu, "glu": glu,
        "hard_shrink": hard_shrink, "hard_sigmoid": hard_sigmoid, "hard_silu": hard_silu,
        "hard_swish": hard_swish, "hard_tanh": hard_tanh, "leaky_relu": leaky_relu, "linear": linear,
        "log_sigmoid": log_sigmoid, "log_softmax": log_softmax, "mish": mish, "relu": relu,
        "relu6": relu6, "selu": selu, "sigmoid": sigmoid, "silu": silu, "soft_shrink": soft_shrink,
        "softmax": softmax, "softplus": softplus, "softsign": softsign, "sparse_plus": sparse_plus,
        "sparse_sigmoid": sparse_sigmoid, "squareplus": squareplus, "swish": swish, "tanh": tanh,
        "tanh_shrink": tanh_shrink, "threshold": threshold}, "activation function")


def serialize(activation):
    return activation.__name__


def deserialize(config):
    return get(config)
