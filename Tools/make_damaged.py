#!/usr/bin/env python3
"""Makes nine damaged copies of a small gzip batch, one for each way in which gzip files break.

    python3 Tools/make_damaged.py DIR

Each kind gets a folder of its own, `DIR/KIND/batch.jsonl.gz`, so that each can be run alone; and
`DIR/intact` holds the file undamaged. A run of any damaged one must end with status 65, name the
file, and leave no results under the final name. Every file is checked here to be refused by zlib.
Python's standard library only; the same bytes every time.
"""

import argparse
import pathlib
import zlib

from batchfile import gzip_member, json_line

SOURCE = """\
import tensorflow as tf

with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
dy_dx = tape.gradient(y, x)
"""
HEADER_SIZE = 10  # Of the members made here: no name, no extra fields (RFC 1952, section 2.3).


def members():
    """Three gzip members of a batch, and the empty one that closes it."""
    lines = [json_line({"batch": {"source": SOURCE}})]
    lines += [json_line({"id": f"job-{n:04d}", "inputs": {"x": n * n % 997 / 97.0}}) for n in range(1, 1501)]
    texts = ["".join(lines[start : start + 501]).encode() for start in (0, 501, 1002)]
    return [gzip_member(text, 6) for text in texts + [b""]]


def replaced(data, offset, new):
    return data[:offset] + new + data[offset + len(new) :]


def damaged(parts):
    """Name and bytes of each damaged file; in most of them the damage is in the second member."""
    whole = b"".join(parts)
    second = len(parts[0])  # Where the second member starts,
    third = second + len(parts[1])  # and where it ends.
    text_size = int.from_bytes(whole[third - 4 : third], "little")
    checksum = int.from_bytes(whole[third - 8 : third - 4], "little")
    # Bits 1 and 2 of a deflate block are its type, and there is no type 3 (RFC 1951, section 3.2.3).
    bad_block = bytes([whole[second + HEADER_SIZE] | 0b110])
    return {
        "not_gzip": b"PK\x03\x04" + whole[4:],
        "unknown_method": replaced(whole, 2, b"\x07"),
        "truncated_header": whole[: second + 6],
        "truncated_data": whole[: second + len(parts[1]) // 2],
        "truncated_trailer": whole[: third - 3],
        "corrupt_data": replaced(whole, second + HEADER_SIZE, bad_block),
        "wrong_checksum": replaced(whole, third - 8, (checksum ^ 1).to_bytes(4, "little")),
        "wrong_length": replaced(whole, third - 4, (text_size + 1).to_bytes(4, "little")),
        "trailing_garbage": whole + b"and then some",
    }


def is_intact(data):
    """Whether zlib reads `data` to its end as gzip members, nothing missing and nothing left."""
    while data:
        reader = zlib.decompressobj(wbits=zlib.MAX_WBITS + 16)
        try:
            reader.decompress(data)
        except zlib.error:
            return False
        if not reader.eof:
            return False
        data = reader.unused_data
    return True


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n")[0], epilog=__doc__.split("\n", 1)[1],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("folder", type=pathlib.Path, metavar="DIR")
    folder = parser.parse_args().folder

    parts = members()
    files = {"intact": b"".join(parts), **damaged(parts)}
    for name, data in files.items():
        if is_intact(data) != (name == "intact"):
            raise SystemExit(f"{name} is not what its name says")
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "batch.jsonl.gz").write_bytes(data)


if __name__ == "__main__":
    main()
