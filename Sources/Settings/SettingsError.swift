import Batch

/// A configuration that cannot be used; the process ends with status 78.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
  /// One line that names the layer, the setting, and what it may be.
  public var description: String

  /// An unknown name, with the nearest known one.
  static func unknown(_ name: String, in place: String, known: [String]) -> SettingsError {
    SettingsError(
      description: "\(place): unknown setting '\(name)'\(suggestion(for: name, among: known))")
  }
}
