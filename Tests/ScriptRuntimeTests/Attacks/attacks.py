# expect: StepLimitError
while True: pass
# ---
# expect: StepLimitError
while True:
    try:
        1 / 0
    except:
        pass
    finally:
        continue
# ---
# expect: StepLimitError
def f():
    try:
        while True: pass
    except BaseException:
        print("caught a limit")
    finally:
        print("ran a finally")
f()
# ---
# expect: MemoryLimitError StepLimitError
try:
    x = 'a' * 10**12
finally:
    print("ran a finally")
# ---
# expect: MemoryLimitError StepLimitError
x = 'a' * (1 << 62)
# ---
# expect: MemoryLimitError StepLimitError
x = 'é😀' * 10**18
# ---
# expect: MemoryLimitError StepLimitError
x = [0] * 10**12
# ---
# expect: MemoryLimitError StepLimitError
x = [0] * (1 << 62)
# ---
# expect: MemoryLimitError StepLimitError
x = (1, 2) * (1 << 60)
# ---
# expect: MemoryLimitError StepLimitError
x = [1]
while True: x = x + x
# ---
# expect: MemoryLimitError StepLimitError
x = [1]
while True: x += x
# ---
# expect: MemoryLimitError StepLimitError
x = [1]
while True: x *= 2
# ---
# expect: MemoryLimitError StepLimitError
x = [1]
while True: x.extend(x)
# ---
# expect: MemoryLimitError StepLimitError
x = [1]
while True: x[1:1] = x
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab'
while True: x += x
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab'
while True: x = f"{x}{x}"
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab'
while True: x = '%s%s' % (x, x)
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab'
while True: x = '{0}{0}{0}'.format(x)
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab'
while True: x = x.join([x, x])
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab'
while True: x = x.replace('a', 'aa')
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab' * 1000
while True: x = x.replace('', x)
# ---
# expect: MemoryLimitError StepLimitError
x = 'ab' * 100000
y = ','.join([x] * 10000)
# ---
# expect: MemoryLimitError StepLimitError
x = ('a' * 100000).replace('a', 'b' * 100000)
# ---
# expect: MemoryLimitError StepLimitError
x = ('x,' * 2000000).split(',')
# ---
# expect: MemoryLimitError StepLimitError
x = ('x ' * 2000000).split()
# ---
# expect: MemoryLimitError StepLimitError
x = ('x\n' * 2000000).splitlines()
# ---
# expect: MemoryLimitError StepLimitError
x = list('x' * 2000000)
# ---
# expect: MemoryLimitError StepLimitError
x = '\t' * 100000
y = x.expandtabs(1000000)
# ---
# expect: MemoryLimitError StepLimitError
x = '\t'.expandtabs(1 << 62)
# ---
# expect: MemoryLimitError StepLimitError
x = 'a'.center(10**13)
# ---
# expect: MemoryLimitError StepLimitError
x = 'a'.ljust(1 << 62, '😀')
# ---
# expect: MemoryLimitError StepLimitError
x = 'a'.zfill(10**13)
# ---
# expect: MemoryLimitError StepLimitError
x = '%999999999d' % 1
# ---
# expect: MemoryLimitError StepLimitError
x = '%.999999999d' % 1
# ---
# expect: MemoryLimitError StepLimitError
x = '%*d' % (10**12, 1)
# ---
# expect: MemoryLimitError StepLimitError
x = '%.999999999f' % 1
# ---
# expect: MemoryLimitError StepLimitError
x = f'{1:1000000000}'
# ---
# expect: MemoryLimitError StepLimitError
x = f'{1:😀>100000000}'
# ---
# expect: MemoryLimitError StepLimitError
x = f'{1:0100000000,}'
# ---
# expect: MemoryLimitError StepLimitError
x = f'{1.5:.1000000000f}'
# ---
# expect: MemoryLimitError StepLimitError
x = f'{1.5:#.1000000000g}'
# ---
# expect: ValueError
x = f'{1:99999999999999999999}'
# ---
# expect: MemoryLimitError StepLimitError
x = '{:{w}}'.format(1, w=10**11)
# ---
# expect: MemoryLimitError StepLimitError
x = ''.join('{:>1000000}'.format(i) for i in range(10000))
# ---
# expect: MemoryLimitError StepLimitError
x = ('{:>100000}' * 10000).format(*range(10000))
# ---
# expect: MemoryLimitError StepLimitError
x = ('%100000d' * 10000) % tuple(range(10000))
# ---
# expect: StepLimitError MemoryLimitError
x = list(range(10**18))
# ---
# expect: StepLimitError
x = sum(range(10**18))
# ---
# expect: StepLimitError MemoryLimitError
x = sorted(range(10**18))
# ---
# expect: StepLimitError
x = max(range(10**18))
# ---
# expect: StepLimitError
x = all(range(1, 10**18))
# ---
# expect: StepLimitError
x = 'a' in map(str, range(10**18))
# ---
# expect: StepLimitError
x = dict.fromkeys([1], 2) if -1.5 in (i for i in range(10**18)) else 0
# ---
# expect: StepLimitError MemoryLimitError
x = set(range(10**18))
# ---
# expect: StepLimitError MemoryLimitError
x = dict(zip(range(10**18), range(10**18)))
# ---
# expect: StepLimitError MemoryLimitError
x = ''.join(str(i) for i in range(10**18))
# ---
# expect: StepLimitError
for i in range(10**18): pass
# ---
# expect: StepLimitError MemoryLimitError
x = [i for i in range(10**18)]
# ---
# expect: StepLimitError MemoryLimitError
a, *b = range(10**18)
# ---
# expect: StepLimitError MemoryLimitError
print(*range(10**18))
# ---
# expect: ValueError
a, b = range(10**18)
# ---
# expect: fine
print(10**17 in range(10**18), len(range(10**18)), range(10**18)[-1], range(10**18)[::2])
# ---
# expect: OverflowError
x = 2 ** 10 ** 9
# ---
# expect: OverflowError
x = 10 ** (1 << 62)
# ---
# expect: OverflowError
x = 1 << (1 << 62)
# ---
# expect: fine
x = (-1) ** (1 << 62), 1 ** (1 << 62), 0 ** (1 << 62), pow(3, 1 << 62, (1 << 62) - 1), 2.5 ** -(1 << 62)
# ---
# expect: OverflowError
x = int('9' * 100000)
# ---
# expect: ValueError
x = int('9' * 100000 + 'x')
# ---
# expect: fine
x = float('9' * 300000), float('0.' + '0' * 300000 + '1'), float('1e' + '9' * 1000)
# ---
# expect: RecursionError
def f(n): return f(n + 1)
f(0)
# ---
# expect: RecursionError
def f(n): return sorted([n], key=f)
f(0)
# ---
# expect: RecursionError
def f(n): return list(map(f, [n]))
f(0)
# ---
# expect: RecursionError
def f(n): return [x for x in filter(f, [n])]
f(0)
# ---
# expect: RecursionError
def f(n): return max([n, n], key=f)
f(0)
# ---
# expect: RecursionError
def f(n): return [f(x) for x in [n]]
f(0)
# ---
# expect: RecursionError
def f(n): return list(f(x) for x in [n])
f(0)
# ---
# expect: RecursionError
f = lambda n: next(iter(map(f, [n])))
f(0)
# ---
# expect: RecursionError
g = iter([1])
for i in range(30000): g = enumerate(g)
next(g)
# ---
# expect: RecursionError
g = iter([1])
for i in range(3000): g = zip(g)
list(g)
# ---
# expect: RecursionError
g = iter([1])
for i in range(3000): g = map(str, g)
for x in g: pass
# ---
# expect: RecursionError
g = iter([1])
for i in range(3000): g = filter(None, g)
x = 5 in g
# ---
# expect: RecursionError
g = iter([1])
for i in range(20000): g = (x for x in g)
list(g)
# ---
# expect: StepLimitError MemoryLimitError
def f():
    try:
        f()
    finally:
        f()
