import Foundation
import Testing

@testable import ScriptRuntime

struct ConformanceTests {
  /// Programs outside the supported subset, and what their error must name.
  static let unsupported: [String: String] = [
    "tape/watch_string_tensor": "string tensors are not supported",
    "tape/watch_complex_half": "module 'tensorflow' has no attribute 'float16'",
    "none/comparison_argmax_shape_etc": "module 'tensorflow",
    "none/unregistered_lookup_error": "module 'tensorflow' has no attribute 'image'",
    "arith/default_dtypes": "complex literals are not supported",
    "arith/print_list_of_tensors": "string tensors are not supported",
    "arith/tensor_methods": "dir() of",
    "arith/variable_methods": "dir() of",
    "arith/tape_methods":
      "module 'tensorflow._api.v2.autodiff' has no attribute 'ForwardAccumulator'",
    "print/scalars_other": "complex literals are not supported",
    "print/repr_scalars": "string tensors are not supported",
    "print/vec_int_bool_str": "module 'tensorflow' has no attribute 'uint8'",
    "print/mat": "string tensors are not supported",
    "print/repr_matrix": "string tensors are not supported",
    "print/numpy_prints": "string tensors are not supported",
    "print/complex_half": "complex literals are not supported",
    "numerics/linalg": "module 'tensorflow._api.v2.linalg' has no attribute '",
    "numerics/segment_ops": "module 'tensorflow._api.v2.nn' has no attribute 'conv1d'",
  ]

  @Test(arguments: ConformanceProgram.files)
  func programsPrintWhatTensorFlowPrinted(file: String) throws {
    let interpreter = Interpreter()
    let excused = try ConformanceDifference.all()
    for program in try ConformanceProgram.all(in: file) {
      let actual = program.run(interpreter)
      if let missing = Self.unsupported[program.path] {
        #expect(actual.contains("!! ") && actual.contains(missing), "\(program.path): \(actual)")
        continue
      }
      let differences = ConformanceComparison.differences(
        actual, program.expected, isExact: file == "order")
      guard let difference = excused[program.path] else {
        #expect(differences.isEmpty, "\(program.path): \(differences)")
        continue
      }
      #expect(!differences.isEmpty, "\(program.path) agrees, and is excused")
      let changes = ConformanceComparison.differences(actual, difference.text)
      #expect(changes.isEmpty, "\(program.path) differs in another way: \(changes)")
    }
  }

  @Test func filesAreFound() {
    #expect(ConformanceProgram.files.contains("tape"))
    #expect(!ConformanceProgram.files.contains("record"))
  }

  /// An excuse is a program that there is, under an entry of the list that users read.
  @Test func everyExcuseStandsInTheListOfDifferences() throws {
    let entries = try ConformanceDifference.documentedEntries()
    let programs = try Set(
      ConformanceProgram.files.flatMap { try ConformanceProgram.all(in: $0).map(\.path) })
    for (path, difference) in try ConformanceDifference.all() {
      #expect(programs.contains(path), "There is no program \(path).")
      #expect(entries.contains(difference.entry), "\(path): no entry '\(difference.entry)'")
    }
    #expect(programs.isSuperset(of: Self.unsupported.keys))
  }

  /// Writes what Tapedeck prints for the excused programs, when asked.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD_DIFFERENCES"] != nil))
  func differencesAreRecorded() throws {
    let interpreter = Interpreter()
    let excused = try ConformanceDifference.all()
    var text = ""
    for program in try ConformanceProgram.files.flatMap(ConformanceProgram.all) {
      guard let difference = excused[program.path] else { continue }
      text += "=== \(program.path): \(difference.entry)\n\(program.run(interpreter))\n"
    }
    try text.write(to: ConformanceDifference.file, atomically: true, encoding: .utf8)
  }
}
