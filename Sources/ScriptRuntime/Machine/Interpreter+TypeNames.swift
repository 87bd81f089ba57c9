extension Interpreter {
  /// What `type(value)` gives.
  public func type(of value: Value) -> TypeID {
    switch value.tag {
    case .unbound, .none: return .noneType
    case .bool: return .bool
    case .int: return .int
    case .float: return .float
    case .tensor: return .eagerTensor
    case .numpyScalar:
      switch value.dtypeValue {
      case .float32: return TypeID(.numpyFloat32)
      case .float64: return TypeID(.numpyFloat64)
      case .int32: return TypeID(.numpyInt32)
      case .int64: return TypeID(.numpyInt64)
      case .bool: return TypeID(.numpyBool)
      }
    case .variable: return value.isKerasVariable ? TypeID(.kerasVariable) : .resourceVariable
    case .tape: return .gradientTape
    case .dtype: return .dtype
    case .ellipsis: return TypeID(.ellipsisType)
    case .notImplemented: return TypeID(.notImplementedType)
    case .native: return TypeID(.builtinFunction)
    case .type: return .type
    case .module: return TypeID(.module)
    case .enumMember, .record, .exception:
      return TypeID(rawValue: UInt16(truncatingIfNeeded: value.detail))
    case .string: return .string
    case .list: return .list
    case .tuple:
      return value.detail == 0 ? .tuple : TypeID(rawValue: UInt16(truncatingIfNeeded: value.detail))
    case .dictionary: return .dictionary
    case .set: return .set
    case .range: return .range
    case .slice: return .slice
    case .function: return .function
    case .boundMethod:
      return heap.boundMethods[value.index].pointee.function.tag == .native
        ? TypeID(.builtinFunction) : TypeID(.method)
    case .ndarray: return .ndarray
    case .traced: return type(of: hosts.numbers[value.index].plain)
    case .tracedText: return .string
    case .object: return .object
    case .classObject: return .type
    case .cell: return TypeID(.cell)
    case .generator: return TypeID(.generator)
    case .iterator:
      let object = heap.iterators[value.index].pointee
      switch object.kind {
      case .keys where object.isView: return TypeID(.dictKeys)
      case .values where object.isView: return TypeID(.dictValues)
      case .items where object.isView: return TypeID(.dictItems)
      case .enumerate: return TypeID(.enumerate)
      case .zip: return TypeID(.zip)
      case .map: return TypeID(.map)
      case .filter: return TypeID(.filter)
      case .reversedList: return TypeID(.reversed)
      default: return TypeID(.iterator)
      }
    }
  }

  /// `type(value).__name__`.
  public func typeName(_ value: Value) -> String {
    if value.tag == .iterator { return iteratorName(value) }
    if value.tag == .object || value.tag == .exception { return className(classValue(of: value)) }
    return library.types[Int(type(of: value).rawValue)].name
  }

  /// A type's name as the interpreter's own messages show it: with the module, of types that are
  /// not written in Python.
  func displayTypeName(_ value: Value) -> String {
    let info = library.types[Int(type(of: value).rawValue)]
    switch value.tag {
    case .iterator: return iteratorName(value)
    case .object, .exception: return typeName(value)
    case .traced: return displayTypeName(plain(value))
    case .tensor, .ndarray, .numpyScalar: return info.qualifiedName
    default: return info.name
    }
  }

  /// What Python calls the iterator of a kind of container.
  private func iteratorName(_ value: Value) -> String {
    let object = heap.iterators[value.index].pointee
    switch object.kind {
    case .range: return "range_iterator"
    case .list, .materialised: return "list_iterator"
    case .reversedList: return object.source.tag == .list ? "list_reverseiterator" : "reversed"
    case .tuple: return "tuple_iterator"
    case .string: return "str_iterator"
    case .set: return "set_iterator"
    case .keys where !object.isView: return "dict_keyiterator"
    case .values where !object.isView: return "dict_valueiterator"
    case .items where !object.isView: return "dict_itemiterator"
    case .indexed: return "iterator"
    case .sentinel: return "callable_iterator"
    default: return library.types[Int(type(of: value).rawValue)].name
    }
  }
}
