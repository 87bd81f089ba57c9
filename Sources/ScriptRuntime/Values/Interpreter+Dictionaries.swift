// Dictionaries and sets: entries in the order of insertion, found by hash and Python's equality.
extension Interpreter {
  /// The hash of a key.
  ///
  /// - Throws: `TypeError: unhashable type: 'list'`.
  func hash(_ key: Value) throws(ScriptError) -> Int {
    switch key.tag {
    case .int, .bool: return Interpreter.hash(key.intValue)
    case .float: return Interpreter.hash(key.floatValue)
    case .string:
      if heap.strings[key.index].pointee.hash == 0 { try chargeReading(key) }
      return heap.hash(ofString: key)
    case .tuple: return try hash(ofTuple: key)
    case .list, .dictionary, .set, .slice:
      throw error(.typeError, "unhashable type: '\(typeName(key))'")
    case .tensor, .variable, .numpyScalar, .ndarray, .record, .tape:
      return try TensorOperators.hash(key, self)
    case .none: return 0x1_2345
    case .traced, .tracedText: throw refused("the program takes a value that varies as a key")
    case .object: return try hash(ofObject: key)
    case .exception:
      return try callSpecial(.hash, key).map(hashValue(of:)) ?? Interpreter.mix(1, key.index)
    case .boundMethod:
      let method = heap.boundMethod(key)
      return Interpreter.mix(
        Int(truncatingIfNeeded: method.function.payload),
        Int(truncatingIfNeeded: method.receiver.payload))
    case .range:
      let range = heap.ranges[key.index].pointee
      return range.count == 0 ? 77 : Interpreter.mix(range.start, range.count)
    default: return Interpreter.mix(Int(key.tag.rawValue), Int(truncatingIfNeeded: key.payload))
    }
  }

  /// As CPython's: the number modulo 2⁶¹ − 1, so that equal numbers of different types agree.
  static func hash(_ value: Int) -> Int {
    let modulus = (1 << 61) - 1
    let magnitude = Int(truncatingIfNeeded: value.magnitude % UInt(modulus))
    let signed = value < 0 ? -magnitude : magnitude
    return signed == -1 ? -2 : signed
  }

  static func hash(_ value: Double) -> Int {
    if value.isNaN { return 0 }
    if value.isInfinite { return value > 0 ? 314_159 : -314_159 }
    if let exact = Int(exactly: value) { return hash(exact) }
    // CPython's algorithm: the mantissa in pieces of 28 bits, modulo 2⁶¹ − 1.
    let modulus: UInt64 = (1 << 61) - 1
    var exponent = Int(value.exponent) + 1
    var mantissa = value.magnitude.significand / 2
    var result: UInt64 = 0
    while mantissa != 0 {
      result = ((result << 28) & modulus) | (result >> 33)
      mantissa *= 268_435_456
      exponent -= 28
      let piece = UInt64(mantissa)
      mantissa -= Double(piece)
      result += piece
      if result >= modulus { result -= modulus }
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61
    result = ((result << UInt64(exponent)) & modulus) | (result >> UInt64(61 - exponent))
    let signed = value < 0 ? -Int(result) : Int(result)
    return signed == -1 ? -2 : signed
  }

  static func mix(_ seed: Int, _ value: Int) -> Int {
    var bits = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15
    bits ^= UInt64(bitPattern: Int64(value))
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: Int64(bitPattern: bits ^ (bits >> 31)))
  }

  /// Nested tuples are walked with a list, not by recursion.
  private func hash(ofTuple tuple: Value) throws(ScriptError) -> Int {
    var result = 0x345_678
    var pending = [tuple]
    while let value = pending.popLast() {
      try visit()
      if value.tag == .tuple {
        let items = heap.items(value)
        try room(for: (pending.count + items.count) * ObjectCharge.value)
        result = Interpreter.mix(result, items.count)
        pending.append(contentsOf: items)
      } else {
        result = Interpreter.mix(result, try hash(value))
      }
    }
    return result
  }

  // MARK: Looking up

  /// The number of the entry with a key; -1 if there is none.
  func find(_ dictionary: Value, _ key: Value, hash: Int) throws(ScriptError) -> Int {
    try visit()
    if key.mayHoldObjects || heap.dictionaries[dictionary.index].pointee.hasObjectKeys {
      return try findAmongObjects(dictionary, key, hash: hash)
    }
    let object = heap.dictionaries[dictionary.index]
    guard let entries = object.pointee.entries else { return -1 }
    guard let buckets = object.pointee.buckets else {
      for number in 0..<object.pointee.used
      where entries[number].hash == hash && !entries[number].key.isUnbound {
        if try isKey(entries[number].key, equalTo: key) { return number }
      }
      return -1
    }
    let mask = object.pointee.bucketMask
    var bucket = DictionaryObject.spread(hash) & mask
    var probes = 0
    while true {
      let number = Int(buckets[bucket]) - 1
      if number < 0 { return -1 }
      if entries[number].hash == hash && !entries[number].key.isUnbound,
        try isKey(entries[number].key, equalTo: key)
      {
        return number
      }
      bucket = (bucket + 1) & mask
      // Colliding keys cost steps, so that they cannot be used to stall a run.
      probes += 1
      if probes & 7 == 0 { try charge(steps: 1) }
    }
  }

