/// Finds workers that began something and have been silent for longer than it may take.
///
/// Time is counted in ticks of the supervisor, so that processes that were both stopped and go on have not
/// been silent meanwhile.
struct SilenceWatch {
  private struct Seen {
    var beats: Int64
    var silentSeconds = 0.0
  }
  private var seen: [Seen]
  /// How much longer than a job may take it has to be silent.
  static let graceSeconds = 1.0

  init(_ page: SharedPage) {
    seen = (0..<page.workerCount).map { Seen(beats: page.slot($0).beats) }
  }

  /// Looks at all workers, some time after the last look.
  ///
  /// - Returns: those that are silent.
  mutating func tick(_ page: SharedPage, seconds: Double) -> [WorkerSlot] {
    var silent: [WorkerSlot] = []
    for worker in seen.indices {
      let slot = page.slot(worker)
      let beats = slot.beats
      guard slot.isBusy, beats == seen[worker].beats else {
        seen[worker] = Seen(beats: beats)
        continue
      }
      seen[worker].silentSeconds += seconds
      if seen[worker].silentSeconds > slot.allowedSeconds + Self.graceSeconds {
        silent.append(slot)
      }
    }
    return silent
  }
}
