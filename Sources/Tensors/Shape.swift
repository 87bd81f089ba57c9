/// The lengths of a tensor's axes, outermost first; `[]` is a scalar's.
public struct Shape: Hashable, Sendable {
  /// The length of each axis.
  public var dimensions: [Int]

  /// - Parameter dimensions: not negative; what comes from a script is checked (`checkedElementCount`).
  @inlinable public init(_ dimensions: [Int]) { self.dimensions = dimensions }

  /// No axes, one element.
  public static let scalar = Shape([])

  /// The number of axes.
  @inlinable public var rank: Int { dimensions.count }

  /// The number of elements. Code that builds a shape from a script's numbers checks it first with
  /// `checkedElementCount`.
  @inlinable public var elementCount: Int { dimensions.reduce(1, &*) }

  /// The length of an axis from 0.
  @inlinable public subscript(_ axis: Int) -> Int { dimensions[axis] }

  /// The number of elements; nil when an `Int` does not hold it, and for a negative length.
  @inlinable public var checkedElementCount: Int? {
    guard dimensions.contains(0) else { return nonzeroLengthProduct }
    return dimensions.contains { $0 < 0 } ? nil : 0
  }

  /// The product of the lengths that are not 0; nil when an `Int` does not hold it, and for a negative
  /// length.
  @inlinable public var nonzeroLengthProduct: Int? {
    var product = 1
    for length in dimensions where length != 0 {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      if length < 0 || overflow { return nil }
      product = next
    }
    return product
  }

  /// Row-major strides, in elements; a length of 0 counts as 1.
  @inlinable public var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    var stride = 1
    for axis in dimensions.indices.reversed() {
      strides[axis] = stride
      // Wrapping: what has more elements than an `Int` counts is nowhere in memory.
      stride &*= Swift.max(dimensions[axis], 1)
    }
    return strides
  }
}

/// Texts of shapes.
extension Shape {
  /// As TensorFlow's kernels write it: `[2,3]`.
  public var bracketed: String {
    "[" + dimensions.map(String.init).joined(separator: ",") + "]"
  }

  /// As Python writes a tuple: `(2, 3)`, `(2,)`, `()`.
  public var tupleText: String {
    dimensions.count == 1
      ? "(\(dimensions[0]),)"
      : "(" + dimensions.map(String.init).joined(separator: ", ") + ")"
  }
}
