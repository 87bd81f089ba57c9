import ScriptSyntax
import TapeEngine
import Tensors

/// Runs programs, one job after another, on one thread.
///
/// Owns the job's objects and stacks, and keeps their memory for the next job.
public final class Interpreter {
  public let library: Library
  public let heap: Heap
  public let recording: Recording

  /// Values: the frames' slots and what expressions put on top. It never moves.
  let stack: UnsafeMutablePointer<Value>
  static let stackCapacity = 1 << 20
  /// The first free place of `stack`, as far as native functions and the collector know.
  var stackTop: UnsafeMutablePointer<Value>

  /// Values that native functions keep over a call back into the script.
  var pins: [Value] = []
  /// The error of a gradient function, while the engine unwinds.
  var callbackError: ScriptError?

  /// What the TensorFlow surface keeps for the job.
  var surface = SurfaceState()
  /// Called with each warning as it is made; `eval` writes them to stderr.
  public var onWarning: ((ScriptWarning) -> Void)?
  /// Called with what `tf.print` writes: text for stderr.
  public var onDiagnostic: ((String) -> Void)?

  public init(library: Library = .standard) {
    self.library = library
    heap = Heap()
    recording = Recording()
    stack = .allocate(capacity: Interpreter.stackCapacity)
    stackTop = stack
    heap.owner = self
  }

  deinit { stack.deallocate() }
}
