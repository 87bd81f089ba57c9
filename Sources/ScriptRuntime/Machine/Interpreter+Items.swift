extension Interpreter {
  /// `object[index]` where the machine's own fast path does not apply.
  @inline(never)
  func getItem(_ object: Value, _ index: Value) throws(ScriptError) -> Value {
    if index.tag == .slice, object.tag != .object, let plain = try plainSlice(index) {
      return try getItem(object, plain)
    }
    if hosts.isExposed {
      if index.isTraced { return try getItem(object, try pinned(index)) }
      try pinParts(of: index)
    }
    switch object.tag {
    case .object, .classObject, .exception: return try objectItem(object, index)
    case .list, .tuple:
      if index.tag == .slice { return try slice(sequence: object, index) }
      guard let position = try integerIndex(index) else {
        throw error(
          .typeError,
          "\(typeName(object)) indices must be integers or slices, not \(displayTypeName(index))")
      }
      let items = heap.items(object)
      let place = position < 0 ? position &+ items.count : position
      guard place >= 0 && place < items.count else {
        throw error(.indexError, "\(typeName(object)) index out of range")
      }
      return items[place]
    case .dictionary:
      guard let value = try dictionaryGet(object, index) else {
        throw ScriptError(exception: try heap.newException(TypeID.keyError, [index]))
      }
      return value
    case .string: return try item(string: object, index)
    case .range:
      let range = heap.ranges[object.index].pointee
      if index.tag == .slice { return try slice(range: range, index) }
      guard let position = try integerIndex(index) else {
        throw error(
          .typeError, "range indices must be integers or slices, not \(displayTypeName(index))")
      }
      let place = position < 0 ? position &+ range.count : position
      guard place >= 0 && place < range.count else {
        throw error(.indexError, "range object index out of range")
      }
      return .int(range.start &+ place &* range.step)
    case .tensor, .variable, .ndarray, .numpyScalar, .record:
      let value = try TensorOperators.getItem(object, index, self)
      if value.tag != .notImplemented { return value }
      fallthrough
    default:
      if object.tag == .type {
        throw error(.typeError, "type '\(library.types[object.index].name)' is not subscriptable")
      }
      throw error(.typeError, "'\(displayTypeName(object))' object is not subscriptable")
    }
  }

  /// A slice with the integers that objects in it stand for: asked before anything is counted, for they
  /// may change what is sliced. Nil if there are no objects in it.
  private func plainSlice(_ slice: Value) throws(ScriptError) -> Value? {
    let parts = heap.slice(slice)
    guard [parts.lower, parts.upper, parts.step].contains(where: { $0.tag == .object }) else {
      return nil
    }
    let step = try plainBound(parts.step)
    let lower = try plainBound(parts.lower)
    return try heap.newSlice(lower, try plainBound(parts.upper), step)
  }

  private func plainBound(_ value: Value) throws(ScriptError) -> Value {
    value.tag == .object ? .int(try sliceBound(value)) : value
  }

  private func objectItem(_ object: Value, _ index: Value) throws(ScriptError) -> Value {
    if let result = try callSpecial(.getitem, object, [index]) { return result }
    if object.tag == .classObject {
      let name = library.specialNames[Int(Special.classGetitem.rawValue)]
      if let method = try classAttribute(object, name) { return try call(method, [index]) }
      throw error(.typeError, "type '\(className(object))' is not subscriptable")
    }
    throw error(.typeError, "'\(displayTypeName(object))' object is not subscriptable")
  }

  /// The integer that an index is; nil if its type cannot be one.
  func integerIndex(_ index: Value) throws(ScriptError) -> Int? {
    switch index.tag {
    case .int, .bool: return index.intValue
    case .numpyScalar, .tensor, .ndarray:
      let number = try TensorOperators.number(index, self)
      return number.isIntegral ? number.intValue : nil
    case .object:
      let number = try number(ofObject: index, [.index])
      if number.isUnbound { return nil }
      return try pinned(number).intValue
    default: return nil
    }
  }

  /// The integer of an `int`, `bool` or NumPy integer (or scalar integer tensor): what may index.
  ///
  /// - Throws: `TypeError: 'float' object cannot be interpreted as an integer`.
  public func integer(_ value: Value) throws(ScriptError) -> Int {
    guard let result = try integerIndex(value) else {
      throw error(
        .typeError, "'\(displayTypeName(value))' object cannot be interpreted as an integer")
    }
    return result
  }

  /// The places that a slice selects from `count` items.
  func resolve(_ slice: Value, count: Int) throws(ScriptError) -> (
    start: Int, step: Int, count: Int
  ) {
    let (start, stop, step) = try bounds(of: slice, count: count)
    if step > 0 { return (start, step, start < stop ? (stop - start - 1) / step + 1 : 0) }
    if step == .min { return (start, step, start > stop ? 1 : 0) }
    return (start, step, start > stop ? (start - stop - 1) / -step + 1 : 0)
  }

  /// A slice's bounds among `count` items: `slice.indices(count)`.
  private func bounds(of slice: Value, count: Int) throws(ScriptError) -> (
    start: Int, stop: Int, step: Int
  ) {
    let parts = heap.slice(slice)
    let step = parts.step.isNone ? 1 : try sliceBound(parts.step)
    if step == 0 { throw error(.valueError, "slice step cannot be zero") }
    func clamp(_ value: Int) -> Int {
      let low = step < 0 ? -1 : 0
      let high = step < 0 ? count - 1 : count
      if value < 0 { return max(value &+ count < low && value < -count ? low : value + count, low) }
      return min(value, high)
    }
    let start = parts.lower.isNone ? (step < 0 ? count - 1 : 0) : clamp(try sliceBound(parts.lower))
    let stop = parts.upper.isNone ? (step < 0 ? -1 : count) : clamp(try sliceBound(parts.upper))
    return (start, stop, step)
  }

  private func sliceBound(_ value: Value) throws(ScriptError) -> Int {
    guard let bound = try integerIndex(value) else {
      throw error(
        .typeError, "slice indices must be integers or None or have an __index__ method")
    }
    return bound
  }

  private func slice(sequence: Value, _ index: Value) throws(ScriptError) -> Value {
    let (start, step, count) = try resolve(index, count: heap.items(sequence).count)
    try charge(steps: count >> 6)
    let list = try heap.newList(capacity: count)
    let items = heap.items(sequence)
    let object = heap.lists[list.index]
    if let target = object.pointee.items {
      for offset in 0..<count {
        (target + offset).initialize(to: items[start &+ offset &* step])
      }
    }
    object.pointee.count = count
    return sequence.tag == .tuple ? try heap.newTuple(heap.items(list)) : list
  }

  private func slice(range: RangeObject, _ index: Value) throws(ScriptError) -> Value {
    let (start, stop, step) = try bounds(of: index, count: range.count)
    func place(_ number: Int) throws(ScriptError) -> Int {
      let (distance, isTooFar) = number.multipliedReportingOverflow(by: range.step)
      let (place, overflows) = range.start.addingReportingOverflow(distance)
      if isTooFar || overflows { throw overflow() }
      return place
    }
    let (newStep, overflows) = range.step.multipliedReportingOverflow(by: step)
    if overflows { throw overflow() }
    return try newRange(try place(start), try place(stop), newStep)
  }

  /// Makes a `range`.
  func newRange(_ start: Int, _ stop: Int, _ step: Int) throws(ScriptError) -> Value {
    if step == 0 { throw error(.valueError, "range() arg 3 must not be zero") }
    var count: UInt = 0
    if step > 0 && start < stop {
      count = (UInt(bitPattern: stop) &- UInt(bitPattern: start) &- 1) / step.magnitude + 1
    } else if step < 0 && start > stop {
      count = (UInt(bitPattern: start) &- UInt(bitPattern: stop) &- 1) / step.magnitude + 1
    }
    guard let length = Int(exactly: count) else { throw overflow() }
    try heap.charge(ObjectCharge.small)
    let object = RangeObject(start: start, stop: stop, step: step, count: length)
    return Value(
      tag: .range, payload: UInt64(heap.ranges.insert(object, birth: heap.nextBirth())))
  }

  private func item(string: Value, _ index: Value) throws(ScriptError) -> Value {
    let text = heap.text(string)
    let count = try length(ofString: string)
    let isASCII = count == text.utf8.count
    if index.tag == .slice {
      let (start, step, length) = try resolve(index, count: count)
      if step == 1 && isASCII {
        try reserve(length)
        return try heap.newString(text.part(start..<(start + length)))
      }
      if !isASCII { try charge(steps: text.utf8.count >> 6) }
      if step == 1 {
        try reserve(4 * length)
        let scalars = text.unicodeScalars
        let from = scalars.index(scalars.startIndex, offsetBy: start)
        return try heap.newString(
          String(scalars[from..<scalars.index(from, offsetBy: length)]))
      }
      try charge(steps: count >> 5)
      try room(for: count * 8)
      let scalars = Array(text.unicodeScalars)
      var result = String.UnicodeScalarView()
      for offset in 0..<length { result.append(scalars[start &+ offset &* step]) }
      return try heap.newString(String(result))
    }
    guard let position = try integerIndex(index) else {
      throw error(
        .typeError, "string indices must be integers, not '\(displayTypeName(index))'")
    }
    let place = position < 0 ? position &+ count : position
    guard place >= 0 && place < count else {
      throw error(.indexError, "string index out of range")
    }
    if isASCII {
      let utf8 = text.utf8
      let start = utf8.index(utf8.startIndex, offsetBy: place)
      return try heap.newString(String(text[start..<utf8.index(after: start)]))
    }
    try charge(steps: place >> 6)
    let scalars = text.unicodeScalars
    return try heap.newString(String(scalars[scalars.index(scalars.startIndex, offsetBy: place)]))
  }

  /// `object[index] = value`
  func setItem(_ object: Value, _ index: Value, to value: Value) throws(ScriptError) {
    if index.tag == .slice, object.tag != .object, let plain = try plainSlice(index) {
      return try setItem(object, plain, to: value)
    }
    if hosts.isExposed {
      if index.isTraced { return try setItem(object, try pinned(index), to: value) }
      try pinParts(of: index)
    }
    switch object.tag {
    case .object where special(.setitem, of: object) != nil:
      _ = try callSpecial(.setitem, object, [index, value])
    case .list:
      if index.tag == .slice { return try setSlice(object, index, value) }
      guard let position = try integerIndex(index) else {
        throw error(
          .typeError, "list indices must be integers or slices, not \(displayTypeName(index))")
      }
      let list = heap.lists[object.index]
      let place = position < 0 ? position &+ list.pointee.count : position
      guard place >= 0 && place < list.pointee.count, let items = list.pointee.items else {
        throw error(.indexError, "list assignment index out of range")
      }
      items[place] = value
    case .dictionary: try dictionarySet(object, index, value)
    default:
      if TensorOperators.handles(object) {
        if try TensorOperators.setItem(object, index, value, self) { return }
      }
      throw error(
        .typeError, "'\(displayTypeName(object))' object does not support item assignment")
    }
  }

  private func setSlice(_ list: Value, _ index: Value, _ value: Value) throws(ScriptError) {
    let isIterable =
      value.tag != .record && isIterable(value)
    if !isIterable { throw error(.typeError, "can only assign an iterable") }
    let values = try elements(of: value, keeping: .stack)
    let (start, step, count) = try resolve(index, count: heap.items(list).count)
    try charge(steps: (heap.items(list).count - start) >> 6)
    if step == 1 {
      try heap.replace(list, start..<(start + count), with: values)
      return
    }
    if values.count != count {
      throw error(
        .valueError,
        "attempt to assign sequence of size \(values.count) to extended slice of size \(count)")
    }
    if let items = heap.lists[list.index].pointee.items {
      for offset in 0..<count { items[start &+ offset &* step] = values[offset] }
    }
  }

  /// `del object[index]`
  func deleteItem(_ object: Value, _ index: Value) throws(ScriptError) {
    if index.tag == .slice, object.tag != .object, let plain = try plainSlice(index) {
      return try deleteItem(object, plain)
    }
    if hosts.isExposed {
      if index.isTraced { return try deleteItem(object, try pinned(index)) }
      try pinParts(of: index)
    }
    switch object.tag {
    case .object where special(.delitem, of: object) != nil:
      _ = try callSpecial(.delitem, object, [index])
    case .list:
      if index.tag == .slice {
        let (start, step, count) = try resolve(index, count: heap.items(object).count)
        try charge(steps: heap.items(object).count >> 6)
        if count > 0 {
          let last = start &+ (count - 1) &* step
          heap.removeItems(
            object, from: min(start, last), every: Int(clamping: step.magnitude), count: count)
        }
        return
      }
      guard let position = try integerIndex(index) else {
        throw error(
          .typeError, "list indices must be integers or slices, not \(displayTypeName(index))")
      }
      let count = heap.items(object).count
      let place = position < 0 ? position &+ count : position
      guard place >= 0 && place < count else {
        throw error(.indexError, "list assignment index out of range")
      }
      try charge(steps: (count - place) >> 6)
      try heap.replace(object, place..<(place + 1), with: [])
    case .dictionary:
      if try remove(object, index) == nil {
        throw ScriptError(exception: try heap.newException(TypeID.keyError, [index]))
      }
    default:
      throw error(
        .typeError, "'\(displayTypeName(object))' object doesn't support item deletion")
    }
  }
}
