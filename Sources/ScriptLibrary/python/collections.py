"""What programs use of CPython's collections: the kinds of dictionary hold one, and are none."""


class _Record:
    __slots__ = ()
    _fields = ()
    _field_defaults = {}

    def __init__(self, *args, **keywords):
        names = self._fields
        title = type(self).__name__ + ".__new__()"
        if len(args) > len(names):
            least = len(names) - len(self._field_defaults) + 1
            most = len(names) + 1
            takes = str(most) if least == most else f"from {least} to {most}"
            raise TypeError(
                f"{title} takes {takes} positional arguments but {len(args) + 1} were given"
            )
        values = dict(zip(names, args))
        for name, value in keywords.items():
            if name in values:
                raise TypeError(f"{title} got multiple values for argument '{name}'")
            if name not in names:
                raise TypeError(f"{title} got an unexpected keyword argument '{name}'")
            values[name] = value
        missing = []
        for name in names:
            if name not in values:
                if name in self._field_defaults:
                    values[name] = self._field_defaults[name]
                else:
                    missing.append(repr(name))
        if missing:
            word = "argument" if len(missing) == 1 else "arguments"
            shown = missing[0]
            if len(missing) == 2:
                shown = " and ".join(missing)
            elif len(missing) > 2:
                shown = ", ".join(missing[:-1]) + ", and " + missing[-1]
            raise TypeError(f"{title} missing {len(missing)} required positional {word}: {shown}")
        object.__setattr__(self, "_values", tuple([values[name] for name in names]))

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def _asdict(self):
        return dict(zip(self._fields, self._values))

    def _replace(self, /, **changes):
        for name in changes:
            if name not in self._fields:
                raise ValueError(f"Got unexpected field names: {[name]!r}")
        return type(self)(**{**self._asdict(), **changes})

    def __setattr__(self, name, value):
        if name in self._fields:
            raise AttributeError("can't set attribute")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __getitem__(self, index):
        return self._values[index]

    def __contains__(self, value):
        return value in self._values

    def __eq__(self, other):
        return self._values == (other._values if isinstance(other, _Record) else other)

    def __lt__(self, other):
        return self._values < (other._values if isinstance(other, _Record) else other)

    def __le__(self, other):
        return self._values <= (other._values if isinstance(other, _Record) else other)

    def __gt__(self, other):
        return self._values > (other._values if isinstance(other, _Record) else other)

    def __ge__(self, other):
        return self._values >= (other._values if isinstance(other, _Record) else other)

    def __hash__(self):
        return hash(self._values)

    def __add__(self, other):
        return self._values + tuple(other)

    def __mul__(self, times):
        return self._values * times

    def count(self, value):
        return self._values.count(value)

    def index(self, value, *bounds):
        return self._values.index(value, *bounds)

    def __repr__(self):
        parts = ", ".join([f"{k}={v!r}" for k, v in zip(self._fields, self._values)])
        return f"{type(self).__name__}({parts})"


def _item(place):
    return property(lambda self: self._values[place])


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    for place, name in enumerate(names):
        if rename and (not name.isidentifier() or name.startswith("_") or name in seen):
            names[place] = name = f"_{place}"
        elif not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        elif name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        elif name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    given = [] if defaults is None else list(defaults)
    if len(given) > len(names):
        raise TypeError("Got more default values than field names")
    namespace = {name: _item(place) for place, name in enumerate(names)}
    namespace["_fields"] = tuple(names)
    namespace["__match_args__"] = tuple(names)
    namespace["_field_defaults"] = dict(zip(names[len(names) - len(given) :], given))
    return type(typename, (_Record,), namespace)


class _Mapping:
    """A dictionary inside of an object."""

    def __init__(self, *args, **keywords):
        self._data = {}
        self.update(*args, **keywords)

    def update(self, *args, **keywords):
        for arg in args:
            if hasattr(arg, "keys"):
                for key in arg.keys():
                    self[key] = arg[key]
            else:
                for key, value in arg:
                    self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def __getitem__(self, key):
        if key in self._data:
            return self._data[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._data[key] = value

    def __delitem__(self, key):
        del self._data[key]

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(self._data)

    def __reversed__(self):
        return reversed(list(self._data))

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        if isinstance(other, _Mapping):
            return self._data == other._data
        return self._data == other if isinstance(other, dict) else NotImplemented

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(key, default)

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def popitem(self, last=True):
        if not self._data:
            raise KeyError("dictionary is empty")
        key = next(reversed(self._data)) if last else next(iter(self._data))
        return key, self._data.pop(key)

    def setdefault(self, key, default=None):
        return self._data.setdefault(key, default)

    def clear(self):
        self._data.clear()

    def copy(self):
        return type(self)(self._data)


class defaultdict(_Mapping):
    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **keywords)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self._data[key] = value = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self._data)

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {self._data!r})"


