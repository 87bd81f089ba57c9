import TapeEngine
import Tensors

/// An argument of a function that is called from outside of its program.
public indirect enum FunctionArgument: Sendable {
  case tensor(TensorValue)
  case plain(PlainValue)
  case list([FunctionArgument])
  case dictionary([(key: String, value: FunctionArgument)])
}

extension Interpreter {
  /// Calls a function that the last program left under a global name, as a run of its own: with all
  /// of the limits' steps, seconds and output before it.
  ///
  /// - Parameters:
  ///   - arguments: given by name; their tensors and lists are made anew, before the clock starts.
  ///   - trace: when given, the call goes on with it, and the tensors and floats of the arguments are
  ///     the trace's inputs, in their order.
  ///   - body: gets the function's value, which is gone when it returns, and how long the call took.
  /// - Throws: what ended the call.
  public func callGlobal<Result>(
    _ name: String, _ arguments: [(name: String, value: FunctionArgument)], limits: JobLimits,
    tracing trace: Trace? = nil, then body: (Value, Duration) -> Result
  ) throws(ScriptFailure) -> Result {
    let top = stackTop
    keepAll()
    defer {
      stackTop = top
      if trace != nil {
        _ = recording.endTrace()
        hosts.reset()
      }
    }
    renew(limits)
    if let trace {
      recording.resumeTrace(trace)
      hosts.isActive = true
    }
    do throws(ScriptError) {
      guard let function = global(name) else {
        throw error(.nameError, "name '\(name)' is not defined")
      }
      guard arguments.count + 8 < stackEnd - top else {
        throw error(.typeError, "too many arguments")
      }
      top.initialize(to: function)
      stackTop = top + 1
      for argument in arguments {
        let value = try make(argument.value)
        stackTop.initialize(to: value)
        stackTop += 1
      }
      let keywords = Keywords(names: arguments.map(\.name))
      let start = ContinuousClock.now
      let value = try TapeStack.isolated(recording) { () throws(ScriptError) in
        let value: Value
        if function.tag == .function {
          let isPushed = try pushFrame(
            function, top + 1, arguments.count, base: top, keywords: keywords, mode: .boundary)
          value = isPushed ? try execute() : top.pointee
        } else {
          value = try callObject(function, top + 1, arguments.count, keywords: keywords)
        }
        top.initialize(to: value)
        stackTop = top + 1
        keepAll()
        // Large tensors wait until their elements are read.
        recording.compute(tensors(of: value))
        return value
      }
      let duration = ContinuousClock.now - start
      return body(value, duration)
    } catch {
      keepAll()
      throw failure(error)
    }
  }

  /// The tensors that a value shows, in lists and dictionaries too.
  private func tensors(of value: Value, depth: Int = 0) -> [TensorID] {
    switch value.tag {
    case .tensor: [value.tensorID]
    case .list where depth < Self.nestingLimit, .tuple where depth < Self.nestingLimit:
      heap.items(value).flatMap { tensors(of: $0, depth: depth + 1) }
    case .dictionary where depth < Self.nestingLimit:
      heap.entries(value).flatMap { tensors(of: $0.value, depth: depth + 1) }
    default: []
    }
  }

  private func make(_ argument: FunctionArgument) throws(ScriptError) -> Value {
    switch argument {
    case .plain(.float(let number)) where recording.isTraced:
      return try traced(recording.traceHostInput(.float64), .float(number))
    case .plain(let value): return try make(value)
    case .tensor(let value):
      do {
        let tensor = try recording.constant(value)
        recording.traceInput(tensor)
        return .tensor(tensor)
      } catch {
        throw self.error(error)
      }
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
}
