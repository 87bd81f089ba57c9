/// The description at the head of an `.npy` file: a Python dictionary with three keys.
struct NumPyHeader: Equatable {
  var dtypeName: String
  var itemSize: Int
  var isFortranOrder: Bool
  var shape: [Int]

  /// Where the dictionary begins and how long it is, from the file's first 12 bytes.
  static func extent(
    _ prefix: [UInt8], _ path: String
  ) throws(ReferenceError) -> (start: Int, length: Int) {
    let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
    guard prefix.count >= 10, Array(prefix.prefix(6)) == magic else {
      throw .malformed(path: path, reason: "not a NumPy file")
    }
    let short = Int(prefix[8]) | Int(prefix[9]) << 8
    switch prefix[6] {
    case 1: return (10, short)
    case 2, 3:
      guard prefix.count >= 12 else {
        throw .malformed(path: path, reason: "the header is cut off")
      }
      let length = short | Int(prefix[10]) << 16 | Int(prefix[11]) << 24
      guard length <= 1 << 16 else {
        throw .unsupported(path: path, reason: "a header of \(length) bytes")
      }
      return (12, length)
    default: throw .unsupported(path: path, reason: "NumPy format version \(prefix[6])")
    }
  }

  init(_ text: [UInt8], _ path: String) throws(ReferenceError) {
    var scanner = PythonLiteralScanner(text)
    guard let fields = scanner.dictionary() else {
      throw .malformed(path: path, reason: "the header is no dictionary")
    }
    var order: Bool?
    var dimensions: [Int]?
    var type: (String, Int)?
    for (key, value) in fields {
      switch (key, value) {
      case ("fortran_order", .bool(let flag)): order = flag
      case ("shape", .tuple(let sizes)): dimensions = sizes
      case ("descr", .string(let code)): type = try Self.dtype(code, path)
      case ("descr", .other):
        throw .unsupported(path: path, reason: "structured arrays")
      default: throw .malformed(path: path, reason: "unexpected '\(key)' in the header")
      }
    }
    guard let order, let dimensions, let type else {
      throw .malformed(path: path, reason: "the header lacks descr, fortran_order or shape")
    }
    guard dimensions.count <= 64 else {
      throw .unsupported(path: path, reason: "\(dimensions.count) dimensions")
    }
    (dtypeName, itemSize) = type
    isFortranOrder = order
    shape = dimensions
  }

  private static func dtype(
    _ code: String, _ path: String
  ) throws(ReferenceError) -> (String, Int) {
    switch code {
    case "<f4": return ("float32", 4)
    case "<f8": return ("float64", 8)
    case "<i4": return ("int32", 4)
    case "<i8": return ("int64", 8)
    case "|b1": return ("bool", 1)
    default:
      let what = code.contains("O") ? "object arrays" : "dtype '\(code)'"
      throw .unsupported(path: path, reason: what)
    }
  }

  /// The size of the elements in bytes.
  func size(limit: Int, _ path: String) throws(ReferenceError) -> Int {
    // An empty array is small whatever its other dimensions say.
    guard !shape.contains(0) else { return 0 }
    var size = itemSize
    for dimension in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: dimension)
      guard !overflows, product <= limit else { throw .tooLarge(path: path, limit: limit) }
      size = product
    }
    guard size <= limit else { throw .tooLarge(path: path, limit: limit) }
    return size
  }

  /// The elements with their description, in row-major order.
  func array(_ elements: ArrayBytes, _ path: String) throws(ReferenceError) -> NumPyArray {
    if dtypeName == "bool", elements.bytes.contains(where: { $0 > 1 }) {
      throw .malformed(path: path, reason: "a bool that is neither 0 nor 1")
    }
    let ordered = isFortranOrder && shape.count > 1 ? rowMajor(elements) : elements
    return NumPyArray(dtypeName: dtypeName, shape: shape, elements: ordered)
  }

  /// Transposes column-major elements.
  private func rowMajor(_ source: ArrayBytes) -> ArrayBytes {
    let result = ArrayBytes(count: source.count)
    guard source.count > 0, let from = source.memory.baseAddress,
      let to = result.memory.baseAddress
    else { return result }
    var strides: [Int] = []
    var stride = itemSize
    for dimension in shape {
      strides.append(stride)
      stride *= dimension
    }
    var index = [Int](repeating: 0, count: shape.count)
    var offset = 0
    for position in Swift.stride(from: 0, to: source.count, by: itemSize) {
      (to + position).copyMemory(from: from + offset, byteCount: itemSize)
      // The next index in row-major order, and its column-major offset.
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        offset += strides[axis]
        if index[axis] < shape[axis] { break }
        offset -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return result
  }
}

/// Reads the few Python literals of such a header, and nothing else.
private struct PythonLiteralScanner {
  enum Value {
    case string(String)
    case bool(Bool)
    case tuple([Int])
    /// Something that begins like another literal.
    case other
  }

  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  /// A dictionary of strings to values; white space may follow.
  mutating func dictionary() -> [(String, Value)]? {
    guard take("{") else { return nil }
    var fields: [(String, Value)] = []
    while !take("}") {
      guard fields.count < 16, let key = string(), take(":"), let value = value() else {
        return nil
      }
      fields.append((key, value))
      if case .other = value { return fields }
      guard take(",") || peek == UInt8(ascii: "}") else { return nil }
    }
    skipSpace()
    return position == text.count ? fields : nil
  }

  private mutating func value() -> Value? {
    skipSpace()
    switch peek {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "("): return tuple().map { .tuple($0) }
    case UInt8(ascii: "["): return .other
    default:
      if take("True") { return .bool(true) }
      if take("False") { return .bool(false) }
      return nil
    }
  }

  private mutating func tuple() -> [Int]? {
    guard take("(") else { return nil }
    var sizes: [Int] = []
    while !take(")") {
      guard sizes.count < 256, let size = integer() else { return nil }
      sizes.append(size)
      guard take(",") || peek == UInt8(ascii: ")") else { return nil }
    }
    return sizes
  }

  private mutating func integer() -> Int? {
    skipSpace()
    let start = position
    var value = 0
    while let byte = peek, byte >= 0x30, byte <= 0x39 {
      let (scaled, overflows) = value.multipliedReportingOverflow(by: 10)
      let (next, overflowsToo) = scaled.addingReportingOverflow(Int(byte - 0x30))
      guard !overflows, !overflowsToo else { return nil }
      value = next
      position += 1
    }
    guard position > start else { return nil }
    skipSpace()
    return value
  }

  private mutating func string() -> String? {
    skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    position += 1
    let start = position
    while let byte = peek, byte != quote {
      guard byte != UInt8(ascii: "\\") else { return nil }
      position += 1
    }
    guard position < text.count else { return nil }
    position += 1
    return String(decoding: text[start..<(position - 1)], as: UTF8.self)
  }

  private var peek: UInt8? { position < text.count ? text[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    skipSpace()
    let length = word.utf8CodeUnitCount
    guard length <= text.count - position else { return false }
    for index in 0..<length where text[position + index] != word.utf8Start[index] { return false }
    position += length
    skipSpace()
    return true
  }
}
