import CZlib
import Foundation
import JSON

@testable import BatchIO

/// Ways to write the same text into a file.
enum Encoding {
  /// One gzip member.
  static func member(_ text: [UInt8], level: Int32 = 6, strategy: Int32 = 0) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    precondition(tapedeck_deflate_init(stream, level, 15 + 16) == Z_OK)
    defer { deflateEnd(stream) }
    precondition(deflateParams(stream, level, strategy) == Z_OK)
    var input = text
    var output = [UInt8](repeating: 0, count: Int(deflateBound(stream, UInt(text.count))) + 64)
    let status = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        return deflate(stream, Z_FINISH)
      }
    }
    precondition(status == Z_STREAM_END)
    return Array(output.prefix(output.count - Int(stream.pointee.avail_out)))
  }

  /// A member with name, comment, extra field and header checksum.
  static func decoratedMember(_ text: [UInt8]) -> [UInt8] {
    let plain = member(text)
    var header: [UInt8] = [0x1F, 0x8B, 8, 0x1E, 1, 2, 3, 4, 0, 3]
    header += [4, 0, 0x41, 0x42, 0, 0]
    header += Array("name.jsonl\0".utf8) + Array("a comment\0".utf8)
    let checksum = header.withUnsafeBufferPointer {
      crc32(0, $0.baseAddress, UInt32($0.count))
    }
    header += [UInt8(truncatingIfNeeded: checksum), UInt8(truncatingIfNeeded: checksum >> 8)]
    return header + plain.dropFirst(10)
  }

  /// A member in the way of bgzip: an extra field with the block's size.
  static func blockMember(_ text: [UInt8]) -> [UInt8] {
    let plain = member(text)
    let size = plain.count + 8 - 1
    var header = Array(plain.prefix(10))
    header[3] = 4
    header += [6, 0, 0x42, 0x43, 2, 0, UInt8(size & 0xFF), UInt8(size >> 8)]
    return header + plain.dropFirst(10)
  }

  static func pieces(_ text: [UInt8], _ size: Int) -> [[UInt8]] {
    stride(from: 0, to: text.count, by: size).map {
      Array(text[$0..<min($0 + size, text.count)])
    }
  }
}

/// Lines of different lengths with numbers in them.
func sampleText(lineCount: Int) -> [UInt8] {
  var text = ""
  for index in 0..<lineCount {
    text +=
      "{\"id\":\"job-\(index)\",\"v\":\"\(String(repeating: "x\(index % 7)", count: index % 41))\"}\n"
  }
  return Array(text.utf8)
}

/// What a reader delivered.
struct Reading: Equatable {
  var lines: [String] = []
  /// Per chunk: offset of its text, lines before it, lines in it.
  var chunks: [[Int]] = []

  mutating func add(_ chunk: TextChunk) {
    chunks.append([Int(chunk.textOffset), chunk.precedingLineCount, chunk.lineCount])
    for index in 0..<chunk.lineCount {
      let tooLong = chunk.line(index).isTooLong
      lines.append(tooLong ? "<too long>" : String(decoding: chunk.bytes(index), as: UTF8.self))
    }
  }
}

func read(_ reader: LineReader) throws -> Reading {
  var result = Reading()
  let chunk = TextChunk()
  while try reader.next(into: chunk) { result.add(chunk) }
  return result
}

/// Reads bytes that arrive in pieces of `pieceSize`.
func read(
  _ bytes: [UInt8], pieceSize: Int = .max, path: String = "a.jsonl.gz",
  limits: InputLimits = InputLimits(), cuts: ChunkCuts = ChunkCuts()
) throws -> Reading {
  try read(
    LineReader(
      source: MemorySource(bytes, pieceSize: pieceSize), path: path, limits: limits, cuts: cuts))
}

/// A directory of a test's own, removed with it.
final class TemporaryDirectory {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let full = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: full))
    return full
  }

  var contents: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
