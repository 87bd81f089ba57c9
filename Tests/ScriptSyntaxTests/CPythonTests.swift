import Foundation
import ScriptSyntax
import Testing

/// What CPython 3.11 said of a snippet (`Fixtures/record.py`); no message means it was accepted.
struct Recorded: Decodable {
  var source: String
  var type: String?
  var message: String?
  var line: Int32?
  var column: Int32?

  static func load() throws -> [Recorded] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/cpython.json")
    return try JSONDecoder().decode([Recorded].self, from: Data(contentsOf: file))
  }
}

/// The error of a text, nil if it is a program.
func syntaxError(of source: String) -> SyntaxError? {
  do throws(SyntaxError) {
    _ = try Program.parse(source)
    return nil
  } catch {
    return error
  }
}

/// Messages that differ from CPython's though the verdict is the same: there the error is found by
/// another rule, and copying it would not help anyone.
private let otherWords: Set<String> = [
  "a, 1 = 2", "'\\x1'", "'\\u12'", "'\\U99999999'", "lambda x := 1: 2", "def f() -> : pass",
]

/// What we refuse by name, whatever Python says: where it has an error, it is of another part.
private let refusedByName: Set<String> = [
  "await x", "from x import", "from x import (a, b",
  "from . import x", "from x import a,", "import x as", "import x as y.z",
  "from x import *", "def f():\n  from math import *", "x = b'a' 'b'", "async def f(): pass",
  "type X = int", "x = r'\\n' rf'{a}\\d' u'b' Rb''",
  "import a as 1",
  "async for x in y: pass", "await a", "def f():\n  await a", "b'abc'", "rb'abc'", "B'x'", "1j",
  "1.5J",
  "0j", "x = 1e5j", "try:\n  a\nexcept* E:\n  b", "'\\N{DASH}'",
  "x = 99999999999999999999", "x = 9223372036854775808", "x = -9223372036854775809",
  "x = 0xFFFFFFFFFFFFFFFF", "'\\ud800'",
]

@Test func judgesAsCPython() throws {
  let records = try Recorded.load()
  #expect(records.count > 600)
  #expect(refusedByName.isSubset(of: records.map(\.source)))
  for record in records {
    let error = syntaxError(of: record.source)
    let source = record.source.debugDescription
    let isRefusedByName = error?.message.contains("not supported") == true
    #expect(isRefusedByName == refusedByName.contains(record.source), "\(source)")
    if isRefusedByName { continue }
    #expect((error == nil) == (record.message == nil), "\(source): \(error?.message ?? "accepted")")
    guard let error, let message = record.message else { continue }
    if !otherWords.contains(record.source) {
      #expect(error.message == message, "\(source)")
      #expect(error.type == record.type, "\(source)")
    }
  }
}

/// Where CPython's column is that of the failing token, ours is the same. (Elsewhere it points
/// behind a number, an indentation or, in 3.11, into an invented text of the f-string.)
@Test func pointsAsCPython() throws {
  let families = ["cannot assign", "cannot delete", "was never closed", "unmatched", "outside"]
  var checkedCount = 0
  for record in try Recorded.load() {
    guard let error = syntaxError(of: record.source), error.message == record.message,
      let line = record.line, let column = record.column,
      families.contains(where: { error.message.contains($0) }),
      !error.message.hasPrefix("f-string")
    else { continue }
    checkedCount += 1
    #expect(
      error.position == SourcePosition(line: line, column: column),
      "\(record.source.debugDescription)")
  }
  #expect(checkedCount > 60)
}

/// Python accepts these and we say what is missing.
@Test(arguments: [
  ("x = 1\nasync def f(): pass", "'async' is not supported", 2, 1),
  ("def f():\n  x = await g()", "'await' is not supported", 2, 7),
  ("x = b'a'", "bytes literals are not supported", 1, 5),
  ("x = 2j", "complex literals are not supported", 1, 5),
  ("x = '\\N{DASH}'", "\\N{...} escapes are not supported", 1, 5),
  ("x = '\\ud800'", "surrogate escapes are not supported", 1, 5),
  ("import io", "import of 'io' is not supported", 1, 8),
  ("import math, io.path as p", "import of 'io.path' is not supported", 1, 14),
  ("from io import path", "import of 'io' is not supported", 1, 6),
  ("from . import x", "relative imports are not supported", 1, 6),
  ("from math import *", "'import *' is not supported", 1, 18),
  ("try: pass\nexcept* E: pass", "'except*' is not supported", 2, 7),
  ("x = 9223372036854775808", "integer literals beyond 64 bits are not supported", 1, 5),
  ("x = -9223372036854775809", "integer literals beyond 64 bits are not supported", 1, 6),
])
func refusesByName(source: String, message: String, line: Int32, column: Int32) {
  let error = syntaxError(of: source)
  #expect(error?.message == message)
  #expect(error?.position == SourcePosition(line: line, column: column))
}
