import CKernelSupport

// C − A · B, the chains of C's elements continued: how a block of a factorisation or of a solution
// acts on all that is still to be done.

/// Tiles of 4 rows by 2 vectors of V.
enum TrailingUpdate<V: Lanes> {
  typealias Element = V.Element

  /// Rows of A that meet all panels of B before the next rows do.
  private static var blockRows: Int { 128 }

  /// `c[i, j] = fma(−a[i, k], b[k, j], c[i, j])` for k ascending. A has strides by row and column; the
  /// columns of B and C lie side by side, their rows any number of elements apart, also backwards.
  ///
  /// With `lowerOnly`, elements of C right of its diagonal may be written or not.
  @inline(never)
  static func run(
    a: UnsafePointer<Element>, _ aRow: Int, _ aColumn: Int, b: UnsafePointer<Element>,
    _ bRow: Int, c: UnsafeMutablePointer<Element>, _ cRow: Int, m: Int, n: Int, depth: Int,
    lowerOnly: Bool
  ) {
    guard m > 0, n > 0 else { return }
    let width = 2 &* V.width
    let panelCount = (n &+ width &- 1) / width
    let panelSize = depth &* width
    withUnsafeTemporaryAllocation(
      of: Element.self, capacity: panelCount &* panelSize &+ blockRows &* depth &+ 4 &* width
    ) { buffer in
      let panels = buffer.start
      let rows = panels + panelCount &* panelSize
      let stage = rows + blockRows &* depth
      for panel in 0..<panelCount {
        packColumns(
          b + panel &* width, bRow, depth, n &- panel &* width, panels + panel &* panelSize)
      }
      var first = 0
      while first < m, !tapedeck_should_stop() {
        let height = m &- first < blockRows ? m &- first : blockRows
        packRows(a + first &* aRow, aRow, aColumn, height, depth, rows)
        for panel in 0..<panelCount {
          let column = panel &* width
          var i = lowerOnly && column > first ? (column &- first) & ~3 : 0
          while i < height {
            let target = c + (first &+ i) &* cRow + column
            let isWhole = height &- i >= 4 && n &- column >= width
            if isWhole {
              tile(rows + i &* depth, panels + panel &* panelSize, target, cRow, depth)
            } else {
              let (tall, wide) = (min(height &- i, 4), min(n &- column, width))
              copy(target, cRow, stage, width, tall, wide)
              tile(rows + i &* depth, panels + panel &* panelSize, stage, width, depth)
              copy(stage, width, target, cRow, tall, wide)
            }
            i &+= 4
          }
        }
        first &+= height
      }
    }
  }

  /// A panel's rows side by side, zeros where B ends.
  @inline(__always)
  private static func packColumns(
    _ b: UnsafePointer<Element>, _ bRow: Int, _ depth: Int, _ columns: Int,
    _ packed: UnsafeMutablePointer<Element>
  ) {
    let width = 2 &* V.width
    var p = 0
    while p < depth {
      let source = b + p &* bRow
      let target = packed + p &* width
      if columns >= width {
        V(load: source).store(target)
        V(load: source + V.width).store(target + V.width)
      } else {
        var j = 0
        while j < width {
          target[j] = j < columns ? source[j] : 0
          j &+= 1
        }
      }
      p &+= 1
    }
  }

  /// Rows in fours with their signs changed, the four elements of a step of k side by side; zeros
  /// where A ends.
  @inline(__always)
  private static func packRows(
    _ a: UnsafePointer<Element>, _ aRow: Int, _ aColumn: Int, _ rows: Int, _ depth: Int,
    _ packed: UnsafeMutablePointer<Element>
  ) {
    var i = 0
    while i < rows {
      var target = packed + i &* depth
      var p = a + i &* aRow
      var step = 0
      if i &+ 4 <= rows {
        while step < depth {
          target[0] = -p[0]
          target[1] = -p[aRow]
          target[2] = -p[2 &* aRow]
          target[3] = -p[3 &* aRow]
          p += aColumn
          target += 4
          step &+= 1
        }
      } else {
        while step < depth {
          var row = 0
          while row < 4 {
            target[row] = i &+ row < rows ? -p[row &* aRow] : 0
            row &+= 1
          }
          p += aColumn
          target += 4
          step &+= 1
        }
      }
      i &+= 4
    }
  }

  @inline(__always)
  private static func copy(
    _ source: UnsafePointer<Element>, _ sourceRow: Int, _ target: UnsafeMutablePointer<Element>,
    _ targetRow: Int, _ rows: Int, _ columns: Int
  ) {
    for i in 0..<rows {
      for j in 0..<columns { target[i &* targetRow + j] = source[i &* sourceRow + j] }
    }
  }

  @inline(__always)
  private static func tile(
    _ a: UnsafePointer<Element>, _ b: UnsafePointer<Element>, _ c: UnsafeMutablePointer<Element>,
    _ cRow: Int, _ depth: Int
  ) {
    let w = V.width
    var s00 = V(load: c)
    var s01 = V(load: c + w)
    var s10 = V(load: c + cRow)
    var s11 = V(load: c + cRow + w)
    var s20 = V(load: c + 2 &* cRow)
    var s21 = V(load: c + 2 &* cRow + w)
    var s30 = V(load: c + 3 &* cRow)
    var s31 = V(load: c + 3 &* cRow + w)
    var (p, q) = (a, b)
    var k = 0
    while k < depth {
      let y0 = V(load: q)
      let y1 = V(load: q + w)
      var x = V(p[0])
      s00 = x.fma(y0, s00)
      s01 = x.fma(y1, s01)
      x = V(p[1])
      s10 = x.fma(y0, s10)
      s11 = x.fma(y1, s11)
      x = V(p[2])
      s20 = x.fma(y0, s20)
      s21 = x.fma(y1, s21)
      x = V(p[3])
      s30 = x.fma(y0, s30)
      s31 = x.fma(y1, s31)
      p += 4
      q += 2 &* w
      k &+= 1
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
