class Error(Exception):
    pass


error = Error


def _is_plain(x):
    return x is None or isinstance(x, (bool, int, float, str, type)) or callable(x) and not hasattr(x, "__dict__")


def copy(x):
    method = getattr(type(x), "__copy__", None)
    if method is not None:
        return method(x)
    kind = type(x)
    if kind in (list, dict, set):
        return x.copy()
    if _is_plain(x) or kind in (tuple, frozenset):
        return x
    if hasattr(kind, "copy"):
        return x.copy()
    if hasattr(x, "__dict__") and not callable(x):
        result = kind.__new__(kind)
        for name, value in vars(x).items():
            setattr(result, name, value)
        return result
    return x


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    known = memo.get(id(x))
    if known is not None:
        return known
    method = getattr(type(x), "__deepcopy__", None)
    kind = type(x)
    if method is not None:
        result = method(x, memo)
    elif kind is list:
        result = []
        memo[id(x)] = result
        for item in x:
            result.append(deepcopy(item, memo))
    elif kind is dict:
        result = {}
        memo[id(x)] = result
        for key, value in x.items():
            result[deepcopy(key, memo)] = deepcopy(value, memo)
    elif kind is set:
        result = set([deepcopy(item, memo) for item in x])
    elif kind is tuple:
        items = [deepcopy(item, memo) for item in x]
        same = all([a is b for a, b in zip(items, x)])
        result = x if same else tuple(items)
    elif _is_plain(x):
        return x
    elif isinstance(x, tuple) and hasattr(x, "_fields"):
        result = kind(*[deepcopy(item, memo) for item in x])
    elif hasattr(x, "__dict__") and type(kind) is type and not isinstance(x, BaseException):
        result = kind.__new__(kind)
        memo[id(x)] = result
        for name, value in vars(x).items():
            setattr(result, name, deepcopy(value, memo))
    elif hasattr(kind, "copy"):
        result = x.copy()
    else:
        return x
    memo[id(x)] = result
    # What was copied stays alive, lest another object get its number.
    memo.setdefault("kept", []).append(x)
    return result
