"""tf.keras.losses"""
import tensorflow as tf
import tf.keras.backend as backend


def _predictions(y_pred):
    y_pred = tf.convert_to_tensor(y_pred)
    return y_pred if y_pred.dtype.is_floating else tf.cast(y_pred, backend.floatx())


def _pair(y_true, y_pred):
    y_pred = _predictions(y_pred)
    return backend.squeeze_or_expand(backend.as_tensor(y_true, y_pred.dtype), y_pred)


def mean_squared_error(y_true, y_pred):
    y_true, y_pred = _pair(y_true, y_pred)
    return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)


def mean_absolute_error(y_true, y_pred):
    y_true, y_pred = _pair(y_true, y_pred)
    return tf.reduce_mean(tf.abs(y_true - y_pred), axis=-1)


def mean_absolute_percentage_error(y_true, y_pred):
    y_true, y_pred = _pair(y_true, y_pred)
    diff = tf.abs((y_true - y_pred) / tf.maximum(tf.abs(y_true), backend.epsilon()))
    return 100.0 * tf.reduce_mean(diff, axis=-1)


def mean_squared_logarithmic_error(y_true, y_pred):
    y_true, y_pred = _pair(y_true, y_pred)
    epsilon = backend.epsilon()
    first = tf.math.log(tf.maximum(y_pred, epsilon) + 1.0)
    second = tf.math.log(tf.maximum(y_true, epsilon) + 1.0)
    return tf.reduce_mean(tf.square(first - second), axis=-1)


def _normalized(x, axis):
    inverse = tf.math.rsqrt(tf.reduce_sum(tf.square(x), axis=axis, keepdims=True))
    return x * tf.minimum(inverse, 1.0 / backend.epsilon())


def cosine_similarity(y_true, y_pred, axis=-1):
    y_true, y_pred = _pair(y_true, y_pred)
    y_pred = _normalized(y_pred, axis)
    y_true = _normalized(y_true, axis)
    return -tf.reduce_sum(y_true * y_pred, axis=axis)


def huber(y_true, y_pred, delta=1.0):
    y_true, y_pred = _pair(y_true, y_pred)
    delta = tf.cast(delta, y_pred.dtype)
    error = y_pred - y_true
    size = tf.abs(error)
    return tf.reduce_mean(
        tf.where(size <= delta, 0.5 * tf.square(error), delta * size - 0.5 * tf.square(delta)), axis=-1)


def log_cosh(y_true, y_pred):
    y_true, y_pred = _pair(y_true, y_pred)
    x = y_pred - y_true
    log2 = tf.cast(tf.math.log(2.0), x.dtype)
    return tf.reduce_mean(x + tf.nn.softplus(x * -2.0) - log2, axis=-1)


logcosh = log_cosh


def kl_divergence(y_true, y_pred):
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    y_true = tf.clip_by_value(y_true, backend.epsilon(), 1.0)
    y_pred = tf.clip_by_value(y_pred, backend.epsilon(), 1.0)
    return tf.reduce_sum(y_true * tf.math.log(y_true / y_pred), axis=-1)


def poisson(y_true, y_pred):
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    return tf.reduce_mean(y_pred - y_true * tf.math.log(y_pred + backend.epsilon()), axis=-1)


def _signs(y_true):
    """Labels 0 and 1 are -1 and 1 to the hinge losses."""
    binary = tf.reduce_all(tf.logical_or(tf.equal(y_true, 0.0), tf.equal(y_true, 1.0)))
    return tf.where(binary, 2.0 * y_true - 1.0, y_true)


def hinge(y_true, y_pred):
    y_pred = _predictions(y_pred)
    y_true = _signs(backend.as_tensor(y_true, y_pred.dtype))
    return tf.reduce_mean(tf.maximum(1.0 - y_true * y_pred, 0.0), axis=-1)


def squared_hinge(y_true, y_pred):
    y_pred = _predictions(y_pred)
    y_true = _signs(backend.as_tensor(y_true, y_pred.dtype))
    return tf.reduce_mean(tf.square(tf.maximum(1.0 - y_true * y_pred, 0.0)), axis=-1)


