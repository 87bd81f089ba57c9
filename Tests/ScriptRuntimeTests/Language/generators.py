def g(n):
    for i in range(n):
        x = yield i
        if x: print("got", x)
    return "done"
it = g(3)
print(next(it), it.send("a"), next(it))
try:
    next(it)
except StopIteration as e:
    print(e.value)
print(list(g(2)), sum(g(4)), type(it).__name__)
def d():
    r = yield from g(2)
    print("r", r)
    yield from [7, 8]
    return 1
print(list(d()))
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, [4]], 5]])))
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(sum(deep(200)))
def c():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 3
    finally:
        print("finally")
x = c()
print(next(x), x.throw(ValueError("v")))
print(next(x, "end"))
x = c()
next(x)
x.close()
x = c()
x.close()
print(next(x, None))
def e():
    it.send
    yield 1
def r():
    next(me)
    yield
me = r()
try:
    next(me)
except ValueError as e:
    print(e)
def s():
    yield 1
    raise StopIteration
try:
    list(s())
except RuntimeError as e:
    print(e, repr(e.__cause__))
z = g(2)
try:
    z.send(1)
except TypeError as e:
    print(e)
def ig():
    try:
        yield 1
    except GeneratorExit:
        yield 2
q = ig()
next(q)
try:
    q.close()
except RuntimeError as e:
    print(e)
def outer():
    try:
        v = yield from inner()
        print("v", v)
    except KeyError as e:
        print("outer", e)
    yield "o"
def inner():
    try:
        got = yield "i"
        print("in", got)
        return 9
    except ValueError as e:
        print("inner", e)
        raise KeyError("k")
o = outer()
print(next(o), o.throw(ValueError("x")))
o = outer()
print(next(o), o.send(4))
o = outer()
next(o)
o.close()
class C:
    def __init__(self): self.xs = [1, 2]
    def __iter__(self):
        for x in self.xs: yield x
    def pairs(self):
        yield from enumerate(self.xs)
print(list(C()), list(C().pairs()), *C())
lam = lambda: (yield 5)
print(list(lam()))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)], [v for v, _ in zip(fib(), range(5))])
def ctx():
    try:
        raise ValueError("a")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            print("re", e)
    yield 2
print(list(ctx()))
def acc():
    total = 0
    while True:
        v = yield total
        if v is None: break
        total += v
a = acc()
next(a)
a.send(1); a.send(2)
try:
    a.send(None)
except StopIteration:
    print("stopped")
def bad():
    yield 1
    1 / 0
try:
    for v in bad(): print(v)
except ZeroDivisionError as e:
    print(e)
print(next(g(1)), max(g(3)), ",".join(str(i) for i in g(3)), dict(zip("ab", g(2))))
def nothing():
    return
    yield
print(list(nothing()))
def w():
    with M() as m:
        yield m
class M:
    def __enter__(self): print("in"); return 5
    def __exit__(self, *a): print("out", a[0]); return False
print(list(w()))
print([*g(2), *g(1)])
def run():
    for i in bad():
        pass
run()
