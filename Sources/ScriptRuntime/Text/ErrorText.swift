/// What is told of an error is bounded: a program may put any text into its message.
public enum ErrorText {
  /// In bytes.
  public static let sizeLimit = 16 << 10
  /// Stands where a longer text was cut.
  public static let mark = "… (cut at 16 KiB)"

  /// A text of at most `sizeLimit` bytes and the mark.
  public static func bounded(_ text: String) -> String { cut(text, to: sizeLimit, mark: mark) }

  /// The beginning of a text, up to `size` bytes of whole characters, and a mark if that is not all.
  static func cut(_ text: String, to size: Int, mark: String) -> String {
    let utf8 = text.utf8
    guard var end = utf8.index(utf8.startIndex, offsetBy: size, limitedBy: utf8.endIndex),
      end < utf8.endIndex
    else { return text }
    while String.Index(end, within: text.unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(text.unicodeScalars[..<end]) + mark
  }
}
