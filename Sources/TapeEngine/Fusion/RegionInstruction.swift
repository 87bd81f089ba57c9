import Kernels
import Tensors

/// A step of a region over a block of rows: plain memory, so that running it counts no references.
struct RegionInstruction {
  enum Operation {
    case unary(KernelTable.Unary)
    case binary(KernelTable.Binary)
    case select(KernelTable.Select)
    /// One element for all.
    case fill(KernelTable.Fill)
    /// The operand's bytes.
    case copy
    /// `first + index · step`.
    case progression(first: Int, step: Int, DType)
    /// The index of each element, and 0 and the last element as they are given: z.
    case endpoints(last: Int)
    /// The operand stretched, by the number of the region's stretching.
    case expand(Int)
    case reduceRows(KernelTable.Reduce, outer: Int, count: Int, inner: Int)
    case softmax(Int)
    /// Takes the operand's rows into a reduction over all of them, by its number.
    case collect(Int)
  }

  var operation: Operation
  var x: RegionPlace
  var y = RegionPlace.none
  var z = RegionPlace.none
  var result: RegionPlace
  /// The elements of a row of the result, or of what is collected.
  var rowCount: Int
  /// The size of the result's elements in bytes.
  var size: Int
}

/// Where the elements of a block of rows are.
struct RegionPlace {
  /// The number of a register while the program is made, then its offset for each row of a block;
  /// negative for memory.
  var register = -1
  /// The first row's address.
  var memory: UnsafeMutableRawPointer?
  /// From row to row, in bytes; 0 for a register, which holds the block.
  var rowSize = 0
  /// 0 for one element that stands for all.
  var step = 1

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

/// How a stretched operand lies in the result.
struct RegionStretching {
  /// The result's lengths, and the operand's strides in elements, 0 where it is stretched; axes that
  /// run like one are joined.
  var lengths: [Int]
  var strides: [Int]
  /// The elements of a row of the operand when it runs along, else 0.
  var rowCount: Int
  var size: Int

  init(_ dimensions: [Int], _ strides: [Int], rowCount: Int, size: Int) {
    let move = StridedMove(dimensions, strides, Shape(dimensions).strides).joined
    lengths = move.lengths
    self.strides = move.sourceStrides
    self.rowCount = rowCount
    self.size = size
  }

  /// Writes the elements `start ..< start + count` of the result.
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
