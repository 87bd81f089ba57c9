class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Circle:
    def __init__(self, r): self.r = r
class Color:
    RED = 1
def f(v):
    match v:
        case 0: return "zero"
        case 1 | 2: return "small"
        case -3: return "minus"
        case "a" "b": return "ab"
        case None: return "none"
        case True: return "true"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"rest {rest}"
        case (a, b): return f"pair {a} {b}"
        case {"k": k, **rest}: return f"k {k} {rest}"
        case {"z": [p, {"q": q}]}: return f"z {p} {q}"
        case Point(0, y): return f"axis {y}"
        case Point(x=x, y=y) if x == y: return f"diag {x}"
        case Point(x, y): return f"pt {x} {y}"
        case Circle(r=r): return f"circle {r}"
        case Color.RED: return "never"
        case int(n) | float(n): return f"num {n}"
        case str() as s: return f"str {s}"
        case [[a, b], *_, c]: return f"nest {a} {b} {c}"
        case _: return "other"
for v in [0, 1, 2, -3, "ab", None, True, False, [], [5], [1, 2, 3], [4, 5], (4, 5), {"k": 1, "m": 2}, {"z": [1, {"q": 2}]}, {}, Point(0, 3), Point(2, 2), Point(1, 2), Circle(4), 77, 2.5, "hey", [[1, 2], 3, 4], [3, 3, 3], object, {1, 2}, range(2)]:
    print(f(v))
match = 5
print(match)
match (1, 2):
    case (1, x):
        print(x)
x = "before"
match [1, 2, 3]:
    case [x, 2, 4]: print("no")
    case _: print(x)
match 3:
    case n if n > 5: print("big")
    case n: print("n", n)
case = 1
match 1, 2:
    case 1, y: print(y)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e:
    print(e)
try:
    match 3:
        case match(): pass
except TypeError as e:
    print(e)
def g(cmd):
    match cmd.split():
        case ["go", ("north" | "south") as d]: return d
        case ["go", *_]: return "where"
        case [("get" | "take"), obj]: return obj
    return None
print(g("go north"), g("go west"), g("take lamp"), g("x"))
