import Foundation
import ScriptSyntax
import Testing

@testable import ScriptRuntime

/// The collector frees nothing that is in use, and what is not: a program does the same whenever it
/// runs, and with whatever room.
@Suite struct CollectionTests {
  /// Programs whose answers and room are known: a generator, callback or iterator makes garbage for a
  /// native function that holds something.
  static let reductions = [
    ("max('k' + str(i) for i in range(N))", "k999"),
    ("min('k' + str(i) for i in range(N))", "k0"),
    ("max((i * 7919 % 10007, i) for i in range(N))[0]", "10006"),
    ("max(enumerate(i * 7 % 1009 for i in range(N)), key=lambda p: (p[1], str(p)))[1]", "1008"),
    ("max(enumerate(range(N)), key=str)[0]", "999"),
    ("len(sum([[1]] * (N // 20), [])) * 20 == N", "True"),
    ("len(sum(([str(i)] for i in range(N // 20)), [])) * 20 == N", "True"),
    ("sum(len([i, str(i)]) for i in range(N)) == 2 * N", "True"),
    ("sum(map(len, map(str, range(N)))) > N", "True"),
    ("sum(map(lambda i: len([i, str(i)]), range(N))) == 2 * N", "True"),
    ("sum(1 for s in filter(lambda s: s[-1:] == '7', map(str, range(N)))) * 10 == N", "True"),
    ("any([i, str(i)] == [] for i in range(N))", "False"),
    ("all(str(i) + 'x' for i in range(N))", "True"),
    ("'nowhere' in (str(i) + 'x' for i in range(N))", "False"),
    ("len(set(str(i % 9) for i in range(N)))", "9"),
    ("len(dict((str(i % 9), [i]) for i in range(N)))", "9"),
    ("max(a + b for a, b in zip(map(str, range(N)), (str(i) for i in range(N))))", "999999"),
    ("max(max([j] + [str(j)] * 0 for j in range(40))[0] + i for i in range(N // 40))", "238"),
    ("max(map(lambda i: max(str(j + i) for j in range(40)), range(N // 40)))", "99"),
    ("math.fsum(float(str(i)) for i in range(N)) == N * (N - 1) / 2", "True"),
    ("math.prod(len(str(i)[:1]) for i in range(N))", "1"),
    ("[s for s in map(str, range(N)) if s == '7']", "['7']"),
    ("float(max(tf.reduce_sum(tf.ones([50]) * float(i % 9)) for i in range(N // 20)))", "400.0"),
    ("float(sum(tf.ones([50]) * float(i % 2) for i in range(N // 20))[0]) * 40 == N", "True"),
    (
      "float(max(map(lambda i: tf.ones([50]) * 2.0, range(N // 20)), key=lambda t: t[0])[0])", "2.0"
    ),
  ]

  @Test func reductionsRunInConstantRoom() throws {
    let interpreter = Interpreter()
    for (expression, expected) in Self.reductions {
      let source =
        "import math\nimport tensorflow as tf\nN = 8_000\nprint(\(expression))\n"
      var limits = JobLimits()
      limits.bytes = 400_000
      let got = try outcome(of: source, limits, interpreter)
      #expect(got == expected + "\n", "\(expression)")
    }
  }

  /// At the default limits, where the collector runs now and then.
  @Test(arguments: [
    ("max('k' + str(i) for i in range(40_000))", "k9999"),
    ("max((i * 7919 % 10007, i) for i in range(40_000))", "(10006, 31061)"),
    ("len(sum([[1]] * 3_000, []))", "3000"),
    (
      "max(enumerate(i * 7919 % 100_003 for i in range(40_000)), key=lambda p: p[1])",
      "(5367, 100001)"
    ),
  ])
  func reductionsHoldWhatTheyHave(expression: String, expected: String) throws {
    let got = try outcome(of: "print(\(expression))\n", JobLimits(), Interpreter())
    #expect(got == expected + "\n")
  }

  /// The scripts of `Language/`, as they are and with collections.
  @Test(arguments: LanguageScript.all)
  func scriptsDoTheSame(script: LanguageScript) throws {
    let interpreter = Interpreter()
    for (number, source) in try script.programs().enumerated() {
      compare(source, "\(script), program \(number + 1)", interpreter)
    }
  }

  /// The programs of `Conformance/`, as they are and with collections; in a long test all of them.
  @Test(arguments: ConformanceProgram.files)
  func programsDoTheSame(file: String) throws {
    let interpreter = Interpreter()
    let distance = Self.givenInterval != nil || file == "holding" ? 1 : 8
    for (number, program) in try ConformanceProgram.all(in: file).enumerated()
    where number % distance == 0 {
      let source = "import tensorflow as tf\nimport numpy as np\n" + program.source
      compare(source, "\(file)/\(program.name)", interpreter)
    }
  }

  /// Runs a program as it is, and with collections at some allocations and little room.
  private func compare(_ source: String, _ place: String, _ interpreter: Interpreter) {
    // What names something that is missing does not run at all.
    guard let program = try? Compiler.compile(try Program.parse(source), text: source) else {
      return
    }
    let wanted = outcome(of: program, JobLimits(), interpreter)
    for bytes in Self.givenInterval == nil ? [16 << 20] : [1 << 30, 16 << 20] {
      var limits = JobLimits()
      limits.bytes = bytes
      limits.collections = CollectionSchedule(
        interval: Self.givenInterval ?? 7, seed: UInt64(source.utf8.count))
      let got = outcome(of: program, limits, interpreter)
      #expect(got == wanted, "\(place), in \(bytes) bytes")
    }
  }

  /// The long test's: 1 is every allocation.
  private static let givenInterval = ProcessInfo.processInfo.environment["COLLECTION_INTERVAL"]
    .flatMap { Int($0) }

  private func outcome(
    of source: String, _ limits: JobLimits, _ interpreter: Interpreter
  ) throws -> String {
    outcome(
      of: try Compiler.compile(try Program.parse(source), text: source), limits, interpreter)
  }

  private func outcome(
    of program: CompiledProgram, _ limits: JobLimits, _ interpreter: Interpreter
  ) -> String {
    var ending = ""
    do {
      try interpreter.run(program, limits: limits, requiresInputs: false)
    } catch {
      ending = error.traceback
    }
    return String(decoding: interpreter.standardOutput, as: UTF8.self) + ending
  }

  // MARK: A forgotten root

  @Test func aFreedObjectThatIsMarkedStopsTheTest() async {
    await #expect(processExitsWith: .failure) {
      var cells = HeapTable<CellObject>()
      cells.retiresFreed = true
      let slot = cells.insert(CellObject(value: .none), birth: 1)
      cells.sweep(from: 0) { _ in }
      _ = cells.mark(slot)
    }
  }

  @Test func aFreedObjectThatIsLookedAtStopsTheTest() async {
    await #expect(processExitsWith: .failure) {
      var cells = HeapTable<CellObject>()
      cells.retiresFreed = true
      let slot = cells.insert(CellObject(value: .none), birth: 1)
      cells.sweep(from: 0) { _ in }
      _ = cells[slot].pointee
    }
  }

  @Test func noNumberOfAFreedObjectIsGivenToAnother() {
    var cells = HeapTable<CellObject>()
    for retires in [false, true] {
      cells.retiresFreed = retires
      let first = cells.insert(CellObject(value: .none), birth: 1)
      cells.sweep(from: 0) { _ in }
      let second = cells.insert(CellObject(value: .none), birth: 2)
      #expect((first == second) == !retires)
    }
    cells.destroy { _ in }
  }
}
