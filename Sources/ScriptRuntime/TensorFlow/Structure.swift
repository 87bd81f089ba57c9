import TapeEngine

/// Lists, tuples and dictionaries of tensors, nested as the script likes: what TensorFlow flattens
/// before it differentiates, and rebuilds around the results.
struct Structure {
  /// What was met on the walk: a container comes before its contents. Holding a list twice meets it
  /// twice.
  private enum Node {
    case leaf
    case list(count: Int)
    /// The type is that of a named tuple, 0 of any other.
    case tuple(count: Int, type: UInt32)
    /// Its number; its values follow by sorted key.
    case dictionary(Int)
  }

  /// The leaves in TensorFlow's order: dictionaries by sorted key.
  private(set) var leaves: [Value] = []
  private var nodes: [Node] = []
  /// The keys of each dictionary as the script ordered them, and their places in sorted order.
  private var dictionaries: [(keys: [Value], order: [Int])] = []
  private static let maximumDepth = 200

  /// - Complexity: charged as it walks.
  init(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) {
    let walk = interpreter.beginWalk()
    defer { interpreter.endWalk(walk) }
    try add(value, depth: 0, interpreter)
  }

  private mutating func add(
    _ value: Value, depth: Int, _ interpreter: Interpreter
  ) throws(ScriptError) {
    if depth > Self.maximumDepth {
      throw interpreter.error(
        TypeID(.recursionError), "maximum recursion depth exceeded")
    }
    try interpreter.visit(keeping: 48)
    switch value.tag {
    case .list, .tuple:
      // A copy: what compares the keys of a dictionary in the list may change the list.
      let items = Array(interpreter.heap.items(value))
      nodes.append(
        value.tag == .list
          ? .list(count: items.count) : .tuple(count: items.count, type: value.detail))
      for item in items { try add(item, depth: depth + 1, interpreter) }
    case .dictionary:
      let entries = try interpreter.entries(value)
      try interpreter.visit(4 * entries.count, keeping: 64 * entries.count)
      let keys = entries.map(\.key)
      let order = try Self.sorted(keys, interpreter)
      nodes.append(.dictionary(dictionaries.count))
      dictionaries.append((keys, order))
      for index in order { try add(entries[index].value, depth: depth + 1, interpreter) }
    default:
      nodes.append(.leaf)
      leaves.append(value)
    }
  }

  /// The positions of dictionary keys in sorted order.
  ///
  /// - Throws: Python's error when they cannot be compared.
  static func sorted(
    _ keys: [Value], _ interpreter: Interpreter
  ) throws(ScriptError) -> [Int] {
    if keys.allSatisfy({ $0.tag == .string }) {
      let texts = keys.map { Array(interpreter.heap.text($0).unicodeScalars.map(\.value)) }
      return keys.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
    }
    if keys.allSatisfy({ $0.pythonDouble != nil }) {
      return keys.indices.sorted { (keys[$0].pythonDouble ?? 0) < (keys[$1].pythonDouble ?? 0) }
    }
    // No two keys are equal, so the positions behind them are never compared.
    let list = try interpreter.heap.newList()
    for (index, key) in keys.enumerated() {
      try interpreter.heap.append(try interpreter.heap.newTuple([key, .int(index)]), to: list)
    }
    try interpreter.sort(list, key: .none, isReversed: false)
    return interpreter.heap.items(list).map { interpreter.heap.items($0)[1].intValue }
  }

  /// The structure with its leaves replaced.
  func packed(_ leaves: [Value], _ interpreter: Interpreter) throws(ScriptError) -> Value {
    precondition(leaves.count == self.leaves.count, "A structure is packed with as many leaves.")
    try interpreter.visit(nodes.count)
    var packer = Packer(structure: self, leaves: leaves, interpreter: interpreter)
    return try packer.next()
  }

  /// Rebuilds what was met, in the order in which it was.
  private struct Packer {
    let structure: Structure
    let leaves: [Value]
    let interpreter: Interpreter
    private var node = 0
    private var leaf = 0

    init(structure: Structure, leaves: [Value], interpreter: Interpreter) {
      self.structure = structure
      self.leaves = leaves
      self.interpreter = interpreter
    }

    mutating func next() throws(ScriptError) -> Value {
      let current = structure.nodes[node]
      node += 1
      switch current {
      case .leaf:
        leaf += 1
        return leaves[leaf - 1]
      case .list(let count): return try interpreter.heap.newList(try items(count))
      case .tuple(let count, let type):
        var tuple = try interpreter.heap.newTuple(try items(count))
        tuple.detail = type
        return tuple
      case .dictionary(let number):
        let (keys, order) = structure.dictionaries[number]
        var values = [Value](repeating: .none, count: keys.count)
        for index in order { values[index] = try next() }
        let result = try interpreter.heap.newDictionary()
        for (key, value) in zip(keys, values) {
          try interpreter.dictionarySet(result, key, value)
        }
        return result
      }
    }

    private mutating func items(_ count: Int) throws(ScriptError) -> [Value] {
      var items: [Value] = []
      items.reserveCapacity(count)
      for _ in 0..<count { items.append(try next()) }
      return items
    }
  }
}
