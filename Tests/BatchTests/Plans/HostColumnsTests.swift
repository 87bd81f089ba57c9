import Foundation
import JSON
import TestSupport
import Testing

@testable import Batch
@testable import ScriptRuntime

/// Numbers and texts of the language are columns of plans: their bytes are those of the scripts.
@Suite struct HostColumnsTests {
  /// Programs of `x` and a vector `v`; most jobs of each follow a plan.
  static let programs: [(name: String, text: String)] = [
    (
      "printing",
      """
      y = x * x
      print("at", float(x), y, x.dtype, v, sep=" | ")
      print(f"{float(y):.4f} {y:.3f} {y!r} {float(x)!r} {float(x)!s}", end="")
      print("%.3f and %s|%d|%8.2e" % (float(y), y, int(float(y) * 100), y))
      print("{:>12.2e} {} {!r} {}".format(float(x), y, v, y.numpy()))
      print(str(float(x)) + ";" + ", ".join(str(float(e)) for e in v), repr(float(x)), format(x, ".2f"))
      """
    ),
    (
      "arithmetic",
      """
      a = float(x)
      b = float(v[0])
      numbers = [a + b, a - b, a * b, a / b, a // b, a % b, a ** b, -a, abs(a - b), +a]
      mixed = [a + 1, 2 * a, 1 - a, a / 3, 3 / a, a // 0.3, 5 % a, 2 ** a, a ** 2, True + a]
      n = int(a * 10)
      integers = [n + 1, n - 7, n * 3, n // 3, n % 3, n ** 2, -n, ~n, n / 4, n & 1, n << 2]
      rounded = [round(a, 2), round(a), round(a * 100, -1), int(b), min(a, b), max(a, b, 0.5)]
      functions = [math.sqrt(a), math.exp(a), math.log(b), math.atan2(a, b), math.floor(b * 9)]
      total = sum(numbers) + pow(a, 3) + math.hypot(a, b)
      flags = [a < b, a == b, not a > 0.5, bool(a)]
      """
    ),
    (
      "NumPy scalars",
      """
      a = x.numpy()
      b = tf.cast(x, tf.float32).numpy()
      c = tf.cast(x * 10, tf.int32).numpy()
      results = [a * 2, a + b, b * b, c + 1, c * a, np.sqrt(a), a.item(), float(b), int(c), -a, a > 0.5]
      kinds = (a.dtype == np.float64, b.shape == (), isinstance(float(a), float))
      print(a, b, c, [a, float(b)], f"{a:.3f} {b}")
      back = tf.constant(float(b), tf.float64) * a
      """
    ),
    (
      "back to tensors",
      """
      scale = float(tf.reduce_sum(v))
      with tf.GradientTape() as tape:
          tape.watch(x)
          y = scale * x + x / scale - tf.constant(scale, tf.float64) ** 2 + tf.maximum(x, scale)
      g = tape.gradient(y, x)
      small = tf.cast(v, tf.float32) * scale
      w = tf.Variable(scale)
      w.assign(scale * 2)
      count = int(tf.reduce_sum(tf.cast(v > 0.5, tf.int32)))
      part = v * count
      """
    ),
    (
      "a list of losses",
      """
      w = tf.Variable(0.1, dtype=tf.float64)
      losses = []
      best = math.inf
      for step in range(6):
          with tf.GradientTape() as tape:
              loss = tf.reduce_mean((w * v - x) ** 2)
          w.assign_sub(0.3 * tape.gradient(loss, w))
          losses.append(float(loss))
          if step % 2 == 0:
              print(step, float(loss), losses)
          if losses[-1] < best:
              best = losses[-1]
      report = {"last": losses[-1], "all": tuple(losses)}
      first, *rest = losses
      """
    ),
    (
      "an index that is pinned",
      """
      i = int(x * 2.0)
      y = v[i]
      names = ["low", "high"]
      z = names[i]
      print(z, i, y)
      for k in range(i + 1):
          y = y * x
      r = tf.reshape(v, [i + 1, -1])
      """
    ),
    (
      "errors of arithmetic",
      """
      a = float(x)
      k = int(a * 4)
      y = 1 / (k - 1)
      z = math.log(a - 0.1)
      """
    ),
    (
      "Newton's iteration",
      """
      guess = tf.identity(x) + 1.0
      steps = 0
      err = float(guess)
      while abs(err) > 1e-3:
          step = (guess * guess - x) / (2.0 * guess)
          guess = guess - step
          err = float(step)
          steps += 1
      print(steps, err)
      """
    ),
    (
      "arrays of NumPy",
      """
      y = (v * x).numpy()
      m = tf.reshape(v[:2], [2, 1]).numpy()
      print(y, repr(m), f"{y}", "%s" % m, [y], {"y": y}, y.shape, y.dtype, len(y), y.size)
      for row in m:
          print(row, row[0], "%.3f" % float(row[0]))
      parts = [y[1:], y[-1], y[::2], m[:, 0], m[0, 0], float(y[0]) + 1.0]
      back = tf.constant(y) + v
      product = tf.matmul(m, m, transpose_b=True)
      w = tf.Variable(v)
      w.assign_add(v)
      held = w.numpy()
      history = [(v * float(k)).numpy() for k in range(3)]
      print(held, history[1][0], (v > 0.5).numpy())
      """
    ),
    (
      "lists of numbers",
      """
      a = float(x)
      n = int(a * 10)
      numbers = [float(e) for e in v]
      total = tf.reduce_sum(numbers)
      stacked = tf.stack([a, 1.0, numbers[0]])
      nested = tf.constant([[a, x.numpy()], [n, 1]], dtype=tf.float64)
      plain = tf.constant((a, 2))
      whole = tf.constant([n, 2])
      flags = tf.constant([bool(e > 0.5) for e in v])
      chosen = tf.where(flags, v, 0.0)
      row = [a, 0.5]
      w = tf.Variable([row, row])
      with tf.GradientTape() as tape:
          y = tf.reduce_sum(w * w)
      g = tape.gradient(y, w)
      print(row, numbers)
      """
    ),
    (
      "text in containers",
      """
      rows = []
      for value in v:
          rows.append({"value": float(value), "text": f"{float(value):.2f}"})
      print("\\n".join(row["text"] for row in rows))
      values = [row["value"] for row in rows]
      largest = max(values)
      pair = (values, len(rows))
      """
    ),
  ]

