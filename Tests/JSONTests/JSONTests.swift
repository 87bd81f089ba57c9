import Testing

@testable import JSON

/// The value of a text, or its error.
func parse(_ text: String) -> Result<JSONValue, JSONError> { parse(Array(text.utf8)) }

func parse(_ bytes: [UInt8]) -> Result<JSONValue, JSONError> {
  Result { () throws(JSONError) in try JSONValue(parsing: bytes) }
}

func failure(_ bytes: [UInt8]) -> JSONError? {
  if case .failure(let error) = parse(bytes) { error } else { nil }
}

@Suite struct AcceptingTests {
  @Test(arguments: [
    ("null", JSONValue.null), (" true\t", .bool(true)), ("\r\nfalse\n", .bool(false)),
    ("0", .integer(0)), ("-0", .integer(0)), ("-1", .integer(-1)), ("10", .integer(10)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    ("0.5", .number(0.5)), ("-0.0", .number(-0.0)), ("1e5", .number(100_000)),
    ("1E+5", .number(100_000)), ("1e-5", .number(0.00001)), ("0e0", .number(0)),
    ("1.25e2", .number(125)), ("1e400", .number(.infinity)), ("0.1e-400", .number(0)),
    ("\"\"", .string("")), ("\"a b\"", .string("a b")), ("\"\\\"\\\\\\/\"", .string("\"\\/")),
    ("\"\\b\\f\\n\\r\\t\"", .string("\u{8}\u{c}\n\r\t")), ("\"\\u0041\"", .string("A")),
    ("\"\\u00e9\\u20AC\"", .string("é€")), ("\"\\ud83d\\ude00!\"", .string("😀!")),
    ("\"\\u0000\"", .string("\0")), ("\"é€😀\"", .string("é€😀")), ("\"\u{7f}\"", .string("\u{7f}")),
    ("\"\u{2028}\"", .string("\u{2028}")), ("\"/\"", .string("/")),
    ("\"12345678\"", .string("12345678")),
    ("\"1234567é90123456789\"", .string("1234567é90123456789")),
    ("[]", .array([])), ("[ ]", .array([])), ("[[]]", .array([.array([])])),
    ("[1, 2 ,3]", .array([.integer(1), .integer(2), .integer(3)])),
    ("[null,true]", .array([.null, .bool(true)])),
    ("{}", .object([])), ("{ }", .object([])),
    ("{\"a\":1}", .object([.init(key: "a", value: .integer(1))])),
    (
      "{\"b\" : [] , \"a\":{}}",
      .object([.init(key: "b", value: .array([])), .init(key: "a", value: .object([]))])
    ),
    ("{\"\":0}", .object([.init(key: "", value: .integer(0))])),
    (
      "{\"a\":{\"a\":1},\"A\":2}",
      .object([
        .init(key: "a", value: .object([.init(key: "a", value: .integer(1))])),
        .init(key: "A", value: .integer(2)),
      ])
    ),
  ])
  func accepts(_ text: String, _ value: JSONValue) {
    #expect(parse(text) == .success(value), "\(text)")
  }

  @Test func zeroKeepsItsSignAsADouble() throws {
    let document = JSONDocument()
    let bytes = Array("[-0, -0.0, 1e999]".utf8)
    try bytes.withUnsafeBytes { text in
      let values = try document.parse(text).elements.map { $0.doubleValue }
      #expect(values[0]?.sign == .minus)
      #expect(values[1]?.sign == .minus)
      #expect(values[2] == .infinity)
    }
  }

  @Test func nestingUpToTheLimit() {
    let limit = JSONDocument.nestingLimit
    let deep = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect((try? parse(deep).get()) != nil)
    #expect(
      failure(Array("[\(deep)]".utf8)) == JSONError(.nestedTooDeeply(limit), at: limit))
    let hostile = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(failure(hostile)?.reason == .nestedTooDeeply(limit))
  }
}

