import TapeEngine
import Tensors

/// What an interpreter keeps while a run is traced: the numbers and texts that vary with the inputs.
///
/// Such a number is a value with the tag `traced`, such a text one with `tracedText`. Code that does
/// not know these tags refuses them; whatever would look at what they hold asks for it here, leaves a
/// guard, or refuses the trace. Outside of traced runs there are none.
struct HostState {
  /// A number that varies.
  struct Number {
    /// Its value in this run.
    var plain: Value
    /// Its number in the trace.
    var value: Int
    var kind: HostKind
    /// The varying params that it is computed of, a bit each; 0 if of tensors, too.
    var params: UInt64 = 0
  }

  /// A param that varies.
  struct Param {
    var name: String
    var isInteger: Bool
  }

  var isActive = false
  var params: [Param] = []
  /// The params that must be what they are in this run, a bit each.
  var pinnedParams: UInt64 = 0
  var numbers: [Number] = []
  /// Texts with marks in place of what varies.
  var texts: [String] = []
  /// What the marks stand for, by their numbers.
  var marks: [TracedText] = []
  /// How many functions that know texts with marks are running.
  var textDepth = 0
  /// Bytes of `texts`.
  var textSize = 0
  /// Whether there are arrays whose elements vary.
  var hasArrays = false
  /// Whether the trace was refused where the script could not go on.
  var hasStopped = false

  /// A run with more numbers, or more marks, than this is left to its script.
  static let numberLimit = 1 << 16

  /// Whether the script may meet a value of another kind than without a trace.
  var isExposed: Bool { !numbers.isEmpty || !marks.isEmpty || hasArrays }

  mutating func reset() {
    guard isActive || isExposed || hasStopped else { return }
    self = HostState()
  }
}

/// The kind of a plain number.
enum HostKind: Hashable, Sendable {
  case bool
  case int
  case float
  /// A NumPy scalar.
  case numPy(DType)

  init?(_ value: Value) {
    switch value.tag {
    case .bool: self = .bool
    case .int: self = .int
    case .float: self = .float
    case .numpyScalar: self = .numPy(value.dtypeValue)
    default: return nil
    }
  }

  /// As a lane holds it.
  var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: .float64
    case .numPy(let dtype): dtype
    }
  }

  var code: UInt64 {
    switch self {
    case .bool: 0
    case .int: 1
    case .float: 2
    case .numPy(let dtype): 3 + UInt64(dtype.rawValue)
    }
  }

  /// The number that a lane holds as these bits.
  func value(_ bits: UInt64) -> Value {
    switch self {
    case .bool: .bool(bits & 0xFF != 0)
    case .int: .int(Int(truncatingIfNeeded: Int64(bitPattern: bits)))
    case .float: .float(Double(bitPattern: bits))
    case .numPy(.float32):
      .numpyScalar(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))), .float32)
    case .numPy(.float64): .numpyScalar(Double(bitPattern: bits), .float64)
    case .numPy(.int32):
      .numpyScalar(Int64(Int32(truncatingIfNeeded: Int64(bitPattern: bits))), .int32)
    case .numPy(.int64): .numpyScalar(Int64(bitPattern: bits), .int64)
    case .numPy(.bool): .numpyScalar(bits & 0xFF != 0 ? Int64(1) : 0, .bool)
    }
  }

  /// As a lane holds a number of this kind.
  func bits(_ value: Value) -> UInt64 {
    switch self {
    case .numPy(.float32): UInt64(Float(value.floatValue).bitPattern)
    case .numPy(.int32):
      UInt64(UInt32(bitPattern: Int32(truncatingIfNeeded: value.intValue)))
    default: value.payload
    }
  }
}

extension Value {
  /// Whether it is a number or a text that varies.
  @inline(__always)
  var isTraced: Bool { tag == .traced || tag == .tracedText }

  /// Whether it is a number, as far as a host call may take it.
  var isHostNumber: Bool {
    switch tag {
    case .traced, .bool, .int, .float, .numpyScalar: true
    default: false
    }
  }
}
