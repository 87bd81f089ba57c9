import Tensors

/// Where paths into the targets of a gradient begin with something that no tape tracked.
struct GradientCuts {
  /// The first that the walk back meets, whatever cut it.
  var nearest: Unconnected?
  /// The first that was computed outside of any tape.
  var madeOutside: Unconnected?
}

// Why a gradient is None.
extension Recording {
  /// Why a source got nothing.
  ///
  /// - Parameter cut: where the targets' paths are cut; looked for once for all sources.
  func reason(
    _ walk: Walk, _ targets: [Source], _ source: Source, _ cut: inout GradientCuts?
  ) -> Unconnected {
    if !dtype(model(of: source)).isFloatingPoint {
      return Unconnected(cause: .integerDType, line: 0)
    }
    let own = handle(of: source)
    if !isTracked(own, by: walk.bits) {
      if case .variable(let id) = source, !isTrainable(id) {
        return Unconnected(cause: .notTrainable, line: 0)
      }
      return Unconnected(cause: .notWatched, line: 0)
    }
    for target in targets {
      let handle = handle(of: target)
      if !isTracked(handle, by: walk.bits), slots[handle.index].mask == 0 {
        let reason = self.unconnected(handle)
        if reason.cause != .notWatched { return reason }
      }
    }
    for variable in variables where variable.isUsed && walk.head(variable.handle.index) != 0 {
      if let line = trackedAssignments[variable.handle.rawValue] {
        return Unconnected(cause: .assignment, line: line)
      }
    }
    let found = cut ?? cutPaths(walk, targets)
    cut = found
    if let nearest = found.nearest { return nearest }
    // A variable that takes no part is the usual case; a tensor was watched for its part.
    if case .tensor = source, let outside = found.madeOutside { return outside }
    return Unconnected(cause: .noPath, line: 0)
  }

  /// Looks for untracked operands on the paths to the targets, newest first.
  ///
  /// - Complexity: O(entries between the targets and the tape's start).
  private func cutPaths(_ walk: Walk, _ targets: [Source]) -> GradientCuts {
    var result = GradientCuts()
    var waiting: Set<UInt32> = []
    var newest: UInt64 = 0
    func want(_ x: TensorID) {
      let slot = slots[x.index]
      guard isTracked(x, by: walk.bits), slot.origin >= walk.start, slot.origin < walk.end,
        waiting.insert(x.rawValue).inserted
      else { return }
      newest = max(newest, slot.origin)
    }
    for target in targets { want(handle(of: target)) }
    var position = newest &+ 1
    while position > walk.start, !waiting.isEmpty {
      position &-= 1
      guard let entry = log.entry(at: position) else {
        position &= ~UInt64(EntryLog.chunkCount - 1)
        continue
      }
      if !isRecorded(entry, at: position, by: walk.bits) { continue }
      let parts = parts(of: entry.pointee, at: position)
      var isWanted = false
      for result in parts.results where waiting.remove(result.rawValue) != nil { isWanted = true }
      if !isWanted { continue }
      for operand in parts.operands {
        if slots[operand.index].mask != 0 {
          want(operand)
          continue
        }
        let reason = self.unconnected(operand)
        switch reason.cause {
        case .notWatched, .noPath: break
        case .madeOutside: result.madeOutside = result.madeOutside ?? reason
        default: result.nearest = result.nearest ?? reason
        }
      }
    }
    return result
  }
}
