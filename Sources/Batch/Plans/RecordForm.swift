import JSON
import Tensors

/// The form of a record that follows a plan: the next one that differs from it only in its id, in the
/// numbers of its inputs, in params that vary, in its seed and in what its tags hold follows the same plan,
/// without being parsed.
///
/// It holds for records with the same defaults in the same directory.
final class RecordForm {
  /// The plan's jobs.
  let group: LaneGroup
  let defaults: JobDefaults
  /// The directory of the batch.
  let directory: String?
  /// Whether a record after the first had this form.
  private(set) var wasMet = false
  /// The program that its records name; nil when it is that of the defaults.
  private let program: String?
  /// The program, while no record of the unit had this form.
  private(set) var untold: String?
  private let pattern: JSONPattern
  /// The end of a result line, tags included; nil when the record's tags are a part of its form.
  private let tail: ByteBuffer?
  private let tailBytes: UnsafeRawBufferPointer
  /// Whether there is white space between the parts of the tags, which results have without.
  private let hasSpacedTags: Bool
  /// The row of the first record, where what does not vary stands.
  private let model: [UInt8]
  private let cells: [RowCell]
  /// Whether the numbers of a match are just a row.
  private let isRow: Bool
  /// The numbers of a match that are not just a row.
  private let numbers: UnsafeMutablePointer<Double>

  /// - Parameters:
  ///   - line: a record's text, from which `spec` was read.
  ///   - spec: its inputs were staged for `group`.
  ///   - row: as which they were staged, and the params that vary.
  /// - Returns: nil when the record's id has escapes or an input is in a file.
  init?(
    of line: UnsafeRawBufferPointer, _ spec: JobSpec, in directory: String?,
    _ defaults: JobDefaults, row: UnsafeRawBufferPointer, group: LaneGroup
  ) {
    guard let id = spec.id, id.text.count == id.stringBytes?.count else { return nil }
    var found = RecordGaps()
    found.gaps.append(RecordGaps.Gap(node: id, kind: .string))
    for binding in spec.inputs.prefix(spec.ownInputCount) {
      guard found.add(input: binding.value, spec.dtype) else { return nil }
    }
    found.add(params: spec.params.prefix(spec.ownParamCount), pinned: group.params?.pinned ?? .max)
    guard found.rowSize == row.count else { return nil }
    if let seed = spec.own.seed, seed.kind == .integer {
      found.gaps.append(RecordGaps.Gap(node: seed, kind: .integer))
    }
    var tagsRange = 0..<0
    if let own = spec.own.tags {
      found.add(tags: own)
      tagsRange = own.offset..<own.offset + own.text.count
      tail = nil
      let compact = ByteBuffer(capacity: own.text.count)
      compact.appendCompact(own.text)
      hasSpacedTags = compact.count != own.text.count
    } else {
      let end = ByteBuffer(capacity: 64)
      ResultWriter(text: end).appendEnd(tags: spec.tags)
      tail = end
      hasSpacedTags = false
    }
    // The buffer is this form's alone, and stays as it is.
    tailBytes = tail?.bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
    let gaps = found.gaps.sorted { $0.node.offset < $1.node.offset }
    guard let told = gaps.firstIndex(where: { $0.node.offset == id.offset }) else { return nil }
    pattern = JSONPattern(
      of: line, gaps: gaps.map { ($0.node, $0.kind) }, string: told, part: tagsRange)
    var cells: [RowCell] = []
    for gap in gaps where gap.kind != .string {
      cells.append(RowCell(offset: gap.offset ?? -1, dtype: gap.dtype))
    }
    self.cells = cells
    self.group = group
    program = spec.own.program?.stringValue
    self.defaults = defaults
    self.directory = directory
    model = Array(row)
    isRow =
      cells.count * 8 == row.count
      && cells.enumerated().allSatisfy { $0.element.offset == $0.offset * 8 && $0.element.isWide }
    numbers = .allocate(capacity: max(pattern.numberCount, 1))
  }

  deinit { numbers.deallocate() }

  func beginUnit() { untold = program }

  /// Tells of the program, once in a unit.
  func tell(_ dependencies: DependencySet) {
    if let untold { dependencies.insert(.program(untold)) }
    untold = nil
  }

  /// A record that was added to the group.
  struct Taken {
    /// Its id, as it is written.
    var id: UnsafeRawBufferPointer
    /// Whether it is the group's first record of the unit, or fills it.
    var needsNotice: Bool
  }

  /// Adds a record to the group if its line has this form; nil when it has another.
  func add(_ line: UnsafeRawBufferPointer, place: Int) -> Taken? {
    let row = group.reserveRow(model.count)
    let target = isRow ? row.assumingMemoryBound(to: Double.self) : numbers
    guard let match = pattern.match(line, numbers: target) else { return nil }
    if !isRow, !fill(row) { return nil }
    wasMet = true
    let id = UnsafeRawBufferPointer(rebasing: line[match.string])
    if !tailBytes.isEmpty {
      group.addRow(model.count, id: id, tail: tailBytes, place: place)
    } else {
      let tags = UnsafeRawBufferPointer(rebasing: line[match.part])
      group.addRow(model.count, id: id, tags: tags, areSpaced: hasSpacedTags, place: place)
    }
    return Taken(id: id, needsNotice: !group.isUsed || group.isFull)
  }

  /// Makes a row of the numbers; false when one does not fit its dtype.
  private func fill(_ row: UnsafeMutableRawPointer) -> Bool {
    model.withUnsafeBytes { model in
      guard let base = model.baseAddress else { return }
      row.copyMemory(from: base, byteCount: model.count)
    }
    return cells.withUnsafeBufferPointer { cells in
      for index in 0..<cells.count where cells[index].offset >= 0 {
        guard cells[index].store(numbers[index], in: row) else { return false }
      }
      return true
    }
  }
}

/// Where a number of a match belongs.
private struct RowCell {
  /// Its place in a row; -1 when it is a part of none.
  var offset: Int
  var dtype: DType

  var isWide: Bool { dtype == .float64 || dtype == .int64 }

  /// Stores a number as `JSONPattern` gives it: as a double, or the bits of an `Int64`.
  @inline(__always)
  func store(_ number: Double, in row: UnsafeMutableRawPointer) -> Bool {
    switch dtype {
    case .float64, .int64: row.storeBytes(of: number, toByteOffset: offset, as: Double.self)
    case .float32: row.storeBytes(of: Float(number), toByteOffset: offset, as: Float.self)
    case .int32:
      let value = Int64(bitPattern: number.bitPattern)
      guard let narrow = Int32(exactly: value) else { return false }
      row.storeBytes(of: narrow, toByteOffset: offset, as: Int32.self)
    case .bool: return false
    }
    return true
  }
}