@Suite struct RejectingTests {
  @Test(arguments: [
    ("", 0), (" ", 1), ("nul", 0), ("nulL", 0), ("True", 0), ("NaN", 0), ("Infinity", 0),
    ("-", 1), ("+1", 0), ("01", 0), ("-01", 1), ("1.", 2), (".5", 0), ("1e", 2), ("1e+", 3),
    ("1.e5", 2), ("0x10", 1), ("1_000", 1), ("1 2", 2), ("--1", 1), ("-Infinity", 1),
    ("\"", 0), ("\"abc", 0), ("'a'", 0), ("\"\\x\"", 1), ("\"\\u12\"", 1), ("\"\\u12g4\"", 1),
    ("\"\\", 1), ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("\"\\ud800\\u0041\"", 1),
    ("\"\\ud800x\"", 1), ("\"\\ud800\\ud800\"", 1), ("\"a\nb\"", 2), ("\"a\tb\"", 2),
    ("\"\\n\u{1}\"", 3), ("\"\u{0}\"", 1), ("[", 1), ("[1", 2), ("[1,", 3), ("[1,]", 3),
    ("[,1]", 1),
    ("[1 2]", 3), ("[1}", 2), ("]", 0), ("[1]]", 3), ("{", 1), ("{\"a\"", 4), ("{\"a\":", 5),
    ("{\"a\":1", 6), ("{\"a\":1,", 7), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{1:1}", 1),
    ("{\"a\" 1}", 5), ("{\"a\":1]", 6), ("{,}", 1), ("{\"a\":1 \"b\":2}", 7), ("}", 0), ("{}{}", 2),
    ("// c\n1", 0), ("1 // c", 2), ("\u{FEFF}1", 0), ("\u{A0}1", 0), ("[1]x", 3), ("\"a\"\"b\"", 3),
    ("[\"a\":1]", 4), ("tru", 0), ("{\"a\":}", 5), ("\u{b}1", 0), ("é", 0),
  ])
  func rejectsAtTheByte(_ text: String, _ offset: Int) {
    let error = failure(Array(text.utf8))
    #expect(
      error?.offset == offset, "\(text): \(error.map(String.init(describing:)) ?? "accepted")")
  }

  @Test(arguments: [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82],
    [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
    [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE],
    [0xF8, 0x88, 0x80, 0x80, 0x80],
  ])
  func rejectsInvalidUTF8(_ bytes: [UInt8]) {
    let plain = [0x22] + bytes + [0x22]
    #expect(failure(plain) == JSONError(.invalidUTF8, at: 1))
    let afterEscape = Array("\"0123456789\\n".utf8) + bytes + [0x22]
    #expect(failure(afterEscape) == JSONError(.invalidUTF8, at: 13))
  }

  @Test(arguments: [
    ("{\"a\":1,\"a\":2}", "a", 7), ("{\"a\":1,\"\\u0061\":2}", "a", 7), ("{\"\":1,\"\":2}", "", 6),
    ("[{\"x\":{\"k\":1,\"b\":2,\"k\":3}}]", "k", 19), ("{\"é\":1,\"\\u00e9\":2}", "é", 8),
  ])
  func namesTheDuplicateKey(_ text: String, _ key: String, _ offset: Int) {
    #expect(failure(Array(text.utf8)) == JSONError(.duplicateKey(key), at: offset))
  }

  /// Comparing every pair of keys would take minutes.
  @Test(.timeLimit(.minutes(1))) func findsDuplicatesAmongManyKeys() {
    let keys = (0..<60_000).map { "\"key\($0)\":0" }
    #expect((try? parse("{\(keys.joined(separator: ","))}").get()) != nil)
    let twice = keys + ["\"key777\":1", "\"key5\":1"]
    #expect(
      failure(Array("{\(twice.joined(separator: ","))}".utf8))?.reason == .duplicateKey("key777"))
  }

  @Test func everyPrefixOfALineIsAnError() {
    let line = Array(#"{"id":"é\n\ud83d\ude00","v":[1,-2.5e3,true,null,{"k":[]}]}"#.utf8)
    #expect(failure(line) == nil)
    for count in 0..<line.count { #expect(failure(Array(line.prefix(count))) != nil) }
  }

  @Test func messagesSayWhatWasExpected() {
    #expect(failure(Array("{\"a\" 1}".utf8))?.description == "expected ':' after a key at byte 5")
    #expect(failure(Array("[1 2]".utf8))?.description == "expected ',' or ']' at byte 3")
    #expect(failure(Array("01".utf8))?.description == "invalid number: leading zero at byte 0")
  }
}
