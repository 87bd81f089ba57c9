import JSON
import Testing

@testable import BatchIO

@Suite struct GzipMemberCompressorTests {
  private func compress(_ text: [UInt8], _ compressor: GzipMemberCompressor) throws -> [UInt8] {
    let out = ByteBuffer()
    try text.withUnsafeBytes { try compressor.compress($0, to: out) }
    return Array(out.bytes)
  }

  @Test(arguments: [0, 1, 100, 262_143, 262_144, 262_145, 600_000])
  func whatItWritesIsRead(_ size: Int) throws {
    let text = Array(sampleText(lineCount: 12_000).prefix(size))
    let bytes = try compress(text, GzipMemberCompressor())
    let out = ByteBuffer()
    bytes.withUnsafeBytes { out.append($0) }
    GzipMemberCompressor.appendEndMarker(to: out)
    let reader = LineReader(bytes: Array(out.bytes), path: "a.gz")
    let lines = try read(reader).lines
    #expect(lines == String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init))
    #expect(reader.statistics.memberCount == (size + 262_143) / 262_144 + 1)
    #expect(reader.statistics.hasEndMarker)
  }

  @Test func bytesDoNotDependOnWhatCameBefore() throws {
    let text = sampleText(lineCount: 500)
    for level in [1, 6, 9] {
      let used = GzipMemberCompressor(level: level)
      _ = try compress(sampleText(lineCount: 900), used)
      let bytes = try compress(text, used)
      #expect(try bytes == compress(text, GzipMemberCompressor(level: level)))
      // No flags, no time, no system.
      #expect(Array(bytes.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
      #expect(bytes[9] == 0xFF)
    }
  }
}
