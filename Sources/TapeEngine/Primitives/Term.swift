import Tensors

/// A tensor in the algebra of a rule: the rules are written with operators on terms.
///
/// A term is two words of plain memory. Its operators do not throw: the first error is kept by the
/// recording (`ruleFailure`), terms after it are void, and the runner of the rule looks.
struct Term {
  let owner: Unmanaged<Recording>
  let id: TensorID

  @inline(__always)
  init(_ owner: Unmanaged<Recording>, _ id: TensorID) {
    self.owner = owner
    self.id = id
  }

  /// Runs an operation, or nothing when the rule has failed already.
  @inline(__always)
  func run(_ body: (Recording) throws(EngineError) -> TensorID) -> Term {
    Term(
      owner,
      owner._withUnsafeGuaranteedRef { recording in
        if recording.ruleFailure != nil { return .invalid }
        do throws(EngineError) {
          return try body(recording)
        } catch {
          recording.ruleFailure = error
          return .invalid
        }
      })
  }

  @inline(__always)
  func look<Result>(_ body: (Recording) -> Result) -> Result {
    owner._withUnsafeGuaranteedRef { body($0) }
  }

  var dtype: DType { look { $0.slots[id.index].dtype } }
  var dimensions: [Int] { look { $0.dimensionArray(id) } }
  var rank: Int { look { $0.dimensions(id).count } }

  /// A scalar constant of this term's dtype.
  @inline(__always)
  func constant(_ value: Double) -> Term {
    Term(owner, look { $0.scalar(value, $0.slots[id.index].dtype) })
  }

  @inline(__always)
  func apply(_ primitive: Primitive) -> Term {
    run { recording throws(EngineError) in try recording.apply(primitive, id) }
  }

  @inline(__always)
  func apply(_ primitive: Primitive, _ other: Term) -> Term {
    run { recording throws(EngineError) in try recording.apply(primitive, id, other.id) }
  }

  @inline(__always)
  static func * (x: Term, y: Term) -> Term {
    x.run { recording throws(EngineError) in try recording.multiply(x.id, y.id) }
  }

  @inline(__always)
  static func + (x: Term, y: Term) -> Term {
    x.run { recording throws(EngineError) in try recording.add(x.id, y.id) }
  }

  @inline(__always)
  static func - (x: Term, y: Term) -> Term {
    x.run { recording throws(EngineError) in try recording.subtract(x.id, y.id) }
  }

  @inline(__always)
  static func / (x: Term, y: Term) -> Term {
    x.run { recording throws(EngineError) in try recording.divide(x.id, y.id) }
  }

  @inline(__always)
  static prefix func - (x: Term) -> Term {
    x.run { recording throws(EngineError) in try recording.negate(x.id) }
  }

  static func * (x: Term, y: Double) -> Term { x * x.constant(y) }
  static func * (x: Double, y: Term) -> Term { y.constant(x) * y }
  static func + (x: Term, y: Double) -> Term { x + x.constant(y) }
  static func + (x: Double, y: Term) -> Term { y.constant(x) + y }
  static func - (x: Term, y: Double) -> Term { x - x.constant(y) }
  static func - (x: Double, y: Term) -> Term { y.constant(x) - y }
  static func / (x: Term, y: Double) -> Term { x / x.constant(y) }
  static func / (x: Double, y: Term) -> Term { y.constant(x) / y }

  func power(_ y: Term) -> Term {
    run { recording throws(EngineError) in try recording.power(id, y.id) }
  }

  /// Zeros that no tape tracks, in this term's shape and dtype.
  func zeros() -> Term {
    run { recording throws(EngineError) in try recording.zerosLike(id, nil) }
  }

  func ones() -> Term {
    run { recording throws(EngineError) in try recording.onesLike(id, nil) }
  }

  func cast(to dtype: DType) -> Term {
    run { recording throws(EngineError) in try recording.cast(id, to: dtype) }
  }

  func reshape(_ dimensions: [Int]) -> Term {
    run { recording throws(EngineError) in try recording.reshape(id, dimensions) }
  }

  func broadcast(to dimensions: [Int]) -> Term {
    run { recording throws(EngineError) in try recording.broadcast(id, to: Shape(dimensions)) }
  }

  func transpose(_ permutation: [Int]) -> Term {
    run { recording throws(EngineError) in
      try recording.transpose(id, permutation: permutation)
    }
  }

  func sum(_ axes: [Int]? = nil, keepDimensions: Bool = false) -> Term {
    run { recording throws(EngineError) in
      try recording.reduce(.sum, id, axes: axes, keepDimensions: keepDimensions)
    }
  }

  func matmul(_ y: Term, transposeX: Bool = false, transposeY: Bool = false) -> Term {
    run { recording throws(EngineError) in
      try recording.matmul(id, y.id, transposeX: transposeX, transposeY: transposeY)
    }
  }

  /// `where(self, x, y)`, self being bool.
  func select(_ x: Term, _ y: Term) -> Term {
    run { recording throws(EngineError) in try recording.select(id, x.id, y.id) }
  }

  var squared: Term { apply(.square) }
  var reciprocal: Term { apply(.reciprocal) }
}
