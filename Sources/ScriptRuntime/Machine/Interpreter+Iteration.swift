extension Interpreter {
  /// The iterator of an iterable.
  ///
  /// - Throws: `TypeError: 'int' object is not iterable`.
  public func iterator(over iterable: Value) throws(ScriptError) -> Value {
    switch iterable.tag {
    case .iterator:
      let object = heap.iterators[iterable.index].pointee
      guard object.isView else { return iterable }
      var copy = IteratorObject(kind: object.kind, source: object.source)
      copy.limit = heap.count(object.source)
      return try heap.newIterator(copy)
    case .generator: return iterable
    case .list: return try heap.newIterator(IteratorObject(kind: .list, source: iterable))
    case .tuple: return try heap.newIterator(IteratorObject(kind: .tuple, source: iterable))
    case .range:
      let range = heap.ranges[iterable.index].pointee
      var object = IteratorObject(kind: .range, source: iterable)
      object.index = range.start
      object.step = range.step
      object.limit = range.count
      return try heap.newIterator(object)
    case .string:
      // The limit is the next place in the UTF-8 text.
      return try heap.newIterator(IteratorObject(kind: .string, source: iterable))
    case .dictionary:
      var object = IteratorObject(kind: .keys, source: iterable)
      object.limit = heap.count(iterable)
      return try heap.newIterator(object)
    case .set:
      var object = IteratorObject(kind: .set, source: iterable)
      object.limit = heap.count(iterable)
      return try heap.newIterator(object)
    case .tensor, .variable, .ndarray, .record:
      var object = IteratorObject(kind: .rows, source: iterable)
      object.limit = try TensorOperators.rowCount(iterable, self)
      return try heap.newIterator(object)
    case .object: return try iterator(overObject: iterable)
    case .classObject:
      if let result = try iterator(overClass: iterable) { return result }
      throw error(.typeError, "'type' object is not iterable")
    case .exception where special(.iter, of: iterable) != nil:
      return try iterator(overObject: iterable)
    default:
      throw error(.typeError, "'\(displayTypeName(iterable))' object is not iterable")
    }
  }

  /// Whether drawing from an iterator may run script code.
  func mayRunScript(_ iterator: Value) -> Bool {
    guard iterator.tag == .iterator else { return true }
    switch heap.iterators[iterator.index].pointee.kind {
    case .enumerate, .zip, .map, .filter, .indexed, .sentinel: return true
    case .range, .list, .reversedList, .tuple, .string, .keys, .values, .items, .set, .rows,
      .materialised:
      return false
    }
  }

  /// The next value of an iterator; unbound at its end.
  ///
  /// It may run script code, so it is for those whose values lie on the stack, the iterator among
  /// them: the machine, `Handles`, and iterators that draw from others.
  func advance(_ iterator: Value) throws(ScriptError) -> Value {
    if iterator.tag == .generator { return try advance(generator: iterator) }
    if iterator.tag == .object { return try advance(object: iterator) }
    guard iterator.tag == .iterator else {
      throw error(.typeError, "'\(displayTypeName(iterator))' object is not an iterator")
    }
    let object = heap.iterators[iterator.index]
    switch object.pointee.kind {
    case .range:
      if object.pointee.limit <= 0 { return .unbound }
      let value = object.pointee.index
      object.pointee.index &+= object.pointee.step
      object.pointee.limit -= 1
      return .int(value)
    case .list, .materialised:
      let list = heap.lists[object.pointee.source.index].pointee
      let index = object.pointee.index
      if index < 0 || index >= list.count {
        object.pointee.index = -1
        return .unbound
      }
      object.pointee.index = index + 1
      return list.items.map { $0[index] } ?? .unbound
    case .reversedList:
      let items = heap.items(object.pointee.source)
      let index = object.pointee.index
      if index < 0 || index >= items.count { return .unbound }
      object.pointee.index = index - 1
      return items[index]
    case .tuple:
      let tuple = heap.tuples[object.pointee.source.index].pointee
      let index = object.pointee.index
      if index >= tuple.count { return .unbound }
      object.pointee.index = index + 1
      return tuple.items.map { $0[index] } ?? .unbound
    case .string: return try advance(string: iterator)
    case .keys, .values, .items, .set: return try advance(dictionary: iterator)
    case .rows:
      let index = object.pointee.index
      if index >= object.pointee.limit { return .unbound }
      let source = object.pointee.source
      object.pointee.index = index + 1
      return try TensorOperators.row(source, index, self)
    case .enumerate:
      guard let part = object.pointee.parts?.pointee else { return .unbound }
      let top = stackTop
      defer { stackTop = top }
      if top + 8 >= stackEnd { throw error(.recursionError, "maximum recursion depth exceeded") }
      let value = try advance(part: part)
      if value.isUnbound { return value }
      let current = heap.iterators[iterator.index]
      let (next, overflows) = current.pointee.index.addingReportingOverflow(1)
      if overflows { throw overflow() }
      let index = current.pointee.index
      current.pointee.index = next
      // The pair lies on the stack while its tuple is made.
      top.initialize(to: .int(index))
      (top + 1).initialize(to: value)
      stackTop = top + 2
      return try heap.newTuple(UnsafeBufferPointer(start: top, count: 2))
    case .indexed: return try advance(indexed: iterator)
    case .sentinel: return try advance(sentinel: iterator)
    case .zip: return try advanceZip(iterator)
    case .map, .filter: return try advanceMap(iterator)
    }
  }

  private func pair(_ first: Value, _ second: Value) throws(ScriptError) -> Value {
    try heap.newTuple([first, second])
  }

  private func advance(string iterator: Value) throws(ScriptError) -> Value {
    let object = heap.iterators[iterator.index]
    let text = heap.strings[object.pointee.source.index].pointee.text
    let scalars = text.unicodeScalars
    let start = text.utf8.index(text.startIndex, offsetBy: object.pointee.index)
    if start >= text.endIndex { return .unbound }
    let scalar = scalars[start]
    object.pointee.index += UTF8.width(scalar)
    return try heap.newString(String(scalar))
  }

  private func advance(dictionary iterator: Value) throws(ScriptError) -> Value {
    let object = heap.iterators[iterator.index]
    let dictionary = heap.dictionaries[object.pointee.source.index]
    if dictionary.pointee.count != object.pointee.limit {
      let noun = object.pointee.kind == .set ? "Set" : "dictionary"
      throw error(.runtimeError, "\(noun) changed size during iteration")
    }
    guard let entries = dictionary.pointee.entries else { return .unbound }
    while object.pointee.index < dictionary.pointee.used {
      let entry = entries[object.pointee.index]
      object.pointee.index += 1
      if entry.key.isUnbound {
        try visit()
        // Removed ones at the beginning are passed over at once.
        object.pointee.index = max(object.pointee.index, dictionary.pointee.head)
        continue
      }
      switch object.pointee.kind {
      case .values: return entry.value
      case .items: return try pair(entry.key, entry.value)
      default: return entry.key
      }
    }
    return .unbound
  }

  private func advanceZip(_ iterator: Value) throws(ScriptError) -> Value {
    let object = heap.iterators[iterator.index].pointee
    if object.partCount == 0 { return .unbound }
    // The values drawn so far lie on the stack, where the collector finds them.
    let first = stackTop
    defer { stackTop = first }
    if first + (object.partCount + 8) >= stackEnd {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    try visit(object.partCount)
    for offset in 0..<object.partCount {
      guard let parts = object.parts else { return .unbound }
      let value = try advance(part: parts[offset])
      if value.isUnbound {
        if object.function.isIdentical(to: .true) { try checkLengths(object, offset) }
        return value
      }
      stackTop.initialize(to: value)
      stackTop += 1
    }
    return try heap.newTuple(UnsafeBufferPointer(start: first, count: object.partCount))
  }

  /// Advances an iterator that another one draws from. Iterators may stand on each other without
  /// end, and the thread's stack has one.
  private func advance(part: Value) throws(ScriptError) -> Value {
    if chainLength >= Interpreter.chainLimit {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    chainLength += 1
    defer { chainLength -= 1 }
    return try advance(part)
  }

  /// `zip(…, strict=True)`, when the iterator at `ended` has ended.
  private func checkLengths(_ object: IteratorObject, _ ended: Int) throws(ScriptError) {
    func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
    if ended > 0 {
      throw error(
        .valueError, "zip() argument \(ended + 1) is shorter than \(others(ended))")
    }
    guard let parts = object.parts else { return }
    for offset in 1..<max(object.partCount, 1) {
      if try !advance(part: parts[offset]).isUnbound {
        throw error(
          .valueError, "zip() argument \(offset + 1) is longer than \(others(offset))")
      }
    }
  }

  private func advanceMap(_ iterator: Value) throws(ScriptError) -> Value {
    let object = heap.iterators[iterator.index].pointee
    // The values drawn so far lie on the stack, where the call takes them and the collector finds
    // them: `[function, arguments…]`, below them for `filter` the value itself.
    let first = stackTop
    defer { stackTop = first }
    if first + (object.partCount + 8) >= stackEnd {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    if object.kind == .filter { return try advanceFilter(object, first) }
    first.initialize(to: object.function)
    stackTop = first + 1
    try visit(object.partCount)
    for offset in 0..<object.partCount {
      guard let parts = object.parts else { return .unbound }
      let value = try advance(part: parts[offset])
      if value.isUnbound { return value }
      stackTop.initialize(to: value)
      stackTop += 1
    }
    try charge(steps: 1)
    return try callObject(object.function, first + 1, object.partCount)
  }

  private func advanceFilter(_ object: IteratorObject, _ first: UnsafeMutablePointer<Value>)
    throws(ScriptError) -> Value
  {
    guard let part = object.parts?.pointee else { return .unbound }
    while true {
      stackTop = first
      let value = try advance(part: part)
      if value.isUnbound { return value }
      first.initialize(to: value)
      (first + 1).initialize(to: object.function)
      (first + 2).initialize(to: value)
      if object.function.isNone {
        stackTop = first + 1
        if try truth(value) { return value }
        try charge(steps: 1)
        continue
      }
      try charge(steps: 1)
      stackTop = first + 3
      let result = try callObject(object.function, first + 2, 1)
      (first + 1).initialize(to: result)
      stackTop = first + 2
      if try truth(result) { return value }
    }
  }

  /// Everything that an iterable gives.
  func elements(of iterable: Value, keeping: Keeping = .everything) throws(ScriptError) -> [Value] {
    switch iterable.tag {
    case .list, .tuple:
      try charge(steps: heap.items(iterable).count >> 6)
      try room(for: heap.items(iterable).count * ObjectCharge.value)
      return Array(heap.items(iterable))
    default:
      let list = try list(of: iterable, keeping: keeping)
      return Array(heap.items(list))
    }
  }

  /// A new list of everything that an iterable gives.
  func list(of iterable: Value, keeping: Keeping = .everything) throws(ScriptError) -> Value {
    if iterable.tag == .list || iterable.tag == .tuple {
      try charge(steps: heap.items(iterable).count >> 6)
      return try heap.newList(Array(heap.items(iterable)))
    }
    let list = try heap.newList()
    try append(iterable, to: list, keeping: keeping, atMost: .max)
    return list
  }

  /// Adds everything that an iterable gives to a list's end; the list lies on the stack.
  func extend(_ list: Value, with iterable: Value) throws(ScriptError) {
    if iterable.tag == .list || iterable.tag == .tuple {
      let added = Array(heap.items(iterable))
      try charge(steps: added.count >> 6)
      let count = heap.lists[list.index].pointee.count
      try heap.replace(list, count..<count, with: added)
      return
    }
    try append(iterable, to: list, keeping: .stack, atMost: .max)
  }

  /// Adds what an iterable gives to a list's end, until the list has more than `limit` items.
  private func append(
    _ iterable: Value, to list: Value, keeping: Keeping, atMost limit: Int
  ) throws(ScriptError) {
    let iterator = try iterator(over: iterable)
    if mayRunScript(iterator) {
      return try withHandles(3, keeping: keeping) { handles throws(ScriptError) in
        handles[0] = list
        handles[1] = iterator
        while try handles.next(1, into: 2) {
          try heap.append(handles[2], to: list)
          if heap.items(list).count > limit { return }
        }
      }
    }
    // What is born in this loop stays, and is all in the list.
    while true {
      recording.stepsRemaining &-= 1
      if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
      let value = try advance(iterator)
      if value.isUnbound { return }
      try heap.append(value, to: list)
      if heap.items(list).count > limit { return }
    }
  }

  /// Adds to the end of a list.
  public func append(_ value: Value, to list: Value) throws(ScriptError) {
    try heap.append(value, to: list)
  }

  // MARK: Unpacking

  /// `[sequence] → [last … first]`; returns the new top.
  func unpack(_ count: Int, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> UnsafeMutablePointer<Value>
  {
    let source = top[below: 1]
    if source.tag == .tuple || source.tag == .list {
      let items = heap.items(source)
      if count > 8 { try charge(steps: count >> 3) }
      if items.count < count { throw tooFew(count, items.count) }
      if items.count > count {
        throw error(.valueError, "too many values to unpack (expected \(count))")
      }
      for offset in 0..<count {
        (top.lowered(by: 1) + offset).initialize(to: items[count - 1 - offset])
      }
      return top.lowered(by: 1) + count
    }
    if source.tag == .object, let method = special(.unpack, of: source) {
      let list = try call(method, [source, .int(count)])
      guard list.tag == .list, heap.items(list).count == count else { throw tooFew(count, 0) }
      top.lowered(by: 1).initialize(to: list)
      return try unpack(count, top)
    }
    let values = try unpacked(source, atMost: count)
    if values.count < count { throw tooFew(count, values.count) }
    if values.count > count {
      throw error(.valueError, "too many values to unpack (expected \(count))")
    }
    for offset in 0..<count {
      (top.lowered(by: 1) + offset).initialize(to: values[count - 1 - offset])
    }
    return top.lowered(by: 1) + count
  }

  private func tooFew(_ expected: Int, _ got: Int) -> ScriptError {
    error(.valueError, "not enough values to unpack (expected \(expected), got \(got))")
  }

  private func unpacked(_ source: Value, atMost count: Int?) throws(ScriptError) -> [Value] {
    if !isIterable(source) && !TensorOperators.handles(source) {
      throw error(.typeError, "cannot unpack non-iterable \(displayTypeName(source)) object")
    }
    let list = try heap.newList()
    try append(source, to: list, keeping: .stack, atMost: count ?? .max)
    return Array(heap.items(list))
  }

  /// `a, *b, c = sequence`
  func unpackStarred(_ before: Int, _ after: Int, _ top: UnsafeMutablePointer<Value>)
    throws(ScriptError) -> UnsafeMutablePointer<Value>
  {
    let values = try unpacked(top[below: 1], atMost: nil)
    if values.count < before + after {
      throw error(
        .valueError,
        "not enough values to unpack (expected at least \(before + after), got \(values.count))")
    }
    try charge(steps: values.count >> 6)
    let middle = try heap.newList(Array(values[before..<(values.count - after)]))
    var place = top.lowered(by: 1)
    for offset in 0..<after {
      place.initialize(to: values[values.count - 1 - offset])
      place += 1
    }
    place.initialize(to: middle)
    place += 1
    for offset in 0..<before {
      place.initialize(to: values[before - 1 - offset])
      place += 1
    }
    return place
  }
}
