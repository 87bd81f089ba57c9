import Dispatch

/// A few threads that work on items beside the one that hands them in, several items at a time, in no
/// certain order.
///
/// A bounded number of items waits: a thread that adds more waits too. It belongs to one thread, which calls
/// `finish` or `cancel` in the end.
public final class BackgroundQueue<Item: Sendable> {
  private struct State {
    var waiting: [Item] = []
    /// Calls of the body that have not returned.
    var underway = 0
    var threadCount = 0
    /// Threads that wait for items.
    var idleCount = 0
    var failure: (any Error)?
    var isClosed = false
  }
  private let monitor = Monitor(State(), conditionCount: Condition.count)
  private let threadLimit: Int
  private let capacity: Int
  private let groupSize: Int
  private let body: @Sendable ([Item]) throws -> Void

  /// - Parameters:
  ///   - threadLimit: threads are started as items come.
  ///   - capacity: the most items that wait.
  ///   - groupSize: the most items that one call of `body` gets.
  ///   - body: called on several threads; what it throws first ends the queue.
  public init(
    threadLimit: Int, capacity: Int, groupSize: Int,
    _ body: @escaping @Sendable ([Item]) throws -> Void
  ) {
    self.threadLimit = max(threadLimit, 1)
    self.capacity = max(capacity, 1)
    self.groupSize = max(groupSize, 1)
    self.body = body
  }

  deinit { cancel() }

  /// Adds an item, as soon as there is room.
  ///
  /// - Throws: what the body threw first; the item is then dropped.
  public func add(_ item: Item) throws {
    let capacity = capacity
    let threadLimit = threadLimit
    let startsThread = try monitor.wait(for: Condition.hasRoom) { state in
      state.failure != nil || state.waiting.count < capacity
    } then: { state -> Result<Bool, any Error> in
      if let failure = state.failure { return .failure(failure) }
      state.waiting.append(item)
      guard state.idleCount == 0, state.threadCount < threadLimit else { return .success(false) }
      state.threadCount += 1
      return .success(true)
    }.get()
    if startsThread { startThread() } else { monitor.signal(Condition.hasItems) }
  }

  /// Waits until every item is done, or the body threw.
  ///
  /// - Throws: what the body threw first.
  public func finish() throws {
    let failure = monitor.wait(for: Condition.hasRoom) { state in
      state.underway == 0 && (state.waiting.isEmpty || state.failure != nil)
    } then: { state in
      state.failure
    }
    cancel()
    if let failure { throw failure }
  }

  /// Drops the items that wait; those underway come to their end.
  public func cancel() {
    monitor.withLock { state in
      state.isClosed = true
      state.waiting = []
    }
    monitor.broadcast(Condition.hasItems)
  }

  private func startThread() {
    let monitor = monitor
    let groupSize = groupSize
    let body = body
    DispatchQueue(label: "tapedeck.background").async {
      while true {
        monitor.withLock { $0.idleCount += 1 }
        let items = monitor.wait(for: Condition.hasItems) { state in
          state.isClosed || state.failure != nil || !state.waiting.isEmpty
        } then: { state -> [Item] in
          state.idleCount -= 1
          let items = state.failure == nil ? Array(state.waiting.prefix(groupSize)) : []
          state.waiting.removeFirst(items.count)
          if !items.isEmpty { state.underway += 1 }
          return items
        }
        guard !items.isEmpty else { return }
        monitor.broadcast(Condition.hasRoom)
        let result = Result { try body(items) }
        monitor.withLock { state in
          state.underway -= 1
          if case .failure(let error) = result { state.failure = state.failure ?? error }
        }
        monitor.broadcast(Condition.hasRoom)
        if case .failure = result { monitor.broadcast(Condition.hasItems) }
      }
    }
  }
}

/// What is waited for.
private enum Condition {
  static let hasItems = 0
  static let hasRoom = 1
  static let count = 2
}
