import ScriptRuntime
import ScriptSyntax
import Testing

/// What is refused before anything runs: by name, with its place.
@Suite struct RefusalTests {
  @Test(arguments: [
    ("print(1)\nx = tf.nosuch(2)", 2, 8, "module 'tensorflow' has no attribute 'nosuch'"),
    ("y = [tf.math.exp(1.0),\n     tf.math.oops]", 2, 14, "attribute 'oops'"),
    ("def f():\n  return math.foo", 2, 15, "module 'math' has no attribute 'foo'"),
    ("f = lambda: np.linalg.bar(1)", 1, 23, "has no attribute 'bar'"),
    ("if False:\n  tf.train.Saver()", 2, 6, "'tensorflow"),
    ("import tensorflow as T\nT.nosuch", 2, 3, "'nosuch'"),
    ("class A(list): pass", 1, 9, "a subclass of 'list' is not supported"),
    ("x = 1\nclass A(tf.Variable): pass", 2, 9, "a subclass of 'Variable' is not supported"),
    ("class A(object, metaclass=M): pass", 1, 27, "'metaclass' is not supported"),
    ("class A(tf.nn.Model): pass", 1, 15, "has no attribute 'Model'"),
    ("import os", 1, 8, "'os'"),
    ("x = 5j", 1, 5, "complex"),
    ("x = (1 +\n  b'a')", 2, 3, "bytes"),
    ("é = 1; import re", 1, 15, "'re'"),
    ("x = 12345678901234567890", 1, 5, "64 bits"),
    ("print(1)\nx = = 2", 2, 5, "invalid syntax"),
  ])
  func isRefusedWithItsPlace(source: String, line: Int, column: Int, part: String) {
    do throws(SyntaxError) {
      _ = try Compiler.compile(try Program.parse(source), text: source)
      Issue.record("accepted: \(source)")
    } catch {
      #expect(error.message.contains(part), "\(error.message)")
      #expect(Int(error.position.line) == line && Int(error.position.column) == column, "\(error)")
    }
  }

  @Test(arguments: [
    ("y = x * 2\nprint(K)", "x", 1, 5), ("def f():\n  return K\nprint(1)", "K", 2, 10),
    ("print(1)\nopen('f')", "open", 2, 1), ("a = [b for b in [1] if c]", "c", 1, 24),
    ("x += 1\ny = [lambda: z]", "z", 2, 14),
  ])
  func aFreeNameIsAMissingInput(source: String, name: String, line: Int, column: Int) throws {
    let program = try Compiler.compile(try Program.parse(source), text: source)
    let interpreter = Interpreter()
    do {
      try interpreter.run(program)
      Issue.record("ran: \(source)")
    } catch {
      guard case .missingInput = error.kind else {
        Issue.record("\(error)")
        return
      }
      #expect(error.message == "missing input '\(name)'")
      #expect(error.line == line && error.column == column)
      #expect(interpreter.standardOutput.isEmpty, "Nothing has run.")
    }
  }

  @Test func aNameThatIsAssignedLaterIsNoInput() throws {
    let source = "try:\n  print(t)\nexcept NameError as e:\n  print(e)\nt = 1\ndel t"
    let program = try Compiler.compile(try Program.parse(source), text: source)
    let interpreter = Interpreter()
    try interpreter.run(program)
    #expect(interpreter.standardOutput == Array("name 't' is not defined\n".utf8))
  }
}
