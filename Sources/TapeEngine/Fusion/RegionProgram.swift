import Kernels
import Tensors

/// Steps as instructions over blocks of rows, whose values lie in registers where nothing else wants
/// them.
final class RegionProgram {
  let rows: Int
  let kernels: KernelTable
  var instructions: [RegionInstruction] = []
  /// What comes before all rows: what is made of single elements.
  var preludes: [RegionInstruction] = []
  /// What follows when all rows are through, over whole values.
  private(set) var finals: [RegionInstruction] = []
  private(set) var stretchings: [RegionStretching] = []
  private(set) var reductions: [RegionReduction] = []
  private(set) var lists = StepLists()
  /// The bytes of each register for a row.
  private(set) var registerSizes: [Int] = []
  /// The bytes of all registers for a row.
  var blockSize = 0
  /// Single elements: 8 bytes each.
  private var cells: [UnsafeMutablePointer<UInt64>] = []
  private var cellCount = 0
  /// Whether what is appended follows when all rows are through.
  private var isFinal = false
  /// Whether it runs several times, on operands that are not known yet.
  private let runsAgain: Bool

  private static let cellsInChunk = 32

  init(rows: Int, _ kernels: KernelTable, runsAgain: Bool = false) {
    self.rows = rows
    self.kernels = kernels
    self.runsAgain = runsAgain
  }

  deinit {
    for chunk in cells { chunk.deallocate() }
    for reduction in reductions { reduction.deallocate() }
  }

  // MARK: Places

  /// A single element.
  func cell(_ bits: UInt64) -> RegionPlace {
    if cellCount % Self.cellsInChunk == 0 { cells.append(.allocate(capacity: Self.cellsInChunk)) }
    let address = cells[cells.count - 1] + cellCount % Self.cellsInChunk
    cellCount += 1
    address.initialize(to: bits)
    return RegionPlace(memory: UnsafeMutableRawPointer(address), step: 0)
  }

  /// A single element that is made of single elements: at once, where those are known.
  private func single(_ step: Step, _ sources: [RegionPlace]) -> RegionPlace {
    let result = cell(0)
    let instruction = RegionInstruction(
      step.operation, sources, result, rowCount: 1, size: step.form.dtype.byteSize)
    if runsAgain {
      preludes.append(instruction)
    } else {
      execute(instruction)
    }
    return result
  }

  /// A register of so many bytes for a row.
  private func register(_ size: Int) -> RegionPlace {
    registerSizes.append(size)
    return RegionPlace(register: registerSizes.count - 1)
  }

  private func rowCount(_ form: Form) -> Int { form.elementCount / (isFinal ? 1 : rows) }

  // MARK: Steps

  /// Appends steps of a lowering.
  ///
  /// - Parameters:
  ///   - operands: where the primitive's operands are.
  ///   - places: by step where its result is to be, or is already; then where it is.
  ///   - collects: whether the reduction goes over all rows.
  func emit(
    _ lowering: Lowering, _ range: Range<Int>, _ operands: [RegionPlace],
    _ places: inout [RegionPlace?], collects: Bool = false
  ) {
    assignTargets(lowering, range, &places)
    for index in range {
      let step = lowering.steps[index]
      guard let target = places[index] else { continue }
      var sources: [RegionPlace] = []
      for value in step.operands {
        let own: RegionPlace
        switch value.source {
        case .operand(let number): own = operands[number]
        case .step(let number): own = places[number] ?? .none
        case .constant(let bits): own = cell(bits)
        }
        sources.append(meet(own, value, step))
      }
      if collects, case .reduce(let kernel, let count, let inner) = step.operation {
        collect(kernel, lowering.joining, count, inner, sources[0], target, step.form)
        isFinal = true
      } else {
        places[index] = emit(step, lowering.lists, sources, target)
      }
    }
    isFinal = false
  }

  /// Finds a place for each step's result: a step that may write where it reads hands its own on.
  private func assignTargets(
    _ lowering: Lowering, _ range: Range<Int>, _ places: inout [RegionPlace?]
  ) {
    var isRead = [Bool](repeating: false, count: range.upperBound)
    for index in range.reversed() {
      let step = lowering.steps[index]
      if case .check = step.operation { continue }
      if places[index] == nil {
        places[index] = register(rowCount(step.form) * step.form.dtype.byteSize)
      }
      var isHandedOn = !step.operation.worksInPlace
      for value in step.operands {
        guard case .step(let earlier) = value.source else { continue }
        if !isHandedOn, range.contains(earlier), places[earlier] == nil, !isRead[earlier],
          value.form == step.form, lowering.steps[earlier].form.size == step.form.size
        {
          places[earlier] = places[index]
          isHandedOn = true
        }
        isRead[earlier] = true
      }
    }
  }