  /// Every batch with and without plans, byte for byte.
  @Test(arguments: programs.map(\.name))
  func columnsAreTheScriptsBytes(_ name: String) throws {
    let program = try #require(Self.programs.first { $0.name == name })
    let space = try Workspace()
    let batches = try space.writePlanned(program.text, seed: 7)
    let planned = try space.plannedCount(batches, name)
    #expect(planned > Self.leastPlanned[name] ?? 400, "\(name): \(planned) of 784")
  }

  /// Every elementwise function of numbers that vary: none falls back to the script.
  @Test func functionsTakeColumns() throws {
    var calls: [String] = []
    for row in ElementwiseRow.all {
      for name in row.tf.prefix(1).map({ "tf.\($0)" }) + row.np.names.map({ "np.\($0)" }) {
        let operands =
          name.contains("bitwise") ? "i, j" : name.contains("logical") ? "p, q" : "a, b"
        let given = operands.split(separator: ", ").prefix(row.operands.count)
        calls.append("\(name)(\(given.joined(separator: ", ")))")
      }
    }
    #expect(calls.count > 100)
    let space = try Workspace()
    let batches = try space.writePlanned(
      """
      a = float(x)
      b = float(v[0])
      i = int(a * 10)
      j = int(b * 3)
      p = a > 0.5
      q = b > 0.5
      results = [\(calls.joined(separator: ", "))]
      """, seed: 8)
    #expect(try space.plannedCount(batches, "functions") > 400)
  }

  /// Where decisions and errors send many lanes to their scripts.
  static let leastPlanned = [
    "errors of arithmetic": 250, "text in containers": 300,
  ]

  /// What no plan can repeat is refused, and the bytes are the script's all the same.
  @Test(arguments: [
    "y = {float(x): 1}", "s = str(float(x))\nn = len(s)", "s = f'{float(x)}'[:3]",
    "t = f'{float(x):.1f}'\ny = 1.0 if t == '0.4' else 2.0", "y = sorted([float(x), 0.5])[0]",
    "try:\n    y = 1 / (float(x) - 0.4)\nexcept ZeroDivisionError:\n    y = 2.0",
    "y = tf.zeros([2]).numpy()\ny[0] = float(x)", "s = f'{str(float(x)):>20}'\nprint(s)",
    "print([f'{float(x)}'])", "a = float(x)\nb = float(x)\ny = 1 if a is b else 2",
    "y = 'a' in f'{float(x)}'", "y = np.array([float(x), 1.0]).sum()", "print('%20s' % f'{x}')",
    "print(ascii(float(x)))", "print(float(x) in {0.4: 1})", "s = 'abc' * int(float(x) > 0.3)",
    "print(f'{0.5:{int(x * 10)}.2f}')", "y = tf.fill([2], float(x))",
    "y = tf.stack([float(x), 1.0])", "y = tf.constant([float(x) * 1e38, 1.0])",
    "y = tf.constant([int(x * 5e9), 1])", "y = tf.stack([x, x]).numpy()\ny[0] = 5.0\nprint(y)",
    "y = tf.stack([x, x]).numpy()\nz = y + 1.0\nprint(y == y, y.sum(), y.T)",
    "y = tf.stack([x, x]).numpy()\nz = y.tolist()\nw = y.astype('float32')\nu = y[[1, 0]]",
    "y = tf.stack([x, x]).numpy()\nz = 1.0 if y[0] > 0.5 else y[1]\nw = np.sum(y)",
    "h = hash(float(x))", "y = [1, 2, 3].index(int(x * 5))",
    "y = list(map(float, [x, x]))\nz = y.count(float(x))", "y = float(x) == [0.4]",
    // Refused at the array already, so that the number has no place in the trace.
    "v = tf.stack([x, x])\nprint(v.numpy())\ny = [np.float32(1.0), float(x)]\nprint(y)",
  ])
  func theRestIsTheScripts(_ program: String) throws {
    let space = try Workspace()
    try space.write(program, to: "in/program.py")
    var lines = [#"{"batch": {"program": "program", "dtype": "float64"}}"#]
    for record in 0..<20 {
      lines.append(#"{"id": "r\#(record)", "inputs": {"x": \#(record % 3 == 0 ? 0.4 : 0.61)}}"#)
    }
    try space.write(lines.joined(separator: "\n"), to: "in/a.jsonl")
    for plans in [false, true] {
      var options = RunOptions(workers: 1)
      options.usesPlans = plans
      // A program that fails shows nothing.
      let report = try space.run(["in"], options: options, to: "\(plans)")
      #expect(report.records == 20 && report.failed == 0)
    }
    #expect(
      try space.lines("true/a.results.jsonl.gz") == space.lines("false/a.results.jsonl.gz"))
  }
}
