import JSON
import Tensors

/// Writes a job as a script that runs under TensorFlow, with the inputs bound as globals.
struct TensorFlowScript {
  private(set) var text: String

  /// - Parameters:
  ///   - inputs: in the order of binding.
  ///   - outputs: nil prints nothing at the end.
  init(
    title: String, inputs: [(name: String, value: TensorValue)],
    params: [(name: String, value: JSONNode)], program: String, outputs: [String]?
  ) {
    text = "# \(title)\nimport math\n\nimport numpy as np\nimport tensorflow as tf\n\n"
    for (name, value) in inputs {
      text += "\(name) = tf.constant(\(Self.literal(value)), dtype=tf.\(value.dtype.name)"
      // An empty or scalar list does not say its shape.
      if value.elementCount == 0 { text += ", shape=\(value.shape.dimensions)" }
      text += ")\n"
    }
    for (name, value) in params { text += "\(name) = \(Self.literal(value))\n" }
    text += "\n# The program.\n" + program
    if !program.hasSuffix("\n") { text += "\n" }
    guard let outputs else { return }
    text += "\n# The outputs.\n"
    for name in outputs { text += "print(\"\(name) =\", \(name))\n" }
  }

  private static func literal(_ value: TensorValue) -> String {
    let buffer = ByteBuffer()
    buffer.appendTensor(value, as: .plain)
    let plain = String(decoding: buffer.bytes, as: UTF8.self)
    switch value.dtype {
    case .float32, .float64:
      return
        plain.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .map { $0.offset % 2 == 0 ? String($0.element) : nonFinite(String($0.element)) }.joined()
    case .bool: return pythonWords(plain)
    case .int32, .int64: return plain
    }
  }

  private static func nonFinite(_ name: String) -> String {
    switch name {
    case "NaN": "math.nan"
    case "Infinity": "math.inf"
    default: "-math.inf"
    }
  }

  private static func pythonWords(_ plain: String) -> String {
    plain.split(separator: "true", omittingEmptySubsequences: false).joined(separator: "True")
      .split(separator: "false", omittingEmptySubsequences: false).joined(separator: "False")
  }

  /// A plain value as Python writes it. JSON's nesting is bounded by its parser.
  private static func literal(_ node: JSONNode) -> String {
    switch node.kind {
    case .null: "None"
    case .true: "True"
    case .false: "False"
    case .integer, .float, .key: String(decoding: node.text, as: UTF8.self)
    case .string:
      // JSON's escapes are Python's, but for surrogate pairs, which its parser has resolved.
      quoted(node.stringValue ?? "")
    case .array: "[" + node.elements.map { literal($0) }.joined(separator: ", ") + "]"
    case .object:
      "{"
        + node.members.map { quoted($0.key.stringValue ?? "") + ": " + literal($0.value) }
        .joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let buffer = ByteBuffer()
    buffer.appendJSON(text)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
