/// Why shapes, axes or indices do not fit. `message` is TensorFlow's own wording, without the
/// name of the operation that the engine puts around it.
public enum TensorError: Error, Equatable, Sendable {
  /// Two shapes that do not broadcast.
  case incompatibleShapes(Shape, Shape)
  /// More elements than an `Int` counts.
  case tooManyElements(Shape)
  /// An axis outside `-rank..<rank` of a reduction.
  case reductionAxisOutOfRange(axis: Int, rank: Int)
  /// An axis outside `-rank..<rank` (of whatever the caller names).
  case axisOutOfRange(axis: Int, rank: Int)
  /// The same axis named twice in a reduction.
  case repeatedReductionAxis(axis: Int)
  /// A permutation that is too short or too long.
  case permutationLength(rank: Int, count: Int)
  /// A permutation with a value that is no axis.
  case permutationOutOfRange(value: Int, rank: Int)
  /// A permutation that leaves an axis out.
  case permutationMissing(axis: Int, permutation: [Int])
  /// A reshape to a shape with another number of elements.
  case reshapeCount(elements: Int, requested: Int)
  /// A reshape whose known lengths do not divide the number of elements.
  case reshapeMultiple(elements: Int, multiple: Int)
  /// A reshape with two lengths of -1.
  case reshapeTwoUnknown(first: Int, second: Int)
  /// A reshape with a length below -1.
  case reshapeNegative(axis: Int, length: Int)
  /// An index outside its axis; a negative one has had the length added.
  case indexOutOfBounds(index: Int, axis: Int)
  /// An index or slice of a tensor without axes.
  case sliceOfScalar
  /// More indices than axes.
  case tooManyIndices(rank: Int)
  /// `...` twice in one subscript.
  case multipleEllipses
  /// A step of zero.
  case zeroStep(axis: Int)

  /// TensorFlow's text.
  public var message: String {
    switch self {
    case .incompatibleShapes(let x, let y):
      "Incompatible shapes: \(x.bracketed) vs. \(y.bracketed)"
    case .tooManyElements(let shape):
      "Shape \(shape.bracketed) has too many elements"
    case .reductionAxisOutOfRange(let axis, let rank):
      "Invalid reduction dimension (\(axis) for input with \(rank) dimension(s)"
    case .axisOutOfRange(let axis, let rank):
      "axis \(axis) is out of range for a tensor of rank \(rank)"
    case .repeatedReductionAxis(let axis):
      "Invalid reduction arguments: Axes contains duplicate dimension: \(axis)"
    case .permutationLength(let rank, let count):
      "transpose expects a vector of size \(rank). But input(1) is a vector of size \(count)"
    case .permutationOutOfRange(let value, let rank):
      "\(value) is out of range [0 .. \(rank))"
    case .permutationMissing(let axis, let permutation):
      "\(axis) is missing from {\(permutation.map(String.init).joined(separator: ","))}."
    case .reshapeCount(let elements, let requested):
      "Input to reshape is a tensor with \(elements) values, but the requested shape has "
        + "\(requested)"
    case .reshapeMultiple(let elements, let multiple):
      "Input to reshape is a tensor with \(elements) values, but the requested shape requires "
        + "a multiple of \(multiple)"
    case .reshapeTwoUnknown(let first, let second):
      "Only one input size may be -1, not both \(first) and \(second)"
    case .reshapeNegative(let axis, let length):
      "Size \(axis) must be non-negative, not \(length)"
    case .indexOutOfBounds(let index, let axis):
      "slice index \(index) of dimension \(axis) out of bounds."
    case .sliceOfScalar:
      "Attempting to slice scalar input."
    case .tooManyIndices(let rank):
      "Index out of range using input dim \(rank); input has only \(rank) dims"
    case .multipleEllipses:
      "Multiple ellipses in slice spec not allowed"
    case .zeroStep(let axis):
      "strides[\(axis)] must be non-zero"
    }
  }
}
