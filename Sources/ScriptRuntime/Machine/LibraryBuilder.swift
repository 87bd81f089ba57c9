/// Collects natives, types and modules for a `Library`.
struct LibraryBuilder {
  var natives: [NativeFunction] = []
  var types: [TypeInfo] = []
  var modules: [ModuleInfo] = []
  var getters: [NativeGetter] = []
  var symbols: [String: UInt32] = [:]
  var builtins: [String: Value] = [:]
  var strings: [String] = []
  var rootModules: [String: Int] = [:]
  private var modulePaths: [String: Int] = [:]
  private var stringIndices: [String: Int] = [:]

  private(set) var specialNames: [Value] = []

  init() { specialNames = Special.allCases.map { string($0.name) } }

  /// A string that lives in every heap, for constants and defaults.
  mutating func string(_ text: String) -> Value {
    if let index = stringIndices[text] { return Value(tag: .string, payload: UInt64(index)) }
    stringIndices[text] = strings.count
    strings.append(text)
    return Value(tag: .string, payload: UInt64(strings.count - 1))
  }

  /// Declares a native function under a path (`tf.reduce_sum`; a bare name is a built-in) and
  /// under its aliases, and returns it.
  ///
  /// - Parameters:
  ///   - signature: `input_tensor, axis=None, *, name='x', *args, **kwargs`; `/` ends the
  ///     positional-only ones; the default `?` leaves an argument that was not given unbound.
  ///   - name: as errors and `print` name it; by default the path's last part.
  ///   - role: its way with values that vary.
  @discardableResult
  mutating func function(
    _ path: String, aliases: [String] = [], _ signature: String, name: String? = nil,
    style: BindingStyle = .python, role: NativeRole = .unknown, _ body: @escaping NativeBody
  ) -> Value {
    // Errors of `math` name the module.
    let short = path.hasPrefix("math.") ? path : String(path.split(separator: ".").last ?? "")
    let value = native(name ?? short, signature, style: style, role: role, body)
    constant(path, value)
    for alias in aliases { constant(alias, value) }
    return value
  }

  /// Declares a native function that has no path, and returns it.
  mutating func native(
    _ name: String, _ signature: String, style: BindingStyle = .python,
    role: NativeRole = .unknown, _ body: @escaping NativeBody
  ) -> Value {
    let parsed = Signature(signature) { string($0) }
    natives.append(
      NativeFunction(name: name, signature: parsed, style: style, role: role, body: body))
    return Value(tag: .native, payload: UInt64(natives.count - 1))
  }

  /// Puts a value under a path: `math.pi`, `tf.float32`, or a built-in's bare name.
  mutating func constant(_ path: String, _ value: Value) {
    guard let dot = path.lastIndex(of: ".") else {
      builtins[path] = value
      return
    }
    let module = self.module(String(path[..<dot]))
    modules[module].members[String(path[path.index(after: dot)...])] = value
  }

  /// Declares a module (and those above it); a constant's path does so by itself.
  ///
  /// - Parameter displayName: as errors name it: `tensorflow._api.v2.math`.
  @discardableResult
  mutating func module(_ path: String, displayName: String? = nil) -> Int {
    if let index = modulePaths[path] {
      if let displayName { modules[index].displayName = displayName }
      return index
    }
    let index = modules.count
    modules.append(ModuleInfo(path: path, displayName: displayName ?? path))
    modulePaths[path] = index
    if path.contains(".") {
      constant(path, Value(tag: .module, payload: UInt64(index)))
    } else {
      rootModules[path] = index
    }
    return index
  }

  /// Declares a type of the surface's own, for records and enumerations.
  mutating func type(
    _ name: String, qualifiedName: String? = nil, base: TypeID = .object, path: String? = nil
  ) -> TypeID {
    types.append(
      TypeInfo(name: name, qualifiedName: qualifiedName ?? name, base: base, constructor: nil))
    let id = TypeID(rawValue: UInt16(types.count - 1))
    if let path { constant(path, .type(id)) }
    return id
  }

  /// Changes what a type is called: of the fixed types that belong to the surface.
  mutating func rename(_ type: TypeID, _ name: String, qualifiedName: String) {
    types[Int(type.rawValue)].name = name
    types[Int(type.rawValue)].qualifiedName = qualifiedName
  }

  /// Makes a type callable.
  mutating func constructor(
    _ type: TypeID, _ signature: String, name: String? = nil, style: BindingStyle = .python,
    role: NativeRole = .unknown, _ body: @escaping NativeBody
  ) {
    let value = native(
      name ?? types[Int(type.rawValue)].name, signature, style: style, role: role, body)
    types[Int(type.rawValue)].constructor = value.index
  }

  /// Declares an enumeration whose members are attributes of the type.
  mutating func enumeration(
    _ name: String, qualifiedName: String? = nil, cases: [String], path: String
  ) -> TypeID {
    let id = type(name, qualifiedName: qualifiedName, path: path)
    types[Int(id.rawValue)].cases = cases
    return id
  }

  /// Declares a method; the signature does not mention `self`, which is `call.receiver`.
  mutating func method(
    _ type: TypeID, _ name: String, _ signature: String, display: String? = nil,
    style: BindingStyle = .method, role: NativeRole = .unknown, _ body: @escaping NativeBody
  ) {
    let shown = display ?? "\(types[Int(type.rawValue)].name).\(name)"
    let value: Value
    if type == .string {
      // Whatever it does, it reads the text.
      value = native(shown, signature, style: style, role: role) { (call) throws(ScriptError) in
        try call.interpreter.chargeReading(call.receiver)
        return try body(&call)
      }
    } else {
      value = native(shown, signature, style: style, role: role, body)
    }
    types[Int(type.rawValue)].members[symbol(name)] = .method(value.index)
  }

  /// Declares an attribute that is computed when read.
  mutating func attribute(
    _ type: TypeID, _ name: String, _ getter: @escaping NativeGetter
  ) {
    getters.append(getter)
    types[Int(type.rawValue)].members[symbol(name)] = .attribute(getters.count - 1)
  }

  /// Declares an attribute that is the same for every object of the type.
  mutating func attribute(_ type: TypeID, _ name: String, constant value: Value) {
    types[Int(type.rawValue)].members[symbol(name)] = .constant(value)
  }

  private mutating func symbol(_ name: String) -> UInt32 {
    if let symbol = symbols[name] { return symbol }
    let symbol = UInt32(symbols.count)
    symbols[name] = symbol
    return symbol
  }
}
