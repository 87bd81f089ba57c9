import CSupervision

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A way to end the process that no job has; tests let chosen jobs do it.
public struct TestFault: Sendable, Equatable {
  private enum How: String, CaseIterable {
    case trap
    case abort
    case stack
    case memory
    case loop
    case kill
  }
  private let how: How
  /// Whether it is the plan alone that does it.
  private let isPlanOnly: Bool

  /// The ways there are.
  public static var names: String {
    How.allCases.map(\.rawValue).joined(separator: ", ") + ", each also with :plan"
  }

  /// - Parameter text: `trap`, or `trap:plan` for a job that does it only while it runs a plan.
  public init?(_ text: String) {
    let words = text.split(separator: ":")
    guard let how = words.first.flatMap({ How(rawValue: String($0)) }), words.count <= 2,
      words.count == 1 || words[1] == "plan"
    else { return nil }
    self.how = how
    isPlanOnly = words.count == 2
  }

  func strike(inPlan: Bool) {
    guard inPlan || !isPlanOnly else { return }
    switch how {
    case .trap: fatalError("a test wants a trap")
    case .abort: abort()
    case .stack: _ = tapedeck_overflow_stack(0)
    case .memory: exhaustMemory()
    case .loop: while true { sleep(1) }
    case .kill: kill(getpid(), SIGKILL)
    }
  }

  /// Fills what is left after a bound that spares the machine.
  private func exhaustMemory() {
    tapedeck_limit_memory(64 << 20)
    var blocks: [[UInt8]] = []
    while true { blocks.append(Array(repeating: 1, count: 1 << 20)) }
  }
}
