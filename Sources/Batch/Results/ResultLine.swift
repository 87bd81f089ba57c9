import JSON

/// A result line, read again.
struct ResultLine {
  /// A string, or null.
  var id: JSONValue
  /// Nil for a result that is no error.
  var failure: JobFailure?

  /// - Parameter line: with or without its end.
  /// - Returns: nil for what is no result.
  init?(_ line: UnsafeRawBufferPointer, with document: JSONDocument) {
    guard let node = try? document.parse(line), let id = node.member("id") else { return nil }
    self.id = JSONValue(id)
    guard let status = node.member("status") else { return nil }
    guard status.equals("error") else { return }
    guard let error = node.member("error"),
      let kind = error.member("kind")?.stringValue.flatMap({ JobFailure.Kind(rawValue: $0) })
    else { return nil }
    failure = JobFailure(
      kind: kind, type: error.member("type")?.stringValue ?? "",
      message: error.member("message")?.stringValue ?? "",
      line: error.member("line")?.int64Value.map { Int($0) },
      column: error.member("column")?.int64Value.map { Int($0) },
      phase: error.member("phase")?.stringValue.flatMap { JobFailure.Phase(rawValue: $0) },
      isRetryable: error.member("retryable")?.boolValue ?? false)
  }

  /// The id that a line of ours begins with, without parsing the rest.
  static func id(of line: UnsafeRawBufferPointer) -> JSONValue {
    let head = #"{"id":""#.utf8
    guard line.starts(with: head) else { return .null }
    var end = head.count
    while end < line.count, line[end] != UInt8(ascii: "\"") {
      end += line[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < line.count else { return .null }
    return (try? JSONValue(parsing: Array(line[(head.count - 1)...end]))) ?? .null
  }

  /// The ids of the first and the last of some whole lines.
  static func ids(of lines: UnsafeRawBufferPointer) -> (first: JSONValue, last: JSONValue)? {
    guard lines.count > 1 else { return nil }
    let start = lines.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (id(of: lines), id(of: UnsafeRawBufferPointer(rebasing: lines[start...])))
  }
}
