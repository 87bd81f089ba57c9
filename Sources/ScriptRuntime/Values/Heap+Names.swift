// Attributes: dictionaries whose keys are mostly the program's own strings.
extension Heap {
  /// The number of the entry under a name; -1 if there is none. It runs no script: a key that is no
  /// string equals none.
  func entry(ofName name: Value, in dictionary: Value) -> Int {
    let object = dictionaries[dictionary.index]
    guard let entries = object.pointee.entries else { return -1 }
    let hash = hash(ofString: name)
    guard let buckets = object.pointee.buckets else {
      for number in 0..<object.pointee.used where entries[number].hash == hash {
        if isName(entries[number].key, name) { return number }
      }
      return -1
    }
    let mask = object.pointee.bucketMask
    var bucket = DictionaryObject.spread(hash) & mask
    while true {
      let number = Int(buckets[bucket]) - 1
      if number < 0 { return -1 }
      if entries[number].hash == hash, isName(entries[number].key, name) { return number }
      bucket = (bucket + 1) & mask
    }
  }

  @inline(__always)
  private func isName(_ key: Value, _ name: Value) -> Bool {
    key.tag == .string && (key.payload == name.payload || isEqual(strings: key, name))
  }

  /// The value under a name; nil if there is none.
  func value(ofName name: Value, in dictionary: Value) -> Value? {
    let number = entry(ofName: name, in: dictionary)
    return number < 0 ? nil : dictionaries[dictionary.index].pointee.entries?[number].value
  }

  /// Sets the value under a name.
  func setValue(_ value: Value, ofName name: Value, in dictionary: Value) throws(ScriptError) {
    let number = entry(ofName: name, in: dictionary)
    if number >= 0 {
      dictionaries[dictionary.index].pointee.entries?[number].value = value
    } else {
      try addEntry(
        dictionary,
        DictionaryObject.Entry(key: name, value: value, hash: hash(ofString: name)))
    }
  }

  /// Removes a name; false if it was not there.
  func removeName(_ name: Value, from dictionary: Value) -> Bool {
    let number = entry(ofName: name, in: dictionary)
    if number < 0 { return false }
    _ = removeEntry(dictionary, number)
    return true
  }
}
