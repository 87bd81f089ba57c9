import BatchIO
import JSON

/// Lists the records of a batch or of a results file, for a person.
public struct RecordListing {
  private let path: String
  private let failedOnly: Bool

  /// - Parameters:
  ///   - path: a batch or a results file, gzip or plain; `-` is standard input.
  ///   - failedOnly: lists only results that are failures.
  public init(path: String, failedOnly: Bool) {
    self.path = path
    self.failedOnly = failedOnly
  }

  /// Calls `body` with a line for each record: its number, its id, and what there is to say of it
  /// in short; of the one record `only`, with its text.
  public func forEach(
    only: Int?, _ body: (String) -> Void
  ) throws(InspectionError) {
    var walk = try RecordWalk(path: path, limits: InputLimits())
    let document = JSONDocument()
    while let record = try walk.next() {
      if let only {
        guard walk.number == only else { continue }
        body(String(decoding: record.text, as: UTF8.self))
        return
      }
      guard let node = try? document.parse(record.text) else {
        if !failedOnly { body("\(walk.number)\t-\tunreadable") }
        continue
      }
      let isFailure = node.member("status")?.equals("error") == true
      if failedOnly && !isFailure { continue }
      let id = node.member("id")?.stringValue ?? "-"
      body("\(walk.number)\t\(id)\t\(summary(node, defaults: walk.defaults))")
    }
    if let only {
      throw .noRecord("\(path): has \(walk.number) records, not \(only)")
    }
  }

  private func summary(_ node: JSONNode, defaults: JobDefaults) -> String {
    if let error = node.member("error") {
      let place = error.member("line")?.int64Value.map { " at line \($0)" } ?? ""
      let message = error.member("message")?.stringValue ?? ""
      return "\(error.member("type")?.stringValue ?? "error"): "
        + message.prefix { $0 != "\n" } + place
    }
    if let outputs = node.member("outputs") {
      return outputs.members.map { member in
        let text = String(decoding: member.value.text, as: UTF8.self)
        return "\(member.key.stringValue ?? "")=\(text.count > 24 ? text.prefix(21) + "..." : text)"
      }.joined(separator: " ")
    }
    let program =
      (node.member("program") ?? defaults.fields.program)?.stringValue
      ?? (node.member("source") ?? defaults.fields.source == nil ? "-" : "source")
    let inputs = (node.member("inputs") ?? defaults.fields.inputs)?.members
      .compactMap(\.key.stringValue).joined(separator: ", ")
    return program + "(" + (inputs ?? "") + ")"
  }
}
