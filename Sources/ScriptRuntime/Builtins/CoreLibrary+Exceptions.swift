extension CoreLibrary {
  static func registerExceptions(in library: inout LibraryBuilder) {
    for type in CoreType.allCases
    where type.rawValue >= CoreType.baseException.rawValue
      && type.rawValue < CoreType.opError.rawValue
    {
      library.constant(type.name, .type(TypeID(type)))
    }
    library.constant("IOError", .type(TypeID(.osError)))
    library.constant("EnvironmentError", .type(TypeID(.osError)))
    for type in CoreType.allCases where type.rawValue >= CoreType.opError.rawValue {
      library.constant("tf.errors.\(type.name)", .type(TypeID(type)))
    }
    library.attribute(.baseException, "args") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.exception(value).arguments
    }
    library.attribute(.baseException, "__cause__") { (interpreter, value) throws(ScriptError) in
      let cause = interpreter.heap.exceptions[value.index].pointee.cause
      return cause.isUnbound ? .none : cause
    }
    library.attribute(.baseException, "__context__") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.exceptions[value.index].pointee.context
    }
    library.attribute(.baseException, "__suppress_context__") {
      (interpreter, value) throws(ScriptError) in
      .bool(interpreter.heap.exceptions[value.index].pointee.suppressesContext)
    }
    library.attribute(.stopIteration, "value") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.items(interpreter.heap.exception(value).arguments).first ?? .none
    }
    library.attribute(.baseException, "__traceback__", constant: .none)
    library.method(.baseException, "with_traceback", "tb, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in call.receiver
    }
    library.attribute(TypeID(.opError), "message") { (interpreter, value) throws(ScriptError) in
      try interpreter.heap.newString(try interpreter.exceptionText(value))
    }
  }
}
