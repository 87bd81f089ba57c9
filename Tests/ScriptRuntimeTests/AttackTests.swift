import Foundation
import ScriptRuntime
import ScriptSyntax
import Testing

/// Programs that try to break out of their limits: `Attacks/attacks.py`.
///
/// Every one ends as its first line says, that job alone: the interpreter then runs a job as if
/// nothing had happened. `Attacks/check` looks at time and memory too, of a built `tapedeck`.
@Suite struct AttackTests {
  @Test func everyAttackEndsAsItShould() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("Attacks/attacks.py"), encoding: .utf8)
    let attacks = text.components(separatedBy: LanguageScript.separator)
    #expect(attacks.count > 150)
    var limits = JobLimits()
    limits.steps = 10_000
    limits.bytes = 8 << 20
    limits.outputBytes = 1 << 19
    limits.seconds = 60
    // The long test's: collections at every so many allocations.
    limits.collections = ProcessInfo.processInfo.environment["COLLECTION_INTERVAL"]
      .flatMap { Int($0) }.map { CollectionSchedule(interval: $0) }
    let interpreter = Interpreter()
    let witness = try Compiler.compile(try Program.parse("print(sum([1, 2, 3]))"))
    for (number, source) in attacks.enumerated() {
      let allowed = source.prefix { $0 != "\n" }.dropFirst("# expect: ".count)
        .split(separator: " ").map(String.init)
      let program = try Compiler.compile(try Program.parse(source), text: source)
      // What is fine, and errors of the script, get as many steps as they need.
      var given = limits
      if allowed.contains("fine") || !allowed[0].hasSuffix("LimitError") {
        given.steps = 10_000_000
        given.bytes = 64 << 20
      }
      let ended = outcome(of: program, given, interpreter)
      #expect(allowed.contains(ended), "attack \(number + 1): \(ended)\n\(source.prefix(300))")
      let output = String(decoding: interpreter.standardOutput, as: UTF8.self)
      #expect(!output.contains("ran a finally") && !output.contains("caught a limit"))
      #expect(outcome(of: witness, limits, interpreter) == "fine")
      #expect(interpreter.standardOutput == Array("6\n".utf8))
    }
  }

  private func outcome(
    of program: CompiledProgram, _ limits: JobLimits, _ interpreter: Interpreter
  ) -> String {
    do {
      try interpreter.run(program, limits: limits, requiresInputs: false)
      return "fine"
    } catch {
      return error.type
    }
  }
}
