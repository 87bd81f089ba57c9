import Testing

@testable import ScriptRuntime

/// Which names there are, and that aliases mean the same function.
struct NamesTests {
  @Test func aliasesAreOneFunction() throws {
    let groups = [
      ["tf.abs", "tf.math.abs"], ["tf.reduce_sum", "tf.math.reduce_sum"],
      ["tf.sigmoid", "tf.math.sigmoid", "tf.nn.sigmoid", "tf.keras.activations.sigmoid"],
      ["tf.nn.softmax", "tf.math.softmax"], ["tf.norm", "tf.linalg.norm"],
      ["tf.matmul", "tf.linalg.matmul"], ["tf.cast", "tf.dtypes.cast"],
      ["tf.tanh", "tf.math.tanh", "tf.nn.tanh", "tf.keras.activations.tanh"],
    ]
    for group in groups {
      let first = try #require(Library.standard.value(at: group[0]))
      for path in group.dropFirst() {
        let other = try #require(Library.standard.value(at: path), "\(path)")
        #expect(other.isIdentical(to: first), "\(path)")
      }
    }
  }

  @Test func whatIsMissingIsMissing() {
    for path in ["tf.foo", "tf.log", "tf.math.foo", "tf.float16", "tf.linalg.logm", "np.foo"] {
      #expect(Library.standard.value(at: path) == nil, "\(path)")
    }
  }

  @Test func tierOneIsThere() {
    let names = """
      constant Variable zeros ones eye zeros_like ones_like fill reshape transpose concat stack
      unstack split squeeze expand_dims cast convert_to_tensor shape size rank reduce_sum
      reduce_mean reduce_max reduce_min reduce_prod reduce_any reduce_all matmul custom_gradient
      negative linspace square gather math.floormod math.floordiv sin nn.relu argmax argmin sqrt
      cos identity stop_gradient nn.softmax exp equal not_equal less greater math.log range tanh
      clip_by_value norm abs nn.softplus where clip_by_norm logical_and logical_or logical_not
      maximum minimum round floor math.ceil sign GradientTape function name_scope TensorShape
      IndexedSlices UnconnectedGradients errors.InvalidArgumentError float32 float64 int32 int64
      bool newaxis print
      """
    for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      #expect(Library.standard.value(at: "tf.\(name)") != nil, "tf.\(name)")
    }
  }
}