f()
# ---
# expect: StepLimitError MemoryLimitError
def f():
    try:
        f()
    except RecursionError:
        f()
f()
# ---
# expect: fine
l = []
for i in range(30000): l = [l]
print(len(str(l)), l == l, len(repr((l,))))
m = []
for i in range(30000): m = [m]
print(l == m, l < m, l != m)
del l, m
# ---
# expect: fine
d = {}
for i in range(20000): d = {"k": d}
t = ()
for i in range(20000): t = (t,)
print(len(str(d)), len(str(t)), hash(t) == hash(t), t == t, d == d)
d = t = None
# ---
# expect: fine
l = []
l.append(l)
print(l, [l], (l,), {"k": l}, str(l), repr(l), f"{l}", "%s" % l)
m = []
m.append(m)
d = {}
d["d"] = d
print(d)
# ---
# expect: StepLimitError MemoryLimitError RecursionError
l = []
l.append(l)
m = []
m.append(m)
print(l == m)
# ---
# expect: StepLimitError MemoryLimitError RecursionError
l = [1]
l.append(l)
m = [1]
m.append(m)
print(l < m)
# ---
# expect: StepLimitError MemoryLimitError OutputLimitError
l = [1]
for i in range(100): l = [l, l]
print(l)
# ---
# expect: StepLimitError MemoryLimitError
l = [1]
for i in range(100): l = [l, l]
x = str(l)
# ---
# expect: StepLimitError MemoryLimitError
l = [1]
m = [1]
for i in range(100): l, m = [l, l], [m, m]
print(l == m)
# ---
# expect: StepLimitError MemoryLimitError
l = (1,)
for i in range(100): l = (l, l)
print(hash(l))
# ---
# expect: StepLimitError MemoryLimitError
l = {"a": 1}
for i in range(100): l = {"a": l, "b": l}
print(f"{l!r:>5}")
# ---
# expect: StepLimitError
l = (int,)
for i in range(100): l = (l, l)
isinstance("a", l)
# ---
# expect: fine
e = ValueError("x")
for i in range(30000): e = ValueError(e)
print(len(str(e)), len(repr(e)))
# ---
# expect: ValueError
e = ValueError("x")
for i in range(30000): e = ValueError(e)
raise e
# ---
# expect: fine
s = slice(1)
for i in range(30000): s = slice(s)
print(len(repr(s)))
# ---
# expect: fine
def make(n):
    return lambda: n
f = 0
for i in range(30000): f = make(f)
f = None
# ---
# expect: fine
def wrap(f): return lambda: f
f = None
for i in range(30000):
    f = wrap(f)
