import TapeEngine

// Native functions while a run is traced: what they are given may vary.
extension Interpreter {
  /// Calls a native function in a run that is traced.
  func invokeTraced(
    _ native: Int, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) -> Value {
    switch library.roles[native] {
    case .knows: break
    case .writes:
      if arguments[below: 1].isTraced { throw refused("the program looks into a text that varies") }
      hosts.textDepth += 1
      defer { hosts.textDepth -= 1 }
      return try invokeNative(native, arguments, count, keywords)
    case .reads:
      if let result = try readScalar(native, arguments, count, keywords) { return result }
    case .lifts:
      if let result = try lifted(native, arguments, count, keywords) { return result }
    case .chooses:
      if count > 1, let result = try lifted(native, arguments, count, keywords) { return result }
    case .unknown:
      if hosts.isExposed { try pin(arguments.lowered(by: 1), count + 1) }
    }
    return try invokeNative(native, arguments, count, keywords)
  }

  /// Pins the arguments of a function, and what they hold.
  private func pin(_ values: UnsafeMutablePointer<Value>, _ count: Int) throws(ScriptError) {
    for offset in 0..<count {
      if values[offset].isTraced {
        values[offset] = try pinned(values[offset])
      } else {
        try pinParts(of: values[offset])
      }
    }
  }

  /// A function of numbers, some of which vary; nil if none does.
  private func lifted(
    _ native: Int, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) -> Value? {
    let isMethod = arguments[below: 1].tag == .traced
    var values = Array(UnsafeBufferPointer(start: arguments, count: count))
    if isMethod { values.insert(arguments[below: 1], at: 0) }
    guard values.contains(where: \.isTraced) else {
      if hosts.isExposed { try pin(arguments.lowered(by: 1), count + 1) }
      return nil
    }
    guard keywords.count == 0, values.allSatisfy(\.isPlainOrTraced) else {
      throw refused("the program calls \(library.natives[native].name)() on a number that varies")
    }
    for offset in 0..<count { arguments[offset] = plain(arguments[offset]) }
    if isMethod { arguments[below: 1] = plain(arguments[below: 1]) }
    let result = try invokeNative(native, arguments, count, .none)
    return try lift(isMethod ? .method(native) : .native(native), values, result)
  }

  /// `float(x)` and its kin of a number or a tensor that varies; nil of anything else.
  private func readScalar(
    _ native: Int, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) -> Value? {
    guard keywords.count == 0 else {
      if hosts.isExposed { try pin(arguments, count) }
      return nil
    }
    if count == 0 {
      // A method of a tensor.
      let receiver = arguments[below: 1]
      guard let read = try tracedArray(of: receiver) else { return nil }
      if receiver.tag == .tensor { recording.noteHostRead(receiver.tensorID) }
      return read
    }
    guard count == 1 else {
      if hosts.isExposed { try pin(arguments, count) }
      return nil
    }
    if let scalar = try tracedScalar(of: arguments[0]) { arguments[0] = scalar }
    guard arguments[0].tag == .traced else {
      if arguments[0].isTraced { throw refused("the program reads a text that varies") }
      return nil
    }
    let value = arguments[0]
    let number = hosts.numbers[value.index]
    arguments[0] = number.plain
    let result = try invokeNative(native, arguments, count, .none)
    if result.tag == .float, number.kind.dtype == .float64 {
      return try traced(number.value, result, of: [value])
    }
    return try lift(.native(native), [value], result)
  }
}

extension Value {
  /// Whether it is a number, or a plain thing that a host call can keep.
  fileprivate var isPlainOrTraced: Bool {
    switch tag {
    case .traced, .none, .unbound, .bool, .int, .float, .numpyScalar, .dtype, .type: true
    default: false
    }
  }
}
