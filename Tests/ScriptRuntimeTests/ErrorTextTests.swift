import ScriptRuntime
import ScriptSyntax
import Testing

/// What is told of an error is bounded, whatever a program puts into it.
@Suite struct ErrorTextTests {
  private func failure(_ source: String) throws -> ScriptFailure? {
    let program = try Compiler.compile(try Program.parse(source), text: source)
    do throws(ScriptFailure) {
      try Interpreter().run(program, requiresInputs: false)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "raise ValueError('é' * 1000000)", "{}['x' * 1000000]", "raise ValueError([1.5] * 1000000)",
    "raise ValueError({i: i for i in range(100000)}, 1)",
    "x = [1]\nfor i in range(40): x = [x, x]\nraise ValueError(x)",
    "tf.constant('x' * 100000, tf.float32)", "int('9' * 100000 + 'x')",
  ])
  func messagesAreCut(source: String) throws {
    let found = try #require(try failure(source))
    #expect(found.message.hasSuffix(ErrorText.mark), "\(source)")
    #expect(found.message.utf8.count <= ErrorText.sizeLimit + ErrorText.mark.utf8.count)
    #expect(found.traceback.utf8.count < ErrorText.sizeLimit + 1_000)
    #expect(found.type.hasSuffix("Error"))
  }

  @Test func shortMessagesAreWhole() throws {
    let text = String(repeating: "x", count: ErrorText.sizeLimit)
    #expect(try failure("raise ValueError('x' * \(ErrorText.sizeLimit))")?.message == text)
  }

  @Test func tracebacksShowTheBeginningOfLongLines() throws {
    let line = "x = 1 / 0 #" + String(repeating: " x", count: 10_000)
    let found = try #require(try failure(line))
    #expect(found.traceback.utf8.count < 1_000)
    #expect(found.traceback.contains("x = 1 / 0 #"))
  }
}
