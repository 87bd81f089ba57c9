/// The most that one job may use; a job that exceeds one ends with a typed error, alone. A limit is reached
/// at the same point of the program on every machine, but for that of seconds.
public struct JobLimits: Hashable, Sendable {
  /// Statements, calls, loop edges and log entries, plus one for each 4,096 elements computed.
  public var steps: Int
  /// Wall-clock seconds: a safety net, the only limit whose effect depends on the machine.
  public var seconds: Double
  /// Bytes of live tensors, slots, entries and objects.
  public var bytes: Int
  /// Elements of any one tensor.
  public var elements: Int
  /// Nested calls; exceeding it is a catchable `RecursionError`.
  public var depth: Int
  /// Bytes of the result's outputs and standard output.
  public var outputBytes: Int
  /// In a test of the collector: when it runs. A program does the same with and without.
  public var collections: CollectionSchedule?

  /// The defaults are those of a job that sets no limits.
  public init(
    steps: Int = 100_000_000, seconds: Double = 600, bytes: Int = 1 << 30,
    elements: Int = 1 << 28, depth: Int = 1000, outputBytes: Int = 64 << 20
  ) {
    self.steps = steps
    self.seconds = seconds
    self.bytes = bytes
    self.elements = elements
    self.depth = depth
    self.outputBytes = outputBytes
  }
}
