import TapeEngine

extension Heap {
  /// How many objects there are.
  var liveCount: Int { liveAtSweep }

  /// Marks a value and everything it leads to, without recursion.
  func mark(_ value: Value, _ marker: Recording.Marker) {
    push(value, marker)
    drain(marker)
  }

  private func drain(_ marker: Recording.Marker) {
    while worklistCount > 0 {
      worklistCount -= 1
      scan(worklist[worklistCount], marker)
    }
  }

  /// Marks a value; an object that has parts waits on the worklist.
  private func push(_ value: Value, _ marker: Recording.Marker) {
    let isNew: Bool
    switch value.tag {
    case .tensor:
      marker.mark(value.tensorID)
      return
    case .variable:
      marker.mark(value.variableID)
      return
    case .tape:
      marker.mark(value.tapeID)
      return
    case .string:
      _ = strings.mark(value.index)
      return
    case .ndarray:
      _ = arrays.mark(value.index)
      return
    case .range:
      _ = ranges.mark(value.index)
      return
    case .list: isNew = lists.mark(value.index)
    case .tuple: isNew = tuples.mark(value.index)
    case .dictionary, .set: isNew = dictionaries.mark(value.index)
    case .slice: isNew = slices.mark(value.index)
    case .function: isNew = functions.mark(value.index)
    case .boundMethod: isNew = boundMethods.mark(value.index)
    case .exception: isNew = exceptions.mark(value.index)
    case .iterator: isNew = iterators.mark(value.index)
    case .generator: isNew = generators.mark(value.index)
    case .cell: isNew = cells.mark(value.index)
    case .record: isNew = records.mark(value.index)
    case .object: isNew = instances.mark(value.index)
    case .classObject: isNew = classes.mark(value.index)
    default: return
    }
    if !isNew { return }
    if worklistCount == worklistCapacity { growWorklist() }
    (worklist + worklistCount).initialize(to: value)
    worklistCount += 1
  }

