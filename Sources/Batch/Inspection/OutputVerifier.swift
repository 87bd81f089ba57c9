import BatchIO
import Foundation
import JSON

/// Checks complete outputs against their manifests: every byte, every line, every count.
public struct OutputVerifier {
  /// What is wrong, or how much is right.
  public struct Findings: Sendable, Equatable {
    /// Outputs that were looked at, right or wrong.
    public var files = 0
    /// Results in those of the outputs that could be read to the end.
    public var records = 0
    /// Those of them that are failures.
    public var failed = 0
    /// One line each.
    public var problems: [String] = []
  }

  /// Makes a verifier; all it needs is in the outputs' manifests.
  public init() {}

  /// Checks the outputs below a directory, in the order of their paths.
  public func verify(_ directory: String) -> Findings {
    var findings = Findings()
    for path in Self.outputs(below: directory) {
      findings.files += 1
      let problems = check(path, &findings)
      findings.problems += problems.map { "\(path): \($0)" }
    }
    return findings
  }

  /// Results, with a manifest or without, and what manifests stand beside.
  private static func outputs(below directory: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
    var found: Set<String> = []
    for name in all {
      let file = name.lastPathComponent
      if file.hasSuffix(Manifest.suffix) {
        found.insert(String(name.dropLast(Manifest.suffix.count)))
      } else if file.hasSuffix(".jsonl.gz"), RunPaths.resultsName(of: file) == nil {
        found.insert(name)
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { (directory as NSString).appendingPathComponent($0) }
  }

  private func check(_ path: String, _ findings: inout Findings) -> [String] {
    let manifest: Manifest
    do throws(Manifest.Unreadable) {
      manifest = try Manifest(of: path)
    } catch {
      return [error == .missing ? "it has no manifest" : "its manifest cannot be read"]
    }
    guard FileStamp(path) != nil else { return ["there is a manifest and no output"] }
    var counts = OutputCounts()
    var unreadable: Int?
    var digest: SHA256
    var statistics: InputStatistics
    do throws(InputError) {
      let reader = try LineReader(path: path, limits: .none, digests: true)
      let document = JSONDocument()
      let chunk = TextChunk()
      while try reader.next(into: chunk) {
        for line in 0..<chunk.lineCount {
          guard let result = ResultLine(chunk.bytes(line), with: document) else {
            unreadable = unreadable ?? counts.records + 1
            counts.records += 1
            continue
          }
          counts.add(result)
        }
      }
      digest = reader.digest
      statistics = reader.statistics
    } catch {
      return ["\(error)"]
    }
    counts.members = statistics.memberCount - (statistics.hasEndMarker ? 1 : 0)
    findings.records += counts.records
    findings.failed += counts.failed
    var problems: [String] = []
    if let unreadable { problems.append("line \(unreadable) is no result") }
    if !statistics.hasEndMarker { problems.append("the empty member at its end is missing") }
    for (key, value) in manifest.counts.json.sorted(by: { $0.key < $1.key })
    where counts.json[key] != value {
      problems.append(
        "\(key): \(Self.text(counts.json[key] ?? nil)), but \(Self.text(value)) in its manifest")
    }
    if digest.hex != manifest.output.digest || digest.size != manifest.output.size {
      problems.append("its bytes differ from those its manifest was made for (SHA-256)")
    }
    return problems
  }

  private static func text(_ value: JSONValue?) -> String {
    let text = ByteBuffer()
    text.appendJSON(value ?? .null)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
