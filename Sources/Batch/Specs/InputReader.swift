import JSON
import Tensors

/// Turns the JSON of an input into a tensor.
struct InputReader {
  /// The type of plain numbers.
  var dtype: DType
  /// Where files that inputs refer to are found.
  var files: ReferencedFiles
  var limits: JobLimits

  /// A tensor from a number, a bool, a nested list, `{"dtype", "shape", "data"}`, or a reference to
  /// a NumPy file.
  ///
  /// - Throws: a `spec` failure whose message begins with `inputs.name`.
  func tensor(_ node: JSONNode, name: String) throws(JobFailure) -> TensorValue {
    if node.kind == .object { return try explicit(node, name: name) }
    let isBool = Self.firstLeaf(node).map { $0.boolValue != nil } ?? false
    return try nested(node, as: isBool ? .bool : dtype, name: name)
  }

  /// The value of a lone number, without a tensor's buffer: the common case.
  func scalar(_ node: JSONNode) -> Double? {
    switch node.kind {
    case .integer, .float: node.doubleValue
    case .string: Self.nonFinite(node)
    default: nil
    }
  }

  private static func firstLeaf(_ node: JSONNode) -> JSONNode? {
    var node = node
    while node.kind == .array {
      guard let first = node.elements.first(where: { _ in true }) else { return nil }
      node = first
    }
    return node
  }

  static func nonFinite(_ node: JSONNode) -> Double? {
    if node.equals("NaN") { return .nan }
    if node.equals("Infinity") { return .infinity }
    if node.equals("-Infinity") { return -.infinity }
    return nil
  }

  // MARK: Nested lists

  private func nested(
    _ node: JSONNode, as dtype: DType, name: String
  ) throws(JobFailure) -> TensorValue {
    var dimensions: [Int] = []
    var level = node
    while level.kind == .array {
      dimensions.append(level.count)
      guard let first = level.elements.first(where: { _ in true }) else { break }
      level = first
    }
    let buffer = try allocate(dimensions, dtype, name: name)
    var position = 0
    try fill(
      node, dtype, dimensions: dimensions[...], into: buffer, at: &position, name: name)
    return TensorValue(dtype: dtype, shape: Shape(dimensions), buffer: buffer)
  }

  /// JSON's nesting is bounded by its parser, so this may recurse.
  private func fill(
    _ node: JSONNode, _ dtype: DType, dimensions: ArraySlice<Int>, into buffer: TensorBuffer,
    at position: inout Int, name: String
  ) throws(JobFailure) {
    guard let length = dimensions.first else {
      try store(node, dtype, into: buffer, at: position, name: name)
      position += 1
      return
    }
    guard node.kind == .array, node.count == length else {
      throw .spec("inputs.\(name): the nested list is not rectangular")
    }
    for element in node.elements {
      try fill(
        element, dtype, dimensions: dimensions.dropFirst(), into: buffer, at: &position,
        name: name)
    }
  }

  private func allocate(
    _ dimensions: [Int], _ dtype: DType, name: String
  ) throws(JobFailure) -> TensorBuffer {
    guard let count = Shape(dimensions).checkedElementCount else {
      throw .spec("inputs.\(name): the shape is too large")
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: dtype.byteSize)
    guard !overflow, count <= limits.elements, size <= limits.bytes else {
      throw JobFailure(
        kind: .limit, type: "MemoryLimit",
        message: "inputs.\(name): \(count) elements are more than the job may hold")
    }
    return TensorBuffer(size: size)
  }