f = None
x = [0] * 30000
# ---
# expect: ElementLimitError MemoryLimitError
import tensorflow as tf
x = tf.ones([1 << 40])
# ---
# expect: ElementLimitError MemoryLimitError
import tensorflow as tf
x = tf.zeros([1 << 31, 1 << 31])
# ---
# expect: MemoryLimitError StepLimitError
import tensorflow as tf
x = []
while True: x.append(tf.ones([1000, 100]))
# ---
# expect: MemoryLimitError StepLimitError
import tensorflow as tf
x = tf.ones([1000])
with tf.GradientTape(persistent=True) as t:
    t.watch(x)
    while True: x = x * x
# ---
# expect: OutputLimitError
while True: print('x' * 1000)
# ---
# expect: OutputLimitError MemoryLimitError
print('x' * 9000000)
# ---
# expect: OutputLimitError
while True: print(end='x' * 10000)
# ---
# expect: MemoryLimitError StepLimitError
d = {}
i = 0
while True:
    d[i] = i
    i += 1
# ---
# expect: MemoryLimitError StepLimitError
s = set()
i = 0
while True:
    s.add(str(i))
    i += 1
# ---
# expect: MemoryLimitError StepLimitError
l = []
while True: l.append(lambda: l)
# ---
# expect: MemoryLimitError StepLimitError
l = []
while True: l.append(iter([]))
# ---
# expect: MemoryLimitError StepLimitError
l = []
while True: l.append(ValueError("a", 1))
# ---
# expect: MemoryLimitError StepLimitError
l = []
while True: l.append((x for x in l))
# ---
# expect: RuntimeError
d = {1: 1}
for k in d: d[k + 1] = 1
# ---
# expect: StepLimitError MemoryLimitError
l = [1]
for x in l: l.append(x)
# ---
# expect: ValueError
l = [3, 1, 2]
l.sort(key=lambda v: l.append(v) or v)
# ---
# expect: fine
l = list(range(1000))
l.sort(key=lambda v: l.clear() or v)
# ---
# expect: ValueError
l = list(range(1000))
def key(v):
    l[:] = [None] * 1000
    return -v
l.sort(key=key)
# ---
# expect: TypeError
l = [1, 2, 3]
x = sorted(l, key=lambda v: l.clear() or v), max([1, 2], key=lambda v: l.append(l)), list(map(lambda v: l.clear(), l))
# ---
# expect: fine
d = {i: i for i in range(1000)}
for i in range(1000): d.pop(i)
s = set(range(30000))
while s: s.pop()
d = dict.fromkeys(range(30000))
while d: d.popitem()
d = dict.fromkeys(range(30000))
while d: del d[next(iter(d))]
# ---
# expect: StepLimitError
s = 'a' * 1000000
t = 'a' * 500000 + 'b'
while True: t in s
# ---
# expect: StepLimitError
s = 'a' * 1000000
t = 'b' + 'a' * 500000
while True: s.rfind(t)
# ---
# expect: StepLimitError
s = 'a' * 1000000
while True: s.count('a')
# ---
# expect: StepLimitError
s = 'a' * 1000000
t = 'a' * 999999 + 'b'
while True: s == t, s < t
# ---
# expect: StepLimitError
s = 'é' * 500000
while True: s[250000], s[1:3], s.upper(), s.isalpha(), s.strip(), s.title()
# ---
# expect: StepLimitError
s = 'x' * 1000000
while True: len(repr(s)), len(ascii(s)), len(s[::-1]), len(s.swapcase()), len(s.center(1000001))
# ---
# expect: StepLimitError
l = list(range(100000))
while True: l.insert(0, l.pop())
# ---
# expect: StepLimitError
l = list(range(100000))
while True: l.reverse(), l.copy(), l.index(99999), l.count(5), l[::2], 99999 in l, l == l[:]
# ---
# expect: StepLimitError
l = list(range(100000))
while True: sorted(l), min(l), sum(l), list(l), tuple(l), set(l)
# ---
# expect: StepLimitError
l = [0] * 100000
while True:
    del l[::2]
    l.extend([0] * 50000)
# ---
# expect: StepLimitError
d = dict.fromkeys(range(100000))
while True: d.copy(), d | {1: 2}, {**d}, list(d.items()), d == d.copy(), d.keys() & {1}
# ---
# expect: StepLimitError
d = {}
while True: d.update(dict.fromkeys(range(1000)))
# ---
# expect: StepLimitError
f = lambda *a, **k: None
l = list(range(10000))
d = {str(i): i for i in range(1000)}
while True: f(*l, **d)
# ---
# expect: StepLimitError
s = {i for i in range(100000)}
while True: s | s, s & s, s - s, s ^ s, s <= s, s.issubset(s), s.union(s)
# ---
# expect: StepLimitError MemoryLimitError
s = ''
while True: s += 'x'
# ---
# expect: fine
n = 0
for i in range(20000):
    try:
        raise ValueError(i)
    except ValueError as e:
        n += 1
print(n)
# ---
# expect: StepLimitError
e = None
while True:
    try:
        raise ValueError(e)
    except ValueError as caught:
        e = 1
# ---
# expect: MemoryLimitError StepLimitError
e = None
while True:
    try:
        try:
            raise ValueError(1)
        except ValueError as first:
            raise TypeError(e) from e
    except TypeError as caught:
        e = caught
