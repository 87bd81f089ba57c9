/// What one place in the program that reads or sets an attribute found last.
///
/// It holds while no class is made or changed: `version` is the interpreter's `classVersion`. An attribute
/// of an instance is then where it was, if its key is still there; so instances of a class find theirs at
/// once as long as they got them in the same order.
struct AttributeCache {
  var version: UInt64 = 0
  var classIndex: UInt32 = 0
  /// The entry in the instance's dictionary; -1 if the attribute is the class's.
  var entry: Int32 = -1
  /// Of the name's string.
  var key: UInt64 = 0
  /// Of a method: the function.
  var method = Value.unbound
}

extension Interpreter {
  /// Where the dictionary of an instance holds what a cache names; nil if it is not there.
  @inline(__always)
  func cachedPlace(_ cache: UnsafeMutablePointer<AttributeCache>, _ object: Value)
    -> UnsafeMutablePointer<DictionaryObject.Entry>?
  {
    let entry = Int(cache.pointee.entry)
    guard cache.pointee.classIndex == object.detail, cache.pointee.version == classVersion,
      entry >= 0
    else { return nil }
    let attributes = heap.instances[object.index].pointee.attributes
    guard attributes.tag == .dictionary else { return nil }
    let dictionary = heap.dictionaries[attributes.index]
    guard entry < dictionary.pointee.used, let entries = dictionary.pointee.entries,
      entries[entry].key.tag == .string, entries[entry].key.payload == cache.pointee.key
    else { return nil }
    return entries + entry
  }

  /// The method that a cache holds for an instance's class, unless the instance has an attribute of that name.
  @inline(__always)
  func cachedMethod(_ cache: UnsafeMutablePointer<AttributeCache>, _ object: Value) -> Value? {
    guard cache.pointee.classIndex == object.detail, cache.pointee.version == classVersion,
      cache.pointee.method.tag == .function
    else { return nil }
    if instancesMayShadow {
      let attributes = heap.instances[object.index].pointee.attributes
      let name = Value(tag: .string, payload: cache.pointee.key)
      if attributes.tag == .dictionary, heap.entry(ofName: name, in: attributes) >= 0 { return nil }
    }
    return cache.pointee.method
  }

  /// The name that a site reads or sets.
  func name(ofSite site: Int) -> Value {
    guard let program else { return .unbound }
    return program.nameValues[Int(program.sites[site])]
  }

  func keep(entry: Int, _ name: Value, of object: Value, at site: Int) {
    guard let narrow = Int32(exactly: entry) else { return }
    caches[site] = AttributeCache(
      version: classVersion, classIndex: object.detail, entry: narrow, key: name.payload)
  }

  func keep(method: Value, _ name: Value, of object: Value, at site: Int) {
    caches[site] = AttributeCache(
      version: classVersion, classIndex: object.detail, key: name.payload, method: method)
  }

  /// The program's own string for a name, if it has one: then caches know it.
  func canonicalName(_ name: Value) -> Value {
    program?.canonicalNames[heap.text(name)] ?? name
  }
}
