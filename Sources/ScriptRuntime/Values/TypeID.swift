/// The number of a built-in type in the library's table of types.
///
/// The types that the core itself mentions have fixed numbers, in the order of `CoreType`; the
/// surface registers further ones with `LibraryBuilder.type`.
public struct TypeID: RawRepresentable, Hashable, Sendable {
  public var rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ core: CoreType) { rawValue = core.rawValue }
}

/// The types with fixed numbers.
enum CoreType: UInt16, CaseIterable {
  case object
  case type
  case noneType
  case bool
  case int
  case float
  case string
  case list
  case tuple
  case dictionary
  case set
  case range
  case slice
  case function
  case builtinFunction
  case method
  case module
  case ellipsisType
  case notImplementedType
  case cell
  case generator
  case iterator
  case enumerate
  case zip
  case map
  case filter
  case reversed
  case dictKeys
  case dictValues
  case dictItems
  case property
  case staticMethod
  case classMethod
  case superObject
  case abcBase
  case abcMeta

  // TensorFlow and NumPy.
  case tensor
  case eagerTensor
  case variable
  case resourceVariable
  case kerasVariable
  case gradientTape
  case dtype
  case tensorShape
  case indexedSlices
  case logMatrixDeterminant
  case ndarray
  case numpyGeneric
  case numpyFloat32
  case numpyFloat64
  case numpyInt32
  case numpyInt64
  case numpyBool

  // Exceptions.
  case baseException
  case exception
  case arithmeticError
  case zeroDivisionError
  case overflowError
  case floatingPointError
  case assertionError
  case attributeError
  case lookupError
  case indexError
  case keyError
  case nameError
  case unboundLocalError
  case runtimeError
  case recursionError
  case notImplementedError
  case stopIteration
  case typeError
  case valueError
  case unicodeError
  case memoryError
  case importError
  case moduleNotFoundError
  case osError
  case keyboardInterrupt
  case systemExit
  case generatorExit
  case bufferError
  case eofError
  case warning
  case userWarning
  case runtimeWarning
  case deprecationWarning

  // tf.errors.
  case opError
  case abortedError
  case alreadyExistsError
  case cancelledError
  case dataLossError
  case deadlineExceededError
  case failedPreconditionError
  case internalError
  case invalidArgumentError
  case notFoundError
  case outOfRangeError
  case permissionDeniedError
  case resourceExhaustedError
  case unauthenticatedError
  case unavailableError
  case unimplementedError
  case unknownError
}

extension TypeID {
  public static let object = TypeID(.object)
  public static let type = TypeID(.type)
  public static let noneType = TypeID(.noneType)
  public static let bool = TypeID(.bool)
  public static let int = TypeID(.int)
  public static let float = TypeID(.float)
  public static let string = TypeID(.string)
  public static let list = TypeID(.list)
  public static let tuple = TypeID(.tuple)
  public static let dictionary = TypeID(.dictionary)
  public static let set = TypeID(.set)
  public static let range = TypeID(.range)
  public static let slice = TypeID(.slice)
  public static let function = TypeID(.function)
  /// `tf.Tensor`, the base of `eagerTensor`.
  public static let tensor = TypeID(.tensor)
  public static let eagerTensor = TypeID(.eagerTensor)
  /// `tf.Variable`, the base of `resourceVariable`.
  public static let variable = TypeID(.variable)
  public static let resourceVariable = TypeID(.resourceVariable)
  public static let gradientTape = TypeID(.gradientTape)
  public static let dtype = TypeID(.dtype)
  /// Records whose fields are ints (or None).
  public static let tensorShape = TypeID(.tensorShape)
  /// Records: indices, values, dense_shape.
  public static let indexedSlices = TypeID(.indexedSlices)
  public static let ndarray = TypeID(.ndarray)

  public static let baseException = TypeID(.baseException)
  public static let exception = TypeID(.exception)
  public static let zeroDivisionError = TypeID(.zeroDivisionError)
  public static let overflowError = TypeID(.overflowError)
  public static let assertionError = TypeID(.assertionError)
  public static let attributeError = TypeID(.attributeError)
  public static let lookupError = TypeID(.lookupError)
  public static let indexError = TypeID(.indexError)
  public static let keyError = TypeID(.keyError)
  public static let nameError = TypeID(.nameError)
  public static let unboundLocalError = TypeID(.unboundLocalError)
  public static let runtimeError = TypeID(.runtimeError)
  public static let recursionError = TypeID(.recursionError)
  public static let notImplementedError = TypeID(.notImplementedError)
  public static let stopIteration = TypeID(.stopIteration)
  public static let typeError = TypeID(.typeError)
  public static let valueError = TypeID(.valueError)
  public static let memoryError = TypeID(.memoryError)

  public static let opError = TypeID(.opError)
  public static let failedPreconditionError = TypeID(.failedPreconditionError)
  public static let internalError = TypeID(.internalError)
  public static let invalidArgumentError = TypeID(.invalidArgumentError)
  public static let notFoundError = TypeID(.notFoundError)
  public static let outOfRangeError = TypeID(.outOfRangeError)
  public static let resourceExhaustedError = TypeID(.resourceExhaustedError)
  public static let unimplementedError = TypeID(.unimplementedError)
  public static let unknownError = TypeID(.unknownError)
}
