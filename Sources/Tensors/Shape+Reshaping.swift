/// The same elements in other lengths.
extension Shape {
  /// Why a reshape is refused.
  public enum ReshapeError: Error, Equatable, Sendable {
    /// More elements than an `Int` counts: the lengths, 1 for the unknown one.
    case tooManyElements(Shape)
    /// So many elements, and lengths that ask for another number.
    case otherElementCount(own: Int, requested: Int)
    /// So many elements, which the known lengths do not divide.
    case noMultiple(own: Int, known: Int)
  }

  /// The shape with these lengths, of which one may be unknown: it is what the others leave.
  ///
  /// - Parameters:
  ///   - unknown: the place of the unknown length, whatever stands there; the others are not negative.
  ///   - besideZeros: whether an unknown length beside a 0 is what the lengths other than 0 leave, on both
  ///     sides and rounded down, as in TensorFlow; NumPy refuses it.
  public func reshaped(to lengths: [Int], unknown: Int?, besideZeros: Bool)
    throws(ReshapeError) -> Shape
  {
    var request = Shape(lengths)
    if let unknown { request.dimensions[unknown] = 1 }
    guard let requested = request.checkedElementCount else { throw .tooManyElements(request) }
    let own = elementCount
    var (known, rest) = (requested, own)
    if requested == 0, unknown != nil, besideZeros {
      guard let others = request.nonzeroLengthProduct, let ownOthers = nonzeroLengthProduct else {
        throw .tooManyElements(Shape(request.dimensions.map { Swift.max($0, 1) }))
      }
      (known, rest) = (others, ownOthers)
    }
    if let unknown {
      // Of no elements, there is no more to be divided.
      let isRounded = besideZeros && own == 0
      if known == 0 || rest % known != 0 && !isRounded { throw .noMultiple(own: own, known: known) }
      request.dimensions[unknown] = rest / known
    }
    if unknown == nil || requested == 0, requested != own {
      throw .otherElementCount(own: own, requested: requested)
    }
    return request
  }
}
