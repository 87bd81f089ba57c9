import TapeEngine

/// What the TensorFlow surface keeps for one job beside the engine's recording.
struct SurfaceState {
  /// A user's gradient function, tied to the results of one call.
  struct CustomGradient {
    /// Called with one cotangent a result.
    var function: Value
    /// Variables that the forward body read: given to the function by keyword.
    var variables: [VariableID]
    /// How many gradients the function must return.
    var inputCount: Int
    /// For each input, the first one that is the same tensor.
    var repeated: [Int]
    /// The collection that last found it alive.
    var generation: Int
  }

  private(set) var customGradients: [Int: CustomGradient] = [:]
  private var nextToken = 0
  private var generation = 0
  private var sweepCount = 256

  /// Tapes made with a `persistent` that is true but not `True`.
  var halfPersistentTapes: Set<TapeID> = []

  /// Which variables' parts the tensors are that came of subscripts.
  var slicedVariables = SlicedVariables()

  /// Python numbers that gradient functions returned, by the tensor that stands for them while a
  /// gradient is under way.
  var pythonGradients: [TensorID: Value] = [:]

  /// The scopes around, as far as they go: `outer/inner/`.
  var nameScopes: [String] = []

  /// The generators of random numbers that have a state.
  var generators: [JobGenerator] = []

  /// Warnings so far, in order; TensorFlow's limits per source line keep them few.
  private(set) var warnings: [ScriptWarning] = []
  private var warningCounts: [ScriptWarning: Int] = [:]

  mutating func reset() { self = SurfaceState() }

  /// Keeps a gradient function until no tape needs it.
  ///
  /// - Parameter repeated: for each input, the first one that is the same tensor.
  mutating func keep(
    _ function: Value, variables: [VariableID], inputCount: Int, repeated: [Int] = []
  ) -> Int {
    if customGradients.count >= sweepCount {
      // Whatever the last collection did not reach, and was there before it, is gone.
      customGradients = customGradients.filter { $0.value.generation >= generation }
      sweepCount = max(256, customGradients.count * 2)
    }
    nextToken += 1
    customGradients[nextToken] = CustomGradient(
      function: function, variables: variables, inputCount: inputCount, repeated: repeated,
      generation: generation)
    return nextToken
  }

  /// Begins a collection, in which the newest function is alive: no tape may know of it yet.
  ///
  /// - Returns: the number of that function.
  mutating func beginCollection() -> Int {
    generation += 1
    return nextToken
  }

  mutating func touch(_ token: Int) -> Value? {
    customGradients[token]?.generation = generation
    return customGradients[token]?.function
  }

  /// Notes a warning; false when its source line has had as many as TensorFlow shows.
  mutating func admit(_ warning: ScriptWarning, limit: Int) -> Bool {
    let count = warningCounts[warning, default: 0]
    warningCounts[warning] = count + 1
    if count >= limit { return false }
    warnings.append(warning)
    return true
  }
}

/// A warning for stderr or the job log.
public struct ScriptWarning: Hashable, Sendable {
  /// The line of the script, from 1.
  public var line: Int
  /// As TensorFlow writes it, without the `WARNING:tensorflow:` that stands before it.
  public var message: String
}

// The engine's delegate, as far as it is the surface's business.
extension Interpreter {
  /// The warnings of the job so far, in order.
  public var warnings: [ScriptWarning] { surface.warnings }

  /// Notes a warning with the running line; the same one at the same line a few times only, as TensorFlow does.
  public func warn(_ warning: EngineWarning) {
    let limit =
      switch warning {
      case .watchedDTypeNotFloating: 5
      case .persistentGradientInsideContext, .slicesMadeDense: 1
      }
    warn(warning.message, limit: limit)
  }

  func warn(_ message: String, limit: Int) {
    let warning = ScriptWarning(line: currentLine, message: message)
    if surface.admit(warning, limit: limit) { onWarning?(warning) }
  }

  /// Marks what the gradient function of `tf.custom_gradient` refers to, variables included.
  public func markCustomGradient(_ token: Int, _ marker: Recording.Marker) {
    guard let function = surface.touch(token) else { return }
    mark(function, marker)
    for variable in surface.customGradients[token]?.variables ?? [] { marker.mark(variable) }
  }

  /// Calls the script's gradient function; its exception is kept and comes out of the backward pass as it was raised.
  public func customGradient(_ token: Int, upstreams: [TensorID]) throws(EngineError) -> [Gradient]
  {
    do {
      return try CustomGradients.run(token, upstreams, self)
    } catch {
      throw keep(error)
    }
  }
}
