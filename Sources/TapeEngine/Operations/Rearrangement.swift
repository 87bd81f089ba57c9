import Tensors

/// Where the elements of a result come from: blocks of the operands, each laid over the ones before
/// it, and zeros where no block lies.
///
/// It is a function of attributes and shapes alone, so that a run and a plan cannot differ.
struct Rearrangement {
  /// Elements of an operand, and where they go.
  struct Block {
    var operand = 0
    var move: StridedMove
  }

  var blocks: [Block] = []
  /// Whether some elements of the result are in no block.
  var fillsZeros = false

  /// What diagonals and triangles of matrices come to.
  enum OfMatrices {
    /// Matrices of their diagonals, the second operand elsewhere.
    case diagonals
    /// Their diagonals, the second operand beside the shorter ones.
    case diagonalPart
    /// Matrices with the second operand on diagonals.
    case settingDiagonals
    /// What lies near the main diagonal.
    case band
  }

  /// - Parameters:
  ///   - operands: the operands' dimensions.
  ///   - result: the result's dimensions.
  static func of(
    _ matrices: OfMatrices, _ attributes: [Int], _ operands: [[Int]], _ result: [Int]
  ) -> Rearrangement {
    var arrangement = Rearrangement()
    switch matrices {
    case .diagonals, .diagonalPart:
      let isPart = matrices == .diagonalPart
      arrangement.fillsZeros = operands.count == 1
      if operands.count > 1 { arrangement.stretch([], result, operand: 1) }
      arrangement.addDiagonals(
        DiagonalBand(attributes, matrix: isPart ? operands[0] : result), takes: isPart)
    case .settingDiagonals:
      arrangement.stretch(result, result)
      arrangement.addDiagonals(DiagonalBand(attributes, matrix: result), operand: 1)
    case .band: arrangement.addBand(attributes[0], attributes[1], result)
    }
    return arrangement
  }

  /// The whole result from an operand of lengths that broadcast to it.
  static func stretching(_ own: [Int], to result: [Int]) -> Rearrangement {
    var arrangement = Rearrangement()
    arrangement.stretch(own, result)
    return arrangement
  }

  /// The elements of `own` in another order of its axes.
  static func permutation(of own: [Int], _ axes: [Int]) -> Rearrangement {
    Rearrangement(blocks: [Block(move: StridedMove(transposing: Shape(own), axes))])
  }

  /// The whole result from an operand that broadcasts to it.
  private mutating func stretch(_ own: [Int], _ result: [Int], operand: Int = 0) {
    blocks.append(
      Block(operand: operand, move: StridedMove(stretching: Shape(own), to: Shape(result))))
  }

  /// One operand after the other along an axis, which is theirs or is new.
  static func joining(
    _ operands: [[Int]], axis: Int, isNew: Bool, _ result: [Int]
  ) -> Rearrangement {
    var arrangement = Rearrangement()
    let places = AxisParts(of: Shape(result), along: axis)
    var position = 0
    for (index, own) in operands.enumerated() {
      arrangement.blocks.append(
        Block(operand: index, move: places.join(Shape(own), at: position)))
      position += isNew ? 1 : own[axis]
    }
    return arrangement
  }

  /// The elements of a slice of `whole`, or zeros of `whole` with elements where the slice would take them.
  static func slice(_ slice: StridedSlice, of whole: Shape, takes: Bool) -> Rearrangement {
    var arrangement = Rearrangement(fillsZeros: !takes)
    if slice.counts.contains(0) { return arrangement }
    arrangement.blocks.append(
      Block(
        move: takes
          ? StridedMove(taking: slice, of: whole) : StridedMove(putting: slice, into: whole)))
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
          operand: operand,
          move: isPart
            ? StridedMove(
              [band.batch, length], from: inMatrix, matrixStrides, to: packed, packedStrides)
            : StridedMove(
              [band.batch, length], from: packed, packedStrides, to: inMatrix, matrixStrides)))
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
        Block(move: StridedMove([batch, end - first], from: start, strides, to: start, strides)))
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
