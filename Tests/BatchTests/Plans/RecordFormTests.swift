import Foundation
import JSON
import TestSupport
import Testing

@testable import Batch

/// Records taken by their form, against the same records parsed.
@Suite struct RecordFormTests {
  /// What is known of a record that was staged: its key, and what a group holds of it.
  private struct Staged: Equatable {
    var key: [UInt8]
    var row: [UInt8]
    var tail: String
    var id: String
  }

  private final class Stage {
    let space: Workspace
    let runner: JobRunner
    let defaults = JobDefaults()

    init() throws {
      space = try Workspace()
      try space.write("y = x", to: "p.py")
      runner = JobRunner(
        options: RunOptions(), programs: ProgramLibrary(searchPath: [space.root]),
        arrays: ReferencedFiles.Cache())
    }

    /// Stages a record with some params pinned; `body` gets its group while it can be used.
    func stage(
      _ line: String, pinned: UInt64 = 0,
      _ body: (UnsafeRawBufferPointer, StagedRecord, LaneGroup) -> Void = { _, _, _ in }
    ) -> Staged? {
      Array(line.utf8).withUnsafeBytes { bytes in
        let staged = StagedRecord()
        runner.read(RecordLine(text: bytes, number: 1, defaults: defaults))
        guard runner.stage(defaults, into: staged) else {
          return nil
        }
        let base = PlanKey(staged.key)
        if !staged.params.isEmpty { staged.place(pinned: pinned) }
        let group = LaneGroup(
          [], key: PlanKey(staged.key),
          params: staged.params.isEmpty ? nil : LaneGroup.Params(base: base, pinned: pinned))
        group.add(staged, runner.record.spec, place: 0)
        body(bytes, staged, group)
        return Staged(
          key: Array(staged.key.bytes), row: Array(staged.row.bytes),
          tail: String(decoding: group.tails.bytes[group.jobs[0].tail], as: UTF8.self),
          id: runner.record.spec.id?.stringValue ?? "")
      }
    }

    /// What a line gives by the form of another; nil when it has another form.
    func take(_ line: String, byTheFormOf model: String, pinned: UInt64 = 0) -> Staged? {
      var result: Staged?
      _ = stage(model, pinned: pinned) { bytes, staged, group in
        let other = LaneGroup([], key: group.key, params: group.params)
        guard
          let shape = RecordForm(
            of: bytes, runner.record.spec, in: nil, defaults, row: staged.row.bytes, group: other)
        else { return }
        Array(line.utf8).withUnsafeBytes { bytes in
          guard let id = shape.add(bytes, place: 0)?.id else { return }
          result = Staged(
            key: Array(staged.key.bytes), row: Array(other.rows.bytes),
            tail: String(decoding: other.tails.bytes[other.jobs[0].tail], as: UTF8.self),
            id: String(decoding: id, as: UTF8.self))
        }
      }
      return result
    }
  }

