extension Lexer {
  /// Measures a line's indentation and appends what it opens or closes; false if the line holds no
  /// statement (it is then passed).
  mutating func startLine() throws(SyntaxError) -> Bool {
    var column = 0
    var narrow = 0
    measuring: while offset < end {
      switch source[offset] {
      case UInt8(ascii: " "):
        column += 1
        narrow += 1
      case UInt8(ascii: "\t"):
        column = (column / 8 + 1) * 8
        narrow += 1
      case 0x0C:
        column = 0
        narrow = 0
      default:
        break measuring
      }
      offset += 1
    }
    if offset < end, source[offset] == UInt8(ascii: "#") { passComment() }
    guard offset < end else { return false }
    if source[offset] == UInt8(ascii: "\n") {
      passLineEnd()
      return false
    }
    try indent(to: column, narrow: narrow)
    return true
  }

  private mutating func indent(to column: Int, narrow: Int) throws(SyntaxError) {
    guard var top = indents.last else { return }
    let mixed = SyntaxError(
      type: "TabError", message: "inconsistent use of tabs and spaces in indentation",
      position: position)
    if column == top.wide {
      if narrow != top.narrow { throw mixed }
    } else if column > top.wide {
      if narrow <= top.narrow { throw mixed }
      if indents.count >= SyntaxLimits.indentations {
        throw SyntaxError(
          type: "IndentationError", message: "too many levels of indentation",
          position: position)
      }
      indents.append((column, narrow))
      append(.indent, from: offset)
    } else {
      let keptCount = 1 + (indents.lastIndex { $0.wide <= column } ?? 0)
      top = indents[keptCount - 1]
      if column != top.wide {
        throw SyntaxError(
          type: "IndentationError",
          message: "unindent does not match any outer indentation level", position: position)
      }
      if narrow != top.narrow { throw mixed }
      for _ in keptCount..<indents.count { append(.dedent, from: offset) }
      indents.removeSubrange(keptCount...)
    }
  }
}