def categorical_hinge(y_true, y_pred):
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    pos = tf.reduce_sum(y_true * y_pred, axis=-1)
    neg = tf.reduce_max((1.0 - y_true) * y_pred, axis=-1)
    return tf.maximum(neg - pos + 1.0, 0.0)


def _check_axis(axis):
    if isinstance(axis, bool):
        raise ValueError(f"`axis` must be of type `int`. Received: axis={axis} of type {type(axis)}")


def _check_shapes(target, output, what="the same shape"):
    if len(target.shape) != len(output.shape):
        raise ValueError(
            "Arguments `target` and `output` must have the same rank (ndim). Received: "
            f"target.shape={target.shape}, output.shape={output.shape}")
    for a, b in zip(target.shape, output.shape):
        if a != b:
            raise ValueError(
                f"Arguments `target` and `output` must have {what}. Received: "
                f"target.shape={target.shape}, output.shape={output.shape}")


def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    _check_axis(axis)
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    if label_smoothing:
        classes = tf.cast(y_true.shape[-1], y_pred.dtype)
        y_true = y_true * (1.0 - label_smoothing) + label_smoothing / classes
    if len(y_true.shape) < 1:
        raise ValueError(
            "Arguments `target` and `output` must be at least rank 1. Received: "
            f"target.shape={y_true.shape}, output.shape={y_pred.shape}")
    _check_shapes(y_true, y_pred)
    source = backend.logits_of(y_pred)
    if source is not None:
        from_logits, y_pred = True, source
    if from_logits:
        return tf.nn.softmax_cross_entropy_with_logits(labels=y_true, logits=y_pred, axis=axis)
    y_pred = y_pred / tf.reduce_sum(y_pred, axis, keepdims=True)
    y_pred = tf.clip_by_value(y_pred, backend.epsilon(), 1.0 - backend.epsilon())
    return -tf.reduce_sum(y_true * tf.math.log(y_pred), axis)


def categorical_focal_crossentropy(y_true, y_pred, alpha=0.25, gamma=2.0, from_logits=False,
                                   label_smoothing=0.0, axis=-1):
    _check_axis(axis)
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    if label_smoothing:
        classes = tf.cast(y_true.shape[-1], y_pred.dtype)
        y_true = y_true * (1.0 - label_smoothing) + label_smoothing / classes
    if from_logits:
        y_pred = tf.nn.softmax(y_pred, axis=axis)
    output = y_pred / tf.reduce_sum(y_pred, axis=axis, keepdims=True)
    output = tf.clip_by_value(output, backend.epsilon(), 1.0 - backend.epsilon())
    return tf.reduce_sum(
        tf.pow(1.0 - output, gamma) * alpha * (-y_true * tf.math.log(output)), axis=axis)


def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, ignore_class=None, axis=-1):
    y_pred = _predictions(y_pred)
    y_true = tf.convert_to_tensor(y_true)
    if len(y_true.shape) == len(y_pred.shape) and y_true.shape[axis] == 1:
        y_true = tf.squeeze(y_true, axis=axis)
    if ignore_class is not None:
        valid = tf.not_equal(y_true, tf.cast(ignore_class, y_true.dtype))
        y_true = tf.where(valid, y_true, tf.zeros_like(y_true))
        y_pred = tf.where(tf.expand_dims(valid, axis), y_pred, tf.zeros_like(y_pred))
    if axis != -1 and axis != len(y_pred.shape) - 1:
        raise ValueError(f"Only axis=-1 is currently supported. Received: axis={axis}")
    source = backend.logits_of(y_pred)
    if source is not None:
        from_logits, y_pred = True, source
    target = tf.cast(y_true, tf.int64)
    if len(y_pred.shape) < 1:
        raise ValueError(
            "Argument `output` must be at least rank 1. Received: "
            f"target.shape={target.shape}, output.shape={y_pred.shape}")
    if len(target.shape) != len(y_pred.shape) - 1:
        raise ValueError(
            "Argument `output` must have rank (ndim) `target.ndim - 1`. Received: "
            f"target.shape={target.shape}, output.shape={y_pred.shape}")
    for a, b in zip(target.shape, y_pred.shape[:-1]):
        if a != b:
            raise ValueError(
                "Arguments `target` and `output` must have the same shape "
                "up until the last dimension: "
                f"target.shape={target.shape}, output.shape={y_pred.shape}")
    if not from_logits:
        y_pred = tf.math.log(tf.clip_by_value(y_pred, backend.epsilon(), 1 - backend.epsilon()))
    result = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=y_pred)
    if ignore_class is not None:
        result = tf.where(valid, result, tf.zeros_like(result))
        masks.append((result, valid))
        if len(masks) > 8:
            del masks[0]
    return result


