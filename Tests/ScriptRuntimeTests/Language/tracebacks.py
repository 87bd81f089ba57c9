print("before")
1 / 0
# ---
def f(a):
    return a["x"]


def g():
    return (
        1
        + f([])
    )


g()
# ---
def inner():
    raise ValueError("deep")


def outer():
    try:
        inner()
    except ValueError as e:
        raise RuntimeError("wrapped") from e


outer()
# ---
try:
    {}["k"]
except KeyError:
    undefined
# ---
try:
    1 / 0
except ZeroDivisionError:
    raise TypeError("clean") from None
# ---
x = [1, 2, 3]
print(x[1])
y = x[0] + x[7]
# ---
value = 5
result = value.missing.more
# ---
print("a" + 1)
# ---
f = lambda v: v.nothing
print(list(map(f, [1])))
# ---
def f(n):
    return [g(i) for i in range(n)]


def g(i):
    assert i < 2, "too big"
    return i


f(5)
# ---
assert 1 == 2
# ---
raise ValueError
# ---
raise KeyError("quoted")
# ---
def f(): pass
f(1)
# ---
x = 1
del x
print(x)
# ---
a, b = 1, 2, 3
# ---
def f():
    a = 1
    b = a + undefined_thing
    return b


if True:
    for i in range(2):
        f()
# ---
"abc".index("z")
# ---
int("xyz")
# ---
x = {"a": {"b": 1}}
print(x["a"]["c"])
# ---
if 1 < "a":
    pass
# ---
print(-"a")
# ---
def f(*, k):
    pass


f(
    1,
)
# ---
total = 0
for i in range(3):
    total += 10 // (1 - i)
# ---
raise ValueError("line one\nline two")
# ---
def deco(f):
    raise TypeError("in decorator")


@deco
def g():
    pass
# ---
t = (1, 2)
t[0] = 5
# ---
l = []
l[3] = 1
# ---
del {}["z"]
# ---
try:
    raise ValueError("one")
except ValueError as a:
    try:
        raise KeyError("two")
    except KeyError as b:
        raise IndexError("three")
# ---
def f():
    try:
        1 / 0
    finally:
        print("cleanup")


f()
# ---
x = (1).bit_length().foo
# ---
print(f"{1 + 'a'}")
# ---
(lambda: (lambda: 1 / 0)())()
# ---
value = sum(1 / (2 - i) for i in range(4))
# ---
try:
    raise ValueError("again")
except ValueError as e:
    kept = e
raise kept
# ---
def f(x):
    if x == 0:
        raise ValueError("bottom")
    f(x - 1)


f(3)
# ---
def f(x): f(x)


try:
    f(1)
except RecursionError:
    print("caught")
[][0]
# ---
x = 5 if [] else [][1]
# ---
while None.x:
    pass
# ---
print(1,
      2,
      3 + None)
# ---
data = [
    1,
    "a" - 1,
]
# ---
"%d" % "x"
# ---
    
é = 1
ü = é + "😀" + (é / 0)
# ---
raise 5
# ---
max([])
# ---
x = [i for i in range(3)]; y = x[0] / x[0]
