// C = A · B for many matrices at once, interleaved: the element e of the matrix of lane l is at
// e · lanes + l. The chains are those of `MatrixProduct`.

typealias LaneProductFunction =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int, Int, Bool, Bool, Int
  ) -> Void

/// A matrix as the tiles see it: where it begins and its strides, in elements of the buffer.
private struct LaneMatrix<Element> {
  var base: UnsafePointer<Element>
  /// By row of A, by column of B.
  var outer: Int
  /// By k.
  var step: Int
}

/// Products with vectors V of lanes. Tiles are 4 rows by 2 columns of C.
enum LaneProduct<V: Lanes> {
  typealias Element = V.Element

  @inline(__always)
  static func run(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer, _ m: Int, _ n: Int,
    _ k: Int, _ aIsTransposed: Bool, _ bIsTransposed: Bool, _ lanes: Int
  ) {
    var left = LaneMatrix(
      base: a.assumingMemoryBound(to: Element.self), outer: (aIsTransposed ? 1 : k) &* lanes,
      step: (aIsTransposed ? m : 1) &* lanes)
    var right = LaneMatrix(
      base: b.assumingMemoryBound(to: Element.self), outer: (bIsTransposed ? k : 1) &* lanes,
      step: (bIsTransposed ? 1 : n) &* lanes)
    let c = c.assumingMemoryBound(to: Element.self)
    if k == 0 {
      for index in 0..<(m &* n &* lanes) { c[index] = 0 }
      return
    }
    var (rows, columns) = (m, n)
    var (cRow, cColumn) = (n &* lanes, lanes)
    if m < 4 && n >= 4 {
      // The transposed product fills the tiles.
      swap(&left, &right)
      swap(&rows, &columns)
      swap(&cRow, &cColumn)
    }
    // Lanes far apart share few sets of the cache: matrices that are read again and again are packed.
    let packs =
      lanes >= 4 &* V.width && rows >= 4 && columns >= 4 && (rows &+ columns) &* k >= 64
    let leftSize = packs ? rows &* k : 0
    let rightSize = packs ? columns &* k : 0
    withUnsafeTemporaryAllocation(
      of: Element.self, capacity: (leftSize &+ rightSize &+ 1) &* V.width
    ) { buffer in
      let packed = buffer.start
      var lane = 0
      while lane < lanes {
        let width = lanes &- lane < V.width ? lanes &- lane : V.width
        var p = LaneMatrix(base: left.base + lane, outer: left.outer, step: left.step)
        var q = LaneMatrix(base: right.base + lane, outer: right.outer, step: right.step)
        if packs && width == V.width {
          p = pack(p, rows, k, packed)
          q = pack(q, columns, k, packed + leftSize &* V.width)
        }
        tiles(p, q, c + lane, cRow, cColumn, rows, columns, k, width)
        lane &+= V.width
      }
    }
  }

  /// A vector of lanes of a matrix, with its elements side by side.
  @inline(__always)
  private static func pack(
    _ matrix: LaneMatrix<Element>, _ count: Int, _ k: Int,
    _ packed: UnsafeMutablePointer<Element>
  ) -> LaneMatrix<Element> {
    var i = 0
    while i < count {
      var source = matrix.base + i &* matrix.outer
      var step = 0
      while step < k {
        V(load: source).store(packed + (i &* k &+ step) &* V.width)
        source += matrix.step
        step &+= 1
      }
      i &+= 1
    }
    return LaneMatrix(base: UnsafePointer(packed), outer: k &* V.width, step: V.width)
  }

  @inline(never)
  private static func tiles(
    _ a: LaneMatrix<Element>, _ b: LaneMatrix<Element>, _ c: UnsafeMutablePointer<Element>,
    _ cRow: Int, _ cColumn: Int, _ rows: Int, _ columns: Int, _ k: Int, _ width: Int
  ) {
    var i = 0
    while i < rows {
      var j = 0
      let isTall = rows &- i >= 4 && width == V.width
      let p = a.base + i &* a.outer
      while j < columns {
        let q = b.base + j &* b.outer
        let target = c + i &* cRow + j &* cColumn
        if isTall && columns &- j >= 2 {
          tile4x2(p, a.outer, a.step, q, b.outer, b.step, target, cRow, cColumn, k)
          j &+= 2
        } else if isTall {
          tile4x1(p, a.outer, a.step, q, b.step, target, cRow, k)
          j &+= 1
        } else {
          chain(p, a.step, q, b.step, target, k, width)
          j &+= 1
        }
      }
      i &+= isTall ? 4 : 1
    }
  }

