import JSON
import ScriptRuntime

// Between the words of the runtime and those of records and results.

extension PlainValue {
  /// A plain value from JSON: whole numbers stay whole.
  ///
  /// - Throws: a `spec` failure, naming `key`, for a whole number beyond 64 bits.
  init(_ node: JSONNode, key: String) throws(JobFailure) {
    switch node.kind {
    case .null: self = .none
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .integer:
      guard let value = node.int64Value else {
        throw .spec("\(key): a whole number should have at most 64 bits")
      }
      self = .int(Int(value))
    case .float: self = .float(node.doubleValue ?? .nan)
    case .string, .key: self = .string(node.stringValue ?? "")
    case .array:
      var items: [PlainValue] = []
      for element in node.elements { items.append(try PlainValue(element, key: key)) }
      self = .list(items)
    case .object:
      var pairs: [(key: String, value: PlainValue)] = []
      for member in node.members {
        pairs.append((member.key.stringValue ?? "", try PlainValue(member.value, key: key)))
      }
      self = .dictionary(pairs)
    }
  }
}

extension JobFailure {
  init(_ failure: ScriptFailure) {
    self.init(
      kind: .script, type: failure.type, message: failure.message, line: failure.line,
      column: failure.column, phase: failure.isBackward ? .backward : nil)
    switch failure.kind {
    case .missingInput:
      kind = .spec
      type = "SpecError"
    case .exception:
      break
    case .limit(let limit):
      kind = .limit
      isRetryable = limit == .seconds
    }
  }

  /// Nil when a name that was not asked for has no form in a result: it is left out.
  init?(_ refusal: ValueWriter.Refusal, name: String, isAsked: Bool) {
    switch refusal {
    case .unwritable(let typeName):
      guard isAsked else { return nil }
      self = .spec(
        "outputs: '\(name)' holds a value of type '\(typeName)', which has no form in a result")
    case .tooDeep:
      self = JobFailure(
        kind: .script, type: "ValueError",
        message: "output '\(name)' is nested too deeply, or holds itself")
    case .sameKeys(let key):
      self = JobFailure(
        kind: .script, type: "ValueError",
        message: "output '\(name)' has two keys that are written '\(key)'")
    case .tooLate(let failure): self = JobFailure(failure)
    case .tooLarge:
      self = JobFailure(
        kind: .limit, type: "OutputLimit",
        message: "the outputs are larger than the limit of output bytes")
    }
  }
}
