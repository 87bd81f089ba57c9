#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// State that several threads share, its lock, and the conditions they wait for.
///
/// A `pthread_mutex_t` at a fixed address: the thread sanitizer understands it, which it does not
/// always for the standard library's mutex.
public final class Monitor<State>: @unchecked Sendable {  // reason: state only under the lock
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let conditions: UnsafeMutablePointer<pthread_cond_t>
  private let conditionCount: Int
  private var state: State

  /// - Parameter conditionCount: how many different things can be waited for.
  public init(_ state: sending State, conditionCount: Int = 0) {
    self.state = state
    self.conditionCount = conditionCount
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    conditions = .allocate(capacity: max(conditionCount, 1))
    for index in 0..<conditionCount {
      (conditions + index).initialize(to: pthread_cond_t())
      pthread_cond_init(conditions + index, nil)
    }
  }

  deinit {
    for index in 0..<conditionCount { pthread_cond_destroy(conditions + index) }
    conditions.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs `body` alone with the state.
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout State) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&state)
  }

  /// Waits until `isReady`, then runs `body`, all under the lock; the thread that makes it ready calls
  /// `signal` or `broadcast` with the same condition.
  func wait<Result>(
    for condition: Int, until isReady: (inout State) -> Bool,
    then body: (inout State) -> sending Result
  ) -> sending Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isReady(&state) { pthread_cond_wait(conditions + condition, mutex) }
    return body(&state)
  }

  /// Wakes one thread that waits for the condition.
  func signal(_ condition: Int) { pthread_cond_signal(conditions + condition) }

  /// Wakes all threads that wait for the condition.
  func broadcast(_ condition: Int) { pthread_cond_broadcast(conditions + condition) }
}
