#!/usr/bin/env python3
"""Writes Sources/KernelSources/Polynomials.swift: the polynomials of the elementary functions.

Most are the Chebyshev interpolant of the exact function at a high precision, rounded to the target
type: within a small factor of the minimax error. Where the error counts less at one end than at the
other they are the weighted minimax polynomial, by Lawson's iteration. The error is printed for each
(in bits). Needs mpmath and NumPy.

    python3 polynomials.py > ../../../Sources/KernelSources/Polynomials.swift
"""

import sys

import numpy
from mpmath import mp, mpf

mp.prec = 400


def fit(f, low, high, count):
    """Coefficients of the interpolant of f with `count` terms, lowest degree first."""
    low, high = mpf(low), mpf(high)
    nodes = [mp.cos(mp.pi * (2 * j + 1) / (2 * count)) for j in range(count)]
    points = [(high + low) / 2 + (high - low) / 2 * t for t in nodes]
    # Newton's divided differences, then expansion into powers.
    table = [f(p) for p in points]
    for level in range(1, count):
        for j in range(count - 1, level - 1, -1):
            table[j] = (table[j] - table[j - 1]) / (points[j] - points[j - level])
    powers = [table[-1]]
    for j in range(count - 2, -1, -1):
        shifted = [mpf(0)] + powers
        for i, c in enumerate(powers):
            shifted[i] -= c * points[j]
        shifted[0] += table[j]
        powers = shifted
    return powers


def minimax(f, low, high, count, weight, bits):
    """Coefficients with the least maximum of weight·error, each rounded before the next is found.

    C. L. Lawson's iteratively reweighted least squares, in double precision: enough for float32.
    """
    low, high = float(low), float(high)
    t = numpy.cos(numpy.pi * (numpy.arange(800) + 0.5) / 800)
    x = (high + low) / 2 + (high - low) / 2 * t
    y = numpy.array([float(f(mpf(v))) for v in x])
    w = numpy.array([float(weight(mpf(v))) for v in x])
    size = max(abs(low), abs(high))
    coefficients = []
    while len(coefficients) < count:
        done = len(coefficients)
        target = y - sum(c * x**i for i, c in enumerate(coefficients))
        columns = numpy.stack([(x / size) ** i * x**done for i in range(count - done)], 1)
        lawson = numpy.ones(len(x)) / len(x)
        best = None
        for _ in range(200):
            root = numpy.sqrt(lawson) * w
            c = numpy.linalg.lstsq(columns * root[:, None], target * root, rcond=None)[0]
            error = numpy.abs(columns @ c - target) * w
            if best is None or error.max() < best[0]:
                best = (error.max(), c[0])
            lawson = lawson * error
            lawson /= lawson.sum()
        coefficients.append(rounded(best[1], bits))
    return coefficients


def rounded(c, bits):
    if bits == 64:
        return float(c)
    return float(numpy.float32(float(c)))


def literal(value):
    if value == 0:
        return "0"
    text = value.hex()
    sign = "-" if text[0] == "-" else ""
    mantissa, exponent = text.lstrip("-")[2:].split("p")
    head, _, tail = mantissa.partition(".")
    tail = tail.rstrip("0")
    body = f"0x{head}.{tail}" if tail else f"0x{head}"
    return f"{sign}{body}p{int(exponent)}"


def estrin(coefficients, variable):
    """Lines that evaluate in a tree: short chains for one element, no more operations for many."""
    lines = []
    terms = [f"V({literal(c)})" for c in coefficients]
    power, level = variable, 0
    while len(terms) > 1:
        joined = []
        for j in range(0, len(terms) - 1, 2):
            name = f"t{level}_{j // 2}".replace("_", "x")
            lines.append(f"let {name} = {terms[j + 1]}.fma({power}, {terms[j]})")
            joined.append(name)
        if len(terms) % 2:
            joined.append(terms[-1])
        terms = joined
        level += 1
        if len(terms) > 1:
            lines.append(f"let {variable}{2 ** level} = {power} * {power}")
            power = f"{variable}{2 ** level}"
    return lines, terms[0]


def emit(name, doc, f, low, high, count, bits=64, weight=None, lawson=False, head=False):
    """With `head` the constant term is added last, where its rounding counts."""
    if lawson:
        coefficients = minimax(f, low, high, count, weight, bits)
    else:
        coefficients = [rounded(c, bits) for c in fit(f, low, high, count)]
    worst = mpf(0)
    for j in range(401):
        x = mpf(low) + (mpf(high) - mpf(low)) * j / 400
        value = sum(mpf(c) * x**i for i, c in enumerate(coefficients))
        scale = weight(x) if weight else 1 / abs(f(x))
        worst = max(worst, abs(value - f(x)) * scale)
    precision = -mp.log(worst, 2)
    print(f"{name}: {mp.nstr(precision, 5)} bits", file=sys.stderr)
    if head:
        lines, rest = estrin(coefficients[1:], "z")
        result = f"{rest}.fma(z, V({literal(coefficients[0])}))"
    else:
        lines, result = estrin(coefficients, "z")
    lanes = "Float64Lanes" if bits == 64 else "Float32Lanes"
    print(f"\n/// {doc}, on {low} ... {high}; {mp.nstr(precision, 4)} bits.")
    print(f"@inline(__always)\nfunc {name}<V: {lanes}>(_ z: V) -> V {{")
    for line in lines:
        print(f"  {line}")
    print(f"  return {result}\n}}")


