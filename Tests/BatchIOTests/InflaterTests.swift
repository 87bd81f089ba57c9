import CZlib
import Foundation
import TestSupport
import Testing

@testable import BatchIO

/// Members by the inflater alone, without zlib behind it.
@Suite struct InflaterTests {
  /// Inflates a member that arrives in pieces; nil when it is refused.
  static func inflate(
    _ data: [UInt8], pieceSize: Int = .max, by inflater: Inflater = Inflater()
  ) -> (text: [UInt8], used: Int)? {
    inflater.begin()
    var text: [UInt8] = []
    var out = [UInt8](repeating: 0, count: 5_000)
    var position = 0
    var end = min(pieceSize, data.count)
    return data.withUnsafeBufferPointer { data in
      guard let base = UnsafeMutablePointer(mutating: data.baseAddress) else { return nil }
      while !inflater.isEnded {
        let capacity = out.count
        guard let count = inflater.inflate(base, &position, end, &out, capacity) else { return nil }
        text += out[..<count]
        if count == 0, !inflater.isEnded {
          guard end < data.count else { return nil }
          end += min(pieceSize, data.count - end)
        }
      }
      return (text, position)
    }
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
        let member = Encoding.member(text, level: level, strategy: strategy)
        for pieceSize in [.max, 40_000, 333] {
          let found = Self.inflate(member + [1, 2, 3], pieceSize: pieceSize, by: inflater)
          #expect(found?.text == text, "level \(level), strategy \(strategy)")
          #expect(found?.used == member.count)
          #expect(inflater.textSize == text.count)
        }
      }
    }
  }

  @Test func aCutIsRefused() {
    let member = Encoding.member(sampleText(lineCount: 100))
    for count in 0..<member.count { #expect(Self.inflate(Array(member[..<count])) == nil) }
  }

  /// A change of codes that no text uses may pass: the checksum is right.
  @Test func changedTextIsRefused() {
    var generator = SplitMix64(seed: 17)
    let texts = [sampleText(lineCount: 60), Array(Self.texts[4][..<2_000])]
    var taken = 0
    for round in 0..<20_000 {
      let strategy = [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY][round % 3]
      let text = texts[round / 3 % 2]
      var member = Encoding.member(text, level: 6, strategy: strategy)
      // Most damage to the first bytes, which say how the rest is to be read.
      let range = generator.next() % 2 == 0 ? 90 : member.count - 10
      member[10 + Int(generator.next() % UInt64(range))] ^= 1 << UInt8(generator.next() % 8)
      if let found = Self.inflate(member, pieceSize: round % 5 == 0 ? 400 : .max) {
        #expect(found.text == text)
        taken += 1
      }
    }
    #expect(taken < 100)
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

  /// The inflater is ahead of what it delivers: what it has read does not make a bomb look smaller.
  @Test func aBombWithAWrongChecksumIsABomb() {
    var bomb = Encoding.member([UInt8](repeating: 0x30, count: 1_400_000), level: 9)
    bomb[bomb.count - 8] ^= 1
    #expect(outcome(bomb, isStreamed: true).kind == .ratioExceeded(limit: 1_000))
    #expect(outcome(bomb, isStreamed: false).kind == .ratioExceeded(limit: 1_000))
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
