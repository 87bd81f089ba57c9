/// What a run would do, output by output, and why; nothing is run or written.
public struct RunExplanation {
  private let planner: OutputPlanner

  /// - Parameter options: those that the run would get.
  public init(options: RunOptions) {
    planner = OutputPlanner(
      options: options, files: DependencyFiles(ProgramLibrary(searchPath: options.programPath)))
  }

  /// A line for each output.
  public func lines(_ paths: RunPaths) -> [String] { paths.pairs.map(line) }

  private func line(_ pair: RunPaths.Pair) -> String {
    guard pair.output != "-", pair.input != "-" else {
      return "\(pair.input): run: a stream has no manifest, checkpoint or resume"
    }
    switch planner.decide(pair) {
    case .skip(let manifest):
      return "\(pair.output): skip: complete, \(manifest.counts.records) records"
    case .refuse(let message): return "refuse: \(message)"
    case .patch(_, let reason): return "\(pair.output): run some records: \(reason)"
    case .run(let reason):
      guard let reading = planner.leftover(pair) else {
        return "\(pair.output): run: \(reason)"
      }
      let done = (reading.checkpoints.last?.counts.records ?? 0) + reading.lines.count
      return "\(pair.output): go on: \(done) records are done; \(reason)"
    }
  }
}
