import ScriptSyntax
import TapeEngine
import Tensors

/// `tf.TensorShape`: a record whose fields are lengths (ints, or None where unknown).
enum ShapeObject {
  static func isShape(_ value: Value, _ interpreter: Interpreter) -> Bool {
    value.isRecord(.tensorShape)
  }

  static func make(
    _ lengths: [Int], _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    try interpreter.heap.newRecord(.tensorShape, lengths.map { .int($0) })
  }

  static func make(_ shape: Shape, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    try make(shape.dimensions, interpreter)
  }

  /// The shape of unknown rank: its only field is no length.
  static func unknown(_ interpreter: Interpreter) throws(ScriptError) -> Value {
    try interpreter.heap.newRecord(.tensorShape, [.ellipsis])
  }

  static func isUnknown(_ value: Value, _ interpreter: Interpreter) -> Bool {
    interpreter.heap.fields(value).first?.tag == .ellipsis
  }

  /// Whether a partly known shape is compatible with one that is known.
  static func takes(_ value: Value, _ shape: Shape, _ interpreter: Interpreter) -> Bool {
    if isUnknown(value, interpreter) { return true }
    let lengths = interpreter.heap.fields(value)
    return lengths.count == shape.rank
      && zip(lengths, shape.dimensions).allSatisfy { $0.isNone || $0.intValue == $1 }
  }

  /// The lengths of a shape that is fully known.
  static func lengths(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> [Int] {
    var result: [Int] = []
    for field in interpreter.heap.fields(value) {
      if field.isNone || field.tag == .ellipsis {
        throw interpreter.error(
          .valueError,
          "Cannot convert a partially known TensorShape \(try str(value, interpreter)) to a "
            + "Tensor.")
      }
      result.append(field.intValue)
    }
    return result
  }

  private static func texts(_ value: Value, _ interpreter: Interpreter) -> [String] {
    interpreter.heap.fields(value).map { $0.isNone ? "None" : String($0.intValue) }
  }

  static func str(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    if isUnknown(value, interpreter) { return "<unknown>" }
    let texts = texts(value, interpreter)
    return texts.count == 1 ? "(\(texts[0]),)" : "(" + texts.joined(separator: ", ") + ")"
  }

  static func repr(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    isUnknown(value, interpreter)
      ? "TensorShape(None)"
      : "TensorShape([" + texts(value, interpreter).joined(separator: ", ") + "])"
  }

  /// A shape from a list, tuple, integer, another shape or None's absence.
  static func from(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    if isShape(value, interpreter) { return value }
    if value.isNone { return try unknown(interpreter) }
    var fields: [Value] = []
    switch value.tag {
    case .list, .tuple:
      for item in Conversion.items(value, interpreter) {
        if item.isNone {
          fields.append(.none)
        } else {
          fields.append(.int(try IntegerArgument.integer(item, interpreter)))
        }
      }
    default:
      fields = try IntegerArgument.list(value, interpreter).map { .int($0) }
    }
    return try interpreter.heap.newRecord(.tensorShape, fields)
  }

  static func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    guard operation == .equal || operation == .notEqual else { return .notImplemented }
    func fields(_ value: Value) -> [Value]? {
      switch value.tag {
      case .record where isShape(value, interpreter): Array(interpreter.heap.fields(value))
      case .list, .tuple: Array(interpreter.heap.items(value))
      default: nil
      }
    }
    var isSame = false
    if let x = fields(left), let y = fields(right), x.count == y.count {
      isSame = zip(x, y).allSatisfy { a, b in
        (a.isNone && b.isNone) || (a.tag == .ellipsis && b.tag == .ellipsis)
          || (a.isIntegral && b.isIntegral && a.intValue == b.intValue)
      }
    }
    return .bool(isSame == (operation == .equal))
  }

  static func getItem(
    _ shape: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    let fields = interpreter.heap.fields(shape)
    if isUnknown(shape, interpreter) {
      return index.tag == .slice ? try unknown(interpreter) : .none
    }
    if index.tag == .slice {
      let parts = interpreter.heap.slice(index)
      func bound(_ value: Value) throws(ScriptError) -> Int? {
        value.isNone ? nil : try IntegerArgument.integer(value, interpreter)
      }
      let step = try bound(parts.step) ?? 1
      if step == 0 { throw interpreter.error(.valueError, "slice step cannot be zero") }
      let range = StridedSlice.resolve(
        start: try bound(parts.lower), stop: try bound(parts.upper), step: step,
        length: fields.count)
      let items = (0..<range.count).map { fields[range.start + $0 * step] }
      return try interpreter.heap.newRecord(.tensorShape, items)
    }
    let position = try IntegerArgument.integer(index, interpreter)
    guard let place = Shape.fromStart(position, of: fields.count) else {
      throw interpreter.error(.indexError, "tuple index out of range")
    }
    return fields[place]
  }

  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.TensorShape", .type(.tensorShape))
    library.constructor(.tensorShape, "dims") { call throws(ScriptError) in
      try ShapeObject.from(call[0], call.interpreter)
    }
    for name in ["rank", "ndims"] {
      library.attribute(.tensorShape, name) { interpreter, value throws(ScriptError) in
        isUnknown(value, interpreter) ? .none : .int(interpreter.heap.fields(value).count)
      }
    }
    library.attribute(.tensorShape, "dims") { interpreter, value throws(ScriptError) in
      isUnknown(value, interpreter)
        ? .none : try interpreter.heap.newList(Array(interpreter.heap.fields(value)))
    }
    library.method(.tensorShape, "as_list", "") { call throws(ScriptError) in
      if isUnknown(call.receiver, call.interpreter) {
        throw call.interpreter.error(
          .valueError, "as_list() is not defined on an unknown TensorShape.")
      }
      return try call.heap.newList(Array(call.heap.fields(call.receiver)))
    }
    library.method(.tensorShape, "num_elements", "") { call throws(ScriptError) in
      var product = 1
      for field in call.heap.fields(call.receiver) {
        if field.isNone || field.tag == .ellipsis { return .none }
        let (next, overflow) = product.multipliedReportingOverflow(by: field.intValue)
        if overflow { throw call.interpreter.error(.overflowError, "too many elements") }
        product = next
      }
      return .int(product)
    }
    library.method(.tensorShape, "is_fully_defined", "") { call throws(ScriptError) in
      .bool(call.heap.fields(call.receiver).allSatisfy { !$0.isNone && $0.tag != .ellipsis })
    }
    library.method(.tensorShape, "concatenate", "other") { call throws(ScriptError) in
      let other = try ShapeObject.from(call[0], call.interpreter)
      if isUnknown(call.receiver, call.interpreter) || isUnknown(other, call.interpreter) {
        return try unknown(call.interpreter)
      }
      return try call.heap.newRecord(
        .tensorShape, Array(call.heap.fields(call.receiver)) + Array(call.heap.fields(other)))
    }
    library.method(.tensorShape, "is_compatible_with", "other") { call throws(ScriptError) in
      let other = try ShapeObject.from(call[0], call.interpreter)
      if isUnknown(call.receiver, call.interpreter) || isUnknown(other, call.interpreter) {
        return .true
      }
      let (x, y) = (call.heap.fields(call.receiver), call.heap.fields(other))
      return .bool(
        x.count == y.count
          && zip(x, y).allSatisfy { $0.isNone || $1.isNone || $0.intValue == $1.intValue })
    }
  }
}
