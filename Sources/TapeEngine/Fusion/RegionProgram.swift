import Kernels
import Tensors

/// The nodes of a region as instructions over blocks of rows.
struct RegionProgram {
  /// A buffer's elements, to be written by the program.
  struct Output {
    var node: Int
    var buffer: UInt32
    var bytes: UnsafeMutableRawPointer
    var owner: Unmanaged<TensorBuffer>?
  }

  let rows: Int
  private unowned(unsafe) let recording: Recording  // reason: lives only during `force`
  let kernels: KernelTable
  private let wanted: [Int]
  var instructions: [RegionInstruction] = []
  private(set) var stretchings: [RegionStretching] = []
  private(set) var normalizations: [RowNormalization] = []
  private(set) var reductions: [RegionReduction] = []
  /// The bytes of each register for a row.
  private(set) var registerSizes: [Int] = []
  /// The bytes of all registers for a row.
  var blockSize = 0
  /// Single elements: 8 bytes each.
  private let cells: UnsafeMutablePointer<UInt64>
  private var cellCount = 0
  /// Where the elements of the nodes are.
  private var places: [Int: RegionPlace] = [:]
  private var outputs: [Int: Output] = [:]

  init(_ recording: Recording, _ region: Evaluation.Region) {
    self.recording = recording
    kernels = recording.kernels
    rows = region.rows
    var seen: Set<Int> = []
    var stack = region.outputs
    var cellLimit = 0
    while let node = stack.popLast() {
      guard seen.insert(node).inserted else { continue }
      cellLimit += 2 * recording.pending.nodes[node].operands.count + 2
      for operand in recording.pending.nodes[node].operands {
        if let next = recording.pendingNode(of: operand) { stack.append(next) }
      }
    }
    wanted = seen.sorted {
      recording.pending.nodes[$0].serial < recording.pending.nodes[$1].serial
    }
    cells = .allocate(capacity: max(cellLimit, 1))
    for node in region.outputs { outputs[node] = makeOutput(node) }
  }

  func deallocate() {
    cells.deallocate()
    for reduction in reductions { reduction.deallocate() }
  }

  private func makeOutput(_ node: Int) -> Output {
    let pending = recording.pending.nodes[node]
    let storage = recording.bareStorage(size: pending.elementCount * pending.dtype.byteSize)
    return Output(node: node, buffer: pending.buffer, bytes: storage.bytes, owner: storage.owner)
  }

  // MARK: Lowering

  /// Makes the instructions; the buffers that they fill.
  mutating func lower() -> [Output] {
    for node in wanted { lower(node, recording.pending.nodes[node]) }
    assignRegisters()
    return wanted.compactMap { outputs[$0] }
  }

  private mutating func lower(_ number: Int, _ node: PendingNode) {
    var operands: [RegionPlace] = []
    for operand in node.operands { operands.append(place(of: operand, in: node)) }
    let place: RegionPlace
    switch node.operation {
    case .copy: place = operands[0]
    case .unary(let kernel):
      place =
        operands[0].step == 0
        ? constant { kernel(operands[0].element, $0, 1) }
        : emit(.unary(kernel), operands, number, node)
    case .binary(let kernel):
      place = binary(kernel, operands[0], operands[1], number, node)
    case .select(let kernel):
      place =
        operands.allSatisfy { $0.step == 0 }
        ? constant {
          kernel(operands[0].element, 0, operands[1].element, 0, operands[2].element, 0, $0, 1)
        } : emit(.select(kernel), operands, number, node)
    case .sum(let add):
      place = sum(add, operands, number, node)
    case .progression(let first, let step):
      place = emit(
        .progression(first: first, step: step, node.dtype), [], number, node)
    case .linspace(let multiply, let add):
      place = linspace(multiply, add, operands, number, node)
    case .softmax(let normalization):
      normalizations.append(normalization)
      place = emit(
        .softmax(normalizations.count - 1), [spread(operands[0], node)], number, node)
    case .reduce(let reduction):
      place = reduce(reduction, operands[0], number, node)
    }
    places[number] = finished(place, number, node)
  }

  /// The place in the output, where the node has one.
  private mutating func finished(_ place: RegionPlace, _ number: Int, _ node: PendingNode)
    -> RegionPlace
  {
    guard outputs[number] != nil else { return place }
    let target = target(number, node)
    if place.memory == target.memory, place.register < 0 { return place }
    let operation: RegionInstruction.Operation =
      place.step == 0 ? .fill(kernels.fill(node.dtype)) : .copy
    _ = emit(operation, [place], number, node)
    return place
  }

  private mutating func binary(
    _ kernel: KernelTable.Binary, _ x: RegionPlace, _ y: RegionPlace, _ number: Int?,
    _ node: PendingNode
  ) -> RegionPlace {
    x.step == 0 && y.step == 0
      ? constant { kernel(x.element, 0, y.element, 0, $0, 1) }
      : emit(.binary(kernel), [x, y], number, node)
  }

  /// The sum of the operands in the grouping of `AddNGrouping`.
  private mutating func sum(
    _ add: KernelTable.Binary, _ operands: [RegionPlace], _ number: Int, _ node: PendingNode
  ) -> RegionPlace {
    let grouping = AddNGrouping(count: operands.count)
    var sum = operands[0]
    for index in 1..<grouping.leading {
      let isLast = index == operands.count - 1
      sum = binary(add, sum, operands[index], isLast ? number : nil, node)
    }
    for members in grouping.groups {
      var group = operands[members.lowerBound]
      for index in members.dropFirst() { group = binary(add, group, operands[index], nil, node) }
      let isLast = members.upperBound == operands.count
      sum = binary(add, sum, group, isLast ? number : nil, node)
    }
    return sum
  }

