"""Records what CPython 3.11 says of each snippet: python3 record.py (writes cpython.json)."""
import json
import pathlib
import sys
import warnings

assert sys.version_info[:2] == (3, 11), "the recorded messages are those of 3.11"
warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent
records = []
for source in json.loads((here / "snippets.json").read_text()):
    record = {"source": source}
    try:
        compile(source, "snippet", "exec")
    except SyntaxError as error:
        record |= {"type": type(error).__name__, "message": error.msg}
        record |= {"line": error.lineno, "column": error.offset}
    except ValueError as error:
        record |= {"type": "SyntaxError", "message": str(error), "line": 1, "column": 1}
    records.append(record)
lines = ",\n".join(json.dumps(record) for record in records)
(here / "cpython.json").write_text("[\n" + lines + "\n]\n")
