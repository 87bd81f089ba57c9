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

/// ` (did you mean 'inputs'?)` for the known name nearest to `name`, or nothing when all are far.
public func suggestion(for name: String, among known: [String]) -> String {
  // A long name is no typing error, and its distance would cost its length.
  guard name.utf8.count <= 64,
    let nearest = known.min(by: { editDistance(name, $0) < editDistance(name, $1) }),
    editDistance(name, nearest) <= max(2, nearest.count / 2)
  else { return "" }
  return " (did you mean '\(nearest)'?)"
}