  private mutating func linspace(
    _ multiply: KernelTable.Binary, _ add: KernelTable.Binary, _ operands: [RegionPlace],
    _ number: Int, _ node: PendingNode
  ) -> RegionPlace {
    let steps = emit(
      .progression(first: 0, step: 1, node.dtype), [], nil, node)
    let scaled = emit(.binary(multiply), [operands[1], steps], nil, node)
    let moved = emit(.binary(add), [operands[0], scaled], number, node)
    instructions.append(
      RegionInstruction(
        operation: .endpoints(last: node.elementCount - 1), x: operands[0], y: operands[2],
        result: moved, rowCount: node.elementCount / rows, size: node.dtype.byteSize))
    return moved
  }

  private mutating func reduce(
    _ reduction: PendingReduction, _ operand: RegionPlace, _ number: Int, _ node: PendingNode
  ) -> RegionPlace {
    let rowCount = reduction.outer * reduction.count * reduction.inner / rows
    let source = spread(operand, node, rowCount: rowCount)
    guard reduction.isByRows else {
      guard let output = outputs[number] else {
        preconditionFailure("A reduction over all rows keeps its result.")
      }
      reductions.append(
        RegionReduction(
          reduction, size: node.dtype.byteSize, target: output.bytes,
          kernels.fill(node.dtype)))
      instructions.append(
        RegionInstruction(
          operation: .collect(reductions.count - 1), x: source, result: .none, rowCount: rowCount,
          size: node.dtype.byteSize))
      return target(number, node)
    }
    let sums = emit(
      .reduceRows(
        reduction.kernel, outer: reduction.outer / rows, count: reduction.count,
        inner: reduction.inner),
      [source], reduction.divisor == nil ? number : nil, node)
    guard let divisor = reduction.divisor else { return sums }
    return emit(.binary(divisor.divide), [sums, cell(divisor.bits)], number, node)
  }

  // MARK: Places

  private func target(_ number: Int, _ node: PendingNode) -> RegionPlace {
    RegionPlace(
      memory: outputs[number]?.bytes, rowSize: node.elementCount / rows * node.dtype.byteSize)
  }

  private mutating func cell(_ bits: UInt64) -> RegionPlace {
    constant { $0.storeBytes(of: bits, as: UInt64.self) }
  }

  /// A single element that `write` computes.
  private mutating func constant(_ write: (UnsafeMutableRawPointer) -> Void) -> RegionPlace {
    let address = UnsafeMutableRawPointer(cells + cellCount)
    cellCount += 1
    address.storeBytes(of: 0, as: UInt64.self)
    write(address)
    return RegionPlace(memory: address, step: 0)
  }

  private mutating func place(of operand: PendingNode.Operand, in node: PendingNode)
    -> RegionPlace
  {
    guard let number = operand.buffer else { return cell(operand.constant) }
    let own: RegionPlace
    let waiting = recording.pendingNode(of: operand)
    if let waiting, let known = places[waiting] {
      own = known
    } else {
      own = RegionPlace(memory: recording.buffers[Int(number)].bytes)
    }
    let size = operand.size
    switch operand.track {
    case .single:
      return cell(own.element(size: size))
    case .same, .reduced:
      if own.step == 0 || waiting != nil { return own }
      var place = own
      place.rowSize = node.runningCount / rows * size
      return place
    case .stretched(let strides, _):
      if own.step == 0 { return own }
      let length = zip(node.dimensions, strides).reduce(1) { $0 * ($1.1 == 0 ? 1 : $1.0) }
      let runsAlong = waiting != nil
      stretchings.append(
        RegionStretching(
          node.dimensions, strides, rowCount: runsAlong ? length / rows : 0, size: size))
      return emit(.expand(stretchings.count - 1), [own], nil, node, size: size)
    }
  }

  /// A place in which every element is there, for kernels that take no single one.
  private mutating func spread(_ place: RegionPlace, _ node: PendingNode, rowCount: Int? = nil)
    -> RegionPlace
  {
    guard place.step == 0 else { return place }
    return emit(
      .fill(kernels.fill(node.dtype)), [place], nil, node, rowCount: rowCount)
  }

  /// Appends an instruction; where its result is.
  ///
  /// - Parameter number: the node whose output it may write; nil for a step on the way.
  private mutating func emit(
    _ operation: RegionInstruction.Operation, _ operands: [RegionPlace], _ number: Int?,
    _ node: PendingNode, size: Int? = nil, rowCount: Int? = nil
  ) -> RegionPlace {
    let size = size ?? node.dtype.byteSize
    let rowCount = rowCount ?? node.elementCount / rows
    let result: RegionPlace
    if let number, outputs[number] != nil {
      result = target(number, node)
    } else {
      registerSizes.append(rowCount * size)
      result = RegionPlace(register: registerSizes.count - 1)
    }
    instructions.append(
      RegionInstruction(
        operation: operation, x: operands.first ?? .none,
        y: operands.count > 1 ? operands[1] : .none, z: operands.count > 2 ? operands[2] : .none,
        result: result, rowCount: rowCount, size: size))
    return result
  }
}
