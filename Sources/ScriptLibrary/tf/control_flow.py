"""Control flow of tf, as it runs eagerly."""
import tensorflow as tf


def cond(pred, true_fn=None, false_fn=None, name=None):
    """tf.cond"""
    if not callable(true_fn):
        raise TypeError("'true_fn' must be callable.")
    if not callable(false_fn):
        raise TypeError("'false_fn' must be callable.")
    return true_fn() if pred else false_fn()


def case(pred_fn_pairs, default=None, exclusive=False, strict=False, name="case"):
    """tf.case"""
    pairs = list(pred_fn_pairs.items()) if isinstance(pred_fn_pairs, dict) else list(pred_fn_pairs)
    for pair in pairs:
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise TypeError(f"Each entry in `pred_fn_pairs` must be a 2-tuple. Received {pair}.")
        if not callable(pair[1]):
            raise TypeError(f"fn for pred {pair[0]} must be callable.")
    if exclusive and sum([1 if pred else 0 for pred, _ in pairs]) > 1:
        raise tf.errors.InvalidArgumentError(None, None, "Input error: exclusive=True: more than 1 conditions evaluated to True: ")
    for pred, fn in pairs:
        if pred:
            return fn()
    return pairs[-1][1]() if default is None else default()


def switch_case(branch_index, branch_fns, default=None, name="switch_case"):
    """tf.switch_case"""
    if isinstance(branch_fns, dict):
        pairs = sorted(branch_fns.items())
        functions = {key: fn for key, fn in pairs}
    else:
        branch_fns = list(branch_fns)
        if branch_fns and isinstance(branch_fns[0], tuple):
            functions = {key: fn for key, fn in branch_fns}
        else:
            functions = {place: fn for place, fn in enumerate(branch_fns)}
    if not functions:
        raise ValueError("Argument `branch_fns` must not be empty.")
    for fn in functions.values():
        if not callable(fn):
            raise TypeError("fn for index must be callable.")
    fn = functions.get(int(branch_index))
    if fn is None:
        fn = functions[max(functions)] if default is None else default
    return fn()


def _tensor(value):
    return value if isinstance(value, TensorArray) else tf.convert_to_tensor(value)


def _is_sequence(value):
    return isinstance(value, (list, tuple))


def _same_structure(a, b):
    if _is_sequence(a) != _is_sequence(b) or isinstance(a, dict) != isinstance(b, dict):
        return False
    if isinstance(a, dict):
        return sorted(a) == sorted(b) and all([_same_structure(a[key], b[key]) for key in a])
    if _is_sequence(a):
        return type(a) is type(b) and len(a) == len(b) and all([_same_structure(x, y) for x, y in zip(a, b)])
    return True


def _shown(structure):
    if isinstance(structure, dict):
        return "{" + ", ".join([f"{key!r}: {_shown(structure[key])}" for key in structure]) + "}"
    if _is_sequence(structure):
        inner = ", ".join([_shown(item) for item in structure])
        if isinstance(structure, list):
            return f"[{inner}]"
        return f"({inner},)" if len(structure) == 1 else f"({inner})"
    return "."


def _convert(structure):
    if isinstance(structure, dict):
        return {key: _convert(structure[key]) for key in structure}
    if isinstance(structure, list):
        return [_convert(item) for item in structure]
    if isinstance(structure, tuple):
        return tuple([_convert(item) for item in structure])
    return _tensor(structure)


def while_loop(cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False, maximum_iterations=None, name=None):
    """tf.while_loop"""
    if not callable(cond):
        raise TypeError("'cond' must be callable.")
    if not callable(body):
        raise TypeError("'body' must be callable.")
    if not _is_sequence(loop_vars):
        loop_vars = [loop_vars]
    if len(loop_vars) == 0:
        raise ValueError("'loop_vars' must be a non-empty list.")
    limit = None if maximum_iterations is None else int(maximum_iterations)
    structure, count = list(loop_vars), 0
    while (limit is None or count < limit) and cond(*loop_vars):
        loop_vars = body(*loop_vars)
        count += 1
        if not _is_sequence(loop_vars):
            raise TypeError("Cannot iterate over a scalar tensor.")
        if not _same_structure(structure, list(loop_vars)):
            first, second = _shown(structure), _shown(list(loop_vars))
            raise ValueError(f"The two structures don't have the same nested structure.\n\nFirst structure: {first}\n\nSecond structure: {second}")
    return _convert(loop_vars)


def _length(tensors):
    count = tensors[0].shape[0]
    for tensor in tensors:
        if tensor.shape.rank == 0:
            raise ValueError("elements in elems must be 1+ dimensional Tensors, not scalars")
        if tensor.shape[0] != count:
            raise ValueError(f"Dimensions {count} and {tensor.shape[0]} are not compatible")
    return count


def _flatten(structure):
    if isinstance(structure, dict):
        result = []
        for key in sorted(structure):
            result.extend(_flatten(structure[key]))
        return result
    if _is_sequence(structure):
        result = []
        for item in structure:
            result.extend(_flatten(item))
        return result
    return [structure]


