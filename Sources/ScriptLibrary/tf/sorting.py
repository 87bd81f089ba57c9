"""Orders: the largest, the different ones, places in an order."""
import tensorflow as tf
from collections import namedtuple

TopKV2 = namedtuple("TopKV2", ["values", "indices"])
Unique = namedtuple("Unique", ["y", "idx"])
UniqueWithCounts = namedtuple("UniqueWithCounts", ["y", "idx", "count"])


def top_k(input, k=1, sorted=True, index_type=tf.int32, name=None):
    """tf.math.top_k tf.nn.top_k"""
    input = tf.convert_to_tensor(input)
    count = int(k)
    if count > input.shape[-1]:
        raise tf.errors.InvalidArgumentError(None, None, "{{function_node __wrapped__TopKV2_device_/job:localhost/replica:0/task:0/device:CPU:0}} input must have at least k columns. Had " + f"{input.shape[-1]}, needed {count} [Op:TopKV2]")
    places = tf.argsort(input, direction="DESCENDING", stable=True)[..., :count]
    values = tf.gather(tf.reshape(input, input.shape), places, batch_dims=input.shape.rank - 1)
    return TopKV2(values, tf.cast(places, index_type))


def in_top_k(targets, predictions, k, name=None):
    """tf.math.in_top_k tf.nn.in_top_k"""
    predictions = tf.convert_to_tensor(predictions)
    own = tf.gather(predictions, tf.expand_dims(targets, 1), batch_dims=1)
    above = tf.reduce_sum(tf.cast(predictions > own, tf.int32), axis=1)
    return above < k


def _different(x):
    x = tf.convert_to_tensor(x)
    numbers = x.numpy().tolist()
    first, places, found = {}, [], []
    for place, number in enumerate(numbers):
        if number not in first:
            first[number] = len(first)
            found.append(place)
        places.append(first[number])
    return tf.stop_gradient(tf.gather(x, tf.constant(found, tf.int32, shape=[len(found)]))), places


def unique(x, out_idx=tf.int32, name=None):
    """tf.unique"""
    values, places = _different(x)
    return Unique(values, tf.constant(places, out_idx, shape=[len(places)]))


def unique_with_counts(x, out_idx=tf.int32, name=None):
    """tf.unique_with_counts"""
    values, places = _different(x)
    counts = [0] * values.shape[0]
    for place in places:
        counts[place] += 1
    return UniqueWithCounts(values, tf.constant(places, out_idx, shape=[len(places)]), tf.constant(counts, out_idx, shape=[len(counts)]))


def searchsorted(sorted_sequence, values, side="left", out_type=tf.int32, name=None):
    """tf.searchsorted"""
    sequence, values = tf.convert_to_tensor(sorted_sequence), tf.convert_to_tensor(values)
    if sequence.dtype != values.dtype:
        values = tf.convert_to_tensor(values, sequence.dtype)
    every = tf.expand_dims(sequence, -2)
    wanted = tf.expand_dims(values, -1)
    if side == "right":
        below = every <= wanted
    elif side == "left":
        below = every < wanted
    else:
        raise ValueError(f"Argument `side` must be either 'right' or 'left'. Received: `side` = '{side}'.")
    return tf.reduce_sum(tf.cast(below, out_type), axis=-1)
