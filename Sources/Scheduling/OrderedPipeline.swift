import Dispatch

/// One reader, long-lived workers, and one consumer that receives the results in the order in
/// which their inputs were read.
///
/// At most `window` items exist at any time, from before an input is read until after its result
/// is consumed: a slow consumer stops the reader. Memory does not grow with the count of items.
///
/// Each worker owns a state that its thread makes and no other thread ever sees. An item runs from
/// start to finish on one thread. The order and the first error are the same for any count of
/// workers, because results and errors alike wait for their turn.
public struct OrderedPipeline: Sendable {
  /// The count of worker threads, at least 1.
  public var workerCount: Int
  /// The most items underway at once; at least `workerCount`.
  public var window: Int

  /// - Parameter window: by default two items for each worker, and four more.
  public init(workerCount: Int, window: Int? = nil) {
    self.workerCount = max(workerCount, 1)
    self.window = max(window ?? self.workerCount * 2 + 4, self.workerCount)
  }

  /// How a run ended without an error.
  public struct Summary: Equatable, Sendable {
    /// How many inputs were read.
    public var admittedCount: Int
    /// How many results were consumed, without a gap from the first.
    public var consumedCount: Int
    /// How it was told to stop; `nil` when the input simply ended.
    public var stop: PipelineControl.Stop?
  }

  /// Runs until the producer ends, something throws, or `control` stops it. The consumer runs on
  /// the calling thread, which waits.
  ///
  /// - Parameters:
  ///   - produce: the next input, or `nil` at the end; called on one thread only.
  ///   - makeWorker: a worker's state; called on its thread with its index.
  ///   - work: turns an input and its serial number (from 0) into a result.
  ///   - consume: receives the serial numbers 0, 1, 2, … without a gap.
  /// - Throws: what `produce` threw, after everything read before it was consumed; what
  ///   `makeWorker` or `work` threw, when the turn of that item comes; what `consume` threw, at
  ///   once. By then all threads have ended, except after `abandon`: they end by themselves when
  ///   what they do returns.
  @discardableResult
  public func run<Input: Sendable, Output: Sendable, Worker>(
    control: PipelineControl = PipelineControl(),
    produce: @escaping @Sendable () throws -> Input?,
    makeWorker: @escaping @Sendable (Int) throws -> Worker,
    work: @escaping @Sendable (inout Worker, Int, Input) throws -> Output,
    consume: (Int, Output) throws -> Void
  ) throws -> Summary {
    let core = PipelineCore<Input, Output>(window: window)
    control.connect { core.stop($0) }
    defer { control.end() }

    let threads = DispatchGroup()
    // A serial queue of its own gives each long-lived loop a thread at once, whatever else runs.
    DispatchQueue(label: "tapedeck.reader").async(group: threads) { core.read(produce) }
    for index in 0..<workerCount {
      DispatchQueue(label: "tapedeck.worker.\(index)").async(group: threads) {
        core.work(index, makeWorker, work)
      }
    }

    var failure: (any Error)?
    loop: while true {
      switch core.nextResult() {
      case .result(let serial, let result):
        do {
          try consume(serial, try result.get())
          core.didConsume()
        } catch {
          failure = error
          core.fail()
          control.end()
          break loop
        }
      case .end(let error):
        failure = error
        break loop
      }
    }
    let summary = core.summary(stop: control.requested)
    if summary.stop != .abandon || failure != nil { threads.wait() }
    if let failure { throw failure }
    return summary
  }
}
