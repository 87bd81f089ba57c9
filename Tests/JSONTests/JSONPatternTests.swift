import TestSupport
import Testing

@testable import JSON

@Suite struct JSONPatternTests {
  private static let record =
    #"{"id":"call-01","inputs":{"S":19.83,"v":[1,-2.5e-3,[0.25]],"K":0},"tags":{"a":[1,"b"]}}"#

  /// The form of the record, with gaps at its id, its inputs and what its tags hold.
  private static func pattern(of text: String) throws -> JSONPattern {
    let document = JSONDocument()
    return try Array(text.utf8).withUnsafeBytes { bytes in
      let root = try document.parse(bytes)
      var numbers: [JSONNode] = []
      collect(try #require(root.member("inputs")), into: &numbers)
      let id = try #require(root.member("id"))
      let tags = root.member("tags")
      if let tags { collect(tags, into: &numbers) }
      let gaps = (numbers + [id]).sorted { $0.offset < $1.offset }
      return JSONPattern(
        of: bytes, gaps: gaps.map { ($0, $0.kind == .string ? .string : .number) },
        string: try #require(gaps.firstIndex { $0.offset == id.offset }),
        part: tags.map { $0.offset..<$0.offset + $0.text.count } ?? 0..<0)
    }
  }

  private static func collect(_ node: JSONNode, into numbers: inout [JSONNode]) {
    if node.isNumber || node.kind == .string { numbers.append(node) }
    for element in node.elements { collect(element, into: &numbers) }
    for member in node.members { collect(member.value, into: &numbers) }
  }

  private static func match(
    _ text: [UInt8], _ pattern: JSONPattern
  ) -> (id: String, numbers: [Double], tags: String)? {
    text.withUnsafeBytes { bytes in
      var numbers = [Double](repeating: 0, count: pattern.numberCount)
      let match = numbers.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.flatMap { pattern.match(bytes, numbers: $0) }
      }
      return match.map {
        (
          String(decoding: bytes[$0.string], as: UTF8.self), numbers,
          String(decoding: bytes[$0.part], as: UTF8.self)
        )
      }
    }
  }

  @Test func idsAndNumbersMayDiffer() throws {
    let pattern = try Self.pattern(of: Self.record)
    #expect(pattern.numberCount == 6)
    let same = try #require(Self.match(Array(Self.record.utf8), pattern))
    #expect(same.0 == "call-01")
    #expect(same.1 == [19.83, 1, -0.0025, 0.25, 0, 1])
    #expect(same.2 == #"{"a":[1,"b"]}"#)
    let other =
      #"{"id":"","inputs":{"S":-1E+400,"v":[123456789012345678901234,7,[-0]],"K":1e-7},"tags":{"a":[2.5,"some"]}}"#
    let found = try #require(Self.match(Array(other.utf8), pattern))
    #expect(found.0 == "")
    #expect(found.1 == [-.infinity, 1.2345678901234568e23, 7, 0, 1e-7, 2.5])
    #expect(found.2 == #"{"a":[2.5,"some"]}"#)
    #expect(found.1[3].sign == .minus)
  }

  @Test func stringsThatAreNotToldMayHaveEscapes() throws {
    let pattern = try Self.pattern(of: Self.record)
    let other =
      #"{"id":"é€😀","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"\"\\\/\n\u00e9 ü"]}}"#
    let found = try #require(Self.match(Array(other.utf8), pattern))
    #expect(found.0 == "é€😀")
    #expect(found.2 == #"{"a":[1,"\"\\\/\n\u00e9 ü"]}"#)
  }

  @Test func integersAndFloatsAreToldApart() throws {
    let text = Array(#"{"id":"a","n":1,"s":0.5}"#.utf8)
    let pattern = try text.withUnsafeBytes { bytes in
      let document = JSONDocument()
      let root = try document.parse(bytes)
      let nodes = try ["id", "n", "s"].map { name in
        try #require(root.members.first { $0.key.stringValue == name }).value
      }
      return JSONPattern(
        of: bytes, gaps: Array(zip(nodes, [.string, .integer, .float])), string: 0, part: 0..<0)
    }
    func numbers(_ n: String, _ s: String) -> [UInt64]? {
      Self.match(Array(#"{"id":"a","n":\#(n),"s":\#(s)}"#.utf8), pattern)?.1.map(\.bitPattern)
    }
    #expect(numbers("-7", "2.0") == [UInt64(bitPattern: -7), 2.0.bitPattern])
    #expect(numbers("9223372036854775807", "1E2") == [UInt64(Int64.max), 100.0.bitPattern])
    for (n, s) in [("1.0", "2.0"), ("1e1", "2.0"), ("9223372036854775808", "2.0"), ("1", "2")] {
      #expect(numbers(n, s) == nil, "\(n), \(s)")
    }
  }

  @Test func theStringMayComeLast() throws {
    let pattern = try Self.pattern(of: #"{"inputs": {"x": 1.5}, "id": "a"} "#)
    let found = try #require(
      Self.match(Array(#"{"inputs": {"x": 2}, "id": "some longer id"} "#.utf8), pattern))
    #expect(found.0 == "some longer id")
    #expect(found.1 == [2])
  }

  @Test(arguments: [
    #"{"id":"a\n","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"\ud800"]}}"#,
    #"{"id":"a","inputs":{"S":01,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":1.,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":-,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":1e,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":"1","v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,3,[3]],"K":0},"tags":{"a":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"a":[true,"b"]}}"#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"\x"]}}"#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"b":[1,"b"]}}"#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}} "#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,[3]],"K":0},"tags":{"a":[1,"b"]}"#,
    #"{"id":"a","inputs":{"S":1,"v":[1,2,[3]],"K":0"#, #"{"id":"a"#, "", "{",
  ])
  func otherFormsDoNotMatch(_ text: String) throws {
    #expect(Self.match(Array(text.utf8), try Self.pattern(of: Self.record)) == nil)
  }

  /// Whatever is done to a text: if it matches, the parser takes it and finds the same in it.
  @Test func whatMatchesIsWhatTheParserWouldFind() throws {
    let pattern = try Self.pattern(of: Self.record)
    let document = JSONDocument()
    var generator = SplitMix64(seed: 5)
    let alphabet = Array(#"{}[]",:\ 0123456789+-.eE\#u{e9}a"#.utf8)
    var matched = 0
    for _ in 0..<60_000 {
      var text = Array(Self.record.utf8)
      for _ in 0...generator.next() % 3 {
        let place = Int(generator.next() % UInt64(text.count))
        let byte = alphabet[Int(generator.next() % UInt64(alphabet.count))]
        switch generator.next() % 3 {
        case 0: text[place] = byte
        case 1: text.insert(byte, at: place)
        default: text.remove(at: place)
        }
      }
      guard let (id, numbers, part) = Self.match(text, pattern) else { continue }
      matched += 1
      try text.withUnsafeBytes { bytes in
        let root = try document.parse(bytes)
        #expect(root.member("id")?.stringValue == id)
        var nodes: [JSONNode] = []
        Self.collect(try #require(root.member("inputs")), into: &nodes)
        let tags = try #require(root.member("tags"))
        Self.collect(tags, into: &nodes)
        let values = nodes.filter(\.isNumber).map { $0.doubleValue?.bitPattern }
        #expect(values == numbers.map(\.bitPattern))
        #expect(String(decoding: tags.text, as: UTF8.self) == part)
      }
    }
    #expect(matched > 1_000)
  }
}
