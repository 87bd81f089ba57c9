import CKernelSupport

// What is made of the factors of a general matrix, for one matrix or for those of several lanes, of
// which the element e of lane l is at e · lanes + l.

typealias TriangularSolveFunction =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int, Bool, Bool, Int
  ) -> Void
typealias LinearSolveFunction =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer?, UnsafeMutableRawPointer, Int, Int, Bool, Int,
    UnsafeMutablePointer<Bool>
  ) -> Void

enum LinearSystems<V: Lanes, S: Lanes> where V.Element == S.Element {
  typealias Element = V.Element

  // MARK: Triangular systems

  @inline(__always)
  static func triangularSolve(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ x: UnsafeMutableRawPointer, _ n: Int,
    _ columns: Int, _ isLower: Bool, _ isTransposed: Bool, _ lanes: Int
  ) {
    let a = a.assumingMemoryBound(to: Element.self)
    let x = x.assumingMemoryBound(to: Element.self)
    x.update(from: b.assumingMemoryBound(to: Element.self), count: n &* columns &* lanes)
    guard n > 0 else { return }
    let stride = columns &* lanes
    // From the first unknown on, or from the last one.
    let isForward = isLower != isTransposed
    var system = TriangularSystem(
      a: a, aRow: (isTransposed ? 1 : n) &* lanes, aColumn: (isTransposed ? n : 1) &* lanes,
      xRow: stride, n: n, isUnit: false)
    var first = x
    if !isForward {
      system.a = a + (n &* n &- 1) &* lanes
      system.aRow = -system.aRow
      system.aColumn = -system.aColumn
      system.xRow = -stride
      first = x + (n &- 1) &* stride
    }
    if lanes == 1 {
      TriangularSolve<V, S>.solve(system, first, columns)
    } else {
      byLanes(system, first, columns, lanes)
    }
  }

  @inline(never)
  private static func byLanes(
    _ system: TriangularSystem<Element>, _ x: UnsafeMutablePointer<Element>, _ columns: Int,
    _ lanes: Int
  ) {
    var lane = 0
    var own = system
    while lane < lanes {
      own.a = system.a + lane
      let isWhole = lane &+ V.width <= lanes
      var j = 0
      while j < columns {
        let p = x + j &* lanes + lane
        if isWhole, j &+ 2 <= columns {
          TriangularColumns<V, FusedProducts>.solveTwo(own, p, lanes, loadsLanes: true)
          j &+= 1
        } else if isWhole {
          TriangularColumns<V, FusedProducts>.solveOne(own, p, loadsLanes: true)
        } else {
          TriangularColumns<S, FusedProducts>.solveOne(own, p, loadsLanes: true)
        }
        j &+= 1
      }
      lane &+= isWhole ? V.width : 1
    }
  }

  // MARK: General systems

  /// Without b, the inverse: n columns.
  @inline(__always)
  static func solve(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer?, _ x: UnsafeMutableRawPointer, _ n: Int,
    _ columns: Int, _ isTransposed: Bool, _ lanes: Int, _ failed: UnsafeMutablePointer<Bool>
  ) {
    guard n > 0 else { return }
    let a = a.assumingMemoryBound(to: Element.self)
    let b = b?.assumingMemoryBound(to: Element.self)
    let x = x.assumingMemoryBound(to: Element.self)
    var lane = 0
    if lanes > 1, n <= LaneMatrices<V>.sizeLimit {
      lane = lanes / V.width &* V.width
      solveLanes(a, b, x, n, columns, isTransposed, lanes, failed)
    }
    guard lane < lanes else { return }
    let size = n &* n
    let count = n &* columns
    withUnsafeTemporaryAllocation(of: Element.self, capacity: size &+ n &+ count) { buffer in
      let own = buffer.start
      let pivots = own + size
      let result = pivots + n
      while lane < lanes {
        LaneMatrices<S>.gather(a + lane, lanes, own, n, n, isTransposed: isTransposed)
        _ = LUFactors<V, S>.factor(own, n, pivots: pivots)
        // Pivots that were not found are any numbers.
        if tapedeck_should_stop() { return }
        if isInvertible(own, n) {
          if let b {
            LaneMatrices<S>.gather(b + lane, lanes, result, n, columns, isTransposed: false)
          } else {
            identity(result, n, 1)
          }
          LUFactors<V, S>.solve(own, n, pivots: pivots, result, columns)
          LaneMatrices<S>.scatter(result, x + lane, lanes, count)
        } else {
          failed[lane] = true
          fill(x + lane, lanes, count)
        }
        lane &+= 1
      }
    }
  }

