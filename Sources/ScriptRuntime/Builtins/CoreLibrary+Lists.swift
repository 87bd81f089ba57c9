extension CoreLibrary {
  static func registerLists(in library: inout LibraryBuilder) {
    library.method(.list, "append", "object, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.heap.append(call[0], to: call.receiver)
      return .none
    }
    library.method(.list, "extend", "iterable, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.extend(call.receiver, with: call[0])
      return .none
    }
    library.method(.list, "insert", "index, object, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      // What says the place may change the list.
      var place = try call.interpreter.integer(call[0])
      let count = call.heap.items(call.receiver).count
      if place < 0 { place = max(0, place &+ count) }
      place = min(place, count)
      try call.interpreter.charge(steps: (count - place) >> 6)
      try call.heap.replace(call.receiver, place..<place, with: [call[1]])
      return .none
    }
    library.method(.list, "pop", "index=-1, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      var place = try call.interpreter.integer(call[0])
      let items = call.heap.items(call.receiver)
      if items.isEmpty { throw call.interpreter.error(.indexError, "pop from empty list") }
      if place < 0 { place = place &+ items.count }
      guard place >= 0 && place < items.count else {
        throw call.interpreter.error(.indexError, "pop index out of range")
      }
      let value = items[place]
      try call.interpreter.charge(steps: (items.count - place) >> 6)
      try call.heap.replace(call.receiver, place..<(place + 1), with: [])
      return value
    }
    library.method(.list, "remove", "value, /", style: .builtin) { (call) throws(ScriptError) in
      guard
        let place = try call.interpreter.firstIndex(
          of: call[0], in: call.receiver, from: 0, to: .max)
      else { throw call.interpreter.error(.valueError, "list.remove(x): x not in list") }
      try call.interpreter.charge(steps: (call.heap.items(call.receiver).count - place) >> 6)
      try call.heap.replace(call.receiver, place..<(place + 1), with: [])
      return .none
    }
    library.method(.list, "clear", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      call.heap.lists[call.receiver.index].pointee.count = 0
      return .none
    }
    library.method(.list, "copy", "", style: .builtin, role: .knows) { (call) throws(ScriptError) in
      try call.interpreter.list(of: call.receiver)
    }
    library.method(.list, "reverse", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.charge(steps: call.heap.items(call.receiver).count >> 6)
      call.interpreter.reverse(call.receiver)
      return .none
    }
    library.method(
      .list, "sort", "*, key=None, reverse=False", display: "sort", style: .keyword
    ) {
      (call) throws(ScriptError) in
      try call.interpreter.sort(
        call.receiver, key: call[0], isReversed: call.interpreter.truth(call[1]))
      return .none
    }
    for type in [TypeID.list, .tuple] {
      library.method(type, "count", "value, /", style: .builtin) { (call) throws(ScriptError) in
        var count = 0
        var offset = 0
        while offset < call.heap.items(call.receiver).count {
          let item = call.heap.items(call.receiver)[offset]
          if item.isIdentical(to: call[0]) {
            count += 1
          } else if try call.interpreter.isEqual(item, call[0]) {
            count += 1
          }
          offset += 1
          try call.interpreter.visit()
        }
        return .int(count)
      }
      library.method(type, "index", "value, start=0, stop=9223372036854775807, /", style: .builtin)
      { (call) throws(ScriptError) in
        let interpreter = call.interpreter
        if let place = try interpreter.firstIndex(
          of: call[0], in: call.receiver, from: try interpreter.integer(call[1]),
          to: try interpreter.integer(call[2]))
        {
          return .int(place)
        }
        let message =
          call.receiver.tag == .list
          ? "\(try interpreter.repr(call[0])) is not in list" : "tuple.index(x): x not in tuple"
        throw interpreter.error(.valueError, message)
      }
    }
    for name in ["count", "index"] {
      let isCount = name == "count"
      library.method(.range, name, "value, /", style: .builtin) { (call) throws(ScriptError) in
        let isInside = try call.interpreter.contains(call.receiver, call[0])
        if isCount { return .int(isInside ? 1 : 0) }
        if !isInside {
          throw call.interpreter.error(
            .valueError, "\(try call.interpreter.repr(call[0])) is not in range")
        }
        // What equals a number of the range without being one has an integer's value, too.
        let number = try call.interpreter.pythonNumber(call[0])
        return .int(call.interpreter.place(of: number, inRange: call.receiver) ?? 0)
      }
    }
  }
}

extension Interpreter {
  /// The first place of a value in a list or tuple, within bounds as Python reads them.
  func firstIndex(of value: Value, in sequence: Value, from start: Int, to stop: Int)
    throws(ScriptError) -> Int?
  {
    let count = heap.items(sequence).count
    var offset = start < 0 ? max(0, start &+ count) : start
    let end = stop < 0 ? stop &+ count : stop
    while offset < min(end, heap.items(sequence).count) {
      let item = heap.items(sequence)[offset]
      if item.isIdentical(to: value) { return offset }
      if try isEqual(item, value) { return offset }
      offset += 1
      try visit()
    }
    return nil
  }
}
