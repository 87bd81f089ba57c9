import Foundation
import TestSupport
import Testing

@testable import Numerals

/// The lines of a table beside this file, made once with Python and NumPy: hundreds in each.
func table(_ name: String) throws -> [Substring] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let text = try String(
    contentsOf: folder.appendingPathComponent("Data/\(name).txt"), encoding: .utf8)
  let lines = text.split(separator: "\n")
  try #require(lines.count >= 800, "\(name) has \(lines.count) lines")
  return lines
}

func text(_ write: (UnsafeMutablePointer<UInt8>) -> Int) -> String {
  let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  defer { buffer.deallocate() }
  buffer.initialize(repeating: 0x21, count: 64)
  let count = write(buffer)
  return String(decoding: UnsafeBufferPointer(start: buffer, count: count), as: UTF8.self)
}

@Suite struct FloatTextTests {
  @Test func doublesPrintAsPythonDoesAndReadBack() throws {
    var failures = 0
    for line in try table("doubles") {
      let parts = line.split(separator: " ")
      let bits = try #require(UInt64(parts[0], radix: 16))
      let value = Double(bitPattern: bits)
      let printed = text { writePython(value, to: $0) }
      if printed != parts[1] || parseDouble(printed)?.bitPattern != bits {
        failures += 1
        if failures < 10 { Issue.record("\(parts[1]) printed as \(printed)") }
      }
    }
    #expect(failures == 0)
  }

  @Test func floatsHaveTheDigitsThatNumPyFinds() throws {
    var failures = 0
    for line in try table("floats") {
      let parts = line.split(separator: " ")
      let value = Float(bitPattern: try #require(UInt32(parts[0], radix: 16)))
      let digits = ShortestDigits(value)
      let printed = text { writePython(value, to: $0) }
      if digits.isNegative != (parts[1] == "1") || digits.digits != UInt64(parts[2])
        || digits.exponent10 != Int(parts[3])
        || parseDouble(printed).map({ Float($0).bitPattern }) != value.bitPattern
      {
        failures += 1
        if failures < 10 { Issue.record("\(line): \(digits)") }
      }
    }
    #expect(failures == 0)
  }

  /// Both lay out the same digits, of which JSON's may have had zeros at the end.
  @Test func jsonAndPythonAgree() throws {
    var state: UInt64 = 1
    func check(_ bits: UInt64) {
      for value in [Double(bitPattern: bits), Double(Int64(bitPattern: bits) >> 20) / 64]
      where value.isFinite {
        let python = text { writePython(value, to: $0) }
        #expect(text { writeJSON(value, to: $0) } == python)
        #expect(parseDouble(python)?.bitPattern == value.bitPattern)
      }
      let single = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
      guard single.isFinite else { return }
      #expect(text { writeJSON(single, to: $0) } == text { writePython(single, to: $0) })
    }
    for line in try table("doubles") {
      check(try #require(UInt64(line.prefix { $0 != " " }, radix: 16)))
    }
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      check(state ^ (state >> 29))
    }
    for exponent in -10...20 {
      for digits in ["1", "12", "123456789", "1234567890123456", "12345678901234567"] {
        check(try #require(parseDouble("\(digits)e\(exponent)")).bitPattern)
        check(try #require(parseDouble("-\(digits)e\(exponent - digits.count)")).bitPattern)
      }
    }
  }

  @Test func eightDigitsAtOnce() {
    for value in stride(from: UInt64(0), to: 100_000_000, by: 9_973) {
      var rest = value
      var expected: UInt64 = 0
      for _ in 0..<8 {
        expected = expected << 8 | rest % 10
        rest /= 10
      }
      #expect(SeventeenDigits.digits(value) == expected)
    }
    for value in UInt64(0)..<10_000 {
      let digits = SeventeenDigits.digits(value * 10_001)
      #expect(digits & 0xFFFF_FFFF == digits >> 32)
    }
    #expect(SeventeenDigits.digits(99_999_999) == 0x0909_0909_0909_0909)
    #expect(SeventeenDigits(12_345_678_901_234_567).significantCount == 17)
    #expect(SeventeenDigits(12_345_678_900_000_000).significantCount == 9)
    #expect(SeventeenDigits(10_000_000_000_000_000).significantCount == 1)
  }

  @Test(arguments: [
    (1.0, "1.0"), (-0.0, "-0.0"), (0.0, "0.0"), (1e16, "1e+16"), (1e15, "1000000000000000.0"),
    (1e-5, "1e-05"), (0.0001, "0.0001"), (1.5e300, "1.5e+300"), (.leastNonzeroMagnitude, "5e-324"),
    (12.25, "12.25"), (-1e-7, "-1e-07"), (.nan, "\"NaN\""), (.infinity, "\"Infinity\""),
    (-.infinity, "\"-Infinity\""),
  ])
  func jsonAlwaysShowsAFloat(_ value: Double, _ expected: String) {
    #expect(text { writeJSON(value, to: $0) } == expected)
  }

  @Test func pythonNamesOfNonFiniteNumbers() {
    #expect(String(pythonRepresentation: .nan) == "nan")
    #expect(String(pythonRepresentation: -.infinity) == "-inf")
    #expect(text { writePython(Float(0.1), to: $0) } == "0.1")
    #expect(text { writePython(Float(16_777_216), to: $0) } == "16777216.0")
  }

  @Test func randomBitsRoundTripAtTheLengthOfTheStandardLibrary() throws {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state ^ (state >> 29))
      guard value.isFinite else { continue }
      let digits = ShortestDigits(value)
      let reference = "\(value.magnitude)".prefix { $0 != "e" }.filter { $0 != "." }
      let significant = reference.drop { $0 == "0" }
      let trimmed = String(significant.reversed().drop { $0 == "0" }.reversed())
      #expect(String(digits.digits) == trimmed)
      #expect(parseDouble(text { writePython(value, to: $0) })?.bitPattern == value.bitPattern)
    }
  }

  @Test func fixedPrecisionAgreesWithPython() throws {
    for line in try table("formatted") {
      let parts = line.split(separator: " ")
      let value = Double(bitPattern: try #require(UInt64(parts[0], radix: 16)))
      let conversion = try #require(FloatConversion(rawValue: parts[1].utf8.first ?? 0))
      let precision = try #require(Int(parts[2]))
      let result = formatted(
        value, conversion, precision: precision, keepsPoint: parts[3] == "1")
      #expect(result == parts[4], "\(line)")
    }
    #expect(formatted(1, .fixed, precision: .max).count == 2 + maximumPrecision)
    #expect(formatted(1, .fixed, precision: -4) == "1")
  }
}

@Suite struct ParsingTests {
  /// What comes after a number is not looked at.
  private func json(_ text: String) -> (value: Double, length: Int) {
    Array(text.utf8).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { parseJSONNumber($0, count: buffer.count) } ?? (0, 0)
    }
  }

  @Test func jsonNumbersAreTheirDoubles() throws {
    var texts = [
      "0", "-0", "7", "12345678", "123456789", "1234567890123456789", "12345678901234567890",
      "0.1", "0.12345678", "-0.000000000123456789", "1.00000000000000011102230246251565404",
      "3.5", "100.25", "1e5", "1E+05", "1.5e-7", "1e400", "-1e-400", "9007199254740993",
      "0.30000000000000004", "179769313486231580000", "1e22", "1e23", "5e-324",
      "0.0000000000000000000001234567890123456789", "0.00000000000000000000012345678901234567890",
      "0.00000000000000000000000", "-0.00000000000000000000e7", "1e0000000005", "1e123456789",
      "-1.7976931348623157e+308", "1.7976931348623159e308", "2.2250738585072011e-308", "0e99999999",
      "2.4703282292062327e-324", "2.4703282292062328e-324", "1234567890123456789e-19",
      "1.5E-00000001",
    ]
    for line in try table("doubles") {
      let text = String(line.split(separator: " ")[1])
      if !text.contains("n") { texts.append(text) }
    }
    var generator = SplitMix64(seed: 23)
    for _ in 0..<20_000 {
      let digits = String(generator.next()).prefix(Int(generator.next() % 20) + 1)
      let zeros = String(repeating: "0", count: Int(generator.next() % 24))
      let exponent = Int(generator.next() % 700) - 350
      texts.append("0.\(zeros)\(digits)\(exponent % 3 == 0 ? "" : "e\(exponent)")")
    }
    for text in texts {
      for rest in ["", ",1", "}", "]   ", "x12345678"] {
        let (value, length) = json(text + rest)
        #expect(length == text.utf8.count, "\(text)")
        #expect(value.bitPattern == parseDouble(text)?.bitPattern, "\(text)")
      }
    }
  }

  @Test(arguments: [
    "", "-", "+1", ".5", "00", "01", "-01.5", "1.", "1.e5", "1e", "1e+", "a", "\"1\"",
  ])
  func whatIsNoJSONNumber(_ text: String) {
    #expect(json(text).length == 0)
    #expect(json(text + ",12345678").length == 0)
  }

  @Test func textsReadAsPythonReadsThem() throws {
    for line in try table("texts") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      let expected = UInt64(parts[0], radix: 16)
      let result = parseDouble(String(parts[1]))
      #expect(result?.bitPattern == expected, "\(parts[1].prefix(60))")
    }
  }