  /// As many lanes as fill vectors.
  @inline(never)
  private static func solveLanes(
    _ a: UnsafePointer<Element>, _ b: UnsafePointer<Element>?, _ x: UnsafeMutablePointer<Element>,
    _ n: Int, _ columns: Int, _ isTransposed: Bool, _ lanes: Int,
    _ failed: UnsafeMutablePointer<Bool>
  ) {
    let w = V.width
    let size = n &* n &* w
    withUnsafeTemporaryAllocation(
      of: Element.self, capacity: size &+ n &* w &+ n &* columns &* w &+ w
    ) { buffer in
      let own = buffer.start
      let pivots = own + size
      let result = pivots + n &* w
      let works = result + n &* columns &* w
      var lane = 0
      while lane &+ w <= lanes {
        LaneMatrices<V>.gather(a + lane, lanes, own, n, n, isTransposed: isTransposed)
        _ = LULanes<V>.factor(own, n, pivots: pivots)
        LULanes<V>.invertible(own, n).store(works)
        for index in 0..<w where works[index] == 0 { failed[lane + index] = true }
        if let b {
          LaneMatrices<V>.gather(b + lane, lanes, result, n, columns, isTransposed: false)
        } else {
          identity(result, n, w)
        }
        LULanes<V>.solve(own, n, pivots: pivots, result, columns)
        LaneMatrices<V>.scatter(result, x + lane, lanes, n &* columns)
        lane &+= w
      }
    }
  }

  @inline(__always)
  private static func identity(_ x: UnsafeMutablePointer<Element>, _ n: Int, _ width: Int) {
    x.update(repeating: 0, count: n &* n &* width)
    for i in 0..<n { (x + i &* (n &+ 1) &* width).update(repeating: 1, count: width) }
  }

  /// Writes zeros, so that elements which are not read are numbers.
  @inline(__always)
  private static func fill(_ x: UnsafeMutablePointer<Element>, _ stride: Int, _ count: Int) {
    for index in 0..<count { x[index &* stride] = 0 }
  }

  @inline(__always)
  private static func isInvertible(_ m: UnsafePointer<Element>, _ n: Int) -> Bool {
    var least = m[0].magnitude
    for i in 1..<max(n, 1) {
      let size = m[i &* (n &+ 1)].magnitude
      if size < least { least = size }
    }
    return least > 0
  }

  // MARK: The diagonal of U

  /// n + 1 elements: U's diagonal, and the parity of the exchanges.
  @inline(__always)
  static func diagonal(
    _ a: UnsafeRawPointer, _ d: UnsafeMutableRawPointer, _ n: Int, _ lanes: Int
  ) {
    let a = a.assumingMemoryBound(to: Element.self)
    let d = d.assumingMemoryBound(to: Element.self)
    var lane = 0
    if lanes > 1, n <= LaneMatrices<V>.sizeLimit {
      lane = lanes / V.width &* V.width
      diagonalLanes(a, d, n, lanes)
    }
    guard lane < lanes else { return }
    withUnsafeTemporaryAllocation(of: Element.self, capacity: n &* n &+ n &+ 1) { buffer in
      let own = buffer.start
      while lane < lanes {
        LaneMatrices<S>.gather(a + lane, lanes, own, n, n, isTransposed: false)
        let parity = LUFactors<V, S>.factor(own, n, pivots: own + n &* n)
        for i in 0..<n { d[i &* lanes &+ lane] = own[i &* (n &+ 1)] }
        d[n &* lanes &+ lane] = parity
        lane &+= 1
      }
    }
  }

