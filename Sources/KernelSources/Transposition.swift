// Transposition of a matrix in memory.

typealias TransposeFunction =
  @convention(c) (UnsafeRawPointer, Int, UnsafeMutableRawPointer, Int, Int, Int) -> Void

/// target[column · targetRow + row] = source[row · sourceRow + column], square by square.
@inline(__always)
func transpose<V: Lanes>(
  _ source: UnsafePointer<V.Element>, _ sourceRow: Int,
  _ target: UnsafeMutablePointer<V.Element>, _ targetRow: Int, _ rows: Int, _ columns: Int,
  _: V.Type
) {
  let w = V.width
  var row = 0
  while row < rows {
    let height = rows &- row < w ? rows &- row : w
    var column = 0
    if height == w {
      while column &+ w <= columns {
        V.transpose(
          source + row &* sourceRow + column, sourceRow, target + column &* targetRow + row,
          targetRow)
        column &+= w
      }
    }
    while column < columns {
      let to = target + column &* targetRow + row
      var p = source + row &* sourceRow + column
      var index = 0
      while index < height {
        to[index] = p.pointee
        p += sourceRow
        index &+= 1
      }
      column &+= 1
    }
    row &+= height
  }
}

/// Elements are moved as bits.
func transposeAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: TransposeFunction
  switch type {
  case .float32, .int32:
    function = { source, sourceRow, target, targetRow, rows, columns in
      transpose(
        source.assumingMemoryBound(to: Float.self), sourceRow,
        target.assumingMemoryBound(to: Float.self), targetRow, rows, columns, Float32x8.self)
    }
  case .float64, .int64:
    function = { source, sourceRow, target, targetRow, rows, columns in
      transpose(
        source.assumingMemoryBound(to: Double.self), sourceRow,
        target.assumingMemoryBound(to: Double.self), targetRow, rows, columns, Float64x4.self)
    }
  case .bool:
    function = { source, sourceRow, target, targetRow, rows, columns in
      for row in 0..<rows {
        for column in 0..<columns {
          target.storeBytes(
            of: source.load(fromByteOffset: row &* sourceRow &+ column, as: UInt8.self),
            toByteOffset: column &* targetRow &+ row, as: UInt8.self)
        }
      }
    }
  }
  return untyped(function)
}
