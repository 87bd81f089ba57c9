import JSON
import Tensors
import Testing

@testable import Batch

struct InputReaderTests {
  private func read(
    _ json: String, dtype: DType = .float64, limits: JobLimits = JobLimits()
  ) throws -> TensorValue {
    let document = JSONDocument()
    let bytes = Array(json.utf8)
    return try bytes.withUnsafeBytes { bytes in
      let reader = InputReader(
        dtype: dtype,
        files: ReferencedFiles(base: nil, cache: ReferencedFiles.Cache()), limits: limits)
      return try reader.tensor(try document.parse(bytes), name: "x")
    }
  }

  private func doubles(_ value: TensorValue) -> [Double] {
    (0..<value.elementCount).map {
      value.buffer.bytes.load(fromByteOffset: $0 * 8, as: Double.self)
    }
  }

  @Test func numbersAndNestedListsTakeTheDType() throws {
    #expect(try read("5").shape == .scalar)
    #expect(try read("5").dtype == .float64)
    let matrix = try read(#"[[1, 2.5, "NaN"], ["-Infinity", 5, 6]]"#)
    #expect(matrix.shape == Shape([2, 3]))
    #expect(doubles(matrix)[1] == 2.5)
    #expect(doubles(matrix)[2].isNaN)
    #expect(doubles(matrix)[3] == -.infinity)
    #expect(try read("[[], []]").shape == Shape([2, 0]))
  }

  @Test func aNumberIsRoundedFromTheDouble() throws {
    let value = try read("0.1", dtype: .float32)
    #expect(value.buffer.bytes.load(as: Float.self) == Float(0.1 as Double))
  }

  @Test func booleansStayBooleans() throws {
    #expect(try read("[true, false]").dtype == .bool)
  }

  @Test func explicitTensorsGiveDTypeAndShape() throws {
    let flat = try read(#"{"dtype": "float64", "shape": [2, 2], "data": [1, 2, 3, 4]}"#)
    #expect(flat.shape == Shape([2, 2]))
    #expect(doubles(flat) == [1, 2, 3, 4])
    let nested = try read(#"{"dtype": "int64", "shape": [1, 2], "data": [[9007199254740993, 2]]}"#)
    #expect(nested.buffer.bytes.load(as: Int64.self) == 9_007_199_254_740_993)
    #expect(try read(#"{"dtype": "float64", "shape": [], "data": [1.5]}"#).shape == .scalar)
    #expect(try read(#"{"dtype": "float64", "shape": [0, 3], "data": []}"#).shape == Shape([0, 3]))
  }

  @Test(arguments: [
    ("[[1, 2], [3]]", "inputs.x: the nested list is not rectangular"),
    ("[1, [2]]", "inputs.x: should hold numbers only"),
    (#"["one"]"#, "inputs.x: should hold numbers only"),
    ("[1, true]", "inputs.x: should hold numbers only"),
    ("[true, 1]", "inputs.x: should hold booleans only"),
    ("null", "inputs.x: should hold numbers only"),
    (
      #"{"dtype": "float16", "data": []}"#,
      "inputs.x: 'dtype' should be one of float32, float64, int32, int64, bool"
    ),
    (
      #"{"dtype": "int32", "data": [2147483648]}"#,
      "inputs.x: should hold whole numbers of 32 bits only"
    ),
    (#"{"dtype": "float32"}"#, "inputs.x: 'data' is missing"),
    (
      #"{"dtype": "float32", "shape": [3], "data": [1]}"#,
      "inputs.x: 'data' has 1 elements, not what 'shape' says"
    ),
    (
      #"{"dtype": "float32", "shape": [9223372036854775807, 3], "data": [1]}"#,
      "inputs.x: 'data' has 1 elements, not what 'shape' says"
    ),
    (
      #"{"dtype": "float32", "shape": [-1], "data": [1]}"#,
      "inputs.x: 'shape' should be a list of whole numbers"
    ),
    (#"{"dtyp": "float32", "data": [1]}"#, "inputs.x: unknown key 'dtyp' (did you mean 'dtype'?)"),
    (#"{"npy": "w.npy"}"#, "inputs.x: a record on standard input has no directory for 'npy'"),
  ])
  func aWrongInputIsNamed(json: String, message: String) {
    #expect(throws: JobFailure.spec(message)) { try read(json) }
  }

  @Test func anInputBeyondTheLimitIsRefused() {
    var limits = JobLimits()
    limits.elements = 2
    #expect(throws: JobFailure.self) { try read("[1, 2, 3]", limits: limits) }
  }
}
