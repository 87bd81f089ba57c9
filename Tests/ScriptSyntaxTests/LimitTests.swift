import Foundation
import ScriptSyntax
import Testing

/// Parses and drops a text on a thread with 512 KiB of stack; a debug build's frames are ten times
/// as large.
private func parseOnSmallStack(_ source: String) -> SyntaxError? {
  final class Box: @unchecked Sendable {  // reason: written before the semaphore is signalled.
    var error: SyntaxError?
  }
  let box = Box()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    box.error = syntaxError(of: source)
    done.signal()
  }
  #if DEBUG
    thread.stackSize = 5 << 20
  #else
    thread.stackSize = 512 << 10
  #endif
  thread.start()
  done.wait()
  return box.error
}

private func nest(_ open: String, _ core: String, _ close: String, _ count: Int) -> String {
  String(repeating: open, count: count) + core + String(repeating: close, count: count)
}

/// Each is a text whose tree would be too deep, and one that is just allowed.
@Test(arguments: [
  nest("(", "x", ")", 99), nest("[", "x", "]", 99), nest("{x:", "x", "}", 99),
  nest("f(", "x", ")", 99), nest("x[", "x", "]", 99),
  nest("(a or b and not c < d | e ^ f & g << h + i * -j ** ", "x", ")", 15),
  nest("[x for x in y if ", "x", "]", 75), nest("lambda: ", "x", "", 110),
  nest("not ", "x", "", 1_500), nest("-", "x", "", 1_500), nest("x ** ", "x", "", 220),
  nest("x if y else ", "x", "", 1_500), nest("x + ", "x", "", 1_500), nest("", "x", ".x", 1_500),
  nest("", "x", "()", 1_500), nest("", "x", "[0]", 1_500), nest("x < ", "x", "", 5_000),
  nest("x or ", "x", "", 5_000), nest("", "x", ", x", 5_000),
  nest("f(x + x + x + ", "x", ")", 75), nest("f(x if y else ", "x", ")", 99),
  (0..<59).map { nest(" ", "def f():\n", "", $0) }.joined()
    + nest(" ", nest("f(", "x", ")", 99), "", 59),
  nest("x = ", "x", "", 5_000),
  "def f(): pass\n" + nest("", "if x:\n pass", "\nelif x:\n pass", 290),
  "f'''{f\"\"\"{f'{f\"{x}\"}'}\"\"\"}'''",
])
func acceptsWhatIsDeep(source: String) {
  #expect(parseOnSmallStack(source) == nil)
}

@Test(arguments: [
  nest("(", "x", ")", 101), nest("(", "x", ")", 20_000), nest("f(", "x", ")", 20_000),
  nest("x[", "x", "]", 20_000), nest("{x:", "x", "}", 20_000), nest("(", "", "", 20_000),
  nest("(a or b and not c < d | e ^ f & g << h + i * -j ** ", "x", ")", 99),
  nest("lambda: ", "x", "", 20_000), nest("not ", "x", "", 20_000), nest("-", "x", "", 20_000),
  nest("x ** ", "x", "", 20_000), nest("x if y else ", "x", "", 20_000),
  nest("x + ", "x", "", 20_000), nest("", "x", ".x", 20_000), nest("", "x", "()", 20_000),
  nest("", "x", "[0]", 20_000), nest("x if lambda: ", "x", "", 20_000),
  (0..<61).map { nest(" ", "if x:\n", "", $0) }.joined() + nest(" ", "x", "", 61),
  "if x: pass\n" + nest("", "", "elif x:\n pass\n", 20_000),
])
func refusesWhatIsDeeper(source: String) {
  #expect(parseOnSmallStack(source) != nil)
}

@Test func takesLinearTime() {
  // A second for each would already be far beyond linear.
  for source in [
    nest("x = 1\n", "", "", 8_000), nest("f'{x}' ", "", "", 8_000),
    "f'" + nest("{x}\\n{y:>{z}}", "", "", 20_000) + "'", nest("[", "", "]\n", 100),
    "[x " + nest("for x in y ", "", "", 20_000) + "]", "def f(" + nest("a,", "", "", 10_000),
    "'" + nest("\\", "", "", 20_001) + "'", nest("\"\"\"", "", "", 10_001),
    nest("with (", "", "", 10_000), nest("with (a):\n  pass\n", "", "", 10_000),
    nest("\t\n", "", "", 20_000), nest("é", "", "", 20_000), nest("x\\\n", "", "", 20_000),
  ] {
    let start = ContinuousClock.now
    _ = parseOnSmallStack(source)
    #expect(ContinuousClock.now - start < .seconds(5), "\(source.prefix(20))")
  }
}

@Test func refusesLongTexts() {
  let text = String(repeating: "#", count: SyntaxLimits.sourceSize)
  #expect(syntaxError(of: text) == nil)
  #expect(syntaxError(of: text + "#")?.message.contains("longer than") == true)
}

@Test func refusesWhatIsNotUTF8() {
  #expect(throws: SyntaxError.self) { try Program.parse(utf8: [0x78, 0xFF]) }
  #expect(syntaxError(of: "x = 1\nx\0")?.position == SourcePosition(line: 2, column: 2))
}

/// Broken programs: every prefix of a text with something of everything, and every text with one
/// byte changed, must end in a program or an error.
@Test func survivesDamage() {
  let source = Array(
    """
    @d(1)
    def f(a, *b, c: int = 0x1F, **k):
      'doc\\x41'
      with (a as b, c): return f'{a!r:>{c}}é' if a else [x for x in b if x]
      try: x[1:2, ...] += {**k, 'a': {1}}
      except (A, B) as e: raise e from None
      while not a < b != c: global g; break
      else: del a.b, c
    """.utf8)
  #expect((try? Program.parse(utf8: source)) != nil)
  var errorCount = 0
  /// An error is at a place of the text, or just behind it.
  func attempt(_ text: [UInt8]) {
    do throws(SyntaxError) {
      _ = try Program.parse(utf8: text)
    } catch {
      errorCount += 1
      let lineCount = text.count { $0 == 0x0A } + 1
      #expect(!error.message.isEmpty)
      #expect(1...(lineCount + 1) ~= Int(error.position.line), "\(error)")
      #expect(1...(text.count + 1) ~= Int(error.position.column), "\(error)")
    }
  }
  for length in 0...source.count { attempt(Array(source[..<length])) }
  for index in source.indices {
    for byte in "(){}[]'\"\\\n\t :=*,#@!0a\u{0}".utf8 {
      var damaged = source
      damaged[index] = byte
      attempt(damaged)
    }
  }
  #expect(errorCount > 1_000)
}
