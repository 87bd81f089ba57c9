class Point:
    """A point."""
    count = 0
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
        Point.count += 1
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)
    def __hash__(self):
        return hash((self.x, self.y))
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __mul__(self, k):
        if isinstance(k, (int, float)):
            return Point(self.x * k, self.y * k)
        return NotImplemented
    __rmul__ = __mul__
    def __lt__(self, other):
        return self.norm() < other.norm()

p = Point(3, 4)
print(p, p.norm(), Point.count, Point(1), p.__class__.__name__, Point.__doc__)
print(p + Point(1, 1), 2 * p, p * 3, p == Point(3, 4), p != Point(3, 4), p == 3)
print(sorted([Point(5, 5), Point(1, 1), p]), max(p, Point(0, 0)), {p: 1}[Point(3, 4)])
print(p in [Point(3, 4)], p in {Point(3, 4)}, [Point(1, 2)].index(Point(1, 2)))
print(type(p) is Point, isinstance(p, object), issubclass(Point, object), type(Point))
print(vars(p), p.__dict__, hasattr(p, "z"), getattr(p, "z", 9))
setattr(p, "z", 5)
print(p.z, sorted(vars(p)))
del p.z
print(hasattr(p, "z"))
try:
    p.z
except AttributeError as e:
    print(e)
try:
    p + 1
except AttributeError as e:
    print(e)
try:
    p * "a"
except TypeError as e:
    print(e)
try:
    p < 3
except AttributeError as e:
    print(e)
try:
    p >= p
except TypeError as e:
    print(e)
f = p.norm
print(f(), Point.norm(p))
print(Point)
# ---
class A:
    def __init__(self):
        print("A init")
    def who(self):
        return "A"
    def f(self):
        return "A.f"
class B(A):
    def __init__(self):
        super().__init__()
        print("B init")
    def who(self):
        return "B" + super().who()
class C(A):
    def __init__(self):
        super().__init__()
        print("C init")
    def who(self):
        return "C" + super(C, self).who()
class D(B, C):
    def __init__(self):
        super().__init__()
        print("D init")
    def who(self):
        return "D" + super().who()
d = D()
print(d.who(), d.f(), [c.__name__ for c in D.__mro__], D.__bases__)
print(isinstance(d, A), issubclass(D, (int, C)), issubclass(A, D))
try:
    class X(A, B): pass
except TypeError as e:
    print(e)
try:
    class Y(A, A): pass
except TypeError as e:
    print(e)
print(B.__subclasses__(), A.__subclasses__())
# ---
class T:
    def __init__(self, c): self._c = c
    @property
    def c(self):
        "celsius"
        return self._c
    @c.setter
    def c(self, value):
        if value < -273: raise ValueError("too cold")
        self._c = value
    @c.deleter
    def c(self):
        print("deleting")
        del self._c
    @property
    def f(self): return self._c * 9 / 5 + 32
    @staticmethod
    def make(x): return T(x)
    @classmethod
    def build(cls, x): return cls(x)
t = T(10)
print(t.c, t.f)
t.c = 20
print(t.c, t.f, T.c.__doc__)
try:
    t.f = 3
except AttributeError as e:
    print(e)
try:
    t.c = -300
except ValueError as e:
    print(e)
del t.c
try:
    t.c
except AttributeError as e:
    print(e)
try:
    del t.f
except AttributeError as e:
    print(e)
class S(T): pass
print(type(S.build(3)).__name__, type(S.make(3)).__name__, type(S(1).build(2)).__name__, T.make(4).c)
# ---
class Stack:
    def __init__(self): self.items = []
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, v): return v in self.items
    def __iter__(self): return iter(self.items)
    def __bool__(self): return bool(self.items)
    def __call__(self, *args, **kw): return (args, kw)
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, t, v, tb):
        print("exit", t.__name__ if t else None, v)
        return t is ValueError
    def __str__(self): return "stack"
    def __format__(self, spec): return "<" + spec + ">"
    def __reversed__(self): return iter(self.items[::-1])
    def __neg__(self): return "neg"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __iadd__(self, x):
        self.items.append(x)
        return self
    def __index__(self): return 2
    def __float__(self): return 2.5
    def __int__(self): return 7
    def __round__(self, n=None): return ("round", n)
    def __divmod__(self, o): return ("divmod", o)
    def __matmul__(self, o): return "mm"
    def __pow__(self, o): return "pow"
    def __rpow__(self, o): return "rpow"
    def __rsub__(self, o): return "rsub"
