import TapeEngine

extension Interpreter {
  /// What an error is outside of the script.
  public func failure(_ error: ScriptError) -> ScriptFailure {
    if let limit = error.limit {
      let message =
        switch limit {
        case .steps: "the limit of \(recording.limits.steps) steps is reached"
        case .seconds: "the limit of seconds is reached"
        case .bytes: "the limit of \(recording.limits.bytes) bytes is reached"
        case .elements: "the limit of \(recording.limits.elements) elements of a tensor is reached"
        case .outputBytes: "the limit of \(outputLimit) bytes of output is reached"
        case .untraceable: "the run cannot be traced"
        }
      let type =
        switch limit {
        case .steps: "StepLimitError"
        case .seconds: "TimeLimitError"
        case .bytes: "MemoryLimitError"
        case .elements: "ElementLimitError"
        case .outputBytes: "OutputLimitError"
        case .untraceable: "RuntimeError"
        }
      return ScriptFailure(
        kind: .limit(limit), type: type, message: message,
        line: currentLine > 0 ? currentLine : nil, column: nil, isBackward: error.isBackward,
        traceback: "\(type): \(message)")
    }
    let object = heap.exceptions[error.value.index].pointee
    let type = typeName(error.value)
    let message = plainText(error.value)
    let place = object.traceback.first
    return ScriptFailure(
      kind: .exception, type: type, message: message, line: place?.line, column: place?.column,
      isBackward: object.isBackward, traceback: traceback(of: error.value))
  }

  /// `str` of an exception, whatever happens, as far as it is told. The job is over: what writing takes
  /// is bounded by the text's length, and not by what is left of the limits.
  private func plainText(_ exception: Value) -> String {
    let (steps, checkpoint) = (recording.stepsRemaining, recording.stepCheckpoint)
    recording.stepsRemaining = max(steps, 1 << 24)
    recording.stepCheckpoint = 0
    textLimit = ErrorText.sizeLimit
    defer {
      (recording.stepsRemaining, recording.stepCheckpoint) = (steps, checkpoint)
      textLimit = .max
    }
    do {
      return ErrorText.bounded(
        try TapeStack.isolated(recording) { () throws(ScriptError) in
          try exceptionText(exception)
        })
    } catch {
      return "<exception str() failed>"
    }
  }

  /// The traceback of an exception and of those that led to it, as Python prints it.
  private func traceback(of exception: Value) -> String {
    var chain: [(Value, String)] = []
    var seen: Set<Int> = []
    var current = exception
    var joint = ""
    while current.tag == .exception, seen.insert(current.index).inserted, chain.count < 20 {
      chain.append((current, joint))
      let object = heap.exceptions[current.index].pointee
      if object.cause.tag == .exception {
        joint = "The above exception was the direct cause of the following exception:"
        current = object.cause
      } else if object.context.tag == .exception && !object.suppressesContext {
        joint = "During handling of the above exception, another exception occurred:"
        current = object.context
      } else {
        break
      }
    }
    var text = ""
    for (offset, (value, _)) in chain.enumerated().reversed() {
      text += block(of: value)
      if offset > 0 { text += "\n\n\(chain[offset].1)\n\n" }
    }
    return text
  }

  /// Bytes of a line of the program, or of a name, that a traceback shows.
  private static let lineLimit = 240

  private func block(of exception: Value) -> String {
    let object = heap.exceptions[exception.index].pointee
    var text = ""
    if !object.traceback.isEmpty {
      text += "Traceback (most recent call last):\n"
      let entries = Array(object.traceback.reversed())
      for (offset, entry) in entries.enumerated() {
        // Deep recursion repeats itself.
        if entries.count > 40 && offset == 20 {
          text += "  [\(entries.count - 40) more calls]\n"
        }
        if entries.count > 40 && offset >= 20 && offset < entries.count - 20 { continue }
        let function = ErrorText.cut(entry.function, to: Self.lineLimit, mark: "…")
        text += "  File \"\(programName)\", line \(entry.line), in \(function)\n"
        if let lines = program?.lines, entry.line >= 1, entry.line <= lines.count {
          let line = lines[entry.line - 1].drop { $0 == " " || $0 == "\t" }
          if !line.isEmpty {
            text += "    \(ErrorText.cut(String(line), to: Self.lineLimit, mark: "…"))\n"
          }
        }
      }
    }
    let name =
      object.scriptClass.isUnbound
      ? library.types[Int(object.type.rawValue)].qualifiedName : typeName(exception)
    let message = plainText(exception)
    return text + (message.isEmpty ? name : "\(name): \(message)")
  }
}
