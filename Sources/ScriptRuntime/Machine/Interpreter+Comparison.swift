import ScriptSyntax
import TapeEngine

extension Interpreter {
  /// A comparison where the machine's own fast path does not apply.
  @inline(never)
  func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws(ScriptError)
    -> Value
  {
    switch operation {
    case .is, .isNot:
      if left.isTraced || right.isTraced {
        // Only None and its kin are certainly something else.
        guard left.isTraced != right.isTraced, !left.isHostNumber || !right.isHostNumber,
          left.tag != .string, right.tag != .string
        else { throw refused("the program asks whether a number is another") }
      }
      return .bool(left.isIdentical(to: right) == (operation == .is))
    case .in: return .bool(try contains(right, left))
    case .notIn: return .bool(try !contains(right, left))
    default: break
    }
    if left.isPythonNumber && right.isPythonNumber {
      return .bool(Interpreter.compareNumbers(operation, left, right))
    }
    if left.tag == .object || right.tag == .object || left.tag == .exception
      || right.tag == .exception
    {
      let result = try objectComparison(operation, left, right)
      if result.tag != .notImplemented { return result }
      throw notOrdered(operation, left, right)
    }
    if left.isTraced || right.isTraced { return try tracedComparison(operation, left, right) }
    if TensorOperators.handles(left) || TensorOperators.handles(right) {
      let result = try TensorOperators.compare(operation, left, right, self)
      if result.tag != .notImplemented { return result }
      if operation == .equal { return .bool(left.isIdentical(to: right)) }
      if operation == .notEqual { return .bool(!left.isIdentical(to: right)) }
      throw notOrdered(operation, left, right)
    }
    if isSetView(left) || isSetView(right) {
      guard let first = try set(of: left, elseIterable: false),
        let second = try set(of: right, elseIterable: false)
      else {
        if operation == .equal || operation == .notEqual {
          return .bool(operation == .notEqual)
        }
        throw notOrdered(operation, left, right)
      }
      return try compare(operation, first, second)
    }
    switch operation {
    case .equal: return .bool(try isEqual(left, right))
    case .notEqual: return .bool(try !isEqual(left, right))
    default: return .bool(try order(operation, left, right))
    }
  }