s = Stack()
print(len(s), bool(s), not s)
s += 1
s += 2
s += 3
print(len(s), s[0], s[-1], s[0:2], list(s), 2 in s, 5 in s, bool(s))
s[0] = 9
del s[1]
print(list(s), s(1, 2, a=3), s(*[1], **{"b": 2}), str(s), f"{s:abc} {s!s}", "%s" % s, format(s, "x"))
with s as q:
    print(q is s)
with s:
    raise ValueError("boom")
try:
    with s:
        raise KeyError("k")
except KeyError as e:
    print("caught", e)
def leave():
    with s:
        return 5
print(leave())
for i in range(2):
    with s:
        continue
print(list(reversed(s)), -s, ~s, abs(s), [10, 20, 30][s], float(s), int(s), round(s), round(s, 2), divmod(s, 3))
print(s @ 1, s ** 2, 2 ** s, 1 - s, [x for x in s], dict.fromkeys(s), sum(s), max(s), tuple(s), set(s))
a, b = s
print(a, b, *s)
# ---
class Lazy:
    def __getattr__(self, name):
        if name.startswith("x"): return name * 2
        raise AttributeError(name)
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
l = Lazy()
l.a = 1
print(l.a, l.xy, hasattr(l, "b"), getattr(l, "c", None))
del l.a
print(hasattr(l, "a"))
# ---
class MyError(Exception):
    pass
class Coded(MyError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"
try:
    raise Coded(5, "bad")
except MyError as e:
    print(e, e.code, e.args, repr(e), type(e).__name__, isinstance(e, Exception))
try:
    raise MyError
except Exception as e:
    print(repr(e), str(e), e.args)
try:
    try:
        raise MyError("a", 1)
    except MyError as e:
        raise Coded(1, "two") from e
except Coded as e:
    print(e.__cause__, e.__context__ is e.__cause__)
class Two(KeyError, AttributeError): pass
try:
    raise Two("z")
except AttributeError as e:
    print(e, type(e).__mro__[1].__name__)
e = ValueError("x")
e.extra = 3
print(e.extra, e.__dict__)
raise Coded(7, "end")
# ---
class MyError(Exception):
    pass
def f():
    raise MyError("inner")
def g():
    try:
        f()
    except MyError:
        raise RuntimeError("outer")
g()
# ---
class Outer:
    class Inner:
        def __init__(self, v): self.v = v
        def __repr__(self): return f"Inner({self.v})"
    def make(self): return self.Inner(3)
    x = 1
    y = x + 1
    zs = [i for i in range(3)]
print(Outer().make(), Outer.Inner(4), Outer.y, Outer.zs, Outer.__name__, Outer.Inner.__qualname__, Outer.__qualname__)
x = 10
class K:
    x = x
    x += 1
    def get(self): return x
print(K.x, K().get())
class P:
    def __init__(self): self.__secret = 5
    def get(self): return self.__secret
p = P()
print(p.get(), p._P__secret, sorted(vars(p)))
def deco(cls):
    cls.extra = "e"
    return cls
@deco
class Q: pass
print(Q.extra, Q().extra)
class Meta:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class M1(Meta, tag="t"): pass
class M2(Meta): pass
print(M1.tag, M2.tag)
class Desc:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.name, "none")
    def __set__(self, obj, value):
        setattr(obj, self.name, value * 2)
class H:
    d = Desc()
h = H()
print(h.d)
h.d = 4
print(h.d, vars(h), type(H.d).__name__)
class Sl:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
print(Sl().a)
class N:
    def __new__(cls, *a):
        o = super().__new__(cls)
        o.made = True
        return o
    def __init__(self, v): self.v = v
