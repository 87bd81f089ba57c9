import Foundation
import ScriptSyntax

@testable import ScriptRuntime

/// One program of `Tests/Conformance`, and what TensorFlow printed.
struct ConformanceProgram {
  var file: String
  var name: String
  var source: String
  var expected: String

  /// `file/name`.
  var path: String { "\(file)/\(name)" }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let directory = root.appending(path: "Tests/Conformance")

  /// The files of programs: every Python file of the folder with a program in it.
  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted().filter {
      (try? sections(of: "\($0).py", marker: "#%% "))?.isEmpty == false
    }
  }()

  static func all(in file: String) throws -> [ConformanceProgram] {
    let expected = Dictionary(
      try sections(of: "\(file).expected.txt", marker: "=== ").map { ($0.name, $0.text) },
      uniquingKeysWith: { first, _ in first })
    return try sections(of: "\(file).py", marker: "#%% ").map { name, text in
      ConformanceProgram(
        file: file, name: name, source: text, expected: expected[name] ?? "(not recorded)")
    }
  }

  static func sections(
    of file: String, marker: String
  ) throws -> [(name: String, text: String)] {
    let text = try String(contentsOf: directory.appending(path: file), encoding: .utf8)
    var result: [(name: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(marker) {
        result.append((String(line.dropFirst(marker.count)), ""))
      } else if !result.isEmpty {
        result[result.count - 1].text += line + "\n"
      }
    }
    return result
  }

  /// What Tapedeck prints for the program, in the form of the expected text.
  func run(_ interpreter: Interpreter) -> String {
    let text = "import tensorflow as tf\nimport numpy as np\n" + source
    var ending = ""
    var diagnostics = ""
    interpreter.onDiagnostic = { diagnostics += $0 }
    defer { interpreter.onDiagnostic = nil }
    let program: CompiledProgram
    do throws(SyntaxError) {
      program = try Compiler.compile(try Program.parse(text), text: text)
    } catch {
      return "!! \(error.type): \(error.message)\n"
    }
    do throws(ScriptFailure) {
      var limits = JobLimits()
      limits.seconds = 20
      try interpreter.run(program, limits: limits, requiresInputs: false)
    } catch {
      ending = "!! \(error.type): \(error.message)\n"
    }
    let warnings = interpreter.warnings.map { "?? WARNING:tensorflow:\($0.message)\n" }.joined()
    var printed = diagnostics.split(separator: "\n", omittingEmptySubsequences: false)
    if printed.last == "" { printed.removeLast() }
    let errors = warnings + printed.map { "?? \($0)\n" }.joined()
    return errors + String(decoding: interpreter.standardOutput, as: UTF8.self) + ending
  }
}

/// Compares texts as the conformance programs ask for it.
enum ConformanceComparison {
  /// A number, or a run of other characters.
  enum Token: Equatable {
    case text(String)
    case number(Double, text: String)
    case newline
  }

  /// The lines that differ.
  ///
  /// - Parameter isExact: whether numbers too must agree in every digit.
  static func differences(_ actual: String, _ expected: String, isExact: Bool = false) -> [String] {
    let x = lines(actual)
    let y = lines(expected)
    var result: [String] = []
    for index in 0..<max(x.count, y.count) {
      guard index < x.count else { return result + ["missing: \(y[index])"] }
      guard index < y.count else { return result + ["too much: \(x[index])"] }
      if let difference = lineDifference(x[index], y[index], isExact: isExact) {
        result.append(difference)
      }
    }
    return result
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines
  }

  private static func lineDifference(
    _ actual: String, _ expected: String, isExact: Bool
  ) -> String? {
    // What `tf.print` writes is compared exactly.
    if expected.hasPrefix("?? "), actual == expected { return nil }
    let x = expected.hasPrefix("?? ") ? [.text(actual)] : tokens(actual)
    let y = expected.hasPrefix("?? ") ? [.text(expected)] : tokens(expected)
    let isDouble = expected.contains("float64") && !expected.contains("float32")
    for index in 0..<max(x.count, y.count) {
      guard index < x.count, index < y.count,
        isExact ? x[index] == y[index] : agree(x[index], y[index], isDouble: isDouble)
      else {
        return "\n  expected: \(expected)\n  actual:   \(actual)"
      }
    }
    return nil
  }

  private static func agree(_ x: Token, _ y: Token, isDouble: Bool) -> Bool {
    if x == y { return true }
    guard case .number(let a, let left) = x, case .number(let b, let right) = y else {
      return false
    }
    // Whole numbers without a point are exact; so is the sign of a zero.
    let isFloat = left.contains { ".e".contains($0) } && right.contains { ".e".contains($0) }
    if !isFloat { return false }
    if a == 0 || b == 0 { return a == b && left.hasPrefix("-") == right.hasPrefix("-") }
    let ulp = isDouble ? Double.ulpOfOne : Double(Float.ulpOfOne)
    var tolerance = 4 * ulp * max(a.magnitude, b.magnitude)
    // A number cut to eight places may fall to the other side.
    if isDouble { tolerance = max(tolerance, 1.01e-8) }
    return (a - b).magnitude <= tolerance
  }

  /// Numbers, and what stands between them without blanks.
  static func tokens(_ line: String) -> [Token] {
    var tokens: [Token] = []
    let characters = Array(line)
    var index = 0
    var text = ""
    func isDigit(_ place: Int) -> Bool {
      place < characters.count && characters[place].isASCII && characters[place].isNumber
    }
    func flush() {
      if !text.isEmpty { tokens.append(.text(text)) }
      text = ""
    }
    while index < characters.count {
      let character = characters[index]
      if character == " " {
        flush()
        index += 1
        continue
      }
      let previous = index > 0 ? characters[index - 1] : " "
      let isInsideName =
        previous.isLetter || previous == "_" || (previous.isNumber && !text.isEmpty)
      let isSigned = character == "-" && isDigit(index + 1)
      if !isInsideName && (isDigit(index) || isSigned) {
        var end = index + 1
        while isDigit(end) { end += 1 }
        if end < characters.count, characters[end] == "." {
          end += 1
          while isDigit(end) { end += 1 }
        }
        if end + 1 < characters.count, characters[end] == "e",
          isDigit(end + 1) || (isDigit(end + 2) && "+-".contains(characters[end + 1]))
        {
          end += 2
          while isDigit(end) { end += 1 }
        }
        let digits = String(characters[index..<end])
        if let number = Double(digits.hasSuffix(".") ? digits + "0" : digits) {
          flush()
          tokens.append(.number(number, text: digits))
          index = end
          continue
        }
      }
      text.append(character)
      index += 1
    }
    flush()
    return tokens
  }
}
