import Numerals

/// A text's form: everything in it but one string and some numbers, which differ from one text to
/// the next.
///
/// A text that matches is one that the parser would take, with the same entries on its tape but for
/// what is in the gaps; so the lines of a batch, which nearly all look alike, need not be parsed. A
/// text that does not match may be anything.
public final class JSONPattern {
  /// Some bytes that stay, and what comes after them.
  private struct Step {
    var start: Int
    var count: Int
    var isString: Bool
  }

  /// The bytes that stay, one literal after the other, and eight more.
  private let literals: UnsafeMutablePointer<UInt8>
  private let steps: UnsafeMutablePointer<Step>
  private let stepCount: Int
  /// The literal at the end.
  private let last: Step

  /// How many numbers a match has.
  public var numberCount: Int { stepCount - 1 }

  /// The form of a text that was parsed.
  ///
  /// - Parameters:
  ///   - string: a string in it.
  ///   - numbers: some numbers in it, in its order.
  public init(of text: UnsafeRawBufferPointer, string: JSONNode, numbers: [JSONNode]) {
    let literals = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count + 8)
    self.literals = literals
    literals.initialize(repeating: 0, count: text.count + 8)
    stepCount = numbers.count + 1
    steps = .allocate(capacity: stepCount)
    var read = 0
    var written = 0
    func take(to end: Int, isString: Bool) -> Step {
      let step = Step(start: written, count: end - read, isString: isString)
      for position in read..<end {
        literals[written] = text[position]
        written += 1
      }
      return step
    }
    let place = numbers.firstIndex { $0.offset > string.offset } ?? numbers.count
    for index in 0..<stepCount {
      let isString = index == place
      let gap = isString ? string : numbers[index < place ? index : index - 1]
      (steps + index).initialize(to: take(to: gap.offset, isString: isString))
      read = gap.offset + gap.text.count
    }
    last = take(to: text.count, isString: false)
  }

  deinit {
    steps.deallocate()
    literals.deallocate()
  }

  /// Whether a text has this form; if so, where its string is, between the quotes.
  ///
  /// - Parameter numbers: room for `numberCount` numbers, written in any case.
  /// - Complexity: O(bytes); allocates nothing.
  public func match(
    _ text: UnsafeRawBufferPointer, numbers: UnsafeMutablePointer<Double>
  ) -> Range<Int>? {
    guard let base = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    let end = text.count
    var position = 0
    var found = 0..<0
    var number = numbers
    for index in 0..<stepCount {
      let step = steps + index
      guard holds(step.pointee, base, position, end) else { return nil }
      position &+= step.pointee.count
      if step.pointee.isString {
        let start = position
        JSONParser.skipPlain(base, &position, end)
        guard position < end, base[position] == 0x22 else { return nil }
        found = start..<position
      } else {
        let (value, length) = parseJSONNumber(base + position, count: end &- position)
        guard length > 0 else { return nil }
        number.pointee = value
        number += 1
        position &+= length
      }
    }
    guard end &- position == last.count, holds(last, base, position, end) else { return nil }
    return found
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
