import Foundation
import JSON
import Testing

/// Manifests: what they say, what is skipped by them, and what `verify` finds.
struct ManifestTests {
  private static func workspace() throws -> Workspace {
    let space = try Workspace()
    try space.writeBatch("in/a.jsonl", records: 2_000, failing: [8, 1_500])
    try space.writeBatch("in/b.jsonl", records: 20)
    return space
  }

  @Test func saysWhatAnOutputIsMadeOf() throws {
    let space = try Self.workspace()
    #expect(try space.tapedeck("run", "in", "-o", "out", "-j", "1").status == 1)
    let manifest = try space.manifest("out/a.results.jsonl.gz")
    #expect(manifest["schema"]?.stringValue == "tapedeck.manifest/1")
    #expect(manifest["input"]?["name"]?.stringValue == "a.jsonl")
    #expect(manifest["output"]?["records"]?.intValue == 2_000)
    #expect(manifest["output"]?["ok"]?.intValue == 1_998)
    #expect(manifest["output"]?["failed"] == .sorted(["spec": .integer(2)]))
    #expect(manifest["output"]?["first_id"]?.stringValue == "r1")
    #expect(manifest["output"]?["last_id"]?.stringValue == "r2000")
    #expect(manifest["programs"]?.elements.map { $0["path"]?.stringValue } == ["p.py"])
    let sums = try space.tool("sha256sum", "in/a.jsonl", "in/p.py", "out/a.results.jsonl.gz")
    let digests = sums.outputLines.map { String($0.prefix(64)) }
    #expect(manifest["input"]?["sha256"]?.stringValue == digests[0])
    #expect(manifest["programs"]?.elements[0]["sha256"]?.stringValue == digests[1])
    #expect(manifest["output"]?["sha256"]?.stringValue == digests[2])
    let keys = manifest.members.map(\.key)
    #expect(keys == keys.sorted())
    // It depends on nothing else.
    for arguments in [["-j", "3"], ["--no-plans"]] {
      let again = ["run", "in", "-o", "again", "--rerun"] + arguments
      #expect(try Run(again, in: space.root).wait().status == 1)
      #expect(try space.manifest("again/a.results.jsonl.gz") == manifest)
    }
  }

  @Test func programsOfRecordsAreInIt() throws {
    let space = try Workspace()
    try space.write("y = x\n", to: "in/p.py")
    try space.write("y = -x\n", to: "in/q.py")
    var text = ""
    for index in 0..<300 {
      let name = index < 290 ? "p" : index % 2 == 0 ? "q" : "nowhere"
      text += #"{"id": "r\#(index)", "program": "\#(name)", "inputs": {"x": \#(index)}}"# + "\n"
    }
    try space.write(text, to: "in/a.jsonl")
    try space.write(text, to: "in/b.jsonl")
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 1)
    for name in ["a", "b"] {
      let programs = try space.manifest("out/\(name).results.jsonl.gz")["programs"]?.elements ?? []
      #expect(programs.map { $0["name"]?.stringValue } == ["nowhere", "p", "q"])
      #expect(programs.first?["path"] == .null)
    }
    // A program that was not found and is there now changes results.
    try space.write("y = x\n", to: "in/nowhere.py")
    let told = try space.tapedeck("run", "in", "-o", "out", "--explain")
    #expect(told.outputLines.count { $0.contains("the program 'nowhere' has changed") } == 2)
  }

  @Test func whatWouldComeOutTheSameIsSkipped() throws {
    let space = try Self.workspace()
    func told(_ arguments: String...) throws -> [String] {
      try Run(["run", "in", "-o", "out", "--explain"] + arguments, in: space.root).wait()
        .outputLines.map { String($0.drop { $0 != ":" }.dropFirst(2)) }
    }
    #expect(try told() == ["run: there is no output", "run: there is no output"])
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 1)
    let skips = ["skip: complete, 2000 records", "skip: complete, 20 records"]
    #expect(try told() == skips)
    // Of a complete output with failures the status is that of its run.
    let again = try space.tapedeck("run", "in", "-o", "out", "-v")
    #expect(again.status == 1)
    #expect(again.errorLines.last?.hasSuffix("2 files with 2020 records skipped") == true)
    #expect(try space.tapedeck("run", "in/b.jsonl", "-o", "out").errors.isEmpty)
    // A touch is no change; one byte is.
    try space.tool("touch", "in/a.jsonl", "in/b.jsonl", "in/p.py", "out/b.results.jsonl.gz")
    #expect(try told() == skips)
    #expect(try told("--verify-inputs") == skips)
    try space.replace("\"x\": 0.125}", "\"x\": 0.126}", in: "in/b.jsonl")
    #expect(try told() == [skips[0], "run: the input has changed"])
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 1)
    #expect(try told() == skips)
    #expect(
      try told("--encoding", "typed")
        == ["run: the option encoding has changed", "run: the option encoding has changed"])
    #expect(try told("-j", "7", "--no-plans") == skips)
    #expect(try told("--rerun") == ["run: --rerun", "run: --rerun"])
    try FileManager.default.removeItem(atPath: space.path("out/b.results.jsonl.gz.manifest.json"))
    #expect(try told() == [skips[0], "run: the output has no manifest"])
    // Other names are no mistake: each output has its own input.
    try FileManager.default.moveItem(
      atPath: space.path("in/a.jsonl"), toPath: space.path("in/c.jsonl"))
    #expect(try told() == ["run: the output has no manifest", "run: there is no output"])
  }

  /// What differs from its manifest is never taken for complete, nor made again in silence.
  @Test func anOutputThatWasChangedIsRefused() throws {
    let space = try Self.workspace()
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 1)
    #expect(try space.tapedeck("verify", "out").status == 0)
    let name = "out/a.results.jsonl.gz"
    let whole = try #require(space.bytes(name))
    let members = try space.members(name)
    #expect(members.count > 3)
    let text = try space.lines(name)
    var dropped = text
    dropped.remove(at: 3)
    let changes: [(Data, String)] = [
      (members.enumerated().filter { $0.offset != 1 }.map(\.element).reduce(Data(), +), "records"),
      (Data(whole.dropLast(20)), "the empty member at its end is missing"),
      (
        try Packing.oneMember.pack(Data((dropped.joined(separator: "\n") + "\n").utf8))
          + (members.last ?? Data()), "records: 1999, but 2000 in its manifest"
      ),
      (Data(whole.dropLast(50)), "damaged input at byte"),
    ]
    for (data, told) in changes {
      try space.write(data, to: name)
      let outcome = try space.tapedeck("verify", "out")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains(told), "\(outcome.errors)")
      let run = try space.tapedeck("run", "in", "-o", "out")
      #expect(run.status == 65)
      #expect(run.errors.contains("differs from its manifest"))
      #expect(space.bytes(name) == data)
    }
    try space.write(whole, to: name)
    #expect(try space.tapedeck("verify", "out").status == 0)
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 1)
    try FileManager.default.removeItem(atPath: space.path(name + ".manifest.json"))
    #expect(try space.tapedeck("verify", "out").errors.contains("it has no manifest"))
  }
}
