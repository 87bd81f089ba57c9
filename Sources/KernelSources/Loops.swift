// The loops that carry a function of lanes over buffers. A remainder shorter than a vector goes
// through a vector on the stack, so a short tensor costs one step.

typealias UnaryFunction = @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer, Int) -> Void
typealias BinaryFunction =
  @convention(c) (
    UnsafeRawPointer, Int, UnsafeRawPointer, Int, UnsafeMutableRawPointer, Int
  ) -> Void

/// Loads the first `count` elements; the lanes beyond hold 1, which no function minds.
@inline(__always)
func loadPartial<V: Lanes>(_ address: UnsafePointer<V.Element>, _ count: Int) -> V {
  var stage = V(1)
  withUnsafeMutableBytes(of: &stage) { bytes in
    // reason: a vector has bytes
    bytes.baseAddress.unsafelyUnwrapped.copyMemory(
      from: address, byteCount: count &* MemoryLayout<V.Element>.stride)
  }
  return stage
}

/// Stores the first `count` lanes.
@inline(__always)
func storePartial<V: Lanes>(
  _ value: V, _ address: UnsafeMutablePointer<V.Element>, _ count: Int
) {
  withUnsafeBytes(of: value) { bytes in
    UnsafeMutableRawPointer(address).copyMemory(
      // reason: a vector has bytes
      from: bytes.baseAddress.unsafelyUnwrapped,
      byteCount: count &* MemoryLayout<V.Element>.stride)
  }
}

@inline(__always)
func forEachLanes<V: Lanes>(
  _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int, _ f: (V) -> V
) {
  let x = x.assumingMemoryBound(to: V.Element.self)
  let y = y.assumingMemoryBound(to: V.Element.self)
  let end = count &- (V.width &- 1)
  var index = 0
  while index < end {
    f(V(load: x + index)).store(y + index)
    index &+= V.width
  }
  let rest = count &- index
  if rest > 0 {
    storePartial(f(loadPartial(x + index, rest)), y + index, rest)
  }
}

/// An operand of step 0 is read over and over from a vector on the stack that holds it in all lanes.
///
/// - Parameter isShort: whether f is an instruction or two, so that four vectors at a time pay.
@inline(__always)
func forEachLanes<V: Lanes>(
  _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
  _ z: UnsafeMutableRawPointer, _ count: Int, isShort: Bool = false, _ f: (V, V) -> V
) {
  guard count > 0 else { return }
  let x = x.assumingMemoryBound(to: V.Element.self)
  let y = y.assumingMemoryBound(to: V.Element.self)
  let z = z.assumingMemoryBound(to: V.Element.self)
  let xSplat = V(x.pointee)
  let ySplat = V(y.pointee)
  withUnsafePointer(to: xSplat) { xSplat in
    withUnsafePointer(to: ySplat) { ySplat in
      let xStart = xStep == 0 ? UnsafeRawPointer(xSplat).assumingMemoryBound(to: V.Element.self) : x
      let yStart = yStep == 0 ? UnsafeRawPointer(ySplat).assumingMemoryBound(to: V.Element.self) : y
      let xMask = xStep == 0 ? 0 : -1
      let yMask = yStep == 0 ? 0 : -1
      let w = V.width
      var index = 0
      if isShort {
        let end = count &- (4 &* w &- 1)
        while index < end {
          let (p, q) = (xStart + (index & xMask), yStart + (index & yMask))
          let a = f(V(load: p), V(load: q))
          let b = f(V(load: p + (w & xMask)), V(load: q + (w & yMask)))
          let c = f(V(load: p + (2 &* w & xMask)), V(load: q + (2 &* w & yMask)))
          let d = f(V(load: p + (3 &* w & xMask)), V(load: q + (3 &* w & yMask)))
          a.store(z + index)
          b.store(z + index + w)
          c.store(z + index + 2 &* w)
          d.store(z + index + 3 &* w)
          index &+= 4 &* w
        }
      }
      let end = count &- (w &- 1)
      while index < end {
        f(V(load: xStart + (index & xMask)), V(load: yStart + (index & yMask))).store(z + index)
        index &+= w
      }
      let rest = count &- index
      if rest > 0 {
        let a: V = loadPartial(xStart + (index & xMask), rest)
        let b: V = loadPartial(yStart + (index & yMask), rest)
        storePartial(f(a, b), z + index, rest)
      }
    }
  }
}

