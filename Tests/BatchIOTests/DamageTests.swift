import Testing

@testable import BatchIO

@Suite struct DamageTests {
  static let text = sampleText(lineCount: 2_000)

  private func damage(
    _ bytes: [UInt8], path: String = "a.jsonl.gz", limits: InputLimits = InputLimits(),
    pieceSize: Int = .max
  ) -> DamageError? {
    do {
      _ = try read(bytes, pieceSize: pieceSize, path: path, limits: limits)
      return nil
    } catch InputError.damaged(let damage) {
      return damage
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func nineKindsOfDamage() {
    let good = Encoding.member(Self.text)
    let size = good.count
    func flipped(_ position: Int) -> [UInt8] {
      var copy = good
      copy[position] ^= 0xFF
      return copy
    }
    let cases: [(String, [UInt8], DamageError.Kind, Int64?, Int)] = [
      ("cut in the data", Array(good.prefix(size / 2)), .truncated, Int64(size / 2), 1),
      ("cut in the trailer", Array(good.dropLast(3)), .truncated, Int64(size - 3), 1),
      ("cut in the second header", good + good.prefix(5), .truncated, Int64(size + 5), 2),
      ("empty file", [], .truncated, 0, 1),
      ("checksum", flipped(size - 8), .badChecksum, nil, 1),
      ("length", good + flipped(size - 4), .badLength, nil, 2),
      ("garbage", good + good + Array("garbage".utf8), .trailingGarbage, Int64(2 * size), 2),
      ("garbage in padding", good + [0, 0, 0, 7], .trailingGarbage, Int64(size + 3), 1),
      ("no gzip", flipped(0), .notGzip, 0, 1),
      ("method", flipped(2), .badHeader, nil, 1),
      ("second magic", good + flipped(1), .trailingGarbage, Int64(size), 1),
    ]
    for (name, bytes, kind, offset, member) in cases {
      for pieceSize in [.max, 1_000, 1] {
        let found = damage(bytes, pieceSize: pieceSize)
        #expect(found?.kind == kind, "\(name)")
        #expect(found?.member == member, "\(name)")
        #expect(found?.path == "a.jsonl.gz")
        if let offset { #expect(found?.offset == offset, "\(name)") }
      }
    }
  }

  /// A flipped bit is damage, or it changes nothing (a time, a hint, filling bits).
  @Test func noFlippedBitChangesTheTextUnseen() throws {
    let good = Encoding.member(Array(Self.text.prefix(3_000)))
    let expected = try read(good)
    var unseen = 0
    for position in good.indices {
      for bit in [0x01, 0x80] as [UInt8] {
        var copy = good
        copy[position] ^= bit
        guard damage(copy) == nil else { continue }
        unseen += 1
        #expect(try read(copy) == expected, "byte \(position)")
      }
    }
    // Time (4), extra flags, system: 12; "text"; perhaps the last byte of the data.
    #expect(unseen <= 14)
  }

  @Test func everyCutIsSeen() {
    let good = Encoding.member(Array(Self.text.prefix(2_000)))
    for count in 0..<good.count { #expect(damage(Array(good.prefix(count)))?.kind == .truncated) }
  }

  @Test func linesInTheWrongFileArePlain() throws {
    #expect(try read(Array("{\"a\":1}\n".utf8), path: "a.jsonl.gz").lines == ["{\"a\":1}"])
    #expect(damage([0xFF, 0xFF, 0xFF])?.kind == .notGzip)
  }

  @Test func bombsEndEarly() {
    let megabytes = [UInt8](repeating: 0x30, count: 4 << 20)
    let bomb = (0..<4).flatMap { _ in Encoding.member(megabytes, level: 9) }
    #expect(damage(bomb)?.kind == .ratioExceeded(limit: 1_000))
    let limits = InputLimits(maximumRatio: nil, maximumTextSize: 5 << 20)
    #expect(damage(bomb, limits: limits)?.kind == .sizeExceeded(limit: 5 << 20))
    #expect(damage(bomb, limits: InputLimits(maximumLineSize: 100, maximumRatio: nil)) == nil)
  }

  @Test func theMessageNamesPathByteAndMember() {
    let good = Encoding.member(Self.text)
    let found = damage(good + good.dropLast(1), path: "in/a.jsonl.gz")
    #expect(
      found?.description
        == "in/a.jsonl.gz: damaged input at byte \(2 * good.count - 1), member 2: "
        + "the file ends inside a member")
  }
}
