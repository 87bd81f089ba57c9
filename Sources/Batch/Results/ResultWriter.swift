import JSON
import ScriptRuntime
import TapeEngine

/// Writes one result line.
struct ResultWriter {
  let text: ByteBuffer

  /// `{"id":…,` or, when the record has no usable id, `{"id":null,"record":N,`.
  func appendHead(id: JSONNode?, record: Int) {
    text.append("{\"id\":")
    if let id {
      text.appendJSON(id)
    } else {
      text.append("null,\"record\":")
      text.appendJSON(Int64(record))
    }
  }

  func appendError(_ failure: JobFailure) {
    text.append(",\"status\":\"error\",\"error\":{\"kind\":\"")
    text.append(failure.kind.rawValue)
    text.append("\",\"type\":")
    text.appendJSON(failure.type)
    text.append(",\"message\":")
    text.appendJSON(failure.message)
    if let line = failure.line {
      text.append(",\"line\":")
      text.appendJSON(Int64(line))
      text.append(",\"column\":")
      text.appendJSON(Int64(failure.column ?? 1))
    }
    if let phase = failure.phase {
      text.append(",\"phase\":\"")
      text.append(phase.rawValue)
      text.append("\"")
    }
    text.append(failure.isRetryable ? ",\"retryable\":true}" : ",\"retryable\":false}")
  }

  /// `,"stdout":…`, if there is any.
  func appendOutput(_ standardOutput: UnsafeRawBufferPointer) {
    guard !standardOutput.isEmpty else { return }
    text.append(",\"stdout\":")
    text.appendJSON(utf8: standardOutput)
  }

  /// `,"tags":…}` and the line's end.
  func appendEnd(tags: JSONNode?) {
    if let tags {
      text.append(Self.tagsHead)
      text.appendJSON(tags)
    }
    text.append(Self.end)
  }

  static let tagsHead: StaticString = ",\"tags\":"
  static let end: StaticString = "}\n"

  /// Why a gradient is `None`, in words.
  static func reason(_ why: Unconnected) -> String {
    let place = why.line > 0 ? " at line \(why.line)" : ""
    return switch why.cause {
    case .notWatched: "not watched"
    case .outsideTape: "computed outside the tape" + place
    case .madeOutside: "made outside the tape" + place
    case .notTrainable: "a variable that is not trainable"
    case .integerDType: "integer dtype" + place
    case .stopGradient: "stopped by stop_gradient" + place
    case .outsideTensorFlow: "computed outside TensorFlow" + place
    case .assignment: "assigned to a variable" + place
    case .notDifferentiable: "through an operation without a derivative" + place
    case .noPath: "no path from the source to the target"
    }
  }
}
