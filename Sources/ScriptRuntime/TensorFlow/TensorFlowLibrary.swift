/// The names under `tf` and `np`, and the members of tensors, variables, tapes, dtypes, shapes,
/// arrays and NumPy scalars.
enum TensorFlowLibrary {
  static func register(in library: inout LibraryBuilder) {
    library.module("tf", displayName: "tensorflow")
    library.module("np", displayName: "numpy")
  }
}
