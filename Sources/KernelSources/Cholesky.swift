import CKernelSupport

// A = L · Lᵀ. An element of L is one chain, `a − l₀l₀ − l₁l₁ − …`, of fused multiply-adds over the
// columns before it, then its square root on the diagonal, or a division by the diagonal. Only the
// lower triangle of A is read.

/// Matrices of as many lanes as T has, their elements side by side: element e is the vector e.
enum CholeskyLanes<T: Lanes> {
  typealias Element = T.Element

  /// Factors in place the lower triangle of `l`; where a pivot is not positive, all of it becomes NaN.
  @inline(__always)
  static func factor(_ l: UnsafeMutablePointer<Element>, _ n: Int) {
    let w = T.width
    let row = n &* w
    var failed = T(0)
    var i = 0
    while i &+ 4 <= n {
      let block = l + i &* row
      // Four rows against the columns before them: a system with the rows above.
      let system = TriangularSystem(
        a: UnsafePointer(l), aRow: row, aColumn: w, xRow: w, n: i, isUnit: false)
      TriangularColumns<T, FusedProducts>.solveTwo(system, block, row, loadsLanes: true)
      TriangularColumns<T, FusedProducts>.solveTwo(system, block + 2 &* row, row, loadsLanes: true)
      square(block, row, i, &failed)
      i &+= 4
    }
    while i < n {
      let line = l + i &* row
      let system = TriangularSystem(
        a: UnsafePointer(l), aRow: row, aColumn: w, xRow: w, n: i, isUnit: false)
      TriangularColumns<T, FusedProducts>.solveOne(system, line, loadsLanes: true)
      var s = T(load: line + i &* w)
      for k in 0..<i {
        let x = T(load: line + k &* w)
        s = (-x).fma(x, s)
      }
      root(s, &failed).store(line + i &* w)
      i &+= 1
    }
    if (failed .!= T(0)).any {
      let isFailed = failed .!= T(0)
      for i in 0..<n {
        for j in 0...i {
          let p = l + i &* row + j &* w
          T.select(isFailed, T(.nan), T(load: p)).store(p)
        }
      }
    }
  }

  @inline(__always)
  private static func root(_ pivot: T, _ failed: inout T) -> T {
    failed = T.select(pivot .<= T(0), T(1), failed)
    return pivot.squareRoot
  }

  /// The four columns of the diagonal, whose rows have `first` columns before them.
  @inline(__always)
  private static func square(
    _ rows: UnsafeMutablePointer<Element>, _ row: Int, _ first: Int, _ failed: inout T
  ) {
    let w = T.width
    var p = UnsafePointer(rows)
    let t = rows + first &* w
    var s00 = T(load: t)
    var s10 = T(load: t + row)
    var s11 = T(load: t + row + w)
    var s20 = T(load: t + 2 &* row)
    var s21 = T(load: t + 2 &* row + w)
    var s22 = T(load: t + 2 &* row + 2 &* w)
    var s30 = T(load: t + 3 &* row)
    var s31 = T(load: t + 3 &* row + w)
    var s32 = T(load: t + 3 &* row + 2 &* w)
    var s33 = T(load: t + 3 &* row + 3 &* w)
    var k = 0
    while k < first {
      let x0 = T(load: p)
      let x1 = T(load: p + row)
      let x2 = T(load: p + 2 &* row)
      let x3 = T(load: p + 3 &* row)
      s00 = (-x0).fma(x0, s00)
      s10 = (-x1).fma(x0, s10)
      s11 = (-x1).fma(x1, s11)
      s20 = (-x2).fma(x0, s20)
      s21 = (-x2).fma(x1, s21)
      s22 = (-x2).fma(x2, s22)
      s30 = (-x3).fma(x0, s30)
      s31 = (-x3).fma(x1, s31)
      s32 = (-x3).fma(x2, s32)
      s33 = (-x3).fma(x3, s33)
      p += w
      k &+= 1
    }
    s00 = root(s00, &failed)
    s10 = s10 / s00
    s20 = s20 / s00
    s30 = s30 / s00
    s11 = root((-s10).fma(s10, s11), &failed)
    s21 = (-s20).fma(s10, s21) / s11
    s31 = (-s30).fma(s10, s31) / s11
    s22 = root((-s21).fma(s21, (-s20).fma(s20, s22)), &failed)
    s32 = (-s31).fma(s21, (-s30).fma(s20, s32)) / s22
    s33 = root((-s32).fma(s32, (-s31).fma(s31, (-s30).fma(s30, s33))), &failed)
    s00.store(t)
    s10.store(t + row)
    s11.store(t + row + w)
    s20.store(t + 2 &* row)
    s21.store(t + 2 &* row + w)
    s22.store(t + 2 &* row + 2 &* w)
    s30.store(t + 3 &* row)
    s31.store(t + 3 &* row + w)
    s32.store(t + 3 &* row + 2 &* w)
    s33.store(t + 3 &* row + 3 &* w)
  }
}

/// One matrix or many, with vectors V and, for one value, S of the same element.
enum Cholesky<V: Lanes, S: Lanes> where V.Element == S.Element {
  typealias Element = V.Element

  /// Columns that are factored before what they contribute is taken off all later ones.
  private static var blockColumns: Int { 64 }

