extension Interpreter {
  /// The place, in UTF-8, of the first occurrence of `needle` from `start` on; nil if there is none.
  ///
  /// - Complexity: charged as steps, one for each 4,096 bytes looked at.
  func findText(_ needle: String, in text: String, from start: Int = 0) throws(ScriptError) -> Int?
  {
    var needle = needle
    var text = text
    let (place, work) = needle.withUTF8 { needle in
      text.withUTF8 { text in TextSearch.find(needle, in: text, from: start) }
    }
    try charge(steps: work >> 12)
    return place
  }
}

/// Looking for bytes in bytes.
enum TextSearch {
  /// Where `needle` is, and how many bytes were compared. The needle's bytes are tried where its
  /// first one is found; a hostile text is noticed by the work it makes.
  static func find(
    _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (Int?, Int) {
    if needle.isEmpty { return (start <= text.count ? start : nil, 0) }
    var work = 0
    var place = start
    let last = text.count - needle.count
    while place <= last {
      var offset = 0
      while offset < needle.count && text[place + offset] == needle[offset] { offset += 1 }
      work += offset + 1
      if offset == needle.count { return (place, work) }
      place += 1
    }
    return (nil, work)
  }
}
