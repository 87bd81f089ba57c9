extension CoreLibrary {
  static func registerGenerators(in library: inout LibraryBuilder) {
    let generator = TypeID(.generator)
    library.method(generator, "send", "value, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      try interpreter.charge(steps: 1)
      let value = try interpreter.advance(generator: call.receiver, sending: call[0])
      if value.isUnbound { throw try interpreter.stopped() }
      return value
    }
    library.method(generator, "throw", "typ, val=None, tb=None, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      try interpreter.charge(steps: 1)
      let exception = try interpreter.thrown(call[0], call[1])
      let value = try interpreter.raise(exception, in: call.receiver)
      if value.isUnbound { throw try interpreter.stopped() }
      return value
    }
    library.method(generator, "close", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.close(generator: call.receiver)
      return .none
    }
    library.method(generator, "__next__", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let value = try call.interpreter.advance(generator: call.receiver)
      if value.isUnbound { throw try call.interpreter.stopped() }
      return value
    }
    library.method(generator, "__iter__", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      call.receiver
    }
  }
}

extension Interpreter {
  /// The exception of `generator.throw(type, value)`.
  fileprivate func thrown(_ type: Value, _ value: Value) throws(ScriptError) -> Value {
    if type.tag == .exception { return type }
    if value.tag == .exception { return value }
    let isClass = type.tag == .type || type.tag == .classObject
    if isClass {
      let made = try call(type, value.isNone ? [] : [value])
      if made.tag == .exception { return made }
    }
    throw error(
      .typeError,
      "exceptions must be classes or instances deriving from BaseException, not "
        + typeName(type))
  }
}
