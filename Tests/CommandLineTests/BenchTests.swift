import Foundation
import Testing

/// `bench` as a harness meets it.
struct BenchTests {
  @Test func oneObjectOnStandardOutput() throws {
    let space = try Workspace()
    try space.write(
      "print('top')\ndef f(x):\n    print('called')\n    return tf.reduce_sum(x * x)\n", to: "p.py")
    try space.write(#"{"x": [1, 2]}"#, to: "x.json")
    let arguments = ["bench", "p.py", "--call", "f", "--min-runs", "3", "--min-seconds", "0"]
    let outcome = try Run(
      arguments + ["--json", "--inputs", "x.json"], in: space.root
    ).wait()
    #expect(outcome.status == 0)
    #expect(outcome.errors == "top\ncalled\n")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["value"] as? Double == 5)
    #expect(object["planned"] as? Bool == true)
    #expect((object["nanoseconds"] as? [Int])?.count == 3)
    let script = try Run(
      arguments + ["--no-plans", "--inputs", "-"], in: space.root, input: #"{"x": [1, 2]}"#
    ).wait()
    #expect(script.outputLines.prefix(2) == ["5.0", "runs    3 of the script"])
  }

  @Test func mistakesHaveTheirStatus() throws {
    let space = try Workspace()
    try space.write("def f(x):\n    raise ValueError('no')\n", to: "p.py")
    try space.write(#"{"x": 1}"#, to: "x.json")
    try space.write("{", to: "broken.json")
    func status(_ arguments: String...) throws -> Int32 {
      try Run(["bench"] + arguments, in: space.root).wait().status
    }
    #expect(try status("p.py", "--call", "f", "--inputs", "x.json") == 1)
    #expect(try status("p.py", "--call", "g") == 1)
    #expect(try status("q.py", "--call", "f") == 66)
    #expect(try status("p.py", "--call", "f", "--inputs", "y.json") == 66)
    #expect(try status("p.py", "--call", "f", "--inputs", "broken.json") == 64)
    #expect(try status("p.py", "--call", "f", "--min-runs", "1000001") == 64)
    #expect(try status("p.py", "--call", "f", "--min-seconds", "-1") == 64)
    #expect(try status("p.py") == 64)
  }
}
