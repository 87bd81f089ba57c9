import JSON

extension FunctionBenchmark.Report {
  var minimumNanoseconds: Int { nanoseconds.min() ?? 0 }

  /// The middle one of the runs, the lower of two.
  public var medianNanoseconds: Int {
    nanoseconds.isEmpty ? 0 : nanoseconds.sorted()[(nanoseconds.count - 1) / 2]
  }

  /// One JSON object on one line.
  public var json: String {
    let reason = ByteBuffer()
    if let unplannedReason {
      reason.append(",\"unplanned_reason\":")
      reason.appendJSON(unplannedReason)
    }
    return "{\"value\":\(String(decoding: value, as: UTF8.self)),\"planned\":\(isPlanned)"
      + String(decoding: reason.bytes, as: UTF8.self)
      + ",\"min_nanoseconds\":\(minimumNanoseconds),\"median_nanoseconds\":\(medianNanoseconds)"
      + ",\"warm_up_nanoseconds\":\(Self.list(warmUpNanoseconds))"
      + ",\"nanoseconds\":\(Self.list(nanoseconds))}"
  }

  /// For people: a few lines, and of a long value its beginning.
  public var text: String {
    let shown = String(decoding: value.prefix(Self.shownSize), as: UTF8.self)
    let kind = isPlanned ? "of a plan" : "of the script"
    var lines = [
      value.count > Self.shownSize ? shown + "… (\(value.count) bytes)" : shown,
      "runs    \(nanoseconds.count) \(kind)",
      "min     \(Self.time(minimumNanoseconds))",
      "median  \(Self.time(medianNanoseconds))",
    ]
    if !warmUpNanoseconds.isEmpty {
      lines.append("before  \(warmUpNanoseconds.map(Self.time).joined(separator: ", "))")
    }
    if let unplannedReason { lines.append("no plan: \(unplannedReason)") }
    return lines.joined(separator: "\n")
  }

  private static let shownSize = 1_000

  private static func list(_ values: [Int]) -> String {
    "[" + values.map(String.init).joined(separator: ",") + "]"
  }

  /// A time with four digits.
  private static func time(_ nanoseconds: Int) -> String {
    let units = [("s", 1_000_000_000), ("ms", 1_000_000), ("µs", 1_000)]
    guard let (unit, size) = units.first(where: { nanoseconds >= $0.1 }) else {
      return "\(nanoseconds) ns"
    }
    let thousandths = nanoseconds / (size / 1_000)
    let (whole, part) = (thousandths / 1_000, thousandths % 1_000)
    let digits = String(String(part + 1_000).dropFirst())
    return "\(whole).\(digits.prefix(max(1, 4 - String(whole).count))) \(unit)"
  }
}
