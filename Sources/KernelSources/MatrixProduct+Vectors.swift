// Vectors times large matrices, and matrices times columns.

extension MatrixProduct {
  /// A row against a large B, whose rows are read as they lie, eight at a time; the chains rest in C.
  @inline(never)
  static func stream(
    _ a: UnsafePointer<Element>, _ aStep: Int, _ b: UnsafePointer<Element>, _ bStep: Int,
    _ c: UnsafeMutablePointer<Element>, _ n: Int, _ k: Int
  ) {
    let w = V.width
    let end = n &- (w &- 1)
    var p = 0
    while p < k {
      let rows = k &- p < 8 ? k &- p : 8
      let q = b + p &* bStep
      var j = 0
      if rows == 8 {
        let x0 = V(a[p &* aStep])
        let x1 = V(a[(p &+ 1) &* aStep])
        let x2 = V(a[(p &+ 2) &* aStep])
        let x3 = V(a[(p &+ 3) &* aStep])
        let x4 = V(a[(p &+ 4) &* aStep])
        let x5 = V(a[(p &+ 5) &* aStep])
        let x6 = V(a[(p &+ 6) &* aStep])
        let x7 = V(a[(p &+ 7) &* aStep])
        while j < end {
          let r = q + j
          var sum = p == 0 ? x0 * V(load: r) : x0.fma(V(load: r), V(load: c + j))
          sum = x1.fma(V(load: r + bStep), sum)
          sum = x2.fma(V(load: r + 2 &* bStep), sum)
          sum = x3.fma(V(load: r + 3 &* bStep), sum)
          sum = x4.fma(V(load: r + 4 &* bStep), sum)
          sum = x5.fma(V(load: r + 5 &* bStep), sum)
          sum = x6.fma(V(load: r + 6 &* bStep), sum)
          sum = x7.fma(V(load: r + 7 &* bStep), sum)
          sum.store(c + j)
          j &+= w
        }
      } else {
        while j < end {
          var sum = p == 0 ? V(a[0]) * V(load: q + j) : V(load: c + j)
          var step = p == 0 ? 1 : 0
          while step < rows {
            sum = V(a[(p &+ step) &* aStep]).fma(V(load: q + step &* bStep + j), sum)
            step &+= 1
          }
          sum.store(c + j)
          j &+= w
        }
      }
      while j < n {
        var step = 0
        if p == 0 {
          (S(load: a) * S(load: q + j)).store(c + j)
          step = 1
        }
        while step < rows {
          S(load: a + (p &+ step) &* aStep).fma(S(load: q + step &* bStep + j), S(load: c + j))
            .store(c + j)
          step &+= 1
        }
        j &+= 1
      }
      p &+= rows
    }
  }

  /// Rows of a matrix against a vector, both as they lie: squares are transposed in registers, so that
  /// a vector of chains takes as many rows along. The results are `cStep` elements apart.
  @inline(never)
  static func dotRows(
    _ rows: UnsafePointer<Element>, _ rowStep: Int, _ vector: UnsafePointer<Element>,
    _ c: UnsafeMutablePointer<Element>, _ cStep: Int, _ count: Int, _ k: Int
  ) {
    let w = V.width
    // Four vectors of rows hide the time that a step of a chain takes. Rows that begin at one place of
    // their pages share a set of the first-level cache, which holds two.
    let most = (rowStep &* MemoryLayout<Element>.stride) & 4095 == 0 ? 2 : 4
    var j = 0
    withUnsafeTemporaryAllocation(of: V.self, capacity: 4) { sums in
      let sums = sums.start
      while j < count && count >= w {
        // The last rows are taken with some before them, which get the same bits again.
        if j &+ w > count { j = count &- w }
        let left = (count &- j) / w
        let groups = left < most ? left : most
        let first = rows + j &* rowStep
        let groupStep = w &* rowStep
        // From −0 the first step is the multiplication itself.
        for group in 0..<groups { sums[group] = V(-0.0) }
        var p = 0
        while p &+ 2 &* w <= k {
          // A row's line of the cache is used up at once.
          var r = first + p
          for group in 0..<groups {
            sums[group] = V.dotRows(
              r + w, rowStep, vector + (p &+ w),
              V.dotRows(r, rowStep, vector + p, sums[group]))
            r += groupStep
          }
          p &+= 2 &* w
        }
        if p &+ w <= k {
          var r = first + p
          for group in 0..<groups {
            sums[group] = V.dotRows(r, rowStep, vector + p, sums[group])
            r += groupStep
          }
          p &+= w
        }
        while p < k {
          var r = first + p
          let x = V(vector[p])
          for group in 0..<groups {
            sums[group] = column(r, rowStep).fma(x, sums[group])
            r += groupStep
          }
          p &+= 1
        }
        for group in 0..<groups {
          put(sums[group], c + (j &+ group &* w) &* cStep, cStep)
        }
        j &+= groups &* w
      }
    }
    while j < count {
      var sum = S(-0.0)
      for p in 0..<k { sum = S(load: rows + j &* rowStep + p).fma(S(load: vector + p), sum) }
      sum.store(c + j &* cStep)
      j &+= 1
    }
  }

  /// One element of each of `width` rows.
  @inline(__always)
  private static func column(_ rows: UnsafePointer<Element>, _ rowStep: Int) -> V {
    withUnsafeTemporaryAllocation(of: Element.self, capacity: V.width) { stage in
      let stage = stage.start
      for lane in 0..<V.width { stage[lane] = rows[lane &* rowStep] }
      return V(load: stage)
    }
  }

  @inline(__always)
  private static func put(_ sum: V, _ c: UnsafeMutablePointer<Element>, _ cStep: Int) {
    if cStep == 1 {
      sum.store(c)
      return
    }
    withUnsafeTemporaryAllocation(of: Element.self, capacity: V.width) { stage in
      let stage = stage.start
      sum.store(stage)
      for lane in 0..<V.width { c[lane &* cStep] = stage[lane] }
    }
  }
}