  private func emit(
    _ step: Step, _ own: StepLists, _ sources: [RegionPlace], _ target: RegionPlace
  ) -> RegionPlace {
    if step.operation.isElementwise, sources.allSatisfy({ $0.step == 0 }) {
      return single(step, sources)
    }
    var operation = step.operation
    switch step.operation {
    case .map(let number, let dtype):
      lists.functions.append(own.functions[number])
      operation = .map(lists.functions.count - 1, dtype)
    case .scan(let number):
      lists.scans.append(own.scans[number])
      operation = .scan(lists.scans.count - 1)
    case .gather(let number, let ground):
      lists.gathers.append(own.gathers[number])
      operation = .gather(lists.gathers.count - 1, ground)
    case .move(let list, let ground):
      let start = stretchings.count
      for block in own.blocks[list.indices] {
        let form = step.operands[block.operand].form
        let runsAlong = sources[block.operand].step != 0
        var part = RegionStretching(
          block.move, rowCount: runsAlong ? rowCount(form) : 0, size: form.dtype.byteSize)
        part.operand = block.operand
        stretchings.append(part)
      }
      operation = .move(StepList(start: start, count: stretchings.count - start), ground)
    case .unary, .binary, .select, .progression, .reduce: break
    case .sumOfProducts, .accumulate, .product, .system, .check, .host:
      preconditionFailure("What is cut into rows has no such step.")
    }
    append(operation, sources, target, rowCount(step.form), size: step.form.dtype.byteSize)
    return target
  }

  private func append(
    _ operation: Step.Operation, _ sources: [RegionPlace], _ target: RegionPlace,
    _ rowCount: Int, size: Int
  ) {
    let instruction = RegionInstruction(
      operation, sources, target, rowCount: rowCount, size: size)
    if isFinal { finals.append(instruction) } else { instructions.append(instruction) }
  }

  private func collect(
    _ kernel: @escaping KernelTable.Reduce, _ joining: Lowering.Joining?, _ count: Int,
    _ inner: Int, _ source: RegionPlace, _ target: RegionPlace, _ form: Form
  ) {
    guard let joining, let memory = target.memory else {
      preconditionFailure(
        "A reduction over all rows keeps its result, and its parts can be joined.")
    }
    reductions.append(
      RegionReduction(
        kernel, joining, count: count, inner: inner, size: form.dtype.byteSize, target: memory,
        kernels.fill(form.dtype)))
    instructions.append(
      RegionInstruction(
        .reduce(kernel, count: count, inner: inner), [source], .none,
        rowCount: count * inner / rows, size: form.dtype.byteSize,
        collector: reductions.count - 1))
  }

  // MARK: Operands

  /// An operand's place, such that a step's kernel meets its elements in the result's order.
  private func meet(_ own: RegionPlace, _ value: Step.Value, _ step: Step) -> RegionPlace {
    switch step.operation {
    case .reduce, .map: return own.step == 0 ? spread(own, value.form) : own
    default: if !step.operation.isElementwise { return own }
    }
    if own.step == 0 || value.form.dimensions == step.form.dimensions { return own }
    let (count, lengths) = (value.form.elementCount, step.form.dimensions)
    if count == step.form.elementCount { return own }
    var place = own
    if case .binary = step.operation, let last = lengths.last,
      value.form.dimensions == Array(lengths.dropLast()) + [1]
    {
      place.run = last
      return place
    }
    if own.register < 0, count == 1 {
      place.step = 0
      place.rowSize = 0
      return place
    }
    // Who is in a register runs along; all of what lies in memory is there.
    if own.register < 0 { place.rowSize = 0 }
    return expand(
      place,
      RegionStretching(
        StridedMove(stretching: Shape(value.form.dimensions), to: Shape(lengths)),
        rowCount: own.register < 0 ? 0 : rowCount(value.form), size: value.form.dtype.byteSize))
  }

  /// A register with all elements of what is stretched.
  func expand(_ own: RegionPlace, _ stretching: RegionStretching) -> RegionPlace {
    let rowCount = stretching.count / rows
    let target = register(rowCount * stretching.size)
    move(stretching, own, to: target, rowCount)
    return target
  }

  /// A place in which every element is there, for kernels that take no single one.
  private func spread(_ own: RegionPlace, _ form: Form) -> RegionPlace {
    let target = register(rowCount(form) * form.dtype.byteSize)
    copy(own, to: target, form)
    return target
  }

  /// Appends a copy of elements, or of a single one again and again.
  func copy(_ own: RegionPlace, to target: RegionPlace, _ form: Form) {
    let whole = RegionStretching(
      StridedMove([form.elementCount], [own.step], [1]),
      rowCount: own.step == 0 ? 0 : rowCount(form), size: form.dtype.byteSize)
    move(whole, own, to: target, rowCount(form))
  }

  private func move(
    _ part: RegionStretching, _ own: RegionPlace, to target: RegionPlace, _ rowCount: Int
  ) {
    stretchings.append(part)
    append(
      .move(StepList(start: stretchings.count - 1, count: 1), .none), [own], target, rowCount,
      size: part.size)
  }
}
