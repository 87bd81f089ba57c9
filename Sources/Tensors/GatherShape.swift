/// How slices along an axis are taken by index: for each of `batch` blocks and each of `outer` rows of it, one
/// of `rows` runs of `inner` elements at each of `places`.
public struct GatherShape: Equatable, Sendable {
  public let batch: Int
  public let outer: Int
  public let rows: Int
  public let places: Int
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
