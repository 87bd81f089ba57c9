/// The number of a built-in type in the library's table of types.
///
/// The types that the core itself mentions have fixed numbers, in the order of `CoreType`; the
/// surface registers further ones with `LibraryBuilder.type`.
public struct TypeID: RawRepresentable, Hashable, Sendable {
  /// The index in the library's table of types.
  public var rawValue: UInt16

  /// - Parameter rawValue: an index in the library's table of types; not checked.
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
  static let object = TypeID(.object)
  static let type = TypeID(.type)
  static let noneType = TypeID(.noneType)
  static let bool = TypeID(.bool)
  static let int = TypeID(.int)
  static let float = TypeID(.float)
  static let string = TypeID(.string)
  static let list = TypeID(.list)
  static let tuple = TypeID(.tuple)
  static let dictionary = TypeID(.dictionary)
  static let set = TypeID(.set)
  static let range = TypeID(.range)
  static let slice = TypeID(.slice)
  static let function = TypeID(.function)
  /// `tf.Tensor`, the base of `eagerTensor`.
  static let tensor = TypeID(.tensor)
  static let eagerTensor = TypeID(.eagerTensor)
  /// `tf.Variable`, the base of `resourceVariable`.
  static let variable = TypeID(.variable)
  static let resourceVariable = TypeID(.resourceVariable)
  static let gradientTape = TypeID(.gradientTape)
  static let dtype = TypeID(.dtype)
  /// Records whose fields are ints (or None).
  static let tensorShape = TypeID(.tensorShape)
  /// Records: indices, values, dense_shape.
  public static let indexedSlices = TypeID(.indexedSlices)
  static let ndarray = TypeID(.ndarray)

  static let baseException = TypeID(.baseException)
  static let exception = TypeID(.exception)
  static let zeroDivisionError = TypeID(.zeroDivisionError)
  static let overflowError = TypeID(.overflowError)
  static let assertionError = TypeID(.assertionError)
  static let attributeError = TypeID(.attributeError)
  static let lookupError = TypeID(.lookupError)
  static let indexError = TypeID(.indexError)
  static let keyError = TypeID(.keyError)
  static let nameError = TypeID(.nameError)
  static let unboundLocalError = TypeID(.unboundLocalError)
  static let runtimeError = TypeID(.runtimeError)
  static let recursionError = TypeID(.recursionError)
  static let notImplementedError = TypeID(.notImplementedError)
  static let stopIteration = TypeID(.stopIteration)
  static let typeError = TypeID(.typeError)
  static let valueError = TypeID(.valueError)
  static let memoryError = TypeID(.memoryError)

  static let opError = TypeID(.opError)
  static let failedPreconditionError = TypeID(.failedPreconditionError)
  static let internalError = TypeID(.internalError)
  static let invalidArgumentError = TypeID(.invalidArgumentError)
  static let notFoundError = TypeID(.notFoundError)
  static let outOfRangeError = TypeID(.outOfRangeError)
  static let resourceExhaustedError = TypeID(.resourceExhaustedError)
  static let unimplementedError = TypeID(.unimplementedError)
  static let unknownError = TypeID(.unknownError)
}
