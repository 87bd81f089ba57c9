import ScriptSyntax

extension CoreLibrary {
  static func registerIteration(in library: inout LibraryBuilder) {
    library.function("iter", "obj, /", style: .builtin) { (call) throws(ScriptError) in
      try call.interpreter.iterator(over: call[0])
    }
    library.function("next", "iterator, default=?, /", style: .builtin) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard call[0].tag == .iterator || call[0].tag == .generator else {
        throw interpreter.error(
          .typeError, "'\(interpreter.displayTypeName(call[0]))' object is not an iterator")
      }
      if let value = try interpreter.next(call[0]) { return value }
      if !call[1].isUnbound { return call[1] }
      throw ScriptError(exception: try call.heap.newException(.stopIteration, []))
    }
    library.constructor(.range, "start, stop=?, step=?, /", style: .builtin) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      let first = try interpreter.integer(call[0])
      if call[1].isUnbound { return try interpreter.newRange(0, first, 1) }
      return try interpreter.newRange(
        first, try interpreter.integer(call[1]),
        call[2].isUnbound ? 1 : try interpreter.integer(call[2]))
    }
    library.constructor(TypeID(.enumerate), "iterable, start=0", style: .keyword) {
      (call) throws(ScriptError) in
      let start = try call.interpreter.integer(call[1])
      let part = try call.interpreter.iterator(over: call[0])
      return try call.interpreter.newComposite(.enumerate, [part], index: start)
    }
    library.constructor(TypeID(.zip), "*iterables, strict=False", style: .builtin) {
      (call) throws(ScriptError) in
      var parts: [Value] = []
      for value in Array(call.heap.items(call[1])) {
        try call.interpreter.visit()
        parts.append(try call.interpreter.iterator(over: value))
      }
      return try call.interpreter.newComposite(
        .zip, parts, function: .bool(try call.interpreter.truth(call[0])))
    }
    library.constructor(TypeID(.map), "*iterables", style: .builtin) { (call) throws(ScriptError) in
      let sources = Array(call.heap.items(call[0]).dropFirst())
      if sources.isEmpty {
        throw call.interpreter.error(.typeError, "map() must have at least two arguments.")
      }
      var parts: [Value] = []
      for value in sources { parts.append(try call.interpreter.iterator(over: value)) }
      return try call.interpreter.newComposite(
        .map, parts, function: call.heap.items(call[0])[0])
    }
    library.constructor(TypeID(.filter), "function, iterable, /", style: .builtin) {
      (call) throws(ScriptError) in
      let part = try call.interpreter.iterator(over: call[1])
      return try call.interpreter.newComposite(.filter, [part], function: call[0])
    }
    library.constructor(TypeID(.reversed), "sequence, /", style: .builtin) {
      (call) throws(ScriptError) in try call.interpreter.reversed(call[0])
    }
    for type in [CoreType.enumerate, .zip, .map, .filter, .reversed, .range] {
      library.constant(type.name, .type(TypeID(type)))
    }
    library.function("any", "iterable, /", style: .builtin) { (call) throws(ScriptError) in
      let iterator = try call.interpreter.iterator(over: call[0])
      while let value = try call.interpreter.next(iterator) {
        if try call.interpreter.truth(value) { return .true }
      }
      return .false
    }
    library.function("all", "iterable, /", style: .builtin) { (call) throws(ScriptError) in
      let iterator = try call.interpreter.iterator(over: call[0])
      while let value = try call.interpreter.next(iterator) {
        if try !call.interpreter.truth(value) { return .false }
      }
      return .true
    }
    library.function("sum", "iterable, /, start=0", style: .keyword) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      var total = call[1]
      if total.tag == .string {
        throw interpreter.error(.typeError, "sum() can't sum strings [use ''.join(seq) instead]")
      }
      let iterator = try interpreter.iterator(over: call[0])
      while let value = try interpreter.next(iterator) {
        total = try interpreter.arithmetic(.add, total, value, inPlace: false)
      }
      return total
    }
    library.function("max", "*args, key=None, default=?", style: .builtin) {
      (call) throws(ScriptError) in try extreme(.greater, "max", call)
    }
    library.function("min", "*args, key=None, default=?", style: .builtin) {
      (call) throws(ScriptError) in try extreme(.less, "min", call)
    }
    library.function("sorted", "iterable, /, *, key=None, reverse=False", style: .builtin) {
      (call) throws(ScriptError) in
      let list = try call.interpreter.list(of: call[0])
      try call.interpreter.sort(list, key: call[1], isReversed: call.interpreter.truth(call[2]))
      return list
    }
  }

  /// `max` and `min`: the first of the greatest.
  private static func extreme(_ operation: ComparisonOperator, _ name: String, _ call: Call)
    throws(ScriptError) -> Value
  {
    let interpreter = call.interpreter
    let arguments = call.heap.items(call[2])
    if arguments.isEmpty {
      throw interpreter.error(.typeError, "\(name) expected at least 1 argument, got 0")
    }
    let source = arguments.count == 1 ? arguments[0] : call[2]
    if arguments.count > 1 && !call[1].isUnbound {
      throw interpreter.error(
        .typeError,
        "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let iterator = try interpreter.iterator(over: source)
    var best = Value.unbound
    var bestKey = Value.unbound
    while let value = try interpreter.next(iterator) {
      let key = call[0].isNone ? value : try interpreter.call(call[0], [value])
      if bestKey.isUnbound {
        best = value
        bestKey = key
      } else if try interpreter.truth(try interpreter.compare(operation, key, bestKey)) {
        best = value
        bestKey = key
      }
    }
    if !best.isUnbound { return best }
    if !call[1].isUnbound { return call[1] }
    throw interpreter.error(.valueError, "\(name)() arg is an empty sequence")
  }
}

extension IteratorObject {
  /// `dict.keys()` and its kin: not an iterator yet, but what makes one.
  var isView: Bool { step == 0 }
}

extension Interpreter {
  /// Makes an iterator over others.
  func newComposite(
    _ kind: IteratorObject.Kind, _ parts: [Value], function: Value = .none, index: Int = 0
  ) throws(ScriptError) -> Value {
    var object = IteratorObject(kind: kind, source: .none, function: function, index: index)
    object.partCount = parts.count
    let iterator = try heap.newIterator(object)
    let items = UnsafeMutablePointer<Value>.allocate(capacity: max(parts.count, 1))
    for (offset, part) in parts.enumerated() { (items + offset).initialize(to: part) }
    heap.iterators[iterator.index].pointee.parts = items
    return iterator
  }

  /// `reversed(value)`.
  func reversed(_ value: Value) throws(ScriptError) -> Value {
    switch value.tag {
    case .list, .tuple:
      var object = IteratorObject(kind: .reversedList, source: value)
      object.index = heap.items(value).count - 1
      return try heap.newIterator(object)
    case .range:
      let range = heap.ranges[value.index].pointee
      if range.count == 0 { return try iterator(over: value) }
      let last = range.start &+ (range.count &- 1) &* range.step
      var object = IteratorObject(kind: .range, source: value)
      object.index = last
      object.step = 0 &- range.step
      object.limit = range.count
      return try heap.newIterator(object)
    case .string, .dictionary:
      let list = try list(of: value)
      return try reversed(list)
    case .tensor, .variable, .ndarray:
      let list = try list(of: value)
      return try reversed(list)
    default:
      throw error(.typeError, "'\(displayTypeName(value))' object is not reversible")
    }
  }

  /// Sorts a list in place; stable, as Python's.
  func sort(_ list: Value, key: Value, isReversed: Bool) throws(ScriptError) {
    try visit(heap.items(list).count)
    try room(for: heap.items(list).count * 4 * ObjectCharge.value)
    let items = Array(heap.items(list))
    var keys = items
    if !key.isNone {
      for (offset, item) in items.enumerated() { keys[offset] = try call(key, [item]) }
    }
    // Merge sort from the bottom up, of places: comparisons may throw or be script's.
    var order = Array(0..<items.count)
    var merged = order
    var width = 1
    while width < order.count {
      var start = 0
      while start < order.count {
        let middle = min(start + width, order.count)
        let end = min(start + 2 * width, order.count)
        var left = start
        var right = middle
        var place = start
        while left < middle && right < end {
          // For the reverse order equal items still keep their places.
          let takesRight =
            isReversed
            ? try isLess(keys[order[left]], keys[order[right]])
            : try isLess(keys[order[right]], keys[order[left]])
          if takesRight {
            merged[place] = order[right]
            right += 1
          } else {
            merged[place] = order[left]
            left += 1
          }
          place += 1
        }
        while left < middle {
          merged[place] = order[left]
          left += 1
          place += 1
        }
        while right < end {
          merged[place] = order[right]
          right += 1
          place += 1
        }
        start = end
      }
      try visit(order.count)
      swap(&order, &merged)
      width *= 2
    }
    if heap.items(list).count != items.count {
      throw error(.valueError, "list modified during sort")
    }
    if let target = heap.lists[list.index].pointee.items {
      for (place, source) in order.enumerated() { target[place] = items[source] }
    }
  }

  private func isLess(_ left: Value, _ right: Value) throws(ScriptError) -> Bool {
    try truth(try compare(.less, left, right))
  }
}
