import Tensors

// TEMPORARY: the signatures of the public interface while the bodies are being written.

extension EngineError {
  static let pending = EngineError(.unimplemented, "not built yet")
}

public final class Recording {
  public private(set) var limits: RecordingLimits
  public weak var delegate: (any RecordingDelegate)?
  /// The script line of the operations to come, for messages and for "why None".
  public var line: Int32 = 0
  /// Steps left; the interpreter takes its own away here too.
  public var stepsRemaining: Int
  /// The stamp of the next tensor to be born.
  public var stamp: UInt64 { 0 }
  /// Tensors born at or after this stamp count as reachable (`.max`: none). Set by the interpreter
  /// around native code: `rootEpoch = min(rootEpoch, stamp)`, restored afterwards.
  public var rootEpoch: UInt64 = .max
  /// Whether the interpreter should collect at its next safe point.
  public var wantsCollection: Bool { false }

  public init(limits: RecordingLimits = RecordingLimits()) {
    self.limits = limits
    stepsRemaining = limits.steps
  }

  /// Forgets everything and keeps the memory for the next job.
  public func reset(limits: RecordingLimits) { self.limits = limits }
}

// MARK: Memory
extension Recording {
  /// Collects tensors, tapes and variables. `markRoots` marks whatever the script can still name.
  public func collect(_ markRoots: (Marker) -> Void) {}

  /// Charges bytes that the interpreter's own heap holds.
  public func charge(bytes: Int) throws(EngineError) {}
  public func release(bytes: Int) {}

  /// Marks what stays alive during `collect`.
  public struct Marker {
    unowned(unsafe) let recording: Recording
    public func mark(_ tensor: TensorID) {}
    public func mark(_ variable: VariableID) {}
    public func mark(_ tape: TapeID) {}
    public func mark(_ gradient: Gradient) {}
  }
}

// MARK: Constants and values
extension Recording {
  /// A scalar of any dtype: floats round, integers truncate, bool is "not zero".
  public func scalar(_ value: Double, _ dtype: DType) -> TensorID { .invalid }
  public func scalar(_ value: Int64, _ dtype: DType) -> TensorID { .invalid }
  public func scalar(_ value: Bool) -> TensorID { .invalid }
  /// A tensor that shares the value's bytes.
  public func constant(_ value: TensorValue) throws(EngineError) -> TensorID { throw .pending }
  /// An `int32` (or other integer) vector.
  public func vector(_ values: [Int], _ dtype: DType = .int32) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func zeros(_ shape: Shape, _ dtype: DType) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func ones(_ shape: Shape, _ dtype: DType) throws(EngineError) -> TensorID {
    throw .pending
  }

  public func dtype(_ x: TensorID) -> DType { .float32 }
  public func shape(_ x: TensorID) -> Shape { .scalar }
  public func rank(_ x: TensorID) -> Int { 0 }
  public func elementCount(_ x: TensorID) -> Int { 0 }
  public func isScalar(_ x: TensorID) -> Bool { true }
  /// The tensor's value; large ones share their bytes.
  public func value(_ x: TensorID) -> TensorValue {
    TensorValue(dtype: .float32, shape: .scalar, buffer: TensorBuffer(size: 4))
  }
  /// The first element as a double (floats exactly; integers rounded; bool 0 or 1).
  public func doubleValue(_ x: TensorID) -> Double { 0 }
  /// The first element as an integer (floats truncated, clamped).
  public func int64Value(_ x: TensorID) -> Int64 { 0 }
  public func boolValue(_ x: TensorID) -> Bool { false }
}

// MARK: Operations
extension Recording {
  /// Elementwise operations of one operand.
  public func apply(_ primitive: Primitive, _ x: TensorID) throws(EngineError) -> TensorID {
    throw .pending
  }
  /// Elementwise operations of two operands, with broadcasting. Integer `divide` gives float64.
  public func apply(_ primitive: Primitive, _ x: TensorID, _ y: TensorID) throws(EngineError)
    -> TensorID
  { throw .pending }

