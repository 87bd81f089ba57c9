import CZlib
import Foundation
import TestSupport
import Testing

@testable import BatchIO

/// The inflater against the data's text, and against zlib where data are damaged.
@Suite struct InflaterTests {
  /// Inflates data that arrive in pieces; nil when they are refused.
  static func inflate(
    _ data: [UInt8], pieceSize: Int = .max, by inflater: Inflater = Inflater()
  ) -> (text: [UInt8], used: Int)? {
    inflater.begin()
    var text: [UInt8] = []
    var out = [UInt8](repeating: 0, count: 5_000)
    var position = 0
    var end = min(pieceSize, data.count)
    return data.withUnsafeBufferPointer { data in
      while true {
        while inflater.heldCount > 0 {
          let count = min(inflater.heldCount, out.count)
          inflater.take(&out, count)
          text += out[..<count]
        }
        guard let base = data.baseAddress else { return nil }
        switch inflater.run(base, &position, end, isComplete: end == data.count) {
        case .text: break
        case .input:
          #expect(end < data.count)
          end = end + min(pieceSize, data.count - end)
        case .end: return (text, position)
        case .refused: return nil
        }
      }
    }
  }

  /// The text that zlib finds in data; nil when they are damaged or cut off.
  static func zlibText(_ data: [UInt8]) -> [UInt8]? {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard tapedeck_inflate_init(stream, -15) == Z_OK else { return nil }
    defer { inflateEnd(stream) }
    var (input, text) = (data, [UInt8]())
    var out = [UInt8](repeating: 0, count: 1 << 16)
    let capacity = out.count
    return input.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      while true {
        let status = out.withUnsafeMutableBufferPointer { out in
          stream.pointee.next_out = out.baseAddress
          stream.pointee.avail_out = UInt32(capacity)
          return CZlib.inflate(stream, Z_NO_FLUSH)
        }
        text += out[..<(capacity - Int(stream.pointee.avail_out))]
        if status == Z_STREAM_END { return text }
        if status != Z_OK { return nil }
      }
    }
  }

  /// A member's data alone.
  static func data(_ text: [UInt8], level: Int32 = 6, strategy: Int32 = 0) -> [UInt8] {
    Array(Encoding.member(text, level: level, strategy: strategy).dropFirst(10).dropLast(8))
  }

  static let texts: [[UInt8]] = {
    var generator = SplitMix64(seed: 3)
    let noise = (0..<200_000).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let skewed = (0..<300_000).map { _ in UInt8(generator.next().leadingZeroBitCount) }
    let far = Array(noise[..<32_768]) + Array(noise[..<40_000])
    return [
      [], [7], [UInt8](repeating: 9, count: 100_000), noise, skewed, far,
      sampleText(lineCount: 20_000), Array("abcabcabcabcabcab".utf8),
    ]
  }()

  @Test(arguments: texts.indices) func textComesBack(_ index: Int) {
    let text = Self.texts[index]
    let inflater = Inflater()
    for level in [0, 1, 6, 9] as [Int32] {
      for strategy in [Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED] {
        let data = Self.data(text, level: level, strategy: strategy)
        for pieceSize in [.max, 40_000, 333] {
          let found = Self.inflate(data + [1, 2, 3], pieceSize: pieceSize, by: inflater)
          #expect(found?.text == text, "level \(level), strategy \(strategy)")
          #expect(found?.used == data.count)
          #expect(inflater.takenSize == text.count)
        }
      }
    }
  }

  @Test func aCutIsRefused() {
    let data = Self.data(sampleText(lineCount: 100))
    for count in 0..<data.count { #expect(Self.inflate(Array(data[..<count])) == nil) }
  }

  /// What is changed gives what zlib gives, or nothing where zlib gives nothing.
  @Test func whatZlibRefusesIsRefused() {
    var generator = SplitMix64(seed: 17)
    var refused = 0
    let texts = [sampleText(lineCount: 60), Array(Self.texts[4][..<2_000])]
    for round in 0..<20_000 {
      let strategy = [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY][round % 3]
      var data = Self.data(texts[round / 3 % 2], strategy: strategy)
      // Most damage to the first bytes, which say how the rest is to be read.
      for _ in 0...generator.next() % 3 {
        let range = generator.next() % 2 == 0 ? min(90, data.count) : data.count
        data[Int(generator.next() % UInt64(range))] ^= 1 << UInt8(generator.next() % 8)
      }
      let expected = Self.zlibText(data)
      let found = Self.inflate(data, pieceSize: round % 5 == 0 ? 400 : .max)
      #expect(found?.text == expected)
      refused += expected == nil ? 1 : 0
    }
    #expect(refused > 5_000 && refused < 20_000)
  }
}

/// Members too large to be inflated whole.
@Suite struct LargeMemberTests {
  private struct Outcome: Equatable {
    var size: Int64
    var lineCount = 0
    var last = ""
    var kind: DamageError.Kind?
    var member: Int?
  }

  private func outcome(_ bytes: [UInt8], isStreamed: Bool, limits: InputLimits = InputLimits())
    -> Outcome
  {
    let reader = LineReader(
      source: MemorySource(bytes, pieceSize: 100_000, mayWait: isStreamed), path: "a.gz",
      limits: limits)
    let chunk = TextChunk()
    var result = Outcome(size: 0)
    do throws(InputError) {
      while try reader.next(into: chunk) {
        result.lineCount += chunk.lineCount
        result.last = String(decoding: chunk.bytes(chunk.lineCount - 1), as: UTF8.self)
      }
    } catch {
      if case .damaged(let damage) = error {
        (result.kind, result.member) = (damage.kind, damage.member)
      }
    }
    result.size = reader.statistics.textSize
    return result
  }

  @Test func damageIsToldAsWhenStreamed() {
    let good = Encoding.member(sampleText(lineCount: 60_000))
    #expect(sampleText(lineCount: 60_000).count > WholeMembers.textLimit)
    var files = [
      good, good + good, good + [0, 0], Encoding.decoratedMember(sampleText(lineCount: 60_000)),
    ]
    for place in stride(from: 11, to: good.count, by: good.count / 40) {
      var flipped = good
      flipped[place] ^= 0x04
      files += [flipped, good + flipped, Array(good.prefix(place))]
    }
    for place in 1...8 {
      var flipped = good
      flipped[good.count - place] ^= 1
      files.append(flipped)
    }
    for (index, bytes) in files.enumerated() {
      #expect(
        outcome(bytes, isStreamed: false) == outcome(bytes, isStreamed: true), "file \(index)")
    }
    #expect(outcome(files[0], isStreamed: false).kind == nil)
    #expect(outcome(files[1], isStreamed: false).lineCount == 120_000)
  }

  @Test func limitsAreHeld() {
    let bomb = Encoding.member([UInt8](repeating: 0x30, count: 6 << 20), level: 9)
    let ratio = outcome(bomb, isStreamed: false)
    #expect(ratio.kind == .ratioExceeded(limit: 1_000))
    let limits = InputLimits(maximumRatio: nil, maximumTextSize: 5 << 20)
    let size = outcome(bomb, isStreamed: false, limits: limits)
    #expect(size.kind == .sizeExceeded(limit: 5 << 20))
    #expect(size.size > 5 << 20 && size.size < 6 << 20)
  }
}
