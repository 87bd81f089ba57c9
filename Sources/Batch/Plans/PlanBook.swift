import JSON
import ScriptRuntime

/// What one worker knows of plans: the groups of those that it has, and which records have none. It asks
/// the run's cache for the rest.
final class PlanBook {
  /// What is known of a record's key.
  enum Entry {
    /// It waits there for others of its kind.
    case group(LaneGroup)
    /// Its script runs.
    case unplannable
    /// Its script runs, traced if the key was seen often enough.
    case unknown(Sighting)
  }

  /// A record whose key is not known for good.
  struct Sighting {
    fileprivate var key: PlanKey
    fileprivate var params: LaneGroup.Params?
    /// Whose addresses are in the key.
    fileprivate var owners: [any AnyObject & Sendable]
    /// What the run had seen of the key; nil when it is not to be traced yet.
    fileprivate var earlier: PlanCache.Sightings?

    var isToBeTraced: Bool { earlier != nil }

    /// A group without plans, for comparing the first.
    func makeGroup() -> LaneGroup { LaneGroup([], key: key, params: params) }
  }

  private enum Known {
    case group(LaneGroup)
    case unplannable

    var entry: Entry {
      switch self {
      case .group(let group): .group(group)
      case .unplannable: .unplannable
      }
    }
  }

  private let plans: PlanCache
  private var known: [PlanKey: Known] = [:]
  /// Whose addresses are in those keys; the run's cache may have forgotten them.
  private var owners: [ObjectIdentifier: any AnyObject & Sendable] = [:]
  private static let knownLimit = 256
  /// Bytes of the plans that are known.
  private var knownSize = 0
  /// By a record's key before its params: those that cannot vary, a bit each.
  private var pins: [PlanKey: UInt64] = [:]
  /// What is known of the key that was looked up last.
  private var latest: Known?
  private let latestKey = ByteBuffer()

  init(_ plans: PlanCache) { self.plans = plans }

  /// How many jobs of the latest kind run together at the most.
  var latestLaneLimit: Int {
    if case .group(let group) = latest { group.laneLimit } else { 0 }
  }

  /// Forgets everything if it has become too much; false when it has not.
  func forgetExcess() -> Bool {
    guard known.count > Self.knownLimit || knownSize > PlanCache.sizeLimit else { return false }
    known.removeAll()
    pins.removeAll()
    knownSize = 0
    owners.removeAll()
    latest = nil
    return true
  }

  /// Looks up a record that was staged; puts its params where they belong.
  func entry(
    of staged: StagedRecord, _ program: CompiledProgram, _ defaults: JobDefaults
  ) -> Entry {
    let params = staged.params.isEmpty ? nil : placeParams(of: staged)
    if let latest, latestKey.holdsSame(as: staged.key) { return latest.entry }
    latestKey.removeAll()
    latestKey.append(staged.key.bytes)
    let key = PlanKey(staged.key)
    latest = known[key]
    if let latest { return latest.entry }
    let sighting = Sighting(key: key, params: params, owners: [program, defaults])
    return sight(sighting)
  }

  private func placeParams(of staged: StagedRecord) -> LaneGroup.Params {
    let base = PlanKey(staged.key)
    let pinned = pins[base] ?? plans.pins(of: base)
    pins[base] = pinned
    staged.place(pinned: pinned)
    return LaneGroup.Params(base: base, pinned: pinned)
  }

  /// Asks the run's cache, which notes the sighting.
  private func sight(_ sighting: Sighting) -> Entry {
    var sighting = sighting
    switch plans.sight(sighting.key, of: sighting.owners) {
    case .planned(let paths): return keep(paths.planned, for: sighting)
    case .unplannable: return keep([], for: sighting)
    case .seen(let earlier):
      if earlier.areEnough { sighting.earlier = earlier }
    case nil: break
    }
    return .unknown(sighting)
  }

  /// Keeps what is known of a key for good; beyond a bound on their bytes, plans are left to other workers.
  @discardableResult
  private func keep(_ paths: [PlannedProgram], for sighting: Sighting) -> Entry {
    let new: Known
    if !paths.isEmpty, knownSize <= PlanCache.sizeLimit {
      knownSize += paths.reduce(0) { $0 + $1.plan.size }
      new = .group(LaneGroup(paths, key: sighting.key, params: sighting.params))
    } else {
      new = .unplannable
    }
    known[sighting.key] = new
    latest = new
    for owner in sighting.owners { owners[ObjectIdentifier(owner)] = owner }
    return new.entry
  }

  // MARK: What runs have shown

  /// Notes how many steps the script of a sighted record took.
  func noteRun(of sighting: Sighting, steps: Int) {
    plans.noteRun(of: sighting.key, steps: steps)
  }

  /// Notes what the traced run of a sighted record came to; nothing where its params were found to be
  /// pinned (`pin`), for records of its kind have another key from then on.
  ///
  /// - Parameter planned: nil when no plan could be made.
  func noteTrace(of sighting: Sighting, _ planned: PlannedProgram?, failed: Bool) {
    if let params = sighting.params, pins[params.base] ?? 0 != params.pinned { return }
    if failed {
      if let earlier = sighting.earlier {
        plans.noteFailure(of: sighting.key, earlier, owners: sighting.owners)
      }
      return
    }
    plans.set(
      planned.map { .planned(PlanCache.Paths($0)) } ?? .unplannable, for: sighting.key,
      of: sighting.owners)
    keep(planned.map { [$0] } ?? [], for: sighting)
  }

  /// Notes params that cannot vary after all, a bit each.
  func pin(_ params: UInt64, of base: PlanKey) {
    pins[base, default: 0] |= params
    plans.pin(params, of: base)
    latest = nil
  }

  /// Leaves the jobs of a group to their scripts from now on.
  func giveUp(_ group: LaneGroup) {
    known[group.key] = .unplannable
    latest = nil
  }

  // MARK: Paths

  /// Gives a group, some of whose jobs no path serves, the paths that the run has found since.
  ///
  /// - Returns: the new paths; whether a job that waits should be traced, so that it becomes another.
  func morePaths(for group: LaneGroup) -> (new: [TriedPlan], wantsTrace: Bool) {
    let (more, wantsTrace) = plans.paths(
      of: group.key, beyond: group.knownPaths, left: group.jobs.count)
    knownSize += more.reduce(0) { $0 + $1.plan.size }
    return (group.add(more), wantsTrace)
  }

  /// Adds a path that was found for a group's jobs.
  func add(_ planned: PlannedProgram, to group: LaneGroup) {
    plans.add(planned, to: group.key, with: group.knownPaths)
  }
}
