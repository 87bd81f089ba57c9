// C = A · B. Each element is one chain over ascending k, a multiplication and then fused
// multiply-adds, so its bits do not depend on how the work is cut into tiles and panels.

typealias MatrixProductFunction =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int, Int, Bool, Bool
  ) -> Void

/// Rows of k that a panel of B holds; 256 rows of 64 bytes stay in the first-level cache.
private let panelDepth = 256
/// Rows of A that meet all panels of B before the next rows do; packed, they stay in the second level.
private let blockRows = 128
/// Columns of B that are packed together.
private let blockColumns = 512

/// A product with vectors V and, for one value, S of the same element. Tiles are 4 by 2 vectors.
enum MatrixProduct<V: SquareLanes, S: Lanes> where V.Element == S.Element {
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
    } else if m < 4 && bStep == 1 && (aStep == 1 || k == 1) {
      for i in 0..<m { dotRows(b, bColumn, a + i &* aRow, c + i &* n, 1, n, k) }
    } else if m < 4 && bColumn == 1 && n >= 8 &* V.width && n &* k > 32768 {
      for i in 0..<m { stream(a + i &* aRow, aStep, b, bStep, c + i &* n, n, k) }
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
    // Packing a panel pays when enough rows use it and its own lie far apart; a transposed one must
    // be packed.
    let packsAll = bColumn != 1 || (m >= 16 && n >= 128)
    // Rows of A that lie far apart, or many of them, are packed too.
    let packsRows = m >= 16 && n >= 2 &* width && m &* k > (aStep == 1 ? 65536 : 8192)
    // The last columns, too few for a tile, are products of rows with a vector.
    let rest = n % width
    let takesColumns =
      rest > 0 && rest <= V.width / 2 && k <= panelDepth && aStep == 1 && m >= 4 &* V.width
    let tileEnd = takesColumns ? n &- rest : n
    let panelRows = k < panelDepth ? k : panelDepth
    let panelCount = packsAll ? ((n < blockColumns ? n : blockColumns) &+ width &- 1) / width : 1
    let panelSize = width &* panelRows
    let rowSpace = packsRows ? blockRows &* panelRows : 0
    withUnsafeTemporaryAllocation(
      of: Element.self, capacity: panelCount &* panelSize + rowSpace + 4 &* width
    ) { buffer in
      let packed = buffer.start
      let packedRows = packed + panelCount &* panelSize
      let stage = packedRows + rowSpace
      var start = 0
      while start < k {
        let depth = k &- start < panelDepth ? k &- start : panelDepth
        var firstColumn = 0
        while firstColumn < tileEnd {
          let end =
            tileEnd &- firstColumn < blockColumns ? tileEnd : firstColumn &+ blockColumns
          if packsAll {
            var j = firstColumn
            while j < end {
              pack(
                b + start &* bStep + j &* bColumn, bStep, bColumn, depth,
                end &- j < width ? end &- j : width,
                packed + (j &- firstColumn) &* panelRows)
              j &+= width
            }
          }
          var firstRow = 0
          while firstRow < m {
            let lastRow = packsRows && m &- firstRow > blockRows ? firstRow &+ blockRows : m
            let rows = a + firstRow &* aRow + start &* aStep
            if packsRows { packRows(rows, aRow, aStep, lastRow &- firstRow, depth, packedRows) }
            var j = firstColumn
            if m < 4 && !packsAll {
              // Few rows: B is read once, so in long pieces.
              while j &+ 4 &* width <= end {
                for i in 0..<m {
                  tile1Wide(
                    rows + i &* aRow, aStep, b + start &* bStep + j, bStep, c + i &* n + j, depth,
                    start == 0)
                }
                j &+= 4 &* width
              }
            }
            while j < end {
              let columns = end &- j < width ? end &- j : width
              var panel = b + start &* bStep + j &* bColumn
              var panelStep = bStep
              if packsAll {
                panel = UnsafePointer(packed + (j &- firstColumn) &* panelRows)
                panelStep = width
              } else if columns < width {
                pack(panel, bStep, bColumn, depth, columns, packed)
                panel = UnsafePointer(packed)
                panelStep = width
              }
              var i = firstRow
              while i < lastRow {
                var height = lastRow &- i < 4 ? lastRow &- i : 4
                let isPacked = packsRows && height == 4
                if height > 1 && height < 4 && k <= panelDepth && lastRow &- firstRow >= 4 {
                  // The last rows are taken with some before them, which get the same bits again.
                  i = lastRow &- 4
                  height = 4
                }
                let left =
                  isPacked
                  ? UnsafePointer(packedRows + (i &- firstRow) &* depth)
                  : rows + (i &- firstRow) &* aRow
                let (leftRow, leftStep) = isPacked ? (1, 4) : (aRow, aStep)
                let target = c + i &* n + j
                if columns == width {
                  tile(
                    left, leftRow, leftStep, panel, panelStep, target, n, height, depth,
                    start == 0)
                } else {
                  if start > 0 { copy(target, n, stage, width, height, columns) }
                  tile(
                    left, leftRow, leftStep, panel, panelStep, stage, width, height, depth,
                    start == 0)
                  copy(stage, width, target, n, height, columns)
                }
                i &+= height
              }
              j &+= columns
            }
            firstRow = lastRow
          }
          firstColumn = end
        }
        start &+= depth
      }
      var j = tileEnd
      while takesColumns && j < n {
        for p in 0..<k { packed[p] = b[p &* bStep &+ j &* bColumn] }
        dotRows(a, aRow, packed, c + j, n, m, k)
        j &+= 1
      }
    }
  }

  /// Rows of A in fours, the four elements of a step of k side by side; a rest is left out.
  @inline(__always)
  private static func packRows(
    _ a: UnsafePointer<Element>, _ aRow: Int, _ aStep: Int, _ rows: Int, _ depth: Int,
    _ packed: UnsafeMutablePointer<Element>
  ) {
    var i = 0
    while i &+ 4 <= rows {
      var p = a + i &* aRow
      var target = packed + i &* depth
      var step = 0
      while step < depth {
        target[0] = p[0]
        target[1] = p[aRow]
        target[2] = p[2 &* aRow]
        target[3] = p[3 &* aRow]
        p += aStep
        target += 4
        step &+= 1
      }
      i &+= 4
    }
  }

  @inline(__always)
  private static func pack(
    _ b: UnsafePointer<Element>, _ bStep: Int, _ bColumn: Int, _ depth: Int, _ columns: Int,
    _ packed: UnsafeMutablePointer<Element>
  ) {
    let width = 2 &* V.width
    if bColumn == 1 && columns == width {
      var p = 0
      while p < depth {
        let source = b + p &* bStep
        let target = packed + p &* width
        V(load: source).store(target)
        V(load: source + V.width).store(target + V.width)
        p &+= 1
      }
      return
    }
    if columns < width {
      for index in 0..<(depth &* width) { packed[index] = 0 }
    }
    if bStep == 1 {
      transpose(b, bColumn, packed, width, columns, depth, V.self)
    } else {
      var p = 0
      while p < depth {
        var j = 0
        while j < columns {
          packed[p &* width + j] = b[p &* bStep + j &* bColumn]
          j &+= 1
        }
        p &+= 1
      }
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

  @inline(never)
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

  /// One row, 8 vectors wide.
  @inline(never)
  private static func tile1Wide(
    _ a: UnsafePointer<Element>, _ aStep: Int, _ b: UnsafePointer<Element>, _ bStep: Int,
    _ c: UnsafeMutablePointer<Element>, _ depth: Int, _ isFirst: Bool
  ) {
    let w = V.width
    var (p, q) = (a, b)
    var (s0, s1, s2, s3) = (V(0), V(0), V(0), V(0))
    var (s4, s5, s6, s7) = (V(0), V(0), V(0), V(0))
    var step = 0
    if isFirst {
      let x = V(p.pointee)
      s0 = x * V(load: q)
      s1 = x * V(load: q + w)
      s2 = x * V(load: q + 2 &* w)
      s3 = x * V(load: q + 3 &* w)
      s4 = x * V(load: q + 4 &* w)
      s5 = x * V(load: q + 5 &* w)
      s6 = x * V(load: q + 6 &* w)
      s7 = x * V(load: q + 7 &* w)
      p += aStep
      q += bStep
      step = 1
    } else {
      s0 = V(load: c)
      s1 = V(load: c + w)
      s2 = V(load: c + 2 &* w)
      s3 = V(load: c + 3 &* w)
      s4 = V(load: c + 4 &* w)
      s5 = V(load: c + 5 &* w)
      s6 = V(load: c + 6 &* w)
      s7 = V(load: c + 7 &* w)
    }
    while step < depth {
      let x = V(p.pointee)
      s0 = x.fma(V(load: q), s0)
      s1 = x.fma(V(load: q + w), s1)
      s2 = x.fma(V(load: q + 2 &* w), s2)
      s3 = x.fma(V(load: q + 3 &* w), s3)
      s4 = x.fma(V(load: q + 4 &* w), s4)
      s5 = x.fma(V(load: q + 5 &* w), s5)
      s6 = x.fma(V(load: q + 6 &* w), s6)
      s7 = x.fma(V(load: q + 7 &* w), s7)
      p += aStep
      q += bStep
      step &+= 1
    }
    s0.store(c)
    s1.store(c + w)
    s2.store(c + 2 &* w)
    s3.store(c + 3 &* w)
    s4.store(c + 4 &* w)
    s5.store(c + 5 &* w)
    s6.store(c + 6 &* w)
    s7.store(c + 7 &* w)
  }

  @inline(never)
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
  return untyped(function)
}
