"""Sums, means and extremes by segments, and counts."""
import tensorflow as tf


def _failure(operation, message):
    node = "{{function_node __wrapped__" + operation + "_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
    return tf.errors.InvalidArgumentError(None, None, f"{node}{message} [Op:{operation}]")


def _sorted(data, segment_ids, operation):
    data, ids = tf.convert_to_tensor(data), tf.convert_to_tensor(segment_ids)
    numbers = ids.numpy().tolist()
    if len(numbers) != data.shape[0]:
        raise _failure(operation, "segment_ids should be the same size as dimension 0 of input.")
    last = 0
    for number in numbers:
        if number < last:
            raise _failure(operation, "segment ids are not increasing")
        last = number
    return data, ids, numbers[-1] + 1 if numbers else 0


def _unsorted(data, segment_ids, num_segments):
    data, ids = tf.convert_to_tensor(data), tf.convert_to_tensor(segment_ids)
    tail = data.shape.as_list()[ids.shape.rank:]
    count = int(tf.size(ids))
    return tf.reshape(data, [count] + tail), tf.reshape(ids, [count]), int(num_segments)


def _counts(ids, count, data):
    counts = tf.math.unsorted_segment_sum(tf.ones(ids.shape, data.dtype), ids, count)
    return tf.reshape(tf.maximum(counts, 1), [count] + [1] * (data.shape.rank - 1))


def _folded(data, ids, count, fill, fold):
    """Reduces over the rows of each segment; elsewhere stands `fill`."""
    mask = tf.equal(tf.expand_dims(tf.range(count, dtype=ids.dtype), 1), tf.expand_dims(ids, 0))
    mask = tf.reshape(mask, mask.shape.as_list() + [1] * (data.shape.rank - 1))
    return fold(tf.where(mask, tf.expand_dims(data, 0), tf.constant(fill, data.dtype)), axis=1)


def _lowest(data):
    return data.dtype.min


def _highest(data):
    return data.dtype.max


def _empty(result, ids, count, data):
    """The sorted forms have 0 for segments without a row."""
    counts = tf.math.unsorted_segment_sum(tf.ones(ids.shape, tf.int32), ids, count)
    shape = [count] + [1] * (data.shape.rank - 1)
    return tf.where(tf.reshape(counts > 0, shape), result, tf.zeros_like(result))


def segment_sum(data, segment_ids, name=None):
    """tf.math.segment_sum"""
    return tf.math.unsorted_segment_sum(*_sorted(data, segment_ids, "SegmentSum"))


def segment_mean(data, segment_ids, name=None):
    """tf.math.segment_mean"""
    data, ids, count = _sorted(data, segment_ids, "SegmentMean")
    return tf.math.unsorted_segment_sum(data, ids, count) / _counts(ids, count, data)


def segment_prod(data, segment_ids, name=None):
    """tf.math.segment_prod"""
    data, ids, count = _sorted(data, segment_ids, "SegmentProd")
    return _folded(data, ids, count, 1, tf.reduce_prod)


def segment_max(data, segment_ids, name=None):
    """tf.math.segment_max"""
    data, ids, count = _sorted(data, segment_ids, "SegmentMax")
    return _empty(_folded(data, ids, count, _lowest(data), tf.reduce_max), ids, count, data)


def segment_min(data, segment_ids, name=None):
    """tf.math.segment_min"""
    data, ids, count = _sorted(data, segment_ids, "SegmentMin")
    return _empty(_folded(data, ids, count, _highest(data), tf.reduce_min), ids, count, data)


def unsorted_segment_mean(data, segment_ids, num_segments, name=None):
    """tf.math.unsorted_segment_mean"""
    data, ids, count = _unsorted(data, segment_ids, num_segments)
    return tf.math.unsorted_segment_sum(data, ids, count) / _counts(ids, count, data)


def unsorted_segment_sqrt_n(data, segment_ids, num_segments, name=None):
    """tf.math.unsorted_segment_sqrt_n"""
    data, ids, count = _unsorted(data, segment_ids, num_segments)
    return tf.math.unsorted_segment_sum(data, ids, count) / tf.sqrt(_counts(ids, count, data))


def unsorted_segment_prod(data, segment_ids, num_segments, name=None):
    """tf.math.unsorted_segment_prod"""
    return _folded(*_unsorted(data, segment_ids, num_segments), 1, tf.reduce_prod)


def unsorted_segment_max(data, segment_ids, num_segments, name=None):
    """tf.math.unsorted_segment_max"""
    data, ids, count = _unsorted(data, segment_ids, num_segments)
    return _folded(data, ids, count, _lowest(data), tf.reduce_max)


def unsorted_segment_min(data, segment_ids, num_segments, name=None):
    """tf.math.unsorted_segment_min"""
    data, ids, count = _unsorted(data, segment_ids, num_segments)
    return _folded(data, ids, count, _highest(data), tf.reduce_min)