  /// The matrix of lane l has its element e at e · lanes + l.
  @inline(__always)
  static func run(
    _ a: UnsafeRawPointer, _ l: UnsafeMutableRawPointer, _ n: Int, _ lanes: Int
  ) {
    let a = a.assumingMemoryBound(to: Element.self)
    let l = l.assumingMemoryBound(to: Element.self)
    if lanes == 1 {
      single(a, l, n)
      return
    }
    var lane = 0
    if n <= LaneMatrices<V>.sizeLimit {
      lane = lanes / V.width &* V.width
      byVectors(a, l, n, lanes)
    }
    guard lane < lanes else { return }
    withUnsafeTemporaryAllocation(of: Element.self, capacity: 2 &* n &* n &+ 1) { buffer in
      let own = buffer.start
      while lane < lanes {
        LaneMatrices<S>.gather(a + lane, lanes, own, n, n, isTransposed: false)
        single(own, own + n &* n, n)
        LaneMatrices<S>.scatter(own + n &* n, l + lane, lanes, n &* n)
        lane &+= 1
      }
    }
  }

  /// As many lanes as fill vectors.
  @inline(never)
  private static func byVectors(
    _ a: UnsafePointer<Element>, _ l: UnsafeMutablePointer<Element>, _ n: Int, _ lanes: Int
  ) {
    withUnsafeTemporaryAllocation(of: Element.self, capacity: n &* n &* V.width &+ 1) { buffer in
      let own = buffer.start
      var lane = 0
      while lane &+ V.width <= lanes {
        LaneMatrices<V>.gather(a + lane, lanes, own, n, n, isTransposed: false)
        CholeskyLanes<V>.factor(own, n)
        clearUpper(own, n, V.width)
        LaneMatrices<V>.scatter(own, l + lane, lanes, n &* n)
        lane &+= V.width
      }
    }
  }

  @inline(__always)
  private static func clearUpper(
    _ l: UnsafeMutablePointer<Element>, _ n: Int, _ width: Int
  ) {
    for i in 0..<n {
      let row = l + i &* n &* width
      for index in ((i &+ 1) &* width)..<max(n &* width, (i &+ 1) &* width) { row[index] = 0 }
    }
  }

  @inline(never)
  private static func single(
    _ a: UnsafePointer<Element>, _ l: UnsafeMutablePointer<Element>, _ n: Int
  ) {
    l.update(from: a, count: n &* n)
    if n <= 8 {
      CholeskyLanes<S>.factor(l, n)
    } else if !blocks(l, n) {
      for i in 0..<n {
        for j in 0...i { l[i &* n &+ j] = .nan }
      }
    }
    clearUpper(l, n, 1)
  }

  /// Whether all pivots were positive or NaN.
  // Never inlined: in a caller the closure is compiled without vector instructions, and calls C's inline
  // functions instead.
  @inline(never)
  private static func blocks(_ l: UnsafeMutablePointer<Element>, _ n: Int) -> Bool {
    let w = V.width
    let b = n < blockColumns ? n : blockColumns
    // Columns of the block, and of the panel below it, lie side by side; a row beyond a column's end
    // may be computed.
    let squareRow = (b &+ 4 &* w &- 1) / w &* w
    // Lengths of a power of two would share a set of the cache.
    let panelRow = (n &+ w &- 1) / w &* w &+ 2 &* w
    return withUnsafeTemporaryAllocation(
      of: Element.self, capacity: b &* squareRow &+ b &* panelRow
    ) { buffer in
      let square = buffer.start
      let panel = square + b &* squareRow
      square.update(repeating: 0, count: b &* squareRow)
      var first = 0
      while first < n, !tapedeck_should_stop() {
        let height = n &- first < b ? n &- first : b
        let block = l + first &* (n &+ 1)
        transpose(block, n, square, squareRow, height, height, V.self)
        if !columns(square, squareRow, height) { return false }
        transpose(square, squareRow, block, n, height, height, V.self)
        let below = n &- first &- height
        if below > 0 {
          let rows = block + height &* n
          transpose(rows, n, panel, panelRow, below, height, V.self)
          TriangularSolve<V, S>.solve(
            TriangularSystem(
              a: UnsafePointer(square), aRow: 1, aColumn: squareRow, xRow: panelRow, n: height,
              isUnit: false), panel, below)
          transpose(panel, panelRow, rows, n, height, below, V.self)
          TrailingUpdate<V>.run(
            a: panel, 1, panelRow, b: panel, panelRow, c: rows + height, n, m: below, n: below,
            depth: height, lowerOnly: true)
        }
        first &+= height
      }
      return true
    }
  }

  /// Factors a block whose columns lie side by side, `row` elements apart; whether it worked.
  @inline(__always)
  private static func columns(_ t: UnsafeMutablePointer<Element>, _ row: Int, _ n: Int) -> Bool {
    let w = V.width
    var j = 0
    while j < n {
      let column = t + j &* row
      // From the vector that holds the diagonal on; what lies above it is never read.
      let first = j / w &* w
      var i = first
      while i < n {
        let target = column + i
        var s0 = V(load: target)
        var s1 = V(load: target + w)
        var s2 = V(load: target + 2 &* w)
        var p = UnsafePointer(t)
        var k = 0
        while k < j {
          let x = -V(p[j])
          s0 = x.fma(V(load: p + i), s0)
          s1 = x.fma(V(load: p + i + w), s1)
          s2 = x.fma(V(load: p + i + 2 &* w), s2)
          p += row
          k &+= 1
        }
        s0.store(target)
        s1.store(target + w)
        s2.store(target + 2 &* w)
        i &+= 3 &* w
      }
      let pivot = column[j]
      if pivot <= 0 { return false }
      let root = S(load: column + j).squareRoot
      root.store(column + j)
      let divisor = V(column[j])
      i = j &+ 1
      while i < n {
        (V(load: column + i) / divisor).store(column + i)
        i &+= w
      }
      j &+= 1
    }
    return true
  }
}
