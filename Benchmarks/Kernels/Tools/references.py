#!/usr/bin/env python3
"""Writes what mpmath says of the double functions, at the points of Tests/KernelsTests/Data/domains.txt.

    python3 references.py --count 10000 --seed 1 ../../../Tests/KernelsTests/Data
    python3 references.py --count 1000000 --seed 2 DIRECTORY [FUNCTION...]

For each function FUNCTION.reference: one little-endian 32-bit word a point. Bits 0 to 7 are a
fraction of a unit in the last place, bits 8 to 30 the lowest 23 bits of the double below the exact
magnitude, bit 31 the sign: enough to tell any error below four million units. Needs mpmath.
"""

import argparse
import array
import os
import shutil
import struct

from mpmath import libmp
from mpmath.libmp import fone, from_float, from_int, from_str, mpf_add, mpf_div, mpf_mul, mpf_neg, mpf_sub

MASK = (1 << 64) - 1
PRECISION = 130


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


def bits(x):
    return struct.unpack("<q", struct.pack("<d", x))[0]


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern & MASK))[0]


def number(text):
    return float.fromhex(text) if "0x" in text else float(text)


class Operand:
    def __init__(self, kind, low, high, sign):
        self.kind, self.low, self.high = kind, number(low), number(high)
        self.both = sign == "±"
        self.first = bits(self.low) & MASK
        self.span = (bits(self.high) & MASK) - self.first + 1

    def point(self, generator):
        word = generator.next()
        size = word & (MASK >> 1)
        if self.kind == "pattern":
            x = double(self.first + size % self.span)
        else:
            x = self.low + (self.high - self.low) * (float(size >> 10) * 2.0**-53)
        return -x if self.both and word >> 63 else x


def read_domains(path):
    domains = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if not fields or fields[0] == "#" or line.startswith("#"):
                continue
            operands = [Operand(*fields[k : k + 4]) for k in range(1, len(fields), 4)]
            domains.setdefault(fields[0], []).append(operands)
    return domains


def magnitude(x):
    """The exponent of the leading bit."""
    return x[2] + x[3]


def expm1(x, p):
    return mpf_sub(libmp.mpf_exp(x, p + max(0, -magnitude(x))), fone, p)


def log1p(x, p):
    if magnitude(x) < -p:
        return x
    return libmp.mpf_log(mpf_add(fone, x), p + max(0, -magnitude(x)))


def pi(p):
    return libmp.mpf_pi(p)


def lgamma(x, p):
    p += 60
    if not x[0]:
        return libmp.mpf_gamma(x, p, "n", 3)
    sine = libmp.mpf_sin_pi(x, p)
    return mpf_sub(
        libmp.mpf_log(libmp.mpf_abs(mpf_div(pi(p), mpf_mul(x, sine, p), p)), p), lgamma(mpf_neg(x), p), p)


def softplus(x, p):
    if x[0] and magnitude(x) > 8:
        return libmp.mpf_exp(x, p)
    return log1p(libmp.mpf_exp(x, p), p)


def sigmoid(x, p):
    return mpf_div(fone, mpf_add(fone, libmp.mpf_exp(mpf_neg(x), p)), p)


SCALE = "1.0507009873554804934193349852946"
ALPHA = "1.6732632423543772848170429916717"


def selu(x, p):
    scale = from_str(SCALE, p)
    if not x[0]:
        return mpf_mul(scale, x, p)
    return mpf_mul(mpf_mul(scale, from_str(ALPHA, p), p), expm1(x, p), p)


def power(x, y, p):
    return libmp.mpf_exp(mpf_mul(y, libmp.mpf_log(x, p + 80)), p)


def tiny(f):
    """f, which is x + O(x³), or x where the cube is beyond all digits kept."""
    return lambda x, p: x if magnitude(x) < -p else f(x, p)


FUNCTIONS = {
    "exp": libmp.mpf_exp,
    "exp2": lambda x, p: libmp.mpf_exp(mpf_mul(x, libmp.mpf_ln2(p + 30)), p),
    "expm1": tiny(expm1),
    "log": libmp.mpf_log,
    "log2": lambda x, p: mpf_div(libmp.mpf_log(x, p), libmp.mpf_ln2(p), p),
    "log10": lambda x, p: mpf_div(libmp.mpf_log(x, p), libmp.mpf_ln10(p), p),
    "log1p": log1p,
    "sin": tiny(libmp.mpf_sin),
    "cos": libmp.mpf_cos,
    "tan": tiny(libmp.mpf_tan),
    "asin": tiny(libmp.mpf_asin),
    "acos": lambda x, p: libmp.mpf_acos(x, p + 60),
    "atan": tiny(libmp.mpf_atan),
    "sinh": tiny(libmp.mpf_sinh),
    "cosh": libmp.mpf_cosh,
    "tanh": tiny(libmp.mpf_tanh),
    "asinh": tiny(lambda x, p: libmp.mpf_asinh(x, p + 60)),
    "acosh": lambda x, p: libmp.mpf_acosh(x, p + 60),
    "atanh": tiny(lambda x, p: libmp.mpf_atanh(x, p + 60)),
    "sigmoid": sigmoid,
    "softplus": softplus,
    "erf": libmp.mpf_erf,
    "erfc": libmp.mpf_erfc,
    "gamma": libmp.mpf_gamma,
    "lgamma": lgamma,
    "digamma": lambda x, p: libmp.mpf_psi0(x, p + 60),
    "rsqrt": lambda x, p: mpf_div(fone, libmp.mpf_sqrt(x, p), p),
    "selu": selu,
    "cbrt": lambda x, p: mpf_neg(libmp.mpf_cbrt(mpf_neg(x), p)) if x[0] else libmp.mpf_cbrt(x, p),
    "power": power,
    "atan2": lambda y, x, p: libmp.mpf_atan2(y, x, p),
    "hypot": lambda x, y, p: libmp.mpf_hypot(x, y, p),
    "xlogy": lambda x, y, p: mpf_mul(x, libmp.mpf_log(y, p), p),
    "xlog1py": lambda x, y, p: mpf_mul(x, log1p(y, p), p),
    "softplusGrad": lambda x, y, p: mpf_mul(x, sigmoid(y, p), p),
}


def word(value):
    """The 32 bits of a value."""
    sign, mantissa, exponent, count = value
    if not mantissa:
        return 0
    top = exponent + count - 1
    unit = max(top, -1022) - 60
    shift = exponent - unit
    scaled = mantissa << shift if shift >= 0 else mantissa >> -shift
    pattern = scaled + ((max(top, -1022) + 1022) << 60)
    # What rounds beyond the largest number is infinity.
    pattern = min(pattern, 2047 << 60) if pattern < (2047 << 60) - 128 else 2047 << 60
    return (int(sign) << 31) | (pattern & 0x7FFFFFFF)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("directory")
    parser.add_argument("functions", nargs="*")
    options = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    source = os.path.join(here, "../../../Tests/KernelsTests/Data/domains.txt")
    target = os.path.join(options.directory, "domains.txt")
    if not os.path.exists(target) or not os.path.samefile(source, target):
        shutil.copy(source, target)
    domains = read_domains(source)
    for name in options.functions or domains:
        f, lines = FUNCTIONS[name], domains[name]
        generator = SplitMix64(options.seed)
        words = array.array("I")
        for i in range(options.count):
            operands = [from_float(o.point(generator)) for o in lines[i % len(lines)]]
            words.append(word(f(*operands, PRECISION)))
        with open(os.path.join(options.directory, name + ".reference"), "wb") as file:
            words.tofile(file)
        print(name, flush=True)


if __name__ == "__main__":
    main()
