// `format`, `%` and `str.format`: values are the interpreter's, the layout is `Text`'s.
extension Interpreter {
  /// `format(value, specification)`.
  public func format(_ value: Value, _ specification: String) throws(ScriptError) -> String {
    if TensorOperators.handles(value) {
      return try TensorOperators.format(value, specification, self)
    }
    if specification.isEmpty { return try str(value) }
    throw error(.valueError, "Invalid format specifier")
  }

  /// `left % right` of a string.
  func percent(_ left: Value, _ right: Value) throws(ScriptError) -> Value {
    throw error(.valueError, "unsupported format character")
  }
}

extension Interpreter {
  /// `string.format(…)`.
  func formatString(_ string: Value, positional: [Value], keywords: Value) throws(ScriptError)
    -> Value
  {
    string
  }
}
