import Numerals

/// A text's form: everything in it but some strings and numbers, which differ from one text to the
/// next.
///
/// The parser would accept every text that matches, and give it the same entries except in the gaps. So the
/// lines of a batch, nearly all of one form, need not be parsed. Of a text without a match nothing is known.
public final class JSONPattern {
  /// What may stand in a gap.
  public enum Gap: Sendable {
    /// A string; the one that a match tells has no escapes.
    case string
    case number
    /// A number without a point or an exponent that 64 bits hold.
    case integer
    /// A number with a point or an exponent.
    case float
  }

  /// Some bytes that stay, and what comes after them: nil at the end.
  private struct Step {
    var start: Int
    var count: Int
    var gap: Gap?
  }
  /// A place in a literal.
  private struct Place {
    var step: Int
    var offset: Int
  }

  /// The bytes that stay, one literal after the other, and eight more.
  private let literals: UnsafeMutablePointer<UInt8>
  private let steps: UnsafeMutablePointer<Step>
  private let stepCount: Int
  private let capture: Int
  private let partStart: Place
  private let partEnd: Place

  /// How many numbers a match has, integers and floats included.
  public let numberCount: Int

  /// What a text has where the pattern has gaps.
  public struct Match {
    /// The string that is asked for, between its quotes.
    public var string: Range<Int>
    /// The part that is asked for.
    public var part: Range<Int>
  }

  /// The form of a text that was parsed.
  ///
  /// - Parameters:
  ///   - gaps: strings and numbers in it, in its order.
  ///   - string: which of the gaps a match tells: a string without escapes.
  ///   - part: a part of the text that begins and ends outside of the gaps; a match tells where it is.
  public init(
    of text: UnsafeRawBufferPointer, gaps: [(node: JSONNode, gap: Gap)], string: Int,
    part: Range<Int>
  ) {
    precondition(gaps[string].gap == .string, "A pattern tells a string.")
    capture = string
    stepCount = gaps.count + 1
    numberCount = gaps.count { $0.gap != .string }
    literals = .allocate(capacity: text.count + 8)
    literals.initialize(repeating: 0, count: text.count + 8)
    steps = .allocate(capacity: stepCount)
    var read = 0
    var written = 0
    var places = (Place(step: 0, offset: 0), Place(step: 0, offset: 0))
    for index in 0..<stepCount {
      let isLast = index == gaps.count
      let end = isLast ? text.count : gaps[index].node.offset
      if part.lowerBound >= read, part.lowerBound <= end {
        places.0 = Place(step: index, offset: part.lowerBound - read)
      }
      if part.upperBound >= read, part.upperBound <= end {
        places.1 = Place(step: index, offset: part.upperBound - read)
      }
      (steps + index).initialize(
        to: Step(start: written, count: end - read, gap: isLast ? nil : gaps[index].gap))
      for position in read..<end {
        literals[written] = text[position]
        written += 1
      }
      read = isLast ? end : end + gaps[index].node.text.count
    }
    (partStart, partEnd) = places
  }

  deinit {
    steps.deallocate()
    literals.deallocate()
  }

  /// What a text has in the gaps, if it has this form.
  ///
  /// - Parameter numbers: room for `numberCount` numbers, written in any case: a double each, but for an
  ///   integer the bits of an `Int64`.
  /// - Complexity: O(bytes); allocates nothing.
  public func match(
    _ text: UnsafeRawBufferPointer, numbers: UnsafeMutablePointer<Double>
  ) -> Match? {
    guard let base = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    let end = text.count
    var position = 0
    var string = 0..<0
    var part = (start: 0, end: 0)
    var number = numbers
    for index in 0..<stepCount {
      let step = steps + index
      guard holds(step.pointee, base, position, end) else { return nil }
      if index == partStart.step { part.start = position &+ partStart.offset }
      if index == partEnd.step { part.end = position &+ partEnd.offset }
      position &+= step.pointee.count
      switch step.pointee.gap {
      case .string:
        let start = position
        guard Self.skipString(base, &position, end, mayEscape: index != capture) else { return nil }
        if index == capture { string = start..<position }
      case .number:
        let (value, length) = parseJSONNumber(base + position, count: end &- position)
        guard length > 0 else { return nil }
        number.pointee = value
        number += 1
        position &+= length
      case .integer:
        let length = parseJSONNumber(base + position, count: end &- position).length
        let text = UnsafeRawBufferPointer(start: base + position, count: length)
        guard let value = parseInteger(text) else { return nil }
        number.pointee = Double(bitPattern: UInt64(bitPattern: value))
        number += 1
        position &+= length
      case .float:
        let (value, length) = parseJSONNumber(base + position, count: end &- position)
        guard length > 0, Self.isFloat(base + position, length) else { return nil }
        number.pointee = value
        number += 1
        position &+= length
      case nil:
        guard position == end else { return nil }
      }
    }
    return Match(string: string, part: part.start..<part.end)
  }

  private static func isFloat(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    for index in 0..<count where text[index] == 0x2E || text[index] | 0x20 == 0x65 { return true }
    return false
  }

  /// Goes on to the quote that ends a string; false when the parser has to say what is wrong, or a
  /// surrogate is escaped.
  @inline(__always)
  private static func skipString(
    _ text: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, mayEscape: Bool
  ) -> Bool {
    while true {
      JSONParser.skipPlain(text, &position, end)
      guard position < end else { return false }
      if text[position] == 0x22 { return true }
      guard skipSpecial(text, &position, end, mayEscape: mayEscape) else { return false }
    }
  }

  @inline(never)
  private static func skipSpecial(
    _ text: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, mayEscape: Bool
  ) -> Bool {
    if text[position] >= 0x80 {
      guard let next = JSONParser.endOfMultibyte(text, position, end) else { return false }
      position = next
      return true
    }
    guard mayEscape, text[position] == 0x5C, position &+ 1 < end else { return false }
    switch text[position &+ 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
      position &+= 2
      return true
    case 0x75:
      guard let unit = JSONParser.hexadecimal(text, position &+ 2, end) else { return false }
      position &+= 6
      return !(0xD800...0xDFFF).contains(unit)
    default: return false
    }
  }

  /// Whether the text goes on with a literal. What follows a number in it ends a number, so no
  /// longer one is taken for two parts.
  @inline(__always)
  private func holds(
    _ step: Step, _ text: UnsafePointer<UInt8>, _ position: Int, _ end: Int
  ) -> Bool {
    guard end &- position >= step.count else { return false }
    var left = UnsafeRawPointer(literals + step.start)
    var right = UnsafeRawPointer(text + position)
    var count = step.count
    while count >= 8 {
      guard left.loadUnaligned(as: UInt64.self) == right.loadUnaligned(as: UInt64.self) else {
        return false
      }
      left += 8
      right += 8
      count &-= 8
    }
    guard count > 0 else { return true }
    let isInside = UnsafeRawPointer(text + end) - right >= 8
    guard isInside else {
      for index in 0..<count
      where left.load(fromByteOffset: index, as: UInt8.self)
        != right.load(fromByteOffset: index, as: UInt8.self)
      {
        return false
      }
      return true
    }
    let difference = left.loadUnaligned(as: UInt64.self) ^ right.loadUnaligned(as: UInt64.self)
    return difference.littleEndian &<< UInt64(64 &- 8 &* count) == 0
  }
}
