// The table of the types with fixed numbers.
extension CoreType {
  /// `__name__`.
  var name: String {
    switch self {
    case .object: "object"
    case .type: "type"
    case .noneType: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .list: "list"
    case .tuple: "tuple"
    case .dictionary: "dict"
    case .set: "set"
    case .range: "range"
    case .slice: "slice"
    case .function: "function"
    case .builtinFunction: "builtin_function_or_method"
    case .method: "method"
    case .module: "module"
    case .ellipsisType: "ellipsis"
    case .notImplementedType: "NotImplementedType"
    case .cell: "cell"
    case .generator: "generator"
    case .iterator: "iterator"
    case .enumerate: "enumerate"
    case .zip: "zip"
    case .map: "map"
    case .filter: "filter"
    case .reversed: "reversed"
    case .dictKeys: "dict_keys"
    case .dictValues: "dict_values"
    case .dictItems: "dict_items"
    case .property: "property"
    case .staticMethod: "staticmethod"
    case .classMethod: "classmethod"
    case .superObject: "super"
    case .abcBase: "ABC"
    case .abcMeta: "ABCMeta"
    case .tensor: "Tensor"
    case .eagerTensor: "EagerTensor"
    case .variable: "Variable"
    case .resourceVariable: "ResourceVariable"
    case .kerasVariable: "Variable"
    case .gradientTape: "GradientTape"
    case .dtype: "DType"
    case .tensorShape: "TensorShape"
    case .indexedSlices: "IndexedSlices"
    case .logMatrixDeterminant: "LogMatrixDeterminant"
    case .ndarray: "ndarray"
    case .numpyGeneric: "generic"
    case .numpyFloat32: "float32"
    case .numpyFloat64: "float64"
    case .numpyInt32: "int32"
    case .numpyInt64: "int64"
    case .numpyBool: "bool"
    case .baseException: "BaseException"
    case .exception: "Exception"
    case .arithmeticError: "ArithmeticError"
    case .zeroDivisionError: "ZeroDivisionError"
    case .overflowError: "OverflowError"
    case .floatingPointError: "FloatingPointError"
    case .assertionError: "AssertionError"
    case .attributeError: "AttributeError"
    case .lookupError: "LookupError"
    case .indexError: "IndexError"
    case .keyError: "KeyError"
    case .nameError: "NameError"
    case .unboundLocalError: "UnboundLocalError"
    case .runtimeError: "RuntimeError"
    case .recursionError: "RecursionError"
    case .notImplementedError: "NotImplementedError"
    case .stopIteration: "StopIteration"
    case .typeError: "TypeError"
    case .valueError: "ValueError"
    case .unicodeError: "UnicodeError"
    case .memoryError: "MemoryError"
    case .importError: "ImportError"
    case .moduleNotFoundError: "ModuleNotFoundError"
    case .osError: "OSError"
    case .keyboardInterrupt: "KeyboardInterrupt"
    case .systemExit: "SystemExit"
    case .generatorExit: "GeneratorExit"
    case .bufferError: "BufferError"
    case .eofError: "EOFError"
    case .warning: "Warning"
    case .userWarning: "UserWarning"
    case .runtimeWarning: "RuntimeWarning"
    case .deprecationWarning: "DeprecationWarning"
    case .opError: "OpError"
    case .abortedError: "AbortedError"
    case .alreadyExistsError: "AlreadyExistsError"
    case .cancelledError: "CancelledError"
    case .dataLossError: "DataLossError"
    case .deadlineExceededError: "DeadlineExceededError"
    case .failedPreconditionError: "FailedPreconditionError"
    case .internalError: "InternalError"
    case .invalidArgumentError: "InvalidArgumentError"
    case .notFoundError: "NotFoundError"
    case .outOfRangeError: "OutOfRangeError"
    case .permissionDeniedError: "PermissionDeniedError"
    case .resourceExhaustedError: "ResourceExhaustedError"
    case .unauthenticatedError: "UnauthenticatedError"
    case .unavailableError: "UnavailableError"
    case .unimplementedError: "UnimplementedError"
    case .unknownError: "UnknownError"
    }
  }

  /// As `<class '…'>` and messages show it.
  var qualifiedName: String {
    switch self {
    case .abcBase: "abc.ABC"
    case .abcMeta: "abc.ABCMeta"
    case .tensor: "tensorflow.python.framework.tensor.Tensor"
    case .eagerTensor: "tensorflow.python.framework.ops.EagerTensor"
    case .variable: "tensorflow.python.ops.variables.Variable"
    case .resourceVariable: "tensorflow.python.ops.resource_variable_ops.ResourceVariable"
    case .kerasVariable: "keras.src.backend.Variable"
    case .gradientTape: "tensorflow.python.eager.backprop.GradientTape"
    case .dtype: "tensorflow.python.framework.dtypes.DType"
    case .tensorShape: "tensorflow.python.framework.tensor_shape.TensorShape"
    case .indexedSlices: "tensorflow.python.framework.indexed_slices.IndexedSlices"
    case .logMatrixDeterminant: "tensorflow.python.ops.gen_linalg_ops.LogMatrixDeterminant"
    case .ndarray: "numpy.ndarray"
    case .numpyGeneric: "numpy.generic"
    case .numpyFloat32: "numpy.float32"
    case .numpyFloat64: "numpy.float64"
    case .numpyInt32: "numpy.int32"
    case .numpyInt64: "numpy.int64"
    case .numpyBool: "numpy.bool"
    default:
      rawValue >= CoreType.opError.rawValue
        ? "tensorflow.python.framework.errors_impl.\(name)" : name
    }
  }

  var base: TypeID? {
    switch self {
    case .object: nil
    case .bool: TypeID(.int)
    case .abcMeta: TypeID(.type)
    case .eagerTensor: TypeID(.tensor)
    case .resourceVariable: TypeID(.variable)
    case .kerasVariable: TypeID(.resourceVariable)
    case .logMatrixDeterminant: TypeID(.tuple)
    case .numpyFloat32, .numpyFloat64, .numpyInt32, .numpyInt64, .numpyBool: TypeID(.numpyGeneric)
    case .exception, .keyboardInterrupt, .systemExit, .generatorExit: TypeID(.baseException)
    case .zeroDivisionError, .overflowError, .floatingPointError: TypeID(.arithmeticError)
    case .indexError, .keyError: TypeID(.lookupError)
    case .unboundLocalError: TypeID(.nameError)
    case .recursionError, .notImplementedError: TypeID(.runtimeError)
    case .unicodeError: TypeID(.valueError)
    case .moduleNotFoundError: TypeID(.importError)
    case .userWarning, .runtimeWarning, .deprecationWarning: TypeID(.warning)
    default:
      if rawValue > CoreType.opError.rawValue {
        TypeID(.opError)
      } else if rawValue > CoreType.exception.rawValue {
        TypeID(.exception)
      } else {
        TypeID(.object)
      }
    }
  }
}
