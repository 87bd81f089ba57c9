"""What programs use of CPython's contextlib."""
from functools import wraps


class _GeneratorContextManager:
    def __init__(self, func, args, keywords):
        self.gen = func(*args, **keywords)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(value)
        except StopIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value or (isinstance(value, StopIteration) and error.__cause__ is value):
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @wraps(func)
    def helper(*args, **keywords):
        return _GeneratorContextManager(func, args, keywords)

    return helper


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *error):
        return None


class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, typ, value, traceback):
        return typ is not None and issubclass(typ, self._exceptions)


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *error):
        self.thing.close()


class ExitStack:
    def __init__(self):
        self._callbacks = []

    def enter_context(self, cm):
        result = cm.__enter__()
        self._callbacks.append(cm.__exit__)
        return result

    def callback(self, callback, /, *args, **keywords):
        self._callbacks.append(lambda *error: callback(*args, **keywords) and False)
        return callback

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        swallowed = False
        pending = error[1]
        while self._callbacks:
            leave = self._callbacks.pop()
            try:
                typ = None if pending is None else type(pending)
                if leave(typ, pending, None):
                    swallowed = pending is not None
                    pending = None
            except BaseException as raised:
                pending = raised
                swallowed = False
        if pending is not None and pending is not error[1]:
            raise pending
        return swallowed
