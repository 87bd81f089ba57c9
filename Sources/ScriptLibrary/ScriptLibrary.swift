import CScriptLibrary

/// Modules that are written in the language itself: Python files that are in the executable.
public enum ScriptLibrary {
  /// The places of the modules in the table of their texts, by their names: `collections`, `tf.keras.layers`.
  private static let places: [String: Int] = {
    var count = 0
    let modules = tapedeck_modules(&count)
    return Dictionary(
      uniqueKeysWithValues: (0..<count).map { (String(cString: modules![$0].name), $0) })
  }()

  /// The names of the modules: those of the standard library, and what lies under `tf` and `np`.
  public static let names = Set(places.keys)

  /// The text of a module, as UTF-8; nil if it is none of these.
  public static func source(of module: String) -> [UInt8]? {
    guard let place = places[module] else { return nil }
    var count = 0
    let row = tapedeck_modules(&count)![place]
    return [UInt8](UnsafeBufferPointer(start: row.text, count: row.size))
  }

  /// Modules that have no part in a computation: importing, calling and reading them gives inert objects.
  public static let inertModules: Set<String> = [
    "IPython", "absl", "datetime", "gc", "logging", "matplotlib", "os", "seaborn", "sys",
    "tensorboard", "time", "tqdm", "warnings",
  ]

  /// The module of the library that makes inert objects.
  public static let inertModule = "inert"

  /// Modules whose functions stand under `tf` and `np` beside the native ones, in the order of their names.
  static let extensions = names.filter {
    ($0.hasPrefix("tf.") || $0.hasPrefix("np.")) && !$0.hasPrefix("tf.keras")
  }.sorted()

  /// The module of the library that a program means by the name of a module, if any: `keras.layers` and
  /// `tensorflow.keras.layers` are `tf.keras.layers`.
  public static func module(named name: String) -> String? {
    var result = name
    if name == "keras" || name.hasPrefix("keras.") {
      result = "tf." + name
    } else if name.hasPrefix("tensorflow.") {
      result = "tf." + name.dropFirst("tensorflow.".count)
    }
    if result == "tf.keras.optimizers.schedules" { result = "tf.keras.schedules" }
    return names.contains(result) ? result : nil
  }
}
