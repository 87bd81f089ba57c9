import TapeEngine
import Tensors

/// So that callers set limits without importing the engine.
public typealias CollectionSchedule = TapeEngine.CollectionSchedule
/// So that callers set limits without importing the engine.
public typealias JobLimits = TapeEngine.JobLimits

/// A plain value of the script language, bound to a name before a program starts.
public indirect enum PlainValue: Sendable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([PlainValue])
  case dictionary([(key: String, value: PlainValue)])
}

/// Why a program ended early.
public struct ScriptFailure: Error, Sendable {
  /// What ended the program.
  public enum Kind: Sendable {
    /// An input is missing: nothing has run.
    case missingInput
    /// An exception of the script.
    case exception
    case limit(ScriptError.Limit)
  }
  /// What ended the program.
  public var kind: Kind
  /// The Python exception: `ValueError`.
  public var type: String
  /// What `str(e)` shows.
  public var message: String
  /// In the script, from 1; nil when no line of it was running.
  public var line: Int?
  /// In Unicode scalars, from 1.
  public var column: Int?
  /// Whether it came out of a backward pass.
  public var isBackward = false
  /// As Python prints it, without a last newline.
  public var traceback: String
}

extension ScriptFailure {
  /// A failure that no line of the script raised.
  public init(type: String, message: String) {
    self.init(
      kind: .exception, type: type, message: message, traceback: "\(type): \(message)")
  }
}

extension Interpreter {
  /// Runs a program from its start, as a job of its own: whatever a job before it left is gone.
  ///
  /// - Parameters:
  ///   - inputs: tensors bound as globals before the program starts.
  ///   - params: plain values bound likewise.
  ///   - requiresInputs: a free name that is neither given nor built in ends the job before it
  ///     runs; otherwise using it is a NameError, as in Python.
  ///   - tracing: when given, the run is traced (`recording.endTrace` hands the trace over), and so
  ///     many of the inputs, from the first, vary.
  ///   - varyingParams: of a traced run: the floats and ints among the params that vary, too.
  /// - Throws: what ended the program.
  public func run(
    _ program: CompiledProgram, inputs: [(name: String, value: TensorValue)] = [],
    params: [(name: String, value: PlainValue)] = [], limits: JobLimits = JobLimits(),
    requiresInputs: Bool = true, tracing: Int? = nil, varyingParams: Set<String> = []
  ) throws(ScriptFailure) {
    prepare(program, limits)
    if tracing != nil {
      recording.beginTrace()
      hosts.isActive = true
    }
    do throws(ScriptError) {
      for (index, (name, value)) in inputs.enumerated() {
        let varies = index < tracing ?? 0
        guard let slot = program.slot(of: name) else {
          if varies { recording.traceUnusedInput(value.dtype, value.shape) }
          continue
        }
        do {
          let tensor = try recording.constant(value)
          if varies { recording.traceInput(tensor) }
          globals[slot] = .tensor(tensor)
        } catch {
          throw self.error(error)
        }
      }
      for (name, value) in params {
        let varies = tracing != nil && varyingParams.contains(name)
        if let slot = program.slot(of: name) {
          globals[slot] =
            varies ? try tracedParam(name, try make(value)) : try make(value)
        } else if varies {
          _ = try tracedParam(name, try make(value))
        }
      }
    } catch {
      throw failure(error)
    }
    if requiresInputs {
      for required in program.requiredNames where globals[required.slot].isUnbound {
        throw ScriptFailure(
          kind: .missingInput, type: "NameError", message: "missing input '\(required.name)'",
          line: Int(required.position.line), column: Int(required.position.column),
          traceback: "NameError: name '\(required.name)' is not defined")
      }
    }
    frames.initialize(
      to: Frame(
        code: program.codes, instruction: UnsafePointer(program.codes.pointee.instructions),
        slots: stack, base: stack, closure: nil, handled: .none, mode: .boundary, generator: -1))
    frameCount = 1
    do throws(ScriptError) {
      if program.codes.pointee.stackSize >= Interpreter.stackCapacity {
        throw error(.memoryError, "the program needs too much stack")
      }
      _ = try TapeStack.isolated(recording) { () throws(ScriptError) in try execute() }
      if recording.isOutOfTime { throw ScriptError(limit: .seconds) }
    } catch {
      keepAll()
      throw failure(error)
    }
  }