  /// `find` where comparing keys may run script code, which may change the dictionary: then the search
  /// begins anew, as in CPython.
  private func findAmongObjects(_ dictionary: Value, _ key: Value, hash: Int) throws(ScriptError)
    -> Int
  {
    search: while true {
      let object = heap.dictionaries[dictionary.index].pointee
      guard let entries = object.entries else { return -1 }
      var bucket = DictionaryObject.spread(hash) & object.bucketMask
      var place = 0
      while true {
        var number = place
        if let buckets = object.buckets {
          number = Int(buckets[bucket]) - 1
          bucket = (bucket + 1) & object.bucketMask
          if number < 0 { return -1 }
        } else if place >= object.used {
          return -1
        }
        place += 1
        if place & 7 == 0 { try charge(steps: 1) }
        let entry = entries[number]
        guard entry.hash == hash, !entry.key.isUnbound else { continue }
        if try isKey(entry.key, equalTo: key) {
          // What was found may have been moved or removed meanwhile.
          let now = heap.dictionaries[dictionary.index].pointee
          if now.entries == object.entries, now.used > number,
            entries[number].key.isIdentical(to: entry.key)
          {
            return number
          }
          continue search
        }
        let now = heap.dictionaries[dictionary.index].pointee
        if now.entries != object.entries || now.buckets != object.buckets
          || now.used != object.used || !entries[number].key.isIdentical(to: entry.key)
        {
          try charge(steps: 1)
          continue search
        }
      }
    }
  }

  @inline(__always)
  private func isKey(_ first: Value, equalTo second: Value) throws(ScriptError) -> Bool {
    if first.isIdentical(to: second) { return true }
    return try isEqual(first, second)
  }

  /// The value of a key in a dictionary; nil if it has none.
  func dictionaryGet(_ dictionary: Value, _ key: Value) throws(ScriptError) -> Value? {
    let number = try find(dictionary, key, hash: hash(key))
    if number < 0 { return nil }
    return heap.dictionaries[dictionary.index].pointee.entries?[number].value
  }

  /// Whether a dictionary or set has a key.
  func has(_ dictionary: Value, _ key: Value) throws(ScriptError) -> Bool {
    try find(dictionary, key, hash: hash(key)) >= 0
  }

  /// Sets the value of a key in a dictionary; of a set, adds the key.
  func dictionarySet(_ dictionary: Value, _ key: Value, _ value: Value) throws(ScriptError) {
    let hash = try hash(key)
    let number = try find(dictionary, key, hash: hash)
    if number >= 0 {
      heap.dictionaries[dictionary.index].pointee.entries?[number].value = value
      return
    }
    try heap.addEntry(dictionary, DictionaryObject.Entry(key: key, value: value, hash: hash))
  }

  /// Adds a key to a set.
  func add(_ key: Value, toSet set: Value) throws(ScriptError) {
    let hash = try hash(key)
    if try find(set, key, hash: hash) < 0 {
      try heap.addEntry(set, DictionaryObject.Entry(key: key, value: .none, hash: hash))
    }
  }

  /// Removes a key; nil if it was not there, else its value.
  func remove(_ dictionary: Value, _ key: Value) throws(ScriptError) -> Value? {
    let number = try find(dictionary, key, hash: hash(key))
    if number < 0 { return nil }
    return heap.removeEntry(dictionary, number)
  }
}

