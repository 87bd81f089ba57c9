/// How much an input may ask for.
public struct InputLimits: Equatable, Sendable {
  /// The longest line, in bytes without its end. A longer one is delivered empty, marked, and
  /// never held in memory.
  public var maximumLineSize: Int
  /// How many times as large as its compressed bytes the text may be, from a megabyte on. Lines
  /// that differ in their ids stay far below the default, and a block of equal bytes above it.
  public var maximumRatio: Int?
  /// How many bytes of text there may be.
  public var maximumTextSize: Int64?

  /// For files of our own, whose lines may be longer than those of inputs, and more alike.
  public static let none = InputLimits(maximumLineSize: .max / 4, maximumRatio: nil)

  /// A `maximumLineSize` below 1 counts as 1; nil is no limit.
  public init(
    maximumLineSize: Int = 64 << 20, maximumRatio: Int? = 1_000, maximumTextSize: Int64? = nil
  ) {
    self.maximumLineSize = max(maximumLineSize, 1)
    self.maximumRatio = maximumRatio
    self.maximumTextSize = maximumTextSize
  }
}

/// Where the text of an input is cut into chunks: at fixed offsets, so that the chunks depend on
/// the text alone.
///
/// The first cuts are at `firstSize`, twice, four times … of it until `size` is reached, then at
/// every multiple of `size`: the first results come early, and small inputs still feed many workers.
public struct ChunkCuts: Equatable, Sendable {
  /// Where the first cut is, in bytes of text; at most `size`.
  public let firstSize: Int
  /// The distance of later cuts, in bytes of text.
  public let size: Int

  /// Sizes below 1 count as 1, and a `firstSize` above `size` as `size`.
  public init(firstSize: Int = 4 << 10, size: Int = 128 << 10) {
    self.size = max(size, 1)
    self.firstSize = min(max(firstSize, 1), self.size)
  }

  /// The first cut after `offset`.
  func cut(after offset: Int64) -> Int64 {
    guard offset < size else { return (offset / Int64(size) + 1) * Int64(size) }
    var cut = Int64(firstSize)
    while cut <= offset { cut *= 2 }
    return min(cut, Int64(size))
  }
}
