/// The switch by which others stop a pipeline: a signal, a deadline, a halt policy.
///
/// One control belongs to one run; it may be used before, during and after it, from any thread.
public final class PipelineControl: Sendable {
  /// How a pipeline is stopped.
  public enum Stop: Int, Comparable, Sendable {
    /// Nothing more is read; what was read is worked on and consumed.
    case drain
    /// What is not yet consumed is dropped, and the run returns without waiting for work underway.
    case abandon

    public static func < (left: Stop, right: Stop) -> Bool { left.rawValue < right.rawValue }
  }

  private struct State {
    var stop: Stop?
    var hasEnded = false
    var onStop: (@Sendable (Stop) -> Void)?
  }

  private let state = Monitor(State())

  /// A control for one run that is yet to start.
  public init() {}

  /// Stops the pipeline. A stronger stop may follow a weaker one, never the reverse.
  public func stop(_ stop: Stop) {
    let notify: (@Sendable (Stop) -> Void)? = state.withLock { state in
      guard stop > state.stop else { return nil }
      state.stop = stop
      return state.onStop
    }
    notify?(stop)
  }

  /// How the pipeline was told to stop; `nil` while it was not.
  public var requested: Stop? { state.withLock { $0.stop } }

  /// Whether nothing more should be read: the pipeline was told to stop, or failed. A producer
  /// that waits for its source looks here from time to time.
  public var isStopping: Bool { state.withLock { $0.stop != nil || $0.hasEnded } }

  /// Tells the pipeline of stops from now on, and of one that came before.
  func connect(_ onStop: @escaping @Sendable (Stop) -> Void) {
    let earlier = state.withLock { state in
      state.onStop = onStop
      return state.stop
    }
    if let earlier { onStop(earlier) }
  }

  /// The pipeline wants no more input: it failed or it is over.
  func end() {
    state.withLock { state in
      state.hasEnded = true
      state.onStop = nil
    }
  }
}

private func > (left: PipelineControl.Stop, right: PipelineControl.Stop?) -> Bool {
  guard let right else { return true }
  return left.rawValue > right.rawValue
}