  public func add(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID { throw .pending }
  public func subtract(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func multiply(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func divide(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func power(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID { throw .pending }
  public func negate(_ x: TensorID) throws(EngineError) -> TensorID { throw .pending }

  public func leakyRelu(_ x: TensorID, slope: Double) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func gelu(_ x: TensorID, approximate: Bool) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func silu(_ x: TensorID) throws(EngineError) -> TensorID { throw .pending }
  public func logSigmoid(_ x: TensorID) throws(EngineError) -> TensorID { throw .pending }

  public enum Reduction: Sendable {
    case sum, mean, product, maximum, minimum, any, all, euclideanNorm
  }
  /// `axes` nil means all of them; negative axes count from the end.
  public func reduce(_ reduction: Reduction, _ x: TensorID, axes: [Int]?, keepDimensions: Bool)
    throws(EngineError) -> TensorID
  { throw .pending }
  public func argmax(_ x: TensorID, axis: Int, as dtype: DType = .int64) throws(EngineError)
    -> TensorID
  { throw .pending }
  public func argmin(_ x: TensorID, axis: Int, as dtype: DType = .int64) throws(EngineError)
    -> TensorID
  { throw .pending }
  public func matmul(_ x: TensorID, _ y: TensorID, transposeX: Bool, transposeY: Bool)
    throws(EngineError) -> TensorID
  { throw .pending }

  public func identity(_ x: TensorID) throws(EngineError) -> TensorID { throw .pending }
  public func stopGradient(_ x: TensorID) throws(EngineError) -> TensorID { throw .pending }
  /// `x` itself when it has the dtype already.
  public func cast(_ x: TensorID, to dtype: DType) throws(EngineError) -> TensorID {
    throw .pending
  }
  /// One dimension may be −1.
  public func reshape(_ x: TensorID, _ dimensions: [Int]) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func expandDims(_ x: TensorID, axis: Int) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func squeeze(_ x: TensorID, axes: [Int]?) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func transpose(_ x: TensorID, permutation: [Int]?) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func broadcast(_ x: TensorID, to shape: Shape) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func concat(_ tensors: [TensorID], axis: Int) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func stack(_ tensors: [TensorID], axis: Int) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func unstack(_ x: TensorID, axis: Int) throws(EngineError) -> [TensorID] { throw .pending }
  public func split(_ x: TensorID, count: Int, axis: Int) throws(EngineError) -> [TensorID] {
    throw .pending
  }
  /// One size may be −1.
  public func split(_ x: TensorID, sizes: [Int], axis: Int) throws(EngineError) -> [TensorID] {
    throw .pending
  }

  /// One item of `x[…]`.
  public enum SliceItem: Hashable, Sendable {
    case index(Int)
    case range(start: Int?, stop: Int?, step: Int)
    case newAxis
    case ellipsis
  }
  /// `x[items]`.
  public func slice(_ x: TensorID, _ items: [SliceItem]) throws(EngineError) -> TensorID {
    throw .pending
  }
  /// `tf.slice`; a size of −1 means the rest.
  public func slice(_ x: TensorID, begin: [Int], size: [Int]) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func gather(_ x: TensorID, _ indices: TensorID, axis: Int, batchDimensions: Int)
    throws(EngineError) -> TensorID
  { throw .pending }
  /// `tf.gather(variable, indices)`: reads only those rows; its gradient is `IndexedSlices`.
  public func gather(_ variable: VariableID, _ indices: TensorID) throws(EngineError) -> TensorID {
    throw .pending
  }

  /// `tf.where(condition, x, y)`, with broadcasting.
  public func select(_ condition: TensorID, _ x: TensorID, _ y: TensorID) throws(EngineError)
    -> TensorID
  { throw .pending }
  /// `tf.where(condition)`: the indices of the true elements, `[count, rank]` int64.
  public func indicesOfTrue(_ condition: TensorID) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func fill(_ shape: Shape, _ value: TensorID) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func zerosLike(_ x: TensorID, _ dtype: DType?) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func onesLike(_ x: TensorID, _ dtype: DType?) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func eye(rows: Int, columns: Int, _ dtype: DType) throws(EngineError) -> TensorID {
    throw .pending
  }
  /// Scalars of one dtype.
  public func range(start: TensorID, limit: TensorID, delta: TensorID) throws(EngineError)
    -> TensorID
  { throw .pending }
  public func linspace(_ start: TensorID, _ stop: TensorID, count: Int) throws(EngineError)
    -> TensorID
  { throw .pending }
  public func shapeTensor(_ x: TensorID, _ dtype: DType) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func addN(_ tensors: [TensorID]) throws(EngineError) -> TensorID { throw .pending }
  public func softmax(_ x: TensorID, axis: Int) throws(EngineError) -> TensorID { throw .pending }
  public func logSoftmax(_ x: TensorID, axis: Int) throws(EngineError) -> TensorID {
    throw .pending
  }
  public func clipByValue(_ x: TensorID, _ low: TensorID, _ high: TensorID) throws(EngineError)
    -> TensorID
  { throw .pending }
  public enum NormOrder: Hashable, Sendable {
    case euclidean, one, infinity
    case p(Double)
  }
  public func norm(_ x: TensorID, order: NormOrder, axes: [Int]?, keepDimensions: Bool)
    throws(EngineError) -> TensorID
  { throw .pending }
  public func clipByNorm(_ x: TensorID, _ limit: TensorID, axes: [Int]?) throws(EngineError)
    -> TensorID
  { throw .pending }
  /// Rows `indices` of zeros of `denseShape`, plus `values`.
  public func dense(_ slices: IndexedSlices) throws(EngineError) -> TensorID { throw .pending }
}

// MARK: Variables
extension Recording {
  public func makeVariable(initial: TensorID, trainable: Bool, name: String) -> VariableID {
    VariableID(rawValue: 0)
  }
  /// A recorded read: watched by tapes that watch accessed variables.
  public func read(_ variable: VariableID) throws(EngineError) -> TensorID { throw .pending }
  /// The present value without recording or watching (printing, `.numpy()`).
  public func peek(_ variable: VariableID) -> TensorID { .invalid }
  public func assign(_ variable: VariableID, _ value: TensorID) throws(EngineError) {
    throw .pending
  }
  public func assignAdd(_ variable: VariableID, _ value: TensorID) throws(EngineError) {
    throw .pending
  }
  public func assignSubtract(_ variable: VariableID, _ value: TensorID) throws(EngineError) {
    throw .pending
  }
  public func name(_ variable: VariableID) -> String { "" }
  public func isTrainable(_ variable: VariableID) -> Bool { true }
}

// MARK: Tapes
extension Recording {
  public func makeTape(persistent: Bool, watchAccessedVariables: Bool) -> TapeID {
    TapeID(rawValue: 0)
  }
  public func enter(_ tape: TapeID) throws(EngineError) { throw .pending }
  public func exit(_ tape: TapeID) {}
  /// The two ends of `with tape.stop_recording():`.
  public func pause(_ tape: TapeID) throws(EngineError) { throw .pending }
  public func resume(_ tape: TapeID) throws(EngineError) { throw .pending }
  public func reset(_ tape: TapeID) throws(EngineError) { throw .pending }
  public func watch(_ tape: TapeID, _ source: Source) throws(EngineError) { throw .pending }
  public func watchedVariables(_ tape: TapeID) -> [VariableID] { [] }
  public func isPersistent(_ tape: TapeID) -> Bool { false }
  public func isRecording(_ tape: TapeID) -> Bool { false }

  public enum UnconnectedGradients: Sendable { case none, zero }
  public enum GradientMethod: String, Sendable {
    case gradient, jacobian
    case batchJacobian = "batch_jacobian"
  }

  /// The first thing that `tape.gradient(…)` does, before it looks at its arguments: refuses a
  /// used-up tape, stops a non-persistent tape that is still recording, warns for a persistent one.
  public func beginGradient(_ tape: TapeID, for method: GradientMethod) throws(EngineError) {
    throw .pending
  }
  /// The gradient of the sum of all targets to each source. After `beginGradient`.
  public func gradient(
    of targets: [Source], with sources: [Source], tape: TapeID, outputGradients: [TensorID]? = nil,
    unconnected: UnconnectedGradients = .none
  ) throws(EngineError) -> [Gradient] { throw .pending }
  /// After `beginGradient`. `[target.shape + source.shape]` each; loops over the target's elements.
  public func jacobian(
    of target: TensorID, with sources: [Source], tape: TapeID,
    unconnected: UnconnectedGradients = .none
  ) throws(EngineError) -> [Gradient] { throw .pending }
  public func batchJacobian(
    of target: TensorID, with source: TensorID, tape: TapeID,
    unconnected: UnconnectedGradients = .none
  ) throws(EngineError) -> Gradient { throw .pending }
  /// Ties copies of `results` to the user's gradient function `token`; returns the copies.
  public func customGradient(_ token: Int, inputs: [Source], results: [TensorID])
    throws(EngineError) -> [TensorID]
  { throw .pending }
}
