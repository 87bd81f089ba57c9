"""Objects of modules that have no part in a computation."""
import _tapedeck


class Inert:
    def __init__(self, path):
        self._path = path

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"'{self._path}' is inert here and has no {name}")
        return Inert(self._path + "." + name)

    def __call__(self, *args, **kwargs):
        return Inert(self._path + "()")

    def __getitem__(self, key):
        return Inert(self._path + "[]")

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __contains__(self, key):
        return False

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False

    def __iter__(self):
        return iter(())

    def __unpack__(self, count):
        return [Inert(self._path + "[]") for _ in range(count)]

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 0

    def _refuse(self, *others):
        module = self._path.split(".")[0].split("(")[0]
        raise TypeError(f"'{self._path}' has no value: tapedeck runs no part of the module '{module}'")

    __bool__ = __len__ = __float__ = __int__ = __index__ = __str__ = __repr__ = __format__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __matmul__ = __rmatmul__ = _refuse
    __neg__ = __pos__ = __abs__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse


class Progress(Inert):
    """A progress bar: it hands on what it goes over."""

    def __init__(self, iterable=None, *args, **kwargs):
        self._path = "tqdm()"
        self._iterable = iterable

    def __iter__(self):
        return iter(() if self._iterable is None else self._iterable)

    def __len__(self):
        return len(self._iterable)


class _Tqdm(Inert):
    def __getattr__(self, name):
        if name in ("tqdm", "tqdm_notebook"):
            return Progress
        if name == "trange":
            return lambda *args, **kwargs: Progress(range(*args))
        if name.startswith("__"):
            raise AttributeError(name)
        return _Tqdm(self._path + "." + name)

    def __call__(self, iterable=None, *args, **kwargs):
        return Progress(iterable)


def _now():
    return _tapedeck.clock()


class _Time(Inert):
    """A clock that counts steps."""

    def __getattr__(self, name):
        if name in ("time", "perf_counter", "monotonic", "process_time"):
            return _now
        return Inert("time." + name)


_MEMBERS = {
    "os": ("environ", "path", "makedirs", "mkdir", "getcwd", "getenv", "sep", "getpid", "cpu_count", "chdir"),
    "sys": ("path", "argv", "version", "version_info", "stdout", "stderr", "platform", "executable", "modules", "setrecursionlimit", "getsizeof"),
}


class _Listed(Inert):
    def __getattr__(self, name):
        if name in _MEMBERS[self._path]:
            # The streams are what they are in Python: tf.print takes them.
            if name not in ("stdout", "stderr"):
                _note(self._path)
            return Inert(self._path + "." + name)
        raise AttributeError(f"tapedeck has no '{self._path}.{name}'")


_seen = []


def _note(root):
    if root not in _seen:
        _seen.append(root)
        _tapedeck.warn(f"the module '{root}' is inert: what it does has no effect")


def module(path):
    root = path.split(".")[0]
    if root not in _MEMBERS:
        _note(root)
    if root == "tqdm":
        return _Tqdm(path)
    if path == "time":
        return _Time(path)
    return _Listed(path) if path in _MEMBERS else Inert(path)
