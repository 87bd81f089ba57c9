@preconcurrency import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns signals into calls on a thread of their own, where everything is allowed that a signal
/// handler may not do.
///
/// From its making until `cancel` (or its end) the watched signals have no other effect.
public final class SignalWatcher: Sendable {
  private let sources: [any DispatchSourceSignal]

  /// - Parameters:
  ///   - signals: by default interrupt (Ctrl-C) and terminate.
  ///   - onFirst: called with the first signal: stop in good order.
  ///   - onRepeat: called with the second and later ones: stop now. By default the process exits
  ///     with 128 plus the signal's number.
  public init(
    _ signals: [Int32] = [SIGINT, SIGTERM],
    onFirst: @escaping @Sendable (Int32) -> Void,
    onRepeat: @escaping @Sendable (Int32) -> Void = { _exit(128 + $0) }
  ) {
    let queue = DispatchQueue(label: "tapedeck.signals")
    let seen = Monitor(false)
    let registrations = DispatchGroup()
    sources = signals.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let isRepeat = seen.withLock { hasSeen in
          defer { hasSeen = true }
          return hasSeen
        }
        if isRepeat { onRepeat(number) } else { onFirst(number) }
      }
      registrations.enter()
      source.setRegistrationHandler { registrations.leave() }
      source.resume()
      return source
    }
    registrations.wait()
    // Until here a signal has its default effect, and ends the process before it has done anything;
    // to ignore it from the start would lose it. From here Dispatch catches it: on Linux with a
    // handler of its own, which must not be replaced; elsewhere beside the default, which must be.
    #if canImport(Darwin)
      for number in signals { signal(number, SIG_IGN) }
    #endif
  }

  deinit { cancel() }

  /// Stops watching. The signals stay without effect: their default would end the process.
  public func cancel() {
    for source in sources { source.cancel() }
  }

  /// Makes writing to a closed pipe an error of that write instead of the process's end. Once, at
  /// the start of a program.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }
}
