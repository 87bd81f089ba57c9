"""What programs use of CPython's dataclasses."""


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_variable(annotation):
    return annotation.startswith(("ClassVar", "typing.ClassVar"))


def _is_init_variable(annotation):
    return annotation.startswith(("InitVar", "dataclasses.InitVar"))


class InitVar:
    def __class_getitem__(cls, type):
        return cls


class KW_ONLY:
    pass


def _collect(cls, kw_only):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(getattr(base, "__dataclass_fields__", {}) if base is not object else {})
    own = vars(cls)
    for name, annotation in own.get("__annotations__", {}).items():
        if _is_class_variable(annotation):
            continue
        if annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
            kw_only = True
            continue
        default = own.get(name, MISSING)
        if isinstance(default, Field):
            made = default
            if made.default is MISSING:
                if name in own:
                    delattr(cls, name)
            else:
                setattr(cls, name, made.default)
        else:
            if isinstance(default, (list, dict, set)):
                raise ValueError(
                    f"mutable default {type(default)} for field {name} is not allowed: "
                    "use default_factory"
                )
            made = field(default=default)
        made.name = name
        made.type = annotation
        if made.kw_only is MISSING:
            made.kw_only = kw_only
        made._is_init_variable = _is_init_variable(annotation)
        fields[name] = made
    for name, value in own.items():
        if isinstance(value, Field) and name not in own.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _make_init(cls, fields):
    positional = [f for f in fields if f.init and not f.kw_only]
    named = [f for f in fields if f.init and f.kw_only]
    seen = None
    for f in positional:
        has_default = f.default is not MISSING or f.default_factory is not MISSING
        if has_default:
            seen = f.name
        elif seen:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    names = [f.name for f in positional]
    known = set(names + [f.name for f in named])
    title = cls.__qualname__ + ".__init__()"
    post_init = hasattr(cls, "__post_init__")
    required = [
        f.name for f in positional if f.default is MISSING and f.default_factory is MISSING
    ]

    def quoted(missing):
        texts = [repr(name) for name in missing]
        if len(texts) == 1:
            return texts[0]
        if len(texts) == 2:
            return texts[0] + " and " + texts[1]
        return ", ".join(texts[:-1]) + ", and " + texts[-1]

    def refuse(self, args, keywords):
        if len(args) > len(names):
            least = len(required) + 1
            most = len(names) + 1
            takes = str(most) if least == most else f"from {least} to {most}"
            word = "argument" if most == 1 else "arguments"
            raise TypeError(
                f"{title} takes {takes} positional {word} but {len(args) + 1} were given"
            )
        for name in keywords:
            if name not in known:
                raise TypeError(f"{title} got an unexpected keyword argument '{name}'")
            if name in names[: len(args)]:
                raise TypeError(f"{title} got multiple values for argument '{name}'")
        missing = [name for name in required[len(args) :] if name not in keywords]
        kind = "positional"
        if not missing:
            kind = "keyword-only"
            missing = [
                f.name
                for f in named
                if f.default is MISSING
                and f.default_factory is MISSING
                and f.name not in keywords
            ]
        if missing:
            word = "argument" if len(missing) == 1 else "arguments"
            raise TypeError(
                f"{title} missing {len(missing)} required {kind} {word}: {quoted(missing)}"
            )

    def __init__(self, *args, **keywords):
        refuse(self, args, keywords)
        given = dict(zip(names, args), **keywords)
        extra = []
        for f in fields:
            name = f.name
            if f.init and name in given:
                value = given[name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                continue
            if f._is_init_variable:
                extra.append(value)
            else:
                object.__setattr__(self, name, value)
        if post_init:
            self.__post_init__(*extra)

    return __init__


def _values(self, names):
    return tuple([getattr(self, name) for name in names])


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)

    return wrap if cls is None else wrap(cls)


def _process(cls, init, show, eq, order, unsafe_hash, frozen, match_args, kw_only):
    fields = _collect(cls, kw_only)
    cls.__dataclass_fields__ = fields
    own = vars(cls)
    real = [f for f in fields.values() if not f._is_init_variable]
    compared = [f.name for f in real if f.compare]
    shown = [f.name for f in real if f.repr]

    def set_unless_there(name, function):
        if name not in own or own[name] is None:
            setattr(cls, name, function)

    if init:
        cls.__init__ = _make_init(cls, list(fields.values()))
    if show:

        def __repr__(self):
            parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
            return f"{self.__class__.__qualname__}({parts})"

        set_unless_there("__repr__", __repr__)
    if eq:

        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return _values(self, compared) == _values(other, compared)
            return NotImplemented

        set_unless_there("__eq__", __eq__)
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")

        def compare(function):
            def method(self, other):
                if other.__class__ is self.__class__:
                    return function(_values(self, compared), _values(other, compared))
                return NotImplemented

            return method

        cls.__lt__ = compare(lambda a, b: a < b)
        cls.__le__ = compare(lambda a, b: a <= b)
        cls.__gt__ = compare(lambda a, b: a > b)
        cls.__ge__ = compare(lambda a, b: a >= b)
    if frozen:

        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")

        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and own.get("__hash__") is None):

        def __hash__(self):
            return hash(_values(self, hashed))

        cls.__hash__ = __hash__
    elif eq and "__hash__" not in own:
        cls.__hash__ = None
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple(
            [f.name for f in fields.values() if f.init and not f.kw_only]
        )
    return cls


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def fields(class_or_instance):
    if not hasattr(class_or_instance, "__dataclass_fields__"):
        raise TypeError("must be called with a dataclass type or instance")
    found = class_or_instance.__dataclass_fields__
    return tuple([f for f in found.values() if not f._is_init_variable])


def _plain(value, factory):
    if hasattr(type(value), "__dataclass_fields__"):
        return factory([(f.name, _plain(getattr(value, f.name), factory)) for f in fields(value)])
    if isinstance(value, list):
        return [_plain(v, factory) for v in value]
    if isinstance(value, tuple):
        return tuple([_plain(v, factory) for v in value])
    if isinstance(value, dict):
        return {_plain(k, factory): _plain(v, factory) for k, v in value.items()}
    return value


def asdict(obj, *, dict_factory=dict):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("astuple() should be called on dataclass instances")

    def plain(value):
        if hasattr(type(value), "__dataclass_fields__"):
            return tuple_factory([plain(getattr(value, f.name)) for f in fields(value)])
        if isinstance(value, (list, tuple)):
            return type(value)([plain(v) for v in value])
        if isinstance(value, dict):
            return {plain(k): plain(v) for k, v in value.items()}
        return value

    return plain(obj)


def replace(obj, /, **changes):
    if not hasattr(type(obj), "__dataclass_fields__"):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if not f.init:
            if f.name in changes:
                raise ValueError(
                    f"field {f.name} is declared with init=False, it cannot be specified with "
                    "replace()"
                )
            continue
        if f.name not in changes and not f._is_init_variable:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
