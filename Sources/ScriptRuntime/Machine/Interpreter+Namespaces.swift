// The ends of class bodies, and mappings of the script where a dictionary is wanted.
extension Interpreter {
  /// `[annotations?] → [namespace]` of the class body that runs in `frame`; returns the new top.
  func makeNamespace(
    _ frame: UnsafeMutablePointer<Frame>, hasAnnotations: Bool,
    _ top: UnsafeMutablePointer<Value>
  ) throws(ScriptError) -> UnsafeMutablePointer<Value> {
    let info = frame.pointee.code.pointee.info
    let namespace = try heap.newDictionary()
    func set(_ name: String, _ value: Value) throws(ScriptError) {
      try heap.setValue(value, ofName: try self.name(name), in: namespace)
    }
    try set("__module__", try heap.newString(info.moduleName))
    try set("__qualname__", try heap.newString(info.qualifiedName))
    try set("__doc__", info.docstring)
    if hasAnnotations { try set("__annotations__", top[below: 1]) }
    try charge(steps: info.localNames.count >> 3)
    for (slot, name) in info.localNames.enumerated() {
      var value = frame.pointee.slots[slot]
      if name == "__class__" {
        if value.tag == .cell { try set("__classcell__", value) }
        continue
      }
      if value.tag == .cell { value = heap.cells[value.index].pointee.value }
      if !value.isUnbound { try set(name, value) }
    }
    let place = hasAnnotations ? top.lowered(by: 1) : top
    place.initialize(to: namespace)
    return place + 1
  }

  /// Adds what a mapping of the script holds, by its `keys()` and `[]`, to a dictionary; false if it is
  /// no mapping.
  func mergeMapping(_ mapping: Value, into dictionary: Value) throws(ScriptError) -> Bool {
    guard mapping.tag == .object, special(.getitem, of: mapping) != nil,
      let keys = try attribute(mapping, named: "keys")
    else { return false }
    let names = try call(keys, [])
    for key in try elements(of: names) {
      try dictionarySet(dictionary, key, try getItem(mapping, key))
    }
    return true
  }
}
