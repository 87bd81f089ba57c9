import TapeEngine
import Tensors

/// `tf.einsum`: the equation is read here, the engine contracts.
enum EinsumOperation {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.einsum", "equation, *inputs, **kwargs", style: .operation) {
      call throws(ScriptError) in try einsum(call)
    }
  }

  /// An equation without its blanks: each operand's labels, and the result's; `.` stands for `...`.
  private struct Equation {
    var inputs: [[Character]]
    var output: [Character]
  }

  private static func einsum(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    for (key, _) in call.heap.entries(call[2]) {
      let name = call.heap.text(key)
      if name != "name" && name != "optimize" {
        throw interpreter.error(
          .typeError,
          "Invalid keyword arguments for einsum: \(name). Valid arguments: name, optimize, greedy.")
      }
    }
    guard call[0].tag == .string else {
      throw interpreter.error(
        .attributeError,
        "'\(interpreter.displayTypeName(call[0]))' object has no attribute 'replace'")
    }
    let values = Array(call.heap.items(call[1]))
    // Python asks for shapes before anything is converted.
    for value in values
    where value.isNone || value.isPythonNumber || value.tag == .list || value.tag == .tuple
      || value.tag == .string
    {
      throw interpreter.error(
        .attributeError,
        "'\(interpreter.displayTypeName(value))' object has no attribute 'shape'")
    }
    try interpreter.charge(steps: call.heap.text(call[0]).utf8.count >> 2)
    let equation = try parse(call.heap.text(call[0]), operands: values.count, interpreter)
    let operands = try Operands.list(call[1], interpreter)
    let given = GivenOperands.none.listing(1)
    let dtype = call.recording.dtype(operands[0])
    func invalid(_ text: String) -> ScriptError {
      call.failure(.einsum(text, operands.count, dtype), given)
    }
    var inputs: [[Int]] = []
    var stretched = 0
    for (index, labels) in equation.inputs.enumerated() {
      let numbered = try numbers(labels, call.recording.rank(operands[index])) { text in
        invalid("Expected input \(index) to have rank \(text)")
      }
      stretched = max(stretched, numbered.count { $0 < 0 })
      inputs.append(numbered)
    }
    let rank = equation.output.count(where: { $0 != "." }) + stretched
    let output = try numbers(equation.output, rank) { _ in
      invalid(
        "Output contains \(stretched) broadcasting dimension(s) but no ellipsis (...) was found in "
          + "the output subscripts.")
    }
    return try call.compute(given) { recording throws(EngineError) in
      try recording.einsum(operands, inputs, output)
    }
  }

  /// Labels as the engine has them, for an operand of this rank.
  private static func numbers(
    _ labels: [Character], _ rank: Int, _ failure: (String) -> ScriptError
  ) throws(ScriptError) -> [Int] {
    let named = labels.count { $0 != "." }
    let hidden = rank - named
    if hidden < 0 || (hidden > 0 && named == labels.count) {
      let least = named < labels.count ? "at least " : ""
      throw failure("\(least)\(named) but got: \(rank)")
    }
    var result: [Int] = []
    for label in labels {
      if label == "." {
        result += (0..<hidden).map { $0 - hidden }
      } else {
        result.append(Int(label.asciiValue ?? 0))
      }
    }
    return result
  }

  private static func parse(
    _ text: String, operands: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> Equation {
    let written = text.filter { $0 != " " }
    func fail(_ text: String) -> ScriptError { interpreter.error(.valueError, text) }
    let marked = written.replacing("...", with: "0")
    let sides = marked.split(separator: "->", omittingEmptySubsequences: false)
    let isLabel = { (label: Character) in label.isASCII && label.isLetter || label == "0" }
    guard sides.count <= 2, sides[0].allSatisfy({ isLabel($0) || $0 == "," }),
      sides.count == 1 || sides[1].allSatisfy(isLabel), !written.contains("0")
    else { throw fail("Subscripts have incorrect format: \(marked)") }
    let inputs = sides[0].split(separator: ",", omittingEmptySubsequences: false)
    if inputs.count != operands {
      throw fail("Got \(operands) inputs for equation \"\(text)\", expecting \(inputs.count)")
    }
    var counts: [Character: Int] = [:]
    for label in sides[0] where label != "," { counts[label, default: 0] += 1 }
    let output =
      sides.count == 2
      ? Array(sides[1]) : counts.filter { $0.value == 1 }.map(\.key).sorted()
    if Set(output).count != output.count {
      throw fail("Output subscripts contain a label appearing more than once: \(text)")
    }
    for label in output where label != "0" && counts[label] == nil {
      throw fail(
        "Output subscripts contain the label \(label) not present in the input subscripts.")
    }
    for labels in inputs where labels.count(where: { $0 == "0" }) > 1 {
      throw fail("Too many ellipses in input label \(labels.replacing("0", with: "...")).")
    }
    func dotted(_ labels: some Sequence<Character>) -> [Character] {
      labels.map { $0 == "0" ? "." : $0 }
    }
    return Equation(inputs: inputs.map { dotted($0) }, output: dotted(output))
  }
}
