import TapeEngine

// The collector: the interpreter knows the roots, the heap and the recording are traced together.
extension Interpreter: RecordingDelegate {
  /// Frees what the script cannot reach, for the recording is about to run out of its bytes.
  ///
  /// - Complexity: O(objects + tensors + entries), charged in steps.
  public func collectGarbage(for recording: Recording) {
    collect(freesShapes: false)
    if recording.schedule != nil { return }
    // Near the limit of bytes a collection may free next to nothing: it costs steps, so that a
    // program cannot stay there for as long as its steps would last otherwise.
    recording.stepsRemaining = max(recording.stepsRemaining, 0) - liveCount >> 4
  }

  /// Collects where nothing native holds anything but what lies on the stack or below the ceiling:
  /// between two instructions.
  ///
  /// - Parameter freesShapes: whether no native code waits for the script, either.
  @inline(never)
  func collectAtSafePoint(freesShapes: Bool) {
    heap.floor = heap.births
    recording.rootEpoch = .max
    collect(freesShapes: freesShapes)
    recording.rootEpoch = recording.stamp
  }

  /// Frees what neither the stacks, the globals nor live tapes can reach, and no birth keeps.
  private func collect(freesShapes: Bool) {
    recording.collect(freesShapes: freesShapes) { marker in
      var place = stack
      while place < stackTop {
        heap.mark(place.pointee, marker)
        place += 1
      }
      for index in 0..<(program?.globalCount ?? 0) { heap.mark(globals[index], marker) }
      for index in 0..<frameCount {
        heap.mark(frames[index].handled, marker)
        heap.mark(frames[index].held, marker)
        heap.mark(frames[index].function, marker)
        let generator = frames[index].generator
        if generator >= 0 {
          heap.mark(Value(tag: .generator, payload: UInt64(generator)), marker)
        }
      }
      heap.mark(handled, marker)
      heap.mark(returned, marker)
      if let kept = callbackError { heap.mark(kept.value, marker) }
      heap.markByBirth(marker)
      TensorOperators.markRoots(self, marker)
    }
    heap.sweep()
    // What is alive is walked through by every collection: objects wait for as many births as
    // there are tensors and entries, and those for as many as there are objects.
    let alive = UInt64(truncatingIfNeeded: liveCount)
    collectionBirth = heap.births &+ max(Interpreter.collectionInterval, alive)
    recording.deferCollection(by: alive)
    if let schedule = recording.schedule {
      collectionBirth = heap.births &+ UInt64(schedule.interval)
    }
    let surplus = syncedBytes - heap.chargedBytes - Interpreter.chargeQuantum
    if surplus > 0 {
      recording.release(bytes: surplus)
      syncedBytes -= surplus
      allowSyncedBytes()
    }
  }

  /// Lets the heap charge what the recording has been charged with; in a test of the collector it
  /// asks for every object.
  func allowSyncedBytes() { heap.allowedBytes = recording.schedule == nil ? syncedBytes : -1 }

  /// Objects, tensors and entries that the last collection left.
  private var liveCount: Int { heap.liveCount + recording.liveCount }

  static let chargeQuantum = 65_536

  /// Lets the heap charge `bytes` more: takes them from the recording, which collects when it must.
  func makeRoom(for bytes: Int) throws(ScriptError) {
    if bytes > Int.max / 4 { throw ScriptError(limit: .bytes) }
    if recording.schedule != nil { recording.collectIfScheduled() }
    let needed = heap.chargedBytes + bytes - syncedBytes
    if needed <= 0 { return }
    do {
      try recording.charge(bytes: needed + Interpreter.chargeQuantum)
      syncedBytes += needed + Interpreter.chargeQuantum
    } catch {
      // It has collected. Near the limit every byte counts, but what is left is taken at once:
      // taken piece by piece, every object would cost a collection.
      let exact = heap.chargedBytes + bytes - syncedBytes
      let left = recording.limits.bytes - recording.chargedBytes
      if exact > left { throw self.error(error) }
      if exact > 0 {
        let granted = min(left, exact + Interpreter.chargeQuantum)
        do {
          try recording.charge(bytes: granted)
        } catch {
          throw self.error(error)
        }
        syncedBytes += granted
      }
    }
    allowSyncedBytes()
  }

  /// Marks a value and what it refers to; only while collecting.
  public func mark(_ value: Value, _ marker: Recording.Marker) { heap.mark(value, marker) }
}
