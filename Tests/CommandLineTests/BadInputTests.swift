import Foundation
import Testing

/// Input that is broken, damaged or hostile.
struct BadInputTests {
  private static let tools = CommandLine.top + "/Tools/"

  /// 10,000 records, 137 of them broken in twelve ways.
  @Test func brokenRecordsCostNobodyElse() throws {
    let space = try Workspace()
    try space.tool("python3", Self.tools + "make_broken_batch.py", "in")
    let outcome = try space.tapedeck("run", "in", "-o", "out")
    #expect(outcome.status == 1)
    #expect(outcome.errorLines.count == 11)
    #expect(outcome.errorLines.last == "and 127 more")
    try space.tool("python3", Self.tools + "make_broken_batch.py", "in", "--check", "out")
  }

  /// Nine kinds of damage, each with the path, the byte and nothing under the final name.
  @Test func damagedFilesAreRefused() throws {
    let space = try Workspace()
    try space.tool("python3", Self.tools + "make_damaged.py", "in")
    let kinds = try space.files(in: "in").filter { $0 != "intact" }
    #expect(kinds.count == 9)
    for kind in kinds {
      let path = "in/\(kind)/batch.jsonl.gz"
      for command in [["run", path, "-o", "out"], ["validate", path]] {
        let outcome = try Run(command, in: space.root).wait()
        #expect(outcome.status == 65, "\(kind)")
        #expect(
          outcome.errors.hasPrefix("tapedeck: \(path): damaged input at byte "), "\(outcome.errors)"
        )
      }
      #expect(try space.files(in: "out") == [])
    }
    #expect(try space.tapedeck("run", "in/intact", "-o", "out").status == 0)
  }

  @Test func aBombIsRefusedAtOnce() throws {
    let space = try Workspace()
    // A gigabyte of blanks in less than a megabyte.
    try space.tool(
      "python3", "-c",
      """
      import gzip, sys
      with gzip.GzipFile("bomb.jsonl.gz", "wb", mtime=0) as file:
          for _ in range(1000):
              file.write(b" " * 1_000_000)
      """)
    let start = ContinuousClock.now
    let outcome = try space.tapedeck("run", "bomb.jsonl.gz", "-o", "out")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("expands more than 1000 times"))
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(try space.files(in: "out") == [])
  }

  struct Line: CustomTestStringConvertible, Sendable {
    var text: String
    var kind: String
    var message: String
    var testDescription: String { text }

    init(_ text: String, _ message: String, kind: String = "spec") {
      self.text = text
      self.message = message
      self.kind = kind
    }
  }

  /// Each costs its own record, names what is wrong, and leaves its neighbours as they are.
  @Test func aBadRecordNamesItsKey() throws {
    let bad = [
      Line(#"{"id": "b""#, "expected ',' or '}'"),
      Line(#"{"id": "b", "id": "c", "source": "y = 1"}"#, "duplicate key 'id'"),
      Line(#"{"id": "b", "inputs": {"x": 1, "x": 2}, "source": "y = 1"}"#, "duplicate key 'x'"),
      Line(#"{"id": "b", "program": "nowhere"}"#, "program: no 'nowhere.py'"),
      Line(#"{"id": "b", "program": "../p"}"#, "program: '../p' is no program's name"),
      Line(#"{"id": "b"}"#, "program: missing"),
      Line(#"{"source": "y = 1"}"#, "id: missing"),
      Line(#"{"id": 7, "source": "y = 1"}"#, "id: should be a string"),
      Line(#"{"id": "b", "source": 7}"#, "source: should be a string"),
      Line(#"{"id": "b", "source": "y = 1", "inputs": [1]}"#, "inputs: should be an object"),
      Line(#"{"id": "b", "source": "y = 1", "inputs": {"tf": 1}}"#, "inputs: 'tf' cannot be bound"),
      Line(#"{"id": "b", "source": "y = 1", "inputs": {"2x": 1}}"#, "inputs: '2x' cannot be bound"),
      Line(#"{"id": "b", "source": "y = 1", "params": {"np": 1}}"#, "params: 'np' cannot be bound"),
      Line(
        #"{"id": "b", "source": "y = x", "inputs": {"x": [[1], [2, 3]]}}"#,
        "inputs.x: the nested list"),
      Line(
        #"{"id": "b", "source": "y = x", "inputs": {"x": null}}"#, "inputs.x: should hold numbers"),
      Line(
        #"{"id": "b", "source": "y = x", "inputs": {"x": {"dtype": "int8", "data": 1}}}"#,
        "inputs.x: 'dtype' should be one of"),
      Line(
        #"{"id": "b", "source": "y = x", "inputs": {"x": {"npy": "../secret.npy"}}}"#, "inputs.x: "),
      Line(#"{"id": "b", "source": "y = 1", "outputs": "y"}"#, "outputs: should be a list"),
      Line(
        #"{"id": "b", "source": "y = 1", "outputs": ["z"]}"#,
        "outputs: the program did not assign 'z'"),
      Line(#"{"id": "b", "source": "y = 1", "dtype": "int32"}"#, "dtype: should be"),
      Line(#"{"id": "b", "source": "y = 1", "seed": 1.5}"#, "seed: should be a whole number"),
      Line(#"{"id": "b", "source": "y = 1", "limits": {"step": 5}}"#, "limits: unknown key 'step'"),
      Line(#"{"id": "b", "source": "y = 1", "limits": {"steps": 0}}"#, "limits.steps: should be"),
      Line(#"{"id": "b", "source": "y = 1", "encoding": "fancy"}"#, "encoding: should be"),
      Line(#"{"id": "b", "source": "y = 1", "tags": 5}"#, "tags: should be an object"),
      Line(
        #"{"id": "b", "source": "y = 1", "inptus": {}}"#,
        "unknown key 'inptus' (did you mean 'inputs'?)"),
      Line(#"{"id": "b", "source": "y = K * 2"}"#, "missing input 'K'"),
      Line(#"{"id": "b", "source": "y = (1"}"#, "'(' was never closed", kind: "syntax"),
      Line(#"{"id": "b", "source": "y = tf.nope"}"#, "has no attribute 'nope'", kind: "syntax"),
      Line(
        #"{"id": "b", "source": "while True:\n  pass", "limits": {"steps": 9999}}"#,
        "of 9999 steps", kind: "limit"),
      Line(
        #"{"id": "b", "source": "def f(): return f()\nf()"}"#, "maximum recursion", kind: "script"),
      Line(
        #"{"id": "b", "source": "y = tf.ones([1 << 40])"}"#, "elements of a tensor", kind: "limit"),
      Line(#"[]"#, "a record should be an object"),
      Line(#"7"#, "a record should be an object"),
      Line(String(repeating: "[", count: 100_000), "nested more than 512 levels"),
    ]
    let space = try Workspace()
    let good = #"{"id": "g", "source": "y = 1"}"# + "\n"
    try space.write(
      good + bad.map { $0.text + "\n" + good }.joined(), to: "a.jsonl")
    let outcome = try space.tapedeck("run", "a.jsonl", "-o", "-")
    #expect(outcome.status == 1)
    let lines = outcome.outputLines
    #expect(lines.count == 2 * bad.count + 1)
    for (index, line) in bad.enumerated() {
      let result = lines[2 * index + 1]
      #expect(result.contains(#""status":"error","error":{"kind":"\#(line.kind)""#), "\(result)")
      #expect(result.contains(line.message), "\(line.text): \(result)")
      #expect(lines[2 * index] == #"{"id":"g","status":"ok","outputs":{"y":1}}"#)
    }
  }

  @Test func aLineBeyondTheLimitCostsItsRecord() throws {
    let space = try Workspace()
    let good = #"{"id": "g", "source": "y = 1"}"# + "\n"
    let long =
      #"{"id": "l", "source": "y = 1", "tags": {"t": ""# + String(repeating: "x", count: 300_000)
    try space.write(good + long + "\"}}\n" + good, to: "a.jsonl")
    let outcome = try space.tapedeck(
      "run", "a.jsonl", "-o", "-", "--input-limit", "line_bytes=100000")
    #expect(
      outcome.outputLines == [
        #"{"id":"g","status":"ok","outputs":{"y":1}}"#,
        #"{"id":null,"record":2,"status":"error","error":{"kind":"spec","type":"SpecError","message":"the line is longer than 100000 bytes","retryable":false}}"#,
        #"{"id":"g","status":"ok","outputs":{"y":1}}"#,
      ])
  }

  @Test func invalidTextCostsItsRecord() throws {
    let space = try Workspace()
    var bytes = Data(#"{"id": "a", "source": "y = 1"}"#.utf8) + [0x0A]
    bytes += Data(#"{"id": "b", "tags": {"t": ""#.utf8) + [0xFF, 0xFE] + Data("\"}}\n".utf8)
    bytes += [0x00, 0x01, 0x0A]
    bytes += Data(#"{"id": "c", "source": "y = 1"}"#.utf8)
    try space.write(bytes, to: "a.jsonl")
    let outcome = try space.tapedeck("run", "a.jsonl", "-o", "-")
    #expect(outcome.outputLines.count == 4)
    #expect(outcome.outputLines[1].contains("invalid UTF-8 at byte 27"))
    #expect(outcome.outputLines[2].contains(#""id":null,"record":3"#))
    #expect(outcome.outputLines[3] == #"{"id":"c","status":"ok","outputs":{"y":1}}"#)
  }

  /// Foundation cannot say the directory of such a path.
  @Test func aNameOfOneCharacter() throws {
    let space = try Workspace()
    try space.write(#"{"id": "a", "source": "y = 1"}"# + "\n", to: "x")
    #expect(try space.tapedeck("validate", "x").status == 0)
    let outcome = try space.tapedeck("run", "x", "-o", "-")
    #expect(outcome.output == #"{"id":"a","status":"ok","outputs":{"y":1}}"# + "\n")
  }
}
