@preconcurrency import Dispatch

/// Calls something once, a given time from now, unless it is cancelled or released before.
public final class Deadline: Sendable {
  private let timer: any DispatchSourceTimer

  /// - Parameter seconds: from now; a time beyond what the clock can tell never comes.
  public init(seconds: Double, _ onReached: @escaping @Sendable () -> Void) {
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "tapedeck.deadline"))
    let nanoseconds = Int(exactly: (min(seconds, 1e9) * 1e9).rounded()) ?? .max
    timer.schedule(deadline: .now() + .nanoseconds(nanoseconds))
    timer.setEventHandler(handler: onReached)
    timer.resume()
  }

  deinit { timer.cancel() }

  /// Makes it never come, if it has not come yet; a call that is under way ends.
  public func cancel() { timer.cancel() }
}
