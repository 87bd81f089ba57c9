/// Two batches of matrices that meet: the leading axes broadcast, the last two are rows and columns.
public struct MatrixPair: Sendable {
  /// The axes before the matrices'.
  let left: Shape
  let right: Shape
  /// The rows of the left matrix and of the result.
  public let rows: Int
  /// The columns of the left matrix, and the rows of the right one, which fit when they are equal.
  public let depth: Int
  /// The rows of the right matrix.
  public let otherDepth: Int
  /// The columns of the right matrix and of the result.
  public let columns: Int

  /// - Parameters:
  ///   - a: at least two axes; with the flag set, the matrices are stored transposed.
  ///   - b: likewise.
  public init(
    _ a: Shape, transposed aIsTransposed: Bool = false, _ b: Shape,
    transposed bIsTransposed: Bool = false
  ) {
    left = Shape(Array(a.dimensions.dropLast(2)))
    right = Shape(Array(b.dimensions.dropLast(2)))
    rows = a[a.rank - (aIsTransposed ? 1 : 2)]
    depth = a[a.rank - (aIsTransposed ? 2 : 1)]
    otherDepth = b[b.rank - (bIsTransposed ? 1 : 2)]
    columns = b[b.rank - (bIsTransposed ? 2 : 1)]
  }

  /// The leading axes of the result; nil where the operands' do not broadcast.
  public var batch: Shape? { Shape.broadcast(left, right) }

  /// Calls `body` with the elements at which the matrices of each pair, and their result, begin. There is
  /// nothing to call for where there are no elements.
  public func forEachPair(_ body: (_ left: Int, _ right: Int, _ result: Int) -> Void) {
    guard let common = batch?.dimensions, !common.contains(0), rows > 0, columns > 0 else { return }
    let sizes = [rows * depth, otherDepth * columns]
    forEachBroadcastRun([left.dimensions, right.dimensions], sizes, to: common) {
      offsets, steps, position, count in
      for run in 0..<count {
        body(
          offsets[0] + run * steps[0] * sizes[0], offsets[1] + run * steps[1] * sizes[1],
          (position + run) * rows * columns)
      }
    }
  }
}
