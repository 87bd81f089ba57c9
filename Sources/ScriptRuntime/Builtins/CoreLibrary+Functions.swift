extension CoreLibrary {
  static func registerFunctions(in library: inout LibraryBuilder) {
    library.function(
      "print", "*values, sep=None, end=None, file=None, flush=False", style: .builtin, role: .writes
    ) {
      (call) throws(ScriptError) in
      let separator = try text(call[0], orDefault: " ", "sep", call)
      let end = try text(call[1], orDefault: "\n", "end", call)
      var line = ""
      var isFirst = true
      for value in Array(call.heap.items(call[4])) {
        if !isFirst { line += separator }
        isFirst = false
        let text = try call.interpreter.str(value)
        try call.interpreter.charge(steps: text.utf8.count >> 8)
        line += text
        if line.utf8.count > 1 << 20 {
          try call.interpreter.write(line)
          line = ""
        }
      }
      try call.interpreter.write(line + end)
      return .none
    }
    library.function("len", "obj, /", style: .builtin, role: .knows) { (call) throws(ScriptError) in
      .int(try call.interpreter.length(call[0]))
    }
    library.function("repr", "obj, /", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      try call.interpreter.newText(try call.interpreter.repr(call[0]))
    }
    library.function("ascii", "obj, /", style: .builtin) { (call) throws(ScriptError) in
      try call.heap.newString(try call.interpreter.ascii(call[0]))
    }
    library.function("format", "value, format_spec='', /", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      guard call[1].tag == .string else {
        throw call.interpreter.error(
          .typeError, "format() argument 2 must be str, not \(call.interpreter.typeName(call[1]))")
      }
      return try call.interpreter.newText(
        try call.interpreter.format(call[0], call.heap.text(call[1])))
    }
    library.function("callable", "obj, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      switch call[0].tag {
      case .native, .function, .boundMethod, .type, .classObject: .true
      case .object: .bool(call.interpreter.special(.call, of: call[0]) != nil)
      default: .false
      }
    }
    library.function("hash", "obj, /", style: .builtin) { (call) throws(ScriptError) in
      .int(try call.interpreter.hash(call[0]))
    }
    library.function("id", "obj, /", style: .builtin, role: .knows) { (call) throws(ScriptError) in
      .int(
        Interpreter.mix(Int(call[0].tag.rawValue), Int(truncatingIfNeeded: call[0].payload))
          & 0x7FFF_FFFF_FFFF)
    }
    library.function("isinstance", "obj, class_or_tuple, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      .bool(
        try call.interpreter.isSubclass(
          call.interpreter.classValue(of: call[0]), of: call[1],
          "isinstance() arg 2 must be a type, a tuple of types, or a union"))
    }
    library.function("issubclass", "cls, class_or_tuple, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      guard call[0].tag == .type || call[0].tag == .classObject else {
        throw call.interpreter.error(.typeError, "issubclass() arg 1 must be a class")
      }
      return .bool(
        try call.interpreter.isSubclass(
          call[0], of: call[1],
          "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
    }
    library.function("getattr", "obj, name, default=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard call[1].tag == .string else {
        throw interpreter.error(
          .typeError, "attribute name must be string, not '\(interpreter.typeName(call[1]))'")
      }
      let name = call.heap.text(call[1])
      do throws(ScriptError) {
        if let value = try interpreter.attribute(call[0], named: name) { return value }
      } catch {
        if call[2].isUnbound || !interpreter.isException(error, .attributeError) { throw error }
      }
      if !call[2].isUnbound { return call[2] }
      throw interpreter.noAttribute(call[0], name)
    }
    library.function("hasattr", "obj, name, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard call[1].tag == .string else {
        throw interpreter.error(
          .typeError, "attribute name must be string, not '\(interpreter.typeName(call[1]))'")
      }
      do throws(ScriptError) {
        return .bool(try interpreter.attribute(call[0], named: call.heap.text(call[1])) != nil)
      } catch {
        if interpreter.isException(error, .attributeError) { return .false }
        throw error
      }
    }
  }

  private static func text(
    _ value: Value, orDefault standard: String, _ name: String, _ call: Call
  ) throws(ScriptError) -> String {
    if value.isNone { return standard }
    guard value.tag == .string else {
      throw call.interpreter.error(
        .typeError, "\(name) must be None or a string, not \(call.interpreter.typeName(value))")
    }
    return call.heap.text(value)
  }
}

extension Interpreter {
  /// The number of Unicode scalars of a string, charged for when they are counted.
  func length(ofString string: Value) throws(ScriptError) -> Int {
    let object = heap.strings[string.index]
    if object.pointee.scalarCount < 0 { try charge(steps: object.pointee.text.utf8.count >> 7) }
    return heap.scalarCount(string)
  }

  /// `len(value)`.
  func length(_ value: Value) throws(ScriptError) -> Int {
    switch value.tag {
    case .string: return try length(ofString: value)
    case .list, .tuple: return heap.items(value).count
    case .dictionary, .set: return heap.count(value)
    case .range: return heap.ranges[value.index].pointee.count
    case .iterator where heap.iterators[value.index].pointee.isView:
      return heap.count(heap.iterators[value.index].pointee.source)
    case .tensor, .variable, .ndarray, .record, .numpyScalar:
      return try TensorOperators.length(value, self)
    case .object, .exception: return try length(ofObject: value)
    case .classObject:
      if let length = try length(ofClass: value) { return length }
      throw error(.typeError, "object of type 'type' has no len()")
    default:
      throw error(.typeError, "object of type '\(displayTypeName(value))' has no len()")
    }
  }

  func isSubclass(_ type: Value, of pattern: Value, _ message: String) throws(ScriptError) -> Bool {
    var pending = [pattern]
    while let next = pending.popLast() {
      try visit()
      switch next.tag {
      case .type, .classObject: if isClass(type, derivedFrom: next) { return true }
      case .tuple:
        try visit(heap.items(next).count)
        try room(for: (pending.count + heap.items(next).count) * ObjectCharge.value)
        pending.append(contentsOf: heap.items(next).reversed())
      default: throw error(.typeError, message)
      }
    }
    return false
  }
}
