/// A table that decodes the codes of one alphabet of deflate from the bits as they come.
///
/// An entry tells what the low bits begin with; codes longer than `rootBits` go on in a second table
/// behind the first.
/// - Source: RFC 1951, §3.2.2.
final class HuffmanTable {
  enum Alphabet {
    case codeLengths
    case literals
    case distances
  }

  // An entry: in the low byte how many bits it takes, extra bits included; in the next six bits how many
  // of these are its code; from bit 16 on what it stands for.
  static let literal: UInt32 = 1 << 31
  /// Neither a literal nor a base: the end of the block, a second table, or no code at all.
  static let special: UInt32 = 1 << 15
  static let second: UInt32 = special | 1 << 14
  static let endOfBlock: UInt32 = special | 1 << 16
  static let invalid: UInt32 = special

  let entries: UnsafeMutablePointer<UInt32>
  let rootBits: Int
  private let capacity: Int
  private let alphabet: Alphabet
  /// What each symbol stands for, in an entry's places, with its extra bits in the low byte.
  private let meanings: [UInt32]
  private var codes: [UInt16]
  private static let longestCode = 15

  init(_ alphabet: Alphabet) {
    self.alphabet = alphabet
    // Room for as many second tables as there can be long codes, two of which at least share one.
    switch alphabet {
    case .codeLengths: (rootBits, capacity, meanings) = (7, 1 << 7, Self.lengthMeanings)
    case .literals: (rootBits, capacity, meanings) = (11, 1 << 13, Self.literalMeanings)
    case .distances: (rootBits, capacity, meanings) = (9, 1 << 11, Self.distanceMeanings)
    }
    codes = Array(repeating: 0, count: meanings.count)
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Self.invalid, count: capacity)
  }

  deinit { entries.deallocate() }

  /// Makes the table of codes with these lengths, at most one for each symbol; false when they are more than
  /// fit, or leave codes unused where zlib does not allow it.
  func build(_ lengths: UnsafePointer<UInt8>, count symbolCount: Int) -> Bool {
    entries.update(repeating: Self.invalid, count: 1 << rootBits)
    guard let longest = assignCodes(lengths, symbolCount) else { return false }
    var end = 1 << rootBits
    for symbol in 0..<symbolCount where lengths[symbol] > 0 {
      let length = Int(lengths[symbol])
      let code = Int(codes[symbol])
      guard length > rootBits else {
        fill(entries, code, length, size: 1 << rootBits, entry(symbol, length))
        continue
      }
      let root = entries + (code & (1 << rootBits - 1))
      let secondBits = longest - rootBits
      if root.pointee & Self.second != Self.second {
        guard end + 1 << secondBits <= capacity else { return false }
        root.pointee = Self.second | UInt32(end) << 16 | UInt32(secondBits) << 8 | UInt32(rootBits)
        (entries + end).update(repeating: Self.invalid, count: 1 << secondBits)
        end += 1 << secondBits
      }
      fill(
        entries + Int(root.pointee >> 16), code >> rootBits, length - rootBits,
        size: 1 << secondBits, entry(symbol, length - rootBits))
    }
    return true
  }

  private func entry(_ symbol: Int, _ length: Int) -> UInt32 {
    let meaning = meanings[symbol]
    return meaning == Self.invalid ? meaning : meaning + UInt32(length) | UInt32(length) << 8
  }

  private func fill(
    _ table: UnsafeMutablePointer<UInt32>, _ code: Int, _ length: Int, size: Int, _ entry: UInt32
  ) {
    var index = code
    while index < size {
      table[index] = entry
      index += 1 << length
    }
  }

  /// Gives each symbol its code, the first bit lowest.
  ///
  /// - Returns: the longest code's length.
  private func assignCodes(_ lengths: UnsafePointer<UInt8>, _ symbolCount: Int) -> Int? {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 32) { scratch in
      scratch.initialize(repeating: 0)
      let counts = scratch.baseAddress.unsafelyUnwrapped
      let next = counts + 16
      for symbol in 0..<symbolCount { counts[Int(lengths[symbol])] += 1 }
      counts[0] = 0
      var left = 1
      var longest = 0
      var code = 0
      for length in 1...Self.longestCode {
        left = left * 2 - counts[length]
        guard left >= 0 else { return nil }
        if counts[length] > 0 { longest = length }
        code = (code + counts[length - 1]) * 2
        next[length] = code
      }
      // One code of one bit may stand alone, and distances may be none.
      guard left == 0 || alphabet != .codeLengths && longest <= 1 else { return nil }
      for symbol in 0..<symbolCount where lengths[symbol] > 0 {
        let length = Int(lengths[symbol])
        codes[symbol] = UInt16(truncatingIfNeeded: next[length]).reversed(length)
        next[length] += 1
      }
      return longest
    }
  }

  // MARK: Alphabets

  private static let lengthMeanings = (0..<19).map { UInt32($0) << 16 }

  /// Bases that follow one another: `extraBits` of each say how far it is to the next.
  private static func bases(from first: UInt32, _ extraBits: [UInt32]) -> [UInt32] {
    var base = first
    return extraBits.map { extra in
      defer { base += 1 << extra }
      return base << 16 | extra
    }
  }

  private static let literalMeanings: [UInt32] = {
    let extraBits = (0..<28).map { UInt32(max($0 / 4 - 1, 0)) }
    // The last length has a code of its own.
    return (0..<256).map { literal | UInt32($0) << 16 } + [endOfBlock]
      + bases(from: 3, extraBits) + [258 << 16, invalid, invalid]
  }()

  private static let distanceMeanings: [UInt32] =
    bases(from: 1, (0..<30).map { UInt32(max($0 / 2 - 1, 0)) }) + [invalid, invalid]
}

extension UInt16 {
  /// The lowest `count` bits in the other order.
  fileprivate func reversed(_ count: Int) -> UInt16 {
    var (bits, result) = (self, UInt16(0))
    for _ in 0..<count {
      result = result << 1 | bits & 1
      bits >>= 1
    }
    return result
  }
}
