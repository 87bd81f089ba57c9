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
  /// The end of a result line, tags included.
  private let tail = ByteBuffer(capacity: 64)
  private let rowSize: Int
  /// Of the numbers of a float32 row: where each is in it.
  private let places: [Int]
  private let isDouble: Bool
  /// What a float32 row is made of.
  private let numbers: UnsafeMutablePointer<Double>

  /// - Parameters:
  ///   - line: a record's text, from which `spec` was read.
  ///   - spec: its inputs were staged for `group`.
  /// - Returns: nil when an input is something else than a number or nested lists of them.
  init?(
    of line: UnsafeRawBufferPointer, _ spec: JobSpec, in directory: String?,
    _ defaults: JobDefaults,
    group: LaneGroup
  ) {
    guard let id = spec.id, id.text.count == id.stringBytes?.count else { return nil }
    var gaps: [JSONNode] = []
    var places: [Int] = []
    var rowSize = 0
    for binding in spec.inputs.prefix(spec.ownInputCount) {
      guard Self.appendNumbers(of: binding.value, to: &gaps) else { return nil }
      while places.count < gaps.count {
        places.append(rowSize)
        rowSize += spec.dtype.byteSize
      }
      rowSize = (rowSize + 7) & ~7
    }
    ResultWriter(text: tail).appendEnd(tags: spec.tags)
    pattern = JSONPattern(of: line, string: id, numbers: gaps)
    self.group = group
    self.defaults = defaults
    self.directory = directory
    self.rowSize = rowSize
    self.places = places
    isDouble = spec.dtype == .float64
    numbers = .allocate(capacity: max(gaps.count, 1))
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

  /// Adds a record to the group if its line has this form.
  ///
  /// - Returns: the record's id, as it is written; nil when the line has another form.
  func add(_ line: UnsafeRawBufferPointer, place: Int) -> UnsafeRawBufferPointer? {
    let row = group.reserveRow(rowSize)
    let target = isDouble ? row.assumingMemoryBound(to: Double.self) : numbers
    guard let range = pattern.match(line, numbers: target) else { return nil }
    if !isDouble {
      places.withUnsafeBufferPointer { places in
        for index in 0..<places.count {
          row.storeBytes(of: Float(numbers[index]), toByteOffset: places[index], as: Float.self)
        }
      }
    }
    let id = UnsafeRawBufferPointer(rebasing: line[range])
    group.addRow(rowSize, id: id, tail: tail.bytes, place: place)
    return id
  }
}
