/// One thing a user can set: by a flag, by `TAPEDECK_…` in the environment, or in the
/// configuration file.
struct Setting: Sendable {
  enum Kind: Sendable {
    case integer(ClosedRange<Int>)
    case seconds(allowsZero: Bool)
    case text
    case choice([String])
  }
  /// The key in the configuration file, levels separated by a dot: `limits.output_bytes`.
  var key: String
  var kind: Kind

  /// The name in the environment: `TAPEDECK_LIMITS_OUTPUT_BYTES`.
  var environmentName: String {
    Setting.environmentPrefix + key.uppercased().split(separator: ".").joined(separator: "_")
  }

  static let environmentPrefix = "TAPEDECK_"

  /// Names in the environment that are no settings of a run.
  static let otherEnvironmentNames = [
    "TAPEDECK_CONFIG", "TAPEDECK_KERNELS", "TAPEDECK_TEST_SLABS", collectionsName, crashName,
  ]

  /// `K` or `K:SEED`: a test of the collector, which then runs at every K-th allocation or so.
  static let collectionsName = "TAPEDECK_TEST_COLLECT"

  /// `ID:HOW`, several separated by commas: jobs that end their process, a test of the supervisor.
  static let crashName = "TAPEDECK_TEST_CRASH"

  static let all: [Setting] = [
    Setting(key: "workers", kind: .integer(1...1024)),
    Setting(key: "program_path", kind: .text),
    Setting(key: "encoding", kind: .choice(["plain", "typed"])),
    Setting(key: "compression_level", kind: .integer(0...9)),
    Setting(key: "deadline", kind: .seconds(allowsZero: false)),
    Setting(key: "lock_wait", kind: .seconds(allowsZero: true)),
    Setting(key: "job_log", kind: .text),
    Setting(key: "chunk_bytes", kind: .integer(1...(1 << 30))),
    Setting(key: "retries", kind: .integer(0...1_000)),
    Setting(key: "plans", kind: .choice(["true", "false"])),
    Setting(key: "limits.steps", kind: .integer(1...Int.max)),
    Setting(key: "limits.seconds", kind: .seconds(allowsZero: false)),
    Setting(key: "limits.bytes", kind: .integer(1...Int.max)),
    Setting(key: "limits.elements", kind: .integer(1...Int.max)),
    Setting(key: "limits.depth", kind: .integer(1...100_000)),
    Setting(key: "limits.output_bytes", kind: .integer(1...Int.max)),
    Setting(key: "input.line_bytes", kind: .integer(1...(1 << 40))),
    Setting(key: "input.ratio", kind: .integer(1...Int.max)),
    Setting(key: "input.total_bytes", kind: .integer(1...Int.max)),
  ]
}
