import BatchIO
import JSON

/// One record of a batch, as a person names it: `book.jsonl.gz:4711`.
public struct RecordReference: Sendable, Equatable {
  /// The batch or results file, as it was given.
  public var path: String
  /// From 1; blank lines and `batch` records are not counted.
  public var number: Int

  /// Nil unless the text is a path, a colon and a number from 1.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let number = Int(text[text.index(after: colon)...]), number > 0, colon > text.startIndex
    else { return nil }
    path = String(text[..<colon])
    self.number = number
  }

  /// - Parameter number: from 1, blank lines not counted.
  public init(path: String, number: Int) {
    self.path = path
    self.number = number
  }
}

/// Why a batch could not be looked into.
public enum InspectionError: Error, Equatable {
  /// It cannot be opened: status 66.
  case noInput(String)
  /// It is damaged: status 65.
  case damaged(String)
  /// It has fewer records: status 66.
  case noRecord(String)

  init(_ error: InputError) {
    switch error {
    case .damaged(let damage): self = .damaged(damage.description)
    default: self = .noInput(error.description)
    }
  }
}

/// Walks the records of one batch in order, with the defaults that hold for each.
struct RecordWalk {
  let path: String
  private let reader: LineReader
  private let chunk = TextChunk()
  private var line = 0
  private(set) var defaults = JobDefaults()
  private(set) var number = 0

  init(path: String, limits: InputLimits) throws(InspectionError) {
    self.path = path
    do {
      reader = try LineReader(path: path, limits: limits)
    } catch {
      throw InspectionError(error)
    }
  }

  /// The next record, valid until the one after it is read, or nil at the end.
  mutating func next() throws(InspectionError) -> RecordLine? {
    while true {
      if line >= chunk.lineCount {
        do {
          guard try reader.next(into: chunk) else { return nil }
        } catch {
          throw InspectionError(error)
        }
        line = 0
      }
      defer { line += 1 }
      let bytes = chunk.bytes(line)
      if JobDefaults.mayBeBatchRecord(bytes) {
        do {
          if let next = try JobDefaults(line: bytes) {
            defaults = next
            continue
          }
        } catch {
          throw .damaged("\(path): broken batch record: \(error.message)")
        }
      }
      number += 1
      return RecordLine(
        text: bytes, isTooLong: chunk.line(line).isTooLong, number: number, defaults: defaults)
    }
  }
}
