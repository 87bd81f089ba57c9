import Foundation
import Testing

/// The README's thirty-second example does what the README says.
struct ReadmeTests {
  @Test func theExampleHoldsLiterally() throws {
    let readme = try String(contentsOfFile: CommandLine.top + "/README.md", encoding: .utf8)
    let program = try #require(readme.components(separatedBy: "```python\n").last)
    let space = try Workspace()
    try space.write(try #require(program.components(separatedBy: "```").first), to: "cubic.py")
    let blocks = Self.indentedBlocks(of: program)
    let batch = try #require(blocks.first { $0.first?.hasPrefix(#"{"batch""#) == true })
    try space.write(batch.joined(separator: "\n") + "\n", to: "cubics.jsonl")
    let sessions = blocks.filter { $0.first?.hasPrefix("$ tapedeck ") == true }
    #expect(sessions.count == 2)
    for session in sessions {
      let words = try #require(session.first).split(separator: " ").dropFirst(2).map(String.init)
      let outcome = try Run(words, in: space.root).wait()
      #expect(outcome.outputLines + outcome.errorLines == Array(session.dropFirst()))
    }
  }

  /// The blocks of code that four blanks set off, without these.
  private static func indentedBlocks(of text: String) -> [[String]] {
    var blocks: [[String]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("    ") {
        blocks[blocks.count - 1].append(String(line.dropFirst(4)))
      } else if blocks.last?.isEmpty == false {
        blocks.append([])
      }
    }
    return blocks.filter { !$0.isEmpty }
  }
}