def _pack(structure, items):
    """The leaves of a structure replaced by `items`, an iterator."""
    if isinstance(structure, dict):
        return {key: value for key, value in [(key, _pack(structure[key], items)) for key in sorted(structure)]}
    if isinstance(structure, list):
        return [_pack(item, items) for item in structure]
    if isinstance(structure, tuple):
        return tuple([_pack(item, items) for item in structure])
    return next(items)


def _rows(elems):
    """Each turn's elements, in the structure of `elems`."""
    tensors = [tf.convert_to_tensor(elem) for elem in _flatten(elems)]
    if tensors and tensors[0].shape.rank == 0:
        raise ValueError("elements in elems must be 1+ dimensional Tensors, not scalars")
    _length(tensors)
    parts = [tf.unstack(tensor) for tensor in tensors]
    return [_pack(elems, iter(row)) for row in zip(*parts)], tensors


def map_fn(fn, elems, dtype=None, parallel_iterations=None, back_prop=True, swap_memory=False, infer_shape=True, name=None, fn_output_signature=None):
    """tf.map_fn"""
    if not callable(fn):
        raise TypeError(f"The provided function {fn} is not callable.")
    signature = dtype if fn_output_signature is None else fn_output_signature
    rows, tensors = _rows(elems)
    if not rows:
        if signature is None:
            return elems
        raise NotImplementedError("tapedeck has no map_fn over no elements; TensorFlow has")
    results = [fn(row) for row in rows]
    structure = results[0]
    wanted = _flatten(structure if signature is None else signature)
    own = _flatten(elems if signature is None else structure)
    if signature is not None and len(wanted) != len(own):
        raise ValueError("The two structures don't have the same nested structure.")
    leaves = [_flatten(result) for result in results]
    stacked = []
    for place in range(len(leaves[0])):
        values = [tf.convert_to_tensor(leaf[place]) for leaf in leaves]
        kind = tensors[place].dtype if signature is None and place < len(tensors) else wanted[place] if signature is not None else None
        kind = getattr(kind, "dtype", kind)
        if kind is not None and isinstance(kind, tf.DType) and values[0].dtype != kind:
            raise tf.errors.InvalidArgumentError(None, None, f"TensorArray dtype is {kind.name} but Op is trying to write dtype {values[0].dtype.name} ")
        stacked.append(tf.stack(values))
    return _pack(structure, iter(stacked))


def vectorized_map(fn, elems, fallback_to_while_loop=True, warn=True):
    """tf.vectorized_map"""
    tensors = [tf.convert_to_tensor(elem) for elem in _flatten(elems)]
    count = max([tensor.shape[0] for tensor in tensors])
    parts = [tf.unstack(tensor) for tensor in tensors]
    parts = [part * count if len(part) == 1 else part for part in parts]
    results = [fn(_pack(elems, iter(row))) for row in zip(*parts)]
    leaves = [_flatten(result) for result in results]
    stacked = [tf.stack([leaf[place] for leaf in leaves]) for place in range(len(leaves[0]))]
    return _pack(results[0], iter(stacked))


def scan(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, infer_shape=True, reverse=False, name=None):
    """tf.scan"""
    if not callable(fn):
        raise TypeError("{} is not callable".format(fn.__name__ if hasattr(fn, "__name__") else fn))
    rows, _ = _rows(elems)
    if reverse:
        rows.reverse()
    kept = []
    if initializer is None:
        state = rows[0]
        kept.append(_flatten(state))
        rows = rows[1:]
    else:
        state = _convert(initializer)
    structure = state
    for row in rows:
        state = fn(state, row)
        if not _same_structure(structure, state):
            raise ValueError("The two structures don't have the same nested structure.")
        kept.append([tf.convert_to_tensor(leaf) for leaf in _flatten(state)])
    if reverse:
        kept.reverse()
    stacked = [tf.stack([leaves[place] for leaves in kept]) for place in range(len(kept[0]))]
    return _pack(structure, iter(stacked))


def _fold(fn, rows, initializer):
    if not callable(fn):
        raise TypeError(f"{fn} is not callable. Please provide a callable function.")
    if initializer is None:
        state = rows[0]
        rows = rows[1:]
    else:
        state = _convert(initializer)
    for row in rows:
        state = fn(state, row)
    return _convert(state)


