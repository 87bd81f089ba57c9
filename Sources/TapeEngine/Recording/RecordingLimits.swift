/// What one job may use. A limit is reached at the same point of the program on every machine.
public struct RecordingLimits: Hashable, Sendable {
  /// Statements, calls, loop edges and operations, plus one for each 4,096 elements computed.
  public var steps: Int
  /// Bytes of live tensors, slots, entries and whatever the delegate charges.
  public var bytes: Int
  /// Elements of one tensor.
  public var elements: Int

  public init(steps: Int = 100_000_000, bytes: Int = 1 << 30, elements: Int = 1 << 31) {
    self.steps = steps
    self.bytes = bytes
    self.elements = elements
  }
}
