import TapeEngine

// What native code may hold while the collector runs.
//
// Reachable is what the stack, the globals and the frames lead to, and by its birth whatever was born
// since `heap.floor` or up to `heap.ceiling` (tensors: `recording.rootEpoch` and `rootCeiling`).
//
// - The floor rises in three places alone: in the machine's loop before an instruction that runs native
//   code, at a safe point, and in `Handles`. So native code keeps whatever it makes.
// - Native code that calls the script back keeps whatever there was then: the ceiling stands there while
//   the script runs, and afterwards the floor lies at 0 until that native code has returned.
// - Native code that calls it back again and again would so keep all that the script makes. It holds
//   its values in `Handles` instead, and nothing else.

/// What code that opens handles must take care of beside them.
enum Keeping {
  /// Other native code may be waiting for it: what there is when they are opened stays.
  case everything
  /// It was called by the machine, and holds what lies on the stack: its arguments.
  case stack
}

/// Places on the machine's stack for all that native code holds while script code runs.
///
/// Whatever is in no place, neither there nor reachable from there, is gone after `next` and `call`.
struct Handles {
  unowned(unsafe) let interpreter: Interpreter  // reason: its method hands the places to a body
  fileprivate let places: UnsafeMutablePointer<Value>
  fileprivate let count: Int

  subscript(_ place: Int) -> Value {
    @inline(__always) get {
      precondition(place >= 0 && place < count, "Handles have this place.")
      return places[place]
    }
    @inline(__always) nonmutating set {
      precondition(place >= 0 && place < count, "Handles have this place.")
      places[place] = newValue
    }
  }

  /// A point at which the handles are all that is held: garbage may go.
  @inline(__always)
  func letGo() {
    let heap = interpreter.heap
    let recording = interpreter.recording
    heap.floor = heap.births
    recording.rootEpoch = recording.stamp
    if recording.wantsCollection || heap.births >= interpreter.collectionBirth {
      interpreter.collectAtSafePoint(freesShapes: false)
    }
  }

  /// Puts the next value of the iterator at `source` into a place; false at its end. Charges a step.
  @inline(__always)
  func next(_ source: Int, into place: Int) throws(ScriptError) -> Bool {
    let recording = interpreter.recording
    recording.stepsRemaining &-= 1
    if recording.stepsRemaining < recording.stepCheckpoint { try interpreter.checkLimits() }
    letGo()
    let value = try interpreter.advance(self[source])
    if value.isUnbound { return false }
    self[place] = value
    return true
  }

  /// Puts what a callable gives into a place.
  func call(
    _ function: Value, _ arguments: [Value], keywords: [(name: String, value: Value)] = [],
    into place: Int
  ) throws(ScriptError) {
    self[place] = try interpreter.callFromStack(function, arguments, keywords)
  }
}

extension Interpreter {
  /// Runs what may run script code, for native code that does not name its values: all that exists
  /// now stays until that native code has returned to the machine.
  func keepingEverything<Result>(
    _ body: () throws(ScriptError) -> Result
  ) throws(ScriptError) -> Result {
    let ceilings = (heap.ceiling, recording.rootCeiling)
    let thresholds = (collectionBirth, recording.collectionStamp)
    heap.ceiling = heap.births
    recording.rootCeiling = recording.stamp
    defer {
      (heap.ceiling, recording.rootCeiling) = ceilings
      keepAll()
      // What a collection meanwhile had to keep is looked at again as soon as it was due anyway.
      collectionBirth = min(collectionBirth, thresholds.0)
      recording.collectionStamp = min(recording.collectionStamp, thresholds.1)
    }
    return try body()
  }

  /// Takes everything for reachable until the machine goes on.
  func keepAll() {
    heap.floor = 0
    recording.rootEpoch = 0
  }

  /// Opens `count` places for what `body` holds while it runs script code.
  func withHandles<Result>(
    _ count: Int, keeping: Keeping = .everything,
    _ body: (Handles) throws(ScriptError) -> Result
  ) throws(ScriptError) -> Result {
    if keeping == .everything {
      return try keepingEverything { () throws(ScriptError) in
        try withHandles(count, keeping: .stack, body)
      }
    }
    let top = stackTop
    if top + (count + 8) >= stackEnd {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    top.initialize(repeating: .unbound, count: count)
    stackTop = top + count
    defer {
      stackTop = top
      // Only the caller of `body` has the result.
      keepAll()
    }
    return try body(Handles(interpreter: self, places: top, count: count))
  }

  /// Calls a callable. All that exists stays until the calling native function has returned; one that
  /// calls often does it with `Handles`.
  public func call(
    _ function: Value, _ arguments: [Value], keywords: [(name: String, value: Value)] = []
  ) throws(ScriptError) -> Value {
    try keepingEverything { () throws(ScriptError) in
      try callFromStack(function, arguments, keywords)
    }
  }

  /// Counts a call by native code, which may lead to another one, on the thread's stack.
  func enterCall() throws(ScriptError) {
    if callDepth >= Interpreter.callDepthLimit {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    callDepth += 1
  }

  /// Puts a callable and its arguments on the stack and calls it.
  fileprivate func callFromStack(
    _ function: Value, _ arguments: [Value], _ keywords: [(name: String, value: Value)]
  ) throws(ScriptError) -> Value {
    let top = stackTop
    try enterCall()
    defer {
      stackTop = top
      callDepth -= 1
    }
    let count = arguments.count + keywords.count
    if top + (count + 8) >= stackEnd {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    top.initialize(to: function)
    for (offset, argument) in arguments.enumerated() {
      (top + 1 + offset).initialize(to: argument)
    }
    for (offset, argument) in keywords.enumerated() {
      (top + 1 + arguments.count + offset).initialize(to: argument.value)
    }
    stackTop = top + 1 + count
    recording.stepsRemaining &-= 1
    if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
    return try callObject(
      function, top + 1, count, keywords: Keywords(names: keywords.map(\.name)))
  }
}

extension Call {
  /// Opens places for what the native function holds while it runs script code; beside them it
  /// holds its arguments alone.
  func withHandles<Result>(
    _ count: Int, _ body: (Handles) throws(ScriptError) -> Result
  ) throws(ScriptError) -> Result {
    try interpreter.withHandles(count, keeping: .stack, body)
  }
}
