import Foundation
import Testing

@testable import Numerals

/// The lines of a table beside this file, made once with Python and NumPy.
func table(_ name: String) throws -> [Substring] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let text = try String(
    contentsOf: folder.appendingPathComponent("Data/\(name).txt"), encoding: .utf8)
  return text.split(separator: "\n")
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

  @Test(arguments: [
    (1.0, "1.0"), (-0.0, "-0.0"), (0.0, "0.0"), (1e16, "1e+16"), (1e15, "1000000000000000.0"),
    (1e-5, "1e-05"), (0.0001, "0.0001"), (1.5e300, "1.5e+300"), (5e-324, "5e-324"),
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
