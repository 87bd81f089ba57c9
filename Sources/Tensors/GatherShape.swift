/// How slices along an axis are taken by index: for each of `batch` blocks and each of `outer` rows of it, one
/// of `rows` runs of `inner` elements at each of `places`.
public struct GatherShape: Equatable, Sendable {
  /// Blocks, each with indices of its own.
  public let batch: Int
  /// Rows of a block before the axis.
  public let outer: Int
  /// The length of the axis: what indices must be below.
  public let rows: Int
  /// Indices of a block.
  public let places: Int
  /// Elements that one index takes.
  public let inner: Int
  /// The lengths of what is taken.
  public let result: [Int]

  /// - Parameters:
  ///   - own: the lengths of what is taken from.
  ///   - indices: the lengths of the indices.
  ///   - axis: from 0.
  ///   - batchRank: how many axes both have in front, at most `axis`.
  public init(_ own: [Int], _ indices: [Int], axis: Int, batchRank: Int) {
    batch = own[..<batchRank].reduce(1, &*)
    outer = own[batchRank..<axis].reduce(1, &*)
    rows = own[axis]
    places = indices[batchRank...].reduce(1, &*)
    inner = own[(axis + 1)...].reduce(1, &*)
    result = Array(own[..<axis]) + indices[batchRank...] + own[(axis + 1)...]
  }
}
