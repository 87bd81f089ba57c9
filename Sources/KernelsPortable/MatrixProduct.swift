// C = A · B. Each element is one chain over ascending k, a multiplication and then fused
// multiply-adds, so its bits do not depend on how the work is cut into tiles and panels.

typealias MatrixProductFunction =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int, Int, Bool, Bool
  ) -> Void

/// Rows of k that a panel of B holds; 256 rows of 64 bytes stay in the first-level cache.
private let panelDepth = 256

/// A product with vectors V and, for one value, S of the same element. Tiles are 4 by 2 vectors.
enum MatrixProduct<V: Lanes, S: Lanes> where V.Element == S.Element {
  typealias Element = V.Element

  @inline(__always)
  static func run(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer, _ m: Int, _ n: Int,
    _ k: Int, _ aIsTransposed: Bool, _ bIsTransposed: Bool
  ) {
    var a = a.assumingMemoryBound(to: Element.self)
    var b = b.assumingMemoryBound(to: Element.self)
    let c = c.assumingMemoryBound(to: Element.self)
    var m = m
    var n = n
    // Strides of A by row and k, of B by k and column.
    var aRow = aIsTransposed ? 1 : k
    var aStep = aIsTransposed ? m : 1
    var bStep = bIsTransposed ? 1 : n
    var bColumn = bIsTransposed ? k : 1
    if n == 1 && m > 1 {
      // A column is the row of the transposed product, which fills the vectors.
      swap(&a, &b)
      swap(&m, &n)
      let row = aRow
      let step = aStep
      aRow = bColumn
      aStep = bStep
      bColumn = row
      bStep = step
    }
    if k == 0 {
      for index in 0..<(m &* n) { c[index] = 0 }
    } else if m &* n &* k <= 128 {
      small(a, b, c, m, n, k, aRow, aStep, bStep, bColumn)
    } else {
      panels(a, b, c, m, n, k, aRow, aStep, bStep, bColumn)
    }
  }

  /// Element by element.
  @inline(__always)
  private static func small(
    _ a: UnsafePointer<Element>, _ b: UnsafePointer<Element>, _ c: UnsafeMutablePointer<Element>,
    _ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aStep: Int, _ bStep: Int, _ bColumn: Int
  ) {
    var i = 0
    while i < m {
      var j = 0
      while j < n {
        var p = a + i &* aRow
        var q = b + j &* bColumn
        var sum = S(load: p) * S(load: q)
        var step = 1
        while step < k {
          p += aStep
          q += bStep
          sum = S(load: p).fma(S(load: q), sum)
          step &+= 1
        }
        sum.store(c + i &* n + j)
        j &+= 1
      }
      i &+= 1
    }
  }

  /// Panels of B, 2 vectors wide and at most `panelDepth` deep, against all rows of A. Between the
  /// panels of one column the chains rest in C.
  @inline(__always)
  private static func panels(
    _ a: UnsafePointer<Element>, _ b: UnsafePointer<Element>, _ c: UnsafeMutablePointer<Element>,
    _ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aStep: Int, _ bStep: Int, _ bColumn: Int
  ) {
    let width = 2 &* V.width
    // Packing a panel pays when enough rows use it; a narrow or transposed one must be packed.
    let packsAll = bColumn != 1 || (m >= 16 && n &* k > 32768)
    withUnsafeTemporaryAllocation(of: Element.self, capacity: width &* panelDepth + 4 &* width) {
      buffer in
      let packed = buffer.baseAddress.unsafelyUnwrapped
      let stage = packed + width &* panelDepth
      var start = 0
      while start < k {
        let depth = k &- start < panelDepth ? k &- start : panelDepth
        var j = 0
        while j < n {
          let columns = n &- j < width ? n &- j : width
          var panel = b + start &* bStep + j &* bColumn
          var panelStep = bStep
          if packsAll || columns < width {
            pack(panel, bStep, bColumn, depth, columns, packed)
            panel = UnsafePointer(packed)
            panelStep = width
          }
          var i = 0
          while i < m {
            let rows = m &- i < 4 ? m &- i : 4
            let left = a + i &* aRow + start &* aStep
            let target = c + i &* n + j
            if columns == width {
              tile(left, aRow, aStep, panel, panelStep, target, n, rows, depth, start == 0)
            } else {
              if start > 0 { copy(target, n, stage, width, rows, columns) }
              tile(left, aRow, aStep, panel, panelStep, stage, width, rows, depth, start == 0)
              copy(stage, width, target, n, rows, columns)
            }
            i &+= rows
          }
          j &+= columns
        }
        start &+= depth
      }
    }
  }

  @inline(__always)
  private static func pack(
    _ b: UnsafePointer<Element>, _ bStep: Int, _ bColumn: Int, _ depth: Int, _ columns: Int,
    _ packed: UnsafeMutablePointer<Element>
  ) {
    let width = 2 &* V.width
    var p = 0
    while p < depth {
      let source = b + p &* bStep
      let target = packed + p &* width
      if bColumn == 1 && columns == width {
        V(load: source).store(target)
        V(load: source + V.width).store(target + V.width)
      } else {
        var j = 0
        while j < columns {
          target[j] = source[j &* bColumn]
          j &+= 1
        }
        while j < width {
          target[j] = 0
          j &+= 1
        }
      }
      p &+= 1
    }
  }

  @inline(__always)
  private static func copy(
    _ source: UnsafePointer<Element>, _ sourceRow: Int, _ target: UnsafeMutablePointer<Element>,
    _ targetRow: Int, _ rows: Int, _ columns: Int
  ) {
    var i = 0
    while i < rows {
      var j = 0
      while j < columns {
        target[i &* targetRow + j] = source[i &* sourceRow + j]
        j &+= 1
      }
      i &+= 1
    }
  }

