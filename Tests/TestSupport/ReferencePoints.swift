/// The points at which a double function is checked, by the lines of `domains.txt`.
///
/// `references.py` in `Benchmarks/Kernels/Tools` makes the same points from the same lines.
public struct ReferenceDomain: Sendable {
  public let name: String
  private var lines: [[Operand]]

  private struct Operand: Sendable {
    var isPattern: Bool
    var low: Double
    var high: Double
    var hasBothSigns: Bool

    func point(_ generator: inout SplitMix64) -> Double {
      let word = generator.next()
      let size = word & (UInt64.max >> 1)
      let x: Double
      if isPattern {
        let span = high.bitPattern - low.bitPattern + 1
        x = Double(bitPattern: low.bitPattern + size % span)
      } else {
        x = low + (high - low) * (Double(size >> 10) * 0x1p-53)
      }
      return hasBothSigns && word >> 63 == 1 ? -x : x
    }
  }

  /// The functions of a domain file, in its order; nil where the text is not one.
  public static func parsed(_ text: String) -> [ReferenceDomain]? {
    var domains: [ReferenceDomain] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: " ").map(String.init)
      var operands: [Operand] = []
      for first in stride(from: 1, to: fields.count - 3, by: 4) {
        guard let low = Double(fields[first + 1]), let high = Double(fields[first + 2]) else {
          return nil
        }
        operands.append(
          Operand(
            isPattern: fields[first] == "pattern", low: low, high: high,
            hasBothSigns: fields[first + 3] == "±"))
      }
      guard !operands.isEmpty else { return nil }
      if domains.last?.name == fields[0] {
        domains[domains.count - 1].lines.append(operands)
      } else {
        domains.append(ReferenceDomain(name: fields[0], lines: [operands]))
      }
    }
    return domains
  }

  /// The operands of `count` points, one array an operand.
  public func points(_ count: Int, seed: UInt64) -> [[Double]] {
    var generator = SplitMix64(seed: seed)
    var columns = lines[0].map { _ in [Double](repeating: 0, count: count) }
    for index in 0..<count {
      let operands = lines[index % lines.count]
      for (column, operand) in operands.enumerated() {
        columns[column][index] = operand.point(&generator)
      }
    }
    return columns
  }
}

/// What `references.py` writes of an exact value: the lowest 23 bits of the double below its
/// magnitude, 8 bits of a fraction of a unit in the last place, and the sign.
public struct ExactValue: Sendable {
  public let word: UInt32

  public init(word: UInt32) { self.word = word }

  /// The values of a file of little-endian words.
  public static func parsed(_ bytes: UnsafeRawBufferPointer) -> [ExactValue] {
    (0..<(bytes.count / 4)).map {
      ExactValue(
        word: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
    }
  }

  /// How far y is from it, in units in the last place.
  public func error(of y: Double) -> Double {
    if y.isNaN || (y.sign == .minus) != (word >> 31 == 1) { return .infinity }
    let pattern = UInt32(truncatingIfNeeded: y.magnitude.bitPattern << 8)
    // The difference modulo 2³¹, between −2³⁰ and 2³⁰.
    let difference = Int32(bitPattern: (pattern &- word) << 1) >> 1
    return Double(difference.magnitude) / 256
  }
}
