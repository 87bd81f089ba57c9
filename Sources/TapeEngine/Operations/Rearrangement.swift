import Tensors

/// Where the elements of a result come from: blocks of the operands, each laid over the ones before
/// it, and zeros where no block lies.
///
/// It is a function of the primitive, its attributes and the shapes alone, so that a run and a plan
/// cannot differ.
struct Rearrangement {
  /// As many rows of as many elements, both at regular distances, in elements.
  struct Block {
    var operand = 0
    var rows: Int
    var count: Int
    var source: Int
    var sourceRow: Int
    var sourceStep: Int
    var target: Int
    var targetRow: Int
    var targetStep: Int

    var move: StridedMove {
      StridedMove(
        [rows, count], from: source, [sourceRow, sourceStep], to: target, [targetRow, targetStep])
    }
  }

  var blocks: [Block] = []
  /// Whether some elements of the result are in no block.
  var fillsZeros = true

  /// - Parameters:
  ///   - operands: the operands' dimensions.
  ///   - result: the result's dimensions.
  static func of(
    _ primitive: Primitive, _ attributes: [Int], _ operands: [[Int]], _ result: [Int]
  ) -> Rearrangement {
    var arrangement = Rearrangement()
    switch primitive {
    case .matrixDiag, .matrixDiagPart:
      let isPart = primitive == .matrixDiagPart
      if operands.count > 1 { arrangement.cover(result, withScalar: 1) }
      arrangement.addDiagonals(
        DiagonalBand(attributes, matrix: isPart ? operands[0] : result), takes: isPart)
    case .matrixSetDiag:
      arrangement.cover(result)
      arrangement.addDiagonals(DiagonalBand(attributes, matrix: result), operand: 1)
    default:
      arrangement.addBand(attributes[0], attributes[1], result)
    }
    return arrangement
  }

  /// The whole result from an operand of its shape.
  private mutating func cover(_ result: [Int]) {
    let count = result.reduce(1, *)
    fillsZeros = false
    blocks.append(
      Block(
        rows: 1, count: count, source: 0, sourceRow: 0, sourceStep: 1, target: 0, targetRow: 0,
        targetStep: 1))
  }

  /// The whole result from one element.
  private mutating func cover(_ result: [Int], withScalar operand: Int) {
    cover(result)
    blocks[blocks.count - 1].operand = operand
    blocks[blocks.count - 1].sourceStep = 0
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
      let (packedRow, matrixRow) = (band.count * band.width, band.rows * band.columns)
      blocks.append(
        Block(
          operand: operand, rows: band.batch, count: length, source: isPart ? inMatrix : packed,
          sourceRow: isPart ? matrixRow : packedRow, sourceStep: isPart ? band.columns + 1 : 1,
          target: isPart ? packed : inMatrix, targetRow: isPart ? packedRow : matrixRow,
          targetStep: isPart ? 1 : band.columns + 1))
    }
  }

  /// What lies at most so far below and above the diagonal; negative: all of it.
  private mutating func addBand(_ lower: Int, _ upper: Int, _ dimensions: [Int]) {
    let (rows, columns) = (dimensions[dimensions.count - 2], dimensions[dimensions.count - 1])
    let batch = dimensions.dropLast(2).reduce(1, *)
    if batch == 0 || columns == 0 { return }
    for row in 0..<rows {
      let first = lower < 0 ? 0 : max(row - lower, 0)
      let end = upper < 0 ? columns : min(row + upper + 1, columns)
      if first >= end { continue }
      let start = row * columns + first
      blocks.append(
        Block(
          rows: batch, count: end - first, source: start, sourceRow: rows * columns, sourceStep: 1,
          target: start, targetRow: rows * columns, targetStep: 1))
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
