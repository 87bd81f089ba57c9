"""What programs use of CPython's itertools, as generators."""


def count(start=0, step=1):
    value = start
    while True:
        yield value
        value += step


def cycle(iterable, /):
    kept = []
    for x in iterable:
        yield x
        kept.append(x)
    while kept:
        for x in kept:
            yield x


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    total = initial
    if initial is None:
        for total in it:
            break
        else:
            return
    yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total


class chain:
    def __init__(self, *iterables):
        self._parts = self._walk(iterables)

    @staticmethod
    def _walk(iterables):
        for iterable in iterables:
            for x in iterable:
                yield x

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._parts = cls._walk(iterables)
        return made

    def __iter__(self):
        return self._parts

    def __next__(self):
        return next(self._parts)


def compress(data, selectors):
    for x, keep in zip(data, selectors):
        if keep:
            yield x


def dropwhile(predicate, iterable, /):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    for x in it:
        yield x


def takewhile(predicate, iterable, /):
    for x in iterable:
        if not predicate(x):
            return
        yield x


def filterfalse(predicate, iterable, /):
    for x in iterable:
        if not (x if predicate is None else predicate(x)):
            yield x


def groupby(iterable, key=None):
    it = iter(iterable)
    missing = [None]
    state = [missing, missing, 0]

    def advance():
        value = next(it, missing)
        state[0] = value
        state[1] = missing if value is missing else value if key is None else key(value)

    def group(target, number):
        while state[0] is not missing and state[2] == number and state[1] == target:
            yield state[0]
            advance()

    advance()
    while state[0] is not missing:
        target = state[1]
        state[2] += 1
        yield target, group(target, state[2])
        while state[0] is not missing and state[1] == target:
            advance()


def islice(iterable, *args):
    bounds = slice(*args)
    start = 0 if bounds.start is None else bounds.start
    step = 1 if bounds.step is None else bounds.step
    stop = bounds.stop
    for value in (start, step) if stop is None else (start, stop, step):
        if not isinstance(value, int) or value < 0:
            raise ValueError(
                "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
    if step == 0:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _sliced(iterable, start, stop, step)


def _sliced(iterable, start, stop, step):
    it = iter(iterable)
    place = 0
    wanted = start
    while stop is None or wanted < stop:
        while place <= wanted:
            try:
                x = next(it)
            except StopIteration:
                return
            place += 1
        yield x
        wanted += step
    while stop is not None and place < stop:
        try:
            next(it)
        except StopIteration:
            return
        place += 1


def pairwise(iterable, /):
    it = iter(iterable)
    for a in it:
        break
    else:
        return
    for b in it:
        yield a, b
        a = b


def starmap(function, iterable, /):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2, /):
    it = iter(iterable)
    queues = [[] for _ in range(n)]

    def part(queue):
        while True:
            if not queue:
                try:
                    x = next(it)
                except StopIteration:
                    return
                for q in queues:
                    q.append(x)
            yield queue.pop(0)

    return tuple(part(queue) for queue in queues)


def zip_longest(*iterables, fillvalue=None):
    missing = [None]
    its = [iter(x) for x in iterables]
    while its:
        values = [next(it, missing) for it in its]
        if all(v is missing for v in values):
            return
        yield tuple(fillvalue if v is missing else v for v in values)


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    return _product(pools)


def _product(pools):
    if any(not pool for pool in pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple(pool[i] for pool, i in zip(pools, places))
        for k in range(len(pools) - 1, -1, -1):
            places[k] += 1
            if places[k] < len(pools[k]):
                break
            places[k] = 0
        else:
            return


def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(pool, r)


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    places = list(range(r))
    yield tuple(pool[i] for i in places)
    while True:
        for i in range(r - 1, -1, -1):
            if places[i] != i + n - r:
                break
        else:
            return
        places[i] += 1
        for j in range(i + 1, r):
            places[j] = places[j - 1] + 1
        yield tuple(pool[i] for i in places)


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if not n and r:
        return
    places = [0] * r
    yield tuple(pool[i] for i in places)
    while True:
        for i in range(r - 1, -1, -1):
            if places[i] != n - 1:
                break
        else:
            return
        places[i:] = [places[i] + 1] * (r - i)
        yield tuple(pool[i] for i in places)


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r
    if r > n:
        return
    places = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple(pool[i] for i in places[:r])
    while n:
        for i in range(r - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                places[i:] = places[i + 1 :] + places[i : i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                places[i], places[-j] = places[-j], places[i]
                yield tuple(pool[i] for i in places[:r])
                break
        else:
            return
