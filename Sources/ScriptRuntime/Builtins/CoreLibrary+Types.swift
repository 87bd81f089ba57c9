import Numerals

extension CoreLibrary {
  static func registerTypes(in library: inout LibraryBuilder) {
    let named: [CoreType] = [
      .object, .type, .bool, .int, .float, .string, .list, .tuple, .dictionary, .set, .slice,
    ]
    for type in named { library.constant(type.name, .type(TypeID(type))) }
    library.constant("Ellipsis", .ellipsis)
    library.constant("NotImplemented", .notImplemented)
    library.constant("__name__", library.string("__main__"))
    library.constructor(.type, "obj, bases=?, dict=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      if call[1].isUnbound { return call.interpreter.classValue(of: call[0]) }
      guard call[0].tag == .string, call[1].tag == .tuple, call[2].tag == .dictionary else {
        throw call.interpreter.error(
          .typeError, "type() takes 1 or 3 arguments: a name, a tuple of bases, a dict")
      }
      return try call.interpreter.makeClass(
        call.heap.text(call[0]), bases: Array(call.heap.items(call[1])),
        namespace: try call.interpreter.copy(dictionary: call[2]))
    }
    library.constructor(.bool, "x=False, /", style: .builtin, role: .reads) {
      (call) throws(ScriptError) in
      .bool(try call.interpreter.truth(call[0]))
    }
    library.constructor(.int, "x=0, /, base=?", style: .keyword, role: .reads) {
      (call) throws(ScriptError) in
      try call.interpreter.makeInteger(call[0], base: call[1])
    }
    library.constructor(.float, "x=0.0, /", style: .builtin, role: .reads) {
      (call) throws(ScriptError) in
      .float(try call.interpreter.makeFloat(call[0]))
    }
    library.constructor(.string, "object='', encoding=?, errors=?", style: .keyword, role: .writes)
    {
      (call) throws(ScriptError) in
      if call[0].tag == .string || call[0].tag == .tracedText { return call[0] }
      return try call.interpreter.newText(try call.interpreter.str(call[0]))
    }
    library.constructor(.list, "iterable=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      if call[0].isUnbound { return try call.heap.newList() }
      return try call.interpreter.list(of: call[0], keeping: .stack)
    }
    library.constructor(.tuple, "iterable=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      if call[0].isUnbound { return try call.heap.newTuple([]) }
      if call[0].tag == .tuple { return call[0] }
      return try call.heap.newTuple(
        try call.interpreter.elements(of: call[0], keeping: .stack))
    }
    library.constructor(.set, "iterable=?, /", style: .builtin) { (call) throws(ScriptError) in
      let set = try call.heap.newSet()
      if !call[0].isUnbound {
        try call.interpreter.update(set: set, with: call[0], keeping: .stack)
      }
      return set
    }
    library.constant("frozenset", .type(.set))
    library.constructor(.dictionary, "mapping=?, /, **kwargs", style: .builtin) {
      (call) throws(ScriptError) in
      let dictionary = try call.heap.newDictionary()
      if !call[0].isUnbound {
        // On the stack beside the arguments it outlives what the script does.
        try call.withHandles(1) { handles throws(ScriptError) in
          handles[0] = dictionary
          try call.interpreter.update(dictionary: dictionary, with: call[0])
        }
      }
      for (key, value) in try call.interpreter.entries(call[1]) {
        try call.interpreter.dictionarySet(dictionary, key, value)
      }
      return dictionary
    }
    library.constructor(.slice, "start, stop=?, step=?, /", style: .builtin) {
      (call) throws(ScriptError) in
      if call[1].isUnbound { return try call.heap.newSlice(.none, call[0], .none) }
      return try call.heap.newSlice(call[0], call[1], call[2].isUnbound ? .none : call[2])
    }
    library.constructor(.object, "", style: .builtin) { (call) throws(ScriptError) in
      try call.heap.newRecord(.object, [])
    }
    library.attribute(.slice, "start") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.slice(value).lower
    }
    library.attribute(.slice, "stop") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.slice(value).upper
    }
    library.attribute(.slice, "step") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.slice(value).step
    }
    library.attribute(.range, "start") { (interpreter, value) throws(ScriptError) in
      .int(interpreter.heap.range(value).start)
    }
    library.attribute(.range, "stop") { (interpreter, value) throws(ScriptError) in
      .int(interpreter.heap.range(value).stop)
    }
    library.attribute(.range, "step") { (interpreter, value) throws(ScriptError) in
      .int(interpreter.heap.range(value).step)
    }
  }
}

