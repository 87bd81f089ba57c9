import Foundation
import Testing

@testable import Batch

/// Many short jobs on many threads, with everything that a tape can be in the midst of when a job
/// ends. The thread sanitizer runs these, too (`Scripts/test-deep`).
struct StressTests {
  /// Each leaves its thread's tape stack in another state when it ends.
  private static let programs = [
    "nested": """
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = tf.sin(x) * x ** 3
        slope = inner.gradient(y, x)
    curvature = outer.gradient(slope, x)
    """,
    "persistent": """
    v = tf.Variable(x)
    with tf.GradientTape(persistent=True) as tape:
        y = tf.exp(-v * v)
        z = y * v
    first = tape.gradient(y, v)
    second = tape.gradient(z, v)
    v.assign_add(1.0)
    del tape
    """,
    "error_inside": """
    with tf.GradientTape() as outer:
        with tf.GradientTape(persistent=True) as inner:
            inner.watch(x)
            y = x * tf.ones([2]) + tf.ones([3])
    """,
    "error_inside_rule": """
    @tf.custom_gradient
    def f(a):
        def grad(upstream):
            raise ValueError("in a rule")
        return a * 2.0, grad
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        g = inner.gradient(y, x)
    """,
    "limit_inside": """
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        while True:
            y = y * 1.0001
    """,
    "caught": """
    caught = 0
    for attempt in range(5):
        try:
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = x / 0.0
                tf.ones([2]) + tf.ones([3])
        except tf.errors.InvalidArgumentError:
            caught = caught + 1
            print("caught", attempt)
    g = tape.gradient(y, x)
    """,
    "matrix": """
    w = tf.reshape(tf.range(12.0) * x, [3, 4])
    with tf.GradientTape() as tape:
        tape.watch(w)
        loss = tf.reduce_sum(tf.tanh(tf.matmul(w, w, transpose_b=True)) ** 2)
    g = tape.gradient(loss, w)
    """,
    "training": """
    v = tf.Variable(x)
    for step in range(10):
        with tf.GradientTape() as tape:
            loss = (v - 3.0) ** 2
        v.assign_sub(0.1 * tape.gradient(loss, v))
    """,
  ]

  private static func batch(recordCount: Int) -> String {
    let names = programs.keys.sorted()
    var text = #"{"batch": {"limits": {"steps": 2000}}}"# + "\n"
    for index in 0..<recordCount {
      let name = names[(index * 7 + index / 16) % names.count]
      switch index % 50 {
      case 13: text += #"{"id": "j\#(index)", "program": "\#(name)", "inputs": {"x": "bad"}}"#
      case 31: text += "no record"
      case 47: text += #"{"id": "j\#(index)", "source": "y = \#(index)\nz = tf.constant(y) / 7"}"#
      default:
        text += #"{"id": "j\#(index)", "program": "\#(name)", "inputs": {"x": 0.\#(index)}}"#
      }
      text += "\n"
    }
    return text
  }

  @Test func manyShortJobsOnManyWorkersGiveWhatOneGives() throws {
    let space = try Workspace()
    for (name, program) in Self.programs { try space.write(program, to: "in/\(name).py") }
    try space.write(Self.batch(recordCount: 2_000), to: "in/a.jsonl")
    try space.write(Self.batch(recordCount: 300), to: "in/b.jsonl")
    let expected = try space.run(["in"], options: RunOptions(workers: 1), to: "out1")
    #expect(expected.records == 2_300)
    #expect(expected.failedByKind[.limit] ?? 0 > 200)
    #expect(expected.failedByKind[.script] ?? 0 > 400)
    let names = ["a.results.jsonl.gz", "b.results.jsonl.gz"]
    for round in 0..<3 {
      var options = RunOptions(workers: 16)
      options.usesPlans = round > 0
      options.jobLog = space.path("log")
      let report = try space.run(["in"], options: options, to: "out16")
      #expect(report.failedByKind == expected.failedByKind)
      #expect(report.failureLines == expected.failureLines)
      for name in names {
        let one = try #require(space.bytes("out1/" + name))
        #expect(space.bytes("out16/" + name) == one, "\(name), round \(round)")
      }
    }
  }
}
