import TapeEngine
import Tensors

/// Factorisations and systems of matrices.
enum LinearAlgebraOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.linalg.cholesky", "input, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        try recording.cholesky(x)
      }
    }
    library.function("tf.linalg.det", "input, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        try recording.determinant(x)
      }
    }
    library.function("tf.linalg.logdet", "matrix, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        try recording.logDeterminantOfPositive(x)
      }
    }
    library.function("tf.linalg.slogdet", "input, name=None", style: .operation) {
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
    library.function("tf.linalg.inv", "input, adjoint=False, name=None", style: .operation) {
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
    library.function(
      "tf.linalg.solve", "matrix, rhs, adjoint=False, name=None", style: .operation
    ) { call throws(ScriptError) in
      let (a, b) = try call.operands(0, 1)
      let isAdjoint = try call.bool(2)
      return try call.compute(GivenOperands(0, 1)) { recording throws(EngineError) in
        try recording.solve(a, b, adjoint: isAdjoint)
      }
    }
    library.function(
      "tf.linalg.triangular_solve", "matrix, rhs, lower=True, adjoint=False, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let (a, b) = try call.operands(0, 1)
      let isLower = try call.bool(2)
      let isAdjoint = try call.bool(3)
      return try call.compute(GivenOperands(0, 1)) { recording throws(EngineError) in
        try recording.triangularSolve(a, b, lower: isLower, adjoint: isAdjoint)
      }
    }
    library.function("tf.linalg.cholesky_solve", "chol, rhs, name=None", style: .operation) {
      call throws(ScriptError) in
      let (l, b) = try call.operands(0, 1)
      return try call.compute(GivenOperands(0, 1)) { recording throws(EngineError) in
        try recording.choleskySolve(l, b)
      }
    }
    library.function(
      "tf.linalg.lstsq", "matrix, rhs, l2_regularizer=0.0, fast=True, name=None",
      style: .operation
    ) { call throws(ScriptError) in
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