def series(f, exact, x, limit=mpf("1e-20")):
    """exact(x), or near 0 the value of f's series given as a function."""
    return exact(x) if abs(x) > limit else f(x)


def expTail(order):
    """(eˣ − the terms below xⁿ) / xⁿ by its series."""

    def f(x):
        return mp.nsum(lambda k: x**k / mp.factorial(k + order), [0, 60])

    def direct(x):
        total, term = mpf(0), 1 / mp.factorial(order)
        for k in range(60):
            total += term
            term *= x / (k + 1 + order)
        return total

    return direct


def sinTail(z, start=1):
    """(sin r − r) / r³ as a function of z = r²; with start 2 the next terms."""
    total, term = mpf(0), mpf(-1) ** start / mp.factorial(2 * start + 1)
    for k in range(start, start + 40):
        total += term
        term *= -z / ((2 * k + 2) * (2 * k + 3))
    return total


def cosTail(z, start=2):
    total, term = mpf(0), mpf(-1) ** start / mp.factorial(2 * start)
    for k in range(start, start + 40):
        total += term
        term *= -z / ((2 * k + 1) * (2 * k + 2))
    return total


def atanhTail(z, start=1):
    """Σ z^(k−start) / (2k + 1) for k from start: atanh s = s + s³ · (start 1)."""
    total, term = mpf(0), mpf(1)
    for k in range(start, start + 200):
        total += term / (2 * k + 1)
        term *= z
    return total


def atanTail(z):
    """(atan r − r) / r³ as a function of z = r²."""
    return atanhTail(-z) * -1


def asinTail(z):
    """(asin r − r) / r³ as a function of z = r²."""
    if z < mpf("1e-3"):
        total, c = mpf(0), mpf(1)
        for k in range(1, 80):
            c *= mpf(2 * k - 1) / (2 * k)
            total += c / (2 * k + 1) * z ** (k - 1)
        return total
    r = mp.sqrt(z)
    return (mp.asin(r) - r) / r**3


def erfTail(z, start=1):
    """(erf r / r − its terms below z^start) / z^start as a function of z = r²."""
    total, term = mpf(0), mpf(-1) ** start / mp.factorial(start)
    for k in range(start, start + 80):
        total += term / (2 * k + 1)
        term *= -z / (k + 1)
    return total * 2 / mp.sqrt(mp.pi)


def scaledErfc(k):
    """(1 + 2x)·e^(x²)·erfc x as a function of u = (x − k) / (x + k)."""

    def f(u):
        if u == 1:
            return 2 / mp.sqrt(mp.pi)
        x = k * (1 + u) / (1 - u)
        if x > 200:
            # The asymptotic series.
            total, term = mpf(0), mpf(1)
            for j in range(0, 60):
                total += term
                term *= -mpf(2 * j + 1) / (2 * x * x)
            return (1 + 2 * x) / (x * mp.sqrt(mp.pi)) * total
        return (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)

    return f


def stirling(z):
    if z < mpf("1e-12"):
        return mpf(1) / 12 - z / 360
    x = 1 / mp.sqrt(z)
    return (mp.loggamma(x) - ((x - mpf(1) / 2) * mp.log(x) - x + mp.log(2 * mp.pi) / 2)) * x


def digammaSeries(z):
    if z < mpf("1e-12"):
        return mpf(1) / 12 - z / 120
    x = 1 / mp.sqrt(z)
    return (mp.log(x) - 1 / (2 * x) - mp.digamma(x)) * x * x


def logErfc(t):
    return mp.log(mp.erfc(t), 2)


def log1pTail(f):
    """(log(1 + f) − f + f²/2) / f³."""
    if abs(f) < mpf("1e-10"):
        return mpf(1) / 3 - f / 4 + f * f / 5
    return (mp.log(1 + f) - f + f * f / 2) / f**3


def share(part, whole):
    """The weight of an error in `part`, relative to the whole; 0 at 0."""
    return lambda x: abs(part(x) / whole(x)) if x != 0 else mpf(0)


def root(f):
    """f of r as a function of z = r²."""
    return lambda z: f(mp.sqrt(z))


def lgammaTail(n):
    """(lgamma(n + e)/e − ψ(n)) / e."""

    def f(e):
        if abs(e) < mpf("1e-40"):
            return mp.psi(1, n) / 2
        return (mp.loggamma(n + e) / e - mp.digamma(n)) / e

    return f


