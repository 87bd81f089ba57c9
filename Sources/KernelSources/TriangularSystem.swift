import CKernelSupport

// Systems with a triangular matrix, solved from the first row on. An upper matrix is a lower one with
// its rows and columns in reverse: the strides are negative.

/// How a chain takes off a product.
protocol ChainProducts {
  /// A factor that goes into several products, made ready once.
  static func prepared<T: Lanes>(_ y: T) -> T
  /// `s − a · y`, of which one factor is prepared.
  static func subtract<T: Lanes>(_ s: T, _ a: T, _ y: T) -> T
}

/// A product and its subtraction are one fused multiply-add.
enum FusedProducts: ChainProducts {
  @inline(__always) static func prepared<T: Lanes>(_ y: T) -> T { -y }
  @inline(__always) static func subtract<T: Lanes>(_ s: T, _ a: T, _ y: T) -> T { a.fma(y, s) }
}

/// A product is rounded before it is subtracted. Equal products then leave nothing, which a fused
/// multiply-add does not promise: of a matrix whose rows depend on one another elimination leaves zeros.
enum RoundedProducts: ChainProducts {
  @inline(__always) static func prepared<T: Lanes>(_ y: T) -> T { y }
  @inline(__always) static func subtract<T: Lanes>(_ s: T, _ a: T, _ y: T) -> T { s - a * y }
}

/// `A X = B` with a lower triangular A, B overwritten by X.
///
/// An element of X is one chain, `b − a₀x₀ − a₁x₁ − …`, in the order in which the unknowns become known,
/// and then a division by the diagonal.
struct TriangularSystem<Element> {
  /// A's first element, and its strides in elements of the buffer.
  var a: UnsafePointer<Element>
  var aRow: Int
  var aColumn: Int
  /// From a row of X to the next.
  var xRow: Int
  var n: Int
  /// The diagonal is taken to be ones.
  var isUnit: Bool
}

/// Columns of X by vectors of T. An element of A is one value for the whole vector, or, where
/// `loadsLanes`, a vector of values: those of as many matrices as T has lanes.
enum TriangularColumns<T: Lanes, P: ChainProducts> {
  typealias Element = T.Element

  @inline(__always)
  private static func load(_ address: UnsafePointer<Element>, _ loadsLanes: Bool) -> T {
    loadsLanes ? T(load: address) : T(address.pointee)
  }

  /// Two vectors of columns, `next` elements apart.
  @inline(__always)
  static func solveTwo(
    _ system: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, _ next: Int,
    loadsLanes: Bool
  ) {
    let (aRow, aColumn, xRow) = (system.aRow, system.aColumn, system.xRow)
    var i = 0
    while i &+ 4 <= system.n {
      var p = system.a + i &* aRow
      var q = UnsafePointer(x)
      let target = x + i &* xRow
      var s00 = T(load: target)
      var s01 = T(load: target + next)
      var s10 = T(load: target + xRow)
      var s11 = T(load: target + xRow + next)
      var s20 = T(load: target + 2 &* xRow)
      var s21 = T(load: target + 2 &* xRow + next)
      var s30 = T(load: target + 3 &* xRow)
      var s31 = T(load: target + 3 &* xRow + next)
      var k = 0
      while k < i {
        let y0 = P.prepared(T(load: q))
        let y1 = P.prepared(T(load: q + next))
        var a = load(p, loadsLanes)
        s00 = P.subtract(s00, a, y0)
        s01 = P.subtract(s01, a, y1)
        a = load(p + aRow, loadsLanes)
        s10 = P.subtract(s10, a, y0)
        s11 = P.subtract(s11, a, y1)
        a = load(p + 2 &* aRow, loadsLanes)
        s20 = P.subtract(s20, a, y0)
        s21 = P.subtract(s21, a, y1)
        a = load(p + 3 &* aRow, loadsLanes)
        s30 = P.subtract(s30, a, y0)
        s31 = P.subtract(s31, a, y1)
        p += aColumn
        q += xRow
        k &+= 1
      }
      let r1 = p + aRow
      let r2 = r1 + aRow
      let r3 = r2 + aRow
      if !system.isUnit {
        let d = load(p, loadsLanes)
        s00 = s00 / d
        s01 = s01 / d
      }
      var a = P.prepared(load(r1, loadsLanes))
      s10 = P.subtract(s10, a, s00)
      s11 = P.subtract(s11, a, s01)
      if !system.isUnit {
        let d = load(r1 + aColumn, loadsLanes)
        s10 = s10 / d
        s11 = s11 / d
      }
      a = P.prepared(load(r2, loadsLanes))
      s20 = P.subtract(s20, a, s00)
      s21 = P.subtract(s21, a, s01)
      a = P.prepared(load(r2 + aColumn, loadsLanes))
      s20 = P.subtract(s20, a, s10)
      s21 = P.subtract(s21, a, s11)
      if !system.isUnit {
        let d = load(r2 + 2 &* aColumn, loadsLanes)
        s20 = s20 / d
        s21 = s21 / d
      }
      a = P.prepared(load(r3, loadsLanes))
      s30 = P.subtract(s30, a, s00)
      s31 = P.subtract(s31, a, s01)
      a = P.prepared(load(r3 + aColumn, loadsLanes))
      s30 = P.subtract(s30, a, s10)
      s31 = P.subtract(s31, a, s11)
      a = P.prepared(load(r3 + 2 &* aColumn, loadsLanes))
      s30 = P.subtract(s30, a, s20)
      s31 = P.subtract(s31, a, s21)
      if !system.isUnit {
        let d = load(r3 + 3 &* aColumn, loadsLanes)
        s30 = s30 / d
        s31 = s31 / d
      }
      s00.store(target)
      s01.store(target + next)
      s10.store(target + xRow)
      s11.store(target + xRow + next)
      s20.store(target + 2 &* xRow)
      s21.store(target + 2 &* xRow + next)
      s30.store(target + 3 &* xRow)
      s31.store(target + 3 &* xRow + next)
      i &+= 4
    }
    rest(system, x, from: i, loadsLanes: loadsLanes)
    rest(system, x + next, from: i, loadsLanes: loadsLanes)
  }

