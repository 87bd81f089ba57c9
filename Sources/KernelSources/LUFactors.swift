import CKernelSupport

// P · A = L · U by elimination with partial pivoting. An element is one chain, `a − l₀u₀ − l₁u₁ − …`;
// L's are then divided by the pivot unless that is 0. The pivot is the element of greatest magnitude, the
// first of equals; a NaN is one only where it is met first. The number of rows alone decides whether a
// chain rounds its products.

enum Elimination {
  /// Matrices of this many rows or fewer round each product before it is subtracted, which gives
  /// TensorFlow's factors bit for bit; beyond, TensorFlow works in blocks, and the chains here are of
  /// fused multiply-adds.
  static var roundedRows: Int { 16 }
}

/// Matrices of as many lanes as T has, their elements side by side: element e is the vector e.
enum LULanes<T: Lanes> {
  typealias Element = T.Element

  /// Factors in place. `pivots` takes a vector a column: the row that was exchanged with the column's
  /// own. The parity is 1 or −1.
  @inline(__always)
  static func factor(
    _ m: UnsafeMutablePointer<Element>, _ n: Int, pivots: UnsafeMutablePointer<Element>
  ) -> T {
    n <= Elimination.roundedRows
      ? factor(m, n, pivots: pivots, RoundedProducts.self)
      : factor(m, n, pivots: pivots, FusedProducts.self)
  }

  @inline(__always)
  static func factor<P: ChainProducts>(
    _ m: UnsafeMutablePointer<Element>, _ n: Int, pivots: UnsafeMutablePointer<Element>,
    _ products: P.Type
  ) -> T {
    let w = T.width
    let row = n &* w
    var parity = T(1)
    var j = 0
    while j < n {
      let column = m + j &* w
      let system = TriangularSystem(
        a: UnsafePointer(m), aRow: row, aColumn: w, xRow: row, n: j, isUnit: true)
      TriangularColumns<T, P>.solveOne(system, column, loadsLanes: true)
      eliminate(m, row, column, from: j, n, products)
      // The greatest.
      var best = magnitude(T(load: column + j &* row))
      var pivot = T(Element(j))
      var i = j &+ 1
      while i < n {
        let size = magnitude(T(load: column + i &* row))
        let isGreater = best .< size
        best = T.select(isGreater, size, best)
        pivot = T.select(isGreater, T(Element(i)), pivot)
        i &+= 1
      }
      pivot.store(pivots + j &* w)
      parity = T.select(pivot .!= T(Element(j)), -parity, parity)
      exchange(m, row, n, rows: j, n, by: pivot)
      let divisor = T(load: column + j &* row)
      let isZero = divisor .== T(0)
      i = j &+ 1
      while i < n {
        let p = column + i &* row
        let s = T(load: p)
        T.select(isZero, s, s / divisor).store(p)
        i &+= 1
      }
      j &+= 1
    }
    return parity
  }

  @inline(__always)
  private static func magnitude(_ x: T) -> T { T.select(x .< T(0), -x, x) }

  /// The rows of a column from its own on, against the columns before it.
  @inline(__always)
  private static func eliminate<P: ChainProducts>(
    _ m: UnsafePointer<Element>, _ row: Int, _ column: UnsafeMutablePointer<Element>,
    from j: Int, _ n: Int, _ products: P.Type
  ) {
    let w = T.width
    var i = j
    while i &+ 4 <= n {
      var p = m + i &* row
      var q = UnsafePointer(column)
      let target = column + i &* row
      var s0 = T(load: target)
      var s1 = T(load: target + row)
      var s2 = T(load: target + 2 &* row)
      var s3 = T(load: target + 3 &* row)
      var k = 0
      while k < j {
        let y = P.prepared(T(load: q))
        s0 = P.subtract(s0, T(load: p), y)
        s1 = P.subtract(s1, T(load: p + row), y)
        s2 = P.subtract(s2, T(load: p + 2 &* row), y)
        s3 = P.subtract(s3, T(load: p + 3 &* row), y)
        p += w
        q += row
        k &+= 1
      }
      s0.store(target)
      s1.store(target + row)
      s2.store(target + 2 &* row)
      s3.store(target + 3 &* row)
      i &+= 4
    }
    while i < n {
      var p = m + i &* row
      var q = UnsafePointer(column)
      var s = T(load: column + i &* row)
      var k = 0
      while k < j {
        s = P.subtract(s, T(load: p), P.prepared(T(load: q)))
        p += w
        q += row
        k &+= 1
      }
      s.store(column + i &* row)
      i &+= 1
    }
  }

