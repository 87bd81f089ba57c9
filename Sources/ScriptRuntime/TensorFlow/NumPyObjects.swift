import TapeEngine
import Tensors

/// Attributes and methods of NumPy arrays and scalars.
enum NumPyObjects {
  static func register(in library: inout LibraryBuilder) {
    for type in [TypeID.ndarray, TypeID(.numpyGeneric)] {
      attributes(of: type, in: &library)
      methods(of: type, in: &library)
    }
  }

  private static func attributes(of type: TypeID, in library: inout LibraryBuilder) {
    library.attribute(type, "shape") { interpreter, value throws(ScriptError) in
      let shape = NumPy.peek(at: value, interpreter).shape
      return try interpreter.heap.newTuple(shape.dimensions.map { .int($0) })
    }
    library.attribute(type, "ndim") { interpreter, value throws(ScriptError) in
      .int(NumPy.peek(at: value, interpreter).shape.rank)
    }
    library.attribute(type, "size") { interpreter, value throws(ScriptError) in
      .int(NumPy.peek(at: value, interpreter).elementCount)
    }
    library.attribute(type, "dtype") { interpreter, value throws(ScriptError) in
      try DTypeObject.numpy(NumPy.peek(at: value, interpreter).dtype, interpreter)
    }
    library.attribute(type, "T") { interpreter, value throws(ScriptError) in
      let array = NumPy.array(value, interpreter)
      return try NumPy.value(
        try NumPy.compute(interpreter) { recording throws(EngineError) in
          try recording.transpose(try recording.constant(array), permutation: nil)
        }, interpreter)
    }
  }

  private static func methods(of type: TypeID, in library: inout LibraryBuilder) {
    library.method(type, "__abs__", "") { call throws(ScriptError) in
      try NumPy.unary(
        .absolute, NumPy.array(call.receiver, call.interpreter), call.interpreter)
    }
    library.method(type, "tolist", "") { call throws(ScriptError) in
      try list(NumPy.array(call.receiver, call.interpreter), call.interpreter)
    }
    library.method(type, "item", "", role: .lifts) { call throws(ScriptError) in
      let array = NumPy.array(call.receiver, call.interpreter)
      guard array.elementCount == 1 else {
        throw call.interpreter.error(
          .valueError, "can only convert an array of size 1 to a Python scalar")
      }
      return NumPy.python(array, at: 0)
    }
    library.method(type, "astype", "dtype", role: .lifts) { call throws(ScriptError) in
      let dtype = try DTypeObject.numpyArgument(call[0], call.interpreter) ?? .float64
      return try NumPy.value(
        try NumPy.cast(
          NumPy.array(call.receiver, call.interpreter), dtype, call.interpreter),
        call.interpreter)
    }
    library.method(type, "reshape", "*shape") { call throws(ScriptError) in
      let items = call.heap.items(call[0])
      let lengths = try IntegerArgument.list(
        items.count == 1 ? items[0] : call[0], call.interpreter)
      return try NumPyLibrary.reshape(
        NumPy.array(call.receiver, call.interpreter), lengths, call.interpreter)
    }
    for name in ["flatten", "ravel"] {
      library.method(type, name, "") { call throws(ScriptError) in
        let array = NumPy.array(call.receiver, call.interpreter)
        return try call.heap.newArray(array.reshaped(Shape([array.elementCount])))
      }
    }
    library.method(type, "copy", "") { call throws(ScriptError) in
      try NumPy.value(NumPy.array(call.receiver, call.interpreter), call.interpreter)
    }
    library.method(type, "round", "decimals=0") { call throws(ScriptError) in
      try NumPyLibrary.rounded(
        NumPy.array(call.receiver, call.interpreter), try call.integer(0), call.interpreter)
    }
    library.method(type, "dot", "b") { call throws(ScriptError) in
      let (x, y) = try NumPy.operands(call.receiver, call[0], call.interpreter)
      return try NumPy.value(try NumPy.dot(x, y, call.interpreter), call.interpreter)
    }
    library.method(type, "transpose", "*axes") { call throws(ScriptError) in
      let array = NumPy.array(call.receiver, call.interpreter)
      let items = call.heap.items(call[0])
      let axes =
        items.isEmpty
        ? nil
        : try IntegerArgument.list(items.count == 1 ? items[0] : call[0], call.interpreter)
      return try NumPy.value(
        try NumPy.compute(call.interpreter) { recording throws(EngineError) in
          try recording.transpose(try recording.constant(array), permutation: axes)
        }, call.interpreter)
    }
    for name in ["argmax", "argmin"] {
      library.method(type, name, "axis=None") { call throws(ScriptError) in
        try NumPyLibrary.argument(
          name == "argmax", NumPy.array(call.receiver, call.interpreter), call[0],
          call.interpreter)
      }
    }
    for fold in NumPyLibrary.Fold.allCases {
      let hasDDOF = fold == .std || fold == .var
      library.method(
        type, fold.rawValue,
        hasDDOF ? "axis=None, ddof=0, keepdims=False" : "axis=None, keepdims=False"
      ) { call throws(ScriptError) in
        try NumPyLibrary.fold(
          fold, NumPy.array(call.receiver, call.interpreter),
          try NumPyLibrary.axes(call[0], call.interpreter), try call.bool(hasDDOF ? 2 : 1),
          ddof: hasDDOF ? try call.number(1) : 0, call.interpreter)
      }
    }
  }

  /// Nested lists of Python numbers; recursion is as deep as the rank.
  private static func list(
    _ array: TensorValue, axis: Int = 0, offset: Int = 0, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if array.shape.rank == axis { return NumPy.python(array, at: offset) }
    let length = array.shape[axis]
    let stride = array.shape.split(along: axis).inner
    try interpreter.visit(length + 1)
    try interpreter.room(for: length * ObjectCharge.value)
    var items: [Value] = []
    items.reserveCapacity(length)
    for index in 0..<length {
      items.append(
        try list(array, axis: axis + 1, offset: offset + index * stride, interpreter))
    }
    return try interpreter.heap.newList(items)
  }
}
