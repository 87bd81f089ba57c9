import Foundation
import Testing

/// Every subcommand as a user meets it.
struct CommandTests {
  @Test(arguments: ["run", "filter", "eval", "validate", "show", "ops", "repro", "bench"])
  func helpShowsExamples(_ command: String) throws {
    let space = try Workspace()
    let outcome = try space.tapedeck(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("EXAMPLES"))
    #expect(outcome.output.contains("tapedeck \(command)"))
    #expect(try space.tapedeck("--help").output.contains("tapedeck \(command)"))
  }

  // MARK: run

  @Test func successIsQuiet() throws {
    let space = try ExitStatusTests.workspace()
    let outcome = try space.tapedeck("run", "good", "-o", "out", "-j8")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    let verbose = try space.tapedeck("run", "good", "-o", "out", "--rerun", "--verbose")
    #expect(verbose.errors.hasPrefix("1 records, 0 failed, "))
  }

  @Test func failuresAreToldUpToTen() throws {
    let space = try Workspace()
    let line = #"{"id": "same", "source": "raise ValueError('first\\nsecond')"}"# + "\n"
    try space.write(String(repeating: line, count: 10), to: "ten.jsonl")
    try space.write(String(repeating: line, count: 13), to: "thirteen.jsonl")
    let ten = try space.tapedeck("run", "ten.jsonl", "-o", "out")
    #expect(ten.errorLines.count == 10)
    #expect(ten.errorLines[9] == "ten.jsonl:10 same ValueError: first (1:1)")
    let thirteen = try space.tapedeck("run", "thirteen.jsonl", "-o", "out")
    #expect(thirteen.errorLines.count == 11)
    #expect(thirteen.errorLines[10] == "and 3 more")
  }

  @Test func linesGoToStandardOutput() throws {
    let space = try ExitStatusTests.workspace()
    let expected = #"{"id":"a","status":"ok","outputs":{"y":1}}"# + "\n"
    #expect(try space.tapedeck("run", "good", "-o", "-").output == expected)
    #expect(try space.tapedeck("run", "good/good.jsonl", "--output", "-").output == expected)
    let input = try String(contentsOfFile: space.path("good/good.jsonl"), encoding: .utf8)
    #expect(try space.tapedeck("run", "-", "-o", "-", input: input).output == expected)
    #expect(try space.tapedeck("filter", input: input).output == expected)
    #expect(try space.files(in: "").contains("out") == false)
  }

  // MARK: filter

  @Test func aLineComesBackWhileTheInputStaysOpen() throws {
    let space = try Workspace()
    let process = Process()
    let toChild = Pipe()
    let fromChild = Pipe()
    process.executableURL = URL(fileURLWithPath: CommandLine.executable)
    process.arguments = ["filter"]
    process.currentDirectoryURL = URL(fileURLWithPath: space.root)
    process.standardInput = toChild
    process.standardOutput = fromChild
    try process.run()
    for index in 0..<20 {
      let start = ContinuousClock.now
      let line = #"{"id": "r\#(index)", "source": "y = \#(index)"}"# + "\n"
      try toChild.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      let answer = String(decoding: fromChild.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer == #"{"id":"r\#(index)","status":"ok","outputs":{"y":\#(index)}}"# + "\n")
      // Far above what it takes, which is a millisecond, and far below a pause of the reader.
      #expect(index == 0 || ContinuousClock.now - start < .seconds(2))
    }
    try toChild.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  // MARK: eval

  @Test func evalTellsWhatPythonTells() throws {
    let space = try Workspace()
    try space.write(
      """
      import tensorflow as tf


      def add(a):
        return a + tf.ones([3])


      print("before", float(x))
      tf.print("to standard error")
      add(tf.ones([2]))
      """, to: "p.py")
    let outcome = try space.tapedeck("eval", "p.py", "--input", "x=1.5")
    #expect(outcome.status == 1)
    #expect(outcome.output == "before 1.5\n")
    let lines = outcome.errorLines
    #expect(
      lines.dropLast() == [
        "to standard error", "Traceback (most recent call last):",
        #"  File "p.py", line 10, in <module>"#, "    add(tf.ones([2]))",
        #"  File "p.py", line 5, in add"#, "    return a + tf.ones([3])",
      ])
    #expect(lines.last?.contains("InvalidArgumentError: ") == true)
    #expect(lines.last?.contains("Incompatible shapes: [2] vs. [3]") == true)
  }

  @Test func evalBindsInputsAndParams() throws {
    let space = try Workspace()
    try space.write("print(x.dtype.name, x.numpy(), steps, name)", to: "p.py")
    let outcome = try space.tapedeck(
      "eval", "p.py", "--input", "x=[1, 2]", "--param", "steps=3", "--param", #"name="n""#,
      "--dtype", "float64")
    #expect(outcome.output == "float64 [1. 2.] 3 n\n")
    let fromInput = try space.tapedeck("eval", "-", input: "print(1 + 1)")
    #expect(fromInput.output == "2\n")
  }

  @Test func evalNamesAProgramThatCannotRun() throws {
    let space = try Workspace()
    try space.write("print('not printed')\nx = tf.nope(1)\n", to: "p.py")
    let outcome = try space.tapedeck("eval", "p.py")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.errorLines == [
        #"  File "p.py", line 2"#, "    x = tf.nope(1)",
        "AttributeError: module 'tensorflow' has no attribute 'nope'",
      ])
  }

