import Tensors

/// A dtype and lengths.
struct Form: Hashable {
  var dtype: DType
  var dimensions: [Int]

  var elementCount: Int { dimensions.reduce(1, *) }

  /// The bytes of all its elements.
  var size: Int { elementCount * dtype.byteSize }

  /// One element of the dtype.
  var element: Form { Form(dtype: dtype, dimensions: []) }
}
