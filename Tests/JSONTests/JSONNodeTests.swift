import Testing

@testable import JSON

/// Parses with one document and looks at the root while the bytes are alive.
private func withNode<R>(
  _ text: String, _ document: JSONDocument = JSONDocument(), _ body: (JSONNode) throws -> R
) throws -> R {
  try Array(text.utf8).withUnsafeBytes { try body(try document.parse($0)) }
}

@Suite struct JSONNodeTests {
  @Test func aTapeServesLineAfterLine() throws {
    let document = JSONDocument()
    for round in 0..<100 {
      let list = (0..<round).map(String.init).joined(separator: ",")
      try withNode("{\"id\":\"line\\t\(round)\",\"v\":[\(list)]}", document) { node in
        #expect(node.member("id")?.stringValue == "line\t\(round)")
        #expect(
          node.member("v")?.elements.compactMap { $0.int64Value } == (0..<round).map(Int64.init))
        #expect(node.member("v")?.count == round)
        #expect(node.member("w") == nil)
      }
    }
  }

  @Test func anErrorLeavesTheTapeUsable() throws {
    let document = JSONDocument()
    #expect(throws: JSONError.self) { try withNode("{\"a\":[1,", document) { _ in } }
    #expect(try withNode("[7]", document) { $0.elements.first { _ in true }?.int64Value } == 7)
  }

  @Test func numbersKeepTheirText() throws {
    try withNode("[18446744073709551616, 1, 1.0, \"1\"]") { node in
      let values = Array(node.elements)
      #expect(values.map(\.kind) == [.integer, .integer, .float, .string])
      #expect(values[0].int64Value == nil)
      #expect(values[0].doubleValue == 18_446_744_073_709_551_616)
      #expect(String(decoding: values[0].text, as: UTF8.self) == "18446744073709551616")
      #expect(values[2].int64Value == nil)
      #expect(values[3].doubleValue == nil)
    }
  }

  @Test func siblingsAfterContainers() throws {
    try withNode("{\"a\":[[1,2],{\"x\":[3]}],\"b\":{\"c\":{}},\"d\":4}") { node in
      #expect(node.members.map { $0.key.stringValue } == ["a", "b", "d"])
      #expect(node.member("d")?.int64Value == 4)
      #expect(node.member("a")?.elements.map(\.count) == [2, 1])
      #expect(node.member("b").map { String(decoding: $0.text, as: UTF8.self) } == "{\"c\":{}}")
    }
  }

  @Test func copiesAValueWithoutItsSpaces() throws {
    let buffer = ByteBuffer()
    try withNode("{ \"a b\" : [ 1 ,\t2.50 , \"x \\\" y\" ] ,\r \"\\u0041\" : { } }") {
      buffer.appendJSON($0)
    }
    #expect(text(buffer) == "{\"a b\":[1,2.50,\"x \\\" y\"],\"\\u0041\":{}}")
    buffer.removeAll()
    try withNode("\"\\u0041 \"") { buffer.appendJSON($0) }
    #expect(text(buffer) == "\"\\u0041 \"")
  }
}

private func text(_ buffer: ByteBuffer) -> String { String(decoding: buffer.bytes, as: UTF8.self) }

@Suite struct ByteBufferTests {
  @Test func escapesOnlyWhatMustBe() throws {
    let buffer = ByteBuffer()
    buffer.appendJSON("a\"\\/\u{0}\u{1f}\n\r\t\u{8}\u{c}\u{7f}é😀\u{2028}")
    #expect(text(buffer) == "\"a\\\"\\\\/\\u0000\\u001f\\n\\r\\t\\b\\f\u{7f}é😀\u{2028}\"")
  }

  @Test func everyScalarComesBack() throws {
    var all = ""
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 37) {
      if let scalar = Unicode.Scalar(value) { all.unicodeScalars.append(scalar) }
    }
    let buffer = ByteBuffer()
    buffer.appendJSON(all)
    let back = try JSONValue(parsing: Array(buffer.bytes))
    #expect(back.stringValue?.unicodeScalars.elementsEqual(all.unicodeScalars) == true)
  }

  @Test func writesNumbersOfEveryKind() {
    let buffer = ByteBuffer(capacity: 1)
    buffer.append("[")
    buffer.appendJSON(Int64.min)
    for value in [1, 0.1, -0.0, .nan, .infinity, -.infinity, 1e300] as [Double] {
      buffer.append(",")
      buffer.appendJSON(value)
    }
    buffer.append(",")
    buffer.appendJSON(Float(0.1))
    buffer.append(",")
    buffer.appendJSON(true)
    buffer.append(UInt8(ascii: "]"))
    #expect(
      text(buffer)
        == "[-9223372036854775808,1.0,0.1,-0.0,\"NaN\",\"Infinity\",\"-Infinity\",1e+300,0.1,true]")
  }

  @Test func growsShrinksAndTruncates() {
    let buffer = ByteBuffer()
    for index in 0..<10_000 { buffer.append("\(index),") }
    #expect(buffer.count == 48_890)
    buffer.truncate(to: 4)
    #expect(text(buffer) == "0,1,")
    buffer.removeAll(keepingCapacity: 16)
    #expect(buffer.isEmpty)
    buffer.append("again")
    #expect(text(buffer) == "again")
  }

  @Test func valuesComeBackAsTheyWere() throws {
    let source = #"{"a":[1,2.5,"x",null,true,{}],"b":{"c":[]},"d":-1e-07}"#
    let buffer = ByteBuffer()
    buffer.appendJSON(try JSONValue(parsing: source))
    #expect(text(buffer) == source)
  }
}