  /// As many lanes as fill vectors.
  @inline(never)
  private static func diagonalLanes(
    _ a: UnsafePointer<Element>, _ d: UnsafeMutablePointer<Element>, _ n: Int, _ lanes: Int
  ) {
    let w = V.width
    withUnsafeTemporaryAllocation(
      of: Element.self, capacity: (n &* n &+ n) &* w &+ 1
    ) { buffer in
      let own = buffer.start
      var lane = 0
      while lane &+ w <= lanes {
        LaneMatrices<V>.gather(a + lane, lanes, own, n, n, isTransposed: false)
        let parity = LULanes<V>.factor(own, n, pivots: own + n &* n &* w)
        for i in 0..<n { V(load: own + i &* (n &+ 1) &* w).store(d + i &* lanes + lane) }
        parity.store(d + n &* lanes + lane)
        lane &+= w
      }
    }
  }
}

extension LinearSystems {
  /// The parity times U's diagonal, in this order. A zero there counts as +0, so that the signs of the
  /// others decide that of the determinant. Where the product is no normal number, `scaledProduct` makes it
  /// again with exponents apart: an overflow on the way may come back, and what is 0 stays 0.
  @inline(__always)
  static func determinant(
    _ a: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ n: Int, _ lanes: Int
  ) {
    let y = y.assumingMemoryBound(to: Element.self)
    withUnsafeTemporaryAllocation(of: Element.self, capacity: (n &+ 1) &* lanes) { buffer in
      let d = buffer.start
      diagonal(a, d, n, lanes)
      var lane = 0
      while lane &+ V.width <= lanes {
        var product = V(load: d + n &* lanes + lane)
        for i in 0..<n { product = product * (V(load: d + i &* lanes + lane) + V(0)) }
        product.store(y + lane)
        lane &+= V.width
      }
      while lane < lanes {
        var product = S(load: d + n &* lanes + lane)
        for i in 0..<n { product = product * (S(load: d + i &* lanes + lane) + S(0)) }
        product.store(y + lane)
        lane &+= 1
      }
      for lane in 0..<lanes where !y[lane].isNormal {
        y[lane] = scaledProduct(d + lane, lanes, n &+ 1)
      }
    }
  }

  /// The product by significands and exponents; ∞ and 0 are met at the end, in whatever order they come.
  @inline(never)
  private static func scaledProduct(
    _ d: UnsafePointer<Element>, _ stride: Int, _ count: Int
  ) -> Element {
    var product: Element = 1
    var exponent: Element.Exponent = 0
    var limit: Element = 1
    for i in 0..<count {
      let factor = d[i &* stride]
      guard factor.isFinite, factor != 0 else {
        limit *= factor + 0
        continue
      }
      exponent += factor.exponent
      product *= Element(
        sign: factor.sign, exponent: 0, significand: factor.significand)
      exponent += product.exponent
      product = Element(sign: product.sign, exponent: 0, significand: product.significand)
    }
    return limit == 1
      ? Element(sign: product.sign, exponent: exponent, significand: product.significand)
      : limit * product
  }
}

func triangularSolveAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: TriangularSolveFunction
  switch type {
  case .float32:
    function = {
      LinearSystems<Float32x8, Float32x1>.triangularSolve($0, $1, $2, $3, $4, $5, $6, $7)
    }
  case .float64:
    function = {
      LinearSystems<Float64x4, Float64x1>.triangularSolve($0, $1, $2, $3, $4, $5, $6, $7)
    }
  default: return nil
  }
  return untyped(function)
}

func linearSolveAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: LinearSolveFunction
  switch type {
  case .float32:
    function = { LinearSystems<Float32x8, Float32x1>.solve($0, $1, $2, $3, $4, $5, $6, $7) }
  case .float64:
    function = { LinearSystems<Float64x4, Float64x1>.solve($0, $1, $2, $3, $4, $5, $6, $7) }
  default: return nil
  }
  return untyped(function)
}
