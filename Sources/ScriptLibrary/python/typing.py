"""The names of CPython's typing: annotations are not evaluated, so they need be there only."""


class _Form:
    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self

    def __call__(self, *args, **keywords):
        raise TypeError(f"Cannot instantiate typing.{self._name}")

    def __repr__(self):
        return "typing." + self._name


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name

    def __repr__(self):
        return "~" + self.__name__


class Generic:
    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    pass


Any = _Form("Any")
AnyStr = TypeVar("AnyStr", str)
Callable = _Form("Callable")
ClassVar = _Form("ClassVar")
Collection = _Form("Collection")
Deque = _Form("Deque")
DefaultDict = _Form("DefaultDict")
Dict = _Form("Dict")
Final = _Form("Final")
FrozenSet = _Form("FrozenSet")
Generator = _Form("Generator")
Hashable = _Form("Hashable")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
List = _Form("List")
Literal = _Form("Literal")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
MutableSequence = _Form("MutableSequence")
NoReturn = _Form("NoReturn")
Optional = _Form("Optional")
Sequence = _Form("Sequence")
Self = _Form("Self")
Set = _Form("Set")
Tuple = _Form("Tuple")
Type = _Form("Type")
TypeAlias = _Form("TypeAlias")
Union = _Form("Union")
Annotated = _Form("Annotated")
TYPE_CHECKING = False


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def runtime_checkable(cls):
    return cls


def NewType(name, tp):
    return lambda x: x