# ---
# expect: StepLimitError
import math
while True: math.comb(60, 30), math.factorial(20), math.isqrt(1 << 62), math.gcd(1 << 61, 3), math.fsum([1.0] * 1000), math.prod(range(1, 20))
# ---
# expect: StepLimitError MemoryLimitError
import math
math.perm(1 << 62, 1 << 62) if 0 else math.fsum(range(10**18))
# ---
# expect: StepLimitError
k = [1 << 61 | i << 32 for i in range(3000)]
while True: d = dict.fromkeys(k)
# ---
# expect: MemoryLimitError StepLimitError
x = ['a' * 1000000]
y = x * 1000000
z = ''.join(y)
# ---
# expect: MemoryLimitError StepLimitError
x = ('a' * 100000, ) * 10000
print(('%s' * 10000) % x)
# ---
# expect: MemoryLimitError OutputLimitError StepLimitError
x = 'a' * 1000000
print(x, x, x, sep=x * 10)
# ---
# expect: MemoryLimitError OutputLimitError StepLimitError
x = 'a' * 1000000
print(*[x] * 100000, sep=x)
# ---
# expect: MemoryLimitError StepLimitError
x = repr('\x00' * 30000000)
# ---
# expect: fine
x = hash(1 << 62), hash(float('inf')), hash(5e-324), hash(1.7e308), hash(-1), hash(-9223372036854775807 - 1)
y = {float('nan'): 1, 1e308: 2, -0.0: 3, 0: 4}
# ---
# expect: fine
big = 9223372036854775807
small = -big - 1
l = [1, 2, 3]
x = l[big:], l[small:], l[:big:big], l[::small], l[small:big:big], l[big::small], 'abc'[small:big], range(5)[small:big:big], range(small, big, big), l[-1:small:-1]
y = l.index(1, small, big), 'abc'.find('a', small, big), 'abc'.startswith('a', small, big), 'abc'.count('', small, big)
l.insert(small, 0)
l.insert(big, 4)
z = 'a'.ljust(small), 'a'.zfill(small), 'a' * small, [1] * small, 'a,b'.split(',', small), 'a,b'.split(',', big), 'aa'.replace('a', 'b', small), 'a\tb'.expandtabs(small), round(5, small), round(5.5, big), round(5.5, small), f"{small:x}", "%x" % small, bin(small), abs(small + 1), divmod(big, small), big // -1, small % -1, round(small, -1) if 0 else 0
# ---
# expect: IndexError
[1][9223372036854775807]
# ---
# expect: IndexError
"abc"[-9223372036854775807 - 1]
# ---
# expect: OverflowError
range(-9223372036854775807, 9223372036854775807)[::2][4611686018427387903] + len(range(-9223372036854775807 - 1, 9223372036854775807))
# ---
# expect: OverflowError
import math
math.perm(1 << 62, 1 << 40)
# ---
# expect: OverflowError
list(enumerate([1, 2], 9223372036854775807))
# ---
# expect: StepLimitError MemoryLimitError
def f(x, *a, **k): return f
g = f
while True: g = g(*[g] * 100, **{"a": 1})
# ---
# expect: StepLimitError
while True: (lambda: 0)()
# ---
# expect: StepLimitError
g = (0 for i in range(10**18))
while True: next(g)
# ---
# expect: StepLimitError
x = [1, 2, 3]
while True: x[0], x[1] = x[1], x[0]
# ---
# expect: MemoryLimitError StepLimitError
def f(n):
    x = 'a' * 1000000
    return f(n + 1)
f(0)
# ---
# expect: RecursionError
f(0) if 0 else None
def f(*args): return f(*args, 1)
f()
# ---
# expect: RecursionError
print.__name__
def f(): print(*map(lambda x: f(), [1]))
f()
# ---
# expect: MemoryLimitError StepLimitError
a = [0] * 1000
b = [0] * 1000
a[:] = [a] * 1000
b[:] = [b] * 1000
print(a == b)
# ---
# expect: MemoryLimitError StepLimitError
kept = []
while True:
    kept.append([])
    for i in range(1000): [i]
# ---
# expect: StepLimitError MemoryLimitError
kept = [[] for i in range(500000)]
while True:
    kept = [kept[i] for i in range(len(kept))]