  @inline(__always)
  private static func chain(
    _ a: UnsafePointer<Element>, _ aStep: Int, _ b: UnsafePointer<Element>, _ bStep: Int,
    _ c: UnsafeMutablePointer<Element>, _ k: Int, _ width: Int
  ) {
    var (p, q) = (a, b)
    if width == V.width {
      var sum = V(load: p) * V(load: q)
      var step = 1
      while step < k {
        p += aStep
        q += bStep
        sum = V(load: p).fma(V(load: q), sum)
        step &+= 1
      }
      sum.store(c)
    } else {
      var sum = (loadPartial(p, width) as V) * loadPartial(q, width)
      var step = 1
      while step < k {
        p += aStep
        q += bStep
        sum = (loadPartial(p, width) as V).fma(loadPartial(q, width), sum)
        step &+= 1
      }
      storePartial(sum, c, width)
    }
  }

  @inline(__always)
  private static func tile4x1(
    _ a: UnsafePointer<Element>, _ aRow: Int, _ aStep: Int, _ b: UnsafePointer<Element>,
    _ bStep: Int, _ c: UnsafeMutablePointer<Element>, _ cRow: Int, _ k: Int
  ) {
    var (p, q) = (a, b)
    var y = V(load: q)
    var s0 = V(load: p) * y
    var s1 = V(load: p + aRow) * y
    var s2 = V(load: p + 2 &* aRow) * y
    var s3 = V(load: p + 3 &* aRow) * y
    var step = 1
    while step < k {
      p += aStep
      q += bStep
      y = V(load: q)
      s0 = V(load: p).fma(y, s0)
      s1 = V(load: p + aRow).fma(y, s1)
      s2 = V(load: p + 2 &* aRow).fma(y, s2)
      s3 = V(load: p + 3 &* aRow).fma(y, s3)
      step &+= 1
    }
    s0.store(c)
    s1.store(c + cRow)
    s2.store(c + 2 &* cRow)
    s3.store(c + 3 &* cRow)
  }

  @inline(__always)
  private static func tile4x2(
    _ a: UnsafePointer<Element>, _ aRow: Int, _ aStep: Int, _ b: UnsafePointer<Element>,
    _ bColumn: Int, _ bStep: Int, _ c: UnsafeMutablePointer<Element>, _ cRow: Int,
    _ cColumn: Int, _ k: Int
  ) {
    var (p, q) = (a, b)
    var y0 = V(load: q)
    var y1 = V(load: q + bColumn)
    var x = V(load: p)
    var s00 = x * y0
    var s01 = x * y1
    x = V(load: p + aRow)
    var s10 = x * y0
    var s11 = x * y1
    x = V(load: p + 2 &* aRow)
    var s20 = x * y0
    var s21 = x * y1
    x = V(load: p + 3 &* aRow)
    var s30 = x * y0
    var s31 = x * y1
    var step = 1
    while step < k {
      p += aStep
      q += bStep
      y0 = V(load: q)
      y1 = V(load: q + bColumn)
      x = V(load: p)
      s00 = x.fma(y0, s00)
      s01 = x.fma(y1, s01)
      x = V(load: p + aRow)
      s10 = x.fma(y0, s10)
      s11 = x.fma(y1, s11)
      x = V(load: p + 2 &* aRow)
      s20 = x.fma(y0, s20)
      s21 = x.fma(y1, s21)
      x = V(load: p + 3 &* aRow)
      s30 = x.fma(y0, s30)
      s31 = x.fma(y1, s31)
      step &+= 1
    }
    s00.store(c)
    s01.store(c + cColumn)
    s10.store(c + cRow)
    s11.store(c + cRow + cColumn)
    s20.store(c + 2 &* cRow)
    s21.store(c + 2 &* cRow + cColumn)
    s30.store(c + 3 &* cRow)
    s31.store(c + 3 &* cRow + cColumn)
  }
}

func laneProductAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: LaneProductFunction
  switch type {
  case .float32: function = { LaneProduct<Float32x8>.run($0, $1, $2, $3, $4, $5, $6, $7, $8) }
  case .float64: function = { LaneProduct<Float64x4>.run($0, $1, $2, $3, $4, $5, $6, $7, $8) }
  default: return nil
  }
  return untyped(function)
}
