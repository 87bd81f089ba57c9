# What native functions hold while they run script code: new objects, objects out of lists that
# the script has emptied, iterators, keys.
def word(i):
    return 'w' + str(i * 7919 % 101)


print(max(word(i) for i in range(300)))
print(min(word(i) for i in range(300)))
print(max((word(i), [i]) for i in range(300)))
print(max([word(i) for i in range(60)], key=lambda w: w[::-1] + 'x'))
print(min(range(60), key=lambda i: word(i) + 'y'))
print(max(enumerate([i * 37 % 53 for i in range(53)]), key=lambda p: (p[1], str(p))))
print(min((word(i) for i in range(0)), default=word(3)))
print(sum([[i] for i in range(40)], []))
print(sum(((word(i),) for i in range(6)), ('a',)))
print(any(word(i) == 'w13' for i in range(300)), all(word(i) != 'z' for i in range(300)))
# ---
def word(i):
    return 'w' + str(i * 7919 % 101)


print(list(word(i) for i in range(8)))
print(tuple([word(i), i] for i in range(5)))
print(sorted(set(word(i) for i in range(150)))[:9])
print(dict((word(i), [i]) for i in range(6)))
print(dict((word(i) + str(j) for j in range(2)) for i in range(3)))
print(dict(zip((word(i) for i in range(4)), ([i] for i in range(4))), key=word(7)))
print(', '.join(word(i) for i in range(12)))
print(dict.fromkeys((word(i) for i in range(4)), [word(9)]))
print(list(enumerate((word(i) for i in range(4)), 5)))
print(list(zip((word(i) for i in range(4)), map(word, range(3)), enumerate(word(i) for i in range(9)))))
print(list(map(lambda a, b: a + b, (word(i) for i in range(4)), (word(i) for i in range(2, 9)))))
print(list(filter(lambda w: [w] > ['w5'], (word(i) for i in range(30)))))
print(list(filter(None, ([i] * (i % 3) for i in range(9)))))
print(list(map(str, map(word, filter(lambda i: i % 3, map(lambda i: i + 1, range(9)))))))
a, *b, c = (word(i) for i in range(6))
print(a, b, c)
(d, e), f = ((word(i + j) for i in range(2)) if j else [word(j)] * 2 for j in range(2))
print(d, e, list(f))
print(word(5) in (word(i) for i in range(30)), word(500) + '!' in (word(i) for i in range(30)))
print([*(word(i) for i in range(3)), *map(word, range(2))], {*(word(i) for i in range(2))} == {word(0), word(1)})
print(sorted((word(i) for i in range(20)), key=lambda w: w[::-1] + 'k', reverse=True))
print('{} {}'.format(*(word(i) for i in range(2))), '%s-%s' % tuple(word(i) for i in range(2)))
# ---
# Lists that the script empties while a native function has what was in them.
xs = [['a', str(i)] for i in range(9)]


def emptied(x):
    xs.clear()
    junk = [[i] for i in range(40)]
    return x[1] + str(len(junk))


print(max(xs, key=emptied))
xs = [['b', str(i)] for i in range(9)]
print(list(map(emptied, xs)))
xs = [['c', str(i)] for i in range(9)]
print(max(*xs, key=emptied), xs)
xs = [['d', str(i)] for i in range(9)]
print(sorted(xs, key=emptied), xs)
xs = [['e', str(i)] for i in range(4)]
print([emptied(x) for x in xs])


def popping():
    pass


xs = [['f', str(i)] for i in range(12)]
print(max(xs.pop() for i in range(12)), xs)
xs = [['g', str(i)] for i in range(12)]
print(list(zip((xs.pop() for i in range(6)), (xs.pop(0) for i in range(6)))))
xs = [['h', str(i)] for i in range(12)]
print(dict(enumerate(xs.pop() for i in range(12))))
xs = [['i', str(i)] for i in range(6)]
print(sum((xs.pop() for i in range(6)), []))
xs = [['j', str(i)] for i in range(6)]
print(list(filter(lambda x: [x, [1]][0] and [[]], (xs.pop() for i in range(6)))))
# ---
# Lists that grow or shrink while they are consumed.
xs = [1, 2, 3]
xs.extend(x * 10 + len(xs) for x in list(xs))
print(xs)
ys = [0]
print(list(ys.append(y + 1) or y for y in ys if y < 40)[:5], len(ys))
ys = [5]
print(max(ys, key=lambda y: ys.append(y - 1) or y if y > -40 else y), len(ys))
zs = [1, 2]
zs += (z + len(zs) for z in [10, 20, 30])
print(zs)
zs[1:2] = (zs.append(z) or z * 2 for z in [7, 8])
print(zs)
zs[::2] = [str(z) for z in zs[::2]]
print(zs)
ws = list(range(8))
print([ws.pop(0) for w in ws], ws)
# ---
# A list is empty while it is sorted, and may not be changed.
xs = [3, 1, 2]
seen = []
xs.sort(key=lambda x: seen.append(len(xs)) or x)
print(xs, seen)
xs = [3, 1, 2]
try:
    xs.sort(key=lambda x: xs.append(x) or x)
