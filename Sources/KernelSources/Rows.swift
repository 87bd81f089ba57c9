// Elementwise kernels over rows of columns. An operand has a row for each row of the result, or one
// for all; and within a row an element for each column, or one for all.

typealias BinaryRowsFunction =
  @convention(c) (
    UnsafeRawPointer, Int, Int, UnsafeRawPointer, Int, Int, UnsafeMutableRawPointer, Int, Int
  ) -> Void

/// z[r, i] = f(x[r · xRow + i · xStep], y[r · yRow + i · yStep]).
@inline(__always)
private func forEachRow<V: Lanes>(
  _ x: UnsafeRawPointer, _ xRow: Int, _ xStep: Int, _ y: UnsafeRawPointer, _ yRow: Int,
  _ yStep: Int, _ z: UnsafeMutableRawPointer, _ rows: Int, _ columns: Int, _ f: (V, V) -> V
) {
  let size = MemoryLayout<V.Element>.stride
  var row = 0
  while row < rows {
    forEachLanes(
      x + row &* xRow &* size, xStep, y + row &* yRow &* size, yStep,
      z + row &* columns &* size, columns, isShort: true, f)
    row &+= 1
  }
}

extension On64 where Operation: UniformBinaryOperation {
  @inline(__always)
  static func rows(
    _ x: UnsafeRawPointer, _ xRow: Int, _ xStep: Int, _ y: UnsafeRawPointer, _ yRow: Int,
    _ yStep: Int, _ z: UnsafeMutableRawPointer, _ rows: Int, _ columns: Int
  ) {
    forEachRow(x, xRow, xStep, y, yRow, yStep, z, rows, columns) { (x: Float64x4, y) in
      Operation.uniform(x, y)
    }
  }
}

extension On32 where Operation: UniformBinaryOperation {
  @inline(__always)
  static func rows(
    _ x: UnsafeRawPointer, _ xRow: Int, _ xStep: Int, _ y: UnsafeRawPointer, _ yRow: Int,
    _ yStep: Int, _ z: UnsafeMutableRawPointer, _ rows: Int, _ columns: Int
  ) {
    forEachRow(x, xRow, xStep, y, yRow, yStep, z, rows, columns) { (x: Float32x8, y) in
      Operation.uniform(x, y)
    }
  }
}

/// z[i] = Σ over r of x[r · xRow + i · xStep] · y[r · yRow + i · yStep], each product rounded, then
/// summed by the canonical tree.
enum SumOfProducts<V: Lanes, S: Lanes> where V.Element == S.Element {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ xRow: Int, _ xStep: Int, _ y: UnsafeRawPointer, _ yRow: Int,
    _ yStep: Int, _ z: UnsafeMutableRawPointer, _ rows: Int, _ columns: Int
  ) {
    let x = x.assumingMemoryBound(to: V.Element.self)
    let y = y.assumingMemoryBound(to: V.Element.self)
    let z = z.assumingMemoryBound(to: V.Element.self)
    @inline(__always)
    func sum(_ term: (Int, Int) -> V) {
      Reduction<ReduceSum, V, S>.columns(
        rows, columns, term,
        { row, column, width in
          part(x + (row &* xRow &+ column &* xStep), xStep, width)
            * part(y + (row &* yRow &+ column &* yStep), yStep, width)
        }, z)
    }
    if xStep == 0 && yStep == 0 {
      sum { row, _ in V(x[row &* xRow]) * V(y[row &* yRow]) }
    } else if xStep == 0 {
      sum { V(x[$0 &* xRow]) * V(load: y + ($0 &* yRow &+ $1)) }
    } else if yStep == 0 {
      sum { V(load: x + ($0 &* xRow &+ $1)) * V(y[$0 &* yRow]) }
    } else {
      sum { V(load: x + ($0 &* xRow &+ $1)) * V(load: y + ($0 &* yRow &+ $1)) }
    }
  }

  @inline(__always)
  private static func part(_ x: UnsafePointer<V.Element>, _ step: Int, _ width: Int) -> V {
    step == 0 ? V(x.pointee) : loadPartial(x, width)
  }
}

func sumOfProductsAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: BinaryRowsFunction
  switch type {
  case .float64:
    function = { SumOfProducts<Float64x4, Float64x1>.run($0, $1, $2, $3, $4, $5, $6, $7, $8) }
  case .float32:
    function = { SumOfProducts<Float32x8, Float32x1>.run($0, $1, $2, $3, $4, $5, $6, $7, $8) }
  default: return nil
  }
  return untyped(function)
}
