/// A configuration that cannot be used; the process ends with status 78.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
  public var description: String

  /// An unknown name, with the nearest known one.
  static func unknown(_ name: String, in place: String, known: [String]) -> SettingsError {
    let nearest = known.min { editDistance(name, $0) < editDistance(name, $1) }
    let suggestion = nearest.map { " (did you mean '\($0)'?)" } ?? ""
    return SettingsError(description: "\(place): unknown setting '\(name)'\(suggestion)")
  }
}

/// The Levenshtein distance: insertions, deletions and substitutions, each counting one.
func editDistance(_ first: String, _ second: String) -> Int {
  let target = Array(second)
  var row = Array(0...target.count)
  for (line, character) in first.enumerated() {
    var diagonal = row[0]
    row[0] = line + 1
    for column in target.indices {
      let substituted = diagonal + (character == target[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
    }
  }
  return row[target.count]
}
