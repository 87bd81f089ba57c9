# Lists, tuples, dictionaries, sets, ranges: indexing, slices, methods, unpacking, printing.
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


l = [3, 1, 2]
print(l, l[0], l[-1], l[1:], l[:-1], l[::-1], l[::2], l + [4], l * 2, 2 * l, len(l), 3 in l, l == [3, 1, 2], [] * 5, l[5:], l[-100:2])
l.append(9); l.extend((7, 8)); l.insert(0, "a"); l.insert(-1, "b"); l.insert(100, "c"); l.insert(-100, "d"); l.extend("xy"); l.extend({1: 2}); l.extend(i for i in range(2))
print(l, l.pop(), l.pop(0), l.pop(-2), l.index(1), l.count(1), l)
l.remove("b"); l.reverse(); print(l); l.clear(); print(l, l.copy())
l = list(range(10))
l[0] = "z"; l[-1] = "y"; l[2:4] = ["p", "q", "r"]; print(l)
l[1:1] = [0, 0]; print(l)
l[::5] = "abc"[: len(l[::5])]; print(l)
del l[0]; del l[-1]; del l[2:5]; print(l)
del l[::2]; print(l)
l[:] = []; print(l)
l = [1, 2, 3]; l += (4,); l += "ab"; l *= 2; print(l)
l[5:2] = [100]; print(l)
l[-2:] = []; print(l); l[10:] = [7]; print(l)
l = [1, 2, 3, 4, 5, 6]; l[::-2] = [10, 20, 30]; print(l); del l[::-2]; print(l); l[1:3] = l; print(l); l.extend(l); print(l); l += l; print(len(l))
a = [1, 2]; b = a; a += [3]; print(a is b, b); a = a + [4]; print(a is b, b)
a = [[0] * 2] * 2; a[0][0] = 1; print(a)
t = (1, 2, 3)
print(t, t[1], t[-1:], t + (4,), t * 2, (), (1,), t.index(2), t.count(1), len(t), t < (1, 2, 4), hash(t) == hash((1, 2, 3)), (1, (2, [3])), t[::-1], tuple([1]), tuple("ab"))
d = {"b": 1, "a": 2, 3: [4]}
print(d, d["a"], len(d), "a" in d, 2 in d, list(d), d.keys(), d.values(), d.items(), d.get("x"), d.get("x", 5), d.get("a"))
d["c"] = 5; d["b"] = 10; del d["a"]; d["a"] = 0; print(d)
print(d.pop("c"), d.pop("zz", None), d.popitem(), d, d.setdefault("n", []), d.setdefault("b", 3), d)
d.update({"u": 1}); d.update(v=2, w=3); d.update([("x", 1), ["y", 2]]); print(d, d | {"b": 0}, {"q": 1} | d == d | {"q": 1})
d |= {"z": 26}; print(d); e = d.copy(); e.clear(); print(e, len(d), dict(a=1, b=2), dict([(1, 2)], c=3), dict({"k": "v"}), dict(zip("ab", "cd")), dict.fromkeys("ab", 0), dict.fromkeys([1]))
print({**d, "b": None}, {1: "a", 1.0: "b", True: "c"}, {k: v for k, v in [("a", 1), ("b", 2)]}, dict() == {}, {"a": {"b": {}}}, {(1, 2): 3}[1, 2], list(reversed({"a": 1, "b": 2})), list({"a": 1}.items()), d.keys() == {"a"}, {"a": 1}.keys() == {"a": 2}.keys(), {"a": 1} == {"a": 1.0})
print(list(d.keys())[0], [k for k in d][:2], sorted(d)[:2] if 0 else "", max({"a": 1, "b": 0}), "a" in {"a": 1}.keys(), 1 in {"a": 1}.values(), ("a", 1) in {"a": 1}.items(), len(d.items()))
s = {3, 1, 2}
print(len(s), 1 in s, 5 in s, s == {1, 2, 3}, s | {4} == {1, 2, 3, 4}, s & {1, 9} == {1}, s - {1} == {2, 3}, s ^ {1, 4} == {2, 3, 4}, s < {1, 2, 3, 4}, s <= s, s > {1}, set(), {1} , set("aa") == {"a"}, {1, 1.0, True})
s.add(4); s.discard(9); s.remove(1); s.update([7, 8]); print(sorted(s), s.issubset({2, 3, 4, 7, 8, 9}), s.issuperset([2]), s.isdisjoint({1}), sorted(s.union([1], (0,))), sorted(s.intersection([2, 3])), sorted(s.difference([2], [3])), sorted(s.symmetric_difference([2, 100])), len(s.copy()))
s |= {1}; s &= {1, 2, 3}; s -= {3}; s ^= {5}; print(sorted(s)); s.clear(); print(s, type(s), {x % 3 for x in range(9)} == {0, 1, 2})
u = {5}; print(u.pop(), u, {frozenset is None} if 0 else "")
r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, "a" in r, list(r), r.index(8), r.count(8), r == range(2, 18, 3) , r == range(2, 20, 3), range(0), range(5, 0), range(5, 0, -2)[1], list(range(5, 0, -2)), r.start, r.stop, r.step, range(3) == range(0, 3, 1), range(0) == range(2, 2), bool(range(0)), list(reversed(range(3))), range(10)[2:5], range(10)[-3:], max(range(5)), sum(range(101)), range(True))
first, *rest = [1, 2, 3]; print(first, rest)
*init, last = "abc"; print(init, last)
x, (y, *z), w = 1, (2, 3, 4), 5; print(x, y, z, w)
[p, q] = {"k1": 1, "k2": 2}; print(p, q)
(a, b), c = [1, 2], 3; a, b = b, a; print(a, b, c)
*only, = (1,); print(only); a = b = c = []; a.append(1); print(b, c is a)
x = y = 0; x, y = x + 1, x + 2; print(x, y)
i = 0; arr = [0, 0]; i, arr[i] = 1, 5; print(i, arr)
print([*range(3), *"ab"], (*[1], 2), {*[1, 2], 3} == {1, 2, 3}, [*[], *()], {**{}, **{"a": 1}})
print([[]], [()], [{}], [set()], [None, True], ["a", 'b"', "c'"], [1.0, 1e100], ([1], {"k": (2,)}), [range(2)], [...])
loop = [1]; loop.append(loop); print(loop); dd = {"self": None}; dd["self"] = dd; print(dd); tt = ([],); tt[0].append(tt); print(tt)
print([1, 2, 3][1:][0], [[1, 2], [3, 4]][1][0], "abc"[::-1][0], {"a": [1]}["a"][0], (1, 2)[True])
print(sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted("bca"), sorted(["bb", "a", "ccc"], key=len), sorted([(1, "b"), (0, "z"), (1, "a")]), sorted([1, -2, 3], key=lambda v: -v), sorted({"b": 1, "a": 2}), sorted([("a", 2), ("b", 1), ("c", 2)], key=lambda p: p[1], reverse=True), sorted([2, 1.5, True]))
l = ["b", "A", "c"]; l.sort(); print(l); l.sort(key=str.lower); print(l); l.sort(reverse=True, key=lambda s: s.upper()); print(l)
print(list(zip([1, 2], "ab")), list(zip()), list(zip([1])), list(enumerate("ab", 5)), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda v: v > 1, [1, 2, 3])), list(reversed([1, 2])), any([0, 1]), all([]), all([1, 0]), sum([[1], [2]], []), sum((1, 2), 10), min("b", "a"), max([1, 5, 3], key=lambda v: -v), min({"x": 1, "y": 0}.values()), list(map(str, [1, 2])), min([3, 1], [2]), max("a", "b", key=ord))
print(divmod(7, 3), abs(-3), pow(2, 3), isinstance(1, int), isinstance(True, int), isinstance(1.0, (int, float)), isinstance("a", str), isinstance(None, type(None)), isinstance([], (list, tuple)), issubclass(bool, int), callable(len), callable(5), type(1) is int, type("a") == str, type([]), type(None), type(type), int, str, ValueError)
it = iter([1, 2, 3]); print(next(it), next(it), list(it), next(it, "end")); print(iter(it) is it)
l = [1, 2, 3, 4]
for v in l:
    if v == 2:
        l.remove(v)
    print(v, end=" ")
