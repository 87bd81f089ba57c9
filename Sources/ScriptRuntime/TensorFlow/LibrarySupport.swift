/// What the modules of the library need and no program has: `_tapedeck`.
enum LibrarySupport {
  /// The module's name.
  static let module = "_tapedeck"

  static func register(in library: inout LibraryBuilder) {
    modules(in: &library)
    library.constant("_tapedeck.Variable", .type(TypeID(.kerasVariable)))
    library.function("_tapedeck.parameters", "function", role: .knows) {
      call throws(ScriptError) in
      try call.heap.newTuple(parameters(of: call[0], call.interpreter))
    }
    library.function("_tapedeck.explain", "error, message", role: .knows) {
      call throws(ScriptError) in
      // The exception is the same, so that its traceback begins where it arose.
      let arguments = try call.heap.newTuple([call[1]])
      if call[0].tag == .exception {
        call.heap.exceptions[call[0].index].pointee.arguments = arguments
      }
      return .none
    }
  }

  /// The modules of `tf` that have names of the library alone.
  private static func modules(in library: inout LibraryBuilder) {
    for name in [
      "compat.v1", "compat.v1.logging", "config", "config.experimental", "config.optimizer",
      "config.threading", "summary", "test",
    ] {
      library.module("tf.\(name)", displayName: "tensorflow._api.v2.\(name)")
    }
    library.function("_tapedeck.warn", "message") { call throws(ScriptError) in
      call.interpreter.warn(call.heap.text(call[0]), limit: 1)
      return .none
    }
    library.function("_tapedeck.clock", "") { call throws(ScriptError) in
      // A step lasts a nanosecond.
      .float(Double(call.interpreter.stepsTaken) * 1e-9)
    }
  }

  /// The names of a function's parameters, without a method's `self`; `*args` and `**kwargs` with their stars.
  private static func parameters(of value: Value, _ interpreter: Interpreter) throws(ScriptError)
    -> [Value]
  {
    var function = FunctionDecorator.function(behind: value, interpreter) ?? value
    var skipped = 0
    if function.tag == .boundMethod {
      function = interpreter.heap.boundMethod(function).function
      function = FunctionDecorator.function(behind: function, interpreter) ?? function
      skipped = 1
    }
    guard function.tag == .function, let program = interpreter.program else { return [] }
    let code = interpreter.heap.functions[function.index].pointee.code
    let signature = program.codes[code].info.signature
    var names: [Value] = []
    for (slot, parameter) in signature.parameters.enumerated().dropFirst(skipped) {
      let stars =
        signature.hasKeywordVariadic && slot == signature.keywordVariadicSlot
        ? "**" : signature.hasVariadic && slot == signature.variadicSlot ? "*" : ""
      names.append(try interpreter.name(stars + parameter.name))
    }
    return names
  }
}
