import BatchIO
import JSON

/// What results depend on besides their input and the files that it names.
enum ResultOptions {
  /// Rises whenever the same input may give other results than before.
  static let semantics = 1

  /// The options that can change a result or its packing, as manifests tell them. How many workers there
  /// are, and whether they use plans, is not among them.
  static func json(_ options: RunOptions) -> JSONValue {
    let limits = options.limits
    let input = options.input
    return .sorted([
      "chunk_bytes": .integer(Int64(options.chunkSize)),
      "compression_level": .integer(Int64(max(options.compressionLevel, 1))),
      "encoding": .string(options.encoding.rawValue),
      "limits": .sorted([
        "steps": .integer(Int64(limits.steps)), "seconds": .number(limits.seconds),
        "bytes": .integer(Int64(limits.bytes)), "elements": .integer(Int64(limits.elements)),
        "depth": .integer(Int64(limits.depth)),
        "output_bytes": .integer(Int64(limits.outputBytes)),
      ]),
      "input": .sorted([
        "line_bytes": .integer(Int64(input.maximumLineSize)),
        "ratio": input.maximumRatio.map { .integer(Int64($0)) } ?? .null,
        "total_bytes": input.maximumTextSize.map { .integer($0) } ?? .null,
      ]),
      "shard": options.shard.map { .string("\($0.index)/\($0.count)") },
    ])
  }
}
