import ScriptSyntax

extension CoreLibrary {
  static func registerIteration(in library: inout LibraryBuilder) {
    library.function("iter", "obj, sentinel=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      if !call[1].isUnbound {
        return try call.heap.newIterator(
          IteratorObject(kind: .sentinel, source: call[1], function: call[0]))
      }
      return try call.interpreter.iterator(over: call[0])
    }
    library.function("next", "iterator, default=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard interpreter.isIterator(call[0]) else {
        throw interpreter.error(
          .typeError, "'\(interpreter.displayTypeName(call[0]))' object is not an iterator")
      }
      try interpreter.charge(steps: 1)
      interpreter.returned = .none
      let value = try interpreter.advance(call[0])
      if !value.isUnbound { return value }
      if !call[1].isUnbound { return call[1] }
      throw try interpreter.stopped()
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
    library.function("any", "iterable, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      .bool(try isThere(true, call))
    }
    library.function("all", "iterable, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      .bool(try !isThere(false, call))
    }
    library.function("sum", "iterable, /, start=0", style: .keyword, role: .knows) {
      (call) throws(ScriptError) in
      if call[1].tag == .string {
        throw call.interpreter.error(
          .typeError, "sum() can't sum strings [use ''.join(seq) instead]")
      }
      return try call.folded(.add)
    }
    library.function("max", "*args, key=None, default=?", style: .builtin, role: .chooses) {
      (call) throws(ScriptError) in try extreme(.greater, "max", call)
    }
    library.function("min", "*args, key=None, default=?", style: .builtin, role: .chooses) {
      (call) throws(ScriptError) in try extreme(.less, "min", call)
    }
    library.function("sorted", "iterable, /, *, key=None, reverse=False", style: .builtin) {
      (call) throws(ScriptError) in
      let list = try call.interpreter.list(of: call[0], keeping: .stack)
      try call.interpreter.sort(list, key: call[1], isReversed: call.interpreter.truth(call[2]))
      return list
    }
  }

  /// Whether an iterable gives a value whose truth is `wanted`.
  private static func isThere(_ wanted: Bool, _ call: Call) throws(ScriptError) -> Bool {
    try call.withHandles(2) { handles throws(ScriptError) in
      handles[0] = try call.interpreter.iterator(over: call[0])
      while try handles.next(0, into: 1) {
        if try call.interpreter.truth(handles[1]) == wanted { return true }
      }
      return false
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
    let best = try call.withHandles(5) { handles throws(ScriptError) in
      let (iterator, value, key, best, bestKey) = (0, 1, 2, 3, 4)
      handles[iterator] = try interpreter.iterator(over: source)
      while try handles.next(iterator, into: value) {
        if call[0].isNone {
          handles[key] = handles[value]
        } else {
          try handles.call(call[0], [handles[value]], into: key)
        }
        if !handles[bestKey].isUnbound {
          let result = try interpreter.compare(operation, handles[key], handles[bestKey])
          if try !interpreter.truth(result) { continue }
        }
        handles[best] = handles[value]
        handles[bestKey] = handles[key]
      }
      return handles[best]
    }
    if !best.isUnbound { return best }
    if !call[1].isUnbound { return call[1] }
    throw interpreter.error(.valueError, "\(name)() arg is an empty sequence")
  }
}

extension Call {
  /// `sum` and `math.prod`: the iterable is the first argument, the second what it starts from.
  func folded(_ operation: BinaryOperator) throws(ScriptError) -> Value {
    try withHandles(3) { handles throws(ScriptError) in
      let (iterator, value, result) = (0, 1, 2)
      handles[iterator] = try interpreter.iterator(over: self[0])
      handles[result] = self[1]
      while try handles.next(iterator, into: value) {
        handles[result] = try interpreter.arithmetic(
          operation, handles[result], handles[value], inPlace: false)
      }
      return handles[result]
    }
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
    case .object:
      if let result = try callSpecial(.reversed, value) { return result }
      guard special(.len, of: value) != nil, special(.getitem, of: value) != nil else {
        throw error(.typeError, "'\(displayTypeName(value))' object is not reversible")
      }
      let list = try heap.newList()
      for index in stride(from: try length(value) - 1, through: 0, by: -1) {
        try charge(steps: 1)
        try heap.append(try getItem(value, .int(index)), to: list)
      }
      return try iterator(over: list)
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

  /// Sorts a list in place; stable, as Python's. For native functions that hold the list alone.
  ///
  /// As there, the list is empty meanwhile: its items are in another one, which no script can reach.
  func sort(_ list: Value, key: Value, isReversed: Bool) throws(ScriptError) {
    try withHandles(5, keeping: .stack) { handles throws(ScriptError) in
      handles[0] = list
      handles[1] = key
      handles[2] = try heap.newList()
      exchangeItems(list, handles[2])
      defer { exchangeItems(list, handles[2]) }
      try visit(heap.items(handles[2]).count)
      try room(for: heap.items(handles[2]).count * 4 * ObjectCharge.value)
      let items = Array(heap.items(handles[2]))
      var keys = items
      if !key.isNone {
        handles[3] = try heap.newList(capacity: items.count)
        for item in items {
          try handles.call(key, [item], into: 4)
          try heap.append(handles[4], to: handles[3])
        }
        keys = Array(heap.items(handles[3]))
      }
      let order = try sortedPlaces(keys, isReversed: isReversed, handles)
      if let target = heap.lists[handles[2].index].pointee.items {
        for (place, source) in order.enumerated() { target[place] = items[source] }
      }
      if heap.lists[list.index].pointee.capacity > 0 {
        throw error(.valueError, "list modified during sort")
      }
    }
  }

  private func exchangeItems(_ first: Value, _ second: Value) {
    swap(&heap.lists[first.index].pointee, &heap.lists[second.index].pointee)
  }

  /// The places of keys in their order; the handles lead to the keys.
  private func sortedPlaces(
    _ keys: [Value], isReversed: Bool, _ handles: Handles
  ) throws(ScriptError) -> [Int] {
    // Merge sort from the bottom up, of places: comparisons may throw.
    var order = Array(0..<keys.count)
    var merged = order
    var width = 1
    var comparisons = 0
    while width < order.count {
      var start = 0
      while start < order.count {
        let middle = min(start + width, order.count)
        let end = min(start + 2 * width, order.count)
        var left = start
        var right = middle
        var place = start
        while left < middle && right < end {
          comparisons &+= 1
          if comparisons & 63 == 0 { handles.letGo() }
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
    return order
  }

  private func isLess(_ left: Value, _ right: Value) throws(ScriptError) -> Bool {
    try truth(try compare(.less, left, right))
  }
}
