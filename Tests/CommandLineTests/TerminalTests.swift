import Foundation
import Testing

/// What a person at a terminal sees; `script` gives the process one.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script")))
struct TerminalTests {
  /// Twelve jobs of a tenth of a second each.
  private func workspace() throws -> Workspace {
    let space = try Workspace()
    let line =
      #"{"id": "a", "source": "while True:\n  pass", "limits": {"seconds": 0.1}}"# + "\n"
    try space.write(String(repeating: line, count: 12), to: "in/slow.jsonl")
    return space
  }

  private func terminal(_ space: Workspace, _ environment: [String: String] = [:]) throws -> String
  {
    let command = "'\(CommandLine.executable)' run in -o out -j1"
    return try Run(
      ["-qec", command, "typescript"], in: space.root,
      environment: ["TERM": "xterm"].merging(environment) { $1 }, executable: "/usr/bin/script"
    ).wait().output
  }

  @Test func aBarShowsTheRateAndTheTimeLeft() throws {
    let space = try workspace()
    let seen = try terminal(space)
    let drawn = seen.components(separatedBy: "\r\u{1B}[K")
    #expect(drawn.count > 5)
    #expect(drawn.contains { $0.contains("% ") && $0.contains("/s, ") && $0.contains(" left") })
    let shares = drawn.compactMap { line in
      line.split(separator: "]").last?.split(separator: "%").first.flatMap {
        Int($0.trimmingCharacters(in: .whitespaces))
      }
    }
    #expect(shares == shares.sorted())
    #expect((shares.first ?? 100) < 30 && (shares.last ?? 0) > 70)
    // The bar goes before anything else is said.
    let told = drawn.last ?? ""
    #expect(told.hasPrefix("in/slow.jsonl:1 a TimeLimit"), "\(told)")
  }

  @Test func aDumbTerminalAndAFileSeeNoControlBytes() throws {
    let space = try workspace()
    #expect(try terminal(space, ["TERM": "dumb"]).contains("\u{1B}") == false)
    let outcome = try space.tapedeck("run", "in", "-o", "out", "-j2")
    #expect(outcome.errors.contains("\u{1B}") == false)
    #expect(outcome.errors.contains("\r") == false)
  }
}
