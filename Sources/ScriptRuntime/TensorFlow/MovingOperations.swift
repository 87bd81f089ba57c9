import TapeEngine
import Tensors

/// `tf.tile`, `tf.reverse`, `tf.roll` and `tf.pad`.
enum MovingOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.tile", "input, multiples, name=None", style: .operation) {
      call throws(ScriptError) in
      let given = GivenOperands(0, 1)
      let x = try call.tensor(0)
      let multiples = try call.shape(1, "Tmultiples", of: "Tile", given) {
        "Expected multiples to be 1-D, but got shape \($0.bracketed)"
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.tile(x, multiples)
      }
    }
    library.function("tf.reverse", "tensor, axis, name=None", style: .operation) {
      call throws(ScriptError) in
      let given = GivenOperands(0, 1)
      let x = try call.tensor(0)
      let axes = try call.shape(1, "Tidx", of: "ReverseV2", given) {
        "'dims' must be 1-dimension, not \($0.rank)"
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.reverse(x, axes: axes)
      }
    }
    library.function("tf.roll", "input, shift, axis, name=None", style: .operation) {
      call throws(ScriptError) in
      let given = GivenOperands(0, 1, 2)
      let x = try call.tensor(0)
      let (shifts, shape) = try call.indices(1, "Tshift", of: "Roll", default: nil, given)
      let (axes, other) = try call.indices(2, "Taxis", of: "Roll", default: nil, given)
      if call.recording.rank(x) > 0 {
        for (name, shape) in [("shift", shape), ("axis", other)] where shape.rank > 1 {
          throw call.failure(
            .kernel("Roll", "\(name) must be a scalar or a 1-D vector. Found: \(shape.bracketed)"),
            given)
        }
        if shape != other {
          throw call.failure(.kernel("Roll", "shift and axis must have the same size"), given)
        }
      }
      // The kernel takes each shift as 32 bits.
      let narrowed = shifts.map { Int(Int32(truncatingIfNeeded: $0)) }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.roll(x, shifts: narrowed, axes: axes)
      }
    }
    library.function(
      "tf.pad", "tensor, paddings, mode='CONSTANT', constant_values=0, name=None",
      style: .operation
    ) { call throws(ScriptError) in try pad(call) }
  }

  private static func pad(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    let x = try call.tensor(0)
    let mode = try interpreter.str(call[2]).uppercased()
    guard ["CONSTANT", "REFLECT", "SYMMETRIC"].contains(mode) else {
      throw interpreter.error(
        .valueError,
        "Value of argument `mode` expected to be one of \"CONSTANT\", \"REFLECT\", or "
          + "\"SYMMETRIC\". Received `mode` = \(mode)")
    }
    let isZero = call[3].tag == .int && call[3].intValue == 0
    let operation = mode == "CONSTANT" ? (isZero ? "Pad" : "PadV2") : "MirrorPad"
    let given = isZero || mode != "CONSTANT" ? GivenOperands(0, 1) : GivenOperands(0, 1, 3)
    let paddings = try call.indexTensor(1, "Tpaddings", of: operation, given)
    func fail(_ text: String) -> ScriptError { call.failure(.kernel(operation, text), given) }
    let (own, shape) = (call.recording.shape(x), call.recording.shape(paddings))
    guard shape.rank == 2, shape[1] == 2 else {
      throw fail("paddings must be a matrix with 2 columns: \(bracketed(shape))")
    }
    guard shape[0] == own.rank else {
      throw fail(
        "The first dimension of paddings must be the rank of inputs\(bracketed(shape))"
          + (mode == "CONSTANT" ? " " : ", ") + bracketed(own))
    }
    let flat = try interpreter.engine { recording throws(EngineError) in
      try recording.reshape(paddings, [-1])
    }
    let numbers = try IntegerArgument.list(.tensor(flat), interpreter)
    var sizes: [(before: Int, after: Int)] = []
    for axis in 0..<own.rank {
      let size = (before: numbers[2 * axis], after: numbers[2 * axis + 1])
      if size.before < 0 || size.after < 0 {
        throw fail(
          "\(mode == "CONSTANT" ? "P" : "p")addings must be non-negative: \(size.before) "
            + "\(size.after)")
      }
      sizes.append(size)
    }
    let padding: Recording.Padding =
      switch mode {
      case "CONSTANT":
        .constant(isZero ? nil : try call.tensor(3, dtype: call.recording.dtype(x)))
      default: .mirrored(repeatsBorder: mode == "SYMMETRIC")
      }
    let around = sizes
    return try call.compute(given) { recording throws(EngineError) in
      try recording.pad(x, around, padding)
    }
  }

  private static func bracketed(_ shape: Shape) -> String {
    "[\(shape.dimensions.map(String.init).joined(separator: ","))]"
  }
}