  private func growWorklist() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: worklistCapacity * 2)
    larger.initialize(from: worklist, count: worklistCount)
    worklist.deallocate()
    worklist = larger
    worklistCapacity *= 2
  }

  private func push(
    _ values: UnsafeMutablePointer<Value>?, _ count: Int, _ marker: Recording.Marker
  ) {
    guard let values else { return }
    for offset in 0..<count { push(values[offset], marker) }
  }

  private func scan(_ value: Value, _ marker: Recording.Marker) {
    switch value.tag {
    case .list:
      let object = lists[value.index].pointee
      push(object.items, object.count, marker)
    case .tuple:
      let object = tuples[value.index].pointee
      push(object.items, object.count, marker)
    case .dictionary, .set:
      let object = dictionaries[value.index].pointee
      guard let entries = object.entries else { return }
      for offset in 0..<object.used {
        push(entries[offset].key, marker)
        push(entries[offset].value, marker)
      }
    case .slice:
      let object = slices[value.index].pointee
      push(object.lower, marker)
      push(object.upper, marker)
      push(object.step, marker)
    case .function:
      let object = functions[value.index].pointee
      push(object.defaults, object.defaultCount, marker)
      push(object.closure, object.closureCount, marker)
      push(object.attributes, marker)
    case .boundMethod:
      let object = boundMethods[value.index].pointee
      push(object.function, marker)
      push(object.receiver, marker)
    case .exception:
      let object = exceptions[value.index]
      push(object.pointee.arguments, marker)
      push(object.pointee.cause, marker)
      push(object.pointee.context, marker)
      push(object.pointee.scriptClass, marker)
      push(object.pointee.attributes, marker)
    case .iterator:
      let object = iterators[value.index].pointee
      push(object.source, marker)
      push(object.function, marker)
      push(object.parts, object.partCount, marker)
    case .generator:
      let object = generators[value.index].pointee
      push(object.slots, object.slotCount, marker)
      push(object.closure, object.closureCount, marker)
      push(object.handled, marker)
    case .cell: push(cells[value.index].pointee.value, marker)
    case .record:
      let object = records[value.index].pointee
      push(object.fields, object.count, marker)
    case .object:
      push(instances[value.index].pointee.attributes, marker)
      push(value.classValue, marker)
    case .classObject:
      let object = classes[value.index]
      push(object.pointee.attributes, marker)
      push(object.pointee.bases, marker)
      push(object.pointee.order, marker)
    default: break
    }
  }

  /// Marks what counts as reachable because of when it was born.
  func markByBirth(_ marker: Recording.Marker) {
    guard births > floor || ceiling > 0 else { return }
    markByBirth(strings, .string, marker)
    markByBirth(lists, .list, marker)
    markByBirth(tuples, .tuple, marker)
    markByBirth(dictionaries, .dictionary, marker)
    markByBirth(ranges, .range, marker)
    markByBirth(slices, .slice, marker)
    markByBirth(functions, .function, marker)
    markByBirth(boundMethods, .boundMethod, marker)
    markByBirth(exceptions, .exception, marker)
    markByBirth(arrays, .ndarray, marker)
    markByBirth(iterators, .iterator, marker)
    markByBirth(generators, .generator, marker)
    markByBirth(cells, .cell, marker)
    markByBirth(records, .record, marker)
    markInstancesByBirth(marker)
    markByBirth(classes, .classObject, marker)
  }

  /// An instance's class is in its value: the table knows it, too.
  private func markInstancesByBirth(_ marker: Recording.Marker) {
    for slot in 0..<instances.count
    where instances.isRootByBirth(slot, floor: floor, ceiling: ceiling) {
      mark(
        Value(tag: .object, detail: instances[slot].pointee.classIndex, payload: UInt64(slot)),
        marker)
    }
  }

  private func markByBirth<Payload>(
    _ table: HeapTable<Payload>, _ tag: Value.Tag, _ marker: Recording.Marker
  ) {
    for slot in 0..<table.count where table.isRootByBirth(slot, floor: floor, ceiling: ceiling) {
      mark(Value(tag: tag, payload: UInt64(slot)), marker)
    }
  }

  /// In a test of the collector: whether freed objects' numbers are given to no other.
  func setRetiresFreed(_ retires: Bool) {
    strings.retiresFreed = retires
    lists.retiresFreed = retires
    tuples.retiresFreed = retires
    dictionaries.retiresFreed = retires
    ranges.retiresFreed = retires
    slices.retiresFreed = retires
    functions.retiresFreed = retires
    boundMethods.retiresFreed = retires
    exceptions.retiresFreed = retires
    arrays.retiresFreed = retires
    iterators.retiresFreed = retires
    generators.retiresFreed = retires
    cells.retiresFreed = retires
    records.retiresFreed = retires
    instances.retiresFreed = retires
    classes.retiresFreed = retires
  }

  /// Frees every object that is not marked and takes its charge back.
  func sweep() {
    var freed = 0
    strings.sweep(from: permanentStringCount) {
      freed += ObjectCharge.string + $0.pointee.text.utf8.count
    }
    lists.sweep(from: 0) {
      freed += ObjectCharge.list + $0.pointee.capacity * ObjectCharge.value
      $0.pointee.items?.deallocate()
    }
    tuples.sweep(from: 0) {
      freed += ObjectCharge.tuple + $0.pointee.count * ObjectCharge.value
      $0.pointee.items?.deallocate()
    }
    dictionaries.sweep(from: 0) {
      freed += ObjectCharge.dictionary + $0.pointee.capacity * ObjectCharge.dictionaryEntry
      $0.pointee.deallocate()
    }
    ranges.sweep(from: 0) { _ in freed += ObjectCharge.small }
    slices.sweep(from: 0) { _ in freed += ObjectCharge.small }
    functions.sweep(from: 0) {
      freed +=
        ObjectCharge.function
        + ($0.pointee.closureCount + $0.pointee.defaultCount) * ObjectCharge.value
      $0.pointee.deallocate()
    }
    boundMethods.sweep(from: 0) { _ in freed += ObjectCharge.small }
    exceptions.sweep(from: 0) { _ in freed += ObjectCharge.exception }
    arrays.sweep(from: 0) { freed += ObjectCharge.small + $0.pointee.buffer.size }
    iterators.sweep(from: 0) {
      freed += ObjectCharge.small + $0.pointee.partCount * ObjectCharge.value
      $0.pointee.parts?.deallocate()
    }
    generators.sweep(from: 0) {
      freed += ObjectCharge.generator + $0.pointee.chargedSlots * ObjectCharge.value
      $0.pointee.deallocate()
    }
    cells.sweep(from: 0) { _ in freed += ObjectCharge.value * 2 }
    records.sweep(from: 0) {
      freed += ObjectCharge.small + $0.pointee.count * ObjectCharge.value
      $0.pointee.fields?.deallocate()
    }
    instances.sweep(from: 0) { _ in freed += ObjectCharge.small }
    classes.sweep(from: 0) {
      freed += ObjectCharge.classObject
      $0.pointee.specials.deallocate()
    }
    chargedBytes -= freed
    liveAtSweep =
      strings.count + lists.count + tuples.count + dictionaries.count + iterators.count
      + cells.count + functions.count + exceptions.count + generators.count + records.count
      + instances.count + classes.count
  }
}
