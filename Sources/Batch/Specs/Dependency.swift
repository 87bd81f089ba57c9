import BatchIO
import JSON
import Scheduling

/// A file that results depend on, as a record or a batch's defaults name it.
enum Dependency: Hashable, Sendable {
  /// `NAME.py` beside the batch or on the program path.
  case program(String)
  /// A NumPy file below the batch's directory.
  case array(String)

  var name: String {
    switch self {
    case .program(let name), .array(let name): name
    }
  }

  /// The files that the inputs of a record or of defaults refer to.
  static func arrays(of inputs: JSONNode?) -> [Dependency] {
    guard let inputs, inputs.kind == .object else { return [] }
    return inputs.members.compactMap { member in
      guard member.value.kind == .object else { return nil }
      let path = member.value.member("npy") ?? member.value.member("npz")
      return path?.stringValue.map { .array($0) }
    }
  }
}

/// Those that were met. It belongs to one worker.
final class DependencySet {
  private(set) var all: Set<Dependency> = []

  func insert(_ dependency: Dependency) { all.insert(dependency) }

  func removeAll() { if !all.isEmpty { all.removeAll() } }
}

/// What the files of dependencies hold, looked at once in a run. One lock guards what is known.
final class DependencyFiles: Sendable {
  /// A file that was looked for.
  struct Found: Equatable, Sendable {
    /// Nil when there is none.
    var path: String?
    /// SHA-256.
    var digest: String?
  }

  private let programs: ProgramLibrary
  private let arrays = Monitor<[String: Found]>([:])

  init(_ programs: ProgramLibrary) { self.programs = programs }

  /// - Parameter directory: the batch's; nil for standard input.
  func find(_ dependency: Dependency, in directory: String?) -> Found {
    switch dependency {
    case .program(let name): programs.found(named: name, directory: directory)
    case .array(let name):
      arrays.withLock { known in
        let path = (directory ?? ".") + "/" + name
        if let found = known[path] { return found }
        let digest = try? SHA256(file: path).hex
        let found = Found(path: digest.map { _ in name }, digest: digest)
        known[path] = found
        return found
      }
    }
  }

  /// What is known of dependencies, as manifests tell it: sorted by name.
  func json(of dependencies: Set<Dependency>, in directory: String?) -> [String: JSONValue?] {
    var lists: [String: [(String, JSONValue)]] = [:]
    for dependency in dependencies {
      let found = find(dependency, in: directory)
      let entry = JSONValue.sorted([
        "name": .string(dependency.name), "path": found.path.map { .string($0) } ?? .null,
        "sha256": found.digest.map { .string($0) } ?? .null,
      ])
      lists[dependency.key, default: []].append((dependency.name, entry))
    }
    return lists.mapValues { list in
      .array(list.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map(\.1))
    }
  }

  /// The first of the dependencies that a manifest or a checkpoint tells of which has changed since.
  func firstChanged(in json: JSONValue, directory: String?) -> Dependency? {
    for key in [Dependency.programsKey, Dependency.arraysKey] {
      for entry in json[key]?.elements ?? [] {
        guard let name = entry["name"]?.stringValue else { continue }
        let dependency: Dependency =
          key == Dependency.programsKey ? .program(name) : .array(name)
        let digest = find(dependency, in: directory).digest
        if digest != entry["sha256"]?.stringValue { return dependency }
      }
    }
    return nil
  }
}

extension Dependency {
  static let programsKey = "programs"
  static let arraysKey = "arrays"

  fileprivate var key: String {
    switch self {
    case .program: Self.programsKey
    case .array: Self.arraysKey
    }
  }
}
