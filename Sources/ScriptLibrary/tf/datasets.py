"""tf.data.Dataset"""
import _tapedeck
import tensorflow as tf
import tf.draws as draws


class TensorSpec:
    """tf.TensorSpec"""

    def __init__(self, shape, dtype=tf.float32, name=None):
        self.shape = tf.TensorShape(shape)
        self.dtype = tf.as_dtype(dtype)
        self.name = name

    def __repr__(self):
        return f"TensorSpec(shape={self.shape}, dtype=tf.{self.dtype.name}, name={self.name!r})"

    def __eq__(self, other):
        return isinstance(other, TensorSpec) and self.shape == other.shape and self.dtype == other.dtype and self.name == other.name

    def __hash__(self):
        return hash(self.dtype)

    @classmethod
    def from_tensor(cls, tensor, name=None):
        return cls(tensor.shape, tensor.dtype, name)


def _map(fn, *structures):
    first = structures[0]
    if isinstance(first, dict):
        return {key: _map(fn, *[structure[key] for structure in structures]) for key in first}
    if isinstance(first, tuple):
        return tuple([_map(fn, *parts) for parts in zip(*structures)])
    return fn(*structures)


def _tensors(structure):
    """As an element holds it: tensors in tuples and dictionaries; a list is a tensor."""
    if isinstance(structure, (dict, tuple)):
        return _map(tf.convert_to_tensor, structure)
    return tf.convert_to_tensor(structure)


def _leaves(structure):
    if isinstance(structure, dict):
        return [leaf for key in sorted(structure) for leaf in _leaves(structure[key])]
    if isinstance(structure, tuple):
        return [leaf for part in structure for leaf in _leaves(part)]
    return [structure]


def _call(fn, element):
    return fn(*element) if isinstance(element, tuple) else fn(element)


INFINITE_CARDINALITY = -1
UNKNOWN_CARDINALITY = -2
AUTOTUNE = -1  # tf.data.AUTOTUNE
_INFINITE = INFINITE_CARDINALITY  # tf.data.INFINITE_CARDINALITY
_UNKNOWN = UNKNOWN_CARDINALITY  # tf.data.UNKNOWN_CARDINALITY


