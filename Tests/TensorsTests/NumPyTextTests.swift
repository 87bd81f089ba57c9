import Foundation
import Testing

@testable import Tensors

/// NumPy's own answers, recorded by `Fixtures/numpy_text.py`.
struct NumPyTextTests {
  struct Case: Decodable {
    var isFormula: Bool
    var dtype: String
    var shape: [Int]
    var elements: [Element]
    var str: String
    var repr: String
    var scalarRepr: String

    enum Element: Decodable {
      case number(Int64)
      case hexadecimal(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
          self = .number(number)
        } else {
          self = .hexadecimal(try container.decode(String.self))
        }
      }

      var double: Double {
        switch self {
        case .number(let number): Double(number)
        case .hexadecimal(let text): Double(text) ?? .nan
        }
      }

      var integer: Int64 {
        if case .number(let number) = self { return number }
        return 0
      }
    }

    func value() throws -> TensorValue {
      let shape = Shape(shape)
      var numbers = elements
      if isFormula {
        let (factor, modulus, offset) = (
          elements[0].integer, elements[1].integer, elements[2].integer
        )
        numbers = (0..<Int64(shape.elementCount)).map { .number($0 * factor % modulus + offset) }
      }
      switch try #require(DType(name: dtype)) {
      case .float32: return TensorValue(numbers.map { Float($0.double) }, shape: shape)
      case .float64: return TensorValue(numbers.map(\.double), shape: shape)
      case .int32: return TensorValue(numbers.map { Int32($0.integer) }, shape: shape)
      case .int64: return TensorValue(numbers.map(\.integer), shape: shape)
      case .bool: return TensorValue(numbers.map { $0.integer != 0 }, shape: shape)
      }
    }
  }

  static func cases() throws -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/numpy_text.jsonl")
    let decoder = JSONDecoder()
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Case.self, from: $0)
    }
  }

  @Test func everyRecordedCaseIsWrittenAsNumPyWritesIt() throws {
    let cases = try Self.cases()
    #expect(cases.count > 400)
    for item in cases {
      let value = try item.value()
      #expect(NumPyText.array(value) == item.str, "\(item.dtype) \(item.shape)")
      #expect(NumPyText.representation(value) == item.repr, "\(item.dtype) \(item.shape)")
      if item.shape.isEmpty {
        let text = NumPyText.scalar(value)
        #expect(NumPyText.scalarRepresentation(text, value.dtype) == item.scalarRepr)
      }
    }
  }

  @Test func aScalarAsPythonNumberShowsAllDigitsOfTheDouble() {
    #expect(NumPyText.pythonScalar(TensorValue(Float(0.1))) == "0.10000000149011612")
    #expect(NumPyText.pythonScalar(TensorValue(Float(1e6))) == "1000000.0")
    #expect(NumPyText.pythonScalar(TensorValue(true)) == "True")
    #expect(NumPyText.pythonScalar(TensorValue(Int64(-3))) == "-3")
  }

  @Test func theCostOfASummaryIsWhatItShows() {
    #expect(NumPyText.shownElementCount(Shape([1000])) == 1000)
    #expect(NumPyText.shownElementCount(Shape([1001])) == 6)
    #expect(NumPyText.shownElementCount(Shape([3, 1 << 40])) == 18)
  }
}