except ValueError as e:
    print(e, xs)
xs = [[3], [1], [2]]
try:
    xs.sort(key=lambda x: xs[0])
except IndexError as e:
    print(e, xs)
xs = [[3], 'a']
try:
    xs.sort()
except TypeError as e:
    print(e, len(xs))
print(sorted([[3], [1], [2]], key=lambda x: [str(x), [x]]))
# ---
# Dictionaries and sets that change while they are consumed.
d = {'a': 1}
try:
    print(max(d, key=lambda k: d.update({k + 'b': 2}) or k))
except RuntimeError as e:
    print(e)
d = {str(i): [i] for i in range(5)}
try:
    print(list(d.pop(k) for k in d))
except RuntimeError as e:
    print(e)
d = {str(i): [i] for i in range(5)}
print([d.pop(k) for k in list(d)], d)
d = {str(i): [i] for i in range(5)}
print([d.popitem() for i in range(5)], d)
d = {}
d.update((str(i), d.setdefault(str(i + 1), [i])) for i in range(5))
print(d)
s = {str(i) for i in range(3)}
s.update(str(i) + str(len(s)) for i in range(3))
print(sorted(s))
print(sorted(s.union(map(lambda i: [str(i)][0], range(3)), (str(i) for i in range(7, 9)))))
print(len(sorted(s.pop() for i in range(len(s)))), s)
e = {}
e.update({'x': [1]}, **{'y' + str(i): [i] for i in range(3)})
print(e)
# ---
# Calls with more arguments than parameters, by name, spread, with defaults.
def f(a, *rest, b=['b'], **named):
    junk = [[i] for i in range(30)]
    return a, rest, b, named


print(f(*([str(i)] for i in range(4)), b=['c'], **{'k' + str(i): [i] for i in range(3)}))
print(f(['x'], b=[[1]], c=['c' + 'd'], d=['e' * 2]))
print(f(a=['y'], z=['z' + 'z']))
print(dict(a=['p' + 'q'], b=('r' * 2,)))
print(sorted([3, 1], reverse=bool([1]), key=lambda x: [-x]))
g = lambda n: f(*[[n]] * (n + 1), k=[n]) if n < 4 else [n]
print(list(map(g, range(6))))
# ---
# Generators within generators, closed over cells, drawn from in turns.
def outer(n):
    cell = ['cell' + str(n)]
    inner = ([cell, [i], [n]] for i in range(n))
    return (x + [next(inner, ['end'])] for x in ([j] for j in range(n)))


print([list(outer(n)) for n in range(3)])
print(list(next(g) for g in [outer(2), outer(3)] for i in range(2)))
evens = (i for i in range(100) if i % 2 == 0)
print(next(evens), max(str(next(evens)) + str(i) for i in range(10)), sum([[next(evens)] for i in range(5)], []))
print(max(max(str(i * j % 17) + 'q' for i in range(20)) + str(j) for j in range(20)))
print(sum((sorted([str(i + j) for i in range(5)], key=lambda s: s[::-1] + 'z')[:1] for j in range(5)), []))
nested = map(lambda x: [x], map(lambda x: [x], map(lambda x: [x], range(3))))
print(list(nested))
g = (x for x in [1, 2])
print(list(zip(g, g)), list(zip()), list(map(lambda *a: list(a), 'ab', 'cd', (c + c for c in 'ef'))))
# ---
# Exceptions out of callbacks keep what they carry.
def fail(x):
    junk = [[i] for i in range(50)]
    raise ValueError(['carried', x], str(junk[x]))


for action in [lambda: list(map(fail, [3])), lambda: sorted([1, 2], key=fail), lambda: max(fail(i) for i in [4]),
               lambda: dict((i, fail(i)) for i in [5]), lambda: ''.join(fail(i) for i in [6])]:
    try:
        action()
    except ValueError as e:
        junk = [[i] for i in range(50)]
        print(e.args)
try:
    try:
        max([1, 2], key=fail)
    except ValueError as e:
        sorted([e.args[0]], key=lambda a: {}[str(a)])
except KeyError as e:
    print(e.args, e.__context__.args)
