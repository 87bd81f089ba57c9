import Foundation
import TestSupport
import Testing

@testable import Batch

/// Floats and ints among the params are inputs of the lanes, unless the program takes them as they are.
@Suite struct ParamsTests {
  /// Programs of `x`, `sigma`, `rate`, `n`, `k` and `mode`, with how many of 600 jobs follow plans.
  static let programs: [(name: String, least: Int, text: String)] = [
    (
      "columns", 500,
      """
      d = x * sigma + 2.0 * rate - tf.exp(-rate * x)
      y = d * n + tf.cast(tf.range(3) == k, x.dtype)
      if sigma > 0.3:
          y = -y
      print(f"{sigma:.2f} {n} {k} {float(d):.3f} {mode}")
      z = [sigma * 2 + n, n // 7, round(sigma, 1), math.exp(rate)]
      """
    ),
    (
      "counts stay in the key", 250,
      """
      y = x
      for i in range(k):
          y = y * x + sigma
      z = tf.zeros([k + 1]) + y
      if k == 2:
          y = -y
      w = [1.0, 2.0, 3.0][k]
      """
    ),
    (
      // Records with the same params share a plan.
      "nothing can vary", 200,
      """
      table = {sigma: 1.0}
      y = x * table[sigma] * n
      """
    ),
    ("unused", 500, "y = x * 2.0\nz = mode"),
    (
      "pinned on one path only", 300,
      """
      if x > 0.5:
          y = x * sigma
      else:
          y = tf.reshape(tf.fill([k + 2, 2], x), [-1]) * sigma
      """
    ),
  ]

  @Test(arguments: programs.map(\.name))
  func paramsGiveTheScriptsBytes(_ name: String) throws {
    let program = try #require(Self.programs.first { $0.name == name })
    let space = try Workspace()
    try space.write(program.text, to: "in/program.py")
    for (name, dtype, count) in [("a", "float64", 300), ("b", "float32", 300)] {
      try space.write(Self.batch(count, dtype: dtype), to: "in/\(name).jsonl")
    }
    let planned = try space.plannedCount(["a", "b"], name)
    #expect(planned >= program.least, "\(name): \(planned) of 600")
  }

  /// Records some of which give a whole number for a float, another mode, or a number too large; several
  /// in a row differ in their inputs alone.
  static func batch(_ count: Int, dtype: String) -> String {
    var generator = SplitMix64(seed: 5)
    var lines = [
      #"{"batch": {"program": "program", "dtype": "\#(dtype)", "params": {"mode": "a", "k": 1}}}"#
    ]
    var params = ""
    for record in 0..<count {
      if record % 4 == 0 {
        params =
          #""sigma": \#(record % 41 == 0 ? "1" : "\(generator.nextUnit())"), "#
          + #""rate": \#(generator.nextUnit()), "#
          + #""n": \#(record % 43 == 0 ? "1000000000000000000000" : "\(record % 50)")"#
        if record % 3 == 0 { params += #", "k": \#(record % 9 / 3)"# }
        if record % 50 == 0 { params += #", "mode": "b""# }
      }
      let inputs = #""inputs": {"x": \#(generator.nextUnit())}"#
      lines.append(
        record % 7 == 0
          ? #"{"id": "r\#(record)", \#(inputs), "params": {\#(params)}}"#
          : #"{"id": "r\#(record)", "params": {\#(params)}, \#(inputs)}"#)
    }
    return lines.joined(separator: "\n")
  }
}
