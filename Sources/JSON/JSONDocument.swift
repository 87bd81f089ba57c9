/// A parsed JSON text as a flat list of entries, in the order of the text: a container is followed by its
/// contents and knows where they end.
///
/// The same one is used for line after line, without allocating. It refers to the bytes it parsed: they must
/// stay alive and unchanged while its nodes are used, and `parse` makes earlier nodes invalid.
/// Grammar: RFC 8259, strictly; nothing but white space may follow the value.
public final class JSONDocument {
  /// How many arrays and objects may be inside each other.
  public static let nestingLimit = 512

  /// One value, or one key of an object.
  struct Entry {
    /// Where its text begins in the source, and how long it is; for a string, without the quotes.
    var offset: UInt32
    var length: UInt32
    /// A container: the index after its contents. A string with escapes: its decoded offset.
    var end: UInt32
    /// A container: its elements or members. A string with escapes: its decoded length.
    var count: UInt32
    var kind: JSONNode.Kind
    var isDecoded: Bool
  }

  /// What nodes read: at a fixed address, so that a node is two words without a reference count.
  struct Storage {
    var source: UnsafePointer<UInt8>
    var decoded: UnsafeMutablePointer<UInt8>
    var entries: UnsafeMutablePointer<Entry>
    var entryCount: Int
  }

  let storage: UnsafeMutablePointer<Storage>
  private var entryCapacity = 64
  private var decodedCapacity = 64
  var decodedCount = 0
  /// The containers that are open, from the outermost.
  let open: UnsafeMutablePointer<UInt32>

  /// An empty document; the first parse grows it to what a line needs.
  public init() {
    storage = .allocate(capacity: 1)
    open = .allocate(capacity: Self.nestingLimit)
    let decoded = UnsafeMutablePointer<UInt8>.allocate(capacity: decodedCapacity)
    storage.initialize(
      to: Storage(
        source: UnsafePointer(decoded), decoded: decoded,
        entries: .allocate(capacity: entryCapacity), entryCount: 0))
  }

  deinit {
    storage.pointee.entries.deallocate()
    storage.pointee.decoded.deallocate()
    storage.deallocate()
    open.deallocate()
  }

  /// Parses `text` and returns its value.
  ///
  /// - Complexity: O(bytes), and O(k log k) for an object of k keys. Allocates only when a text
  ///   needs more entries than any before it.
  public func parse(_ text: UnsafeRawBufferPointer) throws(JSONError) -> JSONNode {
    guard text.count <= Int(Int32.max) else { throw JSONError(.tooLong, at: 0) }
    releaseExcess()
    storage.pointee.entryCount = 0
    decodedCount = 0
    var parser = JSONParser(document: self, text: text)
    try parser.run()
    return JSONNode(storage: UnsafePointer(storage), index: 0)
  }

  /// Appends an entry and returns its index.
  @inline(__always)
  func append(_ kind: JSONNode.Kind, offset: Int, length: Int) -> Int {
    let index = storage.pointee.entryCount
    if index == entryCapacity { growEntries() }
    storage.pointee.entries[index] = Entry(
      offset: UInt32(truncatingIfNeeded: offset), length: UInt32(truncatingIfNeeded: length),
      end: 0, count: 0, kind: kind, isDecoded: false)
    storage.pointee.entryCount = index &+ 1
    return index
  }

  @inline(never)
  private func growEntries() {
    let grown = UnsafeMutablePointer<Entry>.allocate(capacity: entryCapacity * 2)
    grown.update(from: storage.pointee.entries, count: entryCapacity)
    storage.pointee.entries.deallocate()
    storage.pointee.entries = grown
    entryCapacity *= 2
  }

  /// Makes room for `size` more decoded bytes.
  func reserveDecoded(_ size: Int) {
    let needed = decodedCount + size
    guard needed > decodedCapacity else { return }
    let capacity = max(needed, decodedCapacity * 2)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: storage.pointee.decoded, count: decodedCount)
    storage.pointee.decoded.deallocate()
    storage.pointee.decoded = grown
    decodedCapacity = capacity
  }

  /// After a huge line its memory is given back.
  private func releaseExcess() {
    if entryCapacity > 1 << 20 {
      storage.pointee.entries.deallocate()
      entryCapacity = 1 << 12
      storage.pointee.entries = .allocate(capacity: entryCapacity)
    }
    if decodedCapacity > 1 << 24 {
      storage.pointee.decoded.deallocate()
      decodedCapacity = 1 << 12
      storage.pointee.decoded = .allocate(capacity: decodedCapacity)
    }
  }
}
