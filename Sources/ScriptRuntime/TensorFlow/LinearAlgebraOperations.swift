import TapeEngine
import Tensors

/// Factorisations and systems of matrices.
enum LinearAlgebraOperations {
  /// Operations of square matrices: the name, and what TensorFlow calls the operand.
  private static let functions: [(name: String, operand: String, Primitive)] = [
    ("cholesky", "input", .cholesky),
    ("det", "input", .determinant),
  ]

  private static func declare(
    _ name: String, _ signature: String, role: NativeRole = .knows,
    in library: inout LibraryBuilder, _ body: @escaping NativeBody
  ) {
    library.function("tf.linalg.\(name)", signature, style: .operation, role: role, body)
  }

  static func register(in library: inout LibraryBuilder) {
    for (name, operand, primitive) in functions {
      declare(name, "\(operand), name=None", in: &library) { call throws(ScriptError) in
        let x = try call.tensor(0)
        return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
          try recording.apply(primitive, x)
        }
      }
    }
    declare("logdet", "matrix, name=None", in: &library) { call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        try recording.logDeterminantOfPositive(x)
      }
    }
    declare("slogdet", "input, name=None", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      var logarithm = Value.none
      let sign = try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        let result = try recording.logDeterminant(x)
        logarithm = .tensor(result.logarithm)
        return result.sign
      }
      return try call.heap.newTuple([sign, logarithm], of: .logMatrixDeterminant)
    }
    declare("inv", "input, adjoint=False, name=None", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let isAdjoint = try call.bool(1)
      return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        try recording.inverse(x, adjoint: isAdjoint)
      }
    }
    systems(in: &library)
  }

  private static func systems(in library: inout LibraryBuilder) {
    declare("solve", "matrix, rhs, adjoint=False, name=None", in: &library) {
      call throws(ScriptError) in
      let (a, b) = try call.operands(0, 1)
      let isAdjoint = try call.bool(2)
      return try call.compute(GivenOperands(0, 1)) { recording throws(EngineError) in
        try recording.solve(a, b, adjoint: isAdjoint)
      }
    }
    declare("triangular_solve", "matrix, rhs, lower=True, adjoint=False, name=None", in: &library) {
      call throws(ScriptError) in
      let (a, b) = try call.operands(0, 1)
      let isLower = try call.bool(2)
      let isAdjoint = try call.bool(3)
      return try call.compute(GivenOperands(0, 1)) { recording throws(EngineError) in
        try recording.triangularSolve(a, b, lower: isLower, adjoint: isAdjoint)
      }
    }
    declare("cholesky_solve", "chol, rhs, name=None", in: &library) {
      call throws(ScriptError) in
      let (l, b) = try call.operands(0, 1)
      return try call.compute(GivenOperands(0, 1)) { recording throws(EngineError) in
        try recording.choleskySolve(l, b)
      }
    }
    declare(
      "lstsq", "matrix, rhs, l2_regularizer=0.0, fast=True, name=None", role: .unknown, in: &library
    ) {
      call throws(ScriptError) in
      let a = try call.tensor(0)
      let b = try Operands.other(call[1], call.recording.dtype(a), call.interpreter)
      let regularizer = try call.number(2)
      if !(try call.bool(3)) {
        throw call.interpreter.error(
          .notImplementedError, "lstsq by an orthogonal decomposition (fast=False) is missing")
      }
      let dtype = call.recording.dtype(a)
      if dtype == .bool {
        throw call.interpreter.error(
          .typeError, "Expected numeric or variant tensor, got dtype tf.bool.")
      }
      if regularizer != 0, call[2].tag == .float, !dtype.isFloatingPoint {
        throw Conversion.cannotConvert(call[2], dtype, call.interpreter)
      }
      if call.recording.rank(a) < 2 {
        throw call.interpreter.error(.indexError, "tuple index out of range")
      }
      return try call.compute { recording throws(EngineError) in
        try recording.leastSquares(a, b, regularizer: regularizer)
      }
    }
    SurfaceNamedTuple.register(in: &library)
  }
}

/// The named tuples of operations with several results.
enum SurfaceNamedTuple {
  /// The fields of each type, in order.
  static let fields: [(type: CoreType, names: [String])] = [
    (.logMatrixDeterminant, ["sign", "log_abs_determinant"])
  ]

  static func names(_ type: TypeID) -> [String]? {
    fields.first { TypeID($0.type) == type }?.names
  }

  static func register(in library: inout LibraryBuilder) {
    for (type, names) in fields {
      for (index, name) in names.enumerated() {
        library.attribute(TypeID(type), name) { interpreter, value throws(ScriptError) in
          interpreter.heap.items(value)[index]
        }
      }
      library.attribute(TypeID(type), "_fields") { interpreter, _ throws(ScriptError) in
        var texts: [Value] = []
        for name in names { texts.append(try interpreter.heap.newString(name)) }
        return try interpreter.heap.newTuple(texts)
      }
    }
  }
}
