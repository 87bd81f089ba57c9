"""tf.keras.metrics"""
import tensorflow as tf
import tf.keras.backend as backend
import tf.keras.losses as losses

binary_crossentropy = losses.binary_crossentropy
binary_focal_crossentropy = losses.binary_focal_crossentropy
categorical_crossentropy = losses.categorical_crossentropy
categorical_focal_crossentropy = losses.categorical_focal_crossentropy
categorical_hinge = losses.categorical_hinge
hinge = losses.hinge
huber = losses.huber
squared_hinge = losses.squared_hinge
logcosh = losses.log_cosh
poisson = losses.poisson
sparse_categorical_crossentropy = losses.sparse_categorical_crossentropy
mse = losses.mean_squared_error
MSE = losses.mean_squared_error
mae = losses.mean_absolute_error
MAE = losses.mean_absolute_error
mape = losses.mean_absolute_percentage_error
MAPE = losses.mean_absolute_percentage_error
msle = losses.mean_squared_logarithmic_error
MSLE = losses.mean_squared_logarithmic_error
kld = losses.kl_divergence
KLD = losses.kl_divergence
kullback_leibler_divergence = losses.kl_divergence


class Metric:
    def __init__(self, dtype=None, name=None):
        self.name = name or backend.auto_name(self.__class__)
        self._dtype = backend.dtype_name(dtype)
        self._variables = []

    @property
    def dtype(self):
        return self._dtype

    @property
    def variables(self):
        result = list(self._variables)
        for value in self.__dict__.values():
            if isinstance(value, Metric):
                result.extend(value.variables)
        return result

    def add_variable(self, shape, initializer, dtype=None, aggregation="sum", name=None):
        dtype = backend.dtype_name(dtype)
        if initializer is None or isinstance(initializer, str):
            value = tf.ones(shape, dtype) if initializer == "ones" else tf.zeros(shape, dtype)
        else:
            value = initializer(shape, dtype=dtype)
        variable = backend.new_variable(
            value, False, self.name + "/" + (name or backend.unique_name("variable")))
        self._variables.append(variable)
        return variable

    def add_weight(self, shape=(), initializer=None, dtype=None, name=None):
        return self.add_variable(shape, initializer, dtype, name=name)

    def reset_state(self):
        for v in self.variables:
            v.assign(tf.zeros(v.shape, v.dtype))

    def update_state(self, *args, **kwargs):
        raise NotImplementedError

    def result(self):
        raise NotImplementedError

    def __call__(self, *args, **kwargs):
        self.update_state(*args, **kwargs)
        return self.result()

    def get_config(self):
        return {"name": self.name, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def __repr__(self):
        return f"<{self.__class__.__name__} name={self.name}>"


def _samplewise(values, sample_weight, reduce, dtype, mask=None):
    """One value and one weight for each sample."""
    values = backend.as_tensor(values, dtype)
    if sample_weight is not None:
        sample_weight = backend.as_tensor(sample_weight, dtype)
        values, sample_weight = backend.squeeze_or_expand(values, sample_weight)
        weight_rank, rank = len(sample_weight.shape), len(values.shape)
        if rank > weight_rank:
            values = reduce(values, axis=list(range(weight_rank, rank)))
        sample_weight = tf.broadcast_to(sample_weight, values.shape)
        values = values * sample_weight
        if weight_rank > 1:
            sample_weight = reduce(sample_weight, axis=list(range(1, weight_rank)))
    rank = len(values.shape)
    if rank > 1:
        values = reduce(values, axis=list(range(1, rank)))
    return values, sample_weight


class Sum(Metric):
    def __init__(self, name="sum", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_variable((), "zeros", self.dtype, name="total")

    def update_state(self, values, sample_weight=None):
        values, _ = _samplewise(values, sample_weight, tf.reduce_sum, self._dtype)
        self.total.assign_add(tf.reduce_sum(values))

    def reset_state(self):
        self.total.assign(0)

    def result(self):
        return tf.cast(self.total, self._dtype)


class Mean(Metric):
    def __init__(self, name="mean", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_variable((), "zeros", self.dtype, name="total")
        self.count = self.add_variable((), "zeros", self.dtype, name="count")

    def update_state(self, values, sample_weight=None):
        values, sample_weight = _samplewise(values, sample_weight, tf.reduce_mean, self._dtype)
        self.total.assign_add(tf.reduce_sum(values))
        if sample_weight is not None:
            count = tf.reduce_sum(sample_weight)
        else:
            count = values.shape[0] if len(values.shape) >= 1 else 1
        self.count.assign_add(tf.cast(count, self._dtype))

    def reset_state(self):
        self.total.assign(0)
        self.count.assign(0)

    def result(self):
        return tf.math.divide_no_nan(self.total, self.count)


class MeanMetricWrapper(Mean):
    def __init__(self, fn, name=None, dtype=None, **kwargs):
        super().__init__(name=name, dtype=dtype)
        self._fn = fn
        self._fn_kwargs = kwargs

    def update_state(self, y_true, y_pred, sample_weight=None):
        super().update_state(self._fn(y_true, y_pred, **self._fn_kwargs), sample_weight)

    def get_config(self):
        return {"name": self.name, "dtype": self.dtype, **self._fn_kwargs}


def accuracy(y_true, y_pred):
    y_pred = tf.convert_to_tensor(y_pred)
    y_true, y_pred = backend.squeeze_or_expand(backend.as_tensor(y_true, y_pred.dtype), y_pred)
    return tf.cast(tf.equal(y_true, y_pred), backend.floatx())


class Accuracy(MeanMetricWrapper):
    def __init__(self, name="accuracy", dtype=None):
        super().__init__(accuracy, name, dtype)


def binary_accuracy(y_true, y_pred, threshold=0.5):
    y_true, y_pred = backend.squeeze_or_expand(tf.convert_to_tensor(y_true), tf.convert_to_tensor(y_pred))
    y_pred = tf.cast(y_pred > tf.cast(threshold, y_pred.dtype), y_true.dtype)
    return tf.cast(tf.equal(y_true, y_pred), backend.floatx())


class BinaryAccuracy(MeanMetricWrapper):
    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        super().__init__(binary_accuracy, name, dtype, threshold=threshold)
        self.threshold = threshold


def categorical_accuracy(y_true, y_pred):
    y_true = tf.argmax(tf.convert_to_tensor(y_true), axis=-1)
    y_pred = tf.argmax(tf.convert_to_tensor(y_pred), axis=-1)
    return tf.cast(tf.equal(y_true, y_pred), backend.floatx())


class CategoricalAccuracy(MeanMetricWrapper):
    def __init__(self, name="categorical_accuracy", dtype=None):
        super().__init__(categorical_accuracy, name, dtype)


def sparse_categorical_accuracy(y_true, y_pred):
    y_pred = tf.convert_to_tensor(y_pred)
    y_true = backend.as_tensor(y_true, y_pred.dtype)
    shape = None
    if len(y_true.shape) == len(y_pred.shape) and y_true.shape[-1] == 1:
        shape = y_true.shape
        y_true = tf.squeeze(y_true, -1)
    matches = tf.cast(
        tf.equal(y_true, tf.cast(tf.argmax(y_pred, axis=-1), y_true.dtype)), backend.floatx())
    if shape is not None:
        matches = tf.reshape(matches, shape)
    if len(matches.shape) > 1 and matches.shape[-1] == 1:
        matches = tf.squeeze(matches, -1)
    return matches


class SparseCategoricalAccuracy(MeanMetricWrapper):
    def __init__(self, name="sparse_categorical_accuracy", dtype=None):
        super().__init__(sparse_categorical_accuracy, name, dtype)


def _in_top_k(targets, predictions, k):
    """Whether fewer than k classes are predicted higher than the target."""
    classes = predictions.shape[-1]
    chosen = tf.reduce_sum(
        tf.one_hot(targets, classes, dtype=predictions.dtype) * predictions, axis=-1, keepdims=True)
    higher = tf.reduce_sum(tf.cast(predictions > chosen, tf.int32), axis=-1)
    return tf.cast(higher < k, backend.floatx())


def top_k_categorical_accuracy(y_true, y_pred, k=5):
    return sparse_top_k_categorical_accuracy(tf.argmax(tf.convert_to_tensor(y_true), axis=-1), y_pred, k)


class TopKCategoricalAccuracy(MeanMetricWrapper):
    def __init__(self, k=5, name="top_k_categorical_accuracy", dtype=None):
        super().__init__(top_k_categorical_accuracy, name, dtype, k=k)
        self.k = k


def sparse_top_k_categorical_accuracy(y_true, y_pred, k=5):
    y_pred = tf.convert_to_tensor(y_pred)
    y_true = backend.as_tensor(y_true, tf.int32)
    shape = y_true.shape
    matches = _in_top_k(tf.reshape(y_true, [-1]), tf.reshape(y_pred, [-1, y_pred.shape[-1]]), k)
    return tf.reshape(matches, shape)


class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    def __init__(self, k=5, name="sparse_top_k_categorical_accuracy", dtype=None):
        super().__init__(sparse_top_k_categorical_accuracy, name, dtype, k=k)
        self.k = k


class MeanSquaredError(MeanMetricWrapper):
    def __init__(self, name="mean_squared_error", dtype=None):
        super().__init__(losses.mean_squared_error, name, dtype)


class MeanAbsoluteError(MeanMetricWrapper):
    def __init__(self, name="mean_absolute_error", dtype=None):
        super().__init__(losses.mean_absolute_error, name, dtype)


class MeanAbsolutePercentageError(MeanMetricWrapper):
    def __init__(self, name="mean_absolute_percentage_error", dtype=None):
        super().__init__(losses.mean_absolute_percentage_error, name, dtype)


class MeanSquaredLogarithmicError(MeanMetricWrapper):
    def __init__(self, name="mean_squared_logarithmic_error", dtype=None):
        super().__init__(losses.mean_squared_logarithmic_error, name, dtype)


class RootMeanSquaredError(Mean):
    def __init__(self, name="root_mean_squared_error", dtype=None):
        super().__init__(name, dtype=dtype)

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = backend.squeeze_or_expand(
            backend.as_tensor(y_true, self._dtype), backend.as_tensor(y_pred, self._dtype))
        super().update_state(tf.square(y_pred - y_true), sample_weight)

    def result(self):
        return tf.sqrt(super().result())


def _cosine_similarity(y_true, y_pred, axis=-1):
    return -losses.cosine_similarity(y_true, y_pred, axis)


class CosineSimilarity(MeanMetricWrapper):
    def __init__(self, name="cosine_similarity", dtype=None, axis=-1):
        super().__init__(_cosine_similarity, name, dtype, axis=axis)


class LogCoshError(MeanMetricWrapper):
    def __init__(self, name="logcosh", dtype=None):
        super().__init__(losses.log_cosh, name, dtype)


class Hinge(MeanMetricWrapper):
    def __init__(self, name="hinge", dtype=None):
        super().__init__(losses.hinge, name, dtype)


class SquaredHinge(MeanMetricWrapper):
    def __init__(self, name="squared_hinge", dtype=None):
        super().__init__(losses.squared_hinge, name, dtype)


class CategoricalHinge(MeanMetricWrapper):
    def __init__(self, name="categorical_hinge", dtype=None):
        super().__init__(losses.categorical_hinge, name, dtype)


class KLDivergence(MeanMetricWrapper):
    def __init__(self, name="kl_divergence", dtype=None):
        super().__init__(losses.kl_divergence, name, dtype)


class Poisson(MeanMetricWrapper):
    def __init__(self, name="poisson", dtype=None):
        super().__init__(losses.poisson, name, dtype)


class BinaryCrossentropy(MeanMetricWrapper):
    def __init__(self, name="binary_crossentropy", dtype=None, from_logits=False, label_smoothing=0):
        super().__init__(losses.binary_crossentropy, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing)


class CategoricalCrossentropy(MeanMetricWrapper):
    def __init__(self, name="categorical_crossentropy", dtype=None, from_logits=False,
                 label_smoothing=0, axis=-1):
        super().__init__(losses.categorical_crossentropy, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=axis)


class SparseCategoricalCrossentropy(MeanMetricWrapper):
    def __init__(self, name="sparse_categorical_crossentropy", dtype=None, from_logits=False, axis=-1):
        super().__init__(losses.sparse_categorical_crossentropy, name, dtype, from_logits=from_logits,
                         axis=axis)


class R2Score(Metric):
    def __init__(self, class_aggregation="uniform_average", num_regressors=0, name="r2_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        if class_aggregation not in (None, "uniform_average", "variance_weighted_average"):
            raise ValueError(
                "Invalid value for argument `class_aggregation`. Expected one of "
                "(None, 'uniform_average', 'variance_weighted_average'). "
                f"Received: class_aggregation={class_aggregation}")
        self.class_aggregation = class_aggregation
        self.num_regressors = num_regressors
        self.num_samples = self.add_variable((), "zeros", name="num_samples")
        self._built = False

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = backend.squeeze_or_expand(
            backend.as_tensor(y_true, self._dtype), backend.as_tensor(y_pred, self._dtype))
        if not self._built:
            if len(y_pred.shape) != 2 or len(y_true.shape) != 2:
                raise ValueError(
                    "R2Score expects 2D inputs with shape (batch_size, output_dim). Received input "
                    f"shapes: y_pred.shape={y_pred.shape} and y_true.shape={y_true.shape}.")
            shape = [y_pred.shape[-1]]
            self.squared_sum = self.add_variable(shape, "zeros", name="squared_sum")
            self.sum = self.add_variable(shape, "zeros", name="sum")
            self.total_mse = self.add_variable(shape, "zeros", name="residual")
            self.count = self.add_variable(shape, "zeros", name="count")
            self._built = True
        weight = backend.as_tensor(1 if sample_weight is None else sample_weight, self._dtype)
        if len(weight.shape) == 1:
            weight = tf.expand_dims(weight, axis=1)
        weight = tf.broadcast_to(weight, y_true.shape)
        weighted = y_true * weight
        self.sum.assign_add(tf.reduce_sum(weighted, axis=0))
        self.squared_sum.assign_add(tf.reduce_sum(y_true * weighted, axis=0))
        self.total_mse.assign_add(tf.reduce_sum((y_true - y_pred) ** 2 * weight, axis=0))
        self.count.assign_add(tf.reduce_sum(weight, axis=0))
        self.num_samples.assign_add(tf.cast(tf.size(y_true), self._dtype))

    def result(self):
        mean = self.sum / self.count
        total = self.squared_sum - self.sum * mean
        scores = 1 - self.total_mse / total
        scores = tf.where(tf.math.is_inf(scores), tf.zeros_like(scores), scores)
        if self.class_aggregation == "uniform_average":
            score = tf.reduce_mean(scores)
        elif self.class_aggregation == "variance_weighted_average":
            score = tf.reduce_sum(total * scores) / tf.reduce_sum(total)
        else:
            score = scores
        if self.num_regressors != 0 and self.num_regressors < float(self.num_samples) - 1:
            n, p = tf.cast(self.num_samples, tf.float32), float(self.num_regressors)
            score = 1.0 - (1.0 - score) * (n - 1.0) / (n - p - 1.0)
        return score


class _Confusion(Metric):
    """Counts by threshold: what is predicted above one is positive."""

    _counted = ()

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__(name=name, dtype=dtype)
        if top_k is not None:
            raise NotImplementedError("top_k is not supported")
        self.init_thresholds = thresholds
        self.class_id = class_id
        if thresholds is None:
            thresholds = [0.5]
        elif not isinstance(thresholds, (list, tuple)):
            thresholds = [thresholds]
        for t in thresholds:
            if t is None or t < 0 or t > 1:
                raise ValueError(
                    f"Threshold values must be in [0, 1]. Received: {list(thresholds)}")
        self.thresholds = list(thresholds)
        for kind in self._counted:
            setattr(self, kind, self.add_variable((len(self.thresholds),), "zeros", name=kind))

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_pred = backend.as_tensor(y_pred, self._dtype)
        y_true, y_pred = backend.squeeze_or_expand(backend.as_tensor(y_true, self._dtype), y_pred)
        if self.class_id is not None:
            y_true, y_pred = y_true[..., self.class_id], y_pred[..., self.class_id]
        weight = tf.ones_like(y_pred)
        if sample_weight is not None:
            sample_weight = backend.as_tensor(sample_weight, self._dtype)
            y_pred, sample_weight = backend.squeeze_or_expand(y_pred, sample_weight, False)
            weight = tf.broadcast_to(sample_weight, y_pred.shape)
        true = tf.reshape(tf.cast(tf.cast(y_true, tf.bool), self._dtype), [1, -1])
        weight = tf.reshape(weight, [1, -1])
        bounds = tf.constant(self.thresholds, self._dtype, shape=[len(self.thresholds), 1])
        positive = tf.cast(tf.reshape(y_pred, [1, -1]) > bounds, self._dtype)
        for kind in self._counted:
            label = true if kind in ("true_positives", "false_negatives") else 1 - true
            guess = positive if kind.endswith("positives") else 1 - positive
            getattr(self, kind).assign_add(tf.reduce_sum(label * guess * weight, axis=1))

    def _share(self, part, other):
        result = tf.math.divide_no_nan(part, part + other)
        return result[0] if len(self.thresholds) == 1 else result

    def get_config(self):
        return {"name": self.name, "dtype": self.dtype, "thresholds": self.init_thresholds,
                "class_id": self.class_id}


class _Count(_Confusion):
    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__(thresholds, name=name, dtype=dtype)

    def result(self):
        counted = getattr(self, self._counted[0])
        return counted[0] if len(self.thresholds) == 1 else tf.convert_to_tensor(counted)


class TruePositives(_Count):
    _counted = ("true_positives",)


class FalsePositives(_Count):
    _counted = ("false_positives",)


class TrueNegatives(_Count):
    _counted = ("true_negatives",)


class FalseNegatives(_Count):
    _counted = ("false_negatives",)


class Precision(_Confusion):
    _counted = ("true_positives", "false_positives")

    def result(self):
        return self._share(self.true_positives, self.false_positives)


class Recall(_Confusion):
    _counted = ("true_positives", "false_negatives")

    def result(self):
        return self._share(self.true_positives, self.false_negatives)


class AUC(_Confusion):
    _counted = ("true_positives", "true_negatives", "false_positives", "false_negatives")

    def __init__(self, num_thresholds=200, curve="ROC", summation_method="interpolation", name=None,
                 dtype=None, thresholds=None, multi_label=False, num_labels=None, label_weights=None,
                 from_logits=False):
        if multi_label or label_weights is not None or summation_method != "interpolation":
            raise NotImplementedError("of AUC only the interpolation of one label is supported")
        if curve not in ("ROC", "PR"):
            raise ValueError(f'Invalid AUC curve value: "{curve}". Expected values are ["PR", "ROC"]')
        if thresholds is not None:
            inner = sorted(thresholds)
        else:
            if num_thresholds <= 1:
                raise ValueError(
                    "Argument `num_thresholds` must be an integer > 1. "
                    f"Received: num_thresholds={num_thresholds}")
            inner = [(i + 1) * 1.0 / (num_thresholds - 1) for i in range(num_thresholds - 2)]
        super().__init__(inner or None, name=name, dtype=dtype)
        self.thresholds = [-backend.epsilon()] + inner + [1.0 + backend.epsilon()]
        self.curve = curve
        self.from_logits = from_logits
        self._variables = []
        for kind in self._counted:
            setattr(self, kind, self.add_variable((len(self.thresholds),), "zeros", name=kind))

    def update_state(self, y_true, y_pred, sample_weight=None):
        if self.from_logits:
            y_pred = tf.sigmoid(y_pred)
        super().update_state(y_true, y_pred, sample_weight)

    def result(self):
        tp, fp = self.true_positives, self.false_positives
        tn, fn = self.true_negatives, self.false_negatives
        if self.curve == "PR":
            return self._precision_recall(tp, fp, fn)
        recall = tf.math.divide_no_nan(tp, tp + fn)
        x = tf.math.divide_no_nan(fp, fp + tn)
        heights = (recall[:-1] + recall[1:]) / 2.0
        return tf.reduce_sum((x[:-1] - x[1:]) * heights)

    def _precision_recall(self, tp, fp, fn):
        """The area under precision by recall, interpolated as Davis and Goadrich have it."""
        dtp = tp[:-1] - tp[1:]
        p = tp + fp
        dp = p[:-1] - p[1:]
        slope = tf.math.divide_no_nan(dtp, tf.maximum(dp, 0.0))
        intercept = tp[1:] - slope * p[1:]
        both = tf.logical_and(p[:-1] > 0, p[1:] > 0)
        ratio = tf.where(both, tf.math.divide_no_nan(p[:-1], tf.maximum(p[1:], 0.0)), tf.ones_like(p[1:]))
        area = slope * (dtp + intercept * tf.math.log(ratio))
        return tf.reduce_sum(
            tf.math.divide_no_nan(area, tf.maximum(tp[1:] + fn[1:], 0.0)))

    def get_config(self):
        return {"name": self.name, "dtype": self.dtype, "num_thresholds": len(self.thresholds),
                "curve": self.curve, "from_logits": self.from_logits}


class FBetaScore(Metric):
    def __init__(self, average=None, beta=1.0, threshold=None, name="fbeta_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        if average not in (None, "micro", "macro", "weighted"):
            raise ValueError(
                "Invalid `average` argument value. Expected one of: {None, 'micro', 'macro', 'weighted'}. "
                f"Received: average={average}")
        self.average = average
        self.beta = beta
        self.threshold = threshold
        self.axis = None if average == "micro" else 0
        self._built = False

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = backend.as_tensor(y_true, self._dtype)
        y_pred = backend.as_tensor(y_pred, self._dtype)
        if not self._built:
            shape = [] if self.average == "micro" else [y_pred.shape[-1]]
            self.true_positives = self.add_variable(shape, "zeros", name="true_positives")
            self.false_positives = self.add_variable(shape, "zeros", name="false_positives")
            self.false_negatives = self.add_variable(shape, "zeros", name="false_negatives")
            self.intermediate_weights = self.add_variable(shape, "zeros", name="intermediate_weights")
            self._built = True
        if self.threshold is None:
            highest = tf.reduce_max(y_pred, axis=-1, keepdims=True)
            y_pred = tf.logical_and(y_pred >= highest, tf.abs(y_pred) > 1e-9)
        else:
            y_pred = y_pred > self.threshold
        y_pred = tf.cast(y_pred, self._dtype)
        weight = 1.0
        if sample_weight is not None:
            weight = tf.expand_dims(backend.as_tensor(sample_weight, self._dtype), -1)
        axis = self.axis
        self.true_positives.assign_add(tf.reduce_sum(y_pred * y_true * weight, axis))
        self.false_positives.assign_add(tf.reduce_sum(y_pred * (1 - y_true) * weight, axis))
        self.false_negatives.assign_add(tf.reduce_sum((1 - y_pred) * y_true * weight, axis))
        self.intermediate_weights.assign_add(tf.reduce_sum(y_true * weight, axis))

    def result(self):
        tp, eps = self.true_positives, backend.epsilon()
        precision = tf.math.divide_no_nan(tp, tp + self.false_positives)
        recall = tf.math.divide_no_nan(tp, tp + self.false_negatives)
        squared = self.beta ** 2
        score = (precision * recall) * (1 + squared) / (precision * squared + recall + eps)
        if self.average == "weighted":
            weights = tf.math.divide_no_nan(
                self.intermediate_weights, tf.reduce_sum(self.intermediate_weights))
            return tf.reduce_sum(score * weights)
        return tf.reduce_mean(score) if self.average is not None else score


class F1Score(FBetaScore):
    def __init__(self, average=None, threshold=None, name="f1_score", dtype=None):
        super().__init__(average, 1.0, threshold, name, dtype)


class _Compiled(MeanMetricWrapper):
    """A metric that is named in compile: of "accuracy" the kind depends on the shapes."""

    def __init__(self, name):
        super().__init__(None, name=name)
        if name not in ("accuracy", "acc"):
            self._fn = get(name)

    def update_state(self, y_true, y_pred, sample_weight=None):
        if self._fn is None:
            if y_pred.shape[-1] == 1 or len(y_pred.shape) < 2:
                self._fn = binary_accuracy
            elif len(y_true.shape) < len(y_pred.shape) or y_true.shape[-1] == 1:
                self._fn = sparse_categorical_accuracy
            else:
                self._fn = categorical_accuracy
        super().update_state(y_true, y_pred, sample_weight)


def compiled(identifier):
    if isinstance(identifier, Metric):
        return identifier
    if isinstance(identifier, str):
        return _Compiled(identifier)
    return MeanMetricWrapper(identifier, name=identifier.__name__)


def get(identifier):
    if identifier is None:
        return None
    if not isinstance(identifier, (str, dict)):
        return backend.lookup(identifier, {}, "metric")
    table = {
        "accuracy": accuracy, "binary_accuracy": binary_accuracy,
        "categorical_accuracy": categorical_accuracy,
        "sparse_categorical_accuracy": sparse_categorical_accuracy, "mse": mse, "mae": mae}
    if identifier in table:
        return table[identifier]
    return losses.get(identifier)
