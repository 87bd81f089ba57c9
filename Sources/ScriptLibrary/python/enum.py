"""What programs use of CPython's enum: the members of a class are made when it is."""


class auto:
    pass


class Enum:
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        members = {}
        by_value = []
        for name, value in list(vars(cls).items()):
            if name.startswith("_") or callable(value) or isinstance(
                value, (property, staticmethod, classmethod)
            ):
                continue
            if isinstance(value, auto):
                value = cls._generate_next_value_(
                    name, 1, len(members), [m._value_ for m in members.values()]
                )
            known = [m for v, m in by_value if v == value]
            if known:
                members[name] = known[0]
                setattr(cls, name, known[0])
                continue
            member = object.__new__(cls)
            object.__setattr__(member, "_name_", name)
            object.__setattr__(member, "_value_", value)
            if cls._initializes():
                member.__init__(*(value if isinstance(value, tuple) else (value,)))
            members[name] = member
            by_value.append((value, member))
            setattr(cls, name, member)
        cls.__members__ = members
        cls._member_values_ = by_value

    # What CPython's metaclass answers; under CPython itself nobody asks.
    @classmethod
    def __class_iter__(cls):
        return iter([member for _, member in cls._member_values_])

    @classmethod
    def __class_len__(cls):
        return len(cls._member_values_)

    @classmethod
    def __class_contains__(cls, value):
        return any(member is value or known == value for known, member in cls._member_values_)

    @classmethod
    def _initializes(cls):
        return any("__init__" in vars(c) for c in cls.__mro__ if c not in (Enum, object))

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start

    def __new__(cls, value):
        for known, member in cls._member_values_:
            if known == value or member is value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __class_getitem__(cls, name):
        return cls.__members__[name]

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other


class IntEnum(Enum):
    def __index__(self):
        return self._value_

    def __int__(self):
        return self._value_

    def __eq__(self, other):
        return self._value_ == _plain(other)

    def __hash__(self):
        return hash(self._value_)

    def __lt__(self, other):
        return self._value_ < _plain(other)

    def __le__(self, other):
        return self._value_ <= _plain(other)

    def __gt__(self, other):
        return self._value_ > _plain(other)

    def __ge__(self, other):
        return self._value_ >= _plain(other)

    def __add__(self, other):
        return self._value_ + _plain(other)

    __radd__ = __add__

    def __sub__(self, other):
        return self._value_ - _plain(other)

    def __rsub__(self, other):
        return _plain(other) - self._value_

    def __mul__(self, other):
        return self._value_ * _plain(other)

    __rmul__ = __mul__

    def __str__(self):
        return str(self._value_)


def _plain(value):
    return value._value_ if isinstance(value, Enum) else value


def unique(enumeration):
    for name, member in enumeration.__members__.items():
        if name != member._name_:
            raise ValueError(
                f"duplicate values found in {enumeration!r}: {name} -> {member._name_}"
            )
    return enumeration
