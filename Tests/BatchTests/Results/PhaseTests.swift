import Testing

@testable import Batch

/// An error says when it came out of a backward pass.
struct PhaseTests {
  private static let rule = """
    @tf.custom_gradient
    def f(a):
      def grad(upstream):
        RULE
      return a * 2.0, grad
    x = tf.constant(1.0)
    with tf.GradientTape() as t:
      t.watch(x)
      y = f(x)

    """

  private func line(rule: String, _ after: String, limits: String = "{}") throws -> String {
    let space = try Workspace()
    let source = (Self.rule.replacing("RULE", with: rule) + after)
      .replacing("\n", with: #"\n"#).replacing("\"", with: #"\""#)
    try space.write(#"{"id": "a", "source": "\#(source)", "limits": \#(limits)}"#, to: "a.jsonl")
    _ = try space.run(["a.jsonl"])
    return try #require(try space.lines("out/a.results.jsonl.gz").first)
  }

  @Test func anExceptionOfARule() throws {
    let line = try line(rule: "raise ValueError('in a rule')", "g = t.gradient(y, x)")
    #expect(line.contains(#""type":"ValueError","message":"in a rule""#))
    #expect(line.contains(#""phase":"backward""#))
  }

  @Test func aLimitInARule() throws {
    let line = try line(
      rule: "while True: pass", "g = t.gradient(y, x)", limits: #"{"steps": 5000}"#)
    #expect(line.contains("StepLimitError"))
    #expect(line.contains(#""phase":"backward""#))
  }

  @Test func whatComesAfterOneIsForward() throws {
    let line = try line(
      rule: "raise ValueError('in a rule')",
      "try:\n  t.gradient(y, x)\nexcept ValueError:\n  pass\n1 / 0")
    #expect(line.contains("ZeroDivisionError"))
    #expect(!line.contains("phase"))
  }
}
