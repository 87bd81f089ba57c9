import Foundation
import JSON
import TapeEngine
import TestSupport
import Testing

@testable import Batch

/// Plans give the bytes that scripts give, whatever decides, fails or hits a limit among the lanes.
@Suite struct PlansTests {
  /// Programs of `x`, a vector `v`, and sometimes a parameter `n`, with what each is about.
  static let programs: [(name: String, text: String)] = [
    (
      "second order",
      """
      with tf.GradientTape(persistent=True) as outer:
          outer.watch([x, v])
          with tf.GradientTape() as inner:
              inner.watch([x, v])
              y = tf.reduce_sum(tf.exp(v * x) / (1.0 + tf.tanh(v)) ** 2)
          first, rows = inner.gradient(y, [x, v])
      second = outer.gradient(first, x)
      mixed = outer.gradient(rows, v)
      """
    ),
    (
      "a branch",
      """
      with tf.GradientTape() as tape:
          tape.watch(x)
          y = x * x if x > 0.5 else tf.sin(x)
      slope = tape.gradient(y, x)
      """
    ),
    (
      "an assertion",
      """
      y = tf.sqrt(x)
      assert x < 0.9, "too large"
      z = tf.norm(v)
      """
    ),
    (
      "a loop of data-dependent length",
      """
      guess = tf.identity(x) + 1.0
      while abs(guess * guess - x) > 0.1:
          guess = 0.5 * (guess + x / guess)
      """
    ),
    (
      "host scalars and printing",
      """
      print("at", float(x), x.dtype)
      total = float(x) * 2.0 + v.numpy().sum()
      """
    ),
    (
      "constants printed, an expired tape, a None",
      """
      with tf.GradientTape() as tape:
          tape.watch(x)
          y = x * 3.0
          z = tf.constant(2.0)
      slope = tape.gradient(y, [x, z], unconnected_gradients="none")
      try:
          tape.gradient(y, x)
      except RuntimeError as error:
          print(error)
      missing = slope[1]
      pair = (x, {"a": v, 1: True, "n": None})
      """
    ),
    (
      "training with variables",
      """
      w = tf.Variable(tf.zeros_like(v))
      b = tf.Variable(0.0)
      for step in range(5):
          with tf.GradientTape() as tape:
              loss = tf.reduce_mean((tf.sigmoid(w * v + b) - x) ** 2)
          gw, gb = tape.gradient(loss, [w, b])
          w.assign_sub(0.5 * gw)
          b.assign(b - 0.5 * gb)
      """
    ),
    (
      "products, joins and cuts",
      """
      m = tf.reshape(tf.concat([v, v * x, v - x], 0), [3, 4])
      a = m @ tf.transpose(m)
      with tf.GradientTape() as tape:
          tape.watch(m)
          s = tf.nn.softmax(tf.matmul(m, tf.ones([4, 5]) * 0.1), axis=-1)
          y = tf.reduce_sum(tf.stack([s[0], s[2]])[:, ::2] * tf.nn.log_softmax(s)[1, 1])
      g = tape.gradient(y, m)
      best = tf.argmax(m, axis=1)
      largest = tf.reduce_max(m, axis=[0, 1])
      top = tf.where(m > 0.5, m, tf.zeros_like(m))
      parts = tf.split(m, 2, axis=1) + tf.unstack(m)
      """
    ),
    (
      "rows by index",
      """
      table = tf.Variable(tf.reshape(v, [2, 2]))
      with tf.GradientTape() as tape:
          y = tf.reduce_sum(tf.gather(table, [1, 0, 1]) * x)
      rows = tape.gradient(y, table)
      whole = tf.convert_to_tensor(rows)
      """
    ),
    (
      "a parameter and integers",
      """
      y = x * n
      k = tf.cast(x * 10.0, tf.int32)
      q = 7 // (k - 3)
      """
    ),
    (
      "a check and means of integers",
      """
      y = tf.debugging.check_numerics(tf.math.log(x - 0.3), "y")
      m = tf.reduce_mean(tf.cast(v * 10.0, tf.int32))
      r = tf.reduce_mean(tf.cast(tf.stack([v, -v]) * 10.0, tf.int64), axis=1)
      """
    ),
    (
      "classes and generators",
      """
      class Scaled:
          def __init__(self, factor, shift=0.0):
              self.factor = factor
              self.shift = shift
          def __call__(self, t):
              return self.factor * t + self.shift
          def __mul__(self, other):
              return Scaled(self.factor * other, self.shift)
          @property
          def slope(self):
              return self.factor * 1.0
      class Model(Scaled):
          def __init__(self, factor):
              super().__init__(factor, shift=0.25)
              self.w = tf.Variable(tf.zeros_like(v))
          def losses(self, count):
              for step in range(count):
                  with tf.GradientTape() as tape:
                      loss = tf.reduce_mean((self(self.w) - x) ** 2)
                  self.w.assign_sub(0.5 * tape.gradient(loss, self.w))
                  yield loss
      model = Model(float(x) * 2.0)
      total = sum(model.losses(3))
      host = (model * 3.0).slope + model.shift
      weights = model.w
      """
    ),
    (
      "an index that varies",
      """
      i = tf.cast(x * 3.0, tf.int32)
      y = v[i]
      """
    ),
  ]