extension Heap {
  /// The hash of a string's bytes.
  func hash(ofString string: Value) -> Int {
    let object = strings[string.index]
    if object.pointee.hash != 0 { return object.pointee.hash }
    var bits: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in object.pointee.text.utf8 { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
    bits ^= bits >> 29
    let hash = Int(truncatingIfNeeded: bits) | 1
    object.pointee.hash = hash
    return hash
  }

  /// Whether two strings have the same scalars (Swift's `==` is coarser).
  func isEqual(strings first: Value, _ second: Value) -> Bool {
    if first.index == second.index { return true }
    let left = strings[first.index]
    let right = strings[second.index]
    return TextSearch.order(left.pointee.text, right.pointee.text, equalOnly: true) == 0
  }

  func addEntry(_ dictionary: Value, _ entry: DictionaryObject.Entry) throws(ScriptError) {
    let object = dictionaries[dictionary.index]
    if entry.key.mayHoldObjects { object.pointee.hasObjectKeys = true }
    if object.pointee.used == object.pointee.capacity { try makeSpace(in: dictionary) }
    guard let entries = object.pointee.entries else { return }
    let number = object.pointee.used
    (entries + number).initialize(to: entry)
    object.pointee.used += 1
    object.pointee.tail = object.pointee.used
    object.pointee.count += 1
    if object.pointee.buckets != nil { object.pointee.link(number) }
  }

  func removeEntry(_ dictionary: Value, _ number: Int) -> Value {
    let object = dictionaries[dictionary.index]
    guard let entries = object.pointee.entries else { return .none }
    let value = entries[number].value
    entries[number].key = .unbound
    entries[number].value = .none
    object.pointee.count -= 1
    if object.pointee.count == 0 {
      clearEntries(dictionary)
      return value
    }
    while entries[object.pointee.head].key.isUnbound { object.pointee.head += 1 }
    while entries[object.pointee.tail - 1].key.isUnbound { object.pointee.tail -= 1 }
    return value
  }

  /// The number of the first or last entry that is there; nil if there is none.
  func endEntry(_ dictionary: Value, isLast: Bool) -> Int? {
    let object = dictionaries[dictionary.index]
    if object.pointee.count == 0 { return nil }
    return isLast ? object.pointee.tail - 1 : object.pointee.head
  }

  /// The key of an entry.
  func key(of dictionary: Value, _ number: Int) -> Value {
    dictionaries[dictionary.index].pointee.entries?[number].key ?? .unbound
  }

  /// The value of an entry.
  func value(of dictionary: Value, _ number: Int) -> Value {
    dictionaries[dictionary.index].pointee.entries?[number].value ?? .unbound
  }

  /// Forgets all entries and keeps the room for them, unless they took but little of it: to clear it
  /// costs no more than to have filled it.
  func clearEntries(_ dictionary: Value) {
    let object = dictionaries[dictionary.index]
    if object.pointee.capacity > 64, object.pointee.used < object.pointee.capacity / 4 {
      chargedBytes -= object.pointee.capacity * ObjectCharge.dictionaryEntry
      object.pointee.deallocate()
      object.pointee = DictionaryObject()
      return
    }
    object.pointee.used = 0
    object.pointee.count = 0
    object.pointee.head = 0
    object.pointee.tail = 0
    if let buckets = object.pointee.buckets {
      buckets.update(repeating: 0, count: object.pointee.bucketMask + 1)
    }
  }

  /// Drops removed entries, or doubles the room.
  private func makeSpace(in dictionary: Value) throws(ScriptError) {
    let object = dictionaries[dictionary.index]
    var capacity = object.pointee.capacity
    if object.pointee.count > capacity / 2 || capacity == 0 {
      capacity = max(8, capacity * 2)
      if capacity > Int(Int32.max) / 4 { throw ScriptError(limit: .bytes) }
      try charge((capacity - object.pointee.capacity) * ObjectCharge.dictionaryEntry)
    }
    let entries = UnsafeMutablePointer<DictionaryObject.Entry>.allocate(capacity: capacity)
    var used = 0
    if let old = object.pointee.entries {
      for number in 0..<object.pointee.used where !old[number].key.isUnbound {
        (entries + used).initialize(to: old[number])
        used += 1
      }
      old.deallocate()
    }
    object.pointee.entries = entries
    object.pointee.used = used
    object.pointee.head = 0
    object.pointee.tail = used
    object.pointee.capacity = capacity
    object.pointee.buckets?.deallocate()
    object.pointee.buckets = nil
    if capacity > 8 {
      let buckets = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * 2)
      buckets.initialize(repeating: 0, count: capacity * 2)
      object.pointee.buckets = buckets
      object.pointee.bucketMask = capacity * 2 - 1
      for number in 0..<used { object.pointee.link(number) }
    }
  }
}

extension DictionaryObject {
  /// The bits of a hash that choose a bucket.
  static func spread(_ hash: Int) -> Int {
    let bits = UInt64(bitPattern: Int64(hash)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: bits >> 32)
  }

  /// Puts an entry into the index.
  fileprivate func link(_ number: Int) {
    guard let buckets, let entries else { return }
    var bucket = Self.spread(entries[number].hash) & bucketMask
    while buckets[bucket] != 0 { bucket = (bucket + 1) & bucketMask }
    buckets[bucket] = Int32(number + 1)
  }
}

extension Value {
  /// Whether comparing it may run script code.
  @inline(__always)
  fileprivate var mayHoldObjects: Bool { tag == .object || tag == .tuple || tag == .exception }
}
