import Kernels
import Tensors

/// A job's log of primitive applications, with the tensors, variables and tapes that live on it.
///
/// An operation computes its value at once, unless it has so many elements that it is worth waiting
/// for what is computed of them; an entry is appended only when a tape tracks an operand.
/// One thread uses a recording at a time; nothing in it is shared with another.
public final class Recording {
  /// What the job may use; set anew with each job (`reset`).
  public internal(set) var limits: JobLimits {
    didSet { setUncheckedBytes() }
  }
  /// In a test of the collector: when it runs.
  public var schedule: CollectionSchedule? {
    didSet { setUncheckedBytes() }
  }
  /// Up to so many bytes an allocation is not checked: the limit, and none in a test of the collector.
  var uncheckedBytes: Int
  /// Who knows the script's roots and runs its gradient functions; without one nothing is freed.
  public weak var delegate: (any RecordingDelegate)?

  /// The script line of the operations to come, for "why None" and for messages.
  public var line: Int32 = 0

  /// Steps left; the interpreter takes its own away here too. Below zero the limit is reached.
  public var stepsRemaining: Int
  /// When fewer steps are left, charging looks at the steps and the clock (`checkLimits`).
  public var stepCheckpoint = 0
  /// When the job's time is up; nil is never.
  public var deadline: ContinuousClock.Instant?
  /// Whether some computation was given up because time was up: its elements are any numbers, and the
  /// job ends before the script sees them.
  public internal(set) var isOutOfTime = false

  // Slots.
  var slots: UnsafeMutablePointer<Slot>
  var slotCapacity: Int
  /// Slots ever used since the last reset.
  var slotCount: Int
  /// The head of the chain of freed slots; 0 is none.
  var freeSlot: UInt32 = 0
  var liveSlotCount = 0

  /// The stamp of the next tensor to be born.
  public internal(set) var stamp: UInt64 = 1

  /// Tensors, variables and tapes born at or after this stamp count as reachable (`.max`: none): the
  /// interpreter raises it to `stamp` where no native function holds anything but roots.
  public var rootEpoch: UInt64 = .max

  /// What was born before this stamp counts as reachable, too: code that waits for a callback may
  /// hold it.
  public var rootCeiling: UInt64 = 0

  /// The stamp from which on the interpreter should collect.
  public var collectionStamp: UInt64 = Recording.collectionInterval
  static let collectionInterval: UInt64 = 8_192

  /// Whether the interpreter should collect at its next safe point.
  public var wantsCollection: Bool {
    @inline(__always) get { stamp >= collectionStamp }
  }

  var shapes = ShapeTable()

  // Buffers.
  var buffers: UnsafeMutablePointer<SharedBuffer>
  var bufferCapacity: Int
  var bufferCount = 0
  var freeBuffers: [UInt32] = []
  var pool = BlockPool()
  /// Bytes of the live buffers, and those that the interpreter charged.
  var bufferBytes = 0
  var externalBytes = 0
  var bufferBytesAtCollection = 0
  /// Bytes of new buffers after which the interpreter should collect.
  var collectionBytes = 64 << 20

  /// Results that are computed when their elements are read.
  var pending = PendingNodes()

  // The log.
  var log = EntryLog()
  /// The number for entries that are parts of one operation of TensorFlow's; 0 outside of such.
  var unit: UInt32 = 0
  var unitCount: UInt32 = 0

  // Tapes.
  var tapes: [Tape] = []
  var freeTapes: [UInt32] = []
  /// Bits of the tapes that record now; bit 63 for any beyond the first 63.
  var activeMask: UInt64 = 0
  /// Bits of active tapes that watch the variables that are read.
  var watchingMask: UInt64 = 0
  /// Bits that tapes hold, and bits of dead tapes that slots and entries may still carry.
  var heldBits: UInt64 = 1 << 63
  var staleBits: UInt64 = 0
  /// The sets of tapes of slots and entries with bit 63, by number.
  var wideMasks: [UInt32: WideMask] = [:]
  var wideEntries: [UInt64: WideMask] = [:]
  var activeWide = WideMask()
  var wideTapesCreated: UInt64 = 0
  /// How many of them there are when dead ones are looked for again.
  var nextTapeCollection: UInt64 = 0