extension Interpreter {
  /// `int(value, base)`.
  func makeInteger(_ value: Value, base: Value) throws(ScriptError) -> Value {
    if value.tag == .string {
      let radix = base.isUnbound ? 10 : try integer(base)
      guard radix == 0 || (2...36).contains(radix) else {
        throw error(.valueError, "int() base must be >= 2 and <= 36, or 0")
      }
      return try parseInteger(heap.text(value), radix)
    }
    if !base.isUnbound {
      throw error(.typeError, "int() can't convert non-string with explicit base")
    }
    let number = try pythonNumber(value)
    switch number.tag {
    case .int, .bool: return .int(number.intValue)
    case .float: return .int(try truncated(number.floatValue))
    default:
      throw error(
        .typeError,
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(displayTypeName(value))'")
    }
  }

  /// A number as Python's own, of NumPy scalars and tensors too; unbound of anything else.
  func pythonNumber(_ value: Value, isFloat: Bool = false) throws(ScriptError) -> Value {
    if value.isPythonNumber { return value }
    if value.tag == .object {
      return try number(ofObject: value, isFloat ? [.float, .index] : [.int, .index, .trunc])
    }
    return TensorOperators.handles(value) ? try TensorOperators.number(value, self) : .unbound
  }

  /// A float without its fraction, as an integer.
  func truncated(_ value: Double) throws(ScriptError) -> Int {
    if value.isNaN { throw error(.valueError, "cannot convert float NaN to integer") }
    if value.isInfinite { throw error(.overflowError, "cannot convert float infinity to integer") }
    guard let result = Int(exactly: value.rounded(.towardZero)) else { throw overflow() }
    return result
  }

  private func parseInteger(_ text: String, _ base: Int) throws(ScriptError) -> Value {
    func invalid() -> ScriptError {
      error(
        .valueError,
        "invalid literal for int() with base \(base): \(Interpreter.quoted(text))")
    }
    try charge(steps: text.utf8.count >> 4)
    try room(for: 4 * text.utf8.count)
    var digits = Array(Interpreter.plainDigits(Interpreter.stripped(text)).utf8)
    if base == 0, digits.count > 1, digits.drop(while: { $0 == 0x2B || $0 == 0x2D }).first == 0x30,
      digits.contains(where: { (0x31...0x39).contains($0) }),
      !digits.contains(where: { $0 | 0x20 >= 0x61 })
    {
      // `010` is no literal.
      throw invalid()
    }
    var isNegative = false
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      isNegative = digits.removeFirst() == UInt8(ascii: "-")
    }
    var radix = base
    if digits.count > 2, digits[0] == UInt8(ascii: "0") {
      let letter = digits[1] | 0x20
      let prefixes: [UInt8: Int] = [
        UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2,
      ]
      if let named = prefixes[letter], radix == 0 || radix == named {
        radix = named
        digits.removeFirst(2)
        if digits.first == UInt8(ascii: "_") { digits.removeFirst() }
      }
    }
    if radix == 0 { radix = 10 }
    if digits.isEmpty || digits.first == UInt8(ascii: "_") || digits.last == UInt8(ascii: "_") {
      throw invalid()
    }
    var result = 0
    var overflows = false
    var afterUnderscore = false
    for byte in digits {
      if byte == UInt8(ascii: "_") {
        if afterUnderscore { throw invalid() }
        afterUnderscore = true
        continue
      }
      afterUnderscore = false
      let digit: Int
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(byte) - 48
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = Int(byte) - 87
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = Int(byte) - 55
      default: throw invalid()
      }
      if digit >= radix { throw invalid() }
      let scaled = result.multipliedReportingOverflow(by: radix)
      let next =
        isNegative
        ? scaled.partialValue.subtractingReportingOverflow(digit)
        : scaled.partialValue.addingReportingOverflow(digit)
      overflows = overflows || scaled.overflow || next.overflow
      result = next.partialValue
    }
    if overflows { throw overflow() }
    return .int(result)
  }

  /// `float(value)`.
  func makeFloat(_ value: Value) throws(ScriptError) -> Double {
    if value.tag == .string {
      let text = heap.text(value)
      try charge(steps: text.utf8.count >> 4)
      try room(for: 4 * text.utf8.count)
      guard let result = Interpreter.parseFloat(text) else {
        throw error(
          .valueError, "could not convert string to float: \(Interpreter.quoted(text))")
      }
      return result
    }
    guard let result = try pythonNumber(value, isFloat: true).pythonDouble else {
      throw error(
        .typeError,
        "float() argument must be a string or a real number, not '\(displayTypeName(value))'")
    }
    return result
  }

  private static func parseFloat(_ text: String) -> Double? {
    let trimmed = plainDigits(stripped(text))
    if let value = parseDouble(trimmed) { return value }
    let lower = trimmed.lowercased()
    let unsigned = lower.hasPrefix("-") || lower.hasPrefix("+") ? String(lower.dropFirst()) : lower
    let isNegative = lower.hasPrefix("-")
    switch unsigned {
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    case "nan": return .nan
    default: break
    }
    // Underscores stand between digits only.
    let bytes = Array(trimmed.utf8)
    guard bytes.contains(UInt8(ascii: "_")) else { return nil }
    func isDigit(_ index: Int) -> Bool {
      index >= 0 && index < bytes.count && bytes[index] >= 48 && bytes[index] <= 57
    }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
      if !isDigit(index - 1) || !isDigit(index + 1) { return nil }
    }
    return parseDouble(trimmed.replacing("_", with: ""))
  }

  /// A text with the digits of other scripts as ASCII's.
  private static func plainDigits(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !scalar.isASCII, scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue,
        let digit = Unicode.Scalar(48 + UInt32(value))
      {
        result.append(digit)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// A text without the white space at its ends.
  static func stripped(_ text: String) -> String {
    var view = Substring(text).unicodeScalars
    while let first = view.first, isSpace(first) { view.removeFirst() }
    while let last = view.last, isSpace(last) { view.removeLast() }
    return String(view)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (0x09...0x0D).contains(scalar.value)
        || (0x1C...0x1F).contains(scalar.value)
      : scalar.properties.isWhitespace
  }

  /// `dict.update(other)`, for native functions: the dictionary is an argument or in a handle.
  func update(dictionary: Value, with other: Value) throws(ScriptError) {
    if other.tag == .dictionary {
      for (key, value) in try entries(other) { try dictionarySet(dictionary, key, value) }
      return
    }
    if try mergeMapping(other, into: dictionary) { return }
    let iterator = try iterator(over: other)
    try withHandles(4, keeping: .stack) { handles throws(ScriptError) in
      handles[0] = dictionary
      handles[1] = iterator
      var number = 0
      while try handles.next(1, into: 2) {
        guard isIterable(handles[2]) else {
          throw error(
            .typeError,
            "cannot convert dictionary update sequence element #\(number) to a sequence")
        }
        handles[3] = try list(of: handles[2], keeping: .stack)
        let count = heap.items(handles[3]).count
        guard count == 2 else {
          throw error(
            .valueError,
            "dictionary update sequence element #\(number) has length \(count); 2 is required")
        }
        try dictionarySet(dictionary, heap.items(handles[3])[0], heap.items(handles[3])[1])
        number += 1
      }
    }
  }
}
