/// The Philox 4×32 generator of ten rounds, as TensorFlow uses it: each value of the counter gives a block of four words.
public struct Philox: Sendable {
  /// A block: the counter, or what it gives.
  public typealias Block = SIMD4<UInt32>

  private var counter: Block
  private let key: SIMD2<UInt32>
  private var block = Block()
  private var position = 4

  /// - Parameters:
  ///   - key: two words, the low one first.
  ///   - low: the counter's low half.
  ///   - high: the counter's high half.
  public init(key: UInt64, counter low: UInt64, _ high: UInt64) {
    self.key = SIMD2(truncatingIfNeeded: SIMD2(key, key >> 32))
    counter = Block(
      UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32),
      UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high >> 32))
  }

  /// What TensorFlow's stateless operations make of a seed of two integers.
  public init(statelessSeed first: UInt64, _ second: UInt64) {
    let (key, counter) = Self.scrambled(first, second)
    self.init(key: key, counter: 0, counter)
  }

  /// The key and the counter's high half that TensorFlow's stateless operations make of a seed of two integers.
  public static func scrambled(_ first: UInt64, _ second: UInt64) -> (key: UInt64, counter: UInt64)
  {
    var mixer = Philox(key: 0x0246_1e29_3ec8_f720, counter: first, second)
    let mix = mixer.nextBlock()
    return (UInt64(mix[1]) << 32 | UInt64(mix[0]), UInt64(mix[3]) << 32 | UInt64(mix[2]))
  }

  /// Passes over so many blocks.
  public mutating func skip(_ blocks: UInt64) {
    let low = UInt64(counter[1]) << 32 | UInt64(counter[0])
    let (sum, carries) = low.addingReportingOverflow(blocks)
    counter[0] = UInt32(truncatingIfNeeded: sum)
    counter[1] = UInt32(truncatingIfNeeded: sum >> 32)
    if carries {
      counter[2] &+= 1
      if counter[2] == 0 { counter[3] &+= 1 }
    }
    position = 4
  }

  /// The next block whole.
  public mutating func nextBlock() -> Block {
    var (x, k) = (counter, key)
    for _ in 0..<10 {
      let first = UInt64(x[0]) * 0xD251_1F53
      let second = UInt64(x[2]) * 0xCD9E_8D57
      x = Block(
        UInt32(truncatingIfNeeded: second >> 32) ^ x[1] ^ k[0], UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ x[3] ^ k[1], UInt32(truncatingIfNeeded: first))
      k = SIMD2(k[0] &+ 0x9E37_79B9, k[1] &+ 0xBB67_AE85)
    }
    skip(1)
    return x
  }

  /// The next word, block after block.
  public mutating func next() -> UInt32 {
    if position == 4 {
      block = nextBlock()
      position = 0
    }
    defer { position += 1 }
    return block[position]
  }
}
