import Kernels
import Tensors

/// Makes the program of a region of what waits.
struct RegionBuilder {
  /// A buffer's elements, to be written by the program.
  struct Output {
    var node: Int
    var buffer: UInt32
    var bytes: UnsafeMutableRawPointer
    var owner: Unmanaged<TensorBuffer>?
  }

  private unowned(unsafe) let recording: Recording  // reason: lives only during `force`
  let program: RegionProgram
  private let wanted: [Int]
  /// Where the elements of the nodes are.
  private var places: [Int: RegionPlace] = [:]
  private var outputs: [Int: Output] = [:]

  init(_ recording: Recording, _ region: Evaluation.Region) {
    self.recording = recording
    program = RegionProgram(rows: region.rows, recording.kernels)
    var seen: Set<Int> = []
    var stack = region.outputs
    while let node = stack.popLast() {
      guard seen.insert(node).inserted else { continue }
      for operand in recording.pending.nodes[node].operands {
        if let next = recording.pendingNode(of: operand) { stack.append(next) }
      }
    }
    wanted = seen.sorted {
      recording.pending.nodes[$0].serial < recording.pending.nodes[$1].serial
    }
    for node in region.outputs { outputs[node] = makeOutput(node) }
  }

  private func makeOutput(_ node: Int) -> Output {
    let pending = recording.pending.nodes[node]
    let storage = recording.bareStorage(size: pending.elementCount * pending.dtype.byteSize)
    return Output(node: node, buffer: pending.buffer, bytes: storage.bytes, owner: storage.owner)
  }

  /// Makes the instructions; the buffers that they fill.
  mutating func build() -> [Output] {
    for node in wanted { places[node] = lower(node, recording.pending.nodes[node]) }
    program.assignRegisters()
    return wanted.compactMap { outputs[$0] }
  }

  private mutating func lower(_ number: Int, _ node: PendingNode) -> RegionPlace {
    var operands: [RegionPlace] = []
    for operand in node.operands { operands.append(place(of: operand, in: node)) }
    let lowering = node.lowering
    let output = outputs[number].map {
      RegionPlace(
        memory: $0.bytes, rowSize: node.elementCount / program.rows * node.dtype.byteSize)
    }
    var results = [RegionPlace?](repeating: nil, count: lowering.steps.count)
    if case .step(let last) = lowering.results[0].source { results[last] = output }
    program.emit(
      lowering, lowering.steps.indices, operands, &results, collects: node.endsChain)
    let place =
      switch lowering.results[0].source {
      case .operand(let index): operands[index]
      case .step(let index): results[index] ?? .none
      case .constant(let bits): program.cell(bits)
      }
    // What is one element, or another's, has not been written yet.
    if let output, place.register >= 0 || place.memory != output.memory {
      program.copy(place, to: output, node.form)
    }
    return place
  }

  private mutating func place(of operand: PendingNode.Operand, in node: PendingNode)
    -> RegionPlace
  {
    guard let number = operand.buffer else { return program.cell(operand.constant) }
    let own: RegionPlace
    let waiting = recording.pendingNode(of: operand)
    if let waiting, let known = places[waiting] {
      own = known
    } else {
      own = RegionPlace(memory: recording.buffers[Int(number)].bytes)
    }
    let size = operand.size
    switch operand.track {
    case .single: return program.cell(own.element(size: size))
    case .same:
      if own.step == 0 || waiting != nil { return own }
      var place = own
      place.rowSize = node.runningCount / program.rows * size
      return place
    case .stretched(let strides, _):
      if own.step == 0 { return own }
      let length = zip(node.dimensions, strides).reduce(1) { $0 * ($1.1 == 0 ? 1 : $1.0) }
      return program.expand(
        own,
        RegionStretching(
          StridedMove(node.dimensions, strides, Shape(node.dimensions).strides),
          rowCount: waiting == nil ? 0 : length / program.rows, size: size))
    }
  }
}

extension PendingNode {
  /// The result's.
  fileprivate var form: Form { Form(dtype: dtype, dimensions: dimensions) }
}