/// A function of one float, written once over lanes.
protocol UnaryOperation {
  /// Whether doubles go two vectors at a time: worth it where loading the constants takes longer than
  /// computing with them, and the values of two vectors fit the registers.
  static var isWide: Bool { get }
  static func float64<V: Float64Lanes>(_ x: V) -> V
  static func float32<V: Float32Lanes>(_ x: V) -> V
}

extension UnaryOperation {
  @inline(__always) static var isWide: Bool { false }
  /// In double arithmetic, rounded once.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    V.widened(x) { float64($0) }
  }
}

/// A function of one float that needs no constants of its width.
protocol UniformUnaryOperation: UnaryOperation {
  static func uniform<V: Lanes>(_ x: V) -> V
}

extension UniformUnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V { uniform(x) }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V { uniform(x) }
}

/// A function of two floats, written once over lanes.
protocol BinaryOperation {
  /// Whether it is an instruction or two.
  static var isShort: Bool { get }
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V
  static func float32<V: Float32Lanes>(_ x: V, _ y: V) -> V
}

extension BinaryOperation {
  @inline(__always) static var isShort: Bool { false }
  /// In double arithmetic, rounded once.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V, _ y: V) -> V {
    V.widened(x, y) { float64($0, $1) }
  }
}

/// A function of two floats that needs no constants of its width.
protocol UniformBinaryOperation: BinaryOperation {
  static func uniform<V: Lanes>(_ x: V, _ y: V) -> V
}

extension UniformBinaryOperation {
  @inline(__always) static var isShort: Bool { true }
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V { uniform(x, y) }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V, _ y: V) -> V { uniform(x, y) }
}

/// An operation over buffers of doubles and on one double.
enum On64<Operation> {}

/// An operation over buffers of floats and on one float.
enum On32<Operation> {}

extension On64 where Operation: UnaryOperation {
  @inline(__always)
  static func run(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int) {
    let whole = Operation.isWide ? count & ~7 : 0
    if Operation.isWide && whole > 0 {
      forEachLanes(x, y, whole) { (x: Float64x8) in Operation.float64(x) }
    }
    let done = whole &* MemoryLayout<Double>.stride
    forEachLanes(x + done, y + done, count &- whole) { (x: Float64x4) in Operation.float64(x) }
  }
  @inline(__always) static func one(_ x: Double) -> Double { Operation.float64(Float64x1(x)).v }
}

extension On32 where Operation: UnaryOperation {
  @inline(__always)
  static func run(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int) {
    forEachLanes(x, y, count) { (x: Float32x8) in Operation.float32(x) }
  }
  @inline(__always) static func one(_ x: Float) -> Float { Operation.float32(Float32x1(x)).v }
}

extension On64 where Operation: BinaryOperation {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
    _ z: UnsafeMutableRawPointer, _ count: Int
  ) {
    forEachLanes(x, xStep, y, yStep, z, count, isShort: Operation.isShort) { (x: Float64x4, y) in
      Operation.float64(x, y)
    }
  }
  @inline(__always) static func one(_ x: Double, _ y: Double) -> Double {
    Operation.float64(Float64x1(x), Float64x1(y)).v
  }
}

extension On32 where Operation: BinaryOperation {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
    _ z: UnsafeMutableRawPointer, _ count: Int
  ) {
    forEachLanes(x, xStep, y, yStep, z, count, isShort: Operation.isShort) { (x: Float32x8, y) in
      Operation.float32(x, y)
    }
  }
  @inline(__always) static func one(_ x: Float, _ y: Float) -> Float {
    Operation.float32(Float32x1(x), Float32x1(y)).v
  }
}