def bincount(arr, weights=None, minlength=None, maxlength=None, dtype=tf.int32, name=None, axis=None, binary_output=False):
    """tf.math.bincount"""
    if axis is not None or binary_output:
        raise NotImplementedError("tapedeck has no bincount with axis or binary_output; TensorFlow has")
    numbers = tf.reshape(tf.convert_to_tensor(arr), [-1])
    size = int(tf.reduce_max(numbers)) + 1 if tf.size(numbers) > 0 else 0
    if minlength is not None:
        size = max(size, int(minlength))
    if maxlength is not None:
        size = min(size, int(maxlength))
    ids = tf.where(numbers < size, numbers, -1)
    ones = tf.ones(ids.shape, dtype) if weights is None else tf.reshape(tf.convert_to_tensor(weights), [-1])
    return tf.math.unsorted_segment_sum(ones, ids, size)


def histogram_fixed_width(values, value_range, nbins=100, dtype=tf.int32, name=None):
    """tf.histogram_fixed_width"""
    bins = histogram_fixed_width_bins(values, value_range, nbins)
    return tf.math.unsorted_segment_sum(tf.ones([int(tf.size(bins))], dtype), tf.reshape(bins, [-1]), int(nbins))


def histogram_fixed_width_bins(values, value_range, nbins=100, dtype=tf.int32, name=None):
    """tf.histogram_fixed_width_bins"""
    values = tf.convert_to_tensor(values)
    value_range = tf.convert_to_tensor(value_range, values.dtype)
    scaled = (values - value_range[0]) / (value_range[1] - value_range[0])
    places = tf.floor(scaled * tf.cast(nbins, values.dtype))
    return tf.cast(tf.clip_by_value(places, 0, tf.cast(nbins - 1, values.dtype)), dtype)


def confusion_matrix(labels, predictions, num_classes=None, weights=None, dtype=tf.int32, name=None):
    """tf.math.confusion_matrix"""
    labels = tf.cast(tf.convert_to_tensor(labels), tf.int64)
    predictions = tf.cast(tf.convert_to_tensor(predictions), tf.int64)
    if num_classes is None:
        num_classes = max(int(tf.reduce_max(labels)), int(tf.reduce_max(predictions))) + 1
    count = int(num_classes)
    values = tf.ones(predictions.shape, dtype) if weights is None else tf.cast(weights, dtype)
    return tf.reshape(tf.math.unsorted_segment_sum(values, labels * count + predictions, count * count), [count, count])


def cumulative_logsumexp(x, axis=0, exclusive=False, reverse=False, name=None):
    """tf.math.cumulative_logsumexp"""
    x = tf.convert_to_tensor(x)
    parts = tf.unstack(x, axis=axis)
    if reverse:
        parts.reverse()
    total = None
    result = []
    for part in parts:
        if exclusive:
            result.append(tf.fill(part.shape, tf.constant(x.dtype.min, x.dtype)) if total is None else total)
        if total is None:
            total = part
        else:
            high, low = tf.maximum(total, part), tf.minimum(total, part)
            total = high + tf.math.log1p(tf.exp(low - high))
        if not exclusive:
            result.append(total)
    if reverse:
        result.reverse()
    return tf.stack(result, axis=axis)


def count_nonzero(input, axis=None, keepdims=None, dtype=tf.int64, name=None):
    """tf.math.count_nonzero"""
    input = tf.convert_to_tensor(input)
    return tf.reduce_sum(tf.cast(tf.not_equal(input, tf.zeros_like(input)), dtype), axis=axis, keepdims=bool(keepdims))


def zero_fraction(value, name=None):
    """tf.math.zero_fraction tf.nn.zero_fraction"""
    value = tf.convert_to_tensor(value)
    zeros = int(tf.reduce_sum(tf.cast(tf.equal(value, tf.zeros_like(value)), tf.int32)))
    return tf.cast(zeros, tf.float32) / tf.cast(tf.size(value), tf.float32)


def crelu(features, axis=-1, name=None):
    """tf.nn.crelu"""
    features = tf.convert_to_tensor(features)
    return tf.nn.relu(tf.concat([features, -features], axis))


def weighted_cross_entropy_with_logits(labels, logits, pos_weight, name=None):
    """tf.nn.weighted_cross_entropy_with_logits"""
    logits, labels = tf.convert_to_tensor(logits), tf.convert_to_tensor(labels)
    weight = 1 + (pos_weight - 1) * labels
    return (1 - labels) * logits + weight * (tf.math.log1p(tf.exp(-tf.abs(logits))) + tf.nn.relu(-logits))


def log_poisson_loss(targets, log_input, compute_full_loss=False, name=None):
    """tf.nn.log_poisson_loss"""
    log_input, targets = tf.convert_to_tensor(log_input), tf.convert_to_tensor(targets)
    if compute_full_loss:
        raise NotImplementedError("tapedeck has no log_poisson_loss(compute_full_loss=True); TensorFlow has")
    return tf.exp(log_input) - log_input * targets
