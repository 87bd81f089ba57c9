import Tensors

/// Where a tensor of a recording lives: one flat record, so that an operation on two scalars touches
/// two cache lines or so.
///
/// A record is plain memory: making, copying and dropping one counts no references.
struct Slot {
  /// A scalar's bits (in the low bytes), or the number of the tensor's buffer (a scalar's too while
  /// it is `deferred`). In a free slot, the number of the next free one.
  var payload: UInt64
  /// The tapes that track the tensor: bits of live tapes, perhaps of dead ones not yet swept. Bit 63
  /// stands for the tapes beyond the first 63 (`Recording.wideMasks`).
  var mask: UInt64
  /// The log position of the entry that produced a tracked tensor, `Slot.leaf` for a watched one, and
  /// for an untracked one the cause of that (`Recording.cause`).
  var origin: UInt64
  /// The stamp of its birth.
  var birth: UInt64
  /// The number of the shape; 0 is a scalar's.
  var shape: UInt32
  var dtype: DType
  var state: State

  struct State: OptionSet {
    var rawValue: UInt8
    static let free = State(rawValue: 1)
    /// Reachable, in a collection under way.
    static let marked = State(rawValue: 2)
    /// A scalar whose payload is the number of a buffer: its bits waited, or wait still.
    static let deferred = State(rawValue: 4)
  }

  static let leaf = UInt64.max

  /// Whether it is a scalar whose bits are in the payload.
  @inline(__always) var isPlainScalar: Bool { shape == 0 && !state.contains(.deferred) }
}

/// One line of the log: a primitive applied while a tape tracked one of its operands.
struct Entry {
  /// The tapes that recorded it.
  var mask: UInt64
  /// Operands, when there are at most three and one result; else in the chunk's extras.
  var x: UInt32
  var y: UInt32
  var z: UInt32
  var result: UInt32
  /// Where the chunk's extras hold the rest; `noExtra` when there is none.
  var extra: UInt32
  /// The script line.
  var line: Int32
  var primitive: Primitive
  var operandCount: UInt8
  /// Whether operands and results are in the extras too.
  var isExtended: Bool
  /// The number of the operation of TensorFlow's that the entry is a part of; 0 where it is one itself.
  var unit: UInt32

  static let noExtra = UInt32.max
}

/// A buffer of a recording, shared by the slots that show the same bytes (reshapes, reads).
struct SharedBuffer {
  var bytes: UnsafeMutableRawPointer
  /// The size in bytes that the job is charged.
  var size: Int
  /// The slots that use it. Without any it is charged no more.
  var references: Int32
  /// The pending nodes that need it.
  var holders: Int32 = 0
  /// The node that it waits for; negative when its bytes are there.
  var node: Int32 = -1
  /// The owner of a large buffer's bytes; small ones come from the recording's pool.
  var owner: Unmanaged<TensorBuffer>?
}
