extension Lexer {
  /// Passes a number, as CPython's tokenizer does.
  mutating func number() throws(SyntaxError) {
    if byte() == UInt8(ascii: "0") {
      switch byte(1) | 0x20 {
      case UInt8(ascii: "x"): return try radixNumber("hexadecimal") { isHexadecimalDigit($0) }
      case UInt8(ascii: "o"):
        return try radixNumber("octal") { $0 &- UInt8(ascii: "0") < 8 }
      case UInt8(ascii: "b"):
        return try radixNumber("binary") { $0 &- UInt8(ascii: "0") < 2 }
      default: break
      }
    }
    let start = offset
    let position = position
    var isInteger = true
    if byte() != UInt8(ascii: ".") { try digits() }
    let integerEnd = offset
    if byte() == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      if isDigit(byte()) { try digits() }
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
      if isDigit(byte(sign ? 2 : 1)) {
        isInteger = false
        offset += sign ? 2 : 1
        try digits()
      } else if sign {
        throw SyntaxError(message: "invalid decimal literal", position: position)
      }
    }
    if byte() | 0x20 == UInt8(ascii: "j") {
      throw SyntaxError(message: "complex literals are not supported", position: position)
    }
    if isInteger, source[start] == UInt8(ascii: "0"),
      source[start..<integerEnd].contains(where: {
        $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: "_")
      })
    {
      throw SyntaxError(
        message: "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers", position: position)
    }
    try endNumber("decimal", at: position)
  }

  private mutating func digits() throws(SyntaxError) {
    while true {
      while isDigit(byte()) { offset += 1 }
      guard byte() == UInt8(ascii: "_") else { return }
      guard isDigit(byte(1)) else {
        throw SyntaxError(message: "invalid decimal literal", position: position)
      }
      offset += 1
    }
  }

  private mutating func radixNumber(
    _ name: String, _ isValid: (UInt8) -> Bool
  ) throws(SyntaxError) {
    let position = position
    offset += 2
    repeat {
      if byte() == UInt8(ascii: "_") { offset += 1 }
      guard isValid(byte()) else {
        if isDigit(byte()) { break }
        throw SyntaxError(message: "invalid \(name) literal", position: position)
      }
      while isValid(byte()) { offset += 1 }
    } while byte() == UInt8(ascii: "_")
    if isDigit(byte()) {
      throw SyntaxError(
        message: "invalid digit '\(Character(Unicode.Scalar(byte())))' in \(name) literal",
        position: self.position)
    }
    try endNumber(name, at: position)
  }

  /// A number may touch a keyword (`1if x else 2`) but no other word.
  private func endNumber(_ name: String, at position: SourcePosition) throws(SyntaxError) {
    let next = byte()
    guard isIdentifierStart(next) else { return }
    for keyword in ["and", "else", "for", "if", "in", "is", "or", "not"] {
      let bytes = keyword.utf8
      guard offset + bytes.count <= end else { continue }
      if source[offset..<(offset + bytes.count)].elementsEqual(bytes) { return }
    }
    if next >= 0x80, !scalarHere().properties.isXIDContinue {
      throw invalidCharacter(scalarHere())
    }
    throw SyntaxError(message: "invalid \(name) literal", position: position)
  }

  /// Passes a string whose quote is here; its prefix began at `start`.
  mutating func string(from start: Int, at position: SourcePosition) throws(SyntaxError) {
    let quote = byte()
    let isTriple = byte(1) == quote && byte(2) == quote
    offset += isTriple ? 3 : 1
    while offset < end {
      let here = source[offset]
      if here == UInt8(ascii: "\n") {
        if !isTriple { break }
        passLineEnd()
        continue
      }
      if here == quote {
        if !isTriple {
          offset += 1
          append(.string, from: start, at: position)
          return
        }
        if byte(1) == quote && byte(2) == quote {
          offset += 3
          append(.string, from: start, at: position)
          return
        }
      } else if here == UInt8(ascii: "\\") {
        offset += 1
        guard offset < end else { break }
        if source[offset] == UInt8(ascii: "\n") {
          passLineEnd()
        } else if source[offset] & 0xC0 != 0x80 {
          offset += 1
        }
        continue
      } else if here & 0xC0 == 0x80 {
        wide += 1
      } else if here == 0 {
        throw SyntaxError(
          message: "source code cannot contain null bytes", position: self.position)
      }
      offset += 1
    }
    let kind = isTriple ? "triple-quoted string" : "string"
    throw SyntaxError(
      message: "unterminated \(kind) literal (detected at line \(line))", position: position)
  }
}

func isHexadecimalDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6
}
