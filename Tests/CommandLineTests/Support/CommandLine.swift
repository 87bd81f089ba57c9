import Foundation
import Testing

/// The built `tapedeck`, run as a process.
enum CommandLine {
  /// The one that `TEST_EXECUTABLE` names, such as a release build, else the one of this build.
  static let executable: String = {
    if let named = ProcessInfo.processInfo.environment["TEST_EXECUTABLE"] {
      return URL(fileURLWithPath: named).standardizedFileURL.path
    }
    let directory = Bundle.main.executableURL?.deletingLastPathComponent()
    return directory?.appendingPathComponent("tapedeck").path ?? "tapedeck"
  }()

  /// Whether it is a release build, which is the one that is named.
  static let isRelease = ProcessInfo.processInfo.environment["TEST_EXECUTABLE"] != nil

  /// How many steps it takes in the time in which a debug build takes so many.
  static func steps(_ debug: Int) -> Int { isRelease ? 100 * debug : debug }

  /// The top directory of the sources, where `jobs` and `Tools` are.
  static let top = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// What a process left.
  struct Outcome {
    /// As a shell tells it: 128 and the signal's number when one ended the process.
    var status: Int32
    var output: String
    var errors: String

    var outputLines: [String] { output.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }
}

/// One running process.
final class Run {
  let process = Process()
  private let directory: String

  /// - Parameters:
  ///   - directory: where the process runs and where its output is kept.
  ///   - input: what standard input gives; nil is an empty one.
  ///   - pipe: standard input instead: a reader waits for as long as the pipe is open.
  init(
    _ arguments: [String], in directory: String, input: String? = nil, pipe: Pipe? = nil,
    environment: [String: String] = [:], executable: String = CommandLine.executable
  ) throws {
    self.directory = directory
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    var all = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("TAPEDECK_") }
    all.merge(environment) { $1 }
    process.environment = all
    // Files, not pipes: nothing can fill up, whatever the process writes.
    process.standardInput = try pipe ?? Self.input(input, in: directory)
    process.standardOutput = try Self.output(directory + "/.stdout")
    process.standardError = try Self.output(directory + "/.stderr")
    try process.run()
  }

  private static func input(_ text: String?, in directory: String) throws -> FileHandle {
    guard let text else { return FileHandle.nullDevice }
    let path = directory + "/.stdin"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return try #require(FileHandle(forReadingAtPath: path))
  }

  private static func output(_ path: String) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return try #require(FileHandle(forWritingAtPath: path))
  }

  func wait() throws -> CommandLine.Outcome {
    process.waitUntilExit()
    let status =
      process.terminationReason == .uncaughtSignal
      ? 128 + process.terminationStatus : process.terminationStatus
    func text(_ name: String) -> String {
      String(
        decoding: FileManager.default.contents(atPath: directory + name) ?? Data(), as: UTF8.self)
    }
    return CommandLine.Outcome(status: status, output: text("/.stdout"), errors: text("/.stderr"))
  }
}

/// A directory of its own for one test, removed at the end.
final class Workspace {
  let root: String

  init() throws {
    root =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("command-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path(name) as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: path(name)))
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

  /// The visible and hidden files of a directory, without those that hold a process's output.
  func files(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name))
      .filter { ![".stdin", ".stdout", ".stderr"].contains($0) }.sorted()
  }

  /// The files of a directory without manifests.
  func outputs(in name: String) throws -> [String] {
    try files(in: name).filter { !$0.hasSuffix(".manifest.json") }
  }

  /// Runs `tapedeck` here to its end.
  func tapedeck(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> CommandLine.Outcome {
    try Run(arguments, in: root, input: input, environment: environment).wait()
  }

  /// Runs another program here to its end, which must succeed.
  @discardableResult
  func tool(_ executable: String, _ arguments: String...) throws -> CommandLine.Outcome {
    let outcome = try Run(
      ["-c", executable + " \"$@\"", executable] + arguments, in: root, executable: "/bin/sh"
    ).wait()
    #expect(outcome.status == 0, "\(executable): \(outcome.errors)")
    return outcome
  }
}