def foldl(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
    """tf.foldl"""
    return _fold(fn, _rows(elems)[0], initializer)


def foldr(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
    """tf.foldr"""
    rows = _rows(elems)[0]
    rows.reverse()
    return _fold(fn, rows, initializer)


class TensorArray:
    """tf.TensorArray"""

    def __init__(self, dtype, size=None, dynamic_size=None, clear_after_read=None, tensor_array_name=None, handle=None, flow=None, infer_shape=True, element_shape=None, colocate_with_first_write_call=True, name=None):
        self._dtype = tf.as_dtype(dtype)
        self._dynamic_size = bool(dynamic_size)
        self._clears = True if clear_after_read is None else clear_after_read
        self._items = [None] * int(0 if size is None else size)
        self._read = set()
        self._element_shape = None if element_shape is None else tf.TensorShape(element_shape)

    @property
    def dtype(self):
        return self._dtype

    @property
    def dynamic_size(self):
        return self._dynamic_size

    @property
    def element_shape(self):
        return tf.TensorShape(None) if self._element_shape is None else self._element_shape

    def identity(self):
        return self

    def size(self, name=None):
        return tf.constant(len(self._items))

    def close(self, name=None):
        self._items = []

    def _filled(self, index):
        value = self._items[index]
        if value is None:
            if self._element_shape is None:
                raise tf.errors.InvalidArgumentError(None, None, f"Could not read from TensorArray index {index}. Furthermore, the element shape is not fully defined: <unknown>. It is possible you are working with a resizeable TensorArray and stop_gradients is not allowing the gradients to be written.")
            value = tf.zeros(self._element_shape, self._dtype)
            self._items[index] = value
        return value

    def read(self, index, name=None):
        index = int(index)
        if index < 0:
            raise tf.errors.OutOfRangeError(None, None, f"Reading from negative indices (index {index}) is not allowed.")
        if index >= len(self._items):
            raise tf.errors.OutOfRangeError(None, None, f"Tried to read from index {index} but array size is: {len(self._items)} ")
        if self._items[index] is None and index in self._read:
            raise tf.errors.InvalidArgumentError(None, None, f"Could not read index {index} twice because it was cleared after a previous read (perhaps try setting clear_after_read = false?)")
        value = self._filled(index)
        if self._clears:
            self._items[index] = None
            self._read.add(index)
        return value

    def write(self, index, value, name=None):
        index = int(index)
        if index < 0:
            raise tf.errors.OutOfRangeError(None, None, f"Writing to negative indices (index {index}) is not allowed.")
        size = len(self._items)
        if index >= size:
            if not self._dynamic_size:
                raise tf.errors.OutOfRangeError(None, None, f"Tried to write to index {index} but array is not resizeable and size is: {size} ")
            self._items.extend([None] * (index - size + 1))
        value = tf.convert_to_tensor(value) if isinstance(value, (tf.Tensor, tf.Variable)) else tf.convert_to_tensor(value, self._dtype)
        if value.dtype != self._dtype:
            raise tf.errors.InvalidArgumentError(None, None, f"TensorArray dtype is {self._dtype.name} but Op is trying to write dtype {value.dtype.name} ")
        if self._element_shape is None:
            self._element_shape = value.shape
        elif not self._element_shape.is_compatible_with(value.shape):
            raise ValueError(f"Incompatible shape for value ({value.shape}), expected ({self._element_shape})")
        self._items[index] = value
        return self

    def stack(self, name=None):
        if not self._items:
            shape = [] if self._element_shape is None else self._element_shape.as_list()
            return tf.zeros([0] + shape, self._dtype)
        return tf.stack([self._filled(index) for index in range(len(self._items))])

    def gather(self, indices, name=None):
        if isinstance(indices, (tf.Tensor, tf.Variable)):
            indices = indices.numpy().tolist()
        return tf.stack([self._filled(int(index)) for index in indices])

    def concat(self, name=None):
        return tf.concat([self._filled(index) for index in range(len(self._items))], 0)

    def unstack(self, value, name=None):
        value = tf.convert_to_tensor(value)
        if value.dtype != self._dtype:
            raise ValueError(f"TensorArray dtype is {self._dtype} but value has dtype {value.dtype}")
        parts = tf.unstack(value)
        if len(parts) > len(self._items) and not self._dynamic_size and self._items:
            raise ValueError(f"Cannot unstack {len(parts)} tensors into a TensorArray of static size {len(self._items)} ")
        self._items = parts
        self._element_shape = value.shape[1:]
        return self

    def scatter(self, indices, value, name=None):
        if isinstance(indices, (tf.Tensor, tf.Variable)):
            indices = indices.numpy().tolist()
        for index, part in zip(indices, tf.unstack(value)):
            self.write(index, part)
        return self

    def split(self, value, lengths, name=None):
        if isinstance(lengths, (tf.Tensor, tf.Variable)):
            lengths = lengths.numpy().tolist()
        self._items = tf.split(value, [int(length) for length in lengths])
        return self


def recompute_grad(f):
    """tf.recompute_grad"""

    def inner(*args, **kwargs):
        @tf.custom_gradient
        def run(*args):
            with tf.GradientTape() as stopped:
                with stopped.stop_recording():
                    result = f(*args, **kwargs)

            def grad(*dresult, variables=None):
                with tf.GradientTape() as tape:
                    tape.watch(args)
                    again = f(*args, **kwargs)
                sources = list(args) + list(variables or [])
                found = tape.gradient(again, sources, output_gradients=dresult[0] if len(dresult) == 1 else list(dresult))
                if variables:
                    return found[:len(args)], found[len(args):]
                return found

            return result, grad

        return run(*args)

    return inner
