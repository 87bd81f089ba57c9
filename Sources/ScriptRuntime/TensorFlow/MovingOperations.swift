import TapeEngine
import Tensors

/// `tf.tile`, `tf.reverse`, `tf.roll` and `tf.pad`.
enum MovingOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.tile", "input, multiples, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let multiples = try call.integers(1) ?? []
      return try call.compute { recording throws(EngineError) in
        try recording.tile(x, multiples)
      }
    }
    library.function("tf.reverse", "tensor, axis, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(1) ?? []
      return try call.compute { recording throws(EngineError) in
        try recording.reverse(x, axes: axes)
      }
    }
    library.function("tf.roll", "input, shift, axis, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let shifts = try call.integers(1) ?? []
      let axes = try call.integers(2) ?? []
      return try call.compute { recording throws(EngineError) in
        try recording.roll(x, shifts: shifts, axes: axes)
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
    let paddings = try call.tensor(1)
    let mode = try interpreter.str(call[2]).uppercased()
    guard ["CONSTANT", "REFLECT", "SYMMETRIC"].contains(mode) else {
      throw interpreter.error(
        .valueError,
        "Value of argument `mode` expected to be one of \"CONSTANT\", \"REFLECT\", or "
          + "\"SYMMETRIC\". Received `mode` = \(mode)")
    }
    let isZero = call[3].tag == .int && call[3].intValue == 0
    let operation = mode == "CONSTANT" ? (isZero ? "Pad" : "PadV2") : "MirrorPad"
    func fail(_ text: String) -> ScriptError {
      interpreter.error(
        .invalidArgumentError,
        "{{function_node __wrapped__\(operation)_device_/job:localhost/replica:0/task:0/"
          + "device:CPU:0}} \(text) [Op:\(operation)]")
    }
    let (own, shape) = (call.recording.shape(x), call.recording.shape(paddings))
    guard shape.rank == 2, shape[1] == 2 else {
      throw fail("paddings must be a matrix with 2 columns: \(bracketed(shape))")
    }
    guard shape[0] == own.rank else {
      throw fail(
        "The first dimension of paddings must be the rank of inputs\(bracketed(shape)) "
          + bracketed(own))
    }
    let flat = try interpreter.engine { recording throws(EngineError) in
      try recording.reshape(paddings, [-1])
    }
    let numbers = try IntegerArgument.list(.tensor(flat), interpreter)
    var sizes: [(before: Int, after: Int)] = []
    for axis in 0..<own.rank {
      let size = (before: numbers[2 * axis], after: numbers[2 * axis + 1])
      if size.before < 0 || size.after < 0 {
        throw fail("Paddings must be non-negative: \(size.before) \(size.after)")
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
    return try call.compute { recording throws(EngineError) in
      try recording.pad(x, around, padding)
    }
  }

  private static func bracketed(_ shape: Shape) -> String {
    "[\(shape.dimensions.map(String.init).joined(separator: ","))]"
  }
}
