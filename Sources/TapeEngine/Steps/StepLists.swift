import Kernels
import Tensors

/// What is too large, or too rare, to lie in an operation: who has steps has these, and an operation
/// refers to them by number.
struct StepLists {
  var blocks: [Rearrangement.Block] = []
  var sums: [Step.SumOfProducts] = []
  var scans: [Step.Scan] = []
  var gathers: [Step.Gather] = []
  var products: [Step.Product] = []
  var systems: [Step.System] = []
  var functions: [@Sendable (Double) -> Double] = []
  var calls: [HostCall] = []
}

/// Some consecutive entries of a list.
struct StepList {
  private let first: Int32
  private let length: Int32

  init(start: Int, count: Int) {
    first = Int32(start)
    length = Int32(count)
  }

  static let none = StepList(start: 0, count: 0)

  var start: Int { Int(first) }
  var count: Int { Int(length) }
  var indices: Range<Int> { start..<(start &+ count) }
}

extension Step {
  /// `Σ x · y` over an axis: the products are never in memory.
  struct SumOfProducts {
    var kernel: KernelTable.BinaryRows
    /// What the kernel does in two steps, for operands that are no rows of lanes.
    var multiply: KernelTable.Binary
    var sum: KernelTable.Reduce
    /// The axes of the products. With an operand of one element, and with a constant, `inner` is 1.
    var outer: Int
    var count: Int
    var inner: Int
  }

  /// Rows that are taken, or added up, by indices. An index out of range takes nothing.
  struct Gather {
    /// Blocks that have indices of their own.
    var batch: Int
    var outer: Int
    /// Rows of a block of what is indexed, and indices for it.
    var rows: Int
    var places: Int
    /// Elements of a row.
    var inner: Int
    /// Of an index in bytes.
    var indexSize: Int
    /// Adds what the operand has at a place to the row of the result; nil takes the row.
    var add: KernelTable.Binary?

    func index(_ indices: UnsafeRawPointer, _ position: Int) -> Int64 {
      indexSize == 8
        ? indices.load(fromByteOffset: position &* 8, as: Int64.self)
        : Int64(indices.load(fromByteOffset: position &* 4, as: Int32.self))
    }

    /// Calls `body` for the index at a position, once a batch and outer row: with the row that it selects in
    /// the indexed tensor, and that row's place in the gathered one.
    @inline(__always)
    func forEachRow(_ position: Int, _ index: Int64, _ body: (_ row: Int, _ place: Int) -> Void) {
      if index < 0 || index >= rows { return }
      let block = position / places
      for outer in (block &* self.outer)..<((block &+ 1) &* self.outer) {
        body(outer &* rows &+ Int(index), outer &* places &+ position &- block &* places)
      }
    }

    /// Takes rows, or adds them up, as the indices of some positions say.
    ///
    /// - Parameters:
    ///   - step: 0 where one element of the operand stands for all.
    ///   - size: of an element in bytes.
    func run(
      _ positions: Range<Int>, _ x: UnsafeRawPointer, step: Int = 1, by indices: UnsafeRawPointer,
      to target: UnsafeMutableRawPointer, size: Int
    ) {
      let rowSize = inner &* size
      for position in positions {
        forEachRow(position, index(indices, position)) { row, place in
          if let add {
            let sum = target + row &* rowSize
            add(sum, 1, x + place &* step &* rowSize, step, sum, inner)
          } else {
            (target + place &* rowSize).copyMemory(
              from: x + row &* step &* rowSize, byteCount: rowSize)
          }
        }
      }
    }
  }

  /// A matrix product.
  struct Product {
    var kernel: KernelTable.MatrixProduct
    /// Of many jobs at once, of floats.
    var lanes: KernelTable.LaneProduct?
    var m: Int
    var n: Int
    var k: Int
    /// Whether the operand's matrix is stored transposed.
    var transposesA: Bool
    var transposesB: Bool
    var pairs: MatrixPairs
  }

  /// A function of square matrices.
  struct System {
    enum Function {
      case matrix(KernelTable.MatrixFunction)
      case triangular(KernelTable.TriangularSolve, isLower: Bool, isTransposed: Bool)
      /// Of one operand the inverse. A matrix that is not invertible is refused.
      case general(KernelTable.LinearSolve, isTransposed: Bool)
    }

    var function: Function
    var n: Int
    var columns: Int
    var pairs: MatrixPairs
  }
}

/// Which matrices of two batches meet, the batches broadcast to a common one.
struct MatrixPairs {
  /// The lengths of the batches.
  var left: [Int]
  var right: [Int] = []
  var common: [Int]
  /// The elements of a matrix of each, and of the result's.
  var leftSize: Int
  var rightSize: Int
  var resultSize: Int

  var count: Int { common.reduce(1, *) }

  /// Calls `body` with where the matrices of each pair, and their result, begin, in elements.
  func forEachPair(_ body: (SIMD4<Int>) -> Void) {
    if common.contains(0) || resultSize == 0 { return }
    forEachBroadcastRun([left, right], [1, 1], to: common) { offsets, steps, position, count in
      for run in 0..<count {
        body(
          SIMD4(
            (offsets[0] + run * steps[0]) * leftSize, (offsets[1] + run * steps[1]) * rightSize,
            (position + run) * resultSize, 0))
      }
    }
  }
}
