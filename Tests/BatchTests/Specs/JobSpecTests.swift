import JSON
import Tensors
import Testing

@testable import Batch

/// Keeps what a spec refers to alive for as long as a test looks at it.
private final class ReadSpec {
  let record = JSONDocument()
  let defaults = JSONDocument()
  let recordText: [UInt8]
  let defaultsText: [UInt8]
  var spec = JobSpec()
  var failure: JobFailure?

  init(_ text: String, defaults defaultsJSON: String = "{}", options: RunOptions = RunOptions()) {
    recordText = Array(text.utf8)
    defaultsText = Array(defaultsJSON.utf8)
    do {
      var fields = RecordFields()
      let defaultsNode = try defaultsText.withUnsafeBytes { try defaults.parse($0) }
      try fields.read(defaultsNode)
      let node = try recordText.withUnsafeBytes { try record.parse($0) }
      try spec.read(node, defaults: fields, options: options)
    } catch let error as JobFailure {
      failure = error
    } catch {
      Issue.record("the test's own JSON is wrong: \(error)")
    }
  }
}

struct JobSpecTests {
  @Test func aRecordWinsOverItsBatch() throws {
    let read = ReadSpec(
      #"{"id": "a", "inputs": {"x": 2.0}, "limits": {"steps": 50}, "dtype": "float64"}"#,
      defaults: #"""
        {"program": "p", "inputs": {"x": 1.0, "y": 3.0}, "encoding": "typed",
         "limits": {"steps": 10, "depth": 7}}
        """#)
    #expect(read.failure == nil)
    #expect(read.spec.inputs.compactMap(\.name.stringValue) == ["x", "y"])
    #expect(read.spec.inputs.compactMap(\.value.doubleValue) == [2.0, 3.0])
    #expect(read.spec.dtype == .float64)
    #expect(read.spec.encoding == .typed)
    #expect(read.spec.limits.steps == 50)
    #expect(read.spec.limits.depth == 7)
  }

  @Test func aRecordsSourceOverridesTheBatchsProgram() throws {
    let read = ReadSpec(#"{"id": "a", "source": "y = 1"}"#, defaults: #"{"program": "p"}"#)
    guard case .source(let text)? = read.spec.program else {
      Issue.record("no source")
      return
    }
    #expect(text.equals("y = 1"))
  }

  @Test func aJobMayLowerALimitButNotRaiseIt() {
    var options = RunOptions()
    options.limits.steps = 100
    let read = ReadSpec(
      #"{"id": "a", "program": "p", "limits": {"steps": 1000, "seconds": 0.5}}"#, options: options)
    #expect(read.spec.limits.steps == 100)
    #expect(read.spec.limits.seconds == 0.5)
  }

  @Test(arguments: [
    (#"[1]"#, "a record should be an object"),
    (#"{"program": "p"}"#, "id: missing"),
    (#"{"id": 7, "program": "p"}"#, "id: should be a string"),
    (#"{"id": "a"}"#, "program: missing, and there is no source"),
    (
      #"{"id": "a", "program": "p", "inptus": {}}"#, "unknown key 'inptus' (did you mean 'inputs'?)"
    ),
    (#"{"id": "a", "program": "p", "zzzzzzzzz": 1}"#, "unknown key 'zzzzzzzzz'"),
    (
      #"{"id": "a", "program": "p", "source": "s"}"#,
      "source: given beside program; a job has one of them"
    ),
    (#"{"id": "a", "program": 1}"#, "program: should be a string"),
    (#"{"id": "a", "program": "p", "inputs": [1]}"#, "inputs: should be an object"),
    (
      #"{"id": "a", "program": "p", "inputs": {"tf": 1}}"#,
      "inputs: 'tf' cannot be bound: not an identifier of its own"
    ),
    (
      #"{"id": "a", "program": "p", "inputs": {"1x": 1}}"#,
      "inputs: '1x' cannot be bound: not an identifier of its own"
    ),
    (
      #"{"id": "a", "program": "p", "inputs": {"x": 1}, "params": {"x": 1}}"#,
      "params: 'x' is also an input"
    ),
    (#"{"id": "a", "program": "p", "outputs": "y"}"#, "outputs: should be a list of names"),
    (
      #"{"id": "a", "program": "p", "dtype": "int32"}"#, #"dtype: should be "float32" or "float64""#
    ),
    (
      #"{"id": "a", "program": "p", "encoding": "npy"}"#, #"encoding: should be "plain" or "typed""#
    ),
    (
      #"{"id": "a", "program": "p", "limits": {"step": 1}}"#,
      "limits: unknown key 'step' (did you mean 'steps'?)"
    ),
    (
      #"{"id": "a", "program": "p", "limits": {"steps": 0}}"#,
      "limits.steps: should be a whole number above 0"
    ),
    (#"{"id": "a", "program": "p", "seed": "x"}"#, "seed: should be a whole number"),
    (#"{"id": "a", "program": "p", "tags": 3}"#, "tags: should be an object"),
  ])
  func aWrongRecordIsNamed(text: String, message: String) {
    let read = ReadSpec(text)
    #expect(read.failure == .spec(message))
  }

  @Test func aWrongRecordKeepsItsIdAndTags() {
    let read = ReadSpec(#"{"id": "a", "tags": {"desk": 7}, "colour": 1}"#)
    #expect(read.failure != nil)
    #expect(read.spec.id?.stringValue == "a")
    #expect(read.spec.tags?.kind == .object)
  }
}
