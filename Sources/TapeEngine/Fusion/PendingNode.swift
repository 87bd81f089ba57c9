import Kernels
import Tensors

/// An application whose elements are not computed yet: what a pending buffer holds instead of bytes.
struct PendingNode {
  /// An operand: one element known now, or a buffer and how its elements meet those of the result.
  struct Operand {
    enum Track {
      /// Element by element.
      case same
      /// One element for all.
      case single
      /// By strides in elements for each axis of the result, 0 where it is stretched; `outer` is the
      /// product of the leading axes along which it is not.
      case stretched(strides: [Int], outer: Int)
    }
    /// The number of the buffer; nil for a constant.
    var buffer: UInt32?
    var constant: UInt64 = 0
    var track: Track
    /// Of its elements in bytes.
    var size: Int
  }

  var lowering: Lowering
  var operands: [Operand]
  var dtype: DType
  /// The result's.
  var dimensions: [Int]
  var elementCount: Int
  /// What computing one of its elements costs, in about nanoseconds.
  var weight: Float
  /// Its buffer.
  var buffer: UInt32 = 0
  /// Rises with each node: operands come before what uses them.
  var serial: UInt64 = 0
  /// The longest way through pending operands.
  var depth = 0
  /// What was spent, per element, on computing it again and again.
  var spent: Float = 0
  /// Whether it should keep its elements when they are computed: the value of a variable.
  var isKept = false
  /// Its place in the evaluation under way.
  var place = -1
  var isUsed = true
}

extension PendingNode {
  /// The lengths that its first step reduces and keeps, if it is a reduction.
  private var reduction: (count: Int, inner: Int)? {
    guard lowering.joining != nil,
      case .reduce(_, let count, let inner) = lowering.steps.first?.operation
    else { return nil }
    return (count, inner)
  }

  /// Whether its result is complete only when all blocks are: there is one row, and the reduction of that
  /// is cut.
  var endsChain: Bool { reduction != nil && lowering.rows == 1 }

  /// The rows into which its own work can be cut.
  var ownRows: Int {
    if let reduction, endsChain { return reduction.count }
    return lowering.rows
  }

  /// The elements of the operands that run along.
  var runningCount: Int {
    if let reduction { return lowering.rows * reduction.count * reduction.inner }
    return elementCount
  }

  /// What the rows must divide for an operand to run along; nil when it must be complete before.
  func rowBound(of operand: Operand) -> Int? {
    switch operand.track {
    case .same: ownRows
    case .single: nil
    case .stretched(_, let outer):
      elementCount / outer <= PendingNodes.rowLimit ? outer : nil
    }
  }
}

/// The pending nodes of a recording, and when to let them wait.
struct PendingNodes {
  /// Results of fewer elements are computed at once, unless an operand waits.
  var threshold = 1 << 16
  var nodes: [PendingNode] = []
  var free: [Int] = []
  var usedCount = 0
  var serial: UInt64 = 0
  /// Bytes of computed buffers that only nodes hold.
  var retainedBytes = 0
  /// Bytes of pending buffers that tensors show: what the job is charged for and does not take.
  var owedBytes = 0
  /// Runs bodies side by side, in any order.
  var parallelFor: Recording.ParallelFor = { count, body in
    for index in 0..<count { body(index) }
  }

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    free.removeAll(keepingCapacity: true)
    usedCount = 0
    serial = 0
    retainedBytes = 0
    owedBytes = 0
  }

  /// The longest chain that waits.
  static let depthLimit = 200
  static let countLimit = 4_096
  /// How much more than what the job is charged may be held.
  static let retainedLimit = 64 << 20
  /// What writing an element and reading it again costs, in about nanoseconds.
  static let storingWeight: Float = 3
  /// The most elements of a row of a region.
  static let rowLimit = 8_192
}
