#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// What TensorFlow's operations draw.
extension Philox {
  private static func uniform(_ word: UInt32) -> Float {
    Float(bitPattern: word & 0x7F_FFFF | 0x3F80_0000) - 1
  }

  private static func uniform(_ high: UInt32, _ low: UInt32) -> Double {
    Double(bitPattern: UInt64(high & 0xF_FFFF) << 32 | UInt64(low) | 0x3FF0_0000_0000_0000) - 1
  }

  private static func normals(_ first: UInt32, _ second: UInt32) -> (Float, Float) {
    let length = sqrtf(-2 * logf(max(uniform(first), 1e-7)))
    let angle = Float(2 * Double.pi * Double(uniform(second)))
    return (sinf(angle) * length, cosf(angle) * length)
  }

  private static func normals(_ words: Block) -> (Double, Double) {
    let length = sqrt(-2 * log(max(uniform(words[0], words[1]), 1e-7)))
    let angle = 2 * Double.pi * uniform(words[2], words[3])
    return (sin(angle) * length, cos(angle) * length)
  }

  /// Uniform numbers of [0, 1).
  public mutating func uniformFloats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Self.uniform(next()) }
  }

  /// Uniform numbers of [0, 1).
  public mutating func uniformDoubles(_ count: Int) -> [Double] {
    (0..<count).map { _ in
      let high = next()
      return Self.uniform(high, next())
    }
  }

  /// Words as they are.
  public mutating func words(_ count: Int) -> [UInt32] { (0..<count).map { _ in next() } }

  /// Pairs of words, the low one first.
  public mutating func longWords(_ count: Int) -> [UInt64] {
    (0..<count).map { _ in
      let low = UInt64(next())
      return UInt64(next()) << 32 | low
    }
  }

  /// Numbers of the standard normal distribution.
  public mutating func normalFloats(_ count: Int) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(count + 3)
    while result.count < count {
      let words = nextBlock()
      let (first, second) = (Self.normals(words[0], words[1]), Self.normals(words[2], words[3]))
      result += [first.0, first.1, second.0, second.1]
    }
    return Array(result.prefix(count))
  }

  /// Numbers of the standard normal distribution.
  public mutating func normalDoubles(_ count: Int) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(count + 1)
    while result.count < count {
      let pair = Self.normals(nextBlock())
      result += [pair.0, pair.1]
    }
    return Array(result.prefix(count))
  }

  /// Of a distribution that rejects, every group of outputs has a stretch of the counter of its own.
  private func grouped<Element>(
    _ count: Int, by size: Int, _ draw: (inout Philox) -> [Element]
  ) -> [Element] {
    var result: [Element] = []
    for group in 0..<(count + size - 1) / max(size, 1) {
      var own = self
      own.skip(UInt64(group * size * 64))
      var items: [Element] = []
      while items.count < size { items += draw(&own) }
      result += items.prefix(min(size, count - result.count))
    }
    return result
  }

  /// Numbers of the standard normal distribution less than 2 from 0.
  public func truncatedFloats(_ count: Int) -> [Float] {
    grouped(count, by: 4) { own in
      let first = own.next()
      let pair = Self.normals(first, own.next())
      return [pair.0, pair.1].filter { abs($0) < 2 }
    }
  }

  /// Numbers of the standard normal distribution less than 2 from 0.
  public func truncatedDoubles(_ count: Int) -> [Double] {
    grouped(count, by: 2) { own in
      let pair = Self.normals(own.nextBlock())
      return [pair.0, pair.1].filter { abs($0) < 2 }
    }
  }

  /// An order of `count` things, each as likely as any other.
  public mutating func permutation(_ count: Int) -> [Int] {
    var result = Array(0..<count)
    for index in 0..<max(count - 1, 0) {
      result.swapAt(index, index + Int(next()) % (count - index))
    }
    return result
  }

  /// For each row of logits, `count` classes.
  public mutating func categorical(_ rows: [[Double]], _ count: Int) -> [[Int]] {
    rows.map { logits in
      let top = logits.filter(\.isFinite).max() ?? 0
      var sum = 0.0
      let sums = logits.map { logit in
        if logit.isFinite { sum += exp(logit - top) }
        return sum
      }
      return uniformDoubles(count).map { uniform in
        sums.firstIndex { $0 > uniform * sum } ?? logits.count
      }
    }
  }
}
