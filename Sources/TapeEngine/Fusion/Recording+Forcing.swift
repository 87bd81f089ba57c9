import Tensors

// Computing what waits: the nodes that a result needs are gathered, cut into levels where something
// must be complete before it is used, and each level runs block by block.
extension Recording {
  /// Computes pending buffers, and with them what is cheap to compute in the same sweep: the
  /// reductions that wait, and the values of variables.
  func force(_ targets: [UInt32]) {
    var places = targets.compactMap { number in
      let place = Int(buffers[Int(number)].node)
      return place >= 0 ? place : nil
    }
    for place in pending.nodes.indices where isWorthComputing(place) { places.append(place) }
    if places.isEmpty { return }
    let evaluation = Evaluation(self, places)
    for level in 0..<evaluation.levelCount {
      for region in evaluation.regions(at: level) { run(region) }
    }
    evaluation.end()
  }

  private func isWorthComputing(_ place: Int) -> Bool {
    let node = pending.nodes[place]
    guard node.isUsed, buffers[Int(node.buffer)].references > 0 else { return false }
    return node.isKept || node.endsChain
  }

  private func run(_ region: Evaluation.Region) {
    var builder = RegionBuilder(self, region)
    let outputs = builder.build()
    let stopwatch = stopwatch
    if !isOutOfTime { builder.program.run(until: stopwatch, parallelFor) }
    if stopwatch.isUp { giveUp() }
    for output in outputs {
      if buffers[Int(output.buffer)].node == Int32(truncatingIfNeeded: output.node) {
        fulfil(output.buffer, bytes: output.bytes, owner: output.owner)
      }
    }
  }
}

/// The plan of one evaluation: what is computed when, and what keeps its elements.
struct Evaluation {
  /// Nodes that run through the same blocks of rows.
  struct Region {
    /// How many rows there are; every value has a whole number of elements a row.
    var rows: Int
    /// The most elements of a value of the region.
    var most: Int
    /// The nodes whose elements are kept.
    var outputs: [Int]
  }

  private unowned(unsafe) let recording: Recording  // reason: lives only during `force`
  /// The nodes, operands before what uses them.
  private var order: [Int] = []
  private var levels: [Int] = []
  private var isStored: [Bool] = []
  private var rows: [Int] = []
  private var most: [Int] = []
  private(set) var levelCount = 0

  init(_ recording: Recording, _ targets: [Int]) {
    self.recording = recording
    gather(targets)
    levels = Array(repeating: 0, count: order.count)
    isStored = Array(repeating: false, count: order.count)
    rows = Array(repeating: 1, count: order.count)
    most = Array(repeating: 1, count: order.count)
    for target in targets { isStored[recording.pending.nodes[target].place] = true }
    for index in order.indices { placeInLevel(index) }
    levelCount = (levels.max() ?? -1) + 1
    chooseStored()
  }

  /// Forgets the places of the nodes.
  func end() {
    for node in order { recording.pending.nodes[node].place = -1 }
  }

  /// Finds the nodes that the targets need, in a loop: a chain may be long.
  private mutating func gather(_ targets: [Int]) {
    var stack = targets
    while let node = stack.popLast() {
      if recording.pending.nodes[node].place >= 0 { continue }
      recording.pending.nodes[node].place = 0
      order.append(node)
      for operand in recording.pending.nodes[node].operands {
        if let next = recording.pendingNode(of: operand) { stack.append(next) }
      }
    }
    order.sort { recording.pending.nodes[$0].serial < recording.pending.nodes[$1].serial }
    for (index, node) in order.enumerated() { recording.pending.nodes[node].place = index }
  }

  /// Finds the first level at which a node can be computed, and its rows.
  private mutating func placeInLevel(_ index: Int) {
    let node = recording.pending.nodes[order[index]]
    var own = node.ownRows
    var widest = node.runningCount
    var level = 0
    for operand in node.operands {
      guard let pending = recording.pendingNode(of: operand) else { continue }
      let place = recording.pending.nodes[pending].place
      let bound = recording.pending.nodes[pending].endsChain ? nil : node.rowBound(of: operand)
      let common = bound.map { greatestCommonDivisor(own, greatestCommonDivisor($0, rows[place])) }
      let most = max(widest, most[place])
      if let common, most / common <= PendingNodes.rowLimit {
        own = common
        widest = most
        level = max(level, levels[place])
      } else {
        isStored[place] = true
        level = max(level, levels[place] + 1)
      }
    }
    rows[index] = own
    most[index] = widest
    levels[index] = level
  }

  /// Decides which values between are worth keeping: what is needed at several levels, or again in
  /// another evaluation, and costs more than memory does.
  private mutating func chooseStored() {
    let uses = usesByLevel()
    let consumers = consumerCounts()
    var costs = [Float](repeating: 0, count: order.count)
    for index in order.indices {
      let node = recording.pending.nodes[order[index]]
      if isStored[index] { continue }
      var cost = node.weight
      for operand in node.operands {
        if let pending = recording.pendingNode(of: operand) {
          cost += costs[recording.pending.nodes[pending].place]
        }
      }
      cost = min(cost, 1_000)
      let isShown = recording.buffers[Int(node.buffer)].references > 0
      let again = Float(uses[index].nonzeroBitCount - 1)
      if cost * again >= PendingNodes.storingWeight
        || (isShown && node.spent + cost / 16 >= PendingNodes.storingWeight)
      {
        isStored[index] = true
        continue
      }
      // Shared among its consumers, so that a sum over all of them counts it once.
      costs[index] = cost / Float(max(consumers[index], 1))
      // The first time is no waste; a second may be.
      recording.pending.nodes[order[index]].spent += node.spent == 0 ? cost / 64 : cost
    }
  }

  private func consumerCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: order.count)
    for node in order {
      for operand in recording.pending.nodes[node].operands {
        if let pending = recording.pendingNode(of: operand) {
          counts[recording.pending.nodes[pending].place] += 1
        }
      }
    }
    return counts
  }

  /// At which levels each value is needed, a bit a level.
  private func usesByLevel() -> [UInt64] {
    var uses = [UInt64](repeating: 0, count: order.count)
    for index in order.indices.reversed() {
      if isStored[index] { uses[index] = 1 << UInt64(min(levels[index], 63)) }
      for operand in recording.pending.nodes[order[index]].operands {
        if let pending = recording.pendingNode(of: operand) {
          uses[recording.pending.nodes[pending].place] |= uses[index]
        }
      }
    }
    return uses
  }

  /// What is to be computed at a level.
  func regions(at level: Int) -> [Region] {
    var regions: [Region] = []
    for index in order.indices where isStored[index] && levels[index] == level {
      let node = order[index]
      if let place = regions.firstIndex(where: { fits($0, index) }) {
        regions[place].rows = greatestCommonDivisor(regions[place].rows, rows[index])
        regions[place].most = max(regions[place].most, most[index])
        regions[place].outputs.append(node)
      } else {
        regions.append(Region(rows: rows[index], most: most[index], outputs: [node]))
      }
    }
    return regions
  }

  private func fits(_ region: Region, _ index: Int) -> Bool {
    max(region.most, most[index]) / greatestCommonDivisor(region.rows, rows[index])
      <= PendingNodes.rowLimit
  }
}

extension Recording {
  /// The node that an operand waits for.
  func pendingNode(of operand: PendingNode.Operand) -> Int? {
    guard let number = operand.buffer else { return nil }
    let node = Int(buffers[Int(number)].node)
    return node >= 0 ? node : nil
  }
}

func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
