extension ScriptLibrary {
  /// A function or class of the library that stands under a name of `tf` or `np`.
  public struct Export: Sendable {
    /// Where programs find it: `tf.math.top_k`.
    public var path: String
    /// The module of the library.
    public var module: String
    /// Its name there.
    public var name: String
    /// The parameters, as the text has them.
    public var signature: String?
  }

  /// What the modules in `extensions` export. The first line of a docstring lists a function's paths, and a comment
  /// behind an assignment a value's: each says where it stands.
  public static let exports: [String: Export] = {
    var result: [String: Export] = [:]
    for module in extensions {
      guard let source = source(of: module) else { continue }
      var definition = Substring()
      for line in String(decoding: source, as: UTF8.self).split(separator: "\n") {
        if line.hasPrefix("def ") || line.hasPrefix("class ") {
          definition = line
        } else if let comment = line.firstRange(of: "  # "), line.contains(" = "),
          ["np.", "tf."].contains(line[comment.upperBound...].prefix(3))
        {
          let path = String(line[comment.upperBound...])
          result[path] = Export(
            path: path, module: module, name: String(line.prefix { $0 != " " }), signature: nil)
        } else if line.hasPrefix("    \"\"\"tf.") || line.hasPrefix("    \"\"\"np.") {
          let words = definition.split(separator: " ", maxSplits: 1)
          let name = words[1].prefix { $0 != "(" && $0 != ":" }
          let isFunction = words[0] == "def"
          let signature = words[1].dropFirst(name.count).prefix { $0 != ":" }
          for path in line.dropFirst(7).split(whereSeparator: { " ,\"".contains($0) }) {
            result[String(path)] = Export(
              path: String(path), module: module, name: String(name),
              signature: isFunction ? String(signature) : nil)
          }
        }
      }
    }
    return result
  }()

  /// The same by their last names.
  public static let exportsByName: [String: [Export]] = Dictionary(
    grouping: exports.values, by: { String($0.path.split(separator: ".").last ?? "") })
}