  /// Exchanges row j with the row that each lane's pivot names, in all columns.
  @inline(__always)
  static func exchange(
    _ m: UnsafeMutablePointer<Element>, _ row: Int, _ columns: Int, rows j: Int, _ n: Int,
    by pivot: T
  ) {
    guard (pivot .!= T(Element(j))).any else { return }
    var i = j &+ 1
    while i < n {
      let isPivot = pivot .== T(Element(i))
      if isPivot.any {
        var p = m + j &* row
        var q = m + i &* row
        for _ in 0..<columns {
          let x = T(load: p)
          let y = T(load: q)
          T.select(isPivot, y, x).store(p)
          T.select(isPivot, x, y).store(q)
          p += T.width
          q += T.width
        }
      }
      i &+= 1
    }
  }

  /// Whether U has a diagonal that can be divided by, lane by lane: 1 or 0.
  @inline(__always)
  static func invertible(_ m: UnsafePointer<Element>, _ n: Int) -> T {
    var least = T(1)
    for i in 0..<n {
      let size = magnitude(T(load: m + i &* (n &+ 1) &* T.width))
      least = i == 0 ? size : T.select(size .< least, size, least)
    }
    return T.select(T(0) .< least, T(1), T(0))
  }

  /// Solves for the columns of X, of which each row has them side by side.
  @inline(__always)
  static func solve(
    _ m: UnsafePointer<Element>, _ n: Int, pivots: UnsafePointer<Element>,
    _ x: UnsafeMutablePointer<Element>, _ columns: Int
  ) {
    let w = T.width
    let row = columns &* w
    for j in 0..<n { exchange(x, row, columns, rows: j, n, by: T(load: pivots + j &* w)) }
    let lower = TriangularSystem(
      a: m, aRow: n &* w, aColumn: w, xRow: row, n: n, isUnit: true)
    if n <= Elimination.roundedRows {
      RoundedColumns<T>.solve(lower, x, columns, next: w, loadsLanes: true)
      return
    }
    let upper = TriangularSystem(
      a: m + (n &* n &- 1) &* w, aRow: -n &* w, aColumn: -w, xRow: -row, n: n, isUnit: false)
    let last = x + (n &- 1) &* row
    var j = 0
    while j < columns {
      if j &+ 2 <= columns {
        TriangularColumns<T, FusedProducts>.solveTwo(lower, x + j &* w, w, loadsLanes: true)
        TriangularColumns<T, FusedProducts>.solveTwo(upper, last + j &* w, w, loadsLanes: true)
      } else {
        TriangularColumns<T, FusedProducts>.solveOne(lower, x + j &* w, loadsLanes: true)
        TriangularColumns<T, FusedProducts>.solveOne(upper, last + j &* w, loadsLanes: true)
      }
      j &+= 2
    }
  }
}

/// One matrix, with vectors V and, for one value, S of the same element.
enum LUFactors<V: Lanes, S: Lanes> where V.Element == S.Element {
  typealias Element = V.Element

  /// Columns that are factored before what they contribute is taken off all later ones.
  private static var blockColumns: Int { 32 }

  /// Factors in place a matrix whose rows lie side by side; the parity.
  @inline(never)
  static func factor(
    _ m: UnsafeMutablePointer<Element>, _ n: Int, pivots: UnsafeMutablePointer<Element>
  ) -> Element {
    if n <= 8 {
      let parity = LULanes<S>.factor(m, n, pivots: pivots, RoundedProducts.self)
      var value: Element = 1
      withUnsafeMutablePointer(to: &value) { parity.store($0) }
      return value
    }
    return n <= Elimination.roundedRows
      ? panels(m, n, pivots: pivots, RoundedProducts.self)
      : panels(m, n, pivots: pivots, FusedProducts.self)
  }

  // Never inlined: in a caller the closure is compiled without vector instructions, and calls C's inline
  // functions instead.
  @inline(never)
  private static func panels<P: ChainProducts>(
    _ m: UnsafeMutablePointer<Element>, _ n: Int, pivots: UnsafeMutablePointer<Element>,
    _ products: P.Type
  ) -> Element {
    let w = V.width
    let b = n < blockColumns ? n : blockColumns
    // Columns of the panel lie side by side. Lengths of a power of two would share a set of the cache.
    let panelRow = (n &+ 4 &* w &- 1) / w &* w &+ w
    var parity: Element = 1
    withUnsafeTemporaryAllocation(of: Element.self, capacity: b &* panelRow) { buffer in
      let panel = buffer.start
      panel.update(repeating: 0, count: b &* panelRow)
      var first = 0
      while first < n, !tapedeck_should_stop() {
        let width = n &- first < b ? n &- first : b
        let height = n &- first
        let block = m + first &* (n &+ 1)
        transpose(block, n, panel, panelRow, height, width, V.self)
        if self.panel(panel, panelRow, height, width, pivots + first, products) { parity = -parity }
        transpose(panel, panelRow, block, n, width, height, V.self)
        for j in 0..<width {
          let other = Int(pivots[first &+ j])
          pivots[first &+ j] = Element(first &+ other)
          if other != j {
            let (p, q) = (m + (first &+ j) &* n, m + (first &+ other) &* n)
            exchange(p, q, first)
            exchange(p + first + width, q + first + width, n &- first &- width)
          }
        }
        let right = n &- first &- width
        if right > 0 {
          TriangularSolve<V, S>.solve(
            TriangularSystem(
              a: UnsafePointer(block), aRow: n, aColumn: 1, xRow: n, n: width, isUnit: true),
            block + width, right)
          TrailingUpdate<V>.run(
            a: block + width &* n, n, 1, b: block + width, n, c: block + width &* (n &+ 1), n,
            m: right, n: right, depth: width, lowerOnly: false)
        }
        first &+= width
      }
    }
    return parity
  }