  @Test(arguments: programs.map(\.name))
  func plansGiveTheScriptsBytes(_ name: String) throws {
    let space = try Workspace()
    let program = try #require(Self.programs.first { $0.name == name })
    try space.write(program.text, to: "in/program.py")
    for (index, count) in [1, 7, 8, 255, 256, 257].enumerated() {
      try space.write(
        Self.batch(count, seed: UInt64(index), usesParameter: program.text.contains(" * n")),
        to: "in/b\(count).jsonl")
    }
    var digests: Set<Data> = []
    for (plans, workers) in [(false, 1), (true, 1), (true, 3)] {
      var options = RunOptions(workers: workers)
      options.usesPlans = plans
      let output = "out-\(plans)-\(workers)"
      _ = try space.run(["in"], options: options, to: output)
      var all = Data()
      for count in [1, 7, 8, 255, 256, 257] {
        for line in try space.lines("\(output)/b\(count).results.jsonl.gz") {
          all.append(Data(line.utf8))
        }
        #expect(try space.lines("\(output)/b\(count).results.jsonl.gz").count == count)
      }
      digests.insert(all)
    }
    #expect(digests.count == 1, "\(name)")
  }

  /// Programs whose runs a plan cannot repeat: they read a value, or may fail by one.
  static let unplanned: Set<String> = [
    "host scalars and printing"
  ]

  @Test(arguments: programs.map(\.name))
  func plansAreMadeOfWhatTheyCanRepeat(_ name: String) throws {
    let program = try #require(Self.programs.first { $0.name == name })
    let space = try Workspace()
    try space.write(program.text, to: "program.py")
    let runner = JobRunner(
      options: RunOptions(), programs: ProgramLibrary(searchPath: [space.root]),
      arrays: ReferencedFiles.Cache())
    let line =
      #"{"id":"a","program":"program","inputs":{"x":0.4,"v":[0.1,0.2,0.3,0.4]},"params":{"n":2}}"#
    let text = ByteBuffer()
    let traced = Array(line.utf8).withUnsafeBytes {
      runner.read(RecordLine(text: $0, number: 1, defaults: JobDefaults()))
      return runner.runTraced(into: text)
    }
    #expect(traced.failure == nil)
    #expect((traced.planned != nil) != Self.unplanned.contains(name))
  }

