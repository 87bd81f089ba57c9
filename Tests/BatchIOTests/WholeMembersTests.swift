import Dispatch
import Foundation
import Testing

@testable import BatchIO

/// Members inflated ahead, against the same file streamed.
@Suite struct WholeMembersTests {
  /// What came of reading a file to its end or to its damage.
  private struct Outcome: Equatable {
    var reading = Reading()
    var statistics = InputStatistics()
    var damage: DamageError?
  }

  private func outcome(
    _ bytes: [UInt8], isStreamed: Bool, limits: InputLimits = InputLimits(),
    parallelFor: @escaping ParallelBlocks = LineReader.inOrder
  ) -> Outcome {
    let reader = LineReader(
      source: MemorySource(bytes, mayWait: isStreamed), path: "a.jsonl.gz", limits: limits,
      cuts: ChunkCuts(firstSize: 1 << 10, size: 1 << 12), parallelFor: parallelFor)
    var result = Outcome()
    let chunk = TextChunk()
    do throws(InputError) {
      while try reader.next(into: chunk) { result.reading.add(chunk) }
    } catch {
      guard case .damaged(let damage) = error else {
        Issue.record("\(error)")
        return result
      }
      result.damage = damage
    }
    result.statistics = reader.statistics
    return result
  }

  private static func members(of text: [UInt8], _ size: Int, level: Int32 = 6) -> [UInt8] {
    Encoding.pieces(text, size).flatMap { Encoding.member($0, level: level) }
      + Encoding.member([])
  }

  @Test(arguments: ZooTests.zoo.indices) func everyEncodingIsAsStreamed(_ index: Int) {
    let (name, bytes) = ZooTests.zoo[index]
    let expected = outcome(bytes, isStreamed: true)
    #expect(outcome(bytes, isStreamed: false) == expected, "\(name)")
  }

  @Test func blocksMayRunAtOnceAndInAnyOrder() {
    let bytes = Self.members(of: sampleText(lineCount: 40_000), 30_000)
    let expected = outcome(bytes, isStreamed: true)
    let backwards = outcome(bytes, isStreamed: false) { count, body in
      for index in (0..<count).reversed() { body(index) }
    }
    #expect(backwards == expected)
    let atOnce = outcome(bytes, isStreamed: false) { count, body in
      withoutActuallyEscaping(body) { body in
        let shared = SharedBlock(call: body)
        DispatchQueue.concurrentPerform(iterations: count) { shared.call($0) }
      }
    }
    #expect(atOnce == expected)
  }

  /// Level 0 stores text as it is: headers, and whole members, show in it.
  @Test func textThatLooksLikeMembersIsText() {
    let inner = Encoding.member(Array("{\"inner\":1}\n".utf8))
    var text = sampleText(lineCount: 500)
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    for (place, piece) in [inner, header, inner + inner, header + [0, 0]].enumerated() {
      text.insert(contentsOf: piece, at: (place + 1) * 3_000)
    }
    for size in [1_500, 5_000, 1 << 20] {
      let bytes = Self.members(of: text, size, level: 0)
      let expected = outcome(bytes, isStreamed: true)
      #expect(expected.damage == nil)
      #expect(outcome(bytes, isStreamed: false) == expected, "\(size)")
    }
  }

  @Test func damageIsToldAsWhenStreamed() {
    let text = sampleText(lineCount: 3_000)
    let good = Self.members(of: text, 9_000)
    var files: [[UInt8]] = []
    for place in stride(from: 3, to: good.count, by: 997) {
      var flipped = good
      flipped[place] ^= 0x10
      files += [flipped, Array(good.prefix(place)), good.prefix(place) + [7] + good.suffix(100)]
    }
    files += [good + [0, 0, 0], good + [0, 0, 1], good + Array("garbage".utf8), good + [0x1F]]
    files.append(good + Encoding.decoratedMember(text) + good)
    for (index, bytes) in files.enumerated() {
      let expected = outcome(bytes, isStreamed: true)
      var found = outcome(bytes, isStreamed: false)
      // Where in a few bytes zlib sees bad data depends on how much it is asked for.
      if let offset = expected.damage?.offset, abs(offset - (found.damage?.offset ?? 0)) < 8 {
        found.damage?.offset = offset
        found.statistics.compressedSize = expected.statistics.compressedSize
      }
      #expect(found == expected, "file \(index)")
    }
  }

  @Test func limitsEndWhereTheyDoWhenStreamed() {
    let zeros = [UInt8](repeating: 0x30, count: 1 << 19)
    let bomb = (0..<8).flatMap { _ in Encoding.member(zeros, level: 9) }
    let text = Self.members(of: sampleText(lineCount: 40_000), 50_000)
    let cases: [([UInt8], InputLimits)] = [
      (bomb, InputLimits(maximumRatio: 900)), (bomb, InputLimits(maximumRatio: 500)),
      (bomb, InputLimits(maximumRatio: nil, maximumTextSize: 3 << 19)),
      (bomb, InputLimits(maximumLineSize: 1 << 10, maximumRatio: nil)),
      (text, InputLimits(maximumTextSize: 300_001)), (text, InputLimits(maximumRatio: 3)),
    ]
    for (index, (bytes, limits)) in cases.enumerated() {
      let expected = outcome(bytes, isStreamed: true, limits: limits)
      #expect((expected.damage != nil) == (index != 3))
      // Where in the member a limit shows is where the reads end.
      let found = outcome(bytes, isStreamed: false, limits: limits)
      #expect(found.damage?.kind == expected.damage?.kind, "case \(index)")
      #expect(found.damage?.member == expected.damage?.member, "case \(index)")
    }
  }

  @Test func smallAndLargeMembersBesideEachOther() {
    let text = sampleText(lineCount: 150_000)
    var bytes: [UInt8] = []
    var start = 0
    for size in [1, 0, 100, 3 << 20, 7, 70_000, 1 << 20, 1 << 19, 20, 300_000] {
      let end = min(start + size, text.count)
      bytes += Encoding.member(Array(text[start..<end]), level: size > 1 << 20 ? 1 : 6)
      start = end
    }
    bytes += Encoding.member(Array(text[start...]))
    let expected = outcome(bytes, isStreamed: true)
    #expect(expected.statistics.textSize == text.count)
    #expect(outcome(bytes, isStreamed: false) == expected)
  }

  /// Members that are used were inflated by the library that takes them whole.
  @Test func membersAreInflatedAhead() {
    let bytes = Self.members(of: sampleText(lineCount: 5_000), 20_000)
    let counted = Counter()
    _ = outcome(bytes, isStreamed: false) { count, body in
      counted.value += count
      LineReader.inOrder(count, body)
    }
    #expect(counted.value == outcome(bytes, isStreamed: true).statistics.memberCount)
  }
}

private final class Counter { var value = 0 }

private struct SharedBlock: @unchecked Sendable {  // reason: blocks touch disjoint memory
  let call: (Int) -> Void
}