n = N(3)
print(n.made, n.v)
class Single:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = object.__new__(cls)
        return cls._i
print(Single() is Single())
T3 = type("T3", (Meta,), {"a": 1, "f": lambda self: self.a + 1})
print(T3.__name__, T3().f(), T3.a)
# ---
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), [x for x in It(2)], next(It(2)), next(It(0), "d"), max(It(5)))
a, *b = It(4)
print(a, b)
class G:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
print(list(G()), 4 in G())
print(list(iter(lambda it=It(5): next(it), 2)))
for x in It(2):
    print(x)
try:
    next(It(0))
except StopIteration as e:
    print("stop", e.value)
# ---
class E: pass
for f in [lambda: E(1), lambda: E().x, lambda: E() + 1, lambda: E() < E(), lambda: E()(), lambda: E()[0], lambda: len(E()), lambda: iter(E()), lambda: 1 in E(), lambda: E.y, lambda: -E(), lambda: int(E()), lambda: [1][E()], lambda: hash(type("U", (), {"__eq__": lambda s, o: True})()), lambda: setattr(E, 1, 2), lambda: super(), lambda: isinstance(1, E()), lambda: E().m(), lambda: delattr(E(), "q"), lambda: f"{E():x}", lambda: next(E())]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class W:
    def __len__(self): return -1
    def __bool__(self): return 3
    def __hash__(self): return 1.5
    def __iter__(self): return 5
    def __str__(self): return 4
    def __repr__(self): return None
    def __init__(self): pass
    def __contains__(self, x): return "yes"
    def __index__(self): return "i"
    def __float__(self): return 1
for f in [lambda: len(W()), lambda: bool(W()), lambda: hash(W()), lambda: list(W()), lambda: str(W()), lambda: repr(W()), lambda: 3 in W(), lambda: [1][W()], lambda: float(W()), lambda: {W(): 1}]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __init__(self): return 5
try:
    I()
except TypeError as e:
    print(e)
# ---
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 4
class Ok(Sq):
    name = "ok"
for c in (Shape, Sq, Ok):
    try:
        print(c().area())
    except TypeError as e:
        print(e)
# ---
class Counter:
    def __init__(self):
        self.n = 0
        self.fn = lambda x: x + 1
    def bump(self, k=1, *rest, scale=1):
        self.n += k * scale
        return self
c = Counter()
for i in range(100):
    c.bump().bump(2, scale=3)
print(c.n, c.fn(3))
c.bump = lambda: "shadow"
print(c.bump())
del c.bump
print(c.bump().n)
Counter.bump = lambda self: "new"
print(c.bump())
def extra(self): return self.n
Counter.extra = extra
print(c.extra(), Counter.extra is extra)
x = [Counter() for _ in range(3)]
for i, o in enumerate(x): o.n = i
print([o.n for o in x])
try:
    c.bump(1, 2, 3)
except TypeError as e:
    print(e)
try:
    Counter().bump.x
except AttributeError as e:
    print(e)
try:
    Counter(1)
except TypeError as e:
    print(e)
# ---
class Node:
    def __init__(self, v, n=None): self.v, self.n = v, n
    def __len__(self): return 1 + (len(self.n) if self.n else 0)
    def __repr__(self): return f"Node({self.v!r}, {self.n!r})"
    def __bool__(self): return True
n = None
for i in range(30): n = Node(i, n)
print(len(n))
print(repr(n)[:60])
l = [1]
class R:
    def __repr__(self): return repr(l)
l.append(R())
print(l)
class Loop:
    def __repr__(self): return repr(self)
try:
    repr(Loop())
except RecursionError:
    print("recursion")
class Add:
    def __add__(self, o): return self + o
try:
    Add() + 1
except RecursionError:
    print("recursion")
class Call:
    def __call__(self, n): return 0 if n == 0 else 1 + self(n - 1)
print(Call()(300))
