import Kernels
import Tensors

// Computing a primitive at once, by the steps of its lowering.
extension Recording {
  /// Elements between two looks at the clock.
  static let sliceElements = 1 << 22

  func form(_ dtype: DType, shape: UInt32) -> Form {
    Form(dtype: dtype, dimensions: Array(shapes.dimensions(shape)))
  }

  /// The steps of a primitive.
  ///
  /// - Throws: that the dtype of the first operand lacks a kernel.
  func lowering(
    _ primitive: Primitive, _ attributes: [Int], _ operands: [TensorID], _ results: [Form]
  ) throws(EngineError) -> Lowering {
    let forms = operands.map { form(slots[$0.index].dtype, shape: slots[$0.index].shape) }
    guard let steps = Lowering.of(primitive, attributes, forms, results, kernels) else {
      throw .unsupported(slots[operands[0].index].dtype, by: primitive)
    }
    return steps
  }

  /// Runs the steps of a primitive whose results have elements.
  ///
  /// - Parameter targets: room for each result.
  /// - Throws: the limit of seconds.
  func evaluate(
    _ lowering: Lowering, _ operands: [TensorID], to targets: [UnsafeMutableRawPointer]
  ) throws(EngineError) {
    if lowering.rows == 0 { return }
    let sources = operands.map(elements)
    if lowering.steps.count == 1, try runAlone(lowering, sources, targets[0]) { return }
    var run = StepRun(lowering, sources, targets)
    defer { run.deallocate() }
    for segment in lowering.segments {
      let (index, step) = (segment.lowerBound, lowering.steps[segment.lowerBound])
      switch step.operation {
      case .move(let list, let ground):
        let arrangement = Rearrangement(
          blocks: Array(lowering.lists.blocks[list.indices]), fillsZeros: ground == .zeros)
        arrange(arrangement, step.operands.map(run.memory), to: run.target(index), step.form)
      case .system(let number):
        let system = lowering.lists.systems[number]
        let (source, target) = (run.memory(of: step.operands[0]), run.target(index))
        _ = try apply(system, source, nil, to: target, size: step.form.dtype.byteSize)
      default: try runRows(lowering, segment, &run)
      }
    }
    run.copyOperands(to: targets)
  }

  /// Runs an only step of whole operands, for which there is nothing to prepare; whether it was one.
  private func runAlone(
    _ lowering: Lowering, _ sources: [UnsafeRawPointer], _ target: UnsafeMutableRawPointer
  ) throws(EngineError) -> Bool {
    let step = lowering.steps[0]
    switch step.operation {
    case .reduce(let kernel, let count, let inner):
      try reduce(kernel, sources[0], target, step, count, inner)
      return true
    case .scan(let number):
      guard case .constant(var start) = step.operands[1].source else { return false }
      lowering.lists.scans[number].run(
        sources[0], &start, target, outer: lowering.rows, until: stopwatch)
      try checkClock()
      return true
    case .binary(let kernel, _):
      guard sources.count == 2, lowering.operands.allSatisfy({ $0 == step.form }) else {
        return false
      }
      kernel(sources[0], 1, sources[1], 1, target, step.form.elementCount)
      return true
    default: return false
    }
  }

  /// A reduction by itself, some rows at a time.
  private func reduce(
    _ kernel: KernelTable.Reduce, _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer,
    _ step: Step, _ count: Int, _ inner: Int
  ) throws(EngineError) {
    if inner == 0 { return }
    let rows = step.form.elementCount / inner
    let row = count * inner * step.operands[0].form.dtype.byteSize
    let most = max(Self.sliceElements / max(count * inner, 1), 1)
    var first = 0
    while first < rows {
      let some = min(most, rows - first)
      kernel(
        source + first * row, target + first * inner * step.form.dtype.byteSize, some, count,
        inner)
      first += some
      if first < rows { try checkClock() }
    }
  }