  /// Makes the interpreter as new, for one job of `program`.
  private func prepare(_ program: CompiledProgram, _ limits: JobLimits) {
    heap.reset()
    recording.reset(limits: limits)
    heap.setRetiresFreed(limits.collections != nil)
    if self.program !== program {
      self.program = program
      constants = program.constants
      heap.install(permanent: program.strings, after: library.strings.count)
      if program.globalCount > globalCapacity {
        globals.deallocate()
        assignmentOrder.deallocate()
        globalCapacity = program.globalCount
        globals = .allocate(capacity: globalCapacity)
        assignmentOrder = .allocate(capacity: globalCapacity)
      }
      if program.sites.count > cacheCapacity {
        caches.deallocate()
        cacheCapacity = program.sites.count
        caches = .allocate(capacity: cacheCapacity)
        caches.initialize(repeating: AttributeCache(), count: cacheCapacity)
      }
    }
    classVersion += 1
    instancesMayShadow = false
    returned = .none
    openContainers.removeAll()
    globals.initialize(from: program.initialGlobals, count: program.globalCount)
    assignmentOrder.initialize(repeating: 0, count: program.globalCount)
    assignmentCount = 0
    handled = .none
    stackTop = stack
    frameCount = 0
    nesting = 0
    chainLength = 0
    callDepth = 0
    renew(limits)
    callbackError = nil
    (visits, unchargedSize, keptSize) = (0, 0, 0)
    hosts.reset()
    surface.reset()
    collectionBirth = limits.collections == nil ? Interpreter.collectionInterval : 1
    syncedBytes = 0
    allowSyncedBytes()
    keepAll()
  }

  /// Gives what comes next all of the limits' steps, seconds and output.
  func renew(_ limits: JobLimits) {
    depthLimit = min(max(1, limits.depth), Interpreter.frameCapacity)
    outputLimit = limits.outputBytes
    resetOutput()
    recording.stepsRemaining = limits.steps
    recording.deadline = ContinuousClock.now + .seconds(min(max(0, limits.seconds), 1e9))
    recording.stepCheckpoint = max(0, limits.steps - Recording.stepsBetweenChecks)
  }

  func make(_ value: PlainValue) throws(ScriptError) -> Value {
    switch value {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let value): return try heap.newString(value)
    case .list(let items):
      let list = try heap.newList(capacity: items.count)
      for item in items { try heap.append(try make(item), to: list) }
      return list
    case .dictionary(let pairs):
      let dictionary = try heap.newDictionary()
      for (key, item) in pairs {
        try dictionarySet(dictionary, try heap.newString(key), try make(item))
      }
      return dictionary
    }
  }

  // MARK: After a run

  /// What the program wrote to its standard output, as UTF-8 (what `onOutput` left of it).
  public var standardOutput: [UInt8] { output }

  /// The steps that the last job took.
  public var stepsTaken: Int { recording.limits.steps - recording.stepsRemaining }

  /// The names that the program assigned at top level and what they hold, in the order of the
  /// first assignment.
  public var assignedGlobals: [(name: String, value: Value)] {
    guard let program else { return [] }
    var found: [(order: UInt32, slot: Int)] = []
    for slot in 0..<program.assignedCount
    where assignmentOrder[slot] > 0 && !globals[slot].isUnbound
      && !program.globalNames[slot].hasPrefix("<")
    {
      found.append((assignmentOrder[slot], slot))
    }
    found.sort { $0.order < $1.order }
    return found.map { (program.globalNames[$0.slot], globals[$0.slot]) }
  }

  /// What a global name holds after the run: assigned, or an input; nil if it is not bound.
  public func global(_ name: String) -> Value? {
    guard let program, let slot = program.slot(of: name), !globals[slot].isUnbound,
      slot < program.assignedCount || program.initialGlobals[slot].isUnbound
        || !globals[slot].isIdentical(to: program.initialGlobals[slot])
    else { return nil }
    return globals[slot]
  }
}

extension Heap {
  /// Replaces the permanent strings from `count` on.
  func install(permanent texts: [String], after count: Int) {
    permanentStringCount = count
    reset()
    for text in texts { _ = strings.insert(StringObject(text: text), birth: 0) }
    permanentStringCount = count + texts.count
  }
}
