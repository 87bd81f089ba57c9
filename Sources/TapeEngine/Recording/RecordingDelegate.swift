/// What the engine asks of the interpreter that runs on it.
public protocol RecordingDelegate: AnyObject {
  /// Runs `recording.collect` with the interpreter's roots, now: memory is about to run out.
  func collectGarbage(for recording: Recording)

  /// Marks whatever the user's gradient function `token` keeps alive.
  func markCustomGradient(_ token: Int, _ marker: Recording.Marker)

  /// Runs the user's gradient function `token`.
  ///
  /// - Parameter upstreams: one cotangent for each result; zeros for an unused one.
  /// - Returns: one gradient for each input that was recorded with the token.
  /// - Throws: an `EngineError`, or `.callback` when the delegate keeps an error of its own.
  func customGradient(_ token: Int, upstreams: [TensorID]) throws(EngineError) -> [Gradient]

  /// Reports a warning; limiting the repetitions is the delegate's business.
  func warn(_ warning: EngineWarning)
}

/// What TensorFlow warns of on stderr.
public enum EngineWarning: Hashable, Sendable {
  /// `gradient` of a persistent tape inside its own block.
  case persistentGradientInsideContext
  /// A watched tensor that cannot have a gradient.
  case watchedDTypeNotFloating(String)
  /// A sparse gradient that had to be made dense.
  case slicesMadeDense

  /// In TensorFlow's words, without the logger's name.
  public var message: String {
    switch self {
    case .persistentGradientInsideContext:
      "Calling GradientTape.gradient on a persistent tape inside its context is significantly "
        + "less efficient than calling it outside the context (it causes the gradient ops to be "
        + "recorded on the tape, leading to increased CPU and memory usage). Only call "
        + "GradientTape.gradient inside the context if you actually want to trace the gradient "
        + "in order to compute higher order derivatives."
    case .watchedDTypeNotFloating(let name):
      "The dtype of the watched tensor must be floating (e.g. tf.float32), got \(name)"
    case .slicesMadeDense:
      "Converting sparse IndexedSlices to a dense Tensor of unknown shape. This may consume a "
        + "large amount of memory."
    }
  }
}
