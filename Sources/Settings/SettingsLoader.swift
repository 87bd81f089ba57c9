import Batch
import Configuration
import Foundation
import Yams

/// Reads a run's options from flags, environment and configuration file, in that order of
/// strength, over the defaults of `RunOptions`.
public struct SettingsLoader {
  /// Values given as flags, by setting key.
  public var flags: [String: String]
  /// The process's environment, of which the names that begin with `TAPEDECK_` count.
  public var environment: [String: String]
  /// The file named by `--config`, if any.
  public var configurationPath: String?

  /// - Parameter configurationPath: a YAML file, which must exist; nil for the default one, which need not.
  public init(
    flags: [String: String] = [:], environment: [String: String], configurationPath: String? = nil
  ) {
    self.flags = flags
    self.environment = environment
    self.configurationPath = configurationPath
  }

  /// The configuration file that is read when nothing names another; it may be absent.
  static let defaultPath = "config/tapedeck.yaml"

  /// The layered options.
  ///
  /// - Parameter defaultWorkers: the number of workers when no layer says.
  /// - Throws: `SettingsError` for an unreadable file, an unknown name, or a value out of range;
  ///   it names the layer.
  public func load(defaultWorkers: Int) throws(SettingsError) -> RunOptions {
    let (file, place) = try fileValues()
    let layers: [(place: String, values: [String: String])] = [
      ("flag", flags), ("environment", try environmentValues()), (place, file),
    ]
    for key in flags.keys.sorted() where !Setting.all.contains(where: { $0.key == key }) {
      throw .unknown(key, in: "flag", known: Setting.all.map(\.key))
    }
    for layer in layers {
      for setting in Setting.all {
        if let value = layer.values[setting.key] {
          try check(value, setting, place: layer.place)
        }
      }
    }
    let reader = ConfigReader(
      providers: layers.map { layer in
        InMemoryProvider(
          name: layer.place,
          values: Dictionary(
            uniqueKeysWithValues: layer.values.map { key, value in
              let content = SettingsLoader.content(of: value, key: key)
              return (AbsoluteConfigKey(ConfigKey(key)), ConfigValue(content, isSecret: false))
            }))
      })
    var options = options(from: reader, defaultWorkers: defaultWorkers)
    options.limits.collections = try collections()
    options.faults = try faults()
    return options
  }

  private func faults() throws(SettingsError) -> [String: TestFault] {
    var faults: [String: TestFault] = [:]
    for part in environment[Setting.crashName]?.split(separator: ",") ?? [] {
      let words = part.split(separator: ":", maxSplits: 1)
      guard words.count == 2, let fault = TestFault(String(words[1])) else {
        throw SettingsError(
          description: "environment: '\(Setting.crashName)' has '\(part)' but should be ID:HOW, "
            + "HOW one of \(TestFault.names)")
      }
      faults[String(words[0])] = fault
    }
    return faults
  }

  private func collections() throws(SettingsError) -> CollectionSchedule? {
    guard let text = environment[Setting.collectionsName] else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let interval = Int(parts[0]), (1...1_000_000).contains(interval),
      let seed = parts.count == 2 ? UInt64(parts[1]) : 0
    else {
      throw SettingsError(
        description: "environment: '\(Setting.collectionsName)' is '\(text)' but should be K or "
          + "K:SEED")
    }
    return CollectionSchedule(interval: interval, seed: seed)
  }

  private func options(from reader: ConfigReader, defaultWorkers: Int) -> RunOptions {
    var options = RunOptions(workers: reader.int(forKey: "workers", default: defaultWorkers))
    let path = reader.string(forKey: "program_path", default: "")
    options.programPath = path.split(separator: ":").map(String.init)
    options.encoding =
      RunOptions.Encoding(rawValue: reader.string(forKey: "encoding", default: "plain")) ?? .plain
    func read(_ key: String, into value: inout Int) {
      value = reader.int(forKey: ConfigKey(key), default: value)
    }
    read("chunk_bytes", into: &options.chunkSize)
    read("retries", into: &options.retries)
    read("compression_level", into: &options.compressionLevel)
    read("limits.steps", into: &options.limits.steps)
    read("limits.bytes", into: &options.limits.bytes)
    read("limits.elements", into: &options.limits.elements)
    read("limits.depth", into: &options.limits.depth)
    read("limits.output_bytes", into: &options.limits.outputBytes)
    read("input.line_bytes", into: &options.input.maximumLineSize)
    options.input.maximumRatio = reader.int(forKey: "input.ratio") ?? options.input.maximumRatio
    options.input.maximumTextSize =
      reader.int(forKey: "input.total_bytes").map(Int64.init) ?? options.input.maximumTextSize
    options.deadlineSeconds = reader.double(forKey: "deadline")
    options.lockWaitSeconds = reader.double(forKey: "lock_wait", default: 0)
    let jobLog = reader.string(forKey: "job_log", default: "")
    options.jobLog = jobLog.isEmpty ? nil : jobLog
    options.usesPlans = reader.string(forKey: "plans", default: "true") == "true"
    options.limits.seconds = reader.double(
      forKey: "limits.seconds", default: options.limits.seconds)
    return options
  }

