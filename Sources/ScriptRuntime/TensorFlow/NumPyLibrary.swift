import TapeEngine
import Tensors

/// The names under `np`.
enum NumPyLibrary {
  static func register(in library: inout LibraryBuilder) {
    library.module("np", displayName: "numpy")
    constants(in: &library)
    types(in: &library)
    creation(in: &library)
    elementwise(in: &library)
    reductions(in: &library)
    shaping(in: &library)
    comparisons(in: &library)
  }

  private static func constants(in library: inout LibraryBuilder) {
    library.constant("np.pi", .float(.pi))
    library.constant("np.e", .float(2.718281828459045))
    library.constant("np.inf", .float(.infinity))
    library.constant("np.nan", .float(.nan))
    library.constant("np.euler_gamma", .float(0.5772156649015329))
    library.constant("np.newaxis", .none)
  }

  private static func types(in library: inout LibraryBuilder) {
    library.constant("np.ndarray", .type(.ndarray))
    library.constant("np.generic", .type(TypeID(.numpyGeneric)))
    for dtype in DType.allCases {
      let type = DTypeObject.numpyType(dtype)
      let name = dtype == .bool ? "bool_" : dtype.name
      library.constant("np.\(name)", .type(type))
      library.constructor(type, "value=0", name: dtype.name, role: .lifts) {
        call throws(ScriptError) in
        var value = call[0]
        if value.tag == .string, let float = call.interpreter.library.builtins["float"] {
          value = try call.interpreter.call(float, [value])
        }
        return try NumPy.value(
          try NumPy.asArray(value, dtype: dtype, call.interpreter), call.interpreter)
      }
    }
    library.constant("np.bool", .type(TypeID(.numpyBool)))
    library.constant("np.double", .type(TypeID(.numpyFloat64)))
    library.constant("np.single", .type(TypeID(.numpyFloat32)))
    let dtypeType = library.typeID(named: SurfaceTypes.numpyDTypeName)
    library.constant("np.dtype", .type(dtypeType))
    library.constructor(dtypeType, "dtype") { call throws(ScriptError) in
      let dtype = try DTypeObject.numpyArgument(call[0], call.interpreter) ?? .float64
      return try DTypeObject.numpy(dtype, call.interpreter)
    }
    let info = library.typeID(named: SurfaceTypes.floatInfoName)
    library.constant("np.finfo", .type(info))
    library.constructor(info, "dtype") { call throws(ScriptError) in
      let dtype = try DTypeObject.numpyArgument(call[0], call.interpreter) ?? .float64
      return try call.heap.newRecord(SurfaceTypes.floatInfo, [.dtype(dtype)])
    }
    for (name, single, double) in [
      ("eps", Double(Float.ulpOfOne), Double.ulpOfOne),
      ("max", Double(Float.greatestFiniteMagnitude), Double.greatestFiniteMagnitude),
      ("min", -Double(Float.greatestFiniteMagnitude), -Double.greatestFiniteMagnitude),
      ("tiny", Double(Float.leastNormalMagnitude), Double.leastNormalMagnitude),
    ] {
      library.attribute(info, name) { interpreter, value throws(ScriptError) in
        let dtype = interpreter.heap.fields(value)[0].dtypeValue
        return .numpyScalar(dtype == .float32 ? single : double, dtype)
      }
    }
  }

