import Foundation

/// A program that prints something else on purpose: `Tests/Conformance/differences.txt` holds such
/// programs by name, each with the entry of the list of differences that it belongs to, and what
/// Tapedeck prints instead.
struct ConformanceDifference {
  /// An entry of "Where Tapedeck differs from TensorFlow" in `Documentation/programs.md`.
  var entry: String
  /// All that Tapedeck prints.
  var text: String

  static let file = ConformanceProgram.directory.appending(path: "differences.txt")

  /// The excused programs by `file/name`.
  static func all() throws -> [String: ConformanceDifference] {
    var result: [String: ConformanceDifference] = [:]
    for (heading, text) in try ConformanceProgram.sections(
      of: file.lastPathComponent, marker: "=== ")
    {
      let parts = heading.split(separator: ": ", maxSplits: 1).map(String.init)
      guard parts.count == 2, result[parts[0]] == nil else {
        throw ConformanceDifferenceError(heading: heading)
      }
      result[parts[0]] = ConformanceDifference(entry: parts[1], text: text)
    }
    return result
  }

  /// The names of the list's entries: what is bold at the start of an item.
  static func documentedEntries() throws -> Set<String> {
    let page = ConformanceProgram.root.appending(path: "Documentation/programs.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    let list = lines.drop { $0 != "## Where Tapedeck differs from TensorFlow" }.dropFirst()
      .prefix { !$0.hasPrefix("## ") }
    return Set(
      list.filter { $0.hasPrefix("- **") }.compactMap { line in
        line.dropFirst(4).split(separator: "**").first.map { String($0.drop { $0 == " " }) }
      }.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 })
  }
}

/// A heading of `differences.txt` that is not `file/name: entry`, or comes twice.
struct ConformanceDifferenceError: Error {
  var heading: String
}
