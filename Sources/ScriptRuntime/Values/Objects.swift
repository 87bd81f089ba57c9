/// The payloads of the heap's tables.
///
/// All but strings, exceptions and arrays are trivial: pointers that the table's `dispose` frees.

struct StringObject {
  var text: String
  /// The number of Unicode scalars, or -1 until it is counted.
  var scalarCount = -1
  /// 0 until it is computed.
  var hash = 0
}

struct ListObject {
  var items: UnsafeMutablePointer<Value>?
  var count = 0
  var capacity = 0
}

struct TupleObject {
  /// Nil of the empty tuple.
  var items: UnsafeMutablePointer<Value>?
  var count = 0
}

/// A dictionary or a set: entries in the order of insertion, and an open-addressed index of them.
struct DictionaryObject {
  struct Entry {
    /// Unbound once removed.
    var key: Value
    var value: Value
    var hash: Int
  }

  var entries: UnsafeMutablePointer<Entry>?
  /// Entries used, removed ones among them.
  var used = 0
  var capacity = 0
  /// Entries that are there.
  var count = 0
  /// Entries before `head` and from `tail` on are removed ones: the ends are found at once.
  var head = 0
  var tail = 0
  /// Per bucket: the entry's number plus 1; 0 if never used. Nil while there are few entries,
  /// which are searched in order.
  var buckets: UnsafeMutablePointer<Int32>?
  var bucketMask = 0
  /// Whether comparing keys may run script code: there are objects among them, or tuples that may hold some.
  var hasObjectKeys = false
}

struct RangeObject {
  var start: Int
  var stop: Int
  var step: Int
  var count: Int
}

struct SliceObject {
  var lower: Value
  var upper: Value
  var step: Value
}

struct FunctionObject {
  /// The number of the code object in the program.
  var code: Int
  /// Defaults of the last positional parameters, then of the keyword-only ones (unbound where
  /// there is none).
  var defaults: UnsafeMutablePointer<Value>?
  var defaultCount = 0
  var closure: UnsafeMutablePointer<Value>?
  var closureCount = 0
  /// What the script has set on it: a dictionary, or unbound.
  var attributes = Value.unbound
}

/// An instance of a class of the script.
struct InstanceObject {
  /// The class, as every value of the instance names it.
  var classIndex: UInt32
  /// `__dict__`; unbound while there is no attribute.
  var attributes = Value.unbound
}

/// A class of the script.
struct ClassObject {
  var name: String
  /// `__dict__`, of the class.
  var attributes: Value
  /// A tuple.
  var bases: Value
  /// The class itself, its bases in the order of C3, built-in ones among them: a tuple.
  var order: Value
  /// The built-in type that instances are laid out as: `object`, or an exception.
  var layout: TypeID
  /// What the class has under the names of the protocols (`Special`), as far as it was asked: unbound where
  /// it was not, `NotImplemented` where there is none.
  var specials: UnsafeMutablePointer<Value>
  /// The interpreter's `classVersion` that `specials` are of.
  var specialsVersion: UInt64 = 0
  /// Whether instances may not be made while there are names in `abstractNames`.
  var isAbstractBase = false
  var abstractNames: [String] = []
}

struct BoundMethodObject {
  var function: Value
  var receiver: Value
}

struct IteratorObject {
  enum Kind: UInt8 {
    case range
    case list
    case reversedList
    case tuple
    case string
    case keys
    case values
    case items
    case set
    case enumerate
    case zip
    case map
    case filter
    /// Rows of a tensor, variable or array: asked of the surface one by one.
    case rows
    /// The elements of a list of its own: what a native function has computed.
    case materialised
    /// An object with `__getitem__` alone: asked for 0, 1, … until it raises IndexError.
    case indexed
    /// `iter(function, sentinel)`: the source is the sentinel.
    case sentinel
  }

  var kind: Kind
  var source: Value
  /// Of `map` and `filter`.
  var function = Value.none
  var index = 0
  var limit = 0
  var step = 1
  /// Of `zip` and `map`: the iterators drawn from.
  var parts: UnsafeMutablePointer<Value>?
  var partCount = 0
}

struct GeneratorObject {
  enum State: UInt8 {
    case suspended
    case running
    case finished
  }

  var state: State
  var code: Int
  /// The next instruction.
  var instruction = 0
  /// What the job was charged for, in slots.
  var chargedSlots = 0
  /// The frame's slots and its stack, while suspended.
  var slots: UnsafeMutablePointer<Value>?
  var slotCount = 0
  var closure: UnsafeMutablePointer<Value>?
  var closureCount = 0
  /// The exception that its own code was handling when it was suspended; unbound if none.
  var handled = Value.unbound
}

struct CellObject {
  var value: Value
}

/// One line of a traceback.
public struct TracebackEntry: Sendable, Hashable {
  /// The function's name, or `<module>`.
  public var function: String
  /// Of the program's text, from 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
}

struct ExceptionObject {
  var type: TypeID
  /// A tuple.
  var arguments: Value
  /// `raise … from cause`.
  var cause = Value.unbound
  /// The exception being handled when this one was raised.
  var context = Value.none
  var suppressesContext = false
  /// It came out of a backward pass.
  var isBackward = false
  /// Innermost frame first.
  var traceback: [TracebackEntry] = []
  /// The class, if it is one of the script's: `type` is then the built-in one below it.
  var scriptClass = Value.unbound
  /// What the script has set on it: a dictionary, or unbound.
  var attributes = Value.unbound
}

struct RecordObject {
  var type: TypeID
  var fields: UnsafeMutablePointer<Value>?
  var count = 0
}
