"""What programs use of CPython's functools."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(x) for x in self.args)
        parts.extend(f"{k}={v!r}" for k, v in self.keywords.items())
        return "functools.partial(" + ", ".join(parts) + ")"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        func = self.func
        args, keywords = self.args, self.keywords
        if obj is None:
            return partial(func, *args, **keywords)
        return lambda *more, **kw: func(obj, *args, *more, **{**keywords, **kw})


_missing = object()


def reduce(function, iterable, initial=_missing, /):
    it = iter(iterable)
    if initial is _missing:
        value = next(it, _missing)
        if value is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for element in it:
        value = function(value, element)
    return value


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize

    def __iter__(self):
        return iter((self.hits, self.misses, self.maxsize, self.currsize))

    def __getitem__(self, index):
        return (self.hits, self.misses, self.maxsize, self.currsize)[index]

    def __repr__(self):
        return (
            f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, "
            f"currsize={self.currsize})"
        )


def _cached(function, maxsize):
    kept = {}
    counts = [0, 0]

    def wrapper(*args, **keywords):
        key = args
        if keywords:
            key = args + (_missing,) + tuple(keywords.items())
        if maxsize != 0:
            value = kept.get(key, _missing)
            if value is not _missing:
                counts[0] += 1
                if maxsize is not None:
                    # The newest is the last.
                    del kept[key]
                    kept[key] = value
                return value
        counts[1] += 1
        value = function(*args, **keywords)
        if maxsize != 0:
            if maxsize is not None and len(kept) >= maxsize and key not in kept:
                del kept[next(iter(kept))]
            kept[key] = value
        return value

    def cache_info():
        return _CacheInfo(counts[0], counts[1], maxsize, len(kept))

    def cache_clear():
        kept.clear()
        counts[0] = counts[1] = 0

    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128)
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize)


def cache(user_function, /):
    return _cached(user_function, None)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it."
            )
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


def total_ordering(cls):

    def has(name):
        return any(name in vars(c) for c in cls.__mro__ if c is not object)

    def negated(result):
        return result if result is NotImplemented else not result

    if has("__lt__"):
        made = {
            "__gt__": lambda a, b: _other_way(a.__lt__(b), a, b),
            "__le__": lambda a, b: _or_equal(a.__lt__(b), a, b),
            "__ge__": lambda a, b: negated(a.__lt__(b)),
        }
    elif has("__le__"):
        made = {
            "__ge__": lambda a, b: _opposite_or_equal(a.__le__(b), a, b),
            "__lt__": lambda a, b: _and_unequal(a.__le__(b), a, b),
            "__gt__": lambda a, b: negated(a.__le__(b)),
        }
    elif has("__gt__"):
        made = {
            "__lt__": lambda a, b: _other_way(a.__gt__(b), a, b),
            "__ge__": lambda a, b: _or_equal(a.__gt__(b), a, b),
            "__le__": lambda a, b: negated(a.__gt__(b)),
        }
    elif has("__ge__"):
        made = {
            "__le__": lambda a, b: _opposite_or_equal(a.__ge__(b), a, b),
            "__gt__": lambda a, b: _and_unequal(a.__ge__(b), a, b),
            "__lt__": lambda a, b: negated(a.__ge__(b)),
        }
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, function in made.items():
        if not has(name):
            setattr(cls, name, function)
    return cls


def _other_way(result, a, b):
    return result if result is NotImplemented else not result and a != b


def _or_equal(result, a, b):
    return result if result is NotImplemented else result or a == b


def _opposite_or_equal(result, a, b):
    return result if result is NotImplemented else not result or a == b


def _and_unequal(result, a, b):
    return result if result is NotImplemented else result and a != b


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for c in cls.__mro__:
            if c in registry:
                return registry[c]
        return func

    def register(cls, function=None):
        if function is None:
            return lambda f: register(cls, f)
        registry[cls] = function
        return function

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **keywords)

    wrapper.register = register
    wrapper.dispatch = dispatch
    return update_wrapper(wrapper, func)
