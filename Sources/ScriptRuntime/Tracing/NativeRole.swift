import TapeEngine

/// What a native function does with numbers and texts that vary, while a run is traced.
enum NativeRole: UInt8, Sendable {
  /// Not considered yet: what varies is pinned before the call, or refuses the trace.
  case unknown
  /// It hands values on, or reads them through functions that know them.
  case knows
  /// A function of numbers, which becomes a host call.
  case lifts
  /// The same, but of one iterable it asks by comparing.
  case chooses
  /// `float`, `int`, `bool`, `.numpy()`: makes a number of a tensor too.
  case reads
  /// Makes text, with marks in place of what varies.
  case writes
}

extension NativeRole {
  /// The roles of a library's native functions, by their numbers.
  static func table(_ library: LibraryBuilder) -> [NativeRole] {
    var roles = [NativeRole](repeating: .unknown, count: library.natives.count)
    func set(_ role: NativeRole, _ value: Value?) {
      if let value, value.tag == .native { roles[value.index] = role }
    }
    func member(_ path: String) -> Value? {
      let parts = path.split(separator: ".").map(String.init)
      guard var module = library.rootModules[parts[0]] else { return nil }
      for part in parts.dropFirst().dropLast() {
        guard let next = library.modules[module].members[part], next.tag == .module else {
          return nil
        }
        module = next.index
      }
      return library.modules[module].members[parts[parts.count - 1]]
    }
    func setMethods(_ role: NativeRole, of type: CoreType, _ names: [String]?) {
      let members = library.types[Int(type.rawValue)].members
      for (name, symbol) in library.symbols where names?.contains(name) ?? true {
        if case .method(let native)? = members[symbol] { roles[native] = role }
      }
    }
    func setConstructor(_ role: NativeRole, of type: CoreType) {
      if let native = library.types[Int(type.rawValue)].constructor { roles[native] = role }
    }

    for name in knowing { set(.knows, library.builtins[name]) }
    for name in lifting { set(.lifts, library.builtins[name]) }
    for name in ["min", "max"] { set(.chooses, library.builtins[name]) }
    for name in ["print", "repr", "format"] { set(.writes, library.builtins[name]) }
    for type in [
      CoreType.list, .tuple, .type, .property, .staticMethod, .classMethod, .superObject,
    ] {
      setConstructor(.knows, of: type)
    }
    setMethods(.knows, of: .object, nil)
    setMethods(.writes, of: .object, ["__repr__", "__str__", "__format__"])
    setMethods(.knows, of: .baseException, ["__init__", "with_traceback", "add_note"])
    setMethods(.writes, of: .baseException, ["__repr__", "__str__"])
    setMethods(.knows, of: .generator, nil)
    setMethods(.knows, of: .property, nil)
    setMethods(.knows, of: .type, nil)
    set(.knows, member("abc.abstractmethod"))
    for type in [CoreType.float, .int, .bool] { setConstructor(.reads, of: type) }
    setConstructor(.writes, of: .string)
    setMethods(.writes, of: .string, ["join", "format"])
    setMethods(
      .knows, of: .list, ["append", "extend", "insert", "pop", "copy", "clear", "reverse"])
    setMethods(.knows, of: .dictionary, nil)
    setMethods(.reads, of: .eagerTensor, ["numpy"])
    setMethods(.reads, of: .resourceVariable, ["numpy"])
    let scalars: [CoreType] = [
      .float, .int, .numpyGeneric, .numpyFloat32, .numpyFloat64, .numpyInt32, .numpyInt64,
      .numpyBool,
    ]
    for type in scalars {
      setMethods(.lifts, of: type, ["item", "is_integer", "conjugate", "bit_length", "astype"])
    }
    for type in scalars.dropFirst(3) { setConstructor(.lifts, of: type) }
    if let math = library.rootModules["math"] {
      for value in library.modules[math].members.values { set(.lifts, value) }
    }
    for name in numPy { set(.lifts, member("np." + name)) }
    for name in tensorFlow { set(.knows, member("tf." + name)) }
    for (index, native) in library.natives.enumerated()
    where native.name == FunctionDecorator.name {
      roles[index] = .knows
    }
    setConstructor(.knows, of: .variable)
    setConstructor(.knows, of: .resourceVariable)
    setMethods(.knows, of: .resourceVariable, ["assign", "assign_add", "assign_sub"])
    return roles
  }

  private static let knowing = [
    "len", "enumerate", "zip", "map", "filter", "reversed", "iter", "next", "any", "all", "sum",
    "isinstance", "callable", "issubclass", "getattr", "hasattr", "setattr", "delattr", "vars",
    "dir",
    "id",
  ]
  private static let lifting = ["abs", "round", "pow"]
  private static let numPy = [
    "sqrt", "exp", "log", "log10", "log2", "log1p", "expm1", "abs", "absolute", "fabs", "sin",
    "cos", "tan", "tanh", "sinh", "cosh", "arctan", "arcsin", "arccos", "maximum", "minimum",
    "power",
    "square", "floor", "ceil", "sign", "isnan", "isfinite", "isinf", "round", "around",
  ]
  /// Their operands become tensors by `Conversion`.
  private static let tensorFlow = [
    "constant", "convert_to_tensor", "cast", "maximum", "minimum", "pow", "add", "subtract",
    "multiply", "divide", "math.squared_difference", "abs", "sqrt", "exp", "math.log", "square",
    "where", "sin", "cos", "tanh", "sigmoid", "less", "less_equal", "greater", "greater_equal",
    "equal", "not_equal", "stack", "concat", "reduce_sum", "reduce_mean", "reduce_max",
    "reduce_min",
  ]
}
