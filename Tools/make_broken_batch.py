#!/usr/bin/env python3
"""Makes a batch some of whose jobs are broken in twelve ways, and checks what a run made of it.

    python3 Tools/make_broken_batch.py DIR                  # writes the batches
    tapedeck run DIR --output RESULTS                       # must end with status 1
    python3 Tools/make_broken_batch.py DIR --check RESULTS  # must end with status 0

DIR gets `broken.jsonl.gz` (10,000 small jobs, 137 of them broken), `good.jsonl.gz` (the same without
the broken ones), their programs, and `expectations.json`, which lists the broken records. The check:
one result a record, in order, with its id; each broken record an error of its kind; the lines of the
good jobs byte-equal in both results files. Python's standard library only; same arguments, same files.
"""

import argparse
import json
import pathlib
import random
import sys

from batchfile import BatchWriter, json_line, open_lines

PROGRAMS = {
    "product": """\
import tensorflow as tf

with tf.GradientTape() as tape:
    tape.watch([x, y])
    z = x * x * y
dz_dx, dz_dy = tape.gradient(z, [x, y])
""",
    "second_order": """\
import tensorflow as tf

with tf.GradientTape() as outer:
    outer.watch(x)
    with tf.GradientTape() as inner:
        inner.watch(x)
        z = tf.sin(x) * y
    dz_dx = inner.gradient(z, x)
d2z_dx2 = outer.gradient(dz_dx, x)
print(dz_dx)
""",
    "caught": """\
import tensorflow as tf

v = tf.Variable(x)
with tf.GradientTape(persistent=True) as tape:
    z = tf.exp(-v * v) + y
try:
    with tape:
        tf.ones([2]) + tf.ones([3])
except tf.errors.InvalidArgumentError:
    print("caught")
dz_dv = tape.gradient(z, v)
unconnected = tape.gradient(z, y)
""",
}

RUNTIME_ERRORS = [
    "z = x\ndel z\nprint(z)",
    "with tf.GradientTape() as tape:\n    tape.watch(x)\n    z = x * tf.ones([2]) + tf.ones([3])",
    "with tf.GradientTape() as tape:\n    z = x * x\ntape.gradient(z, None)",
    "values = [1, 2, 3]\nprint('before')\nvalues[3]",
    "raise ValueError('on purpose')",
]
SYNTAX_ERRORS = ["z = (x * ", "with tf.GradientTape() as tape\n    z = x", "if x:\nz = x", "z = x $ y"]
ENDLESS_LOOPS = [
    "while True:\n    pass",
    "with tf.GradientTape() as tape:\n    tape.watch(x)\n    while True:\n        try:\n            x = x * 1.0\n"
    "        except Exception:\n            pass",
]
WRONG_TYPES = [("inputs", [1.0]), ("program", 7), ("outputs", "z"), ("seed", "one"), ("limits", 3)]


def with_source(job, source):
    job.pop("program")
    return {**job, "source": f"import tensorflow as tf\n{source}\n"}


