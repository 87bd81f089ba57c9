import TapeEngine
import Tensors

/// The names under `tf` and `np`, and the members of tensors, variables, tapes, dtypes, shapes,
/// arrays and NumPy scalars.
enum TensorFlowLibrary {
  static func register(in library: inout LibraryBuilder) {
    library.module("tf", displayName: "tensorflow")
    for name in [
      "math", "nn", "linalg", "dtypes", "errors", "debugging", "nest", "autodiff", "random",
      "experimental", "config",
    ] {
      library.module("tf.\(name)", displayName: "tensorflow._api.v2.\(name)")
    }
    SurfaceTypes.register(in: &library)
    DTypeObject.register(in: &library)
    ShapeObject.register(in: &library)
    IndexedSlicesObject.register(in: &library)
    ReferenceObject.register(in: &library)
    EnumObject.register(in: &library)
    TensorObject.register(in: &library)
    VariableObject.register(in: &library)
    KerasVariable.register(in: &library)
    LibrarySupport.register(in: &library)
    RandomLibrary.register(in: &library)
    SlicedVariable.register(in: &library)
    TapeObject.register(in: &library)
    CustomGradients.register(in: &library)
    errors(in: &library)
    CreationOperations.register(in: &library)
    ElementwiseOperations.register(in: &library)
    ReductionOperations.register(in: &library)
    LinearAlgebraOperations.register(in: &library)
    ShapingOperations.register(in: &library)
    DiagonalOperations.register(in: &library)
    EinsumOperation.register(in: &library)
    MovingOperations.register(in: &library)
    LossOperations.register(in: &library)
    UtilityFunctions.register(in: &library)
    NumPyLibrary.register(in: &library)
    NumPyObjects.register(in: &library)
  }

  private static func errors(in library: inout LibraryBuilder) {
    let types: [CoreType] = [
      .opError, .abortedError, .alreadyExistsError, .cancelledError, .dataLossError,
      .deadlineExceededError, .failedPreconditionError, .internalError, .invalidArgumentError,
      .notFoundError, .outOfRangeError, .permissionDeniedError, .resourceExhaustedError,
      .unauthenticatedError, .unavailableError, .unimplementedError, .unknownError,
    ]
    for type in types {
      library.constant("tf.errors.\(type.name)", .type(TypeID(type)))
    }
  }
}
