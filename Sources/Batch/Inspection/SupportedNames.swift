import ScriptRuntime

/// The names that programs may use.
public enum SupportedNames {
  /// Every path under `tf`, `np` and `math`, sorted: `math.exp`, `tf.math.exp` ….
  public static var all: [String] { Library.standard.paths }

  /// A line for everything that is ready-made, Python's own functions, methods, attributes and operators too:
  /// `function tf.abs(x, name=None)`, `method str.upper()`, `binary +`.
  public static var signatures: [String] { Library.standard.catalogue.map(\.text) }
}