  private static func content(of value: String, key: String) -> ConfigContent {
    switch Setting.all.first(where: { $0.key == key })?.kind {
    case .integer: Int(value).map(ConfigContent.int) ?? .string(value)
    case .seconds: Double(value).map(ConfigContent.double) ?? .string(value)
    default: .string(value)
    }
  }

  private func check(_ value: String, _ setting: Setting, place: String) throws(SettingsError) {
    let valid: Bool
    let wanted: String
    switch setting.kind {
    case .integer(let range):
      valid = Int(value).map(range.contains) ?? false
      let upper = range.upperBound == Int.max ? "or more" : "to \(range.upperBound)"
      wanted = "a whole number, \(range.lowerBound) \(upper)"
    case .seconds(let allowsZero):
      valid = Double(value).map { $0.isFinite && (allowsZero ? $0 >= 0 : $0 > 0) } ?? false
      wanted = allowsZero ? "a number of seconds, 0 or more" : "a number of seconds above 0"
    case .choice(let choices):
      valid = choices.contains(value)
      wanted = choices.joined(separator: " or ")
    case .text:
      valid = true
      wanted = "text"
    }
    if !valid {
      throw SettingsError(
        description: "\(place): '\(setting.key)' is '\(value)' but should be \(wanted)")
    }
  }

  private func environmentValues() throws(SettingsError) -> [String: String] {
    var values: [String: String] = [:]
    let known = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.environmentName, $0.key) })
    for (name, value) in environment where name.hasPrefix(Setting.environmentPrefix) {
      if let key = known[name] {
        values[key] = value
      } else if !Setting.otherEnvironmentNames.contains(name) {
        throw .unknown(
          name, in: "environment",
          known: Setting.all.map(\.environmentName) + Setting.otherEnvironmentNames)
      }
    }
    return values
  }

  private func fileValues() throws(SettingsError) -> (values: [String: String], place: String) {
    let named = configurationPath ?? environment["TAPEDECK_CONFIG"]
    let path = named ?? SettingsLoader.defaultPath
    guard let data = FileManager.default.contents(atPath: path) else {
      if named == nil { return ([:], path) }
      throw SettingsError(description: "\(path): cannot read the configuration")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: String(decoding: data, as: UTF8.self))
    } catch {
      throw SettingsError(description: "\(path): \(error)")
    }
    var values: [String: String] = [:]
    if let node { try flatten(node, prefix: "", place: path, into: &values) }
    return (values, path)
  }

  /// Collects the scalars of a mapping under dotted keys.
  private func flatten(
    _ node: Node, prefix: String, place: String, into values: inout [String: String]
  ) throws(SettingsError) {
    if let scalar = node.scalar {
      guard prefix.isEmpty else {
        values[prefix] = scalar.string
        return
      }
      // A file of comments alone composes to an empty scalar.
      if scalar.string.isEmpty { return }
    }
    guard let mapping = node.mapping else {
      throw SettingsError(description: "\(place): '\(prefix)' should be a single value")
    }
    for (key, value) in mapping {
      let name = prefix + (prefix.isEmpty ? "" : ".") + (key.string ?? "?")
      guard Setting.all.contains(where: { $0.key == name || $0.key.hasPrefix(name + ".") }) else {
        throw .unknown(name, in: place, known: Setting.all.map(\.key))
      }
      try flatten(value, prefix: name, place: place, into: &values)
    }
  }
}
