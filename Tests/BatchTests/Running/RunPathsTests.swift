import Foundation
import Testing

@testable import Batch

struct RunPathsTests {
  /// A directory with these files, all empty, removed when the body returns.
  private func withFiles(_ names: [String], _ body: (String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("paths-\(UUID().uuidString)").path
    for name in names {
      let path = (root as NSString).appendingPathComponent(name)
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: path))
    }
    defer { try? FileManager.default.removeItem(atPath: root) }
    try body(root)
  }

  @Test func aDirectoryKeepsItsLayoutAndOrder() throws {
    try withFiles(["b/z.jsonl.gz", "a.jsonl", "b/a.jsonl.gz", "b/a.results.jsonl.gz", "b/p.py"]) {
      root in
      let paths = try RunPaths(arguments: [root], outputDirectory: "out")
      #expect(
        paths.pairs == [
          .init(input: root + "/a.jsonl", output: "out/a.results.jsonl.gz"),
          .init(input: root + "/b/a.jsonl.gz", output: "out/b/a.results.jsonl.gz"),
          .init(input: root + "/b/z.jsonl.gz", output: "out/b/z.results.jsonl.gz"),
        ])
    }
  }

  @Test func twoInputsWithOneOutputAreRefused() throws {
    try withFiles(["x/a.jsonl.gz", "y/a.jsonl"]) { root in
      #expect(throws: RunPaths.PathError.self) {
        try RunPaths(
          arguments: [root + "/x/a.jsonl.gz", root + "/y/a.jsonl"], outputDirectory: "out")
      }
    }
  }

  @Test func anOutputInsideTheInputIsRefused() throws {
    try withFiles(["a.jsonl.gz"]) { root in
      for output in [root, root + "/out", root + "/x/../out"] {
        #expect(throws: RunPaths.PathError.self) {
          try RunPaths(arguments: [root], outputDirectory: output)
        }
      }
    }
  }

  @Test func whatIsNotThereIsNamed() throws {
    #expect(throws: RunPaths.PathError.noInput("no/such: no such file or directory")) {
      try RunPaths(arguments: ["no/such"], outputDirectory: "out")
    }
    try withFiles(["p.py"]) { root in
      #expect(throws: RunPaths.PathError.noInput("\(root): holds no *.jsonl.gz or *.jsonl")) {
        try RunPaths(arguments: [root], outputDirectory: "out")
      }
    }
  }
}
