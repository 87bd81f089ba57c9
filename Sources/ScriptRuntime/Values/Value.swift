import TapeEngine
import Tensors

/// A value of the script language: 16 bytes, trivial, no reference counting.
///
/// Small things are in the payload; an object is an index into one of the tables of the job's
/// `Heap`; a tensor, variable or tape is its number in the job's `Recording`.
@frozen public struct Value: Sendable {
  public var tag: Tag
  /// A second small field; what it means depends on the tag.
  public var detail: UInt32
  /// What the value is or where it lies; the tag says which (`Tag`).
  public var payload: UInt64

  /// Any value; the caller keeps to what the tag says of the other two.
  @inlinable @inline(__always)
  public init(tag: Tag, detail: UInt32 = 0, payload: UInt64 = 0) {
    self.tag = tag
    self.detail = detail
    self.payload = payload
  }

  /// What a value is.
  public enum Tag: UInt8, Sendable {
    /// No value: a name that is not bound, an argument that was not given.
    case unbound
    /// Python's `None`. Of a None gradient, `detail` is the cause's code and `payload` its line.
    case none
    /// `payload` is 0 or 1.
    case bool
    /// `payload` is an `Int64`.
    case int
    /// `payload` holds a `Double`'s bits.
    case float
    /// `payload` is a `TensorID`.
    case tensor
    /// A NumPy scalar: `detail` is its `DType`, `payload` its value (a `Double`'s bits for both
    /// float types, an `Int64` for the others).
    case numpyScalar
    /// `payload` is a `VariableID`.
    case variable
    /// `payload` is a `TapeID`.
    case tape
    /// `detail` is a `DType`.
    case dtype
    case ellipsis
    case notImplemented
    /// A built-in function: `payload` is its number in the `Library`.
    case native
    /// A built-in type: `payload` is its `TypeID`.
    case type
    /// A module: `payload` is its number in the `Library`.
    case module
    /// A member of an enumeration: `detail` is its `TypeID`, `payload` its ordinal.
    case enumMember
    /// A number of a traced run that varies: `payload` is its number in the interpreter's `HostState`.
    case traced
    /// A text of a traced run that varies: `payload` is its number there.
    case tracedText
    // From here on `payload` is the index of an object in the heap's table for the kind.
    case string
    case list
    case tuple
    case dictionary
    case set
    case range
    case slice
    /// A `def` or `lambda` of the script.
    case function
    /// A method with its `self`.
    case boundMethod
    case exception
    /// A NumPy array.
    case ndarray
    case iterator
    /// A generator, possibly suspended.
    case generator
    case cell
    /// An object of a type of the surface's own, with a fixed number of fields: `detail` is its
    /// `TypeID`.
    case record
    /// An instance of a class of the script: `detail` is the class's index.
    case object
    /// A class of the script.
    case classObject
  }
}

extension Value {
  /// No value: of a name that is not bound, of an argument that was not given.
  public static let unbound = Value(tag: .unbound)
  /// `None`, but not that of a gradient, which knows its cause.
  public static let none = Value(tag: .none)
  /// `True`.
  public static let `true` = Value(tag: .bool, payload: 1)
  /// `False`.
  public static let `false` = Value(tag: .bool, payload: 0)
  static let ellipsis = Value(tag: .ellipsis)
  static let notImplemented = Value(tag: .notImplemented)

  /// A Python `bool`.
  @inlinable @inline(__always)
  public static func bool(_ value: Bool) -> Value { Value(tag: .bool, payload: value ? 1 : 0) }

  /// A Python `int`; ours have 64 bits.
  @inlinable @inline(__always)
  public static func int(_ value: Int) -> Value {
    Value(tag: .int, payload: UInt64(bitPattern: Int64(value)))
  }

  /// A Python `float`, with its bits as they are.
  @inlinable @inline(__always)
  public static func float(_ value: Double) -> Value {
    Value(tag: .float, payload: value.bitPattern)
  }

  static func dtype(_ value: DType) -> Value {
    Value(tag: .dtype, detail: UInt32(value.rawValue))
  }

  static func type(_ id: TypeID) -> Value { Value(tag: .type, payload: UInt64(id.rawValue)) }

  static func enumMember(_ type: TypeID, _ ordinal: Int) -> Value {
    Value(tag: .enumMember, detail: UInt32(type.rawValue), payload: UInt64(ordinal))
  }

  /// A NumPy scalar of a float type.
  public static func numpyScalar(_ value: Double, _ dtype: DType) -> Value {
    Value(tag: .numpyScalar, detail: UInt32(dtype.rawValue), payload: value.bitPattern)
  }

  /// A NumPy scalar of an integer type or bool (0 or 1).
  public static func numpyScalar(_ value: Int64, _ dtype: DType) -> Value {
    Value(
      tag: .numpyScalar, detail: UInt32(dtype.rawValue), payload: UInt64(bitPattern: value))
  }

  // The readers below are only meaningful for their tag; they never trap.

  /// Of a bool.
  @inlinable @inline(__always) public var boolValue: Bool { payload != 0 }
  /// Of an int, and 0 or 1 of a bool.
  @inlinable @inline(__always) public var intValue: Int { Int(truncatingIfNeeded: payload) }
  /// Of a float, and of a NumPy scalar of a float type.
  @inlinable @inline(__always) public var floatValue: Double { Double(bitPattern: payload) }
  /// Of an object, a native, a type, a module: its index.
  @inlinable @inline(__always) public var index: Int { Int(truncatingIfNeeded: payload) }
  /// Of a dtype or a NumPy scalar.
  public var dtypeValue: DType { DType(rawValue: UInt8(truncatingIfNeeded: detail)) ?? .float32 }
  /// Of a type.
  var typeValue: TypeID { TypeID(rawValue: UInt16(truncatingIfNeeded: payload)) }

  /// Of an instance: its class.
  @inline(__always) var classValue: Value { Value(tag: .classObject, payload: UInt64(detail)) }

  @inline(__always) var isNone: Bool { tag == .none }
  @inline(__always) var isUnbound: Bool { tag == .unbound }
  /// A `bool` or an `int`.
  @inline(__always) var isIntegral: Bool { tag == .int || tag == .bool }
  /// A Python number: `bool`, `int` or `float`.
  @inline(__always)
  var isPythonNumber: Bool { tag == .int || tag == .float || tag == .bool }

  /// The value of a Python number as a double; nil of anything else.
  var pythonDouble: Double? {
    switch tag {
    case .float: floatValue
    case .int, .bool: Double(intValue)
    default: nil
    }
  }

  /// Python's `is`.
  @inline(__always)
  func isIdentical(to other: Value) -> Bool {
    tag == other.tag && (tag == .none || (payload == other.payload && detail == other.detail))
  }
}
