// Comparisons, classification, selection, filling.

protocol CompareOperation {
  static func apply<T: Comparable>(_ x: T, _ y: T) -> Bool
}

enum Compare<Operation: CompareOperation, T: Comparable> {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
    _ z: UnsafeMutableRawPointer, _ count: Int
  ) {
    forEachPair(x, xStep, y, yStep, z, count) { (x: T, y: T) -> UInt8 in
      Operation.apply(x, y) ? 1 : 0
    }
  }
}

enum Equal: CompareOperation {
  @inline(__always) static func apply<T: Comparable>(_ x: T, _ y: T) -> Bool { x == y }
}

enum NotEqual: CompareOperation {
  @inline(__always) static func apply<T: Comparable>(_ x: T, _ y: T) -> Bool { x != y }
}

enum Less: CompareOperation {
  @inline(__always) static func apply<T: Comparable>(_ x: T, _ y: T) -> Bool { x < y }
}

enum LessEqual: CompareOperation {
  @inline(__always) static func apply<T: Comparable>(_ x: T, _ y: T) -> Bool { x <= y }
}

enum Greater: CompareOperation {
  @inline(__always) static func apply<T: Comparable>(_ x: T, _ y: T) -> Bool { x > y }
}

enum GreaterEqual: CompareOperation {
  @inline(__always) static func apply<T: Comparable>(_ x: T, _ y: T) -> Bool { x >= y }
}

func compareAddress(_ kernel: CompareKernel, _ type: ElementType) -> UnsafeRawPointer? {
  let function: BinaryFunction
  switch (kernel, type) {
  case (.equal, .float32): function = { Compare<Equal, Float>.run($0, $1, $2, $3, $4, $5) }
  case (.equal, .float64): function = { Compare<Equal, Double>.run($0, $1, $2, $3, $4, $5) }
  case (.equal, .int32): function = { Compare<Equal, Int32>.run($0, $1, $2, $3, $4, $5) }
  case (.equal, .int64): function = { Compare<Equal, Int64>.run($0, $1, $2, $3, $4, $5) }
  case (.equal, .bool): function = { Compare<Equal, UInt8>.run($0, $1, $2, $3, $4, $5) }
  case (.notEqual, .float32): function = { Compare<NotEqual, Float>.run($0, $1, $2, $3, $4, $5) }
  case (.notEqual, .float64): function = { Compare<NotEqual, Double>.run($0, $1, $2, $3, $4, $5) }
  case (.notEqual, .int32): function = { Compare<NotEqual, Int32>.run($0, $1, $2, $3, $4, $5) }
  case (.notEqual, .int64): function = { Compare<NotEqual, Int64>.run($0, $1, $2, $3, $4, $5) }
  case (.notEqual, .bool): function = { Compare<NotEqual, UInt8>.run($0, $1, $2, $3, $4, $5) }
  case (.less, .float32): function = { Compare<Less, Float>.run($0, $1, $2, $3, $4, $5) }
  case (.less, .float64): function = { Compare<Less, Double>.run($0, $1, $2, $3, $4, $5) }
  case (.less, .int32): function = { Compare<Less, Int32>.run($0, $1, $2, $3, $4, $5) }
  case (.less, .int64): function = { Compare<Less, Int64>.run($0, $1, $2, $3, $4, $5) }
  case (.lessEqual, .float32): function = { Compare<LessEqual, Float>.run($0, $1, $2, $3, $4, $5) }
  case (.lessEqual, .float64): function = { Compare<LessEqual, Double>.run($0, $1, $2, $3, $4, $5) }
  case (.lessEqual, .int32): function = { Compare<LessEqual, Int32>.run($0, $1, $2, $3, $4, $5) }
  case (.lessEqual, .int64): function = { Compare<LessEqual, Int64>.run($0, $1, $2, $3, $4, $5) }
  case (.greater, .float32): function = { Compare<Greater, Float>.run($0, $1, $2, $3, $4, $5) }
  case (.greater, .float64): function = { Compare<Greater, Double>.run($0, $1, $2, $3, $4, $5) }
  case (.greater, .int32): function = { Compare<Greater, Int32>.run($0, $1, $2, $3, $4, $5) }
  case (.greater, .int64): function = { Compare<Greater, Int64>.run($0, $1, $2, $3, $4, $5) }
  case (.greaterEqual, .float32):
    function = { Compare<GreaterEqual, Float>.run($0, $1, $2, $3, $4, $5) }
  case (.greaterEqual, .float64):
    function = { Compare<GreaterEqual, Double>.run($0, $1, $2, $3, $4, $5) }
  case (.greaterEqual, .int32):
    function = { Compare<GreaterEqual, Int32>.run($0, $1, $2, $3, $4, $5) }
  case (.greaterEqual, .int64):
    function = { Compare<GreaterEqual, Int64>.run($0, $1, $2, $3, $4, $5) }
  default: return nil
  }
  return untyped(function)
}