  @Test func longTextsDecideInTheLastDigit() {
    // Exactly between 1 and its successor, then a one in the far distance.
    let tie = "1.00000000000000011102230246251565404236316680908203125"
    #expect(parseDouble(tie) == 1)
    #expect(parseDouble(tie + String(repeating: "0", count: 5_000) + "1") == 1.0.nextUp)
    #expect(parseDouble(String(repeating: "0", count: 10_000) + "1") == 1)
  }

  @Test(arguments: [Int64.min, -1, 0, 9, 10, 99, 100, 999_999, 1_000_000, Int64.max])
  func integersRoundTrip(_ value: Int64) {
    let printed = text { writeInteger(value, to: $0) }
    #expect(printed == String(value))
    let back = Array(printed.utf8).withUnsafeBytes { parseInteger($0) }
    #expect(back == value)
  }

  @Test func everyCountOfDigits() {
    var power: UInt64 = 1
    for _ in 0..<20 {
      for value in [power - 1, power, power + 1] {
        #expect(text { writeInteger(value, to: $0) } == String(value))
      }
      power = power &* 10
    }
    #expect(text { writeInteger(UInt64.max, to: $0) } == String(UInt64.max))
  }

  @Test(arguments: [
    "", "-", "+", "1.0", "9223372036854775808", "-9223372036854775809", "1e3", " 1",
  ])
  func otherTextsAreNoIntegers(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { parseInteger($0) } == nil)
  }
}
