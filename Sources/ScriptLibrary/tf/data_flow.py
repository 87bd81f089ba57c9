"""Gathering, scattering and moving rows, made of gathers and sums by segments."""
import tensorflow as tf


def _failure(operation, message):
    node = "{{function_node __wrapped__" + operation + "_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
    return tf.errors.InvalidArgumentError(None, None, f"{node}{message} [Op:{operation}]")


def _product(lengths):
    result = 1
    for length in lengths:
        result *= length
    return result


def _indices(value):
    value = tf.convert_to_tensor(value)
    return value if value.dtype.is_integer else tf.cast(value, tf.int32)


def _places(indices, shape, operation, message):
    """Rows of indices as places among the rows of a flat array; the second result is how long a row is."""
    depth = indices.shape[-1]
    if depth > len(shape):
        raise _failure(operation, f"index innermost dimension length must be <= params rank; saw: {depth} vs. {len(shape)}")
    outer = shape[:depth]
    rows = tf.reshape(indices, [-1, depth])
    for place, row in enumerate(rows.numpy().tolist()):
        for index, length in zip(row, outer):
            if not 0 <= index < length:
                raise _failure(operation, message(_position(place, indices.shape.as_list()[:-1]), row))
    strides = [_product(outer[axis + 1:]) for axis in range(depth)]
    flat = tf.reduce_sum(rows * tf.constant(strides, rows.dtype, shape=[depth]), axis=1)
    return flat, _product(shape[depth:])


def _position(place, lengths):
    numbers = []
    for length in reversed(lengths):
        numbers.insert(0, str(place % length))
        place = place // length
    return ",".join(numbers) if numbers else "0"


def _list(numbers, separator=","):
    return "[" + separator.join([str(number) for number in numbers]) + "]"


def gather_nd(params, indices, batch_dims=0, name=None):
    """tf.gather_nd"""
    params, indices = tf.convert_to_tensor(params), _indices(indices)
    if batch_dims:
        return _batched(params, indices, int(batch_dims))
    shape, depth = params.shape.as_list(), indices.shape[-1]
    flat, _ = _places(indices, shape, "GatherNd", lambda place, row: f"indices[{place}] = {_list(row)} does not index into param shape {_list(shape)}, node name: GatherNd")
    if depth == 1 and indices.shape.rank == 2:
        return tf.gather(params, flat)
    rows = tf.reshape(params, [_product(shape[:depth])] + shape[depth:])
    return tf.reshape(tf.gather(rows, flat), indices.shape.as_list()[:-1] + shape[depth:])


def _batched(params, indices, batch_dims):
    shape, own = params.shape.as_list(), indices.shape.as_list()
    count = _product(shape[:batch_dims])
    parts = tf.unstack(tf.reshape(params, [count] + shape[batch_dims:]))
    places = tf.unstack(tf.reshape(indices, [count] + own[batch_dims:]))
    stacked = tf.stack([gather_nd(part, place) for part, place in zip(parts, places)])
    return tf.reshape(stacked, shape[:batch_dims] + stacked.shape.as_list()[1:])


def scatter_nd(indices, updates, shape, name=None):
    """tf.scatter_nd"""
    return _scattered(indices, updates, shape, "ScatterNd")


def _scattered(indices, updates, shape, operation):
    indices, updates = _indices(indices), tf.convert_to_tensor(updates)
    if isinstance(shape, tf.TensorShape):
        shape = shape.as_list()
    elif isinstance(shape, (tf.Tensor, tf.Variable)):
        shape = shape.numpy().tolist()
    shape = [int(length) for length in shape]
    flat, size = _places(indices, shape, operation, lambda place, row: f"indices[{place}] = {_list(row)} does not index into shape {_list(shape)}")
    count = _product(shape[: indices.shape[-1]])
    rows = tf.reshape(updates, [flat.shape[0], size])
    return tf.reshape(tf.math.unsorted_segment_sum(rows, flat, count), shape)


def tensor_scatter_add(tensor, indices, updates, name=None):
    """tf.tensor_scatter_nd_add"""
    tensor = tf.convert_to_tensor(tensor)
    return tensor + _scattered(indices, tf.convert_to_tensor(updates, tensor.dtype), tensor.shape, "TensorScatterAdd")


def tensor_scatter_sub(tensor, indices, updates, name=None):
    """tf.tensor_scatter_nd_sub"""
    tensor = tf.convert_to_tensor(tensor)
    return tensor - _scattered(indices, tf.convert_to_tensor(updates, tensor.dtype), tensor.shape, "TensorScatterSub")


def tensor_scatter_nd_update(tensor, indices, updates, name=None):
    """tf.tensor_scatter_nd_update"""
    tensor, indices = tf.convert_to_tensor(tensor), _indices(indices)
    updates = tf.convert_to_tensor(updates, tensor.dtype)
    shape = tensor.shape.as_list()
    flat, size = _places(indices, shape, "TensorScatterUpdate", lambda place, row: f"indices[{place}] = {_list(row)} does not index into shape {_list(shape)}")
    count = _product(shape[: indices.shape[-1]])
    sources = list(range(count))
    for place, target in enumerate(flat.numpy().tolist()):
        sources[target] = count + place
    rows = tf.concat([tf.reshape(tensor, [count, size]), tf.reshape(updates, [flat.shape[0], size])], 0)
    return tf.reshape(tf.gather(tf.reshape(rows, rows.shape), sources), shape)