  @inline(__always)
  private static func tile(
    _ a: UnsafePointer<Element>, _ aRow: Int, _ aStep: Int, _ b: UnsafePointer<Element>,
    _ bStep: Int, _ c: UnsafeMutablePointer<Element>, _ cRow: Int, _ rows: Int, _ depth: Int,
    _ isFirst: Bool
  ) {
    if rows == 4 {
      tile4(a, aRow, aStep, b, bStep, c, cRow, depth, isFirst)
    } else {
      var i = 0
      while i < rows {
        tile1(a + i &* aRow, aStep, b, bStep, c + i &* cRow, depth, isFirst)
        i &+= 1
      }
    }
  }

  @inline(__always)
  private static func tile1(
    _ a: UnsafePointer<Element>, _ aStep: Int, _ b: UnsafePointer<Element>, _ bStep: Int,
    _ c: UnsafeMutablePointer<Element>, _ depth: Int, _ isFirst: Bool
  ) {
    let w = V.width
    var p = a
    var q = b
    var s0 = V(load: c)
    var s1 = V(load: c + w)
    var step = 0
    if isFirst {
      s0 = V(p.pointee) * V(load: q)
      s1 = V(p.pointee) * V(load: q + w)
      p += aStep
      q += bStep
      step = 1
    }
    while step < depth {
      let x = V(p.pointee)
      s0 = x.fma(V(load: q), s0)
      s1 = x.fma(V(load: q + w), s1)
      p += aStep
      q += bStep
      step &+= 1
    }
    s0.store(c)
    s1.store(c + w)
  }

  @inline(__always)
  private static func tile4(
    _ a: UnsafePointer<Element>, _ aRow: Int, _ aStep: Int, _ b: UnsafePointer<Element>,
    _ bStep: Int, _ c: UnsafeMutablePointer<Element>, _ cRow: Int, _ depth: Int, _ isFirst: Bool
  ) {
    let w = V.width
    var p = a
    var q = b
    var s00 = V(0)
    var s01 = s00
    var s10 = s00
    var s11 = s00
    var s20 = s00
    var s21 = s00
    var s30 = s00
    var s31 = s00
    var step = 0
    if isFirst {
      let y0 = V(load: q)
      let y1 = V(load: q + w)
      s00 = V(p.pointee) * y0
      s01 = V(p.pointee) * y1
      s10 = V(p[aRow]) * y0
      s11 = V(p[aRow]) * y1
      s20 = V(p[2 &* aRow]) * y0
      s21 = V(p[2 &* aRow]) * y1
      s30 = V(p[3 &* aRow]) * y0
      s31 = V(p[3 &* aRow]) * y1
      p += aStep
      q += bStep
      step = 1
    } else {
      s00 = V(load: c)
      s01 = V(load: c + w)
      s10 = V(load: c + cRow)
      s11 = V(load: c + cRow + w)
      s20 = V(load: c + 2 &* cRow)
      s21 = V(load: c + 2 &* cRow + w)
      s30 = V(load: c + 3 &* cRow)
      s31 = V(load: c + 3 &* cRow + w)
    }
    while step < depth {
      let y0 = V(load: q)
      let y1 = V(load: q + w)
      let x0 = V(p.pointee)
      s00 = x0.fma(y0, s00)
      s01 = x0.fma(y1, s01)
      let x1 = V(p[aRow])
      s10 = x1.fma(y0, s10)
      s11 = x1.fma(y1, s11)
      let x2 = V(p[2 &* aRow])
      s20 = x2.fma(y0, s20)
      s21 = x2.fma(y1, s21)
      let x3 = V(p[3 &* aRow])
      s30 = x3.fma(y0, s30)
      s31 = x3.fma(y1, s31)
      p += aStep
      q += bStep
      step &+= 1
    }
    s00.store(c)
    s01.store(c + w)
    s10.store(c + cRow)
    s11.store(c + cRow + w)
    s20.store(c + 2 &* cRow)
    s21.store(c + 2 &* cRow + w)
    s30.store(c + 3 &* cRow)
    s31.store(c + 3 &* cRow + w)
  }
}

/// Wrapping integers: any order gives the same bits.
@inline(__always)
private func integerProduct<T: FixedWidthInteger>(
  _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer, _ m: Int, _ n: Int,
  _ k: Int, _ aIsTransposed: Bool, _ bIsTransposed: Bool, _: T.Type
) {
  let a = a.assumingMemoryBound(to: T.self)
  let b = b.assumingMemoryBound(to: T.self)
  let c = c.assumingMemoryBound(to: T.self)
  var i = 0
  while i < m {
    var j = 0
    while j < n {
      var sum: T = 0
      var p = 0
      while p < k {
        let x = aIsTransposed ? a[p &* m + i] : a[i &* k + p]
        let y = bIsTransposed ? b[j &* k + p] : b[p &* n + j]
        sum = sum &+ x &* y
        p &+= 1
      }
      c[i &* n + j] = sum
      j &+= 1
    }
    i &+= 1
  }
}

func matrixProductAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: MatrixProductFunction
  switch type {
  case .float32:
    function = { MatrixProduct<Float32x8, Float32x1>.run($0, $1, $2, $3, $4, $5, $6, $7) }
  case .float64:
    function = { MatrixProduct<Float64x4, Float64x1>.run($0, $1, $2, $3, $4, $5, $6, $7) }
  case .int32: function = { integerProduct($0, $1, $2, $3, $4, $5, $6, $7, Int32.self) }
  case .int64: function = { integerProduct($0, $1, $2, $3, $4, $5, $6, $7, Int64.self) }
  case .bool: return nil
  }
  return unsafeBitCast(function, to: UnsafeRawPointer.self)
}
