import JSON
import Tensors

/// What may vary among records of one form, and where it stands in their rows: as `StagedRecord` lays them
/// out.
struct RecordGaps {
  /// A string or number that varies.
  struct Gap {
    var node: JSONNode
    var kind: JSONPattern.Gap
    /// Of a number that is an input or a param: its place in the row, and as what it stands there.
    var offset: Int?
    var dtype = DType.float64
  }
  var gaps: [Gap] = []
  private(set) var rowSize = 0

  /// Adds an input: a number, a bool, nested lists of them, or these with a dtype of their own.
  ///
  /// - Returns: false for an input in a file.
  mutating func add(input node: JSONNode, _ dtype: DType) -> Bool {
    defer { rowSize = (rowSize + 7) & ~7 }
    guard node.kind == .object else {
      addElements(of: node, firstLeaf(node).boolValue == nil ? dtype : .bool)
      return true
    }
    guard let name = node.member("dtype")?.stringValue, let data = node.member("data"),
      let dtype = DType(name: name)
    else { return false }
    addElements(of: data, dtype)
    return true
  }

  private func firstLeaf(_ node: JSONNode) -> JSONNode {
    var node = node
    while node.kind == .array, let first = node.elements.first(where: { _ in true }) {
      node = first
    }
    return node
  }

  /// Adds the leaves in their order: numbers as gaps; what else there is stays. JSON's nesting is bounded
  /// by its parser, so this may recurse.
  private mutating func addElements(of node: JSONNode, _ dtype: DType) {
    if node.kind == .array {
      for element in node.elements { addElements(of: element, dtype) }
      return
    }
    if node.isNumber {
      let isInteger = dtype == .int32 || dtype == .int64
      gaps.append(
        Gap(node: node, kind: isInteger ? .integer : .number, offset: rowSize, dtype: dtype))
    }
    rowSize += dtype.byteSize
  }

  /// Adds the record's own params: the floats and ints that may vary.
  mutating func add(params: ArraySlice<JobSpec.Binding>, pinned: UInt64) {
    var number = 0
    for binding in params where number < 64 {
      let isInteger = binding.value.kind == .integer
      guard isInteger || binding.value.kind == .float else { continue }
      if pinned >> UInt64(number) & 1 == 0 {
        gaps.append(
          Gap(
            node: binding.value, kind: isInteger ? .integer : .float, offset: rowSize,
            dtype: isInteger ? .int64 : .float64))
        rowSize += 8
      }
      number += 1
    }
  }

  /// Adds the strings and numbers of tags.
  mutating func add(tags node: JSONNode) {
    switch node.kind {
    case .integer, .float: gaps.append(Gap(node: node, kind: .number))
    case .string: gaps.append(Gap(node: node, kind: .string))
    case .array: for element in node.elements { add(tags: element) }
    case .object: for member in node.members { add(tags: member.value) }
    case .null, .false, .true, .key: break
    }
  }
}