masks = []


def _mask_of(values):
    for made, mask in masks:
        if made is values:
            return mask
    return None


def _bce(target, output, from_logits):
    _check_shapes(target, output)
    source = backend.logits_of(output)
    if source is not None:
        from_logits, output = True, source
    if from_logits:
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=output)
    output = tf.clip_by_value(output, backend.epsilon(), 1.0 - backend.epsilon())
    bce = target * tf.math.log(output)
    bce += (1 - target) * tf.math.log(1 - output)
    return -bce


def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    if label_smoothing:
        y_true = y_true * (1.0 - label_smoothing) + 0.5 * label_smoothing
    return tf.reduce_mean(_bce(y_true, y_pred, from_logits), axis=axis)


def binary_focal_crossentropy(y_true, y_pred, apply_class_balancing=False, alpha=0.25, gamma=2.0,
                              from_logits=False, label_smoothing=0.0, axis=-1):
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    if label_smoothing:
        y_true = y_true * (1.0 - label_smoothing) + 0.5 * label_smoothing
    if from_logits:
        y_pred = backend.remember_logits(tf.sigmoid(y_pred), y_pred)
    bce = _bce(y_true, y_pred, False)
    p_t = y_true * y_pred + (1 - y_true) * (1 - y_pred)
    bce = tf.pow(1.0 - p_t, gamma) * bce
    if apply_class_balancing:
        bce = (y_true * alpha + (1 - y_true) * (1 - alpha)) * bce
    return tf.reduce_mean(bce, axis=axis)


def dice(y_true, y_pred, axis=None):
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    both = tf.reduce_sum(y_true * y_pred, axis=axis)
    return 1 - 2.0 * both / (
        tf.reduce_sum(y_true, axis=axis) + tf.reduce_sum(y_pred, axis=axis) + backend.epsilon())


