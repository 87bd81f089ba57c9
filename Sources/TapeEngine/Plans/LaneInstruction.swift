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
    case unary(KernelTable.Unary, count: Int32)
    /// Comparisons too. One run over all elements; an operand that does not move has one element. The
    /// form over rows, where the kernel has one, spares a call for each element.
    case whole(KernelTable.Binary, KernelTable.BinaryRows?, count: Int32, moves: LaneMoves)
    case binary(KernelTable.Binary, runs: LaneList)
    /// Operands: the condition, then, else.
    case select(KernelTable.Select, runs: LaneList)
    case reduce(KernelTable.Reduce, outer: Int32, count: Int32, inner: Int32)
    /// A sum of products of the plan, by its number.
    case sumOfProducts(Int)
    /// A running sum or product of x; an exclusive one begins with the constant y.
    case scan(KernelTable.Binary, outer: Int32, count: Int32, inner: Int32, LaneScan)
    /// A double function of the plan, by its number, element by element.
    case map(function: Int32, DType, count: Int32)
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
    /// Lanes in which an integer of the operand is less than the least or greater than the greatest do
    /// not follow the plan.
    case checkRange(least: Int64, greatest: Int64)
    /// Lanes in which an integer of the operand is zero do not follow the plan.
    case checkNonzero
    /// Takes rows of x, or adds rows of x up, by the varying indices y: a gather of the plan, by its
    /// number.
    case gather(Int)
    /// A function of square matrices: a system of the plan, by its number.
    case linearSystem(Int)
    /// The next instructions are elementwise over the same elements: they run together, some elements
    /// at a time, so that what they hand on stays in the first-level cache.
    case group(count: Int32, elements: Int32)
  }
}

/// Which of two operands advance with the result.
struct LaneMoves {
  var x: Bool
  var y: Bool
}

/// How a running sum or product goes.
struct LaneScan {
  /// Whether an element does not count for its own place.
  var isExclusive: Bool
  var isReverse: Bool
}

/// Some consecutive runs or moves of a plan.
struct LaneList {
  private let first: Int32
  private let length: Int32

  init(start: Int, count: Int) {
    first = Int32(start)
    length = Int32(count)
  }

  var start: Int { Int(first) }
  var count: Int { Int(length) }
}

/// Where a value's elements are. It is small: a long plan is read from memory again and again.
struct LaneOperand {
  private var place32: Int32
  private var count32: Int32
  private var size8: UInt8
  /// Constants lie in the plan; varying values in the runner's memory.
  var isConstant: Bool
  /// One element that stands for many, while the plan is made.
  var isRepeated = false

  init(isConstant: Bool, place: Int, size: Int, count: Int) {
    self.isConstant = isConstant
    // A plan whose values are larger is refused before anything is read here.
    place32 = Int32(clamping: place)
    size8 = UInt8(size)
    count32 = Int32(clamping: count)
  }

  /// The value's or the constant's number while the plan is made, then the offset in bytes: for a
  /// varying value, to be multiplied by the number of lanes.
  var place: Int {
    get { Int(place32) }
    set { place32 = Int32(newValue) }
  }
  /// The size of an element in bytes.
  var size: Int { Int(size8) }
  /// In elements.
  var count: Int {
    get { Int(count32) }
    set { count32 = Int32(newValue) }
  }

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

/// `Σ x · y` over an axis: the products are never in memory.
struct LaneSumOfProducts {
  var kernel: KernelTable.BinaryRows
  /// What the kernel does in two steps, for operands that are no rows of lanes.
  var multiply: KernelTable.Binary
  var sum: KernelTable.Reduce
  /// The axes of the products. An operand that does not move has one element; with one, and with a
  /// constant, `inner` is 1.
  var outer: Int
  var count: Int
  var inner: Int
  var moves: LaneMoves
}

/// Rows that each lane takes, or adds up, by indices of its own. An index out of range takes nothing:
/// its lane has left the plan.
struct LaneGather {
  /// Blocks that have indices of their own.
  var batch: Int
  var outer: Int
  /// Rows of a block of what is indexed, and indices for it.
  var rows: Int
  var places: Int
  /// Elements of a row.
  var inner: Int
  /// Adds what the operand has at a place to the row of the result; nil takes the row.
  var add: KernelTable.Binary?
}

/// A matrix product of lanes: which operands vary decides how it is computed.
struct LaneProduct {
  var kernel: KernelTable.MatrixProduct
  /// For two varying operands, of floats.
  var lanes: KernelTable.LaneProduct?
  var m: Int
  var n: Int
  var k: Int
  /// Whether the operand's matrix is stored transposed.
  var transposesA: Bool
  var transposesB: Bool
  /// Where the matrices of each product of a batch begin in A, B and C, in elements.
  var batch: [SIMD4<Int>]
}
