# This one is ours: what does not fit into 64 bits, where CPython goes on.
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


big = 9223372036854775807
small = -big - 1
for f in [
    lambda: big + 1,
    lambda: small - 1,
    lambda: big * 2,
    lambda: -small,
    lambda: abs(small),
    lambda: small // -1,
    lambda: small * -1,
    lambda: 2 ** 63,
    lambda: 2 ** 10 ** 9,
    lambda: (-2) ** 64,
    lambda: 1 << 63,
    lambda: 1 << 10 ** 9,
    lambda: big << 1,
    lambda: int("9223372036854775808"),
    lambda: int("1" * 5000),
    lambda: int(1e30),
    lambda: int(9223372036854775808.0),
    lambda: round(big, -1),
    lambda: sum([big, 1]),
    lambda: divmod(small, -1),
    lambda: pow(3, 100),
    lambda: round(1e300),
    lambda: small % -1,
    lambda: range(small, big)[-1],
    lambda: len(range(small, big)),
]:
    attempt(f)
n = big
try:
    n += 1
except OverflowError as e:
    print(e)
print(n == big)
