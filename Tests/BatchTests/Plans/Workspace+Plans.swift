import Foundation
import Testing

@testable import Batch

extension Workspace {
  /// Runs the batches of `in` by their scripts, and by plans on one worker and on three: expects the same
  /// bytes of each.
  ///
  /// - Returns: how many jobs followed a plan on one worker.
  func plannedCount(_ batches: [String], _ comment: String) throws -> Int {
    for (plans, workers) in [(false, 1), (true, 1), (true, 3)] {
      var options = RunOptions(workers: workers)
      options.usesPlans = plans
      if plans, workers == 1 { options.jobLog = path("log") }
      _ = try run(["in"], options: options, to: "out-\(plans)-\(workers)")
    }
    for batch in batches {
      let lines = try self.lines("out-false-1/\(batch).results.jsonl.gz")
      for output in ["out-true-1", "out-true-3"] {
        #expect(
          try self.lines("\(output)/\(batch).results.jsonl.gz") == lines, "\(comment), \(batch)")
      }
    }
    let log = String(decoding: try #require(bytes("log")), as: UTF8.self)
    return log.split(separator: "\n").count { $0.contains(#""planned":true"#) }
  }

  /// Writes a program and batches of it that fill lanes, nearly fill them and overflow.
  ///
  /// - Returns: the batches' names.
  func writePlanned(_ program: String, seed: UInt64) throws -> [String] {
    try write(program, to: "in/program.py")
    return try [1, 7, 8, 255, 256, 257].enumerated().map { index, count in
      try write(
        PlansTests.batch(count, seed: UInt64(index) + seed, usesParameter: false),
        to: "in/b\(count).jsonl")
      return "b\(count)"
    }
  }
}