  /// One vector of columns.
  @inline(__always)
  static func solveOne(
    _ system: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, loadsLanes: Bool
  ) {
    let (aRow, aColumn, xRow) = (system.aRow, system.aColumn, system.xRow)
    var i = 0
    while i &+ 4 <= system.n {
      var p = system.a + i &* aRow
      var q = UnsafePointer(x)
      let target = x + i &* xRow
      var s0 = T(load: target)
      var s1 = T(load: target + xRow)
      var s2 = T(load: target + 2 &* xRow)
      var s3 = T(load: target + 3 &* xRow)
      var k = 0
      while k < i {
        let y = P.prepared(T(load: q))
        s0 = P.subtract(s0, load(p, loadsLanes), y)
        s1 = P.subtract(s1, load(p + aRow, loadsLanes), y)
        s2 = P.subtract(s2, load(p + 2 &* aRow, loadsLanes), y)
        s3 = P.subtract(s3, load(p + 3 &* aRow, loadsLanes), y)
        p += aColumn
        q += xRow
        k &+= 1
      }
      let r1 = p + aRow
      let r2 = r1 + aRow
      let r3 = r2 + aRow
      if !system.isUnit { s0 = s0 / load(p, loadsLanes) }
      s1 = P.subtract(s1, P.prepared(load(r1, loadsLanes)), s0)
      if !system.isUnit { s1 = s1 / load(r1 + aColumn, loadsLanes) }
      s2 = P.subtract(s2, P.prepared(load(r2, loadsLanes)), s0)
      s2 = P.subtract(s2, P.prepared(load(r2 + aColumn, loadsLanes)), s1)
      if !system.isUnit { s2 = s2 / load(r2 + 2 &* aColumn, loadsLanes) }
      s3 = P.subtract(s3, P.prepared(load(r3, loadsLanes)), s0)
      s3 = P.subtract(s3, P.prepared(load(r3 + aColumn, loadsLanes)), s1)
      s3 = P.subtract(s3, P.prepared(load(r3 + 2 &* aColumn, loadsLanes)), s2)
      if !system.isUnit { s3 = s3 / load(r3 + 3 &* aColumn, loadsLanes) }
      s0.store(target)
      s1.store(target + xRow)
      s2.store(target + 2 &* xRow)
      s3.store(target + 3 &* xRow)
      i &+= 4
    }
    rest(system, x, from: i, loadsLanes: loadsLanes)
  }

  /// The rows from `first` on, one by one.
  @inline(__always)
  private static func rest(
    _ system: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, from first: Int,
    loadsLanes: Bool
  ) {
    var i = first
    while i < system.n {
      var p = system.a + i &* system.aRow
      var q = UnsafePointer(x)
      let target = x + i &* system.xRow
      var s = T(load: target)
      var k = 0
      while k < i {
        s = P.subtract(s, P.prepared(load(p, loadsLanes)), T(load: q))
        p += system.aColumn
        q += system.xRow
        k &+= 1
      }
      if !system.isUnit { s = s / load(p, loadsLanes) }
      s.store(target)
      i &+= 1
    }
  }
}

/// Systems of one matrix, with vectors V and, for one value, S of the same element.
enum TriangularSolve<V: Lanes, S: Lanes> where V.Element == S.Element {
  typealias Element = V.Element

  /// Rows that are solved before what they contribute is taken off all later ones.
  private static var blockRows: Int { 64 }

  /// Solves for `columns` columns that lie side by side.
  @inline(never)
  static func solve(
    _ system: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, _ columns: Int
  ) {
    // Blocks pay where a strip of X and A do not stay in the cache.
    guard system.n > 2 &* blockRows, columns >= 4 &* V.width else {
      strips(system, x, columns)
      return
    }
    var first = 0
    while first < system.n, !tapedeck_should_stop() {
      let height = system.n &- first < blockRows ? system.n &- first : blockRows
      var block = system
      block.a = system.a + first &* (system.aRow &+ system.aColumn)
      block.n = height
      let rows = x + first &* system.xRow
      strips(block, rows, columns)
      TrailingUpdate<V>.run(
        a: block.a + height &* system.aRow, system.aRow, system.aColumn, b: rows, system.xRow,
        c: rows + height &* system.xRow, system.xRow, m: system.n &- first &- height, n: columns,
        depth: height, lowerOnly: false)
      first &+= height
    }
  }

  @inline(__always)
  private static func strips(
    _ system: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, _ columns: Int
  ) {
    var j = 0
    while j &+ 2 &* V.width <= columns {
      TriangularColumns<V, FusedProducts>.solveTwo(system, x + j, V.width, loadsLanes: false)
      j &+= 2 &* V.width
    }
    if j &+ V.width <= columns {
      TriangularColumns<V, FusedProducts>.solveOne(system, x + j, loadsLanes: false)
      j &+= V.width
    }
    while j < columns {
      TriangularColumns<S, FusedProducts>.solveOne(system, x + j, loadsLanes: false)
      j &+= 1
    }
  }
}
