extension CoreLibrary {
  static func registerDictionaries(in library: inout LibraryBuilder) {
    for (name, kind) in [
      ("keys", IteratorObject.Kind.keys), ("values", .values), ("items", .items),
    ] {
      library.method(.dictionary, name, "", style: .builtin, role: .knows) {
        (call) throws(ScriptError) in
        var view = IteratorObject(kind: kind, source: call.receiver)
        view.step = 0
        return try call.heap.newIterator(view)
      }
    }
    library.method(.dictionary, "get", "key, default=None, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.dictionaryGet(call.receiver, call[0]) ?? call[1]
    }
    library.method(.dictionary, "setdefault", "key, default=None, /", style: .builtin, role: .knows)
    {
      (call) throws(ScriptError) in
      if let value = try call.interpreter.dictionaryGet(call.receiver, call[0]) { return value }
      try call.interpreter.dictionarySet(call.receiver, call[0], call[1])
      return call[1]
    }
    library.method(.dictionary, "pop", "key, default=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      if let value = try call.interpreter.remove(call.receiver, call[0]) { return value }
      if !call[1].isUnbound { return call[1] }
      throw ScriptError(exception: try call.heap.newException(TypeID.keyError, [call[0]]))
    }
    library.method(.dictionary, "popitem", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      guard let last = call.heap.endEntry(call.receiver, isLast: true) else {
        throw call.interpreter.error(.keyError, "popitem(): dictionary is empty")
      }
      // The dictionary holds both until the tuple does.
      let pair = try call.heap.newTuple([
        call.heap.key(of: call.receiver, last), call.heap.value(of: call.receiver, last),
      ])
      _ = call.heap.removeEntry(call.receiver, last)
      return pair
    }
    library.method(
      .dictionary, "update", "other=?, /, **kwargs", display: "update", style: .builtin,
      role: .knows
    ) {
      (call) throws(ScriptError) in
      if !call[0].isUnbound {
        try call.interpreter.update(dictionary: call.receiver, with: call[0])
      }
      for (key, value) in try call.interpreter.entries(call[1]) {
        try call.interpreter.dictionarySet(call.receiver, key, value)
      }
      return .none
    }
    library.method(.dictionary, "clear", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      call.heap.clearEntries(call.receiver)
      return .none
    }
    library.method(.dictionary, "copy", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.copy(dictionary: call.receiver)
    }
    library.method(
      .dictionary, "fromkeys", "iterable, value=None, /", style: .builtin, role: .knows
    ) {
      (call) throws(ScriptError) in
      let dictionary = try call.heap.newDictionary()
      for key in try call.interpreter.elements(of: call[0]) {
        try call.interpreter.dictionarySet(dictionary, key, call[1])
      }
      return dictionary
    }
  }

  static func registerSets(in library: inout LibraryBuilder) {
    library.method(.set, "add", "element, /", style: .builtin) { (call) throws(ScriptError) in
      try call.interpreter.add(call[0], toSet: call.receiver)
      return .none
    }
    library.method(.set, "discard", "element, /", style: .builtin) { (call) throws(ScriptError) in
      _ = try call.interpreter.remove(call.receiver, call[0])
      return .none
    }
    library.method(.set, "remove", "element, /", style: .builtin) { (call) throws(ScriptError) in
      if try call.interpreter.remove(call.receiver, call[0]) == nil {
        throw ScriptError(exception: try call.heap.newException(TypeID.keyError, [call[0]]))
      }
      return .none
    }
    library.method(.set, "pop", "", style: .builtin) { (call) throws(ScriptError) in
      guard let first = call.heap.endEntry(call.receiver, isLast: false) else {
        throw call.interpreter.error(.keyError, "pop from an empty set")
      }
      let key = call.heap.key(of: call.receiver, first)
      _ = call.heap.removeEntry(call.receiver, first)
      return key
    }
    library.method(.set, "clear", "", style: .builtin) { (call) throws(ScriptError) in
      call.heap.clearEntries(call.receiver)
      return .none
    }
    library.method(.set, "copy", "", style: .builtin) { (call) throws(ScriptError) in
      try call.interpreter.copy(dictionary: call.receiver)
    }
    for name in ["union", "update", "intersection", "difference", "symmetric_difference"] {
      library.method(.set, name, "*others", display: name) { (call) throws(ScriptError) in
        let interpreter = call.interpreter
        var result =
          name == "update" ? call.receiver : try interpreter.copy(dictionary: call.receiver)
        for other in Array(call.heap.items(call[0])) {
          if name == "union" || name == "update" {
            try interpreter.update(set: result, with: other)
            continue
          }
          let set = try call.heap.newSet()
          try interpreter.update(set: set, with: other)
          switch name {
          case "intersection":
            result = try interpreter.combine(sets: .bitAnd, result, set, inPlace: false)
          case "difference":
            result = try interpreter.combine(sets: .subtract, result, set, inPlace: false)
          default: result = try interpreter.combine(sets: .bitXor, result, set, inPlace: false)
          }
        }
        return name == "update" ? .none : result
      }
    }
    for name in ["issubset", "issuperset", "isdisjoint"] {
      library.method(.set, name, "other, /", style: .builtin) { (call) throws(ScriptError) in
        let other = try call.heap.newSet()
        try call.interpreter.update(set: other, with: call[0])
        switch name {
        case "issubset":
          return try call.interpreter.compare(.lessOrEqual, call.receiver, other)
        case "issuperset":
          return try call.interpreter.compare(.greaterOrEqual, call.receiver, other)
        default:
          for (key, _) in try call.interpreter.entries(other)
          where try call.interpreter.has(call.receiver, key) { return .false }
          return .true
        }
      }
    }
  }
}