class OrderedDict(_Mapping):
    def move_to_end(self, key, last=True):
        value = self._data.pop(key)
        if last:
            self._data[key] = value
        else:
            rest = dict(self._data)
            self._data.clear()
            self._data[key] = value
            self._data.update(rest)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return super().__eq__(other)

    def __repr__(self):
        name = type(self).__name__
        return f"{name}({list(self.items())!r})" if self._data else f"{name}()"


class Counter(_Mapping):
    def __init__(self, iterable=None, /, **keywords):
        self._data = {}
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        self._data.pop(key, None)

    def update(self, iterable=None, /, **keywords):
        if iterable is not None:
            if hasattr(iterable, "items"):
                for key, count in iterable.items():
                    self._data[key] = self._data.get(key, 0) + count
            else:
                for key in iterable:
                    self._data[key] = self._data.get(key, 0) + 1
        for key, count in keywords.items():
            self._data[key] = self._data.get(key, 0) + count

    def subtract(self, iterable=None, /, **keywords):
        for key, count in Counter(iterable, **keywords).items():
            self._data[key] = self._data.get(key, 0) - count

    def most_common(self, n=None):
        ordered = sorted(self._data.items(), key=lambda item: item[1], reverse=True)
        return ordered if n is None else ordered[: max(n, 0)]

    def elements(self):
        for key, count in self._data.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self._data.values())

    def _combined(self, other, function):
        made = Counter()
        for key in list(self._data) + [k for k in other._data if k not in self._data]:
            count = function(self[key], other[key])
            if count > 0:
                made._data[key] = count
        return made

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __repr__(self):
        name = type(self).__name__
        if not self._data:
            return f"{name}()"
        return f"{name}({dict(self.most_common())!r})"


class deque:
    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self.maxlen = maxlen
        # Keys count up to the right and down to the left: both ends are found at once.
        self._items = {}
        self._first = 0
        self._end = 0
        self.extend(iterable)

    def append(self, x):
        self._items[self._end] = x
        self._end += 1
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self.popleft()

    def appendleft(self, x):
        self._first -= 1
        self._items[self._first] = x
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self.pop()

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        self._end -= 1
        return self._items.pop(self._end)

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        self._first += 1
        return self._items.pop(self._first - 1)

    def extend(self, iterable):
        for x in list(iterable):
            self.append(x)

    def extendleft(self, iterable):
        for x in list(iterable):
            self.appendleft(x)

    def clear(self):
        self._items.clear()
        self._first = self._end = 0

    def rotate(self, n=1):
        if self._items:
            for _ in range(n % len(self._items)):
                self.appendleft(self.pop())

    def _replace(self, items):
        self._items = dict(enumerate(items))
        self._first = 0
        self._end = len(items)

    def insert(self, i, x):
        if self.maxlen is not None and len(self._items) >= self.maxlen:
            raise IndexError("deque already at its maximum size")
        items = list(self)
        items.insert(i, x)
        self._replace(items)

    def remove(self, value):
        items = list(self)
        if value not in items:
            raise ValueError("deque.remove(x): x not in deque")
        items.remove(value)
        self._replace(items)

    def reverse(self):
        self._replace(list(self)[::-1])

    def count(self, x):
        return list(self).count(x)

    def index(self, x, *bounds):
        items = list(self)
        if x not in items:
            raise ValueError(f"{x!r} is not in deque")
        return items.index(x, *bounds)

    def copy(self):
        return type(self)(self, self.maxlen)

    def _place(self, i):
        if not isinstance(i, int):
            raise TypeError(f"sequence index must be integer, not '{type(i).__name__}'")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("deque index out of range")
        return self._first + i if i >= 0 else self._end + i

    def __getitem__(self, i):
        return self._items[self._place(i)]

    def __setitem__(self, i, value):
        self._items[self._place(i)] = value

    def __delitem__(self, i):
        place = self._place(i) - self._first
        items = list(self)
        del items[place]
        self._replace(items)

    def __iter__(self):
        size = len(self._items)
        for place in range(self._first, self._end):
            if len(self._items) != size:
                raise RuntimeError("deque mutated during iteration")
            yield self._items[place]

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __len__(self):
        return len(self._items)

    def __contains__(self, x):
        return x in self._items.values()

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __repr__(self):
        if self.maxlen is None:
            return f"deque({list(self)!r})"
        return f"deque({list(self)!r}, maxlen={self.maxlen})"


class ChainMap(_Mapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)

    @property
    def _data(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return merged

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)
