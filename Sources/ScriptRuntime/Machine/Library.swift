/// Everything that scripts find ready-made: native functions, types with their methods and
/// attributes, modules. Made once, immutable, shared by all threads.
public final class Library: Sendable {
  let natives: [NativeFunction]
  /// `natives`, laid out for calling; lives as long as the library.
  nonisolated(unsafe) let nativeTable: UnsafeMutablePointer<NativeEntry>  // reason: fixed
  let types: [TypeInfo]
  let modules: [ModuleInfo]
  let getters: [NativeGetter]
  /// Attribute names that some built-in type has, and their numbers.
  let symbols: [String: UInt32]
  /// What a type has under a symbol; the key is `type << 32 | symbol`. Bases are merged in.
  let members: [UInt64: Member]
  /// Python's built-in names.
  let builtins: [String: Value]
  /// The first strings of every heap, so that constants can be strings.
  let strings: [String]
  /// The names of the protocols' methods, by the numbers of `Special`.
  let specialNames: [Value]
  /// What the natives do with values that vary, by their numbers.
  let roles: [NativeRole]
  /// Names with a module of their own: `tf`, `np`, `math`.
  let rootModules: [String: Int]

  init(_ builder: LibraryBuilder) {
    natives = builder.natives
    nativeTable = .allocate(capacity: max(natives.count, 1))
    for (index, native) in builder.natives.enumerated() {
      (nativeTable + index).initialize(to: NativeEntry(native))
    }
    types = builder.types
    modules = builder.modules
    getters = builder.getters
    symbols = builder.symbols
    builtins = builder.builtins
    specialNames = builder.specialNames
    strings = builder.strings
    rootModules = builder.rootModules
    roles = builder.natives.map(\.role)
    var merged: [UInt64: Member] = [:]
    for type in types.indices {
      var ancestor: Int? = type
      while let current = ancestor {
        for (symbol, member) in types[current].members {
          let key = Self.key(type, symbol)
          if merged[key] == nil { merged[key] = member }
        }
        ancestor = types[current].base.map { Int($0.rawValue) }
      }
    }
    members = merged
  }

  static func key(_ type: Int, _ symbol: UInt32) -> UInt64 { UInt64(type) << 32 | UInt64(symbol) }

  /// The one library.
  public static let standard: Library = {
    var builder = LibraryBuilder()
    CoreLibrary.register(in: &builder)
    TensorFlowLibrary.register(in: &builder)
    return Library(builder)
  }()

  /// What stands under a path like `tf.math.log`; nil if nothing does.
  public func value(at path: String) -> Value? {
    let parts = path.split(separator: ".").map(String.init)
    guard let root = parts.first, var module = rootModules[root] else { return nil }
    var value = Value(tag: .module, payload: UInt64(module))
    for part in parts.dropFirst() {
      guard value.tag == .module, let next = modules[module].members[part] else { return nil }
      value = next
      if value.tag == .module { module = value.index }
    }
    return value
  }

  /// The modules that programs can name: all but that of the library's own natives.
  var publicModules: [ModuleInfo] { modules.filter { $0.path != LibrarySupport.module } }

  /// Every path with a value, sorted: `tf.abs`, `tf.math.abs` ….
  public var paths: [String] {
    var result: [String] = []
    for module in publicModules {
      for (name, value) in module.members where value.tag != .module {
        result.append("\(module.path).\(name)")
      }
    }
    return result.sorted()
  }

  /// Whether `type` is `base` or derives from it.
  func isSubtype(_ type: TypeID, of base: TypeID) -> Bool {
    // NumPy's float64 has two bases; of the other it takes no members here.
    if type == TypeID(.numpyFloat64) && base == .float { return true }
    var current: TypeID? = type
    while let candidate = current {
      if candidate == base { return true }
      current = types[Int(candidate.rawValue)].base
    }
    return base == .object
  }
}

/// A function written in Swift.
struct NativeFunction: Sendable {
  /// As it prints and as errors name it: `len`, `GradientTape.gradient`.
  var name: String
  var signature: Signature
  /// How the binder words its errors.
  var style: BindingStyle
  /// Its way with values that vary.
  var role: NativeRole
  var body: NativeBody

  /// The name's last part.
  var shortName: String { String(name.split(separator: ".").last ?? "") }
}

/// A native function as the machine calls it.
struct NativeEntry {
  var body: NativeBody
  var signature: Signature
  var name: String
  var style: BindingStyle
  var slotCount: Int
  var positionalCount: Int
  var requiredCount: Int
  /// Positional arguments fill slots and defaults the rest, with nothing to check.
  var isSimple: Bool
  /// One for each positional and keyword-only parameter.
  var defaults: UnsafeMutablePointer<Value>

  init(_ native: NativeFunction) {
    body = native.body
    signature = native.signature
    name = native.name
    style = native.style
    slotCount = signature.slotCount
    positionalCount = signature.positionalCount
    // Keyword-only parameters without a default need the binder's check.
    isSimple =
      !signature.hasVariadic && !signature.hasKeywordVariadic
      && signature.parameters.dropFirst(signature.positionalCount)
        .allSatisfy { !$0.defaultValue.isUnbound || $0.isOptional }
    requiredCount = signature.requiredCount
    defaults = .allocate(capacity: max(slotCount, 1))
    for (index, parameter) in signature.parameters.enumerated() {
      (defaults + index).initialize(to: parameter.defaultValue)
    }
  }
}

/// How errors about a call's arguments are worded.
enum BindingStyle: Sendable {
  /// `f() missing 1 required positional argument: 'x'`.
  case python
  /// The same for a method, whose `self` counts among the arguments.
  case method
  /// As functions written in C do: `len() takes exactly one argument (0 given)`.
  case builtin
  /// As functions written in C that take keywords do: `round() takes at most 2 arguments (3 given)`.
  case keyword
  /// As TensorFlow's generated operations do: `Missing required positional argument`.
  case operation
}

struct TypeInfo: Sendable {
  /// `__name__`.
  var name: String
  /// As `<class '…'>` shows it.
  var qualifiedName: String
  var base: TypeID?
  /// The native function that a call of the type runs.
  var constructor: Int?
  var members: [UInt32: Member] = [:]
  /// Names of an enumeration's members, by ordinal.
  var cases: [String] = []
}

enum Member: Sendable {
  /// Number of a native function; the receiver is its `self`.
  case method(Int)
  /// Number of a getter.
  case attribute(Int)
  /// The same for every object.
  case constant(Value)
}

struct ModuleInfo: Sendable {
  /// As scripts write it: `tf.math`.
  var path: String
  /// As errors name it: `tensorflow._api.v2.math`.
  var displayName: String
  var members: [String: Value] = [:]
}
