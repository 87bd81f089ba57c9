/// The 17 decimal digits of a number, as text: the first, and two words of eight.
///
/// A word holds its first digit in the byte at the lowest address.
struct SeventeenDigits {
  let first: UInt8
  let upper: UInt64
  let lower: UInt64
  /// How many digits there are up to the last that is not zero; 1 when only the first is left.
  let significantCount: Int

  /// - Parameter value: from 10^16 to below 10^17.
  @inline(__always)
  init(_ value: UInt64) {
    let head = value / 10_000_000_000_000_000
    let rest = value &- head &* 10_000_000_000_000_000
    let upperValue = rest / 100_000_000
    let high = Self.digits(upperValue)
    let low = Self.digits(rest &- upperValue &* 100_000_000)
    // The last digits are in the highest bytes.
    if low != 0 {
      significantCount = 17 &- (low.leadingZeroBitCount >> 3)
    } else {
      significantCount = 9 &- (high.leadingZeroBitCount >> 3)
    }
    let zeros: UInt64 = 0x3030_3030_3030_3030
    first = 0x30 &+ UInt8(truncatingIfNeeded: head)
    upper = high | zeros
    lower = low | zeros
  }

  /// Eight digits of `value`, a number below 10^8: one in each byte, the first in the lowest.
  ///
  /// - Source: The division into halves, pairs and digits side by side in one word is P. Khuong's,
  ///   "How to print integers really fast" (2017).
  @inline(__always)
  static func digits(_ value: UInt64) -> UInt64 {
    let thousands = (value &* 109_951_163) >> 40
    let halves = thousands | (value &- thousands &* 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x7F_0000_007F
    let pairs = (halves &- hundreds &* 100) << 16 | hundreds
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    return (pairs &- tens &* 10) << 8 | tens
  }

  @inline(__always)
  func write(to out: UnsafeMutablePointer<UInt8>) {
    out[0] = first
    store(upper, at: out + 1)
    store(lower, at: out + 9)
  }

  /// The words without the first `count` of their digits, for `count` below 16; what comes after
  /// the last digit is not said.
  @inline(__always)
  func dropping(_ count: Int) -> (UInt64, UInt64) {
    let shift = UInt64(truncatingIfNeeded: count & 7) &* 8
    if count >= 8 { return (lower &>> shift, 0) }
    // Twice, since a word is not shifted by its whole width.
    return (upper &>> shift | (lower << 8) &<< (56 &- shift), lower &>> shift)
  }
}

@inline(__always)
func store(_ word: UInt64, at place: UnsafeMutablePointer<UInt8>) {
  UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
}