  /// Bits of the tapes under which the script took a tracked value into NumPy.
  var hostReadMask: UInt64 = 0

  var variables: [Variable] = []
  /// The lines at which variables were given tracked values, by handle: for "why None".
  var trackedAssignments: [UInt32: Int32] = [:]
  var freeVariables: [UInt32] = []
  var variablesCreated: UInt64 = 0

  // Gradients under way.
  var walks: [Walk] = []
  var idleWalks: [Walk] = []
  /// The first error of a rule under way; rules go on with invalid tensors until it is seen.
  var ruleFailure: EngineError?

  /// Where a kernel writes a scalar.
  let scalarResult: UnsafeMutablePointer<UInt64>
  let kernels = KernelTable.selected
  /// The steps of the operations that were applied last.
  var lowerings = LoweringCache()
  let operations = OperationTable.shared.entries

  /// The trace of the run, while a plan is to be made of it.
  var trace: Trace?

  /// The tapes of this recording that are active on the thread, as they were entered: few, where those
  /// that are alive may be many.
  var activeTapes: [TapeID] = []

  /// An empty recording, used again for job after job (`reset`).
  public init(limits: JobLimits = JobLimits()) {
    self.limits = limits
    uncheckedBytes = limits.bytes
    stepsRemaining = limits.steps
    slotCapacity = 1_024
    slots = .allocate(capacity: slotCapacity)
    bufferCapacity = 256
    buffers = .allocate(capacity: bufferCapacity)
    scalarResult = .allocate(capacity: 1)
    scalarResult.initialize(to: 0)
    slotCount = 1
    slots[0] = Slot(
      payload: 0, mask: 0, origin: 0, birth: 0, shape: 0, dtype: .float32, state: [])
  }

  deinit {
    releaseEverything()
    slots.deallocate()
    buffers.deallocate()
    scalarResult.deallocate()
    shapes.deallocate()
    pool.deallocate()
    log.deallocate()
  }

  /// Forgets everything and keeps the memory for the next job.
  public func reset(limits: JobLimits) {
    releaseEverything()
    self.limits = limits
    schedule = limits.collections
    stepsRemaining = limits.steps
    stepCheckpoint = 0
    deadline = nil
    isOutOfTime = false
    line = 0
    rootEpoch = .max
    rootCeiling = 0
    stamp = 1
    unit = 0
    unitCount = 0
    collectionStamp = Recording.collectionInterval
    slotCount = 1
    freeSlot = 0
    liveSlotCount = 0
    bufferCount = 0
    freeBuffers.removeAll(keepingCapacity: true)
    bufferBytes = 0
    externalBytes = 0
    bufferBytesAtCollection = 0
    collectionBytes = 64 << 20
    if shapes.usedCount > 4_096 {
      shapes.deallocate()
      shapes = ShapeTable(generation: shapes.generation + 1)
    }
  }

  private func setUncheckedBytes() { uncheckedBytes = schedule == nil ? limits.bytes : -1 }

  private func releaseEverything() {
    abandonTapes()
    for index in 0..<bufferCount
    where buffers[index].references > 0 || buffers[index].holders > 0 {
      if buffers[index].node < 0 { releaseStorage(of: buffers[index]) }
    }
    pending.removeAll()
    log.removeAll()
    tapes.removeAll(keepingCapacity: true)
    freeTapes.removeAll(keepingCapacity: true)
    heldBits = 1 << 63
    staleBits = 0
    wideMasks.removeAll()
    wideEntries.removeAll()
    wideTapesCreated = 0
    nextTapeCollection = 0
    hostReadMask = 0
    trackedAssignments.removeAll()
    variables.removeAll(keepingCapacity: true)
    freeVariables.removeAll(keepingCapacity: true)
    variablesCreated = 0
    ruleFailure = nil
    trace = nil
    walks.removeAll()
  }
}