print(l)
for f in [lambda: [][0], lambda: [1][1], lambda: [1][-2], lambda: [1]["a"], lambda: [1][1.0], lambda: [1][None], lambda: [1, 2][1, 2], lambda: ()[0], lambda: (1,)["a"], lambda: {}["k"], lambda: {1: 2}[3.5], lambda: {}[()], lambda: range(3)[3], lambda: range(3)["a"], lambda: 5[0], lambda: None[0], lambda: len[0], lambda: {1}[0], lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop("a"), lambda: [].remove(1), lambda: [1].index(2), lambda: [1].index(1, 1), lambda: (1,).index(2), lambda: {}.pop("k"), lambda: {}.pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: {1}.add([]), lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update([(1,)]), lambda: {}.setdefault(), lambda: {}.get(), lambda: {}.get([], 1), lambda: [].append(), lambda: [].append(1, 2), lambda: [].extend(5), lambda: [].insert(0), lambda: [].insert("a", 1), lambda: [3, "a"].sort(), lambda: [].sort(5), lambda: [].sort(foo=1), lambda: {1} | [1], lambda: {1} & (1,), lambda: {1} < [1], lambda: {1}.union(5), lambda: range(3).index(7), lambda: range(1 << 62)[1 << 61], lambda: [1, 2, 3][::0], lambda: "a,b".split(",")[2], lambda: dict(a=1)["b"], lambda: {"a": 1}.items()[0], lambda: sorted([None, None]), lambda: [1, 2, 3].index(3, -1), lambda: [1] * -1, lambda: {}.fromkeys(5), lambda: tuple([1], [2]), lambda: {1: 1}.keys() + [1], lambda: [].count(), lambda: {} | [(1, 2)]]:
    attempt(f)


