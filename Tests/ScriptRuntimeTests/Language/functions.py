# def and lambda: parameters, closures, nonlocal, global, decorators, recursion, argument errors.
def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__ + ":", e)


def none():
    pass


def one(a):
    return a


def defaults(a, b=2, c=[]):
    c.append(a)
    return a, b, c


def keyword_only(a, *, k, d=4):
    return a, k, d


def everything(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


def positional_only(a, b=1, /, c=2):
    return a, b, c


print(none(), one(1), one(a=2), defaults(1), defaults(2, 3), defaults(5, c=[]), defaults(b=1, a=0))
print(keyword_only(1, k=2), keyword_only(a=1, d=3, k=2), everything(1, c=3), everything(1, 2, 3, 4, c=5, e=6), everything(*[1, 2, 3], **{"c": 4, "z": 5}), everything(b=0, a=9, c=1))
print(positional_only(1), positional_only(1, 2, c=3), positional_only(1, 2, 3))
attempt(none, 1)
attempt(none, a=1)
attempt(one)
attempt(one, 1, 2)
attempt(one, 1, a=2)
attempt(one, b=2)
attempt(one, 1, b=2)
attempt(defaults)
attempt(defaults, 1, 2, 3, 4)
attempt(keyword_only, 1)
attempt(keyword_only, 1, 2)
attempt(keyword_only, 1, 2, k=3)
attempt(keyword_only)
attempt(keyword_only, k=1)
attempt(everything)
attempt(everything, 1)
attempt(everything, c=1)
attempt(everything, 1, a=2, c=3)
attempt(positional_only, a=1)
attempt(positional_only, 1, b=2)
attempt(positional_only)
attempt(lambda: 0, 1)
attempt(lambda x: x)
attempt(lambda x, y, z: x)
attempt(lambda *, a, b, c: x)
attempt(one, **{"a": 1, "b": 2})
attempt(lambda: one(**{1: 2}))
attempt(lambda: one(*[1], **{"a": 2}))
attempt(lambda: one(1, *[2]))
attempt(lambda: everything(**{"a": 1}, **{"a": 2}))
attempt(lambda: everything(a=1, **{"a": 2}))
attempt(lambda: one(*5))
attempt(lambda: one(**5))


def two_required(a, b):
    pass


def three_required(a, b, c, d=1):
    pass


attempt(two_required)
attempt(three_required)
attempt(three_required, 1)
attempt(three_required, 1, 2, 3, 4, 5)
attempt(three_required, b=1)


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


c1, c2 = counter(), counter()
print(c1(), c1(), c2(), c1(10))
total = 0


def add(n):
    global total, created
    total += n
    created = "yes"


add(5)
add(6)
print(total, created)
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])


def make():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    i = 100
    return fs


print([f() for f in make()])


def outer():
    x = 1

    def middle():
        y = 2

        def inner():
            nonlocal x
            x += y
            return x
        return inner
    return middle()


f = outer()
print(f(), f())


def trace(prefix):
    def decorate(f):
        def wrapper(*args, **kwargs):
            print(prefix, args, kwargs)
            return f(*args, **kwargs)
        return wrapper
    return decorate


@trace("outer")
@trace("inner")
def decorated(a, b=2):
    return a + b


print(decorated(1), decorated(1, b=5))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(fib(15), even(100), odd(7))
print((lambda f: f(f, 5))(lambda self, n: 1 if n == 0 else n * self(self, n - 1)))


def annotated(a: int, b: "str" = "x", *c: float, **d: dict) -> list:
    v: int = 3
    w: str
    return [a, b, v]


print(annotated(1), annotated.__name__, fib.__name__, (lambda: 0).__name__, len.__name__, int.__name__)


def early(n):
    for i in range(10):
        if i == n:
            return i
        while True:
            break
    else:
        return "none"


print(early(3), early(30))


def unbound():
    print(later)
    later = 1


attempt(unbound)


def deleted():
    x = 1
    del x
    return x


attempt(deleted)


def free_unbound():
    def inner():
        return z
    attempt(inner)
    z = 1
    del z
    return inner()


attempt(free_unbound)


def conditional(flag):
    if flag:
        v = 1
    return v


attempt(conditional, True)
attempt(conditional, False)


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as e:
    print(type(e).__name__, e)


def measure(n):
    try:
        return measure(n + 1)
    except RecursionError:
        return n


print(900 < measure(0) < 1000)
print(list(map(lambda x, y=10: x + y, [1, 2])), sorted([3, 1], key=lambda v: -v), max([1, 2], key=lambda v: -v))
def default_order(a=print("evaluated once")): return a
default_order(); default_order()
x = 10
def shadow(x): x += 1; return x
print(shadow(1), x)
def global_read(): return x
print(global_read()); x = 20; print(global_read())
def nested_default():
    y = 5
    def g(z=y): return z
    y = 6
    return g()
print(nested_default())
print((lambda a, /, b, *c, d=1, **e: (a, b, c, d, e))(1, 2, 3, d=4, f=5))
def args_are_tuple(*args): return type(args), args
print(args_are_tuple(), args_are_tuple(1), args_are_tuple(*"ab"))
def kwargs_order(**kw): return list(kw)
print(kwargs_order(z=1, a=2, m=3), kwargs_order(**{"q": 1}, b=2))
def mutate(l, d): l.append(1); d["k"] = 2
ll, dd = [], {}
mutate(ll, dd); print(ll, dd)
print("%s %s" % (none() is None, [none()]))
str = str
print(str(5), len("abc"))
def shadow_builtin():
    len = lambda x: "mine"
    return len([1])
print(shadow_builtin(), len([1]))
sum = lambda *a: "shadowed"
print(sum(1, 2))
del sum
print(sum([1, 2]))
print((lambda: (yield_ := 5))())