  // MARK: validate, show, ops

  @Test func validateTellsAllProblemsInOnePass() throws {
    let space = try Workspace()
    try space.write(
      #"""
      {"id": "a", "source": "y = 1"}
      {"id": "b", "source": "y = (1"}
      {"id": "c", "source": "y = x"}
      {"id": "d", "inputs": {"x": [[1], [2, 3]]}, "source": "y = x"}
      {"id": "a", "source": "y = tf.nope(1)"}
      {"id": "e", "sauce": "y = 1"}
      {"id": "f", "program": "nowhere"}
      not json
      """#, to: "p.jsonl")
    let outcome = try space.tapedeck("validate", "p.jsonl")
    #expect(outcome.status == 1)
    #expect(outcome.output == "p.jsonl: 8 records, 8 problems\n")
    #expect(
      outcome.errorLines == [
        "p.jsonl:2 b SyntaxError: '(' was never closed (1:5)",
        "p.jsonl:3 c SpecError: missing input 'x' (1:5)",
        "p.jsonl:4 d SpecError: inputs.x: the nested list is not rectangular",
        "p.jsonl:5 a AttributeError: module 'tensorflow' has no attribute 'nope' (1:8)",
        "p.jsonl:5 a SpecError: id: record 1 has the same",
        "p.jsonl:6 e SpecError: unknown key 'sauce' (did you mean 'source'?)",
        "p.jsonl:7 f SpecError: program: no 'nowhere.py' in: .",
        "p.jsonl:8 - SpecError: expected a value at byte 0",
      ])
  }

  @Test func showListsRecordsAndResults() throws {
    let space = try Workspace()
    try space.write(
      #"""
      {"batch": {"program": "square"}}
      {"id": "a", "inputs": {"x": 2.0}}
      {"id": "b", "inputs": {"x": "two"}}
      """#, to: "p.jsonl")
    try space.write("y = x * x", to: "square.py")
    #expect(try space.tapedeck("show", "p.jsonl").output == "1\ta\tsquare(x)\n2\tb\tsquare(x)\n")
    #expect(
      try space.tapedeck("show", "p.jsonl:2").output == #"{"id": "b", "inputs": {"x": "two"}}"#
        + "\n")
    #expect(try space.tapedeck("run", "p.jsonl", "-o", "out").status == 1)
    #expect(
      try space.tapedeck("show", "out/p.results.jsonl.gz").output
        == "1\ta\ty=4.0\n2\tb\tSpecError: inputs.x: should hold numbers only\n")
    #expect(
      try space.tapedeck("show", "--failed", "out/p.results.jsonl.gz").outputLines.count == 1)
  }

  @Test func opsListsNames() throws {
    let space = try Workspace()
    let all = try space.tapedeck("ops").outputLines
    #expect(all.contains("tf.GradientTape") && all.contains("np.sum") && all.contains("math.pi"))
    #expect(all == all.sorted())
    let some = try space.tapedeck("ops", "reduce_").outputLines
    #expect(!some.isEmpty && some.allSatisfy { $0.contains("reduce_") })
    let signatures = try space.tapedeck("ops", "--signatures").outputLines
    #expect(
      Set(signatures).isSuperset(of: [
        "function tf.abs(x, name=None)", "method list.append(object, /)", "attribute float.real",
        "function math.gcd(*integers)", "binary **", "comparison not in", "unary -",
        "type ValueError(*args)", "constant math.pi",
      ]))
  }

  // MARK: repro

  @Test func reproGivesTheLineOfTheRun() throws {
    let space = try Workspace()
    try space.write(
      "with tf.GradientTape() as t:\n  t.watch(x)\n  y = x ** n\ng = t.gradient(y, x)\nprint(g)",
      to: "power.py")
    try space.write(
      #"""
      {"batch": {"program": "power", "params": {"n": 2}}}

      {"id": "a", "inputs": {"x": [1.5, "Infinity"]}, "tags": {"k": 1}}
      {"id": "b", "inputs": {"x": 3}, "dtype": "float64"}
      {"id": "c", "inputs": {"x": true}}
      oops
      """#, to: "p.jsonl")
    let lines = try space.tapedeck("run", "p.jsonl", "-o", "-").outputLines
    #expect(lines.count == 4)
    for (index, line) in lines.enumerated() {
      let outcome = try space.tapedeck("repro", "p.jsonl:\(index + 1)")
      #expect(outcome.output == line + "\n")
      #expect(outcome.status == (line.contains(#""status":"ok""#) ? 0 : 1))
      #expect(outcome.errors.hasPrefix("id "))
    }
    let script = try #require(space.bytes("repro-1.py").map { String(decoding: $0, as: UTF8.self) })
    #expect(script.contains("x = tf.constant([1.5,math.inf], dtype=tf.float32)\n"))
    #expect(script.contains("n = 2\n"))
    #expect(script.contains("y = x ** n\n"))
    #expect(script.hasSuffix("print(\"y =\", y)\nprint(\"g =\", g)\n"))
    #expect(space.bytes("repro-4.py") == nil)
  }
}