def assign(f):
    try:
        f()
        print("fine")
    except Exception as e:
        print(type(e).__name__ + ":", e)


def a1():
    [1][5] = 0


def a2():
    (1,)[0] = 0


def a3():
    "a"[0] = "b"


def a4():
    {}[[]] = 0


def a5():
    a, b = 1, 2, 3


def a6():
    a, b = [1]


def a7():
    a, *b, c = [1]


def a8():
    a, b = 5


def a9():
    [1, 2, 3][::2] = [1]


def a10():
    [1, 2, 3][0:2] = 5


def a11():
    del [1][3]


def a12():
    del {}["x"]


def a13():
    del (1,)[0]


def a14():
    range(3)[0] = 1


def a15():
    (5).x = 1


def a16():
    [].x = 1


def a17():
    None[0] = 1


def a18():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


def a19():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]


def a20():
    s = {1}
    for k in s:
        s.add(k + 1)


def a21():
    l = [1, 2]
    l.sort(key=lambda v: l.append(v))


def a22():
    l = [2, 1]
    l.sort(key=lambda v: l.clear())
    print(l)


def a23():
    a, b, c = "ab"


def a24():
    a, b = "abc"


def a25():
    a, b = {"x": 1}


def a26():
    (a, b), c = 1, 2


def a27():
    x = [1, 2]
    x["a"] = 5


def a28():
    x = [1, 2]
    x += 5


def a29():
    x = (1,)
    x += [5]


def a30():
    x = {1}
    x |= [5]


def a31():
    for a, b in [(1, 2), 3]:
        pass


def a32():
    [1, 2][1:2:0] = []


for f in [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32]:
    assign(f)
for r in [range(10), range(2, 20, 3), range(5, -5, -2)]:
    print(r[5:-10:-2], r[0:-1:-2], r[::3], r[-1:0:3], r[10:1], r[2:], r[:-1], r[::-1], r[1:100], r[-100:2])
