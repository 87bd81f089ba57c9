import Foundation
import JSON
import TestSupport
import Testing

@testable import BatchIO

/// What survives a process that ends at any time.
@Suite struct JournalTests {
  private func entries(_ path: String) -> [String] {
    var found: [String] = []
    Journal.forEach(of: path) { found.append(String(decoding: $0, as: UTF8.self)) }
    return found
  }

  private func append(_ texts: [String], to path: String, isNew: Bool) throws {
    let journal = try Journal(path: path, isNew: isNew)
    for text in texts {
      let entry = ByteBuffer()
      entry.append(text)
      try journal.append(entry)
    }
  }

  @Test func wholeEntriesCountWhereverItWasCut() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/journal"
    let texts = ["{\"a\":1}", "{\"b\":\"é\"}", "{\"c\":3}"]
    try append(texts, to: path, isNew: true)
    #expect(entries(path) == texts)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for count in 0...whole.count {
      try whole.prefix(count).write(to: URL(fileURLWithPath: path))
      let left = entries(path)
      #expect(left == Array(texts.prefix(left.count)))
      try append(["{\"d\":4}"], to: path, isNew: false)
      // An entry without its line end is whole; what is appended is never a part of a torn one.
      #expect(entries(path) == left + ["{\"d\":4}"], "\(count)")
    }
    #expect(entries(directory.path + "/none") == [])
  }

  @Test func oneDamagedEntryCostsItself() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/journal"
    let texts = (0..<5).map { "{\"entry\":\($0)}" }
    try append(texts, to: path, isNew: true)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var generator = SplitMix64(seed: 3)
    for _ in 0..<40 {
      var changed = whole
      let place = Int.random(in: 0..<whole.count, using: &generator)
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try changed.write(to: URL(fileURLWithPath: path))
      // A line end that is lost or found costs at most two.
      #expect(entries(path).count >= 3)
      #expect(Set(entries(path)).isSubset(of: texts))
    }
  }

  /// A temporary file is recovered as far as its pieces are what was written.
  @Test func piecesOfAnOutputAreRecovered() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/out"
    var pieces: [AtomicFileWriter.Piece] = []
    do {
      let writer = try AtomicFileWriter(path: path)
      for text in ["one", "two and", "three"] {
        try Array(text.utf8).withUnsafeBytes { try writer.write($0) }
        pieces.append(
          AtomicFileWriter.Piece(end: writer.size, checksum: writer.takeChecksum().value))
      }
      try Array("torn".utf8).withUnsafeBytes { try writer.write($0) }
      #expect(throws: OutputError.busy(path)) { try AtomicFileWriter(path: path) }
      writer.keep()
    }
    let left = AtomicFileWriter.hiddenPath(beside: path, suffix: ".partial")
    let saved = try Data(contentsOf: URL(fileURLWithPath: left))
    #expect(saved == Data("onetwo andthreetorn".utf8))
    for (damage, count) in [(nil, 3), (17, 3), (12, 2), (4, 1), (0, 0)] as [(Int?, Int)] {
      var changed = saved
      if let damage { changed[damage] ^= 1 }
      try changed.write(to: URL(fileURLWithPath: left))
      let (writer, found) = try AtomicFileWriter.recover(path, pieces)
      #expect(found == count)
      #expect(writer.size == (count == 0 ? 0 : pieces[count - 1].end))
      try Array("!".utf8).withUnsafeBytes { try writer.write($0) }
      try writer.commit()
      let expected = saved.prefix(Int(writer.size) - 1) + Data("!".utf8)
      let named = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(named == expected)
      #expect(writer.digest.hex == named.withUnsafeBytes { SHA256.hex(of: $0) })
    }
  }

  @Test func digestsAreThoseOfTheStandard() throws {
    #expect(
      SHA256.hex(of: UnsafeRawBufferPointer(start: nil, count: 0))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    var digest = SHA256()
    for piece in ["a", "", "bc"] { Array(piece.utf8).withUnsafeBytes { digest.update($0) } }
    #expect(
      digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(digest.size == 3)
  }

  /// The digest of an input is that of its own bytes, also where the reader goes back in it.
  @Test func aReaderDigestsWhatItReads() throws {
    let directory = try TemporaryDirectory()
    let text = (0..<50_000).map { "line \($0) \($0 &* 7_919)\n" }.joined()
    for (name, bytes) in [
      ("a.jsonl", Array(text.utf8)),
      (
        "b.jsonl.gz",
        Encoding.member(Array(text.utf8)) + Encoding.member([]) + Encoding.member(Array("x\n".utf8))
      ),
    ] {
      let path = try directory.file(name, bytes)
      let reader = try LineReader(path: path, digests: true)
      let chunk = TextChunk()
      var halfway: SHA256?
      while try reader.next(into: chunk) {
        if chunk.textOffset > 300_000, halfway == nil { halfway = reader.digest }
      }
      #expect(reader.digest.hex == bytes.withUnsafeBytes { SHA256.hex(of: $0) })
      let prefix = try #require(halfway)
      #expect(prefix.size <= Int64(bytes.count))
      #expect(prefix.hex == (try SHA256(file: path, count: prefix.size)).hex)
    }
  }
}
