// What is solved with the factors of a small matrix, with TensorFlow's bits: see `RoundedColumns`.

/// `L U X = B` with rounded products, B overwritten by X; L has a diagonal of ones and lies with U in one
/// matrix.
///
/// An element of L⁻¹B is one chain, `b − l₀y₀ − l₁y₁ − …`, in ascending order. An element of X is one too,
/// but it begins with the unknown beside it, the last one found, and goes on to the first one found; then
/// it is multiplied by the reciprocal of the diagonal. Up to 16 rows of float32 and 8 of float64 this is
/// how TensorFlow solves; beyond, it sums a part of the products by themselves.
enum RoundedColumns<T: Lanes> {
  typealias Element = T.Element

  /// Solves for vectors of columns that are `next` elements apart. An element of the factors is one value
  /// for the whole vector or, where `loadsLanes`, a vector of values.
  @inline(__always)
  static func solve(
    _ factors: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, _ columns: Int,
    next: Int, loadsLanes: Bool
  ) {
    var j = 0
    while j &+ 4 <= columns {
      let p = x + j &* next
      TriangularColumns<T, RoundedProducts>.solveTwo(factors, p, next, loadsLanes: loadsLanes)
      TriangularColumns<T, RoundedProducts>.solveTwo(
        factors, p + 2 &* next, next, loadsLanes: loadsLanes)
      upperFour(factors, p, next, loadsLanes)
      j &+= 4
    }
    while j < columns {
      let p = x + j &* next
      TriangularColumns<T, RoundedProducts>.solveOne(factors, p, loadsLanes: loadsLanes)
      upperOne(factors, p, loadsLanes)
      j &+= 1
    }
  }

  @inline(__always)
  private static func load(_ address: UnsafePointer<Element>, _ loadsLanes: Bool) -> T {
    loadsLanes ? T(load: address) : T(address.pointee)
  }

  /// Four at a time, since each chain waits for itself.
  @inline(__always)
  private static func upperFour(
    _ factors: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, _ next: Int,
    _ loadsLanes: Bool
  ) {
    var i = factors.n &- 1
    while i >= 0 {
      var p = factors.a + i &* (factors.aRow &+ factors.aColumn)
      let target = x + i &* factors.xRow
      let inverse = T(1) / load(p, loadsLanes)
      var s0 = T(load: target)
      var s1 = T(load: target + next)
      var s2 = T(load: target + 2 &* next)
      var s3 = T(load: target + 3 &* next)
      var q = target
      var k = i &+ 1
      while k < factors.n {
        p += factors.aColumn
        q += factors.xRow
        let u = load(p, loadsLanes)
        s0 = RoundedProducts.subtract(s0, u, T(load: q))
        s1 = RoundedProducts.subtract(s1, u, T(load: q + next))
        s2 = RoundedProducts.subtract(s2, u, T(load: q + 2 &* next))
        s3 = RoundedProducts.subtract(s3, u, T(load: q + 3 &* next))
        k &+= 1
      }
      (s0 * inverse).store(target)
      (s1 * inverse).store(target + next)
      (s2 * inverse).store(target + 2 &* next)
      (s3 * inverse).store(target + 3 &* next)
      i &-= 1
    }
  }

  @inline(__always)
  private static func upperOne(
    _ factors: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, _ loadsLanes: Bool
  ) {
    var i = factors.n &- 1
    while i >= 0 {
      var p = factors.a + i &* (factors.aRow &+ factors.aColumn)
      let target = x + i &* factors.xRow
      let inverse = T(1) / load(p, loadsLanes)
      var s = T(load: target)
      var q = target
      var k = i &+ 1
      while k < factors.n {
        p += factors.aColumn
        q += factors.xRow
        s = RoundedProducts.subtract(s, load(p, loadsLanes), T(load: q))
        k &+= 1
      }
      (s * inverse).store(target)
      i &-= 1
    }
  }
}
