import Kernels
import Tensors

/// A kernel applied to many jobs at once.
///
/// The elements of a varying value are laid out element by element, the lanes of an element side by
/// side: element e of lane l is at `e · lanes + l`. So an elementwise kernel runs over elements times
/// lanes, and a reduction takes the lanes as its innermost axis; both keep every lane's bits what they
/// are alone, since a kernel's bits depend on nothing but its operands. A constant has its elements
/// once.
///
/// Plain memory: running an instruction counts no references. Lists are in the plan.
struct LaneInstruction {
  var operation: Operation
  var x: LaneOperand
  var y: LaneOperand
  var z: LaneOperand
  /// What is computed; unused by a check.
  var result: LaneOperand

  enum Operation {
    case unary(KernelTable.Unary, count: Int)
    /// Comparisons too.
    case binary(KernelTable.Binary, runs: LaneList)
    /// Operands: the condition, then, else.
    case select(KernelTable.Select, runs: LaneList)
    case reduce(KernelTable.Reduce, outer: Int, count: Int, inner: Int)
    /// A double function of the plan, by its number, element by element.
    case map(function: Int, DType, count: Int)
    /// Moves elements; where `fillsZeros`, elements that nothing moves to are zero.
    case move(LaneList, fillsZeros: Bool)
    /// Zeros, plus the operand's runs where they go, in their order.
    case accumulate(KernelTable.Binary, moves: LaneList)
    /// `C [m, n] = A [m, k] · B [k, n]`: a product of the plan, by its number.
    case product(Int)
    /// Lanes in which the operand's element has other bits do not follow the plan.
    case check(UInt64)
    /// A host call of the plan, by its number.
    case host(Int)
    /// The next instructions are elementwise over the same elements: they run together, some elements
    /// at a time, so that what they hand on stays in the first-level cache.
    case group(count: Int, elements: Int)
  }
}

/// Some consecutive runs or moves of a plan.
struct LaneList {
  var start: Int
  var count: Int
}

/// Where a value's elements are.
struct LaneOperand {
  /// Constants lie in the plan; varying values in the runner's memory.
  var isConstant: Bool
  /// The value's or the constant's number while the plan is made, then the offset in bytes: for a
  /// varying value, to be multiplied by the number of lanes.
  var place: Int
  /// The size of an element in bytes.
  var size: Int
  /// In elements.
  var count: Int
  /// One element that stands for many, while the plan is made.
  var isRepeated = false

  static let none = LaneOperand(isConstant: true, place: 0, size: 1, count: 0)
}

/// A run of elements of up to three operands, each of which advances with the result or stands still.
struct LaneRun {
  /// An operand's way through the run.
  struct Track {
    /// Where it begins, in elements.
    var offset = 0
    /// 1 or 0.
    var step = 0
  }
  /// Where the result's run begins, in elements.
  var target: Int
  var count: Int
  var x = Track()
  var y = Track()
  var z = Track()
}

/// Consecutive elements that go from an operand to the result.
struct LaneMove {
  var operand: LaneOperand
  var source: Int
  var target: Int
  var count: Int
}

/// A matrix product of lanes: which operands vary decides how it is computed.
struct LaneProduct {
  var kernel: KernelTable.MatrixProduct
  /// Of two one-element operands, for `k = 1`.
  var multiply: KernelTable.Binary
  var m: Int
  var n: Int
  var k: Int
  /// Where the matrices begin in their operands and in the result, in elements.
  var offsets: SIMD4<Int>
  /// Whether the operand's matrix is stored transposed.
  var transposesA: Bool
  var transposesB: Bool
}
