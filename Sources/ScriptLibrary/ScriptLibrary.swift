/// Modules that are written in the language itself: Python files that the build puts into the program.
public enum ScriptLibrary {
  /// The names of the modules: those of the standard library, and what lies under `tf`.
  public static let names: Set<String> = [
    "collections", "contextlib", "dataclasses", "enum", "functools", "itertools", "typing",
    "copy", "inert", "operator", "random", "np.arrays", "np.draws", "tf.control_flow",
    "tf.data_flow", "tf.datasets", "tf.modules", "tf.settings",
    "tf.draws", "tf.segments", "tf.sorting",
    "tf.keras", "tf.keras.activations", "tf.keras.backend", "tf.keras.constraints",
    "tf.keras.initializers", "tf.keras.layers", "tf.keras.losses", "tf.keras.metrics",
    "tf.keras.models", "tf.keras.optimizers", "tf.keras.regularizers",
    "tf.keras.schedules", "tf.keras.utils",
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
    case "copy": PackageResources.copy_py
    case "inert": PackageResources.inert_py
    case "operator": PackageResources.operator_py
    case "random": PackageResources.random_py
    case "np.arrays": PackageResources.arrays_py
    case "np.draws": PackageResources.np_draws_py
    case "tf.control_flow": PackageResources.control_flow_py
    case "tf.data_flow": PackageResources.data_flow_py
    case "tf.draws": PackageResources.tf_draws_py
    case "tf.datasets": PackageResources.datasets_py
    case "tf.modules": PackageResources.modules_py
    case "tf.segments": PackageResources.segments_py
    case "tf.settings": PackageResources.settings_py
    case "tf.sorting": PackageResources.sorting_py
    case "tf.keras": PackageResources.keras_py
    case "tf.keras.activations": PackageResources.activations_py
    case "tf.keras.backend": PackageResources.backend_py
    case "tf.keras.constraints": PackageResources.constraints_py
    case "tf.keras.initializers": PackageResources.initializers_py
    case "tf.keras.layers": PackageResources.layers_py
    case "tf.keras.losses": PackageResources.losses_py
    case "tf.keras.metrics": PackageResources.metrics_py
    case "tf.keras.models": PackageResources.models_py
    case "tf.keras.optimizers": PackageResources.optimizers_py
    case "tf.keras.regularizers": PackageResources.regularizers_py
    case "tf.keras.schedules": PackageResources.schedules_py
    case "tf.keras.utils": PackageResources.utils_py
    default: nil
    }
  }

  /// Modules that have no part in a computation: importing, calling and reading them gives inert objects.
  public static let inertModules: Set<String> = [
    "IPython", "absl", "datetime", "gc", "logging", "matplotlib", "os", "seaborn", "sys",
    "tensorboard", "time", "tqdm", "warnings",
  ]

  /// The module of the library that makes inert objects.
  public static let inertModule = "inert"

  /// Modules whose functions stand under `tf` and `np` beside the native ones.
  static let extensions = [
    "np.arrays", "np.draws", "tf.control_flow", "tf.data_flow", "tf.datasets", "tf.draws",
    "tf.modules", "tf.segments", "tf.settings", "tf.sorting",
  ]

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