  /// Factors a panel whose columns lie side by side, `row` elements apart; whether the exchanges of its
  /// rows are odd in number. A row beyond a column's end may be computed.
  @inline(__always)
  private static func panel<P: ChainProducts>(
    _ t: UnsafeMutablePointer<Element>, _ row: Int, _ height: Int, _ width: Int,
    _ pivots: UnsafeMutablePointer<Element>, _ products: P.Type
  ) -> Bool {
    let w = V.width
    var isOdd = false
    var j = 0
    while j < width {
      let column = t + j &* row
      var i = 1
      while i < j {
        var s = S(load: column + i)
        for k in 0..<i {
          s = P.subtract(s, S(load: t + k &* row + i), P.prepared(S(load: column + k)))
        }
        s.store(column + i)
        i &+= 1
      }
      i = j
      while i < height {
        let target = column + i
        var s0 = V(load: target)
        var s1 = V(load: target + w)
        var s2 = V(load: target + 2 &* w)
        var s3 = V(load: target + 3 &* w)
        var p = UnsafePointer(t) + i
        var k = 0
        while k < j {
          let x = P.prepared(V(column[k]))
          s0 = P.subtract(s0, x, V(load: p))
          s1 = P.subtract(s1, x, V(load: p + w))
          s2 = P.subtract(s2, x, V(load: p + 2 &* w))
          s3 = P.subtract(s3, x, V(load: p + 3 &* w))
          p += row
          k &+= 1
        }
        s0.store(target)
        s1.store(target + w)
        s2.store(target + 2 &* w)
        s3.store(target + 3 &* w)
        i &+= 4 &* w
      }
      var best = column[j].magnitude
      var pivot = j
      i = j &+ 1
      while i < height {
        let size = column[i].magnitude
        if size > best {
          best = size
          pivot = i
        }
        i &+= 1
      }
      pivots[j] = Element(pivot)
      if pivot != j {
        isOdd.toggle()
        for k in 0..<width {
          let p = t + k &* row
          let x = p[j]
          p[j] = p[pivot]
          p[pivot] = x
        }
      }
      if column[j] != 0 {
        let divisor = V(column[j])
        i = j &+ 1
        while i < height {
          (V(load: column + i) / divisor).store(column + i)
          i &+= w
        }
      }
      j &+= 1
    }
    return isOdd
  }

  @inline(__always)
  private static func exchange(
    _ x: UnsafeMutablePointer<Element>, _ y: UnsafeMutablePointer<Element>, _ count: Int
  ) {
    var i = 0
    while i &+ V.width <= count {
      let value = V(load: x + i)
      V(load: y + i).store(x + i)
      value.store(y + i)
      i &+= V.width
    }
    while i < count {
      let value = x[i]
      x[i] = y[i]
      y[i] = value
      i &+= 1
    }
  }

  /// Solves for the columns of X, of which each row has them side by side.
  @inline(never)
  static func solve(
    _ m: UnsafePointer<Element>, _ n: Int, pivots: UnsafePointer<Element>,
    _ x: UnsafeMutablePointer<Element>, _ columns: Int
  ) {
    for j in 0..<n {
      let other = Int(pivots[j])
      if other != j { exchange(x + j &* columns, x + other &* columns, columns) }
    }
    let lower = TriangularSystem(
      a: m, aRow: n, aColumn: 1, xRow: columns, n: n, isUnit: true)
    if n <= Elimination.roundedRows {
      let whole = columns / V.width &* V.width
      RoundedColumns<V>.solve(lower, x, whole / V.width, next: V.width, loadsLanes: false)
      RoundedColumns<S>.solve(lower, x + whole, columns &- whole, next: 1, loadsLanes: false)
      return
    }
    TriangularSolve<V, S>.solve(lower, x, columns)
    TriangularSolve<V, S>.solve(
      TriangularSystem(
        a: m + (n &* n &- 1), aRow: -n, aColumn: -1, xRow: -columns, n: n, isUnit: false),
      x + (n &- 1) &* columns, columns)
  }
}