  /// A record, others of its form, and others that look like it and are not.
  private static let forms: [(model: String, same: [String], other: [String])] = [
    (
      #"{"id":"a","program":"p","inputs":{"x":1.5,"v":[[1],[2.5],[-3]]}}"#,
      [#"{"id":"é€😀","program":"p","inputs":{"x":-0,"v":[[1e3],[2],[0.1]]}}"#],
      [
        #"{"id":"a\n","program":"p","inputs":{"x":1.5,"v":[[1],[2.5],[-3]]}}"#,
        #"{"id":"a","program":"p","inputs":{"x":"NaN","v":[[1],[2.5],[-3]]}}"#,
      ]
    ),
    (
      #"{"id":"a","program":"p","dtype":"float64","inputs":{"x":[true,false],"y":["NaN",1,"-Infinity",2]}}"#,
      [
        #"{"id":"b","program":"p","dtype":"float64","inputs":{"x":[true,false],"y":["NaN",3,"-Infinity",4e9]}}"#
      ],
      [
        #"{"id":"b","program":"p","dtype":"float64","inputs":{"x":[true,true],"y":["NaN",3,"-Infinity",4]}}"#
      ]
    ),
    (
      #"{"id":"a","program":"p","inputs":{"n":{"dtype":"int32","data":[1,-2,3]},"m":{"dtype":"int64","shape":[],"data":[7]},"w":{"dtype":"float64","shape":[2],"data":[1,0.1]},"x":2}}"#,
      [
        #"{"id":"b","program":"p","inputs":{"n":{"dtype":"int32","data":[2147483647,-2147483648,-0]},"m":{"dtype":"int64","shape":[],"data":[-9223372036854775807]},"w":{"dtype":"float64","shape":[2],"data":[5e-324,3]},"x":0.1}}"#
      ],
      [
        #"{"id":"b","program":"p","inputs":{"n":{"dtype":"int32","data":[2147483648,1,1]},"m":{"dtype":"int64","shape":[],"data":[7]},"w":{"dtype":"float64","shape":[2],"data":[1,0.1]},"x":2}}"#,
        #"{"id":"b","program":"p","inputs":{"n":{"dtype":"int32","data":[1,1.0,1]},"m":{"dtype":"int64","shape":[],"data":[7]},"w":{"dtype":"float64","shape":[2],"data":[1,0.1]},"x":2}}"#,
      ]
    ),
    (
      #"{"params":{"n":3,"mode":"a","sigma":0.5,"k":-1},"id":"a","program":"p","inputs":{"x":1.5}}"#,
      [
        #"{"params":{"n":-9223372036854775807,"mode":"a","sigma":1e5,"k":0},"id":"b","program":"p","inputs":{"x":2}}"#
      ],
      [
        #"{"params":{"n":3.0,"mode":"a","sigma":0.5,"k":-1},"id":"b","program":"p","inputs":{"x":2}}"#,
        #"{"params":{"n":3,"mode":"a","sigma":5,"k":-1},"id":"b","program":"p","inputs":{"x":2}}"#,
        #"{"params":{"n":3,"mode":"b","sigma":0.5,"k":-1},"id":"b","program":"p","inputs":{"x":2}}"#,
        #"{"params":{"n":9223372036854775808,"mode":"a","sigma":0.5,"k":1},"id":"b","program":"p","inputs":{"x":2}}"#,
      ]
    ),
    (
      #"{"id": "a", "program": "p", "seed": 4, "inputs": {"x": 1}, "tags": {"desk": "a b", "n": [1, {"z": null}]}}"#,
      [
        #"{"id": "b", "program": "p", "seed": -17, "inputs": {"x": 2}, "tags": {"desk": " \"q\" \u00e9 \\", "n": [2.50, {"z": null}]}}"#,
        #"{"id": "c", "program": "p", "seed": 1, "inputs": {"x": 2}, "tags": {"desk": "ü: , ]", "n": [1e5, {"z": null}]}}"#,
      ],
      [
        #"{"id": "b", "program": "p", "seed": 1.5, "inputs": {"x": 1}, "tags": {"desk": "a", "n": [1, {"z": null}]}}"#,
        #"{"id": "b", "program": "p", "seed": 4, "inputs": {"x": 1}, "tags": {"desk": "\ud800", "n": [1, {"z": null}]}}"#,
        #"{"id": "b", "program": "p", "seed": 4, "inputs": {"x": 1}, "tags": {"desk": 1, "n": [1, {"z": null}]}}"#,
      ]
    ),
    (#"{"id":"a","program":"p","inputs":{}}"#, [#"{"id":"","program":"p","inputs":{}}"#], []),
  ]

  @Test(arguments: forms.indices) func whatIsTakenIsWhatIsParsed(_ index: Int) throws {
    let stage = try Stage()
    let form = Self.forms[index]
    for line in [form.model] + form.same {
      let expected = stage.stage(line)
      #expect(expected != nil)
      #expect(stage.take(line, byTheFormOf: form.model) == expected, "\(line)")
    }
    for line in form.other {
      #expect(stage.take(line, byTheFormOf: form.model) == nil, "\(line)")
    }
  }

  /// What is pinned is in the key, so it is a part of the form.
  @Test func pinnedParamsStay() throws {
    let stage = try Stage()
    let model = #"{"id":"a","program":"p","params":{"n":3,"sigma":0.5},"inputs":{"x":1.5}}"#
    let other = #"{"id":"b","program":"p","params":{"n":3,"sigma":2.5},"inputs":{"x":2.5}}"#
    #expect(stage.take(other, byTheFormOf: model, pinned: 0b01) == stage.stage(other, pinned: 0b01))
    #expect(stage.take(other, byTheFormOf: model, pinned: 0b10) == nil)
    #expect(stage.take(other, byTheFormOf: model, pinned: 0b11) == nil)
  }

  /// Whatever is done to a record: if it is taken, it is one that is staged with the same key, and alike.
  @Test func changedRecordsAreTakenAsParsedOrNotAtAll() throws {
    let stage = try Stage()
    var generator = SplitMix64(seed: 11)
    let alphabet = Array(#"{}[]",:\ 0123456789+-.eEtrufals"#.utf8)
    var taken = 0
    for _ in 0..<4_000 {
      let form = Self.forms[Int(generator.next() % UInt64(Self.forms.count))]
      var line = Array(([form.model] + form.same).randomElement(using: &generator)!.utf8)
      for _ in 0...generator.next() % 2 {
        let place = Int(generator.next() % UInt64(line.count))
        let byte = alphabet[Int(generator.next() % UInt64(alphabet.count))]
        switch generator.next() % 3 {
        case 0: line[place] = byte
        case 1: line.insert(byte, at: place)
        default: line.remove(at: place)
        }
      }
      guard let text = String(validating: line, as: UTF8.self),
        let found = stage.take(text, byTheFormOf: form.model)
      else { continue }
      taken += 1
      #expect(found == stage.stage(text), "\(text)")
    }
    #expect(taken > 100)
  }

  /// Two programs in turn, in two orders of keys and with vectors of two lengths: all are taken by form.
  @Test func severalFormsAreKnownAtOnce() throws {
    let space = try Workspace()
    try space.write("y = tf.reduce_sum(x) * k", to: "in/p.py")
    var lines: [String] = []
    for record in 0..<4_000 {
      let x = record % 3 == 0 ? "[\(record).5,2]" : "[1.25,\(record),3]"
      lines.append(
        record % 2 == 0
          ? #"{"id":"\#(record)","program":"p","inputs":{"x":\#(x)},"params":{"k":\#(record % 7)}}"#
          : #"{"program":"p","inputs":{"x":\#(x)},"id":"\#(record)","params":{"k":\#(record % 5)}}"#
      )
    }
    try space.write(lines.joined(separator: "\n"), to: "in/a.jsonl")
    for usesPlans in [true, false] {
      var options = RunOptions(workers: 1)
      options.usesPlans = usesPlans
      let report = try space.run(["in"], options: options, to: "out-\(usesPlans)")
      #expect(report.records == 4_000 && report.failed == 0)
    }
    #expect(
      try space.lines("out-true/a.results.jsonl.gz")
        == space.lines("out-false/a.results.jsonl.gz"))
  }
}
