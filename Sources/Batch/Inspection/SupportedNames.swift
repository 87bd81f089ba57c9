import ScriptRuntime

/// The names that programs may use under `tf`, `np` and `math`.
public enum SupportedNames {
  /// Every path, sorted: `math.exp`, `tf.math.exp` ….
  public static var all: [String] { Library.standard.paths }
}