  func notOrdered(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    -> ScriptError
  {
    let symbol =
      switch operation {
      case .less: "<"
      case .lessOrEqual: "<="
      case .greater: ">"
      default: ">="
      }
    return error(
      .typeError,
      "'\(symbol)' not supported between instances of '\(displayTypeName(left))' and "
        + "'\(displayTypeName(right))'")
  }

  /// Python numbers of mixed types compare by exact value.
  static func compareNumbers(_ operation: ComparisonOperator, _ left: Value, _ right: Value) -> Bool
  {
    if left.tag != .float && right.tag != .float {
      return compare(operation, left.intValue, right.intValue, left, right)
    }
    if left.tag == .float && right.tag == .float {
      return compare(operation, left.floatValue, right.floatValue)
    }
    let isSwapped = left.tag == .float
    let integer = isSwapped ? right.intValue : left.intValue
    let float = isSwapped ? left.floatValue : right.floatValue
    if float.isNaN { return operation == .notEqual }
    var sign = 0
    if float >= 0x1p63 {
      sign = -1
    } else if float < -0x1p63 {
      sign = 1
    } else {
      let whole = Int(float.rounded(.down))
      sign = integer < whole ? -1 : integer > whole ? 1 : Double(whole) < float ? -1 : 0
    }
    if isSwapped { sign = -sign }
    return compare(operation, sign, 0, left, right)
  }

  /// `left == right` as a truth value. Nested containers are walked with a list.
  public func isEqual(_ left: Value, _ right: Value) throws(ScriptError) -> Bool {
    if left.isPythonNumber && right.isPythonNumber {
      return Interpreter.compareNumbers(.equal, left, right)
    }
    if left.tag == .string && right.tag == .string { return try areEqual(strings: left, right) }
    var pending = [(left, right)]
    var isFirst = true
    while let (first, second) = pending.popLast() {
      try visit()
      if !isFirst && first.isIdentical(to: second) { continue }
      isFirst = false
      if try !areEqual(first, second, &pending) { return false }
    }
    return true
  }

  /// Compares two values; pairs that remain to be compared are added to `pending`.
  private func areEqual(
    _ first: Value, _ second: Value, _ pending: inout [(Value, Value)]
  ) throws(ScriptError) -> Bool {
    if first.isPythonNumber && second.isPythonNumber {
      return Interpreter.compareNumbers(.equal, first, second)
    }
    if first.tag == .object || second.tag == .object || first.tag == .exception {
      return try areEqual(objects: first, second)
    }
    if first.isTraced || second.isTraced {
      return try truth(try tracedComparison(.equal, first, second))
    }
    if TensorOperators.handles(first) || TensorOperators.handles(second) {
      let result = try TensorOperators.compare(.equal, first, second, self)
      if result.tag == .notImplemented { return first.isIdentical(to: second) }
      return try truth(result)
    }
    guard first.tag == second.tag else { return false }
    switch first.tag {
    case .string: return try areEqual(strings: first, second)
    case .list, .tuple:
      let left = heap.items(first)
      let right = heap.items(second)
      if left.count != right.count { return false }
      if first.index == second.index { return true }
      try reserve(pending: pending.count + left.count)
      // The last is compared first off the list, so put them backwards.
      for offset in stride(from: left.count - 1, through: 0, by: -1) {
        pending.append((left[offset], right[offset]))
      }
      return true
    case .dictionary, .set:
      if heap.count(first) != heap.count(second) { return false }
      for (key, value) in try entries(first) {
        if first.tag == .set {
          if try !has(second, key) { return false }
        } else {
          guard let other = try dictionaryGet(second, key) else { return false }
          pending.append((value, other))
        }
      }
      return true
    case .range:
      let left = heap.ranges[first.index].pointee
      let right = heap.ranges[second.index].pointee
      return left.count == right.count
        && (left.count == 0
          || left.start == right.start && (left.count == 1 || left.step == right.step))
    case .slice:
      let left = heap.slice(first)
      let right = heap.slice(second)
      pending += [(left.lower, right.lower), (left.upper, right.upper), (left.step, right.step)]
      return true
    case .none: return true
    case .boundMethod:
      let left = heap.boundMethod(first)
      let right = heap.boundMethod(second)
      return left.function.isIdentical(to: right.function)
        && left.receiver.isIdentical(to: right.receiver)
    default: return first.isIdentical(to: second)
    }
  }

  /// Charges, for a moment, the bytes of pairs that wait to be compared: cyclic lists breed them.
  @inline(__always)
  private func reserve(pending count: Int) throws(ScriptError) {
    if count < 1_024 { return }
    let size = count * MemoryLayout<(Value, Value)>.stride
    try heap.charge(size)
    heap.chargedBytes -= size
  }

  @inline(__always)
  private func areEqual(strings first: Value, _ second: Value) throws(ScriptError) -> Bool {
    try chargeReading(first)
    return heap.isEqual(strings: first, second)
  }

  /// `<`, `<=`, `>`, `>=` of strings, sequences and sets.
  private func order(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    throws(ScriptError) -> Bool
  {
    var first = left
    var second = right
    while true {
      if first.isPythonNumber && second.isPythonNumber {
        return Interpreter.compareNumbers(operation, first, second)
      }
      if first.tag == .string && second.tag == .string {
        try chargeReading(first)
        let sign = TextSearch.order(heap.text(first), heap.text(second))
        return Interpreter.compare(operation, sign, 0, first, second)
      }
      if TensorOperators.handles(first) || TensorOperators.handles(second) || first.isTraced
        || second.isTraced || first.tag == .object || second.tag == .object
      {
        return try truth(try compare(operation, first, second))
      }
      if first.tag == .set && second.tag == .set {
        return try orderSets(operation, first, second)
      }
      guard first.tag == second.tag, first.tag == .list || first.tag == .tuple else {
        throw notOrdered(operation, first, second)
      }
      var offset = 0
      while true {
        let left = heap.items(first)
        let right = heap.items(second)
        if offset >= left.count || offset >= right.count {
          return Interpreter.compare(operation, left.count, right.count, first, second)
        }
        let pair = (left[offset], right[offset])
        try visit()
        if !pair.0.isIdentical(to: pair.1), try !isEqual(pair.0, pair.1) {
          first = pair.0
          second = pair.1
          break
        }
        offset += 1
      }
    }
  }

  private func orderSets(_ operation: ComparisonOperator, _ first: Value, _ second: Value)
    throws(ScriptError) -> Bool
  {
    let isReversed = operation == .greater || operation == .greaterOrEqual
    let small = isReversed ? second : first
    let large = isReversed ? first : second
    let isStrict = operation == .less || operation == .greater
    if heap.count(small) > heap.count(large) { return false }
    if isStrict && heap.count(small) == heap.count(large) { return false }
    for (key, _) in try entries(small) where try !has(large, key) { return false }
    return true
  }

  /// `item in container`.
  func contains(_ container: Value, _ item: Value) throws(ScriptError) -> Bool {
    if item.isTraced, container.tag != .list, container.tag != .tuple {
      return try contains(container, try pinned(item))
    }
    switch container.tag {
    case .object where special(.contains, of: container) != nil:
      return try truth(try callSpecial(.contains, container, [item]) ?? .false)
    case .object where isIterable(container): break
    case .classObject:
      if let result = try contains(inClass: container, item) { return try truth(result) }
      throw error(.typeError, "argument of type 'type' is not iterable")
    case .string:
      guard item.tag == .string else {
        throw error(
          .typeError, "'in <string>' requires string as left operand, not \(typeName(item))")
      }
      return try findText(heap.text(item), in: heap.text(container)) != nil
    case .dictionary, .set: return try has(container, item)
    case .range where item.isPythonNumber || !TensorOperators.handles(item):
      return place(of: item, inRange: container) != nil
    case .list, .tuple:
      var offset = 0
      while offset < heap.items(container).count {
        let element = heap.items(container)[offset]
        if element.isIdentical(to: item) { return true }
        if try isEqual(element, item) { return true }
        offset += 1
        try visit()
      }
      return false
    case .iterator, .generator, .range: break
    default:
      if TensorOperators.handles(container) {
        let result = try TensorOperators.contains(item, in: container, self)
        if result.tag != .notImplemented { return try truth(result) }
      } else {
        throw error(
          .typeError, "argument of type '\(displayTypeName(container))' is not iterable")
      }
    }
    let iterator = try iterator(over: container)
    return try withHandles(3) { handles throws(ScriptError) in
      handles[0] = iterator
      handles[1] = item
      while try handles.next(0, into: 2) {
        if handles[2].isIdentical(to: item) { return true }
        if try isEqual(handles[2], item) { return true }
      }
      return false
    }
  }

  /// Where a Python number stands in a range; nil if it does not.
  func place(of item: Value, inRange container: Value) -> Int? {
    let range = heap.ranges[container.index].pointee
    guard let value = item.isIntegral ? item.intValue : Int(exactly: item.pythonDouble ?? .nan),
      range.count > 0,
      range.step > 0
        ? value >= range.start && value < range.stop : value <= range.start && value > range.stop
    else { return nil }
    // A range may be longer than any signed number.
    let distance =
      range.step > 0
      ? UInt(bitPattern: value) &- UInt(bitPattern: range.start)
      : UInt(bitPattern: range.start) &- UInt(bitPattern: value)
    return distance % range.step.magnitude == 0 ? Int(distance / range.step.magnitude) : nil
  }

  /// `not value`.
  func logicalNot(_ value: Value) throws(ScriptError) -> Value {
    if value.tag == .traced { return try tracedComparison(.equal, value, .false) }
    return .bool(try !truth(value))
  }

  /// `bool(value)`.
  func truth(_ value: Value) throws(ScriptError) -> Bool {
    switch value.tag {
    case .none, .unbound: return false
    case .bool, .int: return value.payload != 0
    case .float: return value.floatValue != 0
    case .string: return !heap.strings[value.index].pointee.text.isEmpty
    case .list: return heap.lists[value.index].pointee.count != 0
    case .tuple: return heap.tuples[value.index].pointee.count != 0
    case .dictionary, .set: return heap.count(value) != 0
    case .range: return heap.ranges[value.index].pointee.count != 0
    case .traced: return try tracedTruth(value)
    case .object: return try truth(ofObject: value)
    case .tensor, .variable, .numpyScalar, .ndarray, .record:
      if hosts.isActive, let scalar = try decidingScalar(of: value) {
        return try tracedTruth(scalar)
      }
      return try TensorOperators.truth(value, self)
    default: return true
    }
  }
}
