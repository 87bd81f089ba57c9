import TapeEngine

/// Lists, tuples and dictionaries of tensors, nested as the script likes: what TensorFlow flattens
/// before it differentiates, and rebuilds around the results.
struct Structure {
  private indirect enum Node {
    case leaf(Int)
    case list([Node])
    /// The type is that of a named tuple, 0 of any other.
    case tuple([Node], type: UInt32)
    /// The keys as the script ordered them, and the node of each.
    case dictionary([Value], [Node])
  }

  /// The leaves in TensorFlow's order: dictionaries by sorted key.
  private(set) var leaves: [Value] = []
  private var root = Node.leaf(0)
  private static let maximumDepth = 200

  /// Lists, leaves and dictionaries met: what shares a list meets it once for each place.
  private var nodeCount = 0

  /// - Complexity: charged as it walks.
  init(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) {
    let walk = interpreter.beginWalk()
    defer { interpreter.endWalk(walk) }
    root = try add(value, depth: 0, interpreter)
  }

  private mutating func add(
    _ value: Value, depth: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> Node {
    if depth > Self.maximumDepth {
      throw interpreter.error(
        TypeID(.recursionError), "maximum recursion depth exceeded")
    }
    nodeCount += 1
    try interpreter.visit(keeping: 64)
    switch value.tag {
    case .list, .tuple:
      var nodes: [Node] = []
      for item in Array(interpreter.heap.items(value)) {
        nodes.append(try add(item, depth: depth + 1, interpreter))
      }
      return value.tag == .list ? .list(nodes) : .tuple(nodes, type: value.detail)
    case .dictionary:
      let entries = try interpreter.entries(value)
      try interpreter.visit(4 * entries.count, keeping: 64 * entries.count)
      let order = try Self.sorted(entries.map(\.key), interpreter)
      var nodes = [Node?](repeating: nil, count: entries.count)
      for index in order {
        nodes[index] = try add(entries[index].value, depth: depth + 1, interpreter)
      }
      return .dictionary(entries.map(\.key), nodes.compactMap { $0 })
    default:
      leaves.append(value)
      return .leaf(leaves.count - 1)
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
    try interpreter.visit(nodeCount)
    return try Self.pack(root, leaves, interpreter)
  }

  private static func pack(
    _ node: Node, _ leaves: [Value], _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    switch node {
    case .leaf(let index): return leaves[index]
    case .list(let nodes):
      var items: [Value] = []
      for node in nodes { items.append(try pack(node, leaves, interpreter)) }
      return try interpreter.heap.newList(items)
    case .tuple(let nodes, let type):
      var items: [Value] = []
      for node in nodes { items.append(try pack(node, leaves, interpreter)) }
      var tuple = try interpreter.heap.newTuple(items)
      tuple.detail = type
      return tuple
    case .dictionary(let keys, let nodes):
      let result = try interpreter.heap.newDictionary()
      for (key, node) in zip(keys, nodes) {
        try interpreter.dictionarySet(result, key, try pack(node, leaves, interpreter))
      }
      return result
    }
  }
}