def tversky(y_true, y_pred, alpha=0.5, beta=0.5, axis=None):
    y_pred = _predictions(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    both = tf.reduce_sum(y_true * y_pred, axis=axis)
    fp = tf.reduce_sum((1 - y_pred) * y_true, axis=axis)
    fn = tf.reduce_sum(y_pred * (1 - y_true), axis=axis)
    return 1 - both / (both + fp * alpha + fn * beta + backend.epsilon())


def categorical_generalized_cross_entropy(y_true, y_pred, q):
    y_pred = _predictions(y_pred)
    chosen = tf.one_hot(tf.cast(y_true, tf.int64), y_pred.shape[-1], dtype=y_pred.dtype)
    p = tf.reduce_sum(y_pred * chosen, axis=-1)
    return (1 - tf.pow(p, q)) / q


mse = mean_squared_error
MSE = mean_squared_error
mae = mean_absolute_error
MAE = mean_absolute_error
mape = mean_absolute_percentage_error
MAPE = mean_absolute_percentage_error
msle = mean_squared_logarithmic_error
MSLE = mean_squared_logarithmic_error
kld = kl_divergence
KLD = kl_divergence
kullback_leibler_divergence = kl_divergence


class Reduction:
    AUTO = "auto"
    NONE = "none"
    SUM = "sum"
    SUM_OVER_BATCH_SIZE = "sum_over_batch_size"


def reduce_weighted(values, sample_weight, mask, reduction, dtype):
    values = backend.as_tensor(values, dtype)
    if sample_weight is not None:
        sample_weight = backend.as_tensor(sample_weight, dtype)
    if mask is not None:
        mask = tf.cast(mask, dtype)
        if reduction in ("mean", "sum_over_batch_size"):
            total = tf.cast(tf.size(mask), dtype)
            mask = mask * tf.math.divide_no_nan(total, tf.reduce_sum(mask))
        if sample_weight is None:
            sample_weight = mask
        else:
            mask, sample_weight = backend.squeeze_or_expand(mask, sample_weight)
            sample_weight = sample_weight * mask
    if sample_weight is not None:
        values, sample_weight = backend.squeeze_or_expand(values, sample_weight)
        values = values * sample_weight
    if reduction is None or reduction == "none" or tuple(values.shape) in ((), (0,)):
        return values
    total = tf.reduce_sum(values)
    if reduction == "sum":
        return total
    if reduction == "mean_with_sample_weight" and sample_weight is not None:
        return tf.math.divide_no_nan(total, tf.reduce_sum(sample_weight))
    return tf.math.divide_no_nan(total, tf.cast(tf.size(values), total.dtype))


class Loss:
    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None):
        if reduction not in ("sum_over_batch_size", "sum", None, "none", "mean", "mean_with_sample_weight"):
            raise ValueError(
                "Invalid value for argument `reduction`. Expected one of "
                "{'sum', 'none', 'mean_with_sample_weight', None, 'mean', 'sum_over_batch_size'}. "
                f"Received: reduction={reduction}")
        self.name = name or backend.auto_name(self.__class__)
        self.reduction = reduction
        self._dtype = backend.dtype_name(dtype)

    @property
    def dtype(self):
        return self._dtype

    def __call__(self, y_true, y_pred, sample_weight=None):
        dtype = self._dtype
        y_pred = tf.nest.map_structure(lambda x: backend.as_tensor(x, dtype), y_pred) \
            if isinstance(y_pred, dict) else backend.as_tensor(y_pred, dtype)
        y_true = tf.nest.map_structure(lambda x: backend.as_tensor(x, dtype), y_true) \
            if isinstance(y_true, dict) else backend.as_tensor(y_true, dtype)
        values = self.call(y_true, y_pred)
        mask = _mask_of(values) if masks else None
        return reduce_weighted(values, sample_weight, mask, self.reduction, dtype)

    def call(self, y_true, y_pred):
        raise NotImplementedError

    def get_config(self):
        return {"name": self.name, "reduction": self.reduction}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class LossFunctionWrapper(Loss):
    """A loss whose function gives a value for each sample; the options that it takes are kept by name."""

    def __init__(self, fn, reduction="sum_over_batch_size", name=None, dtype=None, **kwargs):
        super().__init__(name=name, reduction=reduction, dtype=dtype)
        self.fn = fn
        self._fn_kwargs = kwargs

    def call(self, y_true, y_pred):
        y_true, y_pred = backend.squeeze_or_expand(y_true, y_pred)
        return self.fn(y_true, y_pred, **self._fn_kwargs)

    def get_config(self):
        return {"name": self.name, "reduction": self.reduction, **self._fn_kwargs}