def bad_json(job, turn):
    line = json_line(job)
    return [line[: len(line) // 2] + "\n", line[:-2] + "\n", line.replace('"id":', '"id"')][turn % 3]


def invalid_utf8(job, turn):
    bad = [b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"][turn % 4]
    return json_line({**job, "tags": {"note": "HERE"}}).encode().replace(b"HERE", bad)


def duplicate_key(job, turn):
    line = json_line(job)
    if turn % 2 == 0:
        return line[:-2] + ',"seed":1,"seed":1}\n'
    return line.replace('"inputs":{', '"inputs":{"x":0.5,')


def unknown_key(job, turn):
    return json_line({**job, ["input", "outptus", "Id", "timeout"][turn % 4]: 1})


def wrong_type(job, turn):
    key, value = WRONG_TYPES[turn % len(WRONG_TYPES)]
    return json_line({**job, key: value})


def missing_id(job, turn):
    del job["id"]
    return json_line(job)


def unknown_program(job, turn):
    return json_line({**job, "program": ["no_such_program", "prodcut"][turn % 2]})


def syntax_error(job, turn):
    return json_line(with_source(job, SYNTAX_ERRORS[turn % len(SYNTAX_ERRORS)]))


def runtime_error(job, turn):
    return json_line(with_source(job, RUNTIME_ERRORS[turn % len(RUNTIME_ERRORS)]))


def endless_loop(job, turn):
    return json_line(with_source(job, ENDLESS_LOOPS[turn % len(ENDLESS_LOOPS)]))


def deep_recursion(job, turn):
    return json_line(with_source(job, "def f(n):\n    return f(n + 1) + 1\nf(0)"))


def huge_tensor(job, turn):
    return json_line(with_source(job, "z = tf.ones([1 << 40])"))


# How a record is broken, the kinds of error that may come of it, and whether its id can be told.
BREAKAGES = [
    (bad_json, ["spec"], False),
    (invalid_utf8, ["spec"], False),
    (duplicate_key, ["spec"], False),
    (unknown_key, ["spec"], True),
    (wrong_type, ["spec"], True),
    (missing_id, ["spec"], False),
    (unknown_program, ["spec"], True),
    (syntax_error, ["syntax"], True),
    (runtime_error, ["script"], True),
    (endless_loop, ["limit"], True),
    (deep_recursion, ["script"], True),
    (huge_tensor, ["limit", "script"], True),
]


def good_job(number, uniform):
    job = {"id": f"job-{number:05d}", "program": sorted(PROGRAMS)[int(uniform() * len(PROGRAMS))]}
    job["inputs"] = {"x": round(4.0 * uniform() - 2.0, 6), "y": round(uniform(), 6)}
    if uniform() < 0.25:
        job["dtype"] = "float64"
    return job


def make(folder, count, broken_count, seed):
    uniform = random.Random(seed).random
    shuffled = sorted((uniform(), number) for number in range(1, count + 1))
    broken = {number: order for order, (_, number) in enumerate(shuffled[:broken_count])}
    # A million steps stop an endless loop soon; no good job takes a thousand.
    header = {"batch": {"limits": {"steps": 1_000_000}}}

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PROGRAMS.items():
        (folder / f"{name}.py").write_text(text)
    expectations = []
    with BatchWriter(str(folder / "broken.jsonl.gz")) as mixed, BatchWriter(str(folder / "good.jsonl.gz")) as good:
        mixed.write(header)
        good.write(header)
        for number in range(1, count + 1):
            job = good_job(number, uniform)
            if number not in broken:
                mixed.write(job)
                good.write(job)
                continue
            turn, choice = divmod(broken[number], len(BREAKAGES))
            breakage, kinds, keeps_id = BREAKAGES[choice]
            identity = job["id"]
            line = breakage(job, turn)
            mixed.write_line(line if isinstance(line, bytes) else line.encode())
            expectations.append(
                {"record": number, "breakage": breakage.__name__, "kinds": kinds, "id": identity if keeps_id else None}
            )
    document = {"count": count, "broken": expectations}
    (folder / "expectations.json").write_text(json.dumps(document, indent=1) + "\n")


def check(folder, results):
    """The faults of a run's results, as sentences."""
    document = json.loads((folder / "expectations.json").read_text())
    expected = {item["record"]: item for item in document["broken"]}
    with open_lines(str(results / "broken.results.jsonl.gz")) as file:
        mixed = list(file)
    with open_lines(str(results / "good.results.jsonl.gz")) as file:
        good = list(file)
    if len(mixed) != document["count"]:
        yield f"{len(mixed)} results for {document['count']} records"
        return
    if len(good) != document["count"] - len(expected):
        yield f"{len(good)} results for {document['count'] - len(expected)} good records"
        return
    good_lines = iter(good)
    for number, line in enumerate(mixed, start=1):
        item = expected.get(number)
        if item is None:
            if line != next(good_lines):
                yield f"record {number}: the line differs from the run without the broken ones"
            elif json.loads(line).get("status") != "ok":
                yield f"record {number}: a good job failed: {line[:200]!r}"
            elif json.loads(line)["id"] != f"job-{number:05d}":
                yield f"record {number}: the result of another job"
            continue
        result = json.loads(line)
        where = f"record {number} ({item['breakage']})"
        if result.get("status") != "error" or result["error"]["kind"] not in item["kinds"]:
            yield f"{where}: expected an error of kind {' or '.join(item['kinds'])}, got {line[:200]!r}"
        elif item["id"] is not None and result["id"] != item["id"]:
            yield f"{where}: id {result['id']!r} instead of {item['id']!r}"
        elif result["id"] is None and result.get("record") != number:
            yield f"{where}: neither an id nor the record's number"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n")[0], epilog=__doc__.split("\n", 1)[1],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("folder", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--check", type=pathlib.Path, metavar="RESULTS")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--broken", type=int, default=137)
    parser.add_argument("--seed", type=int, default=137)
    arguments = parser.parse_args()
    if arguments.check is None:
        make(arguments.folder, arguments.count, arguments.broken, arguments.seed)
        return
    faults = list(check(arguments.folder, arguments.check))
    for fault in faults[:20]:
        print(fault)
    if len(faults) > 20:
        print(f"and {len(faults) - 20} more")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
