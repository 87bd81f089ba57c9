import Foundation
import Supervision

/// Which batch files a run reads and where each one's results go.
public struct RunPaths: Sendable, Equatable {
  /// One batch file and the place of its results.
  public struct Pair: Sendable, Equatable {
    /// `-` is standard input.
    public var input: String
    /// `-` is standard output.
    public var output: String
    /// Which records are run; nil is all of them.
    public var selection: RecordSelection?

    /// Any pair, without looking whether the files are there.
    public init(input: String, output: String, selection: RecordSelection? = nil) {
      self.input = input
      self.output = output
      self.selection = selection
    }
  }
  /// In the order in which they are run.
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
  /// An argument `FILE:17` or `FILE:id=opt-17` that is no file's name selects records of the file.
  ///
  /// - Parameter shard: gives results another name.
  /// - Throws: `PathError` for a missing input, for two inputs with one output, and for an output
  ///   directory inside an input directory.
  public init(
    arguments: [String], outputDirectory: String, shard: Shard? = nil
  ) throws(PathError) {
    pairs = []
    self.outputDirectory = outputDirectory == "-" ? nil : outputDirectory
    for argument in arguments { try add(argument, to: outputDirectory) }
    guard outputDirectory != "-" else { return }
    try joinSelections()
    if let shard { for index in pairs.indices { pairs[index].output.shard(shard) } }
  }

  private init(pairs: [Pair]) { self.pairs = pairs }

  /// From standard input to standard output.
  public static let filter = RunPaths(pairs: [Pair(input: "-", output: "-")])

  /// The same files, but only some records of them, with a stream of their lines.
  func trying(_ places: [RecordPlace]) -> RunPaths {
    RunPaths(
      pairs: pairs.enumerated().map { file, pair in
        var selection = RecordSelection()
        selection.numbers = Set(places.lazy.filter { $0.file == file }.map(\.number))
        return Pair(input: pair.input, output: "-", selection: selection)
      })
  }

  private mutating func add(
    _ argument: String, to outputDirectory: String
  ) throws(PathError) {
    if argument == "-" {
      return pairs.append(
        Pair(input: "-", output: Self.place("stdin.results.jsonl.gz", in: outputDirectory)))
    }
    var isDirectory: ObjCBool = false
    var path = argument
    var selection: RecordSelection?
    if !FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      let selected = RecordSelection.split(argument)
    {
      path = selected.path
      selection = selected.selection
    }
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .noInput("\(argument): no such file or directory")
    }
    guard isDirectory.boolValue else {
      let name = (path as NSString).lastPathComponent
      return pairs.append(
        Pair(
          input: path,
          output: Self.place(
            Self.resultsName(of: name) ?? name + ".results.jsonl.gz", in: outputDirectory),
          selection: selection))
    }
    if selection != nil { throw .usage("\(argument): a directory has no records") }
    if outputDirectory != "-" { try Self.refuse(outputDirectory, inside: argument) }
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

  /// Makes one pair of those that select records of one file.
  private mutating func joinSelections() throws(PathError) {
    var joined: [Pair] = []
    var placeOf: [String: Int] = [:]
    for pair in pairs {
      guard let place = placeOf[pair.output] else {
        placeOf[pair.output] = joined.count
        joined.append(pair)
        continue
      }
      guard let selection = pair.selection, joined[place].selection != nil,
        joined[place].input == pair.input
      else {
        throw .usage("\(joined[place].input) and \(pair.input) would both write \(pair.output)")
      }
      joined[place].selection?.formUnion(selection)
    }
    pairs = joined
  }

  /// `a/b.jsonl.gz` gives `a/b.results.jsonl.gz`; nil for what is not a batch.
  static func resultsName(of name: String) -> String? {
    for ending in [".jsonl.gz", ".jsonl"] where name.hasSuffix(ending) {
      let stem = name.dropLast(ending.count)
      let isResult = stem.hasSuffix(".results") || stem.contains(".results.shard-")
      return isResult ? nil : stem + ".results.jsonl.gz"
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

extension String {
  /// Makes an output's name that of a shard of it.
  fileprivate mutating func shard(_ shard: Shard) {
    let ending = ".jsonl.gz"
    guard hasSuffix(ending) else { return }
    self = dropLast(ending.count) + "." + shard.label + ending
  }
}
