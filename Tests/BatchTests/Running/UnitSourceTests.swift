import BatchIO
import Foundation
import Scheduling
import Testing

@testable import Batch

@Suite struct UnitSourceTests {
  private func units(_ paths: [String]) -> [WorkUnit] {
    let options = RunOptions()
    let source = UnitSource(
      pairs: paths.map { RunPaths.Pair(input: $0, output: "-") }, options: options,
      planner: OutputPlanner(
        options: options, files: DependencyFiles(ProgramLibrary(searchPath: []))),
      control: PipelineControl(), pace: UnitPace(workerCount: 1), parallelFor: .serial,
      isInteractive: false, earlier: EarlierEngines())
    var units: [WorkUnit] = []
    while let item = source.next() {
      if case .unit(let unit) = item { units.append(unit) }
    }
    return units
  }

  /// Plans are kept by their defaults: a thousand small files of one program have one plan.
  @Test func filesOfADirectoryShareEqualDefaults() throws {
    let space = try Workspace()
    let batch = #"{"batch":{"program":"p","dtype":"float64"}}"#
    let record = #"{"id":"a","inputs":{}}"# + "\n"
    try space.write(batch + "\n" + record, to: "d/a.jsonl")
    try space.write(batch + "\n" + record, to: "d/b.jsonl")
    try space.write(batch.replacing("64", with: "32") + "\n" + record, to: "d/c.jsonl")
    try space.write(record + record, to: "d/d.jsonl")
    try space.write(record, to: "d/e.jsonl")
    // Defaults may refer to files beside them.
    try space.write(batch + "\n" + record, to: "e/a.jsonl")
    let found = units(
      ["d/a.jsonl", "d/b.jsonl", "d/c.jsonl", "d/d.jsonl", "d/e.jsonl", "e/a.jsonl"].map(space.path)
    )
    let defaults = [0, 1, 2, 3, 4, 5].map { file in found.first { $0.file == file }?.defaults }
    #expect(defaults.allSatisfy { $0 != nil })
    #expect(defaults[0] === defaults[1])
    #expect(defaults[0] !== defaults[2])
    #expect(defaults[3] === defaults[4])
    #expect(defaults[0] !== defaults[3])
    #expect(defaults[0] !== defaults[5])
  }

  @Test func manySmallFilesGiveWhatTheyGiveAlone() throws {
    let space = try Workspace()
    let batch = #"{"batch":{"source":"y = x * x","dtype":"float64"}}"# + "\n"
    for file in 0..<60 {
      let records = (0..<file % 7).map {
        #"{"id":"\#(file)-\#($0)","inputs":{"x":\#($0).5}}"# + "\n"
      }
      try space.write(batch + records.joined(), to: "in/\(file % 3)/\(file).jsonl")
    }
    for workers in [1, 4] {
      var options = RunOptions()
      options.workers = workers
      let report = try space.run(["in"], options: options, to: "out\(workers)")
      #expect(report.records == (0..<60).reduce(0) { $0 + $1 % 7 })
      for file in 0..<60 {
        let lines = try space.lines("out\(workers)/\(file % 3)/\(file).results.jsonl.gz")
        #expect(
          lines
            == (0..<file % 7).map {
              let x = Double($0) + 0.5
              return #"{"id":"\#(file)-\#($0)","status":"ok","outputs":{"y":\#(x * x)}}"#
            })
      }
    }
  }
}