func classifyAddress(_ kernel: ClassifyKernel, _ type: ElementType) -> UnsafeRawPointer? {
  let function: UnaryFunction
  switch (kernel, type) {
  case (.isNaN, .float32):
    function = { forEachElement($0, $1, $2) { (x: Float) -> UInt8 in x != x ? 1 : 0 } }
  case (.isNaN, .float64):
    function = { forEachElement($0, $1, $2) { (x: Double) -> UInt8 in x != x ? 1 : 0 } }
  case (.isInfinite, .float32):
    function = {
      forEachElement($0, $1, $2) { (x: Float) -> UInt8 in x.magnitude == .infinity ? 1 : 0 }
    }
  case (.isInfinite, .float64):
    function = {
      forEachElement($0, $1, $2) { (x: Double) -> UInt8 in x.magnitude == .infinity ? 1 : 0 }
    }
  case (.isFinite, .float32):
    function = {
      forEachElement($0, $1, $2) { (x: Float) -> UInt8 in x.magnitude < .infinity ? 1 : 0 }
    }
  case (.isFinite, .float64):
    function = {
      forEachElement($0, $1, $2) { (x: Double) -> UInt8 in x.magnitude < .infinity ? 1 : 0 }
    }
  default: return nil
  }
  return untyped(function)
}

typealias SelectFunction =
  @convention(c) (
    UnsafeRawPointer, Int, UnsafeRawPointer, Int, UnsafeRawPointer, Int, UnsafeMutableRawPointer,
    Int
  ) -> Void

/// Moves bits only, so one function serves all types of a size.
@inline(__always)
private func select<T>(
  _ condition: UnsafeRawPointer, _ conditionStep: Int, _ x: UnsafeRawPointer, _ xStep: Int,
  _ y: UnsafeRawPointer, _ yStep: Int, _ z: UnsafeMutableRawPointer, _ count: Int, _: T.Type
) {
  let condition = condition.assumingMemoryBound(to: UInt8.self)
  let x = x.assumingMemoryBound(to: T.self)
  let y = y.assumingMemoryBound(to: T.self)
  let z = z.assumingMemoryBound(to: T.self)
  var index = 0
  if conditionStep == 1 && xStep == 1 && yStep == 1 {
    while index < count {
      let a = x[index]
      let b = y[index]
      z[index] = condition[index] != 0 ? a : b
      index &+= 1
    }
  } else {
    while index < count {
      let a = x[index &* xStep]
      let b = y[index &* yStep]
      z[index] = condition[index &* conditionStep] != 0 ? a : b
      index &+= 1
    }
  }
}

func selectAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: SelectFunction
  switch type {
  case .float32, .int32: function = { select($0, $1, $2, $3, $4, $5, $6, $7, UInt32.self) }
  case .float64, .int64: function = { select($0, $1, $2, $3, $4, $5, $6, $7, UInt64.self) }
  case .bool: function = { select($0, $1, $2, $3, $4, $5, $6, $7, UInt8.self) }
  }
  return untyped(function)
}

@inline(__always)
private func fill<T>(
  _ value: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int, _: T.Type
) {
  let y = y.assumingMemoryBound(to: T.self)
  let element = value.load(as: T.self)
  var index = 0
  while index < count {
    y[index] = element
    index &+= 1
  }
}

func fillAddress(_ type: ElementType) -> UnsafeRawPointer? {
  let function: UnaryFunction
  switch type {
  case .float32, .int32: function = { fill($0, $1, $2, UInt32.self) }
  case .float64, .int64: function = { fill($0, $1, $2, UInt64.self) }
  case .bool: function = { fill($0, $1, $2, UInt8.self) }
  }
  return untyped(function)
}
