# The names under math: exact results, special values and errors.
import math


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


inf, nan = math.inf, math.nan
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
print(math.sqrt(2), math.sqrt(16), math.sqrt(0), math.sqrt(inf), math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(5), math.fabs(-3), math.fabs(-0.0))
print(math.exp(0), math.exp(1), math.exp(-inf), math.exp(inf), math.log(1), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(0), math.expm1(0), math.log(inf), math.log(9223372036854775807), math.log(100, 10))
print(math.sin(0), math.cos(0), math.tan(0), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, 1), math.atan2(-0.0, -1), math.atan2(0.0, -1), math.sinh(0), math.cosh(0), math.tanh(0), math.tanh(inf), math.asinh(0), math.acosh(1), math.atanh(0))
print(math.pow(2, 3), math.pow(2, -1), math.pow(0, 0), math.pow(nan, 0), math.pow(1, nan), math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 2), math.hypot(inf, nan), math.copysign(1, -0.0), math.copysign(nan, 1))
print(math.isnan(nan), math.isnan(1), math.isinf(-inf), math.isinf(1), math.isfinite(1), math.isfinite(nan), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(inf, inf), math.isclose(nan, nan))
print(math.factorial(0), math.factorial(10), math.factorial(20), math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(-4, 6), math.comb(5, 2), math.comb(3, 5), math.perm(5, 2), math.isqrt(17), math.lcm(4, 6))
print(math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([]), math.prod([0.5, 2], start=3), math.degrees(math.pi), math.radians(180), math.erf(0), math.erfc(0), math.gamma(5), math.lgamma(1), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.modf(2.5), math.modf(-2.5), math.frexp(8), math.frexp(0.3), math.ldexp(0.5, 4), math.remainder(7, 4), math.dist([0, 0], [3, 4]))
for f in [
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: math.log(-1),
    lambda: math.log2(0),
    lambda: math.log10(-1),
    lambda: math.log1p(-1),
    lambda: math.log(2, 1),
    lambda: math.exp(1000),
    lambda: math.expm1(1000),
    lambda: math.cosh(1000),
    lambda: math.sinh(1000),
    lambda: math.pow(2, 10000),
    lambda: math.pow(0, -1),
    lambda: math.pow(-1, 0.5),
    lambda: math.sin(inf),
    lambda: math.cos(inf),
    lambda: math.tan(inf),
    lambda: math.asin(2),
    lambda: math.acos(-2),
    lambda: math.acosh(0),
    lambda: math.atanh(1),
    lambda: math.atanh(2),
    lambda: math.fmod(1, 0),
    lambda: math.fmod(inf, 1),
    lambda: math.factorial(-1),
    lambda: math.factorial(1.5),
    lambda: math.factorial("a"),
    lambda: math.gamma(0),
    lambda: math.gamma(-1),
    lambda: math.gamma(1000),
    lambda: math.lgamma(0),
    lambda: math.floor(inf),
    lambda: math.ceil(nan),
    lambda: math.trunc("a"),
    lambda: math.floor("a"),
    lambda: math.sqrt("a"),
    lambda: math.sqrt(None),
    lambda: math.sqrt(),
    lambda: math.sqrt(1, 2),
    lambda: math.sin([]),
    lambda: math.pow(1),
    lambda: math.hypot("a"),
    lambda: math.gcd(1.5),
    lambda: math.comb(-1, 2),
    lambda: math.comb(1, -2),
    lambda: math.perm(-1),
    lambda: math.isqrt(-1),
    lambda: math.isqrt(1.5),
    lambda: math.fsum(["a"]),
    lambda: math.fsum([inf, -inf]),
    lambda: math.fsum([1e308, 1e308]),
    lambda: math.prod(["a", "b"]),
    lambda: math.isnan("a"),
    lambda: math.ldexp(1, 10000),
    lambda: math.ldexp(1, 1.5),
    lambda: math.dist([1], [1, 2]),
    lambda: math.copysign(1),
    lambda: math.log("a"),
    lambda: math.atan2(1),
    lambda: math.remainder(1, 0),
    lambda: math.isclose(1, 1, rel_tol=-1),
]:
    attempt(f)
