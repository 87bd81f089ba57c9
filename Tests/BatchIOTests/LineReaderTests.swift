import Foundation
import JSON
import Testing

@testable import BatchIO

@Suite struct ZooTests {
  static let text = sampleText(lineCount: 4_000)

  static let zoo: [(String, [UInt8])] = {
    let text = ZooTests.text
    let members = Encoding.pieces(text, 10_007).map { Encoding.member($0) }
    let empty = Encoding.member([])
    let crlf = Array(String(decoding: text, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
    let blank = Array(
      String(decoding: text, as: UTF8.self).replacing("\n", with: "\n\n \t\r\n").utf8)
    let padding = [UInt8](repeating: 0, count: 70_000)
    return [
      ("plain", text), ("one member", Encoding.member(text)),
      ("stored", Encoding.member(text, level: 0)), ("level 9", Encoding.member(text, level: 9)),
      ("many members", members.flatMap { $0 }),
      ("end marker", Encoding.member(text) + empty),
      ("empty members around", empty + members.joined(separator: empty) + empty + empty),
      ("blocks", Encoding.pieces(text, 65_280).flatMap { Encoding.blockMember($0) } + empty),
      (
        "one byte members",
        Array(Encoding.pieces(text, 1).prefix(900).flatMap { Encoding.member($0) })
          + Encoding.member(Array(text.dropFirst(900)))
      ),
      ("decorated headers", Encoding.decoratedMember(text)),
      ("padding", Encoding.member(text) + padding), ("CRLF", Encoding.member(crlf)),
      ("byte-order mark", Encoding.member([0xEF, 0xBB, 0xBF] + text)),
      ("blank lines", Encoding.member([0x0A, 0x0D, 0x0A] + blank)),
      ("no final newline", Encoding.member(text.dropLast())),
      ("plain CRLF, mark, no end", [0xEF, 0xBB, 0xBF] + crlf.dropLast(2)),
    ]
  }()

  @Test(arguments: zoo.indices)
  func theSameLinesWhateverTheEncoding(_ index: Int) throws {
    let (name, bytes) = Self.zoo[index]
    let expected = String(decoding: Self.text, as: UTF8.self).split(separator: "\n").map(
      String.init)
    let path = bytes.first == 0x1F ? "a.jsonl.gz" : "a.jsonl"
    #expect(try read(bytes, path: path).lines == expected, "\(name)")
  }

  @Test func chunksDependOnTheTextAlone() throws {
    let expected = try read(Self.text, path: "a.jsonl")
    for index in 0..<9 {
      for pieceSize in [1, 7, 4_096, .max] {
        let reading = try read(Self.zoo[index].1, pieceSize: pieceSize, path: "a")
        #expect(reading.chunks == expected.chunks, "\(Self.zoo[index].0), \(pieceSize)")
      }
    }
  }
}

@Suite struct LineReaderTests {
  @Test func aChunkHasTheLinesThatStartBetweenTwoCuts() throws {
    let text = sampleText(lineCount: 3_000)
    let cuts = ChunkCuts(firstSize: 512, size: 4_096)
    let reading = try read(text, path: "a", cuts: cuts)
    var starts = [0]
    for (index, byte) in text.enumerated() where byte == 0x0A { starts.append(index + 1) }
    starts.removeLast()
    var expected: [[Int]] = []
    var cut = 0
    for (line, start) in starts.enumerated() {
      if start >= cut {
        cut = Int(cuts.cut(after: Int64(start)))
        expected.append([start, line, 0])
      }
      expected[expected.count - 1][2] += 1
    }
    #expect(reading.chunks == expected)
    #expect(Array(expected.prefix(5)).allSatisfy { $0[0] < 4_300 })
  }

  @Test func cutsDoubleUntilTheyAreEven() {
    let cuts = ChunkCuts(firstSize: 4, size: 32)
    let offsets: [Int64] = [0, 3, 4, 8, 15, 16, 31, 32, 63, 64]
    #expect(offsets.map { cuts.cut(after: $0) } == [4, 4, 8, 16, 16, 32, 32, 64, 64, 96])
    let odd = ChunkCuts(firstSize: 3, size: 10)
    #expect([0, 3, 6, 9, 10].map { odd.cut(after: $0) } == [3, 6, 10, 10, 20])
  }

  @Test(arguments: [1, 2, 3, 8, 64, 1_000])
  func everyCutAndPieceGivesTheSameLines(_ size: Int) throws {
    let text = Array("a\n\nbb\r\nccc\n  \ndddddddddddddddddddd\n\u{FEFF}e\nf".utf8)
    let expected = ["a", "bb", "ccc", "dddddddddddddddddddd", "e", "f"]
    let reference = try read(text, path: "a", cuts: ChunkCuts(firstSize: size, size: size))
    #expect(reference.lines == expected)
    for pieceSize in 1...9 {
      let reading = try read(
        text, pieceSize: pieceSize, path: "a", cuts: ChunkCuts(firstSize: size, size: size))
      #expect(reading == reference)
    }
  }

  @Test func randomTextsReadTheSameInAnyPieces() throws {
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      let alphabet = Array("ab\n\n\r \u{FEFF}".utf8)
      let text = (0..<random(200)).map { _ in alphabet[random(alphabet.count)] }
      let cuts = ChunkCuts(firstSize: 1 + random(20), size: 1 + random(60))
      let limits = InputLimits(maximumLineSize: 1 + random(30))
      let reference = try read(text, path: "a", limits: limits, cuts: cuts)
      for pieceSize in [1, 2, 5, 50] {
        let reading = try read(text, pieceSize: pieceSize, path: "a", limits: limits, cuts: cuts)
        #expect(reading == reference, "\(text) \(cuts) \(limits)")
      }
    }
  }

  @Test func aLongLineCostsItselfOnly() throws {
    let long = String(repeating: "x", count: 300_000)
    let text = Array("a\n\(long)\nb\n\(long)".utf8)
    let limits = InputLimits(maximumLineSize: 1_000)
    for pieceSize in [1_000, 70_000, .max] {
      let reading = try read(
        Encoding.member(text), pieceSize: pieceSize, limits: limits)
      #expect(reading.lines == ["a", "<too long>", "b", "<too long>"])
    }
    let exact = Array("\u{FEFF}\(String(repeating: "y", count: 1_000))\r\n".utf8)
    #expect(try read(exact, path: "a", limits: limits).lines.first?.count == 1_000)
  }

  @Test func emptyInputsHaveNoLines() throws {
    #expect(try read([], path: "a.jsonl").lines == [])
    #expect(try read(Encoding.member([])).lines == [])
    #expect(try read(Array("\n\r\n \n".utf8), path: "a").lines == [])
    #expect(try read([0x1F], path: "a").lines == ["\u{1F}"])
  }

  @Test func statisticsTellTheEndMarker() throws {
    let text = sampleText(lineCount: 10)
    for (tail, isMarked) in [(Encoding.member([]), true), ([], false)] {
      let bytes = Encoding.member(text) + Encoding.member(text) + tail
      let reader = LineReader(bytes: bytes, path: "a.gz")
      _ = try read(reader)
      let statistics = reader.statistics
      #expect(statistics.isGzip)
      #expect(statistics.hasEndMarker == isMarked)
      #expect(statistics.memberCount == (isMarked ? 3 : 2))
      #expect(statistics.compressedSize == Int64(bytes.count))
      #expect(statistics.textSize == Int64(2 * text.count))
    }
  }

  @Test func aPipeDeliversBeforeItsEnd() throws {
    for isGzip in [false, true] {
      let pipe = Pipe()
      let reader = LineReader(
        source: DescriptorSource(
          descriptor: pipe.fileHandleForReading.fileDescriptor, path: "-", closesAtEnd: false,
          shouldStop: { false }),
        path: "-", deliversOnPause: true)
      let chunk = TextChunk()
      for line in ["one\n", "two\nthr", "ee\n"] {
        let bytes = isGzip ? Encoding.member(Array(line.utf8)) : Array(line.utf8)
        try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
        #expect(try reader.next(into: chunk))
        #expect(chunk.lineCount == 1)
      }
      #expect(String(decoding: chunk.bytes(0), as: UTF8.self) == "three")
      try pipe.fileHandleForWriting.close()
      #expect(try !reader.next(into: chunk))
    }
  }

  @Test func aSilentPipeCanBeLeft() throws {
    let pipe = Pipe()
    let source = DescriptorSource(
      descriptor: pipe.fileHandleForReading.fileDescriptor, path: "-", closesAtEnd: false,
      shouldStop: { true })
    let reader = LineReader(source: source, path: "-")
    #expect(throws: InputError.stopped(path: "-")) { try reader.next(into: TextChunk()) }
  }

  @Test func filesAreReadAndMissingOnesNamed() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("a.jsonl.gz", Encoding.member(sampleText(lineCount: 100)))
    #expect(try read(LineReader(path: path)).lines.count == 100)
    #expect(throws: InputError.cannotOpen(path: path + "x", code: ENOENT)) {
      try LineReader(path: path + "x")
    }
    #expect(throws: InputError.cannotOpen(path: directory.path, code: EISDIR)) {
      try LineReader(path: directory.path)
    }
  }
}
