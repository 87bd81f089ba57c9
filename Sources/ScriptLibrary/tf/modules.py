"""tf.Module"""
import tensorflow as tf


def _snake(name):
    result = ""
    for place, letter in enumerate(name):
        before = name[place - 1] if place else ""
        after = name[place + 1] if place + 1 < len(name) else ""
        if letter.isupper() and place and (before.islower() or before.isdigit() or (before.isupper() and after.islower())):
            result += "_"
        result += letter.lower()
    return result


def _leaves(value):
    if isinstance(value, dict):
        result = []
        for key in sorted(value):
            result.extend(_leaves(value[key]))
        return result
    if isinstance(value, (list, tuple)):
        result = []
        for item in value:
            result.extend(_leaves(item))
        return result
    return [value]


class Module:
    """tf.Module"""

    def __init__(self, name=None):
        if name is None:
            name = _snake(type(self).__name__)
        elif not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid module name. Module names must be valid Python identifiers (e.g. a valid class name).")
        self._name = name
        with tf.name_scope(name) as scope:
            self._scope_name = scope

    @property
    def name(self):
        return self._name

    @property
    def name_scope(self):
        return tf.name_scope(self._scope_name)

    def _flatten(self, recursive=True, predicate=None, with_path=False):
        found, seen = [], [self]
        _collect(self, recursive, predicate, found, seen)
        return found

    @property
    def variables(self):
        return tuple(self._flatten(predicate=_is_variable))

    @property
    def trainable_variables(self):
        return tuple([v for v in self._flatten(predicate=_is_variable) if v.trainable])

    @property
    def non_trainable_variables(self):
        return tuple([v for v in self._flatten(predicate=_is_variable) if not v.trainable])

    @property
    def submodules(self):
        return tuple(self._flatten(predicate=_is_module))

    @classmethod
    def with_name_scope(cls, method):
        def wrapped(self, *args, **kwargs):
            with self.name_scope:
                return method(self, *args, **kwargs)

        wrapped.__name__ = method.__name__
        return wrapped


def _is_variable(leaf):
    return isinstance(leaf, tf.Variable)


def _is_module(leaf):
    return isinstance(leaf, Module)


def _collect(module, recursive, predicate, found, seen):
    inner = []
    attributes = vars(module)
    for key in sorted(attributes):
        for leaf in _leaves(attributes[key]):
            is_module = _is_module(leaf)
            if not is_module and not _is_variable(leaf) and predicate is not None:
                continue
            if any([leaf is other for other in seen]):
                continue
            seen.append(leaf)
            if predicate is None or predicate(leaf):
                found.append(leaf)
            if recursive and is_module:
                inner.append(leaf)
    for leaf in inner:
        _collect(leaf, recursive, predicate, found, seen)
