/// Names a scope of one program: 0 is the module's own.
public struct ScopeID: Hashable, Sendable {
  /// Its place in `Program.scopes`.
  public var index: Int32

  /// - Parameter index: a place in `Program.scopes`.
  public init(_ index: Int32) { self.index = index }

  /// The scope of the text's top level.
  public static let module = ScopeID(0)
}

/// Where a name lives, as seen from one scope.
public enum Binding: Hashable, Sendable {
  /// A slot of the running function's frame.
  case local(Int)
  /// A slot of the running function's frame that inner functions share, so it holds a cell.
  case cell(Int)
  /// The n-th cell that the running function closed over.
  case free(Int)
  /// The n-th of the program's global names (assigned at top level, declared `global`, or bound
  /// from outside as an input).
  case global(Int)
  /// A name that nothing binds: a built-in of this name, or a missing input.
  case builtin(Int)
  /// The built-in of this name, in a module of the library.
  case intrinsic
}

/// The names of one function, lambda, comprehension or class body.
public struct Scope: Sendable {
  /// The scope around it; nil of the module's own.
  public var parent: ScopeID?
  /// Parameters first in order (positional, keyword-only, `*args`, `**kwargs`), then the rest in
  /// order of first binding. The index is that of `Binding.local` or `.cell`.
  public var locals: [String]
  /// The locals that inner scopes use.
  public var cells: Set<Int>
  /// The names closed over, in the order of `Binding.free`, and where the *parent* has each:
  /// always `.cell` or `.free`.
  public var free: [(name: String, inParent: Binding)]
  /// Every name that this scope mentions.
  public var bindings: [String: Binding]
  /// Whether it is the body of a `class`: no scope inside sees its names.
  public var isClass = false
  /// Whether it is in a module of the library: built-in names mean the built-ins there.
  public var isLibrary = false
  /// Of a class: what a name means while its body has not bound it.
  public var fallbacks: [String: Binding] = [:]

  /// A scope; by default one that binds no name.
  public init(
    parent: ScopeID?, locals: [String] = [], cells: Set<Int> = [],
    free: [(name: String, inParent: Binding)] = [], bindings: [String: Binding] = [:]
  ) {
    self.parent = parent
    self.locals = locals
    self.cells = cells
    self.free = free
    self.bindings = bindings
  }
}

/// A parsed and resolved program: what the runtime compiles.
public struct Program: Sendable {
  /// The top level, in order.
  public var statements: [Statement]
  /// Indexed by `ScopeID`.
  public var scopes: [Scope]
  /// Every global name, in order of first binding in the text; indexed by `Binding.global`.
  public var globals: [String]
  /// Every name that nothing in the text binds, indexed by `Binding.builtin`, and where it is
  /// first used.
  public var unbound: [(name: String, position: SourcePosition)]
}
