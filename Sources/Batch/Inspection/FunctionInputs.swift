import JSON
import ScriptRuntime
import TapeEngine
import Tensors

/// The arguments of a benchmarked function, from a JSON object whose members are named as they are.
///
/// A rectangular list of numbers, however nested, is a float64 tensor, and so is `[]`; an object with
/// `dtype` and `data` is a tensor of that dtype, one with `npy` or `npz` a NumPy file's. A whole number
/// is a Python int, another a Python float. Any other list is a Python list, and any other object a
/// dictionary, whose members follow the same rules.
struct FunctionInputs {
  let arguments: [(name: String, value: FunctionArgument)]
  /// What varies in a plan of a call, the tensors and floats in their order: each at a multiple of 8
  /// bytes.
  let row: [UInt8]

  /// - Parameters:
  ///   - json: the text of the object.
  ///   - directory: where files that it refers to are.
  /// - Throws: a `spec` failure.
  init(json: some Sequence<UInt8>, directory: String, limits: JobLimits) throws(JobFailure) {
    let text = Array(json)
    let document = JSONDocument()
    let reader = InputReader(
      dtype: .float64,
      files: ReferencedFiles(base: directory, cache: ReferencedFiles.Cache()), limits: limits)
    var arguments: [(name: String, value: FunctionArgument)] = []
    func read(_ bytes: UnsafeRawBufferPointer) throws(JobFailure) {
      let node: JSONNode
      do throws(JSONError) {
        node = try document.parse(bytes)
      } catch {
        throw .spec("inputs: \(error)")
      }
      guard node.kind == .object else {
        throw .spec("inputs: should be an object with a member for each argument")
      }
      for member in node.members {
        let name = member.key.stringValue ?? ""
        arguments.append((name, try Self.argument(member.value, name: name, reader)))
      }
    }
    do {
      try text.withUnsafeBytes { try read($0) }
    } catch let failure as JobFailure {
      throw failure
    } catch {
      throw .spec("inputs: \(error)")
    }
    self.arguments = arguments
    var row: [UInt8] = []
    for argument in arguments { Self.append(argument.value, to: &row) }
    self.row = row
  }

  /// JSON's nesting is bounded by its parser, so this may recurse.
  private static func argument(
    _ node: JSONNode, name: String, _ reader: InputReader
  ) throws(JobFailure) -> FunctionArgument {
    switch node.kind {
    case .array:
      if isRectangular(node) { return .tensor(try reader.tensor(node, name: name)) }
      var items: [FunctionArgument] = []
      for element in node.elements { items.append(try argument(element, name: name, reader)) }
      return .list(items)
    case .object:
      if node.member("dtype") != nil && node.member("data") != nil || node.member("npy") != nil
        || node.member("npz") != nil
      {
        return .tensor(try reader.tensor(node, name: name))
      }
      var pairs: [(key: String, value: FunctionArgument)] = []
      for member in node.members {
        pairs.append(
          (member.key.stringValue ?? "", try argument(member.value, name: name, reader)))
      }
      return .dictionary(pairs)
    default: return .plain(try PlainValue(node, key: "inputs." + name))
    }
  }

  /// Whether a list is a tensor: its lists have the same lengths, down to numbers alone.
  private static func isRectangular(_ node: JSONNode) -> Bool {
    var lengths: [Int] = []
    var level = node
    while level.kind == .array {
      lengths.append(level.count)
      guard let first = level.elements.first(where: { _ in true }) else { break }
      level = first
    }
    func fits(_ node: JSONNode, _ depth: Int) -> Bool {
      if depth == lengths.count { return node.isNumber || InputReader.nonFinite(node) != nil }
      return node.kind == .array && node.count == lengths[depth]
        && node.elements.allSatisfy { fits($0, depth + 1) }
    }
    return fits(node, 0)
  }

  private static func append(_ argument: FunctionArgument, to row: inout [UInt8]) {
    switch argument {
    case .plain(.float(let value)):
      withUnsafeBytes(of: value) { row.append(contentsOf: $0) }
    case .plain: return
    case .tensor(let value):
      row.append(
        contentsOf: UnsafeRawBufferPointer(
          start: value.buffer.bytes, count: value.elementCount * value.dtype.byteSize))
      while row.count & 7 != 0 { row.append(0) }
    case .list(let items): for item in items { append(item, to: &row) }
    case .dictionary(let pairs): for pair in pairs { append(pair.value, to: &row) }
    }
  }
}