  private static func creation(in library: inout LibraryBuilder) {
    for name in ["array", "asarray"] {
      library.function("np.\(name)", "object, dtype=None, copy=True") { call throws(ScriptError) in
        let dtype = try DTypeObject.numpyArgument(call[1], call.interpreter)
        return try call.heap.newArray(
          try NumPy.asArray(call[0], dtype: dtype, call.interpreter))
      }
    }
    library.function("np.copy", "a") { call throws(ScriptError) in
      try call.heap.newArray(try NumPy.asArray(call[0], call.interpreter))
    }
    for (name, number) in [("zeros", 0.0), ("ones", 1.0), ("empty", 0.0)] {
      library.function("np.\(name)", "shape, dtype=None") { call throws(ScriptError) in
        let dtype = try DTypeObject.numpyArgument(call[1], call.interpreter) ?? .float64
        return try filled(try call.shape(0), number, dtype, call.interpreter)
      }
      library.function("np.\(name)_like", "a, dtype=None") { call throws(ScriptError) in
        let model = try NumPy.asArray(call[0], call.interpreter)
        let dtype = try DTypeObject.numpyArgument(call[1], call.interpreter) ?? model.dtype
        return try filled(model.shape, number, dtype, call.interpreter)
      }
    }
    library.function("np.full", "shape, fill_value, dtype=None") { call throws(ScriptError) in
      let shape = try call.shape(0)
      let dtype = try DTypeObject.numpyArgument(call[2], call.interpreter)
      let fill = try NumPy.asArray(call[1], dtype: dtype, call.interpreter)
      return try array(call.interpreter) { recording throws(EngineError) in
        try recording.broadcast(try recording.constant(fill), to: shape)
      }
    }
    library.function("np.eye", aliases: ["np.identity"], "N, M=None, dtype=None") {
      call throws(ScriptError) in
      let rows = try call.integer(0)
      let columns = call[1].isNone ? rows : try call.integer(1)
      let dtype = try DTypeObject.numpyArgument(call[2], call.interpreter) ?? .float64
      return try array(call.interpreter) { recording throws(EngineError) in
        try recording.eye(rows: rows, columns: columns, dtype)
      }
    }
    library.function("np.arange", "start, stop=None, step=None, dtype=None") {
      call throws(ScriptError) in try arange(call)
    }
    library.function("np.linspace", "start, stop, num=50, endpoint=True, dtype=None") {
      call throws(ScriptError) in
      let (start, stop) = (try call.number(0), try call.number(1))
      let count = try call.integer(2)
      if count < 0 {
        throw call.interpreter.error(
          .valueError, "Number of samples, \(count), must be non-negative.")
      }
      let dtype = try DTypeObject.numpyArgument(call[4], call.interpreter) ?? .float64
      let parts = try call.bool(3) ? max(count - 1, 1) : max(count, 1)
      try check(count, call.interpreter)
      let step = (stop - start) / Double(parts)
      var values = (0..<count).map { Double($0) * step + start }
      if try call.bool(3), count > 1 { values[count - 1] = stop }
      return try call.heap.newArray(
        try NumPy.cast(
          TensorValue(values, shape: Shape([count])), dtype, call.interpreter))
    }
  }

  /// Refuses arrays that the job may not have, before they are made.
  private static func check(_ count: Int, _ interpreter: Interpreter) throws(ScriptError) {
    if count > interpreter.recording.limits.elements
      || count > interpreter.recording.limits.bytes / 8
    {
      throw ScriptError(limit: .elements)
    }
    try interpreter.charge(steps: count >> 4)
    try interpreter.room(for: 16 * count)
  }

  private static func arange(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    var (start, stop) = (call[0], call[1])
    if stop.isNone { (start, stop) = (.int(0), start) }
    let step = call[2].isNone ? .int(1) : call[2]
    let (first, last, delta) = (
      try NumberArgument.double(start, interpreter), try NumberArgument.double(stop, interpreter),
      try NumberArgument.double(step, interpreter)
    )
    func isFloat(_ value: Value) -> Bool {
      value.tag == .float || (value.tag == .numpyScalar && value.dtypeValue.isFloatingPoint)
    }
    let own: DType = isFloat(start) || isFloat(stop) || isFloat(step) ? .float64 : .int64
    let dtype = try DTypeObject.numpyArgument(call[3], interpreter) ?? own
    if delta == 0 { throw interpreter.error(.valueError, "Maximum allowed size exceeded") }
    let count = Int(exactly: max(((last - first) / delta).rounded(.up), 0)) ?? .max
    try check(count, interpreter)
    let values = (0..<count).map { first + Double($0) * delta }
    return try interpreter.heap.newArray(
      try NumPy.cast(TensorValue(values, shape: Shape([count])), dtype, interpreter))
  }

  private static func filled(
    _ shape: Shape, _ number: Double, _ dtype: DType, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    try array(interpreter) { recording throws(EngineError) in
      number == 0 ? try recording.zeros(shape, dtype) : try recording.ones(shape, dtype)
    }
  }

