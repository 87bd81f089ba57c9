"""tf.keras.regularizers"""
import tensorflow as tf
import tf.keras.backend as backend


class Regularizer:
    def __call__(self, x):
        return tf.constant(0.0)

    def get_config(self):
        raise NotImplementedError(f"{self} does not implement get_config()")

    @classmethod
    def from_config(cls, config):
        return cls(**config)


def _checked(value, name):
    if not isinstance(value, (float, int)):
        raise ValueError(
            f"Invalid value for argument {name}: expected a non-negative float. Received: {name}={value}")
    return value


class L1L2(Regularizer):
    def __init__(self, l1=0.0, l2=0.0):
        self.l1 = _checked(0.0 if l1 is None else l1, "l1")
        self.l2 = _checked(0.0 if l2 is None else l2, "l2")

    def __call__(self, x):
        result = tf.zeros([], x.dtype)
        if self.l1:
            result += self.l1 * tf.reduce_sum(tf.abs(x))
        if self.l2:
            result += self.l2 * tf.reduce_sum(tf.square(x))
        return result

    def get_config(self):
        return {"l1": float(self.l1), "l2": float(self.l2)}


class L1(Regularizer):
    def __init__(self, l1=0.01):
        self.l1 = _checked(0.01 if l1 is None else l1, "l1")

    def __call__(self, x):
        return self.l1 * tf.reduce_sum(tf.abs(x))

    def get_config(self):
        return {"l1": float(self.l1)}


class L2(Regularizer):
    def __init__(self, l2=0.01):
        self.l2 = _checked(0.01 if l2 is None else l2, "l2")

    def __call__(self, x):
        return self.l2 * tf.reduce_sum(tf.square(x))

    def get_config(self):
        return {"l2": float(self.l2)}


class OrthogonalRegularizer(Regularizer):
    def __init__(self, factor=0.01, mode="rows"):
        self.factor = factor
        self.mode = mode

    def __call__(self, inputs):
        if len(inputs.shape) != 2:
            raise ValueError(
                f"Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape={inputs.shape}")
        if self.mode == "rows":
            inputs = tf.math.l2_normalize(inputs, axis=1)
            product = tf.matmul(inputs, tf.transpose(inputs))
        else:
            inputs = tf.math.l2_normalize(inputs, axis=0)
            product = tf.matmul(tf.transpose(inputs), inputs)
        size = int(product.shape[0])
        product *= 1.0 - tf.eye(size, dtype=inputs.dtype)
        pairs = size * (size - 1.0) / 2.0
        return self.factor * 0.5 * tf.reduce_sum(tf.abs(product)) / pairs

    def get_config(self):
        return {"factor": float(self.factor), "mode": self.mode}


def l1_l2(l1=0.01, l2=0.01):
    return L1L2(l1=l1, l2=l2)


l1 = L1
l2 = L2
orthogonal_regularizer = OrthogonalRegularizer


def get(identifier):
    if identifier is None:
        return None
    found = backend.lookup(
        identifier, {"l1": L1, "L1": L1, "l2": L2, "L2": L2, "l1_l2": L1L2, "L1L2": L1L2,
                     "orthogonal_regularizer": OrthogonalRegularizer}, "regularizer")
    return found() if isinstance(identifier, str) else found