def main():
    print("// Written by Benchmarks/Kernels/Tools/polynomials.py; not to be edited by hand.")
    h = "0.3466"
    emit("expTail2", "(eᶻ − 1 − z) / z²", expTail(2), "-" + h, h, 11)
    emit("expTail4", "(eᶻ − Σ zⁿ/n! for n < 4) / z⁴", expTail(4), "-" + h, h, 10)
    s = "0.02945"
    emit("atanhTail1", "(atanh s − s) / s³ with z = s²", lambda z: atanhTail(z, 1), 0, s, 8)
    emit("atanhTail2", "(atanh s − s − s³/3) / s⁵ with z = s²", lambda z: atanhTail(z, 2), 0, s, 8)
    emit("atanhTail3", "(atanh s − Σ below s⁷) / s⁷ with z = s²", lambda z: atanhTail(z, 3), 0, s, 8)
    e = "0.6169"  # (π/4)²
    emit("sinTail", "(sin r − r) / r³ with z = r², |r| ≤ π/4", sinTail, 0, e, 6)
    turn = "2.4675"  # (π/2)²
    emit("sinTailHalfTurn", "(sin r − r) / r³ with z = r², |r| ≤ π/2", sinTail, 0, turn, 8,
         head=True, weight=root(share(lambda r: r**3, mp.sin)))
    emit("sinTail2", "(sin r − r + r³/6) / r⁵, |r| ≤ π/4", lambda z: sinTail(z, 2), 0, e, 7)
    emit("cosTail", "(cos r − 1 + r²/2) / r⁴ with z = r², |r| ≤ π/4", cosTail, 0, e, 6)
    emit("cosTail3", "(cos r − 1 + r²/2 − r⁴/24) / r⁶, |r| ≤ π/4", lambda z: cosTail(z, 3), 0, e, 7)
    emit("atanTail", "(atan r − r) / r³ with z = r², |r| ≤ tan π/8", atanTail, 0, "0.17158", 11)
    emit("asinTail", "(asin r − r) / r³ with z = r², |r| ≤ ½", asinTail, 0, "0.25", 13)
    emit("erfTail4", "(erf r / r − its terms below r⁶) / r⁶ with z = r², |r| ≤ 1",
         lambda z: erfTail(z, 3), 0, 1, 10)
    emit("erfTail", "(erf r / r − 2/√π) / r² with z = r², |r| ≤ 1", erfTail, 0, 1, 12)
    k = mpf("4")
    h0 = scaledErfc(k)(mpf(0))
    emit("scaledErfcTail", "(H(z) − H(0)) / z with H = (1 + 2x)·e^(x²)·erfc x, z = (x − 4) / (x + 4)",
         lambda u: (scaledErfc(k)(u) - h0) / u, "-0.82", 1, 24, weight=lambda u: abs(u) / h0)
    print("H(0):", float(h0).hex(), float(h0 - mpf(float(h0))).hex(), file=sys.stderr)
    emit("lgammaNear1", "(lgamma(1 + z)/z + γ) / z", lgammaTail(1), "-0.27", "0.25", 20)
    emit("lgammaNear2", "(lgamma(2 + z)/z − 1 + γ) / z", lgammaTail(2), "-0.3", "0.3", 16)
    # Beyond the first two terms the asymptotic series itself, with z = 1/x².
    emit("stirlingTail", "(lgamma x − Stirling's formula)·x with z = 1/x²", stirling, 0, "0.01", 8)
    emit("digammaTail", "(log x − 1/(2x) − digamma x)·x² with z = 1/x²", digammaSeries, 0, "0.01", 8)

    # float32
    emit("expTail2f", "(eᶻ − 1 − z) / z²", expTail(2), "-" + h, h, 5, 32)
    emit("exp2f", "2ᶻ", lambda z: mp.power(2, z), "-0.5", "0.5", 6, 32, lawson=True,
         weight=lambda z: mp.power(2, -z))
    emit("log1pTailf", "(log(1 + z) − z + z²/2) / z³", log1pTail, "-0.293", "0.4143", 8, 32,
         lawson=True, weight=share(lambda z: z**3, lambda z: mp.log(1 + z)))
    emit("erfTailf", "(erf r / r − 2/√π) / r² with z = r², |r| ≤ 1.06", erfTail, 0, "1.12416", 6, 32,
         head=True, lawson=True, weight=root(share(lambda r: r**3, mp.erf)))
    emit("log2Erfcf", "log₂ erfc z", logErfc, "1.059", "3.95", 7, 32, lawson=True,
         weight=lambda t: mp.ln2 * mp.erfc(t) / mp.erf(t))
    # The quotient by π is off by 2⁻²⁵ of itself.
    emit("sinTailHalfTurnf", "(sin r − r) / r³ with z = r², |r| ≤ π/2", sinTail, 0, "2.47", 5, 32,
         head=True, lawson=True, weight=root(share(lambda r: r**3, mp.sin)))
    emit("sinTailf", "(sin r − r) / r³ with z = r², |r| ≤ π/4", sinTail, 0, e, 3, 32)
    emit("cosTailf", "(cos r − 1 + r²/2) / r⁴ with z = r², |r| ≤ π/4", cosTail, 0, e, 3, 32)


if __name__ == "__main__":
    main()