class Dataset:
    """tf.data.Dataset"""

    def __init__(self, make, count, spec=None):
        self._make = make
        self._count = count
        self._spec = spec

    @staticmethod
    def from_tensor_slices(tensors, name=None):
        tensors = _tensors(tensors)
        leaves = _leaves(tensors)
        if any([leaf.shape.rank == 0 for leaf in leaves]):
            raise ValueError("Unbatching a tensor is only supported for rank >= 1")
        count = leaves[0].shape[0]
        for leaf in leaves:
            if leaf.shape[0] != count:
                raise ValueError(f"Dimensions {count} and {leaf.shape[0]} are not compatible")

        def make():
            for place in range(count):
                yield _map(lambda leaf: leaf[place], tensors)

        return Dataset(make, count, _map(lambda leaf: TensorSpec(leaf.shape[1:], leaf.dtype), tensors))

    @staticmethod
    def from_tensors(tensors, name=None):
        tensors = _tensors(tensors)

        def make():
            yield tensors

        return Dataset(make, 1, _map(TensorSpec.from_tensor, tensors))

    @staticmethod
    def range(*args, output_type=tf.int64, name=None):
        numbers = range(*[int(arg) for arg in args])

        def make():
            for number in numbers:
                yield tf.constant(number, output_type)

        return Dataset(make, len(numbers), TensorSpec([], output_type))

    @staticmethod
    def zip(*args, datasets=None, name=None):
        if len(args) == 1 and not isinstance(args[0], Dataset):
            datasets = args[0]
        elif datasets is None:
            datasets = args
        parts = _leaves(tuple(datasets) if isinstance(datasets, list) else datasets)
        shape = tuple(datasets) if isinstance(datasets, list) else datasets

        def make():
            iterators = _map(lambda part: part._make(), shape)
            while True:
                try:
                    element = _map(next, iterators)
                except StopIteration:
                    return
                yield element

        known = [part._count for part in parts if part._count >= 0]
        unknown = any([part._count == UNKNOWN_CARDINALITY for part in parts])
        count = UNKNOWN_CARDINALITY if unknown else min(known) if known else INFINITE_CARDINALITY
        return Dataset(make, count)

    @staticmethod
    def from_generator(generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None):
        kinds = output_signature if output_types is None else output_types

        def make():
            for element in generator(*(args or ())):
                yield _map(lambda kind, value: tf.convert_to_tensor(value, getattr(kind, "dtype", kind)), kinds, element)

        return Dataset(make, UNKNOWN_CARDINALITY)

    def __iter__(self):
        return self._make()

    def __len__(self):
        if self._count == INFINITE_CARDINALITY:
            raise TypeError("The dataset is infinite.")
        if self._count == UNKNOWN_CARDINALITY:
            raise TypeError("The dataset length is unknown.")
        return self._count

    def __bool__(self):
        return True

    def cardinality(self, name=None):
        return tf.constant(self._count, tf.int64)

    @property
    def element_spec(self):
        if self._spec is None:
            self._spec = _map(TensorSpec.from_tensor, next(self._make()))
        return self._spec

    def as_numpy_iterator(self):
        for element in self._make():
            yield _map(lambda leaf: leaf.numpy(), element)

    def get_single_element(self, name=None):
        return next(self._make())

    def map(self, map_func, num_parallel_calls=None, deterministic=None, name=None):
        source = self._make

        def make():
            for element in source():
                result = _call(map_func, element)
                yield tuple([_tensors(part) for part in result]) if isinstance(result, list) else _tensors(result)

        return Dataset(make, self._count)

    def filter(self, predicate, name=None):
        source = self._make

        def make():
            for element in source():
                if _call(predicate, element):
                    yield element

        return Dataset(make, INFINITE_CARDINALITY if self._count == INFINITE_CARDINALITY else UNKNOWN_CARDINALITY, self._spec)

    def flat_map(self, map_func, name=None):
        source = self._make

        def make():
            for element in source():
                for inner in _call(map_func, element):
                    yield inner

        return Dataset(make, UNKNOWN_CARDINALITY)

    def interleave(self, map_func, cycle_length=None, block_length=None, num_parallel_calls=None, deterministic=None, name=None):
        raise NotImplementedError("tapedeck has no Dataset.interleave; TensorFlow has")

    def batch(self, batch_size, drop_remainder=False, num_parallel_calls=None, deterministic=None, name=None):
        source, size = self._make, int(batch_size)
        count = self._count
        if count >= 0:
            count = count // size if drop_remainder else (count + size - 1) // size
        lead = size if drop_remainder else None
        spec = None if self._spec is None else _map(lambda part: TensorSpec([lead] + part.shape.as_list(), part.dtype), self._spec)

        def make():
            waiting = []
            for element in source():
                waiting.append(element)
                if len(waiting) == size:
                    yield _map(lambda *leaves: tf.stack(leaves), *waiting)
                    waiting = []
            if waiting and not drop_remainder:
                yield _map(lambda *leaves: tf.stack(leaves), *waiting)

        return Dataset(make, count, spec)

    def padded_batch(self, batch_size, padded_shapes=None, padding_values=None, drop_remainder=False, name=None):
        raise NotImplementedError("tapedeck has no Dataset.padded_batch; TensorFlow has")

    def unbatch(self, name=None):
        source = self._make

        def make():
            for element in source():
                for place in range(_leaves(element)[0].shape[0]):
                    yield _map(lambda leaf: leaf[place], element)

        return Dataset(make, UNKNOWN_CARDINALITY)

    def window(self, size, shift=None, stride=1, drop_remainder=False, name=None):
        raise NotImplementedError("tapedeck has no Dataset.window; TensorFlow has")

    def repeat(self, count=None, name=None):
        source = self._make
        turns = -1 if count is None else int(count)

        def make():
            left = turns
            while left:
                found = False
                for element in source():
                    found = True
                    yield element
                if not found:
                    return
                left -= 1

        if turns < 0:
            total = 0 if self._count == 0 else INFINITE_CARDINALITY
        else:
            total = self._count * turns if self._count >= 0 else self._count
        return Dataset(make, total, self._spec)

    def take(self, count, name=None):
        source, most = self._make, int(count)

        def make():
            left = most
            if left == 0:
                return
            for element in source():
                yield element
                left -= 1
                if left == 0:
                    return

        total = self._count if most < 0 else most if self._count == INFINITE_CARDINALITY else min(self._count, most) if self._count >= 0 else self._count
        return Dataset(make, total, self._spec)

    def skip(self, count, name=None):
        source, first = self._make, int(count)

        def make():
            left = first
            for element in source():
                if left:
                    left -= 1
                else:
                    yield element

        return Dataset(make, max(self._count - first, 0) if self._count >= 0 else self._count, self._spec)

    def shard(self, num_shards, index, name=None):
        source = self._make

        def make():
            place = 0
            for element in source():
                if place % num_shards == index:
                    yield element
                place += 1

        return Dataset(make, self._count if self._count < 0 else (self._count - index + num_shards - 1) // num_shards, self._spec)

    def enumerate(self, start=0, name=None):
        source = self._make

        def make():
            number = start
            for element in source():
                yield tf.constant(number, tf.int64), element
                number += 1

        return Dataset(make, self._count)

    def concatenate(self, dataset, name=None):
        source = self._make

        def make():
            for element in source():
                yield element
            for element in dataset:
                yield element

        both = self._count >= 0 and dataset._count >= 0
        return Dataset(make, self._count + dataset._count if both else min(self._count, dataset._count), self._spec)

    def prefetch(self, buffer_size, name=None):
        return Dataset(self._make, self._count, self._spec)

    def cache(self, filename="", name=None):
        source, kept = self._make, []

        def make():
            if kept:
                for element in kept[0]:
                    yield element
                return
            seen = []
            for element in source():
                seen.append(element)
                yield element
            kept.append(seen)

        return Dataset(make, self._count, self._spec)

    def with_options(self, options, name=None):
        return self

    def apply(self, transformation_func):
        return transformation_func(self)

    def reduce(self, initial_state, reduce_func, name=None):
        state = _tensors(initial_state)
        for element in self._make():
            state = _tensors(reduce_func(state, element))
        return state

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=None, name=None):
        source, size = self._make, int(buffer_size)
        first, second = draws._seeds(seed)
        if first == 0 and second == 0:
            second = 2147483647
        epochs = []

        def make():
            key, high = first, second
            if reshuffle_each_iteration is None or reshuffle_each_iteration:
                words = _tapedeck.philox_words(2 * len(epochs) + 2, key, 0, high)
                epochs.append(None)
                key, high = words[-2], words[-1]
            buffer, start, count, drawn, words = {}, 0, 0, 0, []
            elements = source()
            ended = False
            while True:
                while not ended and count < size:
                    try:
                        buffer[(start + count) % size] = next(elements)
                        count += 1
                    except StopIteration:
                        ended = True
                if count == 0:
                    return
                if drawn % 64 == 0:
                    words = _tapedeck.philox_words(64, key, drawn // 4, high)
                place = (start + words[drawn % 64] % count) % size
                drawn += 1
                chosen = buffer[place]
                buffer[place] = buffer[start % size]
                start += 1
                count -= 1
                yield chosen

        return Dataset(make, self._count, self._spec)
