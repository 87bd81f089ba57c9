import BatchIO
import Foundation
import JSON
import Testing

/// The example batches give the same bytes however they are run and however they are packed.
///
/// A debug build runs a part of each batch, a release build (`TEST_EXECUTABLE`) all of it.
struct SameBytesTests {
  private static let names = ["lab", "greeks", "digits", "fits", "hessian", "network"]

  /// The example batches below `in/`, each with its programs and data.
  private static func workspace() throws -> Workspace {
    let space = try Workspace()
    for name in names {
      let source = CommandLine.top + "/jobs/" + name
      try FileManager.default.createDirectory(
        atPath: space.path("in"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: source, toPath: space.path("in/" + name))
      guard !CommandLine.isRelease else { continue }
      let text = try Packing.text(of: space.path("in/\(name)/\(name).jsonl.gz"))
      let part = text.split(separator: 0x0A).prefix(name == "fits" ? 5 : 60)
      try space.write(
        Data(part.joined(separator: [0x0A])) + [0x0A], to: "in/\(name)/\(name).jsonl")
      try FileManager.default.removeItem(atPath: space.path("in/\(name)/\(name).jsonl.gz"))
    }
    return space
  }

  private func results(
    _ space: Workspace, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> [String: Data] {
    let outcome = try Run(
      ["run", "in", "-o", "out"] + arguments, in: space.root, environment: environment
    ).wait()
    #expect(outcome.status == 0, "\(outcome.errors)")
    var results: [String: Data] = [:]
    for name in Self.names {
      results[name] = space.bytes("out/\(name)/\(name).results.jsonl.gz")
    }
    try FileManager.default.removeItem(atPath: space.path("out"))
    #expect(results.count == Self.names.count)
    return results
  }

  @Test func workersKernelsAndPackingDoNotShow() throws {
    let space = try Self.workspace()
    let expected = try results(space, ["-j", "1"])
    for workers in ["2", "3", "8", "64"] {
      #expect(try results(space, ["-j", workers]) == expected, "\(workers) workers")
    }
    #expect(
      try results(space, ["-j", "2"], environment: ["TAPEDECK_KERNELS": "portable"]) == expected,
      "portable kernels")
    #expect(try results(space, ["-j", "2", "--no-plans"]) == expected, "no plans")
    for packing in [Packing.plain, .oneMember, .manyMembers] {
      for name in Self.names {
        let stem = "in/\(name)/\(name).jsonl"
        let old = space.bytes(stem) == nil ? stem + ".gz" : stem
        let text = try Packing.text(of: space.path(old))
        try FileManager.default.removeItem(atPath: space.path(old))
        try space.write(
          try packing.pack(text), to: packing == .plain ? stem : stem + ".gz")
      }
      #expect(try results(space, ["-j", "3"]) == expected, "\(packing)")
    }
  }

  /// Fifteen ways to write down one set of records.
  @Test func everyEncodingOfTheInputGivesTheSameResults() throws {
    let space = try Workspace()
    var lines: [String] = []
    for index in 0..<300 {
      lines.append(#"{"id": "é\#(index)", "inputs": {"x": \#(index)}, "source": "y = x * x"}"#)
    }
    let text = Data((lines.joined(separator: "\n") + "\n").utf8)
    let returns = Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
    let blank = Data(("\n \n\r\n" + lines.joined(separator: "\n\n\t\n") + "\n\n").utf8)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let many = try Packing.manyMembers.pack(text)
    let zoo: [(String, Data)] = [
      ("jsonl", text),
      ("jsonl", Data(mark) + text),
      ("jsonl", returns),
      ("jsonl", blank),
      ("jsonl", Data(text.dropLast())),
      ("jsonl.gz", text),  // plain under a name that says gzip
      ("jsonl", try Packing.oneMember.pack(text)),  // and the reverse
      ("jsonl.gz", try Packing.oneMember.pack(text)),
      ("jsonl.gz", many),
      ("jsonl.gz", many + Data(count: 10_000)),
      ("jsonl.gz", try Packing.emptyBetween.pack(text)),
      ("jsonl.gz", try Packing.bgzf.pack(text)),
      ("jsonl.gz", try Packing.stored.pack(text)),
      ("jsonl.gz", try Packing.oneMember.pack(Data(mark) + returns)),
      ("jsonl.gz", try Packing.manyMembers.pack(Data(blank.dropLast(2)))),
    ]
    let sameText = [0, 5, 6, 7, 8, 9, 10, 11, 12]
    var results: Set<Data> = []
    var files: Set<Data> = []
    for (index, (ending, data)) in zoo.enumerated() {
      try space.write(data, to: "\(index)/zoo.\(ending)")
      let outcome = try space.tapedeck("run", "\(index)", "-o", "out\(index)")
      #expect(outcome.status == 0, "\(index): \(outcome.errors)")
      let path = "out\(index)/zoo.results.jsonl.gz"
      results.insert(try Packing.text(of: space.path(path)))
      if sameText.contains(index) { files.insert(try #require(space.bytes(path))) }
    }
    #expect(results.count == 1)
    // Members follow the text of the input: the same text, the same file.
    #expect(files.count == 1)
    #expect(zoo.count == 15)
  }
}

/// A way to pack a text.
enum Packing {
  case plain, oneMember, manyMembers, emptyBetween, bgzf, stored

  /// The text of a plain or gzip file.
  static func text(of path: String) throws -> Data {
    let reader = try LineReader(path: path)
    let chunk = TextChunk()
    var text = Data()
    while try reader.next(into: chunk) {
      for index in 0..<chunk.lineCount {
        text.append(contentsOf: chunk.bytes(index))
        text.append(0x0A)
      }
    }
    return text
  }

  func pack(_ text: Data) throws -> Data {
    guard self != .plain else { return text }
    let compressor = GzipMemberCompressor(level: self == .stored ? 0 : 6)
    func member(_ part: Data) throws -> Data {
      let output = ByteBuffer()
      try part.withUnsafeBytes { try compressor.compress($0, to: output) }
      return Data(output.bytes)
    }
    // Cut anywhere, also within lines and characters.
    let size = self == .oneMember || self == .stored ? max(text.count, 1) : 3_001
    var packed = Data()
    for start in stride(from: 0, to: text.count, by: size) {
      let part = try member(Data(text.dropFirst(start).prefix(size)))
      packed += self == .bgzf ? Self.withBlockSize(part) : part
      if self == .emptyBetween { packed += try member(Data()) }
    }
    return packed
  }

  /// A member with the extra field by which bgzip's readers find the next one.
  private static func withBlockSize(_ member: Data) -> Data {
    var block = Array(member)
    block[3] |= 4  // FEXTRA (RFC 1952, section 2.3.1)
    let size = block.count + 8 - 1
    block.insert(
      contentsOf: [6, 0, 0x42, 0x43, 2, 0, UInt8(size & 0xFF), UInt8(size >> 8)], at: 10)
    return Data(block)
  }
}