# ---
# expect: ElementLimitError
x = tf.zeros([2**40, 2**40, 0])
tf.transpose(x)
# ---
# expect: ElementLimitError
tf.linalg.diag(tf.ones([2]), k=2147483647)
# ---
# expect: TypeError
tf.linalg.diag(tf.ones([2]), k=2**40)
# ---
# expect: InvalidArgumentError
tf.linalg.diag_part(tf.ones([2, 2]), k=(-2**31, 2**31 - 1))
# ---
# expect: fine
tf.linalg.diag(tf.zeros([2**30, 0]), k=(-2**29, 2**29 - 1))
# ---
# expect: InvalidArgumentError
tf.linalg.band_part(tf.ones([2, 2]), -2**62, 2**62)
# ---
# expect: fine
tf.linalg.band_part(tf.zeros([2**40, 0]), -2**62, -1)
tf.linalg.diag_part(tf.zeros([2**40, 0]))
# ---
# expect: ElementLimitError
tf.linalg.tensor_diag(tf.ones([1000000]))
# ---
# expect: ElementLimitError
tf.tile(tf.ones([2]), [2**40])
# ---
# expect: ElementLimitError
tf.tile(tf.ones([4, 4, 4]), [2**62, 2**62, 2**62])
# ---
# expect: ElementLimitError
tf.tile(tf.ones([4, 4]), [2**62, 0])
# ---
# expect: ElementLimitError
tf.pad(tf.ones([2]), [[2**62, 2**62]])
# ---
# expect: ElementLimitError
tf.pad(tf.ones([2, 2]), [[2**61, 0], [2**61, 0]], constant_values=1.0)
# ---
# expect: InvalidArgumentError
tf.pad(tf.ones([2, 2]), [[2**62, 0], [0, 0]], 'REFLECT')
# ---
# expect: fine
tf.roll(tf.ones([3]), -2**62, 0)
tf.roll(tf.zeros([0]), 2**62, 0)
# ---
# expect: ElementLimitError MemoryLimitError StepLimitError
x = tf.ones([100])
tf.einsum(','.join(chr(97 + i) for i in range(26)) + '->' + ''.join(chr(97 + i) for i in range(26)), *[x] * 26)
# ---
# expect: ValueError
tf.einsum(',' * 5000 + '->', *[tf.ones([])] * 4000)
# ---
# expect: InvalidArgumentError
tf.einsum('a' * 300 + '->a', tf.ones([1] * 200))
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
tf.nest.flatten(xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
with tf.GradientTape() as t: t.watch(xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
tf.print(xs)
# ---
# expect: StepLimitError MemoryLimitError OutputLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
print(xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
tf.reduce_sum(xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
y = tf.constant(1.0) + xs
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
tf.Variable(xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
x = tf.constant(2.0)
with tf.GradientTape() as t:
  t.watch(x)
  y = x * x
t.gradient(y, xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
t = tf.GradientTape()
with t: y = tf.constant(1.0)
t.gradient(xs, y)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
tf.nest.map_structure(lambda x: x, xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [tf.constant(1.0)]
for i in range(40): xs = [xs, xs]
ys = [tf.constant(1.0)]
for i in range(40): ys = [ys, ys]
xs == ys
# ---
# expect: StepLimitError MemoryLimitError ElementLimitError
xs = [1.0]
for i in range(40): xs = [xs, xs]
tf.constant(xs)
# ---
# expect: StepLimitError MemoryLimitError ElementLimitError
xs = [1.0]
for i in range(40): xs = [xs, xs]
np.array(xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = [1.0]
for i in range(40): xs = [xs, xs]
ys = [1.0]
for i in range(40): ys = [ys, ys]
xs < ys + [1]
# ---
# expect: StepLimitError MemoryLimitError
xs = [1.0]
for i in range(40): xs = [xs, xs]
f'{xs}'
# ---
# expect: StepLimitError MemoryLimitError
xs = [1.0]
for i in range(40): xs = [xs, xs]
'%s' % xs
# ---
# expect: StepLimitError MemoryLimitError
xs = (1,)
for i in range(40): xs = (xs, xs)
hash(xs)
# ---
# expect: StepLimitError MemoryLimitError
xs = (1,)
for i in range(40): xs = (xs, xs)
{xs: 1}
# ---
# expect: StepLimitError MemoryLimitError
xs = (int,)
for i in range(40): xs = (xs, xs)
isinstance('a', xs)
# ---
# expect: fine
raise_me = 'x' * 1000
try: raise ValueError(raise_me)
except ValueError as e: assert len(str(e)) == 1000
# ---
# expect: ValueError
raise ValueError('x' * 10000000)
# ---
# expect: KeyError
{}['x' * 10000000]
# ---
# expect: ValueError
xs = [1.0]
for i in range(40): xs = [xs, xs]
raise ValueError(xs)
# ---
# expect: StepLimitError MemoryLimitError
x = tf.constant(1.0)
with tf.GradientTape(persistent=True) as t:
  t.watch(x)
  y = x
  while True: y = y + t.gradient(y, x)
# ---
# expect: StepLimitError MemoryLimitError
d = {}
for i in range(10000): d[i] = i
d.clear()
while True:
  d['x'] = 1
  del d['x']
# ---
# expect: StepLimitError MemoryLimitError
f'{1:0>1000000000,}'
# ---
# expect: StepLimitError MemoryLimitError
'%.1000000000f' % 1.5
# ---
# expect: StepLimitError MemoryLimitError
s = 'é' * 1000000
while True: s.title()
# ---
# expect: StepLimitError MemoryLimitError
s = ' ' * 10000000
while True: s.split()
# ---
# expect: StepLimitError MemoryLimitError
while True: y = 1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1
# ---
# expect: ValueError
xs = [1.0]
for i in range(40): xs = [xs, xs]
raise ValueError(xs, 1)
# ---
# expect: OverflowError
round(-9223372036854775807 - 1, -1)
# ---
# expect: OverflowError
round(9223372036854775807, -19)
# ---
# expect: RecursionError
f = []
f.append(tf.custom_gradient(lambda x: (f[0](x), lambda g: g)))
f[0](tf.constant(1.0))
# ---
# expect: fine
f = []
def body(x, n):
  return (f[0](x, n - 1) if n > 0 else x * x), lambda g: (g, None)
f.append(tf.custom_gradient(body))
x = tf.constant(1.0)
with tf.GradientTape() as t:
  t.watch(x)
  y = f[0](x, 80)
assert t.gradient(y, x) == 1.0
# ---
# expect: TypeError
tf.linalg.lstsq(tf.ones([3, 3], tf.int32), tf.ones([3, 1], tf.int32), l2_regularizer=1.0)
# ---
# expect: fine
try: tf.linalg.lstsq(tf.ones([3, 3], tf.int32), tf.ones([3, 1], tf.int32), l2_regularizer=1)
except tf.errors.InvalidArgumentError: pass
else: assert False
# ---
# expect: TypeError
tf.range(100, dtype=tf.bool)
# ---
# expect: fine
try: tf.shape(tf.ones([1] * 200), out_type=tf.bool)
except tf.errors.InvalidArgumentError: pass
else: assert False
# ---
# expect: InvalidArgumentError
tf.gather([1, 2], [0], batch_dims=9223372036854775807)
# ---
# expect: InvalidArgumentError
tf.gather([1, 2], [0], axis=-9223372036854775807 - 1)
# ---
# expect: ValueError
tf.boolean_mask([1, 2], [True, False], axis=9223372036854775807)
# ---
# expect: fine
x = tf.zeros([0, 2**40])
tf.nn.softmax(x)
tf.nn.log_softmax(x)
tf.nn.softmax_cross_entropy_with_logits(x, x)
# ---
# expect: fine
x = tf.zeros([2**58, 0, 0])
tf.linalg.cholesky(x)
tf.linalg.inv(x)
tf.linalg.triangular_solve(x, x)
# ---
# expect: fine
x = tf.zeros([2**58, 0])
tf.cumsum(x, axis=1)
tf.gather(x, tf.zeros([0], tf.int32), axis=1)
# ---
# expect: ElementLimitError StepLimitError
tf.unstack(tf.zeros([2**40, 0]))
# ---
# expect: ElementLimitError StepLimitError
tf.split(tf.zeros([0, 2]), 2**40)
# ---
# expect: StepLimitError MemoryLimitError
tf.unstack(tf.zeros([2**27, 0]))
# ---
# expect: ElementLimitError StepLimitError
tf.pad(tf.zeros([2**50, 0]), [[1, 0], [0, 0]], 'SYMMETRIC')
# ---
# expect: InvalidArgumentError
tf.reshape(tf.ones([1]), [1] * 100000)
# ---
# expect: ValueError
np.reshape(np.ones(1), [1] * 100000)
# ---
# expect: ElementLimitError
tf.squeeze([1], range(10**18))
# ---
# expect: StepLimitError
tf.squeeze([1], range(10**8))
# ---
# expect: ElementLimitError
tf.cos(range(10**18))
# ---
# expect: InvalidArgumentError
x = tf.ones([1000])
with tf.GradientTape() as t:
  t.watch(x)
  y = tf.nn.leaky_relu(x)
t.gradient(y, x, output_gradients=tf.ones([1]))
# ---
# expect: InvalidArgumentError
x = tf.ones([1000])
with tf.GradientTape() as t:
  t.watch(x)
  y = x[500:]
t.gradient(y, x, output_gradients=tf.ones([1]))
# ---
# expect: InvalidArgumentError
x = tf.ones([1000])
with tf.GradientTape() as t:
  t.watch(x)
  y = tf.gather(x, [999, 3], axis=-1)
t.gradient(y, x, output_gradients=tf.ones([1]))
# ---
# expect: InvalidArgumentError
@tf.custom_gradient
def f(x): return x, lambda g: tf.ones([1])
x = tf.ones([1000])
with tf.GradientTape() as t:
  t.watch(x)
  y = f(tf.nn.leaky_relu(x))
t.gradient(y, x)
# ---
# expect: InvalidArgumentError
tf.range(tf.zeros([0]))
# ---
# expect: fine
for f in (tf.nn.l2_loss, lambda x: tf.debugging.check_numerics(x, '')):
  try: f(tf.ones([3], tf.int32))
  except tf.errors.InvalidArgumentError: pass
  else: assert False
assert tf.math.reduce_euclidean_norm([3, 4]) == 5
assert tf.atan2(x=1.0, y=0.0) == 0.0
# ---
# expect: IndexError
np.zeros([2, 2, 2])[..., ..., 0]
# ---
# expect: ValueError
np.zeros([2, 2, 2])[::0, 0]
# ---
# expect: ZeroDivisionError
class A:
    x = 1 / 0
# ---
# expect: TypeError
class A: pass
class B(A): pass
class C(A, B): pass
# ---
# expect: RecursionError
class A:
    def __repr__(self): return repr(self)
repr(A())
# ---
# expect: RecursionError
class A:
    def __add__(self, o): return self + o
A() + 1
# ---
# expect: RecursionError
class A:
    def __eq__(self, o): return self == o
A() == 1
# ---
# expect: RecursionError
class A:
    def __getattr__(self, n): return getattr(self, n + "x")
A().a
# ---
# expect: RecursionError
class A:
    def __getattribute__(self, n): return self.x
A().a
# ---
# expect: RecursionError
class A:
    def __init__(self): A()
A()
# ---
# expect: RecursionError
class A:
    def __new__(cls): return cls()
A()
# ---
# expect: RecursionError
class A:
    def __call__(self): return self()
A()()
# ---
# expect: RecursionError
class A:
    def __iter__(self): return iter(self)
list(A())
# ---
# expect: RecursionError
class A:
    def __hash__(self): return hash(self)
{A(): 1}
# ---
# expect: RecursionError
class A:
    def __bool__(self): return bool(self)
not A()
# ---
# expect: RecursionError
class A:
    def __len__(self): return len(self)
len(A())
# ---
# expect: RecursionError
class A:
    @property
    def x(self): return self.x
A().x
# ---
# expect: RecursionError
class A:
    def __setattr__(self, n, v): self.x = v
A().y = 1
# ---
# expect: RecursionError
class A:
    def __str__(self): return f"{self}"
print(A())
# ---
# expect: fine
class A:
    d = {}
    def __hash__(self): return 1
    def __eq__(self, o):
        A.d.clear()
        for i in range(100): A.d[i] = i
        return True
a, b = A(), A()
A.d[a] = 1
print(A.d.get(b), len(A.d))
# ---
# expect: StepLimitError MemoryLimitError RecursionError
class A:
    d = {}
    n = 0
    def __hash__(self): return 1
    def __eq__(self, o):
        A.n += 1
        A.d[A.n] = 1
        A.d.pop(A.n - 1, None)
        A.d[A()] = 2
        return False
A.d[A()] = 1
A.d[A()] = 1
# ---
# expect: TypeError
class A:
    def __hash__(self): return 1.5
{A(): 1}
# ---
# expect: TypeError
class A:
    def __iter__(self): return [1]
list(A())
# ---
# expect: ValueError
class A:
    def __len__(self): return -5
len(A())
# ---
# expect: fine
class A:
    @property
    def x(self): return 1
    @x.deleter
    def x(self):
        del A.x
a = A()
del a.x
print(hasattr(a, "x"))
# ---
# expect: ValueError
def g():
    next(me)
    yield 1
me = g()
list(me)
# ---
# expect: ValueError
def g():
    yield from me
me = g()
list(me)
# ---
# expect: fine
def g():
    try:
        yield 1
    finally:
        try:
            me.close()
        except ValueError as e:
            print(e)
me = g()
next(me)
me.close()
# ---
# expect: RecursionError
def g(): yield from g()
list(g())
# ---
# expect: fine
def g(n):
    if n: yield from g(n - 1)
    yield n
print(sum(1 for _ in g(700)))
# ---
# expect: RuntimeError
def g():
    while True:
        try:
            yield
        except GeneratorExit:
            pass
x = g()
next(x)
x.close()
# ---
# expect: StepLimitError
def g():
    while True: yield 1
for x in g(): pass
# ---
# expect: StepLimitError
class A:
    def __iter__(self): return self
    def __next__(self): return 1
for x in A(): pass
# ---
# expect: StepLimitError MemoryLimitError
class A:
    def __getitem__(self, i): return i
list(A())
# ---
# expect: StepLimitError MemoryLimitError
class A: pass
o = A()
i = 0
while True:
    i += 1
    setattr(o, "x" + str(i), i)
# ---
# expect: StepLimitError MemoryLimitError
keep = []
while True:
    class A: pass
    keep.append(A)
# ---
# expect: StepLimitError
while True:
    class A:
        x = 1
    A()
# ---
# expect: StepLimitError MemoryLimitError
def g(): yield 1
keep = []
while True: keep.append(g())
# ---
# expect: StepLimitError
class A:
    def __exit__(self, *a): return True
    def __enter__(self): return self
while True:
    with A():
        raise ValueError
# ---
# expect: StepLimitError
class A:
    def __getattr__(self, n):
        while True: pass
A().x
# ---
# expect: StepLimitError
class E(Exception):
    def __str__(self):
        while True: pass
print(E())
# ---
# expect: E
class E(Exception):
    def __str__(self):
        while True: pass
raise E
# ---
# expect: E
class E(Exception):
    def __str__(self): raise self
raise E
# ---
# expect: E
class E(Exception):
    def __str__(self):
        with tf.GradientTape() as t: pass
        self.t = tf.GradientTape()
        self.t.__enter__()
        return "x"
raise E
# ---
# expect: TypeError
class E(Exception):
    def __new__(cls): return 5
raise E
# ---
# expect: fine
class A:
    def __lt__(self, o):
        xs.clear()
        return True
xs = [A(), A(), A()]
try:
    xs.sort()
except ValueError as e:
    print(e)
# ---
# expect: fine
class A:
    def __eq__(self, o):
        xs.clear()
        return False
xs = [A(), A(), A()]
print(5 in xs, xs)
xs = [A(), A()]
print([A(), 1] == xs, xs.count(3))
# ---
# expect: fine
class A:
    def __index__(self):
        xs.clear()
        return 1
xs = [1, 2, 3]
try:
    xs[A()]
except IndexError:
    print("index")
xs = [1, 2, 3]
try:
    xs[A()] = 2
except IndexError:
    print("index")
xs = [1, 2, 3]
try:
    del xs[A()]
except IndexError:
    print("index")
xs = [1, 2, 3]
try:
    xs.insert(A(), 1); xs.pop(A())
except IndexError:
    print("index")
xs = [1, 2, 3]
print(xs[A():A()])
xs = [1, 2, 3]
xs[A():A()] = [1]
xs = [1, 2, 3]
del xs[A():A()]
xs = [1, 2, 3]
xs[A()::A()] = [1]
# ---
# expect: fine TypeError
class A:
    def __repr__(self):
        d.clear()
        return "A"
d = {1: A(), 2: A(), 3: A()}
print(d)
# ---
# expect: fine
class A: pass
a = A()
a.__dict__[1] = 2
a.__dict__["x"] = 3
a.__dict__["self"] = a
print(a.x, len(vars(a)), a.self.self is a)
a.__dict__.clear()
print(hasattr(a, "x"))
# ---
# expect: fine
class A:
    def f(self): return 1
a = A()
print(a.f())
a.__dict__["f"] = lambda: 2
for i in range(3): print(a.f())
del A.f
print(a.f())
# ---
# expect: TypeError
class A:
    def __init__(self): yield 1
A()
# ---
# expect: TypeError
class A:
    __init__ = 5
A()
# ---
# expect: fine
class A:
    def __init__(self):
        del self
a = A()
print(type(a).__name__)
# ---
# expect: RuntimeError
class A:
    def f(self):
        del self
        super().x
A().f()
# ---
# expect: RuntimeError
def f(): super()
f()
# ---
# expect: RuntimeError
class A:
    def f(): super().x
A.f()
# ---
# expect: fine RecursionError
class D:
    def __get__(self, o, t=None): return getattr(o, "d")
class A: d = D()
try:
    A().d
except RecursionError:
    print("recursion")
# ---
# expect: TypeError
class S:
    def __set_name__(self, o, n): raise TypeError("set name")
class A: s = S()
# ---
# expect: ValueError
class B:
    def __init_subclass__(cls): raise ValueError("no")
class A(B): pass
# ---
# expect: fine
class A:
    def __init_subclass__(cls):
        cls.x = 1
        A.y = cls
for i in range(50):
    class B(A):
        def f(self): return super().__init__()
    B().f()
print(len(A.__subclasses__()) > 0)
# ---
# expect: fine
x = [1]
class A:
    def __del__(self): print("never")
a = A()
del a
a = None
# ---
# expect: fine StepLimitError
src = [type("C" + str(i), (), {}) for i in range(40)]
C = type("D", tuple(src), {})
for i in range(30): C = type("E" + str(i), (C,), {})
print(len(C.__mro__))
# ---
# expect: StepLimitError MemoryLimitError fine
C = object
for i in range(3000): C = type("E", (C,), {})
print(hasattr(C(), "nothing"))
# ---
# expect: fine
class M:
    __match_args__ = ("a",)
    @property
    def a(self): raise AttributeError("a")
match M():
    case M(1): print("no")
    case _: print("rest")
# ---
# expect: TypeError
class M: __match_args__ = (1,)
match M():
    case M(1): pass
# ---
# expect: fine
def g():
    x = yield
    while True: x = yield x
a = g()
next(a)
for i in range(1000): a.send([i])
print(a.send(a) is a)
# ---
# expect: fine
class A:
    def __getitem__(self, i): raise StopIteration
print(list(A()))
# ---
# expect: fine
class A:
    def keys(self): return ["a"]
    def __getitem__(self, k):
        d.clear()
        return k
d = {}
d = {**A()}
print(d)
# ---
# expect: fine
it = iter(lambda: next(it), 5)
try:
    next(it)
except RecursionError:
    print("recursion")
# ---
# expect: RecursionError
class I:
    def __iter__(self): return self
    def __next__(self): return next(self)
next(I())
# ---
# expect: fine
class C:
    def __eq__(self, other):
        s.add(C())
        s.discard(other)
        return NotImplemented
    def __hash__(self): return 3
s = set()
try:
    for i in range(8): s.add(C())
except RecursionError:
    print("recursion")
# ---
# expect: RecursionError
class A: pass
A.__call__ = A()
A()()
# ---
# expect: RecursionError
class D: pass
D.__get__ = D()
class A: x = D()
A().x
# ---
# expect: fine
f = len
for i in range(20_000): f = staticmethod(f)
class A: g = f
print(A.g is not f, f("abc"))
# ---
# expect: fine
class E(Exception):
    def m(self): pass
e = E()
for i in range(5_000):
    n = E()
    n.args = (e.m,)
    e = n
print(len(repr(e)))
# ---
# expect: fine
class A:
    def f(self): return 0
def make(k):
    def h(self): return k
    return h
class B: pass
for i in range(300):
    B.f = make([i])
    m = B().f
    del B.f
    junk = [[j] for j in range(50)]
    assert m()[0] == i
# ---
# expect: fine
class A:
    def __init__(self):
        del A.__init__
        self.x = [str(i) for i in range(100)]
        self.y = len(self.x)
print(A().y)
# ---
# expect: fine
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __lt__(self, other):
        l.clear()
        junk = [[i] for i in range(1000)]
        return self.n < other.n
l = [{K(2): 1.0, K(1): 2.0}] + [[3.0] for i in range(1000)]
flat = tf.nest.flatten(l)
assert len(flat) == 1002 and flat[0] == 2.0 and flat[-1] == 3.0
# ---
# expect: InvalidArgumentError
tf.nn.softmax_cross_entropy_with_logits(tf.ones([70]), tf.ones([3]), axis=9223372036854775807)
