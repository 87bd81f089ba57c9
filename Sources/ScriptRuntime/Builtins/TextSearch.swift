#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Interpreter {
  /// The place, in UTF-8, of the first occurrence of `needle` in a text from `start` on; nil if
  /// there is none.
  ///
  /// - Complexity: charged as steps while it goes on, one for each 128 bytes compared.
  func findText(_ needle: String, in text: String, from start: Int = 0) throws(ScriptError) -> Int?
  {
    var place = start
    while true {
      let found = TextSearch.find(needle, in: text, from: place)
      try charge(steps: found.work >> 7)
      switch found.result {
      case .at(let place): return place
      case .none: return nil
      case .goOn(let next): place = next
      }
    }
  }

  /// The place of the last occurrence that ends at `end` or before.
  func findLastText(_ needle: String, in text: String, before end: Int) throws(ScriptError) -> Int?
  {
    var place = end
    while true {
      let found = TextSearch.findLast(needle, in: text, before: place)
      try charge(steps: found.work >> 7)
      switch found.result {
      case .at(let place): return place
      case .none: return nil
      case .goOn(let next): place = next
      }
    }
  }
}

/// Looking for bytes in bytes, a bounded amount of work at a time: a hostile pair of texts takes
/// the product of their lengths, and the caller must be able to stop it.
enum TextSearch {
  enum Result {
    case at(Int)
    case none
    /// Not done: to be called again from here.
    case goOn(Int)
  }

  /// Bytes compared by one call, about.
  private static let quantum = 1 << 18

  static func find(_ needle: String, in text: String, from start: Int) -> (
    result: Result, work: Int
  ) {
    withBytes(needle, text) { needle, text in
      if needle.isEmpty { return (start <= text.count ? .at(start) : .none, 0) }
      var work = 0
      var place = start
      while place <= text.count - needle.count {
        if work > quantum { return (.goOn(place), work) }
        let length = matching(needle, text, place)
        work += length + 1
        if length == needle.count { return (.at(place), work) }
        place += 1
      }
      return (.none, work)
    }
  }

  static func findLast(_ needle: String, in text: String, before end: Int) -> (
    result: Result, work: Int
  ) {
    withBytes(needle, text) { needle, text in
      if needle.isEmpty { return (.at(end), 0) }
      var work = 0
      var place = end - needle.count
      while place >= 0 {
        if work > quantum { return (.goOn(place + needle.count), work) }
        let length = matching(needle, text, place)
        work += length + 1
        if length == needle.count { return (.at(place), work) }
        place -= 1
      }
      return (.none, work)
    }
  }

  /// How many of the needle's bytes stand at a place.
  @inline(__always)
  private static func matching(
    _ needle: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Int {
    var offset = 0
    while offset < needle.count && text[place + offset] == needle[offset] { offset += 1 }
    return offset
  }

  private static func withBytes<R>(
    _ first: String, _ second: String,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    var first = first
    var second = second
    return first.withUTF8 { first in second.withUTF8 { second in body(first, second) } }
  }

  /// Orders texts by their Unicode scalars, which UTF-8 keeps in order: negative, zero, positive.
  ///
  /// - Parameter equalOnly: any order will do, so texts of different lengths are told apart at once.
  static func order(_ left: String, _ right: String, equalOnly: Bool = false) -> Int {
    withBytes(left, right) { left, right in
      if equalOnly && left.count != right.count { return 1 }
      let common = min(left.count, right.count)
      if common > 0, let first = left.baseAddress, let second = right.baseAddress {
        let sign = Int(memcmp(first, second, common))
        if sign != 0 { return sign }
      }
      return left.count - right.count
    }
  }
}
