/// Why shapes do not fit. Who asked for them knows the words: TensorFlow's and NumPy's differ.
public enum TensorError: Error, Equatable, Sendable {
  /// Two shapes that do not broadcast.
  case incompatibleShapes(Shape, Shape)
  /// More elements than an `Int` counts.
  case tooManyElements(Shape)
  /// A reshape to a shape with another number of elements, or with none that would fit.
  case otherElementCount
  /// A reshape with two lengths to be found.
  case twoUnknownLengths
}
