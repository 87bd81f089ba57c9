/// Modules that are written in the language itself: Python files that the build puts into the program.
public enum ScriptLibrary {
  /// The names that `import` knows.
  public static let names: Set<String> = [
    "collections", "contextlib", "dataclasses", "enum", "functools", "itertools", "typing",
  ]

  /// The text of a module, as UTF-8; nil if it is none of these.
  public static func source(of module: String) -> [UInt8]? {
    switch module {
    case "collections": PackageResources.collections_py
    case "contextlib": PackageResources.contextlib_py
    case "dataclasses": PackageResources.dataclasses_py
    case "enum": PackageResources.enum_py
    case "functools": PackageResources.functools_py
    case "itertools": PackageResources.itertools_py
    case "typing": PackageResources.typing_py
    default: nil
    }
  }
}
