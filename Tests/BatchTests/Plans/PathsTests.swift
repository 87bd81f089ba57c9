import Foundation
import JSON
import TapeEngine
import TestSupport
import Testing

@testable import Batch

/// Programs that decide by values: several paths are planned, and the bytes are the scripts'.
@Suite struct PathsTests {
  /// Programs of `x` and a vector `v` with how many of 784 jobs follow plans at least.
  static let programs: [(name: String, least: Int, text: String)] = [
    (
      "call or put", 550,
      """
      with tf.GradientTape() as tape:
          tape.watch(x)
          if v[0] > 0.6:
              price = tf.maximum(x - v[1], 0.0) * v[2]
          else:
              price = tf.maximum(v[1] - x, 0.0) * v[2]
      delta = tape.gradient(price, x)
      print("call" if v[0] > 0.6 else "put", f"{float(price):.4f}")
      """
    ),
    (
      "a piecewise payoff", 500,
      """
      s = float(x)
      if s < 0.25:
          y = x * 0.0
      elif s < 0.5:
          y = x - 0.25
      elif s < 0.75:
          y = 0.25 + v[0] * (x - 0.5)
      else:
          y = tf.reduce_sum(v)
      z = y * 2.0
      """
    ),
    (
      "Newton", 500,
      """
      guess = tf.identity(x) + 1.0
      err = x
      n = 0
      while tf.abs(err) > 1e-6:
          err = (guess * guess - x) / (2.0 * guess)
          guess = guess - err
          n += 1
      """
    ),
    (
      "early stopping", 300,
      """
      w = tf.Variable(0.0, dtype=tf.float64)
      best, bad, losses = math.inf, 0, []
      for step in range(12):
          with tf.GradientTape() as tape:
              loss = tf.reduce_mean((w * v - x) ** 2)
          w.assign_sub(2.0 * v[0] * tape.gradient(loss, w))
          losses.append(float(loss))
          if losses[-1] < best - 1e-3:
              best, bad = losses[-1], 0
          else:
              bad += 1
              if bad > 1:
                  break
      """
    ),
    (
      "an assertion and a raise", 300,
      """
      assert x < 0.9, f"too large: {float(x)}"
      if x < 0.3:
          raise ValueError(f"too small: {float(x):.3f}")
      y = tf.sqrt(x)
      """
    ),
    (
      "hundreds of paths", 0,
      """
      k = x * 100.0
      n = 0
      while k > 0.1:
          k = k - 0.2
          n += 1
      """
    ),
  ]

  @Test(arguments: programs.map(\.name))
  func pathsGiveTheScriptsBytes(_ name: String) throws {
    let program = try #require(Self.programs.first { $0.name == name })
    let space = try Workspace()
    let batches = try space.writePlanned(program.text, seed: 70)
    let planned = try space.plannedCount(batches, name)
    #expect(planned >= program.least, "\(name): \(planned) of 784")
  }

  /// A path that hardly any job follows is given up, one that many do stays.
  @Test func rarePathsAreGivenUp() throws {
    let space = try Workspace()
    try space.write(
      "if x > 0.98:\n    y = x\nelif x > 0.96:\n    y = -x\nelse:\n    y = x * 2.0\n",
      to: "program.py")
    let runner = JobRunner(
      options: RunOptions(), programs: ProgramLibrary(searchPath: [space.root]),
      arrays: ReferencedFiles.Cache())
    // The groups refer to the ids in them.
    var lines: [ByteBuffer] = []
    func staged(_ x: Double) throws -> StagedRecord {
      let line = #"{"id":"a","program":"program","inputs":{"x":\#(x)}}"#
      let staged = StagedRecord()
      lines.append(ByteBuffer(capacity: line.utf8.count))
      lines[lines.count - 1].append(line)
      let defaults = JobDefaults()
      runner.read(RecordLine(text: lines[lines.count - 1].bytes, number: 1, defaults: defaults))
      #expect(runner.stage(defaults, into: staged))
      return staged
    }
    func planned(_ x: Double) throws -> PlannedProgram {
      let line = #"{"id":"a","program":"program","inputs":{"x":\#(x)}}"#
      let traced = Array(line.utf8).withUnsafeBytes {
        runner.read(RecordLine(text: $0, number: 1, defaults: JobDefaults()))
        return runner.runTraced(into: .init())
      }
      return try #require(traced.planned)
    }
    let planRunner = PlanRunner()
    func run(_ group: LaneGroup) throws -> [Int] {
      for lane in 0..<100 {
        group.add(try staged(Double(lane) / 100), runner.record.spec, place: lane)
      }
      group.run(planRunner) { _, _, _ in }
      return group.takeRest().map(\.place)
    }
    let rare = LaneGroup([try planned(0.99)], key: PlanKey(ByteBuffer()))
    for _ in 0..<3 {
      #expect(!rare.isHopeless)
      #expect(try run(rare) == Array(0..<99))
    }
    #expect(rare.isHopeless)
    let both = LaneGroup([try planned(0.99), try planned(0.5)], key: PlanKey(ByteBuffer()))
    for _ in 0..<4 { #expect(try run(both) == [97, 98]) }
    // The one that most follow is tried first, so that few try the other.
    #expect(both.paths.map(\.followers) == [4 * 97, 4])
  }
}
