import ScriptRuntime
import Testing

@testable import Batch

/// What `bench` times: a function's value, by its script and by a plan of the call.
struct FunctionBenchmarkTests {
  /// Each the body of a program, a call, and whether a plan can be made of it.
  static let calls: [(program: String, inputs: String, value: String, isPlanned: Bool)] = [
    (
      """
      def f(x, k, gamma):
          with tf.GradientTape() as tape:
              tape.watch(x)
              y = tf.reduce_sum(x ** 2) * gamma + float(k)
          return y, tape.gradient(y, x), None, {"k": k, "text": "ö"}
      """, #"{"x": [[1, 2], [3, 4.5]], "k": 3, "gamma": 0.5}"#,
      #"[20.125,[[1.0,2.0],[3.0,4.5]],null,{"k":3,"text":"ö"}]"#, true
    ),
    // Floats of the language vary like tensors.
    ("def f(a):\n    return a * a + 1.5", #"{"a": 2.5}"#, "7.75", true),
    // A list that is no tensor, with tensors in it; a tensor of another dtype.
    (
      "def f(rows, names, index):\n    return [tf.reduce_sum(r) for r in rows] + names + [index]",
      #"{"rows": [[1], [2, 3]], "names": ["a", true], "index": {"dtype": "int32", "data": [7]}}"#,
      #"[1.0,5.0,"a",true,[7]]"#, true
    ),
    ("def f(x):\n    return x", #"{"x": []}"#, "[]", true),
    (
      "f = lambda x: x if x[0] > 0 else -x", #"{"x": [-1, "Infinity"]}"#, #"[1.0,"-Infinity"]"#,
      true
    ),
    ("f = tf.exp", #"{"x": [0, 0]}"#, "[1.0,1.0]", true),
    // Whole numbers are the program's structure.
    ("def f(n):\n    return n + 1", #"{"n": 4}"#, "5", false),
    // What a call leaves for the next.
    (
      "calls = []\ndef f(x):\n    calls.append(1)\n    return x * float(len(calls))",
      #"{"x": [1, 2]}"#, "[1.0,2.0]", false
    ),
    (
      "v = tf.Variable([0.0], dtype=tf.float64)\ndef f(x):\n    v.assign_add(x)\n    return v * x",
      #"{"x": [3]}"#, "[9.0]", false
    ),
  ]

  @Test(arguments: calls.indices)
  func theValueIsTheScripts(_ index: Int) throws {
    let (program, inputs, value, isPlanned) = Self.calls[index]
    for usesPlans in [true, false] {
      let report = try Self.report(program, inputs, usesPlans: usesPlans)
      #expect(String(decoding: report.value, as: UTF8.self) == value)
      #expect(report.isPlanned == (usesPlans && isPlanned))
      #expect((report.unplannedReason != nil) == (usesPlans && !isPlanned))
      #expect(report.nanoseconds.count == 5)
      #expect(report.warmUpNanoseconds.count == (usesPlans ? 2 : 0))
    }
  }

  /// A plan that ignored an input would fold it: other inputs, same plan, must give other values.
  @Test func inputsAreNotConstants() throws {
    let program = try CompiledProgram.lone(
      "def f(x, a):\n    return tf.reduce_sum(x * a)".utf8, path: "p")
    let inputs = try FunctionInputs(
      json: #"{"x": [1, 2], "a": 3.0}"#.utf8, directory: ".", limits: JobLimits())
    let session = BenchmarkSession(
      request: .init(function: "f", minimumRuns: 1, minimumSeconds: 0), options: RunOptions(),
      inputs: inputs)
    #expect(try session.run(program, { _ in }, { _ in }).isPlanned)
    #expect(inputs.row.count == 24)
    let planned = try #require(session.planned)
    let other = [2.0, 3.0, 10.0].withUnsafeBytes { Array($0) }
    #expect(session.value(planned, of: other) == Array("50.0".utf8))
  }

  @Test func whatIsPrintedIsPrintedOnce() {
    var output = ""
    let ending = Self.benchmark(runs: 4).run(
      source: "print('top')\ndef f(x):\n    print(x)\n    return x * x".utf8,
      inputs: #"{"x": 2.0}"#.utf8, directory: ".",
      onOutput: { output += String(decoding: $0, as: UTF8.self) }, onDiagnostic: { _ in })
    guard case .finished = ending else { return #expect(Bool(false), "\(ending)") }
    #expect(output == "top\n2.0\n")
  }

  @Test func mistakesAreTold() {
    func ending(_ program: String, _ inputs: String) -> FunctionBenchmark.Ending {
      Self.benchmark(runs: 1).run(
        source: program.utf8, inputs: inputs.utf8, directory: ".", onOutput: { _ in },
        onDiagnostic: { _ in })
    }
    #expect(ending("g = 1", "{}") == .failed("NameError: name 'f' is not defined"))
    #expect(
      ending("def f(x): return x", #"{"y": 1}"#)
        == .failed("TypeError: f() got an unexpected keyword argument 'y'"))
    #expect(
      ending("def f():\n    return f", "{}")
        == .failed(
          "SpecError: outputs: 'f' holds a value of type 'function', which has no form in a result")
    )
    #expect(
      ending("def f(): return 1", "[]")
        == .refused("inputs: should be an object with a member for each argument"))
    guard case .refused = ending("def f(): return 1", #"{"x": 1, "x": 2}"#),
      case .refused = ending("def f(): return 1", #"{"x": {"dtype": "int8", "data": 1}}"#),
      case .failed(let text) = ending("def f():\n    raise ValueError('no')", "{}")
    else { return #expect(Bool(false)) }
    #expect(text.hasSuffix("line 2, in f\n    raise ValueError('no')\nValueError: no"))
  }

  /// A call has the limits of a run, not what earlier calls left of them.
  @Test func everyCallHasItsLimits() throws {
    var options = RunOptions()
    options.usesPlans = false
    options.limits.steps = 5_000
    options.limits.bytes = 4 << 20
    let benchmark = FunctionBenchmark(
      path: "p", options: options,
      request: .init(function: "f", minimumRuns: 200, minimumSeconds: 0))
    let ending = benchmark.run(
      source:
        "def f(x):\n    y = [x * i for i in range(100)]\n    return y[-1] + tf.zeros([9999])[0]"
        .utf8,
      inputs: #"{"x": {"dtype": "float32", "data": 1}}"#.utf8, directory: ".",
      onOutput: { _ in }, onDiagnostic: { _ in })
    guard case .finished(let report) = ending else { return #expect(Bool(false), "\(ending)") }
    #expect(report.nanoseconds.count == 200)
  }

  @Test func reportsForPeopleAndPrograms() {
    var report = FunctionBenchmark.Report()
    report.value = Array("[1.5]".utf8)
    report.nanoseconds = [1_234_567, 999, 2_000_000_000, 45_600]
    report.warmUpNanoseconds = [10]
    report.unplannedReason = "it \"reads\""
    #expect(
      report.text == """
        [1.5]
        runs    4 of the script
        min     999 ns
        median  45.60 µs
        before  10 ns
        no plan: it "reads"
        """)
    #expect(
      report.json
        == #"{"value":[1.5],"planned":false,"unplanned_reason":"it \"reads\"","min_nanoseconds":999,"#
        + #""median_nanoseconds":45600,"warm_up_nanoseconds":[10],"#
        + #""nanoseconds":[1234567,999,2000000000,45600]}"#)
  }

  private static func benchmark(runs: Int) -> FunctionBenchmark {
    FunctionBenchmark(
      path: "p", options: RunOptions(),
      request: .init(function: "f", minimumRuns: runs, minimumSeconds: 0))
  }

  private static func report(
    _ program: String, _ inputs: String, usesPlans: Bool
  ) throws -> FunctionBenchmark.Report {
    var options = RunOptions()
    options.usesPlans = usesPlans
    let benchmark = FunctionBenchmark(
      path: "p", options: options,
      request: .init(function: "f", minimumRuns: 5, minimumSeconds: 0))
    let ending = benchmark.run(
      source: program.utf8, inputs: inputs.utf8, directory: ".", onOutput: { _ in },
      onDiagnostic: { _ in })
    guard case .finished(let report) = ending else { throw Unfinished(ending: ending) }
    return report
  }

  private struct Unfinished: Error { var ending: FunctionBenchmark.Ending }
}
