import JSON

/// What is in an output, or in as much of it as is written.
struct OutputCounts: Sendable, Equatable {
  var records = 0
  /// Gzip members with text.
  var members = 0
  var failedByKind: [JobFailure.Kind: Int] = [:]
  /// Failures that another try may mend.
  var retryable = 0
  /// A string, or null for a record without one; nil without records.
  var firstID: JSONValue?
  var lastID: JSONValue?

  init() {}

  var failed: Int { failedByKind.values.reduce(0, +) }

  /// Adds one result.
  mutating func add(_ line: ResultLine) {
    records += 1
    firstID = firstID ?? line.id
    lastID = line.id
    guard let failure = line.failure else { return }
    failedByKind[failure.kind, default: 0] += 1
    if failure.isRetryable { retryable += 1 }
  }

  /// As manifests and checkpoints tell it.
  var json: [String: JSONValue?] {
    let failed = JobFailure.Kind.allCases.compactMap { kind in
      failedByKind[kind].map { (kind.rawValue, JSONValue.integer(Int64($0))) }
    }
    return [
      "records": .integer(Int64(records)), "members": .integer(Int64(members)),
      "ok": .integer(Int64(records - self.failed)),
      "failed": .sorted(Dictionary(uniqueKeysWithValues: failed)),
      "retryable": .integer(Int64(retryable)), "first_id": firstID, "last_id": lastID,
    ]
  }

  init?(_ json: JSONValue) {
    guard let records = json["records"]?.intValue, let members = json["members"]?.intValue,
      let retryable = json["retryable"]?.intValue, let failed = json["failed"]
    else { return nil }
    self.records = records
    self.members = members
    self.retryable = retryable
    firstID = json["first_id"]
    lastID = json["last_id"]
    for member in failed.members {
      guard let kind = JobFailure.Kind(rawValue: member.key), let count = member.value.intValue
      else { return nil }
      failedByKind[kind] = count
    }
  }
}
