extension Heap {
  /// Makes a list of a buffer's values.
  func newList(_ values: UnsafeBufferPointer<Value>) throws(ScriptError) -> Value {
    let list = try newList(capacity: values.count)
    let object = lists[list.index]
    if let base = values.baseAddress, let items = object.pointee.items {
      items.initialize(from: base, count: values.count)
    }
    object.pointee.count = values.count
    return list
  }

  /// Adds a value at a list's end.
  @inline(__always)
  func append(_ value: Value, to list: Value) throws(ScriptError) {
    let object = lists[list.index]
    if object.pointee.count == object.pointee.capacity {
      try grow(list, to: max(4, object.pointee.capacity &* 2))
    }
    // reason: count is below capacity, and what has a capacity has memory.
    object.pointee.items.unsafelyUnwrapped.advanced(by: object.pointee.count)
      .initialize(to: value)
    object.pointee.count &+= 1
  }

  /// Makes room for `capacity` values in a list.
  @inline(never)
  func grow(_ list: Value, to capacity: Int) throws(ScriptError) {
    let current = lists[list.index].pointee.capacity
    if capacity <= current { return }
    let (bytes, overflows) = (capacity - current).multipliedReportingOverflow(
      by: ObjectCharge.value)
    if overflows { throw ScriptError(limit: .bytes) }
    try charge(bytes)
    let object = lists[list.index]
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    if let items = object.pointee.items {
      larger.initialize(from: items, count: object.pointee.count)
      items.deallocate()
    }
    object.pointee.items = larger
    object.pointee.capacity = capacity
  }

  /// Replaces `range` of a list by `values`, which are no part of it.
  func replace(_ list: Value, _ range: Range<Int>, with values: [Value]) throws(ScriptError) {
    let object = lists[list.index]
    let count = object.pointee.count - range.count + values.count
    if count > object.pointee.capacity { try grow(list, to: max(count, count + count / 2)) }
    guard let items = lists[list.index].pointee.items else { return }
    let tail = object.pointee.count - range.upperBound
    (items + (range.lowerBound + values.count)).update(
      from: items + range.upperBound, count: tail)
    for (offset, value) in values.enumerated() {
      (items + (range.lowerBound + offset)).initialize(to: value)
    }
    object.pointee.count = count
  }

  /// Removes `count` items of a list, `distance` apart.
  func removeItems(_ list: Value, from start: Int, every distance: Int, count: Int) {
    let object = lists[list.index]
    guard let items = object.pointee.items else { return }
    var kept = start
    var removed = 0
    for place in start..<object.pointee.count {
      if removed < count, place - start == removed &* distance {
        removed += 1
      } else {
        items[kept] = items[place]
        kept += 1
      }
    }
    object.pointee.count = kept
  }

  /// The number of Unicode scalars of a string, which are counted once; `length(ofString:)` charges.
  func scalarCount(_ string: Value) -> Int {
    let object = strings[string.index]
    if object.pointee.scalarCount < 0 {
      object.pointee.scalarCount = object.pointee.text.unicodeScalars.count
    }
    return object.pointee.scalarCount
  }
}
