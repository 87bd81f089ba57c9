import Kernels
import Tensors

/// A step over a block of rows: plain memory, so that running it counts no references.
struct RegionInstruction {
  var operation: Step.Operation
  var x = RegionPlace.none
  var y = RegionPlace.none
  var z = RegionPlace.none
  var result: RegionPlace
  /// The elements of a row of the result.
  var rowCount: Int
  /// The size of the result's elements in bytes.
  var size: Int
  /// The reduction over all rows, by its number, which takes the operand's rows; negative for none.
  var collector = -1

  init(
    _ operation: Step.Operation, _ operands: [RegionPlace], _ result: RegionPlace, rowCount: Int,
    size: Int, collector: Int = -1
  ) {
    self.operation = operation
    if operands.count > 0 { x = operands[0] }
    if operands.count > 1 { y = operands[1] }
    if operands.count > 2 { z = operands[2] }
    self.result = result
    self.rowCount = rowCount
    self.size = size
    self.collector = collector
  }
}

/// Where the elements of a block of rows are.
struct RegionPlace {
  /// The number of a register while the program is made, then its offset for each row of a block;
  /// negative for memory.
  var register = -1
  /// The first row's address.
  var memory: UnsafeMutableRawPointer?
  /// Which of the addresses that a run knows it is, in a program that runs again; negative for none.
  var slot = -1
  /// From row to row, in bytes; 0 for a register, which holds the block.
  var rowSize = 0
  /// 0 for one element that stands for all.
  var step = 1
  /// For how many elements of the result, side by side, an element stands.
  var run = 1

  static var none: RegionPlace { RegionPlace() }

  /// The address of a single element.
  var element: UnsafeRawPointer {
    guard let memory else { preconditionFailure("A single element lies in memory.") }
    return UnsafeRawPointer(memory)
  }

  /// The bits of the first element.
  func element(size: Int) -> UInt64 {
    switch size {
    case 8: element.load(as: UInt64.self)
    case 4: UInt64(element.load(as: UInt32.self))
    default: UInt64(element.load(as: UInt8.self))
    }
  }
}

/// How elements of an operand lie in a result, or in a part of it.
struct RegionStretching {
  /// Which of the instruction's operands it is.
  var operand = 0
  /// The part's lengths, and the operand's strides in elements, 0 where it is stretched; axes that run
  /// like one are joined.
  var lengths: [Int]
  var strides: [Int]
  /// The elements of a row of the operand when it runs along, else 0.
  var rowCount: Int
  var size: Int
  /// Where the part begins in the result, and its elements.
  var first: Int
  var count: Int

  /// - Parameter move: the part, which lies dense in the result.
  init(_ move: StridedMove, rowCount: Int, size: Int) {
    let joined = StridedMove(move.lengths, move.sourceStrides, Shape(move.lengths).strides).joined
    lengths = joined.lengths.isEmpty ? [1] : joined.lengths
    strides = joined.lengths.isEmpty ? [0] : joined.sourceStrides
    self.rowCount = rowCount
    self.size = size
    first = move.target
    count = move.lengths.reduce(1, *)
  }

  /// Writes the elements `start ..< start + count` of the part.
  ///
  /// - Parameter source: the operand's first element, as if all of it lay in memory.
  func run(
    _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, start: Int, count: Int,
    _ fill: KernelTable.Fill
  ) {
    let rank = lengths.count
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(rank, 1)) { index in
      var rest = start
      var offset = 0
      for axis in (0..<rank).reversed() {
        index[axis] = rest % lengths[axis]
        rest /= lengths[axis]
        offset &+= index[axis] &* strides[axis]
      }
      let inner = rank - 1
      let innerStride = strides[inner]
      let innerLength = lengths[inner]
      var position = 0
      while position < count {
        let run = min(innerLength &- index[inner], count &- position)
        let input = source + offset &* size
        let output = target + position &* size
        if innerStride == 0 {
          fill(input, output, run)
        } else {
          output.copyMemory(from: input, byteCount: run &* size)
        }
        position &+= run
        offset &-= index[inner] &* innerStride
        index[inner] = 0
        var axis = inner - 1
        while axis >= 0 {
          index[axis] &+= 1
          offset &+= strides[axis]
          if index[axis] < lengths[axis] { break }
          offset &-= lengths[axis] &* strides[axis]
          index[axis] = 0
          axis -= 1
        }
      }
    }
  }
}
