import TapeEngine
import Tensors

/// `tf.sort` and `tf.argsort`.
enum SortingOperations {
  static func register(in library: inout LibraryBuilder) {
    for name in ["sort", "argsort"] {
      let isSort = name == "sort"
      library.function(
        "tf.\(name)",
        isSort
          ? "values, axis=-1, direction='ASCENDING', name=None"
          : "values, axis=-1, direction='ASCENDING', stable=False, name=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        if call.recording.dtype(x) == .bool {
          // TensorFlow sorts upwards by sorting the negatives downwards.
          throw call.interpreter.error(.attribute("T", .bool, of: "Neg"))
        }
        let direction = try call.interpreter.str(call[2])
        guard direction == "ASCENDING" || direction == "DESCENDING" else {
          throw call.interpreter.error(
            .valueError,
            "Argument `direction` should be one of ASCENDING, DESCENDING. Received: direction="
              + direction)
        }
        let value = call.recording.value(x)
        if call[1].tag == .list || call[1].tag == .tuple {
          throw call.interpreter.error(
            .valueError,
            "Argument `axis` must be a constant scalar. Received: axis="
              + "\(try call.interpreter.str(call[1])).")
        }
        let given = try call.integer(1)
        guard let axis = value.shape.normalized(axis: given) else {
          // TensorFlow looks the axis' length up in the shape.
          let place = given < 0 ? given + value.shape.rank : given
          throw call.interpreter.error(
            .kernel(
              "StridedSlice", "slice index \(place) of dimension 0 out of bounds.",
              name: "strided_slice/"))
        }
        let order = try order(
          value, axis: axis, isDescending: direction == "DESCENDING", call.interpreter)
        if !isSort {
          return .tensor(
            try Conversion.constant(
              TensorValue(order.map { Int32(truncatingIfNeeded: $0) }, shape: value.shape),
              call.interpreter))
        }
        let split = value.shape.split(along: axis)
        let (length, inner) = (split.count, split.inner)
        let positions = order.indices.map { index in
          Int64(index / (inner * length) * inner * length + index % inner + order[index] * inner)
        }
        let rows = TensorValue(positions, shape: Shape([positions.count]))
        return try call.compute { recording throws(EngineError) in
          let flat = try recording.reshape(x, [-1])
          let sorted = try recording.gather(
            flat, try recording.constant(rows), axis: 0, batchDimensions: 0)
          return try recording.reshape(sorted, value.shape.dimensions)
        }
      }
    }
  }

  /// The positions, along one axis, of the elements in order; equal ones keep their order, NaNs are
  /// last.
  private static func order(
    _ value: TensorValue, axis: Int, isDescending: Bool, _ interpreter: Interpreter
  ) throws(ScriptError) -> [Int] {
    let split = value.shape.split(along: axis)
    let (length, inner) = (split.count, split.inner)
    let count = value.elementCount
    var rounds = 1
    while rounds < 62, 1 << rounds < length { rounds += 1 }
    // A comparison looks at two elements that may lie anywhere.
    try interpreter.visit(count * rounds >> 2)
    try interpreter.room(for: 40 * count)
    var order = [Int](repeating: 0, count: count)
    let elements = value.doubles()
    let integers = value.dtype == .int64 ? value.integers() : []
    for start in 0..<(length == 0 ? 0 : count / length) {
      let base = start / inner * inner * length + start % inner
      func precedes(_ a: Int, _ b: Int) -> Bool {
        if !integers.isEmpty {
          let (x, y) = (integers[base + a * inner], integers[base + b * inner])
          return isDescending ? x > y : x < y
        }
        let (x, y) = (elements[base + a * inner], elements[base + b * inner])
        if x.isNaN || y.isNaN { return !x.isNaN && y.isNaN }
        return isDescending ? x > y : x < y
      }
      try interpreter.visit()
      let sorted = try interpreter.stableOrder(length, precedes)
      for (place, index) in sorted.enumerated() { order[base + place * inner] = index }
    }
    return order
  }
}
