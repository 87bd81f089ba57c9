import BatchIO
import JSON

/// Some of a batch's records, by their numbers and ids.
public struct RecordSelection: Sendable, Equatable {
  /// Record numbers, from 1; blank lines are not counted.
  public var numbers: Set<Int> = []
  /// The `id`s of records, escapes resolved; an id may be that of several.
  public var ids: Set<String> = []

  /// The selection of no record.
  public init() {}

  /// Reads `FILE:17` or `FILE:id=opt-17`.
  ///
  /// - Returns: the file, and the selection; nil for a text without one.
  static func split(_ argument: String) -> (path: String, selection: RecordSelection)? {
    var selection = RecordSelection()
    if let found = argument.range(of: ":id="), found.lowerBound > argument.startIndex {
      selection.ids = [String(argument[found.upperBound...])]
      return (String(argument[..<found.lowerBound]), selection)
    }
    guard let reference = RecordReference(argument) else { return nil }
    selection.numbers = [reference.number]
    return (reference.path, selection)
  }

  /// `record 17` or `id opt-17`, and so on.
  var description: String {
    (numbers.sorted().map { "record \($0)" } + ids.sorted().map { "id \($0)" })
      .joined(separator: ", ")
  }

  mutating func formUnion(_ other: RecordSelection) {
    numbers.formUnion(other.numbers)
    ids.formUnion(other.ids)
  }

  var isEmpty: Bool { numbers.isEmpty && ids.isEmpty }

  /// Whether a record is selected.
  ///
  /// - Parameter id: asked for where ids are selected.
  func has(_ number: Int, id: () -> String?) -> Bool {
    numbers.contains(number) || (!ids.isEmpty && id().map(ids.contains) == true)
  }
}

/// The lines of a complete output, of which some stay and the others are made again. It belongs to the reader.
final class EarlierResults {
  private let reader: LineReader
  private let selection: RecordSelection?
  private let document = JSONDocument()
  private let chunk = TextChunk()
  private var line = 0
  /// How many of the records that were asked for are made again.
  private(set) var selectedCount = 0

  /// - Parameter selection: nil selects the records that failed.
  init(_ path: String, _ selection: RecordSelection?) throws(InputError) {
    reader = try LineReader(path: path, limits: .none)
    self.selection = selection
  }

  /// The next lines, which are of `count` records from `first` on; nil for those that are to be made again.
  func next(_ count: Int, from first: Int) throws(InputError) -> [[UInt8]?] {
    var lines: [[UInt8]?] = []
    // Of a shard's output, records are missing.
    var number = first - 1
    while lines.count < count {
      if line == chunk.lineCount {
        line = 0
        guard try reader.next(into: chunk) else { break }
      }
      let bytes = chunk.bytes(line)
      line += 1
      number += 1
      let isSelected =
        selection.map { $0.has(number) { ResultLine.id(of: bytes).stringValue } }
        ?? (ResultLine(bytes, with: document)?.failure != nil)
      if isSelected { selectedCount += 1 }
      lines.append(isSelected ? nil : Array(bytes) + [0x0A])
    }
    // A record more than there were lines is made.
    lines += Array(repeating: nil, count: count - lines.count)
    return lines
  }
}
