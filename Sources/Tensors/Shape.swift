/// The lengths of a tensor's axes, outermost first; `[]` is a scalar's.
public struct Shape: Hashable, Sendable {
  public var dimensions: [Int]

  @inlinable public init(_ dimensions: [Int]) { self.dimensions = dimensions }

  public static let scalar = Shape([])

  @inlinable public var rank: Int { dimensions.count }

  /// The number of elements. Whoever builds a shape from a script's numbers checks it first with
  /// `checkedElementCount`.
  @inlinable public var elementCount: Int { dimensions.reduce(1, &*) }

  @inlinable public subscript(_ axis: Int) -> Int { dimensions[axis] }
}
