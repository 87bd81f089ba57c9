# Statements: loops with else, break, continue, with, try in all its forms, assert, del, raise.
for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
    print(i)
else:
    print("not reached")
for i in []:
    pass
else:
    print("else after empty", i)
n = 3
while n:
    n -= 1
    if n == 10:
        break
else:
    print("while else", n)
while True:
    n += 1
    if n < 5: continue
    break
print(n)
for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]:
    print(a, b, c)
for i, l in enumerate([[1], [2]]): l.append(i)
holder = {}
for holder["k"] in range(3):
    pass
lst = [0]
for lst[0] in "ab":
    pass
print(holder, lst)
for x in range(3):
    x = x * 10
    print(x, end=",")
print(x)
for outer in range(3):
    for inner in range(3):
        if inner == 1:
            break
        if outer == 1:
            continue
        print(outer, inner)
    else:
        print("never")


def flow(kind):
    log = []
    for i in range(2):
        try:
            log.append("try%d" % i)
            if kind == "return":
                return log + ["returned"]
            if kind == "break":
                break
            if kind == "continue":
                continue
            if kind == "raise":
                raise ValueError("v")
            if kind == "other":
                [][1]
        except ValueError as e:
            log.append("except " + str(e))
        else:
            log.append("else")
        finally:
            log.append("finally")
            print("log", log)
    return log


for kind in ["none", "return", "break", "continue", "raise", "other"]:
    try:
        print(kind, flow(kind))
    except IndexError as e:
        print("outside:", e)


def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    for i in range(3):
        try:
            1 / 0
        finally:
            if i < 2:
                continue
            return "swallowed"


def nested():
    out = []
    try:
        try:
            raise KeyError("inner")
        except ValueError:
            out.append("wrong")
        finally:
            out.append("f1")
    except KeyError as e:
        out.append(repr(e))
        try:
            raise TypeError("second")
        except TypeError as f:
            out.append(repr(f.__context__))
    else:
        out.append("else")
    finally:
        out.append("f2")
    return out


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def finally_order():
    for i in range(2):
        try:
            try:
                print("a", i)
                continue
            finally:
                print("b", i)
        finally:
            print("c", i)
    try:
        pass
    finally:
        print("d")
    return "e"


print(override(), swallow(), nested(), value_kept(), finally_order())
try:
    raise ValueError("a", 1)
except (TypeError, ValueError) as e:
    print(e, e.args, repr(e), type(e))
try:
    print(e)
except NameError as error:
    print(error)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "", e.args)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise
except ArithmeticError as e:
    print("reraised", e)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("wrapped") from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("clean") from None
except RuntimeError as e:
    print(repr(e), e.__cause__, repr(e.__context__))
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
try:
    assert 0
except AssertionError as e:
    print(repr(e))
assert True, 1 / 0
for bad in [lambda: exec_raise(5), lambda: exec_raise("text"), lambda: exec_raise(None), lambda: exec_raise(int)]:
    def exec_raise(v): raise v
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise ValueError("x") from 5
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except (ValueError, "a"):
        pass
except TypeError as e:
    print(e)
for t in [ValueError, TypeError, KeyError, IndexError, ZeroDivisionError, OverflowError, AttributeError, NameError, RuntimeError, AssertionError, StopIteration, NotImplementedError, RecursionError, ArithmeticError, LookupError, Exception, UnboundLocalError, FloatingPointError, MemoryError]:
    try:
        raise t("m")
    except Exception as e:
        print(t.__name__, str(e), repr(e), isinstance(e, LookupError), isinstance(e, ArithmeticError), isinstance(e, RuntimeError))
try:
    raise KeyError("k", "l")
except KeyError as e:
    print(e, e.args[1])
try:
    {}["missing"]
except LookupError as e:
    print(e, repr(e), e.args)
e1 = ValueError(1, "two")
print(e1, repr(e1), e1.args, str(ValueError("one")), ValueError() == ValueError(), e1 == e1, [ValueError("in list")])
x = 5
del x
try:
    x
except NameError as e:
    print(e)
a = b = c = 1
del a, (b, c)
try:
    b
except NameError as e:
    print(e)
try:
    undefined_name
except NameError as e:
    print(e)
try:
    undefined_function()
except Exception as e:
    print(type(e), e)
for f in [lambda: 1, lambda: 1 / 0]:
    try:
        f()
    except ZeroDivisionError:
        print("zero")
    else:
        print("fine")
    finally:
        print("end")
i = 0
while True:
    i += 1
    try:
        if i == 2:
            continue
        if i == 4:
            break
        raise ValueError(i)
    except ValueError as e:
        print("caught", e)
        if i == 3:
            continue
    finally:
        print("finally", i)
try:
    with 5 as x:
        pass
except Exception as e:
    print(type(e).__name__)
if 0: print("no")
elif []: print("no")
elif "x": print("elif")
else: print("no")
if 1: pass
else: print("no")
pass; print("semi"); pass


def implicit(): ...


print(implicit())
try:
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")
except KeyError as e:
    print(repr(e), repr(e.__context__))


def generator_in_try():
    try:
        return [x / (x - 2) for x in range(4)]
    except ZeroDivisionError as e:
        return str(e)
    finally:
        print("cleanup")


print(generator_in_try())
r = []
for i in range(3):
    try:
        r.append(10 // (i - 1))
    except ZeroDivisionError:
        r.append(None)
print(r)
try:
    raise StopIteration(5)
except StopIteration as e:
    print(e.value)
print(isinstance(ValueError("a"), Exception), issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, (TypeError, ArithmeticError)), ValueError is ValueError)
