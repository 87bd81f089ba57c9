import Foundation

/// Which batch files a run reads and where each one's results go.
public struct RunPaths: Sendable, Equatable {
  /// One batch file and the place of its results.
  public struct Pair: Sendable, Equatable {
    /// `-` is standard input.
    public var input: String
    /// `-` is standard output.
    public var output: String

    public init(input: String, output: String) {
      self.input = input
      self.output = output
    }
  }
  public var pairs: [Pair]
  /// Where results go; nil for standard output.
  public var outputDirectory: String?

  /// Why a set of paths cannot be run; nothing has been read or written yet.
  public enum PathError: Error, Equatable {
    /// An input that is not there, or a directory without batches: status 66.
    case noInput(String)
    /// A refused combination: status 64.
    case usage(String)
  }

  /// Finds the batches below `arguments` and lays out their results below `outputDirectory`.
  ///
  /// A directory is searched for `*.jsonl.gz` and `*.jsonl` in the order of their paths, and its
  /// layout is kept; a file's results go directly into the output directory. Results of earlier
  /// runs (`*.results.jsonl.gz`) are never inputs.
  ///
  /// - Throws: `PathError` for a missing input, for two inputs with one output, and for an output
  ///   directory inside an input directory.
  public init(arguments: [String], outputDirectory: String) throws(PathError) {
    pairs = []
    self.outputDirectory = outputDirectory == "-" ? nil : outputDirectory
    for argument in arguments {
      if argument == "-" {
        pairs.append(
          Pair(input: "-", output: Self.place("stdin.results.jsonl.gz", in: outputDirectory)))
        continue
      }
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory) else {
        throw .noInput("\(argument): no such file or directory")
      }
      guard isDirectory.boolValue else {
        let name = (argument as NSString).lastPathComponent
        pairs.append(
          Pair(
            input: argument,
            output: Self.place(
              Self.resultsName(of: name) ?? name + ".results.jsonl.gz",
              in: outputDirectory)))
        continue
      }
      if outputDirectory != "-" {
        try Self.refuse(outputDirectory, inside: argument)
      }
      let found = Self.batches(in: argument)
      if found.isEmpty { throw .noInput("\(argument): holds no *.jsonl.gz or *.jsonl") }
      for relative in found {
        guard let results = Self.resultsName(of: relative) else { continue }
        pairs.append(
          Pair(
            input: (argument as NSString).appendingPathComponent(relative),
            output: Self.place(results, in: outputDirectory)))
      }
    }
    guard outputDirectory != "-" else { return }
    var inputOf: [String: String] = [:]
    for pair in pairs {
      if let other = inputOf.updateValue(pair.input, forKey: pair.output) {
        throw .usage("\(other) and \(pair.input) would both write \(pair.output)")
      }
    }
  }

  /// `a/b.jsonl.gz` gives `a/b.results.jsonl.gz`; nil for what is not a batch.
  static func resultsName(of name: String) -> String? {
    for ending in [".jsonl.gz", ".jsonl"] where name.hasSuffix(ending) {
      let stem = name.dropLast(ending.count)
      return stem.hasSuffix(".results") ? nil : stem + ".results.jsonl.gz"
    }
    return nil
  }

  private static func place(_ name: String, in directory: String) -> String {
    directory == "-" ? "-" : (directory as NSString).appendingPathComponent(name)
  }

  private static func batches(in directory: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
    return all.filter { resultsName(of: $0) != nil }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func refuse(_ output: String, inside input: String) throws(PathError) {
    func components(_ path: String) -> [String] {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.pathComponents
    }
    if components(output).starts(with: components(input)) {
      throw .usage("the output directory \(output) is inside the input directory \(input)")
    }
  }
}
