import JSON
import Scheduling
import ScriptRuntime
import TapeEngine

/// A plan and what its jobs write.
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
/// a million times. Nothing of a result depends on whether its job followed a plan. One lock guards
/// the map, which is emptied when its entries or their bytes grow beyond a bound.
final class PlanCache: Sendable {
  /// What is known of a key.
  enum Entry: Sendable {
    case seenOnce
    case planned(PlannedProgram)
    /// Its jobs run their script.
    case unplannable
  }

  private struct State {
    var entries: [PlanKey: Entry] = [:]
    /// Whose addresses are in the keys: they may not be reused while the keys are here.
    var owners: [ObjectIdentifier: any AnyObject & Sendable] = [:]
    /// Bytes of the plans.
    var size = 0
  }
  private static let entryLimit = 1_024
  /// Bytes of plans that the cache, or one worker, keeps.
  static let sizeLimit = 64 << 20
  private let state = Monitor(State())

  /// Notes a sighting; what was known before it.
  func sight(_ key: PlanKey, of owners: [any AnyObject & Sendable]) -> Entry? {
    state.withLock { state in
      let known = state.entries[key]
      if known == nil {
        if state.entries.count >= Self.entryLimit { state = State() }
        state.entries[key] = .seenOnce
      }
      for owner in owners { state.owners[ObjectIdentifier(owner)] = owner }
      return known
    }
  }

  func set(_ entry: Entry, for key: PlanKey, of owners: [any AnyObject & Sendable]) {
    state.withLock { state in
      if case .planned(let planned) = entry {
        if state.size + planned.plan.size > Self.sizeLimit { state = State() }
        state.size += planned.plan.size
      }
      state.entries[key] = entry
      // The map may have been emptied since the sighting.
      for owner in owners { state.owners[ObjectIdentifier(owner)] = owner }
    }
  }
}