  /// An array (also of rank 0) of a computation.
  private static func array(
    _ interpreter: Interpreter, _ body: (Recording) throws(EngineError) -> TensorID
  ) throws(ScriptError) -> Value {
    try interpreter.heap.newArray(try NumPy.compute(interpreter, body))
  }

  private static func unary(_ row: ElementwiseRow) -> NativeBody {
    let (primitive, conversion) = (row.primitive, row.np.conversion)
    return { call throws(ScriptError) in
      var x = try NumPy.asArray(
        call[0], dtype: conversion == .booleans ? .bool : nil, call.interpreter)
      if !x.dtype.isFloatingPoint {
        switch conversion {
        case .own, .booleans: break
        case .floats: x = try NumPy.cast(x, .float64, call.interpreter)
        case .whole: return try NumPy.value(x, call.interpreter)
        }
      }
      return try NumPy.unary(primitive, x, call.interpreter)
    }
  }

  private static func binary(_ row: ElementwiseRow) -> NativeBody {
    let (primitive, conversion) = (row.primitive, row.np.conversion)
    if conversion != .booleans {
      return { call throws(ScriptError) in
        try NumPy.binary(primitive, call[0], call[1], call.interpreter)
      }
    }
    return { call throws(ScriptError) in
      let x = try NumPy.asArray(call[0], dtype: .bool, call.interpreter)
      let y = try NumPy.asArray(call[1], dtype: .bool, call.interpreter)
      return try NumPy.value(
        try NumPy.compute(call.interpreter) { recording throws(EngineError) in
          try recording.apply(primitive, try recording.constant(x), try recording.constant(y))
        }, call.interpreter)
    }
  }

  private static func elementwise(in library: inout LibraryBuilder) {
    for row in ElementwiseRow.all {
      for name in row.np.names {
        library.function(
          "np.\(name)", row.operands.count == 1 ? "x, /" : "x1, x2, /", role: .lifts,
          row.operands.count == 1 ? unary(row) : binary(row))
      }
    }
    library.function("np.round", aliases: ["np.around"], "a, decimals=0", role: .lifts) {
      call throws(ScriptError) in
      let x = try NumPy.asArray(call[0], call.interpreter)
      return try rounded(x, try call.integer(1), call.interpreter)
    }
    library.function("np.clip", "a, a_min, a_max") { call throws(ScriptError) in
      let lower = try NumPy.binary(.maximum, call[0], call[1], call.interpreter)
      return try NumPy.binary(.minimum, lower, call[2], call.interpreter)
    }
  }

  /// `np.round`: half to even, after scaling by a power of ten.
  static func rounded(
    _ x: TensorValue, _ decimals: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if x.dtype == .bool || (x.dtype.isInteger && decimals >= 0) {
      return try NumPy.value(x, interpreter)
    }
    if x.dtype.isInteger {
      // Tens of integers are rounded as doubles.
      let doubles = try NumPy.compute(interpreter) { recording throws(EngineError) in
        try recording.cast(recording.constant(x), to: .float64)
      }
      let rounded = try scaled(doubles, decimals, interpreter)
      return try NumPy.value(
        try NumPy.compute(interpreter) { recording throws(EngineError) in
          try recording.cast(recording.constant(rounded), to: x.dtype)
        }, interpreter)
    }
    if decimals == 0 { return try NumPy.unary(.rint, x, interpreter) }
    return try NumPy.value(try scaled(x, decimals, interpreter), interpreter)
  }

