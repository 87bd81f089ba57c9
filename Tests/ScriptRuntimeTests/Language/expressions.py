# Precedence, chained comparison, conditional expressions, short circuits, identity.
print(2 + 3 * 4 ** 2 // 5 - -1, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2)
print(~5, -~5, +True, -True, not 0, not not 3)
print(1 | 2 ^ 3 & 5, 1 << 3 + 1, 256 >> 2 >> 1, 7 & 3 | 8)
print(10 / 4, 10 // 4, 10 % 4, -10 // 4, -10 % 4, 10 // -4, 10 % -4)
print(7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, 7.5 // -2, 7.5 % -2, -0.0 // 1, 0.0 % -1)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 == 2 != 1, 1 == 1.0 == True)


def note(value):
    print("note", value)
    return value


print(note(1) < note(3) < note(2) < note(9))
print(note(5) < note(1) < note(2))
print(note(0) or note("") or note([]) or note("last"))
print(note(1) and note("x") and note(0) and note("never"))
print("yes" if note(1) else "no", "yes" if note(0) else "no")
print(1 if 0 else 2 if 0 else 3)
print((lambda: 1)(), (lambda x, y=2: x * y)(4), (lambda *a, **k: (a, k))(1, 2, z=3))
a = b = [1]
print(a is b, a is not b, a == [1], a is [1], None is None, 1 in a, 2 not in a)
print([] == [], () == (), [] != (), {} == {}, set() == set(), 1 == "1", None == 0, "a" == ["a"])
print(True + True, True * 3.5, False - 1, True / 2, True // 1, True == 1, False is 0 == 0)
print(1 == 1 in [1], not 1 == 2, not (1 in [2]))
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], (2,) > (1, 9), "abc" < "abd", "Z" < "a", "" < "a")
print([1, [2, 3]] == [1, [2, 3]], (1, "a", None) == (1, "a", None), [1] == (1,))
print(1 < 1.5, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 9223372036854775807 < 9.223372036854775807e18)
print(float("nan") == float("nan"), float("inf") > 9223372036854775807, float("-inf") < -9223372036854775807 - 1)
nan = float("nan")
print(nan in [nan], [nan] == [nan], (nan,) == (nan,), nan != nan)
print(1 .real, 5 .bit_length(), (1).real, 1.5.is_integer(), 2.0.is_integer())
print(0x10, 0o17, 0b101, 1_000_000, 1e3, 1E-2, .5, 5., 1_0.0_1)
print("a" "b" 'c', "tab\there", 'q"q', "q'q", "\x41\u00e9\U0001F600" if True else "", r"\n", "\101\0")
print("""two
lines""", '''and 'quotes' ''', "con\
tinued")
print(...,  Ellipsis, NotImplemented, None)
x = 5
print((y := x + 1), y)
print([z := 1, z + 1], z)
x += 2; x -= 1; x *= 3; x //= 2; x **= 2; x %= 50
print(x)
x |= 8; x &= 12; x ^= 5; x <<= 2; x >>= 1
print(x)
x /= 3
print(x)
long = (1 +
        2
        + 3)
print(long); print(type(long)); print(
    "over", "lines",
)
