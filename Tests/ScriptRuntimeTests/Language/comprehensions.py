# Comprehensions and generator expressions: scopes, nesting, laziness, errors.
print([x * 2 for x in range(4)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)], {x: x * x for x in range(3)}, sorted({x % 2 for x in range(5)}))
x = "outer"
print([x for x in range(3)], x)
print([[y for y in range(x)] for x in range(3)], x)
print([x + y for x, y in [(1, 2), (3, 4)]], [a for a, *b in ["xyz", "p"]], {k: v for k, (v, _) in {"a": (1, 2)}.items()})
n = 10
print([n + i for i in range(2)], [(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])


def scope():
    v = 1
    r = [v + w for w in range(3)]
    g = (v * w for w in range(3))
    v = 100
    return r, list(g)


print(scope())
g = (print("pulled", i) or i for i in range(3))
print("made")
print(next(g))
print(list(g), list(g))
print(sum(i * i for i in range(5)), max(i for i in [3, 1]), any(i > 2 for i in range(10)), all(i for i in []), list(i for i in "ab"), tuple(i for i in range(2)), dict((i, i) for i in range(2)), set(i for i in [1]), ",".join(str(i) for i in range(3)), sorted(-i for i in range(3)), list(zip((i for i in range(3)), (j for j in "ab"))))
total = 0
print([total := total + i for i in range(5)], total)
print([y := 1, y ** 2], [last := i for i in range(3)], last)
print([i for i in range(5) if (half := i // 2)], half)
g = (1 / i for i in [1, 0, 2])
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
try:
    next(g)
except StopIteration as e:
    print("stopped", e.args)
g = (i for i in [1, 2, 3])
print(2 in g, list(g))
a, *b = (i for i in range(4)); print(a, b)
try:
    (i for i in 5)
except TypeError as e:
    print(e)
try:
    [i for i in [1, 2] for j in i]
except TypeError as e:
    print(e)
try:
    [undefined for i in [1]]
except NameError as e:
    print(e)


def closure():
    return [lambda: (a, b) for a in [1, 2] for b in [3]]


print([f() for f in closure()])
print([[i * j for j in range(3)] for i in range(3)], [i for row in [[1, 2], [3]] for i in row], [c for c in "a b" if c != " "], {c: i for i, c in enumerate("abc")}, [i if i % 2 else -i for i in range(4)], [*(i for i in range(3))], [(i, j) for i in range(2) for j in range(2) if i != j])


def args(*a):
    return a


print(args(*(i for i in range(3))), args([i for i in "ab"], (j for j in "c") is None), type(i for i in [])) if 0 else print(args(*(i for i in range(3))))
def lazily(limit):
    i = 0
    return (k for k in range(limit) if k % 3 == 0)
print(list(lazily(10)))
m = map(lambda v: print("map", v) or v, [1, 2]); print("lazy"); print(list(m))
f = filter(lambda v: print("filter", v) or v > 1, [1, 2]); print("lazy"); print(list(f))
z = zip([1, 2, 3], (i for i in range(2))); print(list(z))
e = enumerate(i for i in "ab"); print(next(e), list(e))
nested = ((i, list(j for j in range(i))) for i in range(3)); print(list(nested))
chain = (i for g in [(a for a in [1, 2]), (b for b in [3])] for i in g); print(list(chain))
print([i for i in range(3) if not i == 1 or i == 2], [i for i in (1, 2) if True], [lambda: 0 for i in range(1)][0]())
def self_reference():
    g = (next(g) for _ in [1])
    try:
        return list(g)
    except ValueError as e:
        return str(e)
print(self_reference())
