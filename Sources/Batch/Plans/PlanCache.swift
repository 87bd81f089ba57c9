import JSON
import Scheduling
import ScriptRuntime
import TapeEngine

/// A plan of one path of a program, and what its jobs write.
struct PlannedProgram: Sendable {
  let plan: Plan
  let template: ResultTemplate
  /// Steps that the script takes on this path.
  var usage: JobUsage
}

/// The key of a record (`StagedRecord`), kept.
struct PlanKey: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ key: ByteBuffer) { bytes = Array(key.bytes) }

  /// All bytes at once; an array's own hashing takes them one by one.
  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

/// The plans of a run, shared by all workers.
///
/// A program is traced on the second sighting of a key: most programs that are seen twice are seen
/// a million times. One whose run is long is traced on the eighth, for tracing it and making its plan
/// takes about as long as running it some ten times. Nothing of a result depends on whether its job
/// followed a plan. One lock guards the map, which is emptied when its entries or their bytes grow beyond
/// a bound.
final class PlanCache: Sendable {
  /// What is known of a key.
  enum Entry: Sendable {
    case seen(Sightings)
    case planned(Paths)
    /// Its jobs run their script.
    case unplannable
  }

  /// What is known of a key whose program has no plan.
  struct Sightings: Sendable {
    /// Traces that were made of jobs that failed.
    var failures = 0
    var runs = 1
    var isLong = false

    /// Whether the next run is to be traced.
    var areEnough: Bool { runs >= (isLong ? PlanCache.sightingsOfLongRuns : 1) }
  }
  private static let sightingsOfLongRuns = 7
  /// A script's run of so many steps takes about ten milliseconds.
  private static let stepsOfLongRuns = 100_000

  /// The paths of a program that have plans.
  struct Paths: Sendable {
    var planned: [PlannedProgram]
    /// Jobs since the last trace that no path served.
    var left = 0
    /// Traces that were made to find another path.
    var attempts = 0

    init(_ planned: PlannedProgram) { self.planned = [planned] }
  }

  private struct State {
    var entries: [PlanKey: Entry] = [:]
    /// Whose addresses are in the keys: they may not be reused while the keys are here.
    var owners: [ObjectIdentifier: any AnyObject & Sendable] = [:]
    /// By what is known of a record before its params: those that cannot vary, a bit each.
    var pins: [PlanKey: UInt64] = [:]
    /// Bytes of the plans.
    var size = 0
  }
  private static let entryLimit = 1_024
  /// Bytes of plans that the cache, or one worker, keeps.
  static let sizeLimit = 160 << 20
  private let state = Monitor(State())

  /// Notes a sighting; what was known before it.
  func sight(_ key: PlanKey, of owners: [any AnyObject & Sendable]) -> Entry? {
    state.withLock { state in
      let known = state.entries[key]
      switch known {
      case nil:
        if state.entries.count >= Self.entryLimit { state = State() }
        state.entries[key] = .seen(Sightings())
      case .seen(var sightings):
        sightings.runs += 1
        state.entries[key] = .seen(sightings)
      default: break
      }
      for owner in owners { state.owners[ObjectIdentifier(owner)] = owner }
      return known
    }
  }

  /// Notes how many steps a run took that was not traced.
  func noteRun(of key: PlanKey, steps: Int) {
    guard steps >= Self.stepsOfLongRuns else { return }
    state.withLock { state in
      guard case .seen(var sightings) = state.entries[key] else { return }
      sightings.isLong = true
      state.entries[key] = .seen(sightings)
    }
  }

  /// The params that cannot vary in records of a base key, a bit each.
  func pins(of base: PlanKey) -> UInt64 { state.withLock { $0.pins[base] ?? 0 } }

  /// Adds params that cannot vary; the base key's owners are kept by the keys made of it.
  func pin(_ params: UInt64, of base: PlanKey) {
    state.withLock { $0.pins[base, default: 0] |= params }
  }

  func set(_ entry: Entry, for key: PlanKey, of owners: [any AnyObject & Sendable]) {
    state.withLock { state in
      if case .planned(let paths) = entry {
        let size = paths.planned.reduce(0) { $0 + $1.plan.size }
        if state.size + size > Self.sizeLimit { state = State() }
        state.size += size
      }
      state.entries[key] = entry
      // The map may have been emptied since the sighting.
      for owner in owners { state.owners[ObjectIdentifier(owner)] = owner }
    }
  }

  /// Notes that the traced job of a key failed: another may not.
  func noteFailure(of key: PlanKey, _ sightings: Sightings, owners: [any AnyObject & Sendable]) {
    var sightings = sightings
    sightings.failures += 1
    set(
      sightings.failures <= Self.failureLimit ? .seen(sightings) : .unplannable, for: key,
      of: owners)
  }

  private static let failureLimit = 8

  // MARK: Paths

  private static let pathLimit = 8
  /// Some traces fail, or find what another worker has found.
  private static let attemptLimit = 16

  /// The paths of a key beyond the first `count`, and whether a job that none serves should be traced,
  /// so that it becomes another.
  ///
  /// - Parameter left: how many jobs no known path served.
  func paths(of key: PlanKey, beyond count: Int, left: Int) -> (
    more: ArraySlice<PlannedProgram>, wantsTrace: Bool
  ) {
    state.withLock { state in
      guard case .planned(var paths) = state.entries[key] else { return ([], false) }
      if paths.planned.count > count { return (paths.planned[count...], false) }
      paths.left += left
      let wantsTrace =
        paths.left > 1 && paths.planned.count < Self.pathLimit
        && paths.attempts < Self.attemptLimit
      if wantsTrace {
        paths.left = 0
        paths.attempts += 1
      }
      state.entries[key] = .planned(paths)
      return ([], wantsTrace)
    }
  }

  /// Adds a path to a key that has `count`; one that another worker was quicker to find is dropped.
  func add(_ planned: PlannedProgram, to key: PlanKey, with count: Int) {
    state.withLock { state in
      guard case .planned(var paths) = state.entries[key], paths.planned.count == count,
        state.size + planned.plan.size <= Self.sizeLimit
      else { return }
      state.size += planned.plan.size
      paths.planned.append(planned)
      state.entries[key] = .planned(paths)
    }
  }
}
