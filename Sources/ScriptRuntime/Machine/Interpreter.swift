import ScriptSyntax
import TapeEngine
import Tensors

/// Runs programs, one job after another, on one thread.
///
/// Owns the job's objects and stacks, and keeps their memory for the next job.
public final class Interpreter {
  /// The names that programs find ready-made; programs must have been compiled with the same.
  public let library: Library
  /// The job's objects: everything but numbers and tensors.
  public let heap: Heap
  /// The job's tensors, variables and tapes.
  public let recording: Recording

  /// Values: the frames' slots and what expressions put on top. It never moves.
  let stack: UnsafeMutablePointer<Value>
  static let stackCapacity = 1 << 20
  let stackEnd: UnsafeMutablePointer<Value>
  /// The first free place of `stack`, as far as native functions and the collector know.
  var stackTop: UnsafeMutablePointer<Value>

  /// The frames; the last is the running one. They never move.
  let frames: UnsafeMutablePointer<Frame>
  static let frameCapacity = 100_000
  var frameCount = 0
  /// How many frames there may be.
  var depthLimit = 1_000
  /// How many of the machine's loops are on the thread's stack.
  var nesting = 0
  static let nestingLimit = 100

  /// How many calls native code has under way: they may lead to each other without the machine.
  var callDepth = 0
  static let callDepthLimit = 200

  /// How many iterators are drawing from each other.
  var chainLength = 0
  static let chainLimit = 100

  /// The program that `constants` and the heap's permanent strings belong to.
  var program: CompiledProgram?
  var constants: UnsafeMutablePointer<Value>
  var globals: UnsafeMutablePointer<Value>
  /// Per global: when it was first assigned, from 1; 0 while it is not.
  var assignmentOrder: UnsafeMutablePointer<UInt32>
  var globalCapacity = 64
  var assignmentCount: UInt32 = 0

  /// The exception that the innermost `except` or `finally` handles; None outside of them.
  var handled = Value.none

  /// What walks have visited and not been charged for, in visits and in bytes that they keep, and the
  /// bytes that they were charged.
  var visits = 0
  var unchargedSize = 0
  var keptSize = 0

  /// The bytes of a `repr` after which it is cut: while an error is told.
  var textLimit = Int.max

  /// What the job printed.
  var output: [UInt8] = []
  var outputLimit = 64 << 20
  /// Called when `output` grows, by who wants to see it at once; it may empty it.
  public var onOutput: ((inout [UInt8]) -> Void)?
  private(set) var outputCount = 0
  /// What tracebacks call the program.
  public var programName = "<program>"

  /// The error of a gradient function, while the engine unwinds.
  var callbackError: ScriptError?

  /// The heap's births at which the machine collects at its next safe point.
  var collectionBirth: UInt64 = Interpreter.collectionInterval
  static let collectionInterval: UInt64 = 32_768
  /// Changes whenever a class is made or changed: what was kept of classes before holds no more. It is
  /// never a value of before, in later jobs either.
  var classVersion: UInt64 = 1
  /// Whether an instance may have an attribute under the name of a method of its class.
  var instancesMayShadow = false
  /// What the sites of the program found last.
  var caches: UnsafeMutablePointer<AttributeCache>
  var cacheCapacity = 64
  /// What the last generator that native code asked has returned, or the value of a StopIteration.
  var returned = Value.none
  /// The containers whose `repr` is being made.
  var openContainers: Set<UInt64> = []

  /// Bytes of the heap that the recording has been charged with.
  var syncedBytes = 0

  /// What varies while a run is traced.
  var hosts = HostState()
  /// What the TensorFlow surface keeps for the job.
  var surface = SurfaceState()
  /// What random numbers come of that a program draws without a seed of its own.
  public var jobSeed: () -> Int = { 0 }
  /// Called with each warning as it is made; `eval` writes them to stderr.
  public var onWarning: ((ScriptWarning) -> Void)?
  /// Called with what `tf.print` writes: text for stderr.
  public var onDiagnostic: ((String) -> Void)?

  /// Reserves the stacks; their memory is touched only as far as programs use it.
  public init(library: Library = .standard) {
    self.library = library
    heap = Heap()
    recording = Recording()
    stack = .allocate(capacity: Interpreter.stackCapacity)
    stackEnd = stack + Interpreter.stackCapacity
    stackTop = stack
    frames = .allocate(capacity: Interpreter.frameCapacity)
    constants = .allocate(capacity: 1)
    globals = .allocate(capacity: globalCapacity)
    assignmentOrder = .allocate(capacity: globalCapacity)
    caches = .allocate(capacity: cacheCapacity)
    caches.initialize(repeating: AttributeCache(), count: cacheCapacity)
    heap.owner = self
    heap.allowedBytes = 0
    heap.install(permanent: library.strings)
    recording.delegate = self
  }

  deinit {
    stack.deallocate()
    frames.deallocate()
    globals.deallocate()
    assignmentOrder.deallocate()
    caches.deallocate()
  }

  /// Writes to the job's standard output.
  ///
  /// - Throws: the limit of output bytes.
  public func write(_ text: String) throws(ScriptError) {
    outputCount += text.utf8.count
    if outputCount > outputLimit { throw ScriptError(limit: .outputBytes) }
    // What a computation left that was given up is not to be seen.
    if recording.isOutOfTime { throw ScriptError(limit: .seconds) }
    var text = text
    text.withUTF8 { output.append(contentsOf: $0) }
    onOutput?(&output)
  }

  func resetOutput() {
    output.removeAll(keepingCapacity: true)
    outputCount = 0
  }
}
