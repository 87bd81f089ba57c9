import Kernels

/// The type of a tensor's elements: what the kernels call the element type of a buffer.
public typealias DType = ElementType

extension DType {
  /// The type of TensorFlow's or NumPy's name.
  public init?(name: String) {
    guard let dtype = DType.allCases.first(where: { $0.name == name }) else { return nil }
    self = dtype
  }

  /// TensorFlow's and NumPy's name: `float32`.
  public var name: String {
    switch self {
    case .float32: "float32"
    case .float64: "float64"
    case .int32: "int32"
    case .int64: "int64"
    case .bool: "bool"
    }
  }

  /// The name that TensorFlow's kernel errors use: `float`, `double`.
  public var kernelName: String {
    switch self {
    case .float32: "float"
    case .float64: "double"
    case .int32: "int32"
    case .int64: "int64"
    case .bool: "bool"
    }
  }

  /// The size of one element in bytes.
  @inlinable public var byteSize: Int {
    switch self {
    case .float32, .int32: 4
    case .float64, .int64: 8
    case .bool: 1
    }
  }

  /// Whether gradients flow through values of this type.
  @inlinable public var isFloatingPoint: Bool { self == .float32 || self == .float64 }

  /// Whether it is `int32` or `int64`; bool is none.
  @inlinable public var isInteger: Bool { self == .int32 || self == .int64 }
}
