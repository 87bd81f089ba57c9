/// Where the elements of a result come from: blocks of the operands, each laid over the ones before
/// it, and zeros where no block lies.
///
/// It is a function of the primitive, its attributes and the shapes alone, so that a run and a plan
/// cannot differ.
struct Rearrangement {
  /// Elements at regular distances along each of some axes, in elements.
  struct Block {
    var operand = 0
    var dimensions: [Int]
    var source = 0
    /// 0 repeats, negative runs backwards.
    var sourceStrides: [Int]
    var target = 0
    var targetStrides: [Int]
  }

  var blocks: [Block] = []
  /// Whether some elements of the result are in no block.
  var fillsZeros = false

  /// - Parameters:
  ///   - operands: the operands' dimensions.
  ///   - result: the result's dimensions.
  static func of(
    _ primitive: Primitive, _ attributes: [Int], _ operands: [[Int]], _ result: [Int]
  ) -> Rearrangement {
    var arrangement = Rearrangement()
    switch primitive {
    case .fill, .broadcastTo: arrangement.stretch(operands[0], result)
    case .transpose: arrangement.permute(operands[0], attributes)
    case .concat, .stack:
      arrangement.join(operands, axis: attributes[0], isNew: primitive == .stack, result)
    case .stridedSlice, .stridedSliceGrad:
      let takes = primitive == .stridedSlice
      return slice(Recording.Slice(attributes), of: takes ? operands[0] : result, takes: takes)
    case .matrixDiag, .matrixDiagPart:
      let isPart = primitive == .matrixDiagPart
      arrangement.fillsZeros = operands.count == 1
      if operands.count > 1 { arrangement.stretch([], result, operand: 1) }
      arrangement.addDiagonals(
        DiagonalBand(attributes, matrix: isPart ? operands[0] : result), takes: isPart)
    case .matrixSetDiag:
      arrangement.stretch(result, result)
      arrangement.addDiagonals(DiagonalBand(attributes, matrix: result), operand: 1)
    case .matrixBandPart: arrangement.addBand(attributes[0], attributes[1], result)
    default: preconditionFailure("\(primitive) does not only move elements.")
    }
    return arrangement
  }

  /// The elements of `own` in another order of its axes.
  static func permutation(of own: [Int], _ axes: [Int]) -> Rearrangement {
    var arrangement = Rearrangement()
    arrangement.permute(own, axes)
    return arrangement
  }

  /// The part of `own` that begins at `start` along an axis and takes `count` of it.
  static func part(of own: [Int], axis: Int, start: Int, count: Int) -> Rearrangement {
    let strides = rowMajorStrides(own)
    var block = own
    block[axis] = count
    return Rearrangement(blocks: [
      Block(
        dimensions: block, source: start * strides[axis], sourceStrides: strides,
        targetStrides: rowMajorStrides(block))
    ])
  }

  /// The whole result from an operand that broadcasts to it.
  private mutating func stretch(_ own: [Int], _ result: [Int], operand: Int = 0) {
    let strides = rowMajorStrides(own)
    let added = result.count - own.count
    blocks.append(
      Block(
        operand: operand, dimensions: result,
        // A single element in a row is as good as a scalar.
        sourceStrides: result.indices.map { axis in
          axis < added || own[axis - added] == 1 ? 0 : strides[axis - added]
        }, targetStrides: rowMajorStrides(result)))
  }

  private mutating func permute(_ own: [Int], _ axes: [Int]) {
    let strides = rowMajorStrides(own)
    let lengths = axes.map { own[$0] }
    blocks.append(
      Block(
        dimensions: lengths, sourceStrides: axes.map { strides[$0] },
        targetStrides: rowMajorStrides(lengths)))
  }

  /// One operand after the other along an axis, which is theirs or is new.
  private mutating func join(_ operands: [[Int]], axis: Int, isNew: Bool, _ result: [Int]) {
    var strides = rowMajorStrides(result)
    let stride = strides[axis]
    if isNew { strides.remove(at: axis) }
    var position = 0
    for (index, own) in operands.enumerated() {
      blocks.append(
        Block(
          operand: index, dimensions: own, sourceStrides: rowMajorStrides(own),
          target: position * stride, targetStrides: strides))
      position += isNew ? 1 : own[axis]
    }
  }

