"""Reads and writes job batches: JSON lines, compressed or plain.

Python's standard library only. The files written here depend on their records alone (and, for the
compressed bytes, on the zlib in use): no time, no name, members cut at fixed amounts of text.
"""

import gzip
import json
import sys
import zlib

MEMBER_TEXT_SIZE = 256 * 1024  # Bytes of text in one gzip member, as Tapedeck's own results have.


def json_line(record):
    """One record as a line: compact, keys in the order given, non-finite numbers as strings."""
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False, allow_nan=False) + "\n"


def gzip_member(data, level=9):
    """One gzip member without time or name, with the same header on every platform."""
    compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    extra_flags = {1: 4, 9: 2}.get(level, 0)  # RFC 1952, section 2.3.1: XFL.
    header = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, extra_flags, 255])
    trailer = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return header + compressor.compress(data) + compressor.flush() + trailer


class BatchWriter:
    """Writes records to `path`: compressed when it ends in `.gz`, `-` for standard output.

    It streams: memory does not grow with the number of records.
    """

    def __init__(self, path, level=9):
        self._level = level
        self._compresses = path.endswith(".gz")
        self._owns_file = path != "-"
        self._file = open(path, "wb") if self._owns_file else sys.stdout.buffer
        self._lines = []
        self._pending_size = 0
        self.text_size = 0

    def write(self, record):
        self.write_line(json_line(record).encode())

    def write_line(self, line):
        """Writes a line given as bytes, broken or not; it must end with its newline."""
        self._lines.append(line)
        self._pending_size += len(line)
        self.text_size += len(line)
        if self._pending_size >= MEMBER_TEXT_SIZE:
            self._flush()

    def _flush(self):
        text = b"".join(self._lines)
        self._lines, self._pending_size = [], 0
        if text:
            self._file.write(gzip_member(text, self._level) if self._compresses else text)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self._flush()
            if self._compresses:
                self._file.write(gzip_member(b"", self._level))
        if self._owns_file:
            self._file.close()
        else:
            self._file.flush()


def open_lines(path):
    """The lines of a file as bytes, decompressed when it ends in `.gz`; `-` is standard input."""
    if path == "-":
        return sys.stdin.buffer
    return gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")


def _without_duplicates(pairs):
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a key occurs twice")
    return record


def read_records(path):
    """The records of a JSON-lines file in order, blank lines left out."""
    with open_lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield json.loads(line, object_pairs_hook=_without_duplicates)
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from error


def read_jobs(path):
    """The jobs of a batch with the defaults of its `batch` records applied.

    `inputs`, `params` and `limits` merge by name, the job winning; a job's `source` overrides the
    batch's `program`.
    """
    defaults = {}
    for record in read_records(path):
        if "batch" in record:
            defaults = record["batch"]
            continue
        job = {**defaults, **record}
        for key in ("inputs", "params", "limits"):
            if key in defaults and key in record:
                job[key] = {**defaults[key], **record[key]}
        if "source" in record:
            job.pop("program", None)
        yield job
