import _tapedeck
import math
from itertools import accumulate

_TWO_PI = 2.0 * math.pi


class Random:
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        self.gauss_next = None
        if a is None:
            a = _tapedeck.job_seed()
        elif isinstance(a, float):
            a = hash(a)
        elif not isinstance(a, int):
            if isinstance(a, str):
                raise NotImplementedError("tapedeck has no random.seed of a text; pass an integer")
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        a = abs(int(a))
        words = [a & 0xFFFFFFFF]
        a = a >> 32
        while a:
            words.append(a & 0xFFFFFFFF)
            a = a >> 32
        self._generator = _tapedeck.python_twister(words)

    def random(self):
        return _tapedeck.draw_uniform(self._generator)

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        return _tapedeck.draw_bits(self._generator, k)

    def _randbelow(self, n):
        k = n.bit_length()
        r = _tapedeck.draw_bits(self._generator, k)
        while r >= n:
            r = _tapedeck.draw_bits(self._generator, k)
        return r

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._randbelow(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, dict)):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            every = []
            for item, count in zip(population, counts):
                every.extend([item] * count)
            population = every
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        setsize = 21
        if k > 5:
            setsize += 4 ** math.ceil(math.log(k * 3) / math.log(4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in selected:
                    j = self._randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[math.floor(self.random() * (n + 0.0))] for _ in range(k)]
            cum_weights = list(accumulate(weights))
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        result = []
        for _ in range(k):
            x = self.random() * total
            low, high = 0, n - 1
            while low < high:
                middle = (low + high) // 2
                if x < cum_weights[middle]:
                    high = middle
                else:
                    low = middle + 1
            result.append(population[low])
        return result

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * math.sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = 4 * math.exp(-0.5) / math.sqrt(2.0) * (u1 - 0.5) / u2
            if z * z / 4.0 <= -math.log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _TWO_PI
            length = math.sqrt(-2.0 * math.log(1.0 - self.random()))
            z = math.cos(angle) * length
            self.gauss_next = math.sin(angle) * length
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -math.log(1.0 - self.random()) / lambd


_shared = []


def _instance():
    if not _shared:
        _shared.append(Random())
    return _shared[0]


def seed(a=None, version=2):
    if _shared:
        _shared[0].seed(a, version)
    else:
        _shared.append(Random(a))


def random():
    return _instance().random()


def getrandbits(k):
    return _instance().getrandbits(k)


def randrange(start, stop=None, step=1):
    return _instance().randrange(start, stop, step)


def randint(a, b):
    return _instance().randint(a, b)


def choice(seq):
    return _instance().choice(seq)


def shuffle(x):
    _instance().shuffle(x)


def sample(population, k, *, counts=None):
    return _instance().sample(population, k, counts=counts)


def choices(population, weights=None, *, cum_weights=None, k=1):
    return _instance().choices(population, weights, cum_weights=cum_weights, k=k)


def uniform(a, b):
    return _instance().uniform(a, b)


def triangular(low=0.0, high=1.0, mode=None):
    return _instance().triangular(low, high, mode)


def normalvariate(mu=0.0, sigma=1.0):
    return _instance().normalvariate(mu, sigma)


def gauss(mu=0.0, sigma=1.0):
    return _instance().gauss(mu, sigma)


def lognormvariate(mu, sigma):
    return _instance().lognormvariate(mu, sigma)


def expovariate(lambd=1.0):
    return _instance().expovariate(lambd)