  private func store(
    _ node: JSONNode, _ dtype: DType, into buffer: TensorBuffer, at position: Int, name: String
  ) throws(JobFailure) {
    switch dtype {
    case .float32, .float64:
      guard let value = scalar(node) else {
        throw .spec("inputs.\(name): should hold numbers only")
      }
      if dtype == .float32 {
        buffer.bytes.storeBytes(of: Float(value), toByteOffset: position * 4, as: Float.self)
      } else {
        buffer.bytes.storeBytes(of: value, toByteOffset: position * 8, as: Double.self)
      }
    case .int32:
      guard let value = node.int64Value.flatMap(Int32.init(exactly:)) else {
        throw .spec("inputs.\(name): should hold whole numbers of 32 bits only")
      }
      buffer.bytes.storeBytes(of: value, toByteOffset: position * 4, as: Int32.self)
    case .int64:
      guard let value = node.int64Value else {
        throw .spec("inputs.\(name): should hold whole numbers of 64 bits only")
      }
      buffer.bytes.storeBytes(of: value, toByteOffset: position * 8, as: Int64.self)
    case .bool:
      guard let value = node.boolValue else {
        throw .spec("inputs.\(name): should hold booleans only")
      }
      buffer.bytes.storeBytes(of: value ? 1 : 0, toByteOffset: position, as: UInt8.self)
    }
  }

  // MARK: Explicit tensors and files

  private func explicit(_ node: JSONNode, name: String) throws(JobFailure) -> TensorValue {
    if let path = node.member("npy") {
      try Self.checkKeys(node, ["npy"], name: name)
      return try files.tensor(npy: path, array: nil, name: name, limits: limits)
    }
    if let path = node.member("npz") {
      try Self.checkKeys(node, ["npz", "array"], name: name)
      guard let array = node.member("array") else {
        throw .spec("inputs.\(name): 'array' is missing beside 'npz'")
      }
      return try files.tensor(npy: path, array: array, name: name, limits: limits)
    }
    try Self.checkKeys(node, ["dtype", "shape", "data"], name: name)
    guard let dtype = node.member("dtype")?.stringValue.flatMap(DType.init(name:)) else {
      let names = DType.allCases.map(\.name).joined(separator: ", ")
      throw .spec("inputs.\(name): 'dtype' should be one of \(names)")
    }
    guard let data = node.member("data") else {
      throw .spec("inputs.\(name): 'data' is missing")
    }
    guard let shape = node.member("shape") else {
      return try nested(data, as: dtype, name: name)
    }
    return try shaped(data, shape, dtype, name: name)
  }

  /// Data as a flat list in row-major order, or nested as the shape says; a scalar's may be bare.
  private func shaped(
    _ data: JSONNode, _ shape: JSONNode, _ dtype: DType, name: String
  ) throws(JobFailure) -> TensorValue {
    var dimensions: [Int] = []
    for element in shape.elements {
      guard let dimension = element.int64Value, dimension >= 0 else {
        throw .spec("inputs.\(name): 'shape' should be a list of whole numbers")
      }
      dimensions.append(Int(dimension))
    }
    guard shape.kind == .array else {
      throw .spec("inputs.\(name): 'shape' should be a list of whole numbers")
    }
    let isFlat = data.elements.allSatisfy { $0.kind != .array }
    guard data.kind == .array, isFlat else {
      let value = try nested(data, as: dtype, name: name)
      guard value.shape.dimensions == dimensions else {
        throw .spec("inputs.\(name): 'data' has the shape \(value.shape.dimensions), not 'shape'")
      }
      return value
    }
    // The data bounds the count before anything of the shape's size is allocated.
    let buffer = try allocate([data.count], dtype, name: name)
    guard Shape(dimensions).checkedElementCount == data.count else {
      throw .spec("inputs.\(name): 'data' has \(data.count) elements, not what 'shape' says")
    }
    var position = 0
    for element in data.elements {
      try store(element, dtype, into: buffer, at: position, name: name)
      position += 1
    }
    return TensorValue(dtype: dtype, shape: Shape(dimensions), buffer: buffer)
  }

  private static func checkKeys(
    _ node: JSONNode, _ known: [String], name: String
  ) throws(JobFailure) {
    for member in node.members {
      let key = member.key.stringValue ?? ""
      if !known.contains(key) {
        throw .spec(
          "inputs.\(name): unknown key '\(key)'"
            + suggestion(for: key, among: known + ["npy", "npz"]))
      }
    }
  }
}
