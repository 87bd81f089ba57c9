import Foundation
import Testing

@testable import Batch

/// What a result line holds, point for point of the contract.
struct ResultLineTests {
  private func line(_ record: String) throws -> String {
    let space = try Workspace()
    try space.write(record + "\n", to: "a.jsonl")
    _ = try space.run(["a.jsonl"])
    return try #require(try space.lines("out/a.results.jsonl.gz").first)
  }

  private func result(_ source: String, _ more: String = "") throws -> String {
    let text = source.replacingOccurrences(of: "\n", with: #"\n"#)
    return try line(#"{"id": "a", "source": "\#(text)"\#(more)}"#)
  }

  private func outputs(_ source: String, _ more: String = "") throws -> String {
    let line = try result(source, more)
    let start = #"{"id":"a","status":"ok","outputs":"#
    guard line.hasPrefix(start) else { return line }
    return String(line.dropFirst(start.count).dropLast())
  }

  // MARK: Which values

  @Test func defaultsComeInTheOrderOfAssignment() throws {
    #expect(try outputs("b = 1\na = 2\nb = 3") == #"{"b":3,"a":2}"#)
    #expect(try outputs("y = 1\nz = 2\ndel y\ny = 3") == #"{"z":2,"y":3}"#)
    #expect(
      try outputs("def f():\n  global b\n  b = 1\na = 0\nf()\nc = 2") == #"{"a":0,"b":1,"c":2}"#)
  }

  @Test func whatHasNoFormIsSkippedUnlessAskedFor() throws {
    #expect(
      try outputs("s = 'text'\nf = len\nm = [1, 's']\nt = tf.GradientTape()\nr = range(3)\ny = 1")
        == #"{"y":1}"#)
    #expect(
      try outputs("s = 'text'\nd = {'k': s}", #", "outputs": ["d", "s"]"#)
        == #"{"d":{"k":"text"},"s":"text"}"#)
    #expect(
      try result("f = len", #", "outputs": ["f"]"#).contains("outputs: 'f' holds a value of type"))
    #expect(
      try result("y = 1", #", "outputs": ["z"]"#).contains(
        "outputs: the program did not assign 'z'"))
    #expect(
      try outputs("y = x", #", "inputs": {"x": 3}, "outputs": ["x", "y"]"#) == #"{"x":3.0,"y":3.0}"#
    )
    #expect(
      try result("y = 1", #", "outputs": ["y", "y"]"#).contains("outputs: 'y' is there twice"))
  }

  @Test func containersBecomeListsAndObjects() throws {
    #expect(try outputs("t = (1, [2.5, (True, None)])") == #"{"t":[1,[2.5,[true,null]]]}"#)
    #expect(
      try outputs("d = {1: 2.0, (1, 2): 3, None: 1, 2.5: tf.constant([1.0])}")
        == #"{"d":{"1":2.0,"(1, 2)":3,"None":1,"2.5":[1.0]}}"#)
    #expect(try result("a = []\na.append(a)").contains("is nested too deeply, or holds itself"))
    // Two keys with one text would make an object that no strict reader takes.
    #expect(
      try result("d = {1: 2.0, '1': 3}").contains("output 'd' has two keys that are written '1'"))
  }

  @Test func numPyValuesCountAsTensors() throws {
    #expect(
      try outputs(
        "s = np.float32(0.1)\nb = np.bool_(True)\ni = tf.constant(3).numpy()\nq = np.array([1, 2])")
        == #"{"s":0.1,"b":true,"i":3,"q":[1,2]}"#)
  }

  // MARK: Numbers

  @Test func digitsAreTheShortestAndFloatsShowIt() throws {
    #expect(
      try outputs("y = -0.0\nw = 1e22\nv = tf.constant(1e-45)\nu = tf.constant(16777216.0)\nk = 7")
        == #"{"y":-0.0,"w":1e+22,"v":1e-45,"u":16777216.0,"k":7}"#)
    #expect(
      try outputs("y = x", #", "inputs": {"x": [1e400, "NaN", "-Infinity"]}"#)
        == #"{"y":["Infinity","NaN","-Infinity"]}"#)
    #expect(
      try outputs("a = x\nc = tf.zeros([2, 0, 3])", #", "inputs": {"x": [[], []]}"#)
        == #"{"a":[[],[]],"c":[[],[]]}"#)
  }

  @Test func slicesAreDenseOrTyped() throws {
    let program = """
      v = tf.Variable([1.0, 2.0, 3.0])
      with tf.GradientTape() as t:
        y = tf.gather(v, [0, 2, 0])
      g = t.gradient(y, v)
      """
    #expect(try outputs(program, #", "outputs": ["g"]"#) == #"{"g":[2.0,0.0,1.0]}"#)
    let typed = try outputs(program, #", "outputs": ["g"], "encoding": "typed""#)
    #expect(typed.hasPrefix(#"{"g":{"indices":{"dtype":"int32","shape":[3],"data":[0,2,0]},"#))
    #expect(typed.contains(#""values":{"dtype":"float32","shape":[3],"data":[1.0,1.0,1.0]}"#))
    #expect(typed.hasSuffix(#""dense_shape":{"dtype":"int32","shape":[1],"data":[3]}}}"#))
  }

  // MARK: What is copied

  @Test func idAndTagsKeepTheirText() throws {
    let tags = #"{"a":1.0E5,"b":1e400,"c":"\u00e9\/","e":12345678901234567890123}"#
    #expect(
      try line(#"{"id": "\u0061\u00e9\"", "source": "y = 1", "tags": \#(tags)}"#)
        == #"{"id":"\u0061\u00e9\"","status":"ok","outputs":{"y":1},"tags":\#(tags)}"#)
    #expect(
      try line(#"{"id": "a", "source": "1 / 0", "tags": \#(tags)}"#).hasSuffix(
        #""retryable":false},"tags":\#(tags)}"#))
  }

  // MARK: Why a gradient is None

  @Test func aNoneThatWasAskedForSaysWhy() throws {
    func why(_ body: String, _ after: String = "g = t.gradient(y, x)") throws -> String {
      let line = try result(
        "x = tf.constant(3.0)\nwith tf.GradientTape() as t:\n  \(body)\n\(after)",
        #", "outputs": ["g"]"#)
      guard let found = line.range(of: #""why":{"g":""#) else { return line }
      return String(line[found.upperBound...].dropLast(3))
    }
    #expect(try why("y = x * x") == "not watched")
    let watched = "t.watch(x)\n  "
    #expect(
      try why(watched + "y = tf.stop_gradient(x) * 2.0") == "stopped by stop_gradient at line 4")
    #expect(try why(watched + "y = tf.cast(x, tf.int32)").hasPrefix("integer dtype"))
    #expect(
      try why("t.watch(x)", "y = x * x\ng = t.gradient(y, x)")
        == "computed outside the tape at line 4")
    #expect(
      try why(watched + "y = tf.constant(2.0) * 3.0") == "no path from the source to the target")
    #expect(
      try why(watched + "y = tf.floor(x)").hasPrefix("through an operation without a derivative"))
    let outside = "computed outside TensorFlow at line 4"
    #expect(try why(watched + "y = tf.constant(np.mean(x.numpy()))") == outside)
    #expect(
      try why(watched + "y = x * 0.0 + 1.0\n  y = tf.constant(float(y)) * 2.0").hasSuffix("line 5"))
    #expect(
      try why(watched + "y = x * x", "z = tf.constant(np.mean(y.numpy()))\ng = t.gradient(z, x)")
        == "computed outside TensorFlow at line 5")
    #expect(
      try why(watched + "v = tf.Variable(x)\n  y = v * v") == "assigned to a variable at line 4")
    #expect(
      try why(watched + "v = tf.Variable(1.0, trainable=False)\n  v.assign(x * 2.0)\n  y = v * v")
        == "assigned to a variable at line 5")
    #expect(
      try why("v = tf.Variable(1.0, trainable=False)\n  y = v * x", "g = t.gradient(y, v)")
        == "a variable that is not trainable")
    // A second source keeps the target on the tape; the cut path is found all the same.
    let other = watched + "w = tf.Variable(2.0)\n  "
    #expect(
      try why(other + "y = w * np.mean(x.numpy())") == "computed outside TensorFlow at line 5")
    #expect(
      try why(other + "y = w * tf.cast(tf.cast(x, tf.int32), tf.float32)")
        == "integer dtype at line 5")
    #expect(
      try why(other + "y = w * tf.stop_gradient(x) + w") == "stopped by stop_gradient at line 5")
    #expect(try why(other + "y = w * w") == "no path from the source to the target")
  }

  @Test func aValueMadeBeforeTheTapeIsTheReason() throws {
    let line = try result(
      "x = tf.constant(3.0)\ny = x * 2.0\nwith tf.GradientTape() as t:\n  t.watch(x)\n"
        + "  z = y * y\ng = t.gradient(z, x)", #", "outputs": ["g"]"#)
    #expect(line.contains(#""why":{"g":"made outside the tape at line 2"}"#), "\(line)")
  }

  @Test func nonesInsideListsSayWhy() throws {
    let line = try result(
      "a, b = tf.Variable(1.0), tf.constant(2.0)\nwith tf.GradientTape() as t:\n  y = a * 2.0\n"
        + "g = t.gradient(y, [a, b, {'k': b, 'l': (a, b)}])", #", "outputs": ["g"]"#)
    #expect(
      line.contains(
        #""why":{"g[1]":"not watched","g[2]['k']":"not watched","g[2]['l'][1]":"not watched"}"#),
      "\(line)")
  }
}
