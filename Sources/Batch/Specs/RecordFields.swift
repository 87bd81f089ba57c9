import JSON

/// The members of a record, or of a `batch` record's defaults, by name: which keys were given.
///
/// It refers to the parsed line, so it lives no longer than that line's document.
struct RecordFields {
  var id: JSONNode?
  var program: JSONNode?
  var source: JSONNode?
  var inputs: JSONNode?
  var params: JSONNode?
  var outputs: JSONNode?
  var dtype: JSONNode?
  var seed: JSONNode?
  var limits: JSONNode?
  var encoding: JSONNode?
  var tags: JSONNode?

  static let names = [
    "id", "program", "source", "inputs", "params", "outputs", "dtype", "seed", "limits",
    "encoding", "tags",
  ]

  init() {}

  /// Sorts a record's members; their values are checked by the code that uses them.
  ///
  /// - Throws: a `spec` failure for a value that is no object or a key that is unknown. The fields
  ///   that were read, `id` among them, stay.
  mutating func read(_ record: JSONNode, in place: StaticString = "") throws(JobFailure) {
    guard record.kind == .object else { throw .spec("a record should be an object") }
    var unknown: JSONNode?
    for member in record.members {
      let key = member.key
      if key.equals("id") {
        id = member.value
      } else if key.equals("inputs") {
        inputs = member.value
      } else if key.equals("program") {
        program = member.value
      } else if key.equals("source") {
        source = member.value
      } else if key.equals("params") {
        params = member.value
      } else if key.equals("outputs") {
        outputs = member.value
      } else if key.equals("dtype") {
        dtype = member.value
      } else if key.equals("seed") {
        seed = member.value
      } else if key.equals("limits") {
        limits = member.value
      } else if key.equals("encoding") {
        encoding = member.value
      } else if key.equals("tags") {
        tags = member.value
      } else if unknown == nil {
        unknown = key
      }
    }
    if let unknown {
      let name = unknown.stringValue ?? ""
      throw .spec(
        "\(place)unknown key '\(name)'" + suggestion(for: name, among: RecordFields.names))
    }
  }
}