  /// A float array rounded to a number of decimals that is not 0.
  private static func scaled(
    _ x: TensorValue, _ decimals: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorValue {
    guard decimals.magnitude <= 300 else { return x }
    var factor = 1.0
    for _ in 0..<decimals.magnitude { factor *= 10 }
    return try NumPy.compute(interpreter) { recording throws(EngineError) in
      let id = try recording.constant(x)
      let scale = recording.scalar(factor, x.dtype)
      if decimals > 0 {
        let whole = try recording.apply(.rint, try recording.multiply(id, scale))
        return try recording.divide(whole, scale)
      }
      let whole = try recording.apply(.rint, try recording.divide(id, scale))
      return try recording.multiply(whole, scale)
    }
  }

  static func axes(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> [Int]? {
    value.isNone ? nil : try IntegerArgument.list(value, interpreter)
  }

  /// NumPy's reductions: of arrays as functions and methods.
  enum Fold: String, CaseIterable {
    case sum, mean, prod, max, min, any, all, std, `var`
  }

  static func fold(
    _ fold: Fold, _ x: TensorValue, _ axes: [Int]?, _ keepDimensions: Bool, ddof: Double = 0,
    _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    for axis in axes ?? [] where x.shape.normalized(axis: axis) == nil {
      throw interpreter.error(
        .valueError,
        "axis \(axis) is out of bounds for array of dimension \(x.shape.rank)")
    }
    var array = x
    switch fold {
    case .sum, .prod:
      if !array.dtype.isFloatingPoint { array = try NumPy.cast(array, .int64, interpreter) }
    case .mean, .std, .var:
      if !array.dtype.isFloatingPoint { array = try NumPy.cast(array, .float64, interpreter) }
    case .max, .min:
      if array.elementCount == 0 {
        throw interpreter.error(
          .valueError,
          "zero-size array to reduction operation \(fold == .max ? "maximum" : "minimum") which "
            + "has no identity")
      }
    case .any, .all: array = try NumPy.cast(array, .bool, interpreter)
    }
    let input = array
    let isBool = input.dtype == .bool
    return try NumPy.value(
      try NumPy.compute(interpreter) { recording throws(EngineError) in
        let id = try recording.constant(input)
        func reduce(
          _ kind: Recording.Reduction, _ x: TensorID, _ keep: Bool
        ) throws(EngineError) -> TensorID {
          try recording.reduce(kind, x, axes: axes, keepDimensions: keep)
        }
        switch fold {
        case .sum: return try reduce(.sum, id, keepDimensions)
        case .prod: return try reduce(.product, id, keepDimensions)
        case .mean: return try reduce(.mean, id, keepDimensions)
        case .max: return try reduce(isBool ? .any : .maximum, id, keepDimensions)
        case .min: return try reduce(isBool ? .all : .minimum, id, keepDimensions)
        case .any: return try reduce(.any, id, keepDimensions)
        case .all: return try reduce(.all, id, keepDimensions)
        case .std, .var:
          let centred = try recording.subtract(id, try reduce(.mean, id, true))
          let squares = try reduce(.sum, try recording.apply(.square, centred), keepDimensions)
          let kept = recording.elementCount(squares)
          let count = Swift.max(
            Double(input.elementCount) / Double(Swift.max(kept, 1)) - ddof, 0)
          let variance = try recording.divide(squares, recording.scalar(count, input.dtype))
          return fold == .var ? variance : try recording.apply(.sqrt, variance)
        }
      }, interpreter)
  }

  private static func reductions(in library: inout LibraryBuilder) {
    for fold in Fold.allCases {
      let signature =
        fold == .std || fold == .var
        ? "a, axis=None, ddof=0, keepdims=False" : "a, axis=None, keepdims=False"
      let names =
        ["np.\(fold.rawValue)"]
        + (fold == .max ? ["np.amax"] : fold == .min ? ["np.amin"] : [])
      library.function(names[0], aliases: Array(names.dropFirst()), signature) {
        call throws(ScriptError) in
        let x = try NumPy.asArray(call[0], call.interpreter)
        let hasDDOF = fold == .std || fold == .var
        return try Self.fold(
          fold, x, try axes(call[1], call.interpreter), try call.bool(hasDDOF ? 3 : 2),
          ddof: hasDDOF ? try call.number(2) : 0, call.interpreter)
      }
    }
    for name in ["argmax", "argmin"] {
      library.function("np.\(name)", "a, axis=None") { call throws(ScriptError) in
        try argument(
          name == "argmax", try NumPy.asArray(call[0], call.interpreter), call[1],
          call.interpreter)
      }
    }
    library.function("np.cumsum", "a, axis=None") { call throws(ScriptError) in
      var x = try NumPy.asArray(call[0], call.interpreter)
      if x.dtype == .bool || x.dtype == .int32 {
        x = try NumPy.cast(x, .int64, call.interpreter)
      }
      let array = call[1].isNone ? x.reshaped(Shape([x.elementCount])) : x
      let axis = call[1].isNone ? 0 : try call.integer(1)
      return try NumPy.value(
        try NumPy.compute(call.interpreter) { recording throws(EngineError) in
          try recording.cumulativeSum(
            try recording.constant(array), axis: axis, exclusive: false, reverse: false)
        }, call.interpreter)
    }
    library.function("np.linalg.norm", "x") { call throws(ScriptError) in
      var x = try NumPy.asArray(call[0], call.interpreter)
      if !x.dtype.isFloatingPoint { x = try NumPy.cast(x, .float64, call.interpreter) }
      let array = x
      return try NumPy.value(
        try NumPy.compute(call.interpreter) { recording throws(EngineError) in
          try recording.reduce(
            .euclideanNorm, try recording.constant(array), axes: nil, keepDimensions: false)
        }, call.interpreter)
    }
  }

  static func argument(
    _ isMaximum: Bool, _ x: TensorValue, _ axis: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if x.elementCount == 0 {
      throw interpreter.error(
        .valueError,
        "attempt to get \(isMaximum ? "argmax" : "argmin") of an empty sequence")
    }
    let array = axis.isNone ? x.reshaped(Shape([x.elementCount])) : x
    let index = axis.isNone ? 0 : try IntegerArgument.integer(axis, interpreter)
    return try NumPy.value(
      try NumPy.compute(interpreter) { recording throws(EngineError) in
        let id = try recording.constant(array)
        return isMaximum
          ? try recording.argmax(id, axis: index) : try recording.argmin(id, axis: index)
      }, interpreter)
  }

  private static func shaping(in library: inout LibraryBuilder) {
    library.function("np.reshape", "a, shape") { call throws(ScriptError) in
      try reshape(
        try NumPy.asArray(call[0], call.interpreter), try call.integers(1) ?? [],
        call.interpreter)
    }
    library.function("np.transpose", "a, axes=None") { call throws(ScriptError) in
      let x = try NumPy.asArray(call[0], call.interpreter)
      let permutation = try call.integers(1)
      return try array(call.interpreter) { recording throws(EngineError) in
        try recording.transpose(try recording.constant(x), permutation: permutation)
      }
    }
    library.function("np.expand_dims", "a, axis") { call throws(ScriptError) in
      let x = try NumPy.asArray(call[0], call.interpreter)
      let axis = try call.integer(1)
      return try array(call.interpreter) { recording throws(EngineError) in
        try recording.expandDims(try recording.constant(x), axis: axis)
      }
    }
    library.function("np.squeeze", "a, axis=None") { call throws(ScriptError) in
      let x = try NumPy.asArray(call[0], call.interpreter)
      let axes = try call.integers(1)
      return try array(call.interpreter) { recording throws(EngineError) in
        try recording.squeeze(try recording.constant(x), axes: axes)
      }
    }
    for name in ["concatenate", "stack"] {
      library.function("np.\(name)", "arrays, axis=0") { call throws(ScriptError) in
        let arrays = try common(call[0], call.interpreter)
        let axis = try call.integer(1)
        return try array(call.interpreter) { recording throws(EngineError) in
          var ids: [TensorID] = []
          for item in arrays { ids.append(try recording.constant(item)) }
          return name == "stack"
            ? try recording.stack(ids, axis: axis) : try recording.concat(ids, axis: axis)
        }
      }
    }
    for name in ["dot", "matmul"] {
      library.function("np.\(name)", "a, b") { call throws(ScriptError) in
        let (x, y) = try NumPy.operands(call[0], call[1], call.interpreter)
        return try NumPy.value(try NumPy.dot(x, y, call.interpreter), call.interpreter)
      }
    }
    library.function("np.where", "condition, x=?, y=?") { call throws(ScriptError) in
      let condition = try NumPy.asArray(call[0], dtype: .bool, call.interpreter)
      if call[1].isUnbound || call[2].isUnbound {
        throw call.interpreter.error(
          .notImplementedError, "np.where with one argument is not supported")
      }
      let (x, y) = try NumPy.operands(call[1], call[2], call.interpreter)
      return try NumPy.value(
        try NumPy.compute(call.interpreter) { recording throws(EngineError) in
          try recording.select(
            try recording.constant(condition), try recording.constant(x),
            try recording.constant(y))
        }, call.interpreter)
    }
  }

  static func reshape(
    _ x: TensorValue, _ lengths: [Int], _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    let unknown = lengths.indices.filter { lengths[$0] < 0 }
    if unknown.count > 1 {
      throw interpreter.error(.valueError, "can only specify one unknown dimension")
    }
    guard
      let shape = try? x.shape.reshaped(to: lengths, unknown: unknown.first, besideZeros: false)
    else {
      throw interpreter.error(
        .valueError,
        "cannot reshape array of size \(x.elementCount) into shape \(shapeText(lengths))")
    }
    if shape.rank > 64 {
      throw interpreter.error(
        .valueError,
        "maximum supported dimension for an ndarray is currently 64, found \(shape.rank)")
    }
    return try interpreter.heap.newArray(x.reshaped(shape))
  }

  /// A requested shape as NumPy's error tells it: an unknown length is a new axis, and in front it is
  /// left out.
  private static func shapeText(_ lengths: [Int]) -> String {
    let shown = lengths.drop { $0 < 0 }
    let texts = shown.map { $0 < 0 ? "newaxis" : String($0) }
    return "(\(texts.joined(separator: ","))\(lengths.count == 1 && !shown.isEmpty ? "," : ""))"
  }

  private static func common(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [TensorValue] {
    var arrays: [TensorValue] = []
    for item in try interpreter.elements(of: value) {
      arrays.append(try NumPy.asArray(item, interpreter))
    }
    guard var dtype = arrays.first?.dtype else {
      throw interpreter.error(.valueError, "need at least one array to concatenate")
    }
    for array in arrays { dtype = NumPy.promoted(dtype, array.dtype) }
    var result: [TensorValue] = []
    for array in arrays { result.append(try NumPy.cast(array, dtype, interpreter)) }
    return result
  }

  private static func comparisons(in library: inout LibraryBuilder) {
    let signature = "a, b, rtol=1e-05, atol=1e-08, equal_nan=False"
    library.function("np.allclose", signature) { call throws(ScriptError) in
      .bool(try NumPyLibrary.isClose(call).integers().allSatisfy { $0 != 0 })
    }
    library.function("np.isclose", signature) { call throws(ScriptError) in
      try NumPy.value(try isClose(call), call.interpreter)
    }
    library.function("np.array_equal", "a1, a2") { call throws(ScriptError) in
      let (x, y) = try NumPy.operands(call[0], call[1], call.interpreter)
      if x.shape != y.shape { return .false }
      try call.interpreter.visit(2 * x.elementCount)
      try call.interpreter.room(for: 16 * x.elementCount)
      return .bool(zip(x.doubles(), y.doubles()).allSatisfy { $0 == $1 })
    }
  }

  private static func isClose(_ call: Call) throws(ScriptError) -> TensorValue {
    let interpreter = call.interpreter
    let x = try NumPy.asArray(call[0], dtype: .float64, interpreter)
    let y = try NumPy.asArray(call[1], dtype: .float64, interpreter)
    let (relative, absolute) = (try call.number(2), try call.number(3))
    let isNaNEqual = try call.bool(4)
    guard let shape = Shape.broadcast(x.shape, y.shape) else {
      throw interpreter.error(
        .valueError,
        "operands could not be broadcast together with shapes \(x.shape.tupleText) "
          + "\(y.shape.tupleText) ")
    }
    try interpreter.visit(4 * (shape.checkedElementCount ?? .max >> 4))
    try interpreter.room(for: 32 * shape.elementCount)
    func spread(_ array: TensorValue) throws(ScriptError) -> [Double] {
      try NumPy.compute(interpreter) { recording throws(EngineError) in
        try recording.broadcast(try recording.constant(array), to: shape)
      }.doubles()
    }
    let close = zip(try spread(x), try spread(y)).map { a, b in
      if a.isNaN || b.isNaN { return isNaNEqual && a.isNaN && b.isNaN }
      if a.isInfinite || b.isInfinite { return a == b }
      return (a - b).magnitude <= absolute + relative * b.magnitude
    }
    return TensorValue(close, shape: shape)
  }
}
