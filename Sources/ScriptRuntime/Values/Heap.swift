import TapeEngine
import Tensors

/// The objects of one job: a table a kind, and the collector's marks.
///
/// Objects are named by index, so nothing here is reference-counted. What can no longer be reached
/// from the interpreter's roots is freed by tracing; at the end of a job everything is dropped.
public final class Heap {
  var strings = HeapTable<StringObject>(capacity: 256)
  var lists = HeapTable<ListObject>(capacity: 64)
  var tuples = HeapTable<TupleObject>(capacity: 64)
  var dictionaries = HeapTable<DictionaryObject>()
  var ranges = HeapTable<RangeObject>()
  var slices = HeapTable<SliceObject>()
  var functions = HeapTable<FunctionObject>()
  var boundMethods = HeapTable<BoundMethodObject>()
  var exceptions = HeapTable<ExceptionObject>()
  var arrays = HeapTable<TensorValue>()
  /// Arrays whose elements vary, while a run is traced, by their places.
  var tracedArrays: [Int: TracedArray] = [:]
  /// Whether the elements of one were looked at by code that does not know that they vary.
  var hasReadTracedArray = false
  var iterators = HeapTable<IteratorObject>()
  var generators = HeapTable<GeneratorObject>()
  var cells = HeapTable<CellObject>()
  var records = HeapTable<RecordObject>()
  var instances = HeapTable<InstanceObject>()
  var classes = HeapTable<ClassObject>()

  /// Strings below this index belong to the library and the program and stay between jobs.
  var permanentStringCount = 0

  /// Counts allocations; an object's birth stamp is its value.
  var births: UInt64 = 0
  /// Objects born since are roots: what the running native code makes. It rises where nothing native
  /// holds anything that the stack does not (`Handles.swift`).
  var floor: UInt64 = 0
  /// Objects born up to here are roots, too: native code that waits for the script may hold them.
  var ceiling: UInt64 = 0

  /// Bytes charged to the job for its objects.
  public internal(set) var chargedBytes = 0
  /// When more is charged, `overdraw` decides: collect, or end the job.
  var allowedBytes = Int.max
  /// Set by `overdraw`'s owner: called when `chargedBytes` would pass `allowedBytes`.
  unowned(unsafe) var owner: Interpreter?  // reason: the heap is a part of its owner

  /// Slots in use after the last collection.
  var liveAtSweep = 0

  /// Marked, not yet scanned.
  var worklist: UnsafeMutablePointer<Value>
  var worklistCount = 0
  var worklistCapacity = 256

  init() { worklist = .allocate(capacity: worklistCapacity) }

  deinit {
    worklist.deallocate()
    strings.destroy { _ in }
    lists.destroy { $0.pointee.items?.deallocate() }
    tuples.destroy { $0.pointee.items?.deallocate() }
    dictionaries.destroy { $0.pointee.deallocate() }
    ranges.destroy { _ in }
    slices.destroy { _ in }
    functions.destroy { $0.pointee.deallocate() }
    boundMethods.destroy { _ in }
    exceptions.destroy { _ in }
    arrays.destroy { _ in }
    iterators.destroy { $0.pointee.parts?.deallocate() }
    generators.destroy { $0.pointee.deallocate() }
    cells.destroy { _ in }
    records.destroy { $0.pointee.fields?.deallocate() }
    instances.destroy { _ in }
    classes.destroy { $0.pointee.specials.deallocate() }
  }

  /// Charges `bytes` to the job before they are allocated.
  ///
  /// - Throws: the limit, when what is reachable and `bytes` together pass it.
  @inline(__always)
  func charge(_ bytes: Int) throws(ScriptError) {
    chargedBytes &+= bytes
    if chargedBytes > allowedBytes { try overdraw(bytes) }
  }

  @inline(never)
  private func overdraw(_ bytes: Int) throws(ScriptError) {
    chargedBytes &-= bytes
    guard let owner else { throw ScriptError(limit: .bytes) }
    try owner.makeRoom(for: bytes)
    chargedBytes &+= bytes
  }

  /// The birth stamp of the next object.
  @inline(__always)
  func nextBirth() -> UInt64 {
    births &+= 1
    return births
  }

  /// Drops every object but the permanent strings: between jobs.
  func reset() {
    strings.truncate(to: permanentStringCount) { _ in }
    lists.truncate(to: 0) { $0.pointee.items?.deallocate() }
    tuples.truncate(to: 0) { $0.pointee.items?.deallocate() }
    dictionaries.truncate(to: 0) { $0.pointee.deallocate() }
    ranges.truncate(to: 0) { _ in }
    slices.truncate(to: 0) { _ in }
    functions.truncate(to: 0) { $0.pointee.deallocate() }
    boundMethods.truncate(to: 0) { _ in }
    exceptions.truncate(to: 0) { _ in }
    arrays.truncate(to: 0) { _ in }
    iterators.truncate(to: 0) { $0.pointee.parts?.deallocate() }
    generators.truncate(to: 0) { $0.pointee.deallocate() }
    cells.truncate(to: 0) { _ in }
    records.truncate(to: 0) { $0.pointee.fields?.deallocate() }
    instances.truncate(to: 0) { _ in }
    classes.truncate(to: 0) { $0.pointee.specials.deallocate() }
    births = 0
    floor = 0
    ceiling = 0
    chargedBytes = 0
    if !tracedArrays.isEmpty { tracedArrays.removeAll() }
    hasReadTracedArray = false
  }

  /// Makes `texts` the strings that stay, in this order, and drops everything else.
  func install(permanent texts: [String]) {
    permanentStringCount = 0
    reset()
    for text in texts { _ = strings.insert(StringObject(text: text), birth: 0) }
    permanentStringCount = texts.count
  }
}

extension DictionaryObject {
  func deallocate() {
    entries?.deallocate()
    buckets?.deallocate()
  }
}

extension FunctionObject {
  func deallocate() {
    defaults?.deallocate()
    closure?.deallocate()
  }
}

extension GeneratorObject {
  func deallocate() {
    slots?.deallocate()
    closure?.deallocate()
  }
}
