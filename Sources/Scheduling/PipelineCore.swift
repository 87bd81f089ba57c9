/// What the reader, the workers and the consumer of one run share: the queue of inputs and the
/// ring of results, under one lock.
final class PipelineCore<Input: Sendable, Output: Sendable>: Sendable {
  enum Next {
    case result(Int, Result<Output, any Error>)
    case end((any Error)?)
  }

  /// The one owner of everything mutable; reached only through `monitor`.
  private struct State {
    /// Slots of the ring, by serial number modulo the window.
    var inputs: [Input?]
    var results: [Result<Output, any Error>?]
    var admitted = 0
    /// The serial number that the next free worker takes.
    var taken = 0
    var consumed = 0
    var isReaderDone = false
    var readError: (any Error)?
    /// No more reading.
    var isDraining = false
    /// No more of anything.
    var isAbandoned = false
  }

  private let monitor: Monitor<State>
  private let window: Int

  init(window: Int) {
    self.window = window
    monitor = Monitor(
      State(
        inputs: Array(repeating: nil, count: window), results: Array(repeating: nil, count: window)),
      conditionCount: Condition.count)
  }

  // MARK: Reader

  func read(_ produce: () throws -> Input?) {
    while waitForRoom() {
      do {
        guard let input = try produce() else { break }
        admit(input)
      } catch {
        monitor.withLock { $0.readError = error }
        break
      }
    }
    monitor.withLock { $0.isReaderDone = true }
    monitor.broadcast(Condition.hasInput)
    monitor.broadcast(Condition.hasResult)
  }

  /// Whether there is room for one more item, and still a wish for it.
  private func waitForRoom() -> Bool {
    let window = window
    return monitor.wait(for: Condition.hasRoom) { state in
      state.isDraining || state.isAbandoned || state.admitted - state.consumed < window
    } then: { state in
      !state.isDraining && !state.isAbandoned
    }
  }

  private func admit(_ input: Input) {
    monitor.withLock { state in
      // Read while everything was abandoned: dropped, as if it had not been read.
      guard !state.isAbandoned else { return }
      state.inputs[state.admitted % window] = input
      state.admitted += 1
    }
    monitor.signal(Condition.hasInput)
  }

  // MARK: Workers

  func work<Worker>(
    _ index: Int, _ makeWorker: (Int) throws -> Worker,
    _ work: (inout Worker, Int, Input) throws -> Output
  ) {
    var worker: Worker
    do {
      worker = try makeWorker(index)
    } catch {
      // No worker is left to run the next item: its result is this error.
      if let (serial, _) = takeInput() { deliver(serial, .failure(error)) }
      return
    }
    while let (serial, input) = takeInput() {
      deliver(serial, Result { try work(&worker, serial, input) })
    }
  }

  private func takeInput() -> (Int, Input)? {
    let window = window
    return monitor.wait(for: Condition.hasInput) { state in
      state.isAbandoned || state.isReaderDone || state.taken < state.admitted
    } then: { state in
      guard !state.isAbandoned, state.taken < state.admitted else { return nil }
      let serial = state.taken
      state.taken += 1
      guard let input = state.inputs[serial % window] else { return nil }
      state.inputs[serial % window] = nil
      return (serial, input)
    }
  }

  private func deliver(_ serial: Int, _ result: Result<Output, any Error>) {
    let isNext = monitor.withLock { state in
      guard !state.isAbandoned else { return false }
      state.results[serial % window] = result
      return serial == state.consumed
    }
    if isNext { monitor.signal(Condition.hasResult) }
  }

  // MARK: Consumer

  func nextResult() -> Next {
    let window = window
    return monitor.wait(for: Condition.hasResult) { state in
      state.isAbandoned || state.results[state.consumed % window] != nil
        || (state.isReaderDone && state.consumed == state.admitted)
    } then: { state in
      guard !state.isAbandoned else { return .end(nil) }
      let slot = state.consumed % window
      guard let result = state.results[slot] else { return .end(state.readError) }
      state.results[slot] = nil
      return .result(state.consumed, result)
    }
  }

  func didConsume() {
    monitor.withLock { $0.consumed += 1 }
    monitor.signal(Condition.hasRoom)
  }

  // MARK: Stopping

  func stop(_ stop: PipelineControl.Stop) {
    monitor.withLock { state in
      state.isDraining = true
      if stop == .abandon { state.isAbandoned = true }
    }
    wakeAll()
  }

  /// The consumer failed: the rest is not wanted.
  func fail() { stop(.abandon) }

  private func wakeAll() {
    monitor.broadcast(Condition.hasRoom)
    monitor.broadcast(Condition.hasInput)
    monitor.broadcast(Condition.hasResult)
  }

  func summary(stop: PipelineControl.Stop?) -> OrderedPipeline.Summary {
    monitor.withLock { state in
      OrderedPipeline.Summary(
        admittedCount: state.admitted, consumedCount: state.consumed, stop: stop)
    }
  }
}

/// What the threads of a pipeline wait for.
private enum Condition {
  static let hasRoom = 0
  static let hasInput = 1
  static let hasResult = 2
  static let count = 3
}