class MeanSquaredError(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_error", dtype=None):
        super().__init__(mean_squared_error, reduction, name, dtype)


class MeanAbsoluteError(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_error", dtype=None):
        super().__init__(mean_absolute_error, reduction, name, dtype)


class MeanAbsolutePercentageError(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_percentage_error", dtype=None):
        super().__init__(mean_absolute_percentage_error, reduction, name, dtype)


class MeanSquaredLogarithmicError(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_logarithmic_error", dtype=None):
        super().__init__(mean_squared_logarithmic_error, reduction, name, dtype)


class CosineSimilarity(LossFunctionWrapper):
    def __init__(self, axis=-1, reduction="sum_over_batch_size", name="cosine_similarity", dtype=None):
        super().__init__(cosine_similarity, reduction, name, dtype, axis=axis)


class Huber(LossFunctionWrapper):
    def __init__(self, delta=1.0, reduction="sum_over_batch_size", name="huber_loss", dtype=None):
        super().__init__(huber, reduction, name, dtype, delta=delta)


class LogCosh(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="log_cosh", dtype=None):
        super().__init__(log_cosh, reduction, name, dtype)


class Hinge(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="hinge", dtype=None):
        super().__init__(hinge, reduction, name, dtype)


class SquaredHinge(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="squared_hinge", dtype=None):
        super().__init__(squared_hinge, reduction, name, dtype)


class CategoricalHinge(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="categorical_hinge", dtype=None):
        super().__init__(categorical_hinge, reduction, name, dtype)


class KLDivergence(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="kl_divergence", dtype=None):
        super().__init__(kl_divergence, reduction, name, dtype)


class Poisson(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="poisson", dtype=None):
        super().__init__(poisson, reduction, name, dtype)


class BinaryCrossentropy(LossFunctionWrapper):
    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1,
                 reduction="sum_over_batch_size", name="binary_crossentropy", dtype=None):
        super().__init__(binary_crossentropy, reduction, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=axis)
        self.from_logits = from_logits
        self.label_smoothing = label_smoothing
        self.axis = axis


class BinaryFocalCrossentropy(LossFunctionWrapper):
    def __init__(self, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False,
                 label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size",
                 name="binary_focal_crossentropy", dtype=None):
        super().__init__(binary_focal_crossentropy, reduction, name, dtype,
                         apply_class_balancing=apply_class_balancing, alpha=alpha, gamma=gamma,
                         from_logits=from_logits, label_smoothing=label_smoothing, axis=axis)


class CategoricalCrossentropy(LossFunctionWrapper):
    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1,
                 reduction="sum_over_batch_size", name="categorical_crossentropy", dtype=None):
        super().__init__(categorical_crossentropy, reduction, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=axis)
        self.from_logits = from_logits
        self.label_smoothing = label_smoothing
        self.axis = axis


class CategoricalFocalCrossentropy(LossFunctionWrapper):
    def __init__(self, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1,
                 reduction="sum_over_batch_size", name="categorical_focal_crossentropy", dtype=None):
        super().__init__(categorical_focal_crossentropy, reduction, name, dtype, alpha=alpha,
                         gamma=gamma, from_logits=from_logits, label_smoothing=label_smoothing,
                         axis=axis)


class SparseCategoricalCrossentropy(LossFunctionWrapper):
    def __init__(self, from_logits=False, ignore_class=None, reduction="sum_over_batch_size", axis=-1,
                 name="sparse_categorical_crossentropy", dtype=None):
        super().__init__(sparse_categorical_crossentropy, reduction, name, dtype,
                         from_logits=from_logits, ignore_class=ignore_class, axis=axis)
        self.from_logits = from_logits
        self.ignore_class = ignore_class


class Dice(LossFunctionWrapper):
    def __init__(self, reduction="sum_over_batch_size", name="dice", axis=None, dtype=None):
        super().__init__(dice, reduction, name, dtype, axis=axis)


class Tversky(LossFunctionWrapper):
    def __init__(self, alpha=0.5, beta=0.5, reduction="sum_over_batch_size", name="tversky", axis=None,
                 dtype=None):
        super().__init__(tversky, reduction, name, dtype, alpha=alpha, beta=beta, axis=axis)


class CategoricalGeneralizedCrossEntropy(LossFunctionWrapper):
    def __init__(self, q=0.5, reduction="sum_over_batch_size",
                 name="categorical_generalized_cross_entropy", dtype=None):
        if not 0 < q < 1:
            raise ValueError("q must be in the interval (0, 1)")
        super().__init__(categorical_generalized_cross_entropy, reduction, name, dtype, q=q)


def get(identifier):
    if identifier is None:
        return None
    if not isinstance(identifier, (str, dict)):
        return backend.lookup(identifier, {}, "loss")
    return backend.lookup(identifier, {
        "mse": mse, "MSE": mse, "mean_squared_error": mse, "mae": mae, "MAE": mae,
        "mean_absolute_error": mae, "mape": mape, "MAPE": mape,
        "mean_absolute_percentage_error": mape, "msle": msle, "MSLE": msle,
        "mean_squared_logarithmic_error": msle, "cosine_similarity": cosine_similarity,
        "huber": huber, "log_cosh": log_cosh, "logcosh": log_cosh, "hinge": hinge,
        "squared_hinge": squared_hinge, "categorical_hinge": categorical_hinge, "kld": kl_divergence,
        "kl_divergence": kl_divergence, "KLD": kl_divergence, "poisson": poisson,
        "binary_crossentropy": binary_crossentropy, "bce": binary_crossentropy,
        "BCE": binary_crossentropy, "categorical_crossentropy": categorical_crossentropy,
        "sparse_categorical_crossentropy": sparse_categorical_crossentropy, "dice": dice,
        "tversky": tversky}, "loss")
