import BatchIO
import Foundation
import Testing

@testable import Batch

/// A directory of its own for one test, removed at the end.
final class Workspace {
  let root: String

  init() throws {
    root =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("batch-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }

  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path(name) as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true)
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

  /// The lines of a results file, decompressed.
  func lines(_ name: String) throws -> [String] {
    let reader = try LineReader(path: path(name))
    let chunk = TextChunk()
    var lines: [String] = []
    while try reader.next(into: chunk) {
      for index in 0..<chunk.lineCount {
        lines.append(String(decoding: chunk.bytes(index), as: UTF8.self))
      }
    }
    return lines
  }

  func run(_ inputs: [String], options: RunOptions = RunOptions(), to output: String = "out")
    throws -> RunReport
  {
    // Also where an earlier run of the test has left the same.
    var options = options
    options.runsAgain = true
    return try BatchRunner(options: options).run(
      RunPaths(arguments: inputs.map(path), outputDirectory: path(output)))
  }
}

struct BatchRunnerTests {
  private static let cubic = """
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = x ** 3
        slope = inner.gradient(y, x)
    curvature = outer.gradient(slope, x)
    """

  @Test func aBatchGivesOneResultPerRecordInOrder() throws {
    let space = try Workspace()
    try space.write(Self.cubic, to: "cubic.py")
    try space.write(
      """
      {"batch": {"program": "cubic", "dtype": "float64", "outputs": ["slope", "curvature"]}}
      {"id": "one", "inputs": {"x": 1.0}}

      {"id": "two", "inputs": {"x": 2}, "tags": {"desk": [1, "a"]}}
      {"id": "none"}
      {"id": "bad", "inputs": {"x": "three"}}
      not json
      {"id": "last", "inputs": {"x": [1.0, 2.0]}}
      """, to: "cubics.jsonl")
    let report = try space.run(["cubics.jsonl"])
    #expect(report.records == 6)
    #expect(report.failed == 3)
    #expect(report.failedByKind == [.spec: 3])
    let lines = try space.lines("out/cubics.results.jsonl.gz")
    #expect(
      lines[0] == #"{"id":"one","status":"ok","outputs":{"slope":3.0,"curvature":6.0}}"#)
    #expect(
      lines[1]
        == #"{"id":"two","status":"ok","outputs":{"slope":12.0,"curvature":12.0},"tags":{"desk":[1,"a"]}}"#
    )
    #expect(lines[2].contains("missing input 'x'"))
    #expect(
      lines[3]
        == #"{"id":"bad","status":"error","error":{"kind":"spec","type":"SpecError","message":"inputs.x: should hold numbers only","retryable":false}}"#
    )
    #expect(lines[4].hasPrefix(#"{"id":null,"record":5,"status":"error","error":{"kind":"spec""#))
    #expect(
      lines[5]
        == #"{"id":"last","status":"ok","outputs":{"slope":[3.0,12.0],"curvature":[6.0,12.0]}}"#)
  }

  @Test func anUncaughtExceptionNamesItsPlace() throws {
    let space = try Workspace()
    try space.write(
      #"{"id": "a", "source": "x = tf.ones([2])\nprint('before')\ny = x + tf.ones([3])"}"#,
      to: "a.jsonl")
    let report = try space.run(["a.jsonl"])
    #expect(report.failedByKind == [.script: 1])
    let line = try #require(try space.lines("out/a.results.jsonl.gz").first)
    #expect(line.contains(#""type":"InvalidArgumentError""#))
    #expect(line.contains("Incompatible shapes: [2] vs. [3]"))
    #expect(line.contains(#""line":3,"column":"#))
    #expect(line.contains(#""stdout":"before\n""#))
  }

  @Test func anUnconnectedGradientSaysWhy() throws {
    let space = try Workspace()
    try space.write(
      #"""
      {"id": "a", "inputs": {"x": 1.0}, "source": "with tf.GradientTape() as t:\n  y = x * x\ng = t.gradient(y, x)", "outputs": ["g"]}
      """#, to: "a.jsonl")
    _ = try space.run(["a.jsonl"])
    let line = try #require(try space.lines("out/a.results.jsonl.gz").first)
    #expect(
      line.hasPrefix(#"{"id":"a","status":"ok","outputs":{"g":null},"why":{"g":"not watched"#))
  }

  @Test func defaultOutputsAreWhatTheProgramAssigned() throws {
    let space = try Workspace()
    let source =
      #"b = 1\na = tf.constant(2.0)\n_hidden = 3\ns = 'text'\nf = len\nv = tf.Variable(4)\nn = None\nt = (1, [2.5, True], {'k': a})\nmixed = [1, 's']"#
    try space.write(#"{"id": "a", "source": "\#(source)"}"#, to: "a.jsonl")
    _ = try space.run(["a.jsonl"])
    #expect(
      try space.lines("out/a.results.jsonl.gz") == [
        #"{"id":"a","status":"ok","outputs":{"b":1,"a":2.0,"v":4,"n":null,"t":[1,[2.5,true],{"k":2.0}]}}"#
      ])
  }

  @Test(arguments: [
    (#"while True:\n  pass"#, #"{"steps": 100000}"#, "StepLimit"),
    (#"x = tf.ones([1 << 40])"#, "{}", "limit"),
    (#"a = []\nwhile True:\n  a.append('x' * 1000)"#, #"{"bytes": 1000000}"#, "limit"),
    (#"while True:\n  print('x' * 1000)"#, #"{"output_bytes": 100000}"#, "limit"),
    (#"def f():\n  return f()\nf()"#, "{}", "RecursionError"),
    (#"while True:\n  pass"#, #"{"seconds": 0.05}"#, #""retryable":true"#),
  ])
  func aLimitEndsThatJobAlone(source: String, limits: String, expected: String) throws {
    let space = try Workspace()
    try space.write(
      """
      {"id": "before", "source": "y = 1"}
      {"id": "bad", "source": "\(source)", "limits": \(limits)}
      {"id": "after", "source": "y = 1"}
      """, to: "a.jsonl")
    let report = try space.run(["a.jsonl"])
    #expect(report.failed == 1)
    let lines = try space.lines("out/a.results.jsonl.gz")
    #expect(lines[0] == #"{"id":"before","status":"ok","outputs":{"y":1}}"#)
    #expect(lines[1].contains(expected), "\(lines[1])")
    #expect(lines[2] == #"{"id":"after","status":"ok","outputs":{"y":1}}"#)
  }

  @Test func theBytesDoNotDependOnWorkers() throws {
    let space = try Workspace()
    try space.write(
      Self.cubic + "\nif float(x) > 1990.0:\n  raise ValueError(str(x))", to: "in/c.py")
    var text = #"{"batch": {"program": "c"}}"# + "\n"
    for index in 0..<2_000 { text += #"{"id": "r\#(index)", "inputs": {"x": \#(index)}}"# + "\n" }
    try space.write(text, to: "in/c.jsonl")
    var results: [Data?] = []
    for workers in [1, 2, 3, 8, 64] {
      let report = try space.run(
        ["in"], options: RunOptions(workers: workers), to: "out\(workers)")
      #expect(report.records == 2_000)
      #expect(report.failed == 9)
      results.append(space.bytes("out\(workers)/c.results.jsonl.gz"))
    }
    #expect(results.allSatisfy { $0 != nil && $0 == results[0] })
  }

  @Test func aDamagedFileHasNoResultsAndOthersFinish() throws {
    let space = try Workspace()
    try space.write(#"{"id": "a", "source": "y = 1"}"#, to: "in/b.jsonl")
    try space.write("no gzip", to: "in/a.jsonl.gz")
    try space.write(#"{"batch": {"dtpye": "float64"}}"#, to: "in/c.jsonl")
    let report = try space.run(["in"])
    #expect(report.damageLines.count == 2)
    #expect(space.bytes("out/a.results.jsonl.gz") == nil)
    #expect(space.bytes("out/c.results.jsonl.gz") == nil)
    #expect(try space.lines("out/b.results.jsonl.gz").count == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: space.path("out"))
    #expect(left.sorted() == ["b.results.jsonl.gz", "b.results.jsonl.gz.manifest.json"])
  }

  @Test func anUnwritableDirectoryIsToldAsSuch() throws {
    let space = try Workspace()
    try space.write(#"{"id": "a", "source": "y = 1"}"#, to: "a.jsonl")
    try space.write("a file where the directory should be", to: "out")
    let report = try space.run(["a.jsonl"])
    guard report.outputFailure?.stage == .create else {
      Issue.record("expected a create failure, got \(String(describing: report.outputFailure))")
      return
    }
  }
}
