import Kernels
import Tensors

/// An application whose elements are not computed yet: what a pending buffer holds instead of bytes.
struct PendingNode {
  enum Operation {
    /// The operand's elements, perhaps stretched.
    case copy
    case unary(KernelTable.Unary)
    case binary(KernelTable.Binary)
    /// Operands: the condition, then, else.
    case select(KernelTable.Select)
    /// The sum of the operands in their order.
    case sum(KernelTable.Binary)
    /// `first + index · step`, without rounding; operands: none.
    case progression(first: Int, step: Int)
    /// `tf.linspace`; operands: the start, the difference, the end.
    case linspace(multiply: KernelTable.Binary, add: KernelTable.Binary)
    case reduce(PendingReduction)
    /// The softmax of rows, or its logarithm.
    case softmax(RowNormalization)
  }

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
      /// All of a reduction's operand.
      case reduced
    }
    /// The number of the buffer; nil for a constant.
    var buffer: UInt32?
    var constant: UInt64 = 0
    var track: Track
    /// Of its elements in bytes.
    var size: Int
  }

  var operation: Operation
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

/// A reduction of `[outer, count, inner]` to `[outer, inner]` in the canonical order.
struct PendingReduction {
  var kernel: KernelTable.Reduce
  /// Joins partial results.
  var combine: KernelTable.Binary
  var identity: UInt64
  var outer: Int
  var count: Int
  var inner: Int
  /// A mean's last step.
  var divisor: (divide: KernelTable.Binary, bits: UInt64)?

  /// Whether every row of the leading axes has its own result, so that a block of rows can be reduced
  /// while it is in the cache; otherwise the reduction ends the chain.
  var isByRows: Bool { outer > 1 }

  /// The elements of a block of the canonical order.
  static let blockLength = 4_096
}

/// The kernels that normalise a row of `count` elements.
struct RowNormalization {
  var maximum: KernelTable.Reduce
  var sum: KernelTable.Reduce
  var subtract: KernelTable.Binary
  var divide: KernelTable.Binary
  var exp: KernelTable.Unary
  var log: KernelTable.Unary
  var isLogarithm: Bool
  var count: Int
  /// Of an element in bytes.
  var size: Int

  /// Normalises rows; `scratch` has room for a row and one element.
  func run(
    _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, rows: Int,
    scratch: UnsafeMutableRawPointer
  ) {
    let extreme = scratch + count &* size
    for row in 0..<rows {
      let input = source + row &* count &* size
      let output = target + row &* count &* size
      maximum(input, extreme, 1, count, 1)
      subtract(input, 1, extreme, 0, output, count)
      exp(output, scratch, count)
      sum(scratch, extreme, 1, count, 1)
      if isLogarithm {
        log(extreme, extreme, 1)
        subtract(output, 1, extreme, 0, output, count)
      } else {
        divide(scratch, 1, extreme, 0, output, count)
      }
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
