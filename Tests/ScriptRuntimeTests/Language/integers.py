# 64-bit integers: exact where they fit, OverflowError where they do not (a documented difference).
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)


big = 9223372036854775807
small = -big - 1
print(big, small, big - 1 + 1, small + 1, -(big), ~small, ~big, small // 1, big // -1, small % -1, small % 7)
print(3037000499 * 3037000499, 2 ** 62, (-2) ** 63, 7 ** 22, (-3) ** 39, 1 ** 100000, (-1) ** 100001, 0 ** 0)
print(1 << 62, -1 << 63, big >> 3, small >> 62, small >> 63, small >> 64, 5 >> 1000)
print(pow(3, 40, 1000000007), pow(3, -1, 7), pow(-5, 3, 7), pow(5, 3, -7), pow(0, 0, 5), pow(2, 62, big), pow(big, 2, big - 1))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2), divmod(small, 10), divmod(7.5, 2), divmod(-7.5, 2))
for a in [7, -7, 0, big, small]:
    for b in [1, -1, 2, -2, 3, -3, 10, big, small]:
        if not (a == small and b == -1):
            print(a // b, a % b, end=" ")
    print()
print(int("123"), int("-0"), int(" +42 "), int("1_000"), int("ff", 16), int("-0xFF", 16), int("0b101", 0), int("777", 8), int("z", 36))
print(int("9223372036854775807"), int("-9223372036854775808"), int(1.9), int(-1.9), int(True), int(), int("٣"))
print(int(-9.2e18), int(9.0e18), float(big), float(small), int(1e15), int(-0.5))
print(round(15), round(15, -1), round(25, -1), round(35, -1), round(-15, -1), round(14, -1), round(149, -2), round(150, -2), round(5, 2), round(12345, -10))
print(bin(10), bin(-10), bin(0), oct(64), hex(255), hex(-255), bin(big)[:8], hex(big), hex(small))
print((5).bit_length(), (0).bit_length(), (-8).bit_length(), big.bit_length(), small.bit_length())
print(True & False, True | 2, True ^ True, type(True & True), type(True & 1), type(True + 0), ~True)
print(abs(-5), abs(True), -True, +5, int(3).conjugate(), (3).imag, (3).numerator, (3).denominator)
print(10 ** 18, 10 ** 18 + 1, 10 ** -2, 2 ** -1, (-2) ** -3, 0 ** 5)
print(big == float(big), big < float(big), big <= 9223372036854775807.0, small == -2.0 ** 63)
print(sum([big, small, 1]), min(big, small), max(small, -1), sorted([3, big, -1, small]))
print(hash(5), hash(-2), hash(5.0), hash(True), hash(0.0) == hash(0), hash(1) == hash(1.0) == hash(True))