  /// Nor is the time of nobody shared among them in the job log, wherever a unit ends.
  @Test func theJobLogOfFullGroups() throws {
    let space = try Workspace()
    // So large that a group has one lane: every unit ends with a full one.
    try space.write("y = tf.reduce_sum(x * tf.ones([600, 1000]))\n", to: "in/program.py")
    let line = #"{"id": "a", "program": "program", "inputs": {"x": 1.5}}"# + "\n"
    try space.write(String(repeating: line, count: 10), to: "in/a.jsonl")
    var options = RunOptions(workers: 1)
    options.jobLog = space.path("log")
    let report = try space.run(["in"], options: options)
    let log = String(decoding: try #require(space.bytes("log")), as: UTF8.self)
    #expect(log.split(separator: "\n").count == report.records)
  }

  /// A key holds addresses; those of defaults that are gone must not be taken for those of others.
  @Test func defaultsComeAndGo() throws {
    let space = try Workspace()
    try space.write("z = x * y\n", to: "in/program.py")
    var lines: [String] = []
    func add(_ y: Int, _ parameters: Range<Int>) {
      lines.append(#"{"batch": {"program": "program", "inputs": {"y": \#(y)}}}"#)
      for n in parameters {
        lines.append(#"{"id": "r\#(lines.count)", "inputs": {"x": 2}, "params": {"n": \#(n)}}"#)
      }
    }
    for y in 0..<20 {
      for _ in 0..<3 { add(y, 0..<1) }
      add(y, 0..<1)
      lines += Array(repeating: #"{"id": "s", "inputs": {"x": 3}}"#, count: 3)
    }
    // More keys than the cache keeps.
    add(100, 0..<3_000)
    for y in 200..<600 {
      add(y, 0..<1)
      lines += Array(repeating: #"{"id": "t", "inputs": {"x": 3}}"#, count: 3)
    }
    try space.write(lines.joined(separator: "\n"), to: "in/a.jsonl")
    for usesPlans in [false, true] {
      var options = RunOptions(workers: 1)
      options.usesPlans = usesPlans
      _ = try space.run(["in"], options: options, to: "\(usesPlans)")
    }
    let expected = try #require(space.bytes("false/a.results.jsonl.gz"))
    #expect(space.bytes("true/a.results.jsonl.gz") == expected)
  }

  /// Most records have the form of the one before and are not parsed: those that nearly have it are.
  @Test(arguments: ["float32", "float64"]) func recordsThatNearlyLookAlike(_ dtype: String) throws {
    let space = try Workspace()
    try space.write("y = x * tf.reduce_sum(v) + 0.1\nz = x - 1.0\n", to: "in/program.py")
    try space.write("y = -x\nz = tf.reduce_sum(v)\n", to: "in/other.py")
    var lines = [#"{"batch": {"program": "program", "dtype": "\#(dtype)", "tags": {"t": 0}}}"#]
    var generator = SplitMix64(seed: 3)
    let others = [
      #"{"id":"a\n","inputs":{"x":1.5,"v":[1,2]}}"#, #"{"id":"é","inputs":{"x":1.5,"v":[1,2]}}"#,
      #"{"id":"b","inputs":{"x":1.5,"v":[1,2,3]}}"#, #"{"id":"b","inputs":{"x":1.5,"v":[1]}}"#,
      #"{"id":"c","inputs":{"x":01,"v":[1,2]}}"#, #"{"id":"c","inputs":{"x":1.,"v":[1,2]}}"#,
      #"{"id":"d","inputs":{"x":"NaN","v":[1,2]}}"#, #"{"id":"d","inputs":{"x":true,"v":[1,2]}}"#,
      #"{"id":"e","inputs":{"x":1.5,"v":[1,2]}} "#, #"{"id":"e","inputs":{"x":1.5,"v":[1,2]}}x"#,
      #"{"id":"f","inputs":{"x":1.5,"v":[1,2]},"tags":{"t":1}}"#,
      #"{"id":"f","inputs":{"x":1.5,"v":[1,2]},"tags":{"t":2}}"#,
      #"{"id":"f","inputs":{"x":1.5,"v":[1,2]},"tags":{"t":1.50}}"#,
      #"{"tags":{"t":[1,"a",{"u":"b"}]},"id":"f","inputs":{"x":1.5,"v":[1,2]}}"#,
      #"{"tags":{"t":[2,"aa",{"u":""}]},"id":"f","inputs":{"x":1.5,"v":[1,2]}}"#,
      #"{"tags":{"t":[2,"\n",{"u":""}]},"id":"f","inputs":{"x":1.5,"v":[1,2]}}"#,
      #"{"tags": {"t": 1}, "id":"f","inputs":{"x":1.5,"v":[1,2]}}"#,
      #"{"tags": {"t": 2}, "id":"f","inputs":{"x":1.5,"v":[1,2]}}"#, #" {"id":"g" , "inputs":{}}"#,
      #"{"id":"g","inputs":{"x":1e400,"v":[-0,0.1234567890123456789012345]}}"#,
      #"{"inputs":{"x":1.5,"v":[1,2]},"id":"h"}"#, #"{"inputs":{"x":2.5,"v":[1,2]},"id":"i"}"#,
      #"{"id":"j","inputs":{"x":1.5,"x":[1,2]}}"#, #"{"id":1.5,"inputs":{"x":1.5,"v":[1,2]}}"#,
      #"{"id":"k","program":"other","inputs":{"x":1.5,"v":[1,2]}}"#,
      #"{"id":"l","program":"other","inputs":{"x":2.5,"v":[1,2]}}"#,
      #"{"id":"m","inputs":{"x":{"dtype":"int32","data":3},"v":[1,2]}}"#,
      #"{"id":"n","inputs":{"x":1.5,"v":[1,2]"#, #"{"batch":{"program":"other"}}"#,
      #"{"batch":{"program":"program","dtype":"\#(dtype)"}}"#,
    ]
    for record in 0..<1_000 {
      if generator.next() % 4 == 0 {
        let other = others[Int(generator.next() % UInt64(others.count))]
        lines.append(contentsOf: repeatElement(other, count: 1 + record % 3))
      }
      let number = [
        generator.nextUnit(), Double(generator.next() % 9), 1e-9 * generator.nextUnit(),
      ]
      lines.append(
        #"{"id":"r\#(record)","inputs":{"x":\#(number[0]),"v":[\#(number[1]),\#(number[2])]}}"#)
    }
    try space.write(lines.joined(separator: "\n"), to: "in/a.jsonl")
    var results: Set<Data> = []
    for (plans, workers) in [(false, 1), (true, 1), (true, 3)] {
      var options = RunOptions(workers: workers)
      options.usesPlans = plans
      let report = try space.run(["in"], options: options, to: "\(plans)-\(workers)")
      #expect(report.failed > 100)
      results.insert(try #require(space.bytes("\(plans)-\(workers)/a.results.jsonl.gz")))
    }
    #expect(results.count == 1)
  }

  /// A program's constants may not fill the memory of the run, nor its questions the time.
  @Test(arguments: [
    "y = x * tf.reduce_sum(tf.ones([3000, 1000], tf.float64) * x)",
    "k = x\nwhile k < x + 2000.0:\n    k = k + 1.0",
    "for step in range(70000):\n    k = float(x)",
    "for step in range(70000):\n    print(x)",
  ])
  func largePlansAreNotMade(_ program: String) throws {
    let space = try Workspace()
    try space.write(program, to: "program.py")
    let runner = JobRunner(
      options: RunOptions(), programs: ProgramLibrary(searchPath: [space.root]),
      arrays: ReferencedFiles.Cache())
    let line = #"{"id":"a","program":"program","dtype":"float64","inputs":{"x":0.4}}"#
    let traced = Array(line.utf8).withUnsafeBytes {
      runner.read(RecordLine(text: $0, number: 1, defaults: JobDefaults()))
      return runner.runTraced(into: ByteBuffer())
    }
    #expect(traced.failure == nil)
    #expect(traced.planned == nil)
  }

  /// A unit may end just as a group's last lane is filled: nobody waits then.
  @Test func aGroupWithoutJobsRunsNothing() throws {
    let space = try Workspace()
    try space.write(Self.programs[0].text, to: "program.py")
    let runner = JobRunner(
      options: RunOptions(), programs: ProgramLibrary(searchPath: [space.root]),
      arrays: ReferencedFiles.Cache())
    let line = #"{"id":"a","program":"program","inputs":{"x":0.4,"v":[0.1,0.2,0.3]}}"#
    try Array(line.utf8).withUnsafeBytes { bytes in
      let text = ByteBuffer()
      let defaults = JobDefaults()
      runner.read(RecordLine(text: bytes, number: 1, defaults: defaults))
      let traced = runner.runTraced(into: text)
      let group = LaneGroup([try #require(traced.planned)], key: PlanKey(ByteBuffer()))
      let staged = StagedRecord()
      #expect(runner.stage(defaults, into: staged))
      for place in 0..<group.paths[0].planned.plan.laneLimit {
        group.add(staged, runner.record.spec, place: place)
      }
      #expect(group.isFull)
      var finished = 0
      for _ in 0..<2 {
        group.run(PlanRunner()) { _, _, _ in finished += 1 }
      }
      #expect(finished == group.paths[0].planned.plan.laneLimit)
      #expect(group.text.bytes.starts(with: text.bytes))
    }
  }

  /// Records most of which follow one plan, with others between them: other shapes, broken ones, low
  /// limits, another encoding.
  static func batch(_ count: Int, seed: UInt64, usesParameter: Bool) -> String {
    var generator = SplitMix64(seed: seed)
    var lines = [#"{"batch": {"program": "program", "dtype": "float64"}}"#]
    for record in 0..<count {
      let x = generator.nextUnit()
      let v = (0..<4).map { _ in generator.nextUnit() + 0.1 }
      var extra = ""
      switch record % 23 {
      case 5: extra = #", "limits": {"steps": 20}"#
      case 9: extra = #", "encoding": "typed""#
      case 11: extra = #", "tags": {"desk": [1, "a"]}"#
      case 13: extra = #", "dtype": "float32""#
      case 17: extra = #", "limits": {"output_bytes": 60}"#
      case 19: extra = #", "colour": 1"#
      case 21: extra = #", "limits": {"bytes": 2000}"#
      default: break
      }
      if usesParameter { extra += #", "params": {"n": \#(record % 2)}"# }
      let name = record % 29 == 7 ? "y" : "x"
      lines.append(
        #"{"id": "r\#(record)", "inputs": {"\#(name)": \#(x), "v": \#(v)}\#(extra)}"#)
    }
    return lines.joined(separator: "\n")
  }
}
