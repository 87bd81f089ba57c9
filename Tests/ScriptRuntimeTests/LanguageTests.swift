import Foundation
import ScriptRuntime
import ScriptSyntax
import Testing

/// The scripts of `Language/`: each prints and fails exactly as it did under CPython 3.11.
@Suite struct LanguageTests {
  /// The files are found by their folder: an empty one would pass.
  @Test func filesAreFound() throws {
    #expect(LanguageScript.all.count >= 21)
    for script in LanguageScript.all {
      #expect(try script.expected().contains { $0.contains { !$0.isWhitespace } }, "\(script)")
    }
  }

  @Test(arguments: LanguageScript.all)
  func matchesCPython(script: LanguageScript) throws {
    let expected = try script.expected()
    let programs = try script.programs()
    #expect(programs.count == expected.count)
    let interpreter = Interpreter()
    for (number, source) in programs.enumerated() where number < expected.count {
      let got = try outcome(of: source, interpreter).split(
        separator: "\n", omittingEmptySubsequences: false)
      let want = expected[number].split(separator: "\n", omittingEmptySubsequences: false)
      #expect(got.count == want.count, "\(script), program \(number + 1)")
      for (line, pair) in zip(got, want).enumerated() where pair.0 != pair.1 {
        Issue.record(
          """
          \(script), program \(number + 1), line \(line + 1)
            expected \(pair.1)
            got      \(pair.0)
          """)
      }
    }
  }

  /// What `record` writes of a program.
  private func outcome(of source: String, _ interpreter: Interpreter) throws -> String {
    let program = try Compiler.compile(try Program.parse(source), text: source)
    do {
      try interpreter.run(program, requiresInputs: false)
      return String(decoding: interpreter.standardOutput, as: UTF8.self)
    } catch {
      let place = "\(error.line ?? 0):\(error.column ?? 0)"
      return String(decoding: interpreter.standardOutput, as: UTF8.self)
        + "--- traceback\n\(error.traceback)\n--- at \(place)\n"
    }
  }
}

/// A file of `Language/`: programs with a line `# ---` between them, and what they do.
struct LanguageScript: CustomTestStringConvertible, CustomStringConvertible, Sendable {
  static let separator = "# ---\n"
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Language")

  let name: String

  static let all: [LanguageScript] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().map {
      LanguageScript(name: String($0.dropLast(3)))
    }
  }()

  var description: String { name }
  var testDescription: String { name }

  private func parts(_ suffix: String) throws -> [String] {
    let file = Self.folder.appendingPathComponent("\(name).\(suffix)")
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: Self.separator)
  }

  func programs() throws -> [String] { try parts("py") }
  func expected() throws -> [String] { try parts("expected") }
}