  /// Steps that are cut into rows, block by block.
  private func runRows(_ lowering: Lowering, _ segment: Range<Int>, _ run: inout StepRun)
    throws(EngineError)
  {
    var program = RegionProgram(rows: lowering.rows, kernels)
    defer { program.deallocate() }
    run.emit(segment, into: &program)
    program.assignRegisters()
    program.run(until: stopwatch, parallelFor)
    let work = segment.reduce(0) { $0 &+ lowering.steps[$1].form.elementCount }
    if work >= 1 << 18 { try checkClock() }
  }

  /// Moves elements as an arrangement says; gives up when time is up.
  func arrange(
    _ arrangement: Rearrangement, _ sources: [UnsafeRawPointer],
    to target: UnsafeMutableRawPointer, _ form: Form
  ) {
    if form.dimensions.contains(0) { return }
    let size = form.dtype.byteSize
    if arrangement.fillsZeros {
      target.initializeMemory(as: UInt8.self, repeating: 0, count: form.size)
    }
    for block in arrangement.blocks {
      copyInTime(block.move, from: sources[block.operand], to: target, size: size)
    }
  }
}

extension Lowering {
  /// The steps in order: each that needs whole values by itself, and those between that are cut into rows
  /// together.
  fileprivate var segments: [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = 0
    for (index, step) in steps.enumerated() where !step.operation.isCutIntoRows {
      if start < index { segments.append(start..<index) }
      segments.append(index..<(index + 1))
      start = index + 1
    }
    if start < steps.count { segments.append(start..<steps.count) }
    return segments
  }
}

/// Where the values of a primitive are while its steps run.
private struct StepRun {
  private let lowering: Lowering
  private let sources: [UnsafeRawPointer]
  /// By step, where its result lies whole; nil where it does not.
  private var places: [RegionPlace?]
  private var scratch: [UnsafeMutableRawPointer] = []

  init(
    _ lowering: Lowering, _ sources: [UnsafeRawPointer], _ targets: [UnsafeMutableRawPointer]
  ) {
    self.lowering = lowering
    self.sources = sources
    places = Array(repeating: nil, count: lowering.steps.count)
    for (value, target) in zip(lowering.results, targets) {
      if case .step(let index) = value.source { places[index] = place(target, value.form) }
    }
  }

  func deallocate() {
    for bytes in scratch { bytes.deallocate() }
  }

  private func place(_ bytes: UnsafeMutableRawPointer, _ form: Form) -> RegionPlace {
    RegionPlace(
      memory: bytes, rowSize: form.elementCount / lowering.rows * form.dtype.byteSize)
  }

  /// A value that lies whole in memory.
  func memory(of value: Step.Value) -> UnsafeRawPointer {
    switch value.source {
    case .operand(let index): return sources[index]
    case .step(let index):
      if let memory = places[index]?.memory { return UnsafeRawPointer(memory) }
    case .constant: break
    }
    preconditionFailure("A step that needs whole values has them in memory.")
  }

  /// Room for the whole result of a step.
  mutating func target(_ index: Int) -> UnsafeMutableRawPointer {
    if let memory = places[index]?.memory { return memory }
    let form = lowering.steps[index].form
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(form.size, 1), alignment: 64)
    scratch.append(bytes)
    places[index] = place(bytes, form)
    return bytes
  }

  /// Appends steps that are cut into rows; what others need of them lies whole.
  mutating func emit(_ segment: Range<Int>, into program: inout RegionProgram) {
    for step in lowering.steps[segment.upperBound...] {
      for value in step.operands {
        if case .step(let index) = value.source, segment.contains(index) { _ = target(index) }
      }
    }
    let operands = zip(sources, lowering.operands).map { source, form in
      place(UnsafeMutableRawPointer(mutating: source), form)
    }
    var found = places
    program.emit(lowering, segment, operands, &found)
    for index in segment {
      // What is one element has not been written yet.
      if let target = places[index], let own = found[index], own.memory != target.memory {
        program.copy(own, to: target, lowering.steps[index].form)
      }
    }
  }

  /// Copies the results that are operands.
  func copyOperands(to targets: [UnsafeMutableRawPointer]) {
    for (value, target) in zip(lowering.results, targets) {
      if case .operand(let index) = value.source {
        target.copyMemory(from: sources[index], byteCount: value.form.size)
      }
    }
  }
}
