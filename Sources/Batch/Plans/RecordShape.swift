import JSON
import Tensors

/// The form of a record that follows a plan: the next one that differs from it only in its id and in
/// the numbers of its inputs follows the same plan, without being parsed.
///
/// It holds for records with the same defaults in the same directory.
final class RecordShape {
  /// The plan's jobs.
  let group: LaneGroup
  let defaults: JobDefaults
  /// The directory of the batch.
  let directory: String?
  private let pattern: JSONPattern
  /// The end of a result line, tags included; nil when the record's tags are a part of its form.
  private let tail: ByteBuffer?
  private let rowSize: Int
  /// The end of every row: params that vary, but not among records of this form.
  private let rowEnd: [UInt8]
  /// Where the inputs' numbers are in the numbers of a match, and in a row of float32.
  private let inputStart: Int
  private let places: [Int]
  /// Whether the numbers of a match are just a row.
  private let isRow: Bool
  private let isDouble: Bool
  /// The numbers of a match that are not just a row.
  private let numbers: UnsafeMutablePointer<Double>

  /// - Parameters:
  ///   - line: a record's text, from which `spec` was read.
  ///   - spec: its inputs were staged for `group`.
  ///   - row: as which they were staged, and the params that vary.
  /// - Returns: nil when an input is something else than a number or nested lists of them.
  init?(
    of line: UnsafeRawBufferPointer, _ spec: JobSpec, in directory: String?,
    _ defaults: JobDefaults, row: UnsafeRawBufferPointer, group: LaneGroup
  ) {
    guard let id = spec.id, id.text.count == id.stringBytes?.count else { return nil }
    var inputs: [JSONNode] = []
    var places: [Int] = []
    var rowSize = 0
    for binding in spec.inputs.prefix(spec.ownInputCount) {
      guard Self.appendNumbers(of: binding.value, to: &inputs) else { return nil }
      while places.count < inputs.count {
        places.append(rowSize)
        rowSize += spec.dtype.byteSize
      }
      rowSize = (rowSize + 7) & ~7
    }
    // Tags are copied without white space: only without any can they be copied as they are.
    var tags: [JSONNode] = []
    var tagsRange = 0..<0
    let end = ByteBuffer(capacity: 64)
    ResultWriter(text: end).appendEnd(tags: spec.tags)
    if let own = spec.own.tags, own.text.count + ResultWriter.tagsSize == end.count,
      Self.appendScalars(of: own, to: &tags)
    {
      tagsRange = own.offset..<own.offset + own.text.count
      tail = nil
    } else {
      tags = []
      tail = end
    }
    let gaps = (inputs + tags + [id]).sorted { $0.offset < $1.offset }
    guard let string = gaps.firstIndex(where: { $0.offset == id.offset }) else { return nil }
    pattern = JSONPattern(of: line, gaps: gaps, string: string, part: tagsRange)
    let inputsOffset = inputs.first?.offset ?? 0
    inputStart = gaps.prefix { $0.offset < inputsOffset }.count { $0.kind != .string }
    self.group = group
    self.defaults = defaults
    self.directory = directory
    rowEnd = Array(row[rowSize...])
    self.rowSize = row.count
    self.places = places
    isDouble = spec.dtype == .float64
    isRow = isDouble && pattern.numberCount == inputs.count
    numbers = .allocate(capacity: max(pattern.numberCount, 1))
  }

  deinit { numbers.deallocate() }

  /// JSON's nesting is bounded by its parser, so this may recurse.
  private static func appendNumbers(of node: JSONNode, to gaps: inout [JSONNode]) -> Bool {
    if node.isNumber {
      gaps.append(node)
      return true
    }
    guard node.kind == .array else { return false }
    return node.elements.allSatisfy { appendNumbers(of: $0, to: &gaps) }
  }

  /// Appends the strings and numbers in tags; false when a string has escapes.
  private static func appendScalars(of node: JSONNode, to gaps: inout [JSONNode]) -> Bool {
    switch node.kind {
    case .integer, .float:
      gaps.append(node)
      return true
    case .string:
      gaps.append(node)
      return node.text.count == node.stringBytes?.count
    case .array: return node.elements.allSatisfy { appendScalars(of: $0, to: &gaps) }
    case .object: return node.members.allSatisfy { appendScalars(of: $0.value, to: &gaps) }
    case .null, .false, .true, .key: return true
    }
  }

  /// Adds a record to the group if its line has this form.
  ///
  /// - Returns: the record's id, as it is written; nil when the line has another form.
  func add(_ line: UnsafeRawBufferPointer, place: Int) -> UnsafeRawBufferPointer? {
    let row = group.reserveRow(rowSize)
    let target = isRow ? row.assumingMemoryBound(to: Double.self) : numbers
    guard let match = pattern.match(line, numbers: target) else { return nil }
    if !isRow { fill(row) }
    if !rowEnd.isEmpty {
      rowEnd.withUnsafeBytes { end in
        UnsafeMutableRawBufferPointer(start: row + (rowSize - end.count), count: end.count)
          .copyMemory(from: end)
      }
    }
    let id = UnsafeRawBufferPointer(rebasing: line[match.string])
    if let tail {
      group.addRow(rowSize, id: id, tail: tail.bytes, place: place)
    } else {
      let tags = UnsafeRawBufferPointer(rebasing: line[match.part])
      group.addRow(rowSize, id: id, tags: tags, place: place)
    }
    return id
  }

  /// Makes a row of the inputs among the numbers.
  private func fill(_ row: UnsafeMutableRawPointer) {
    let values = numbers + inputStart
    places.withUnsafeBufferPointer { places in
      for index in 0..<places.count {
        if isDouble {
          row.storeBytes(of: values[index], toByteOffset: places[index], as: Double.self)
        } else {
          row.storeBytes(of: Float(values[index]), toByteOffset: places[index], as: Float.self)
        }
      }
    }
  }
}
