import JSON

/// What a `batch` record says for the records after it, kept with its own copy of the line.
final class JobDefaults: @unchecked Sendable {  // reason: immutable once made; workers only read.
  let fields: RecordFields
  /// The files that they name.
  let dependencies: [Dependency]
  /// What `fields` refers to.
  private let document: JSONDocument
  private let line: UnsafeMutableRawBufferPointer

  /// No `batch` record.
  init() {
    fields = RecordFields()
    dependencies = []
    document = JSONDocument()
    line = .allocate(byteCount: 0, alignment: 1)
  }

  deinit { line.deallocate() }

  /// The defaults of a line, or nil when the line is no `batch` record.
  ///
  /// - Throws: a `spec` failure when it is one and wrong: the whole file is then unusable.
  init?(line text: UnsafeRawBufferPointer) throws(JobFailure) {
    line = .allocate(byteCount: text.count, alignment: 1)
    line.copyMemory(from: text)
    document = JSONDocument()
    let record: JSONNode
    do {
      record = try document.parse(UnsafeRawBufferPointer(line))
    } catch {
      // A record that cannot be read costs itself; defaults that cannot be read cost all of them.
      if Self.isNamedBatch(text) { throw .spec("\(error)") }
      return nil
    }
    guard let batch = record.member("batch") else { return nil }
    guard record.count == 1 else { throw .spec("a batch record holds only the key 'batch'") }
    var fields = RecordFields()
    try fields.read(batch, in: "batch: ")
    if fields.id != nil { throw .spec("batch: 'id' belongs to a record") }
    try JobSpec.check(defaults: fields)
    self.fields = fields
    let program = fields.source == nil ? fields.program?.stringValue : nil
    dependencies =
      (program.map { [.program($0)] } ?? []) + Dependency.arrays(of: fields.inputs)
  }

  /// Whether these are the defaults of that line; nil stands for none.
  func isOf(_ text: UnsafeRawBufferPointer?) -> Bool {
    let text = text ?? UnsafeRawBufferPointer(start: nil, count: 0)
    return line.count == text.count && line.elementsEqual(text)
  }

  /// Whether a line's first key is `batch`, whatever comes after it.
  private static func isNamedBatch(_ line: UnsafeRawBufferPointer) -> Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0D]
    let start = line.drop { blanks.contains($0) }.dropFirst().drop { blanks.contains($0) }
    return start.starts(with: #""batch""#.utf8)
  }

  /// Whether a line may be a `batch` record: cheap, and never wrong about a `no`.
  static func mayBeBatchRecord(_ line: UnsafeRawBufferPointer) -> Bool {
    // A batch record holds one key, so the key follows the first brace.
    var position = 0
    func skipSpace() {
      while position < line.count, [0x20, 0x09, 0x0D].contains(line[position]) { position += 1 }
    }
    skipSpace()
    guard position < line.count, line[position] == UInt8(ascii: "{") else { return false }
    position += 1
    skipSpace()
    guard position + 2 < line.count, line[position] == UInt8(ascii: "\"") else { return false }
    // `b`, or an escape that may spell it.
    return line[position + 1] == UInt8(ascii: "b") || line[position + 1] == UInt8(ascii: "\\")
  }
}