  /// The elements of a slice of `whole`, or zeros of `whole` with elements where the slice would take them.
  static func slice(_ slice: Recording.Slice, of whole: [Int], takes: Bool) -> Rearrangement {
    var arrangement = Rearrangement(fillsZeros: !takes)
    if slice.counts.contains(0) { return arrangement }
    let strides = rowMajorStrides(whole)
    let offset = zip(slice.starts, strides).reduce(0) { $0 + $1.0 * $1.1 }
    let apart = zip(slice.steps, strides).map { $0.0 &* $0.1 }
    let dense = rowMajorStrides(slice.counts)
    arrangement.blocks.append(
      Block(
        dimensions: slice.counts, source: takes ? offset : 0, sourceStrides: takes ? apart : dense,
        target: takes ? 0 : offset, targetStrides: takes ? dense : apart))
    return arrangement
  }

  /// Diagonals between a batch of matrices and a batch of packed rows.
  private mutating func addDiagonals(
    _ band: DiagonalBand, operand: Int = 0, takes isPart: Bool = false
  ) {
    if band.width == 0 || band.batch == 0 { return }
    for diagonal in band.lower...band.upper {
      let length = band.length(diagonal)
      if length <= 0 { continue }
      let packed = (band.upper - diagonal) * band.width + band.offset(diagonal)
      let inMatrix = max(-diagonal, 0) * band.columns + max(diagonal, 0)
      let (packedStrides, matrixStrides) = (
        [band.count * band.width, 1], [band.rows * band.columns, band.columns + 1]
      )
      blocks.append(
        Block(
          operand: operand, dimensions: [band.batch, length], source: isPart ? inMatrix : packed,
          sourceStrides: isPart ? matrixStrides : packedStrides,
          target: isPart ? packed : inMatrix,
          targetStrides: isPart ? packedStrides : matrixStrides))
    }
  }

  /// What lies at most so far below and above the diagonal; negative: all of it.
  private mutating func addBand(_ lower: Int, _ upper: Int, _ dimensions: [Int]) {
    fillsZeros = true
    let (rows, columns) = (dimensions[dimensions.count - 2], dimensions[dimensions.count - 1])
    let batch = dimensions.dropLast(2).reduce(1, *)
    if batch == 0 || columns == 0 { return }
    let strides = [rows * columns, 1]
    for row in 0..<rows {
      let first = lower < 0 ? 0 : max(row - lower, 0)
      let end = upper < 0 ? columns : min(row + upper + 1, columns)
      if first >= end { continue }
      let start = row * columns + first
      blocks.append(
        Block(
          dimensions: [batch, end - first], source: start, sourceStrides: strides, target: start,
          targetStrides: strides))
    }
  }
}

/// Consecutive diagonals of a batch of matrices, and how they are packed: a row each, the uppermost
/// first, as long as the longest.
struct DiagonalBand {
  /// How a shorter diagonal lies in its packed row, above and below the main diagonal.
  enum Alignment: Int, CaseIterable {
    case leftRight, rightLeft, leftLeft, rightRight

    /// TensorFlow's name.
    var name: String {
      switch self {
      case .leftRight: "LEFT_RIGHT"
      case .rightLeft: "RIGHT_LEFT"
      case .leftLeft: "LEFT_LEFT"
      case .rightRight: "RIGHT_RIGHT"
      }
    }
  }

  var lower: Int
  var upper: Int
  var alignment: Alignment
  var batch: Int
  var rows: Int
  var columns: Int

  /// From the attributes of an entry and the dimensions of the matrices.
  init(_ attributes: [Int], matrix: [Int]) {
    lower = attributes[0]
    upper = attributes[1]
    alignment = Alignment(rawValue: attributes[2]) ?? .rightLeft
    batch = matrix.dropLast(2).reduce(1, *)
    rows = matrix[matrix.count - 2]
    columns = matrix[matrix.count - 1]
  }

  /// How many diagonals.
  var count: Int { upper - lower + 1 }

  /// The length of the longest.
  var width: Int { max(min(rows + min(upper, 0), columns - max(lower, 0)), 0) }

  func length(_ diagonal: Int) -> Int {
    min(rows + min(diagonal, 0), columns - max(diagonal, 0))
  }

  /// Where a diagonal begins in its packed row.
  func offset(_ diagonal: Int) -> Int {
    let isLeft =
      (diagonal >= 0 && (alignment == .leftRight || alignment == .leftLeft))
      || (diagonal <= 0 && (alignment == .rightLeft || alignment == .leftLeft))
    return isLeft ? 0 : width - length(diagonal)
  }
}
