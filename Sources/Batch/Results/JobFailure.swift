import ScriptRuntime

/// Why one job failed: it becomes that job's result and never ends the batch.
public struct JobFailure: Error, Sendable, Equatable {
  /// Whose fault it is; the raw value stands in results as `kind`.
  public enum Kind: String, Sendable, CaseIterable {
    /// The record itself is wrong.
    case spec
    /// The program's text is not one we run.
    case syntax
    /// An exception that the program did not catch.
    case script
    /// A limit was reached.
    case limit
    /// A fault of ours.
    case crash
  }
  /// Which part of the computation was running, when it was not the program itself.
  public enum Phase: String, Sendable {
    /// A tape was asked for a gradient.
    case backward
  }

  /// Whose fault it is.
  public var kind: Kind
  /// The Python exception, `InvalidArgumentError`, or the limit, `StepLimit`.
  public var type: String
  /// As TensorFlow or Python words it, up to 16 KiB.
  public var message: String
  /// In the script, from 1; nil when none was running.
  public var line: Int?
  /// In Unicode scalars, from 1.
  public var column: Int?
  /// What was running; nil while the program itself was.
  public var phase: Phase?
  /// Whether the same job may succeed when tried again.
  public var isRetryable: Bool

  /// - Parameter message: cut to 16 KiB.
  public init(
    kind: Kind, type: String, message: String, line: Int? = nil, column: Int? = nil,
    phase: Phase? = nil, isRetryable: Bool = false
  ) {
    self.kind = kind
    self.type = type
    self.message = ErrorText.bounded(message)
    self.line = line
    self.column = column
    self.phase = phase
    self.isRetryable = isRetryable
  }

  /// A record that does not follow the contract; `message` names the key.
  static func spec(_ message: String) -> JobFailure {
    JobFailure(kind: .spec, type: "SpecError", message: message)
  }
}
