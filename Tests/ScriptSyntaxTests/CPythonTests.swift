import Foundation
import ScriptSyntax
import Testing

/// What CPython 3.11 said of a snippet (`Fixtures/record.py`); no message means it was accepted.
struct Recorded: Decodable {
  var source: String
  var type: String?
  var message: String?
  var line: Int32?
  var column: Int32?

  static func load() throws -> [Recorded] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/cpython.json")
    return try JSONDecoder().decode([Recorded].self, from: Data(contentsOf: file))
  }
}

@Test func judgesAsCPython() throws {
  for record in try Recorded.load() {
    var error: SyntaxError?
    do throws(SyntaxError) { _ = try Program.parse(record.source) } catch let thrown {
      error = thrown
    }
    let place = error.map { "\($0.type) \($0.message) \($0.position.line):\($0.position.column)" }
    print(
      "\(record.message == nil ? "ok" : "\(record.type!) \(record.message!) \(record.line!):\(record.column!)")\t\(place ?? "ok")\t\(record.source.debugDescription)"
    )
  }
}