def _scatter_extreme(tensor, indices, updates, is_max):
    tensor, indices = tf.convert_to_tensor(tensor), _indices(indices)
    updates = tf.convert_to_tensor(updates, tensor.dtype)
    operation = "TensorScatterMax" if is_max else "TensorScatterMin"
    shape = tensor.shape.as_list()
    flat, size = _places(indices, shape, operation, lambda place, row: f"indices[{place}] = {_list(row)} does not index into shape {_list(shape)}")
    count = _product(shape[: indices.shape[-1]])
    choose = tf.maximum if is_max else tf.minimum

    @tf.custom_gradient
    def run(x, y):
        rows = tf.unstack(tf.reshape(x, [count, size]))
        for target, row in zip(flat.numpy().tolist(), tf.unstack(tf.reshape(y, [flat.shape[0], size]))):
            rows[target] = choose(rows[target], row)
        output = tf.reshape(tf.stack(rows), shape)

        def grad(upstream):
            x_hits = tf.cast(tf.equal(x, output), upstream.dtype)
            y_hits = tf.cast(tf.equal(y, gather_nd(output, indices)), upstream.dtype)
            shared = upstream / (x_hits + scatter_nd(indices, y_hits, shape))
            return shared * x_hits, gather_nd(shared, indices) * y_hits

        return output, grad

    return run(tensor, updates)


def tensor_scatter_max(tensor, indices, updates, name=None):
    """tf.tensor_scatter_nd_max"""
    return _scatter_extreme(tensor, indices, updates, True)


def tensor_scatter_min(tensor, indices, updates, name=None):
    """tf.tensor_scatter_nd_min"""
    return _scatter_extreme(tensor, indices, updates, False)


def dynamic_partition(data, partitions, num_partitions, name=None):
    """tf.dynamic_partition"""
    data, partitions = tf.convert_to_tensor(data), _indices(partitions)
    shape, rank = data.shape.as_list(), partitions.shape.rank
    numbers = tf.reshape(partitions, [-1]).numpy().tolist()
    for place, number in enumerate(numbers):
        if not 0 <= number < num_partitions:
            raise _failure("DynamicPartition", f"partitions[{place}] = {number} is not in [0, {num_partitions})")
    rows = tf.reshape(data, [len(numbers)] + shape[rank:])
    result = []
    for part in range(int(num_partitions)):
        places = [place for place, number in enumerate(numbers) if number == part]
        result.append(tf.gather(rows, tf.constant(places, tf.int32, shape=[len(places)])))
    return result


def dynamic_stitch(indices, data, name=None):
    """tf.dynamic_stitch"""
    indices = [_indices(index) for index in indices]
    data = [tf.convert_to_tensor(part) for part in data]
    tail = data[0].shape.as_list()[indices[0].shape.rank:]
    places, rows = [], []
    for index, part in zip(indices, data):
        numbers = tf.reshape(index, [-1]).numpy().tolist()
        places.extend(numbers)
        rows.append(tf.reshape(part, [len(numbers)] + tail))
    count = max(places) + 1 if places else 0
    sources = [len(places)] * count
    for source, place in enumerate(places):
        sources[place] = source
    rows.append(tf.zeros([1] + tail, data[0].dtype))
    return tf.gather(tf.reshape(tf.concat(rows, 0), [len(places) + 1] + tail), tf.constant(sources, tf.int32, shape=[count]))


def repeat(input, repeats, axis=None, name=None):
    """tf.repeat"""
    input = tf.convert_to_tensor(input)
    if axis is None:
        input = tf.reshape(input, [-1])
        axis = 0
    axis = int(axis) + (input.shape.rank if axis < 0 else 0)
    counts = tf.convert_to_tensor(repeats).numpy().tolist()
    length = input.shape[axis]
    if not isinstance(counts, list):
        counts = [counts] * length
    if len(counts) == 1:
        counts = counts * length
    if len(counts) != length:
        raise ValueError(f"Dimensions {len(counts)} and {length} are not compatible")
    places = []
    for place, count in enumerate(counts):
        places.extend([place] * count)
    return tf.gather(tf.reshape(input, input.shape), tf.constant(places, tf.int32, shape=[len(places)]), axis=axis)


def reverse_sequence(input, seq_lengths, seq_axis=None, batch_axis=None, name=None):
    """tf.reverse_sequence"""
    input = tf.convert_to_tensor(input)
    rank = input.shape.rank
    seq_axis, batch_axis = int(seq_axis), int(batch_axis or 0)
    others = [axis for axis in range(rank) if axis != seq_axis and axis != batch_axis]
    order = [batch_axis, seq_axis] + others
    count = input.shape[seq_axis]
    places = []
    for length in tf.convert_to_tensor(seq_lengths).numpy().tolist():
        if length > count:
            raise _failure("ReverseSequence", f"seq_lens({len(places)}) > input.dims({seq_axis})")
        places.append([length - 1 - i if i < length else i for i in range(count)])
    moved = tf.gather(tf.transpose(input, order), places, batch_dims=1)
    back = [0] * rank
    for place, axis in enumerate(order):
        back[axis] = place
    return tf.transpose(moved, back)


def sequence_mask(lengths, maxlen=None, dtype=tf.bool, name=None):
    """tf.sequence_mask"""
    lengths = tf.convert_to_tensor(lengths)
    if maxlen is None:
        maxlen = int(tf.maximum(tf.reduce_max(lengths), 0)) if tf.size(lengths) > 0 else 0
    mask = tf.range(tf.cast(maxlen, lengths.dtype)) < tf.expand_dims(lengths, -1)
    return mask if dtype is tf.bool else tf.cast(mask, dtype)


def einsum(equation, *inputs, **kwargs):
    """tf.linalg.einsum"""
    return tf.einsum(equation, *inputs, **kwargs)


def normalize(tensor, ord="euclidean", axis=None, name=None):
    """tf.linalg.normalize"""
    tensor = tf.convert_to_tensor(tensor)
    norm = tf.norm(tensor, ord=ord, axis=axis, keepdims=True)
    return tensor / norm, norm
