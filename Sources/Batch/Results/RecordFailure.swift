/// The failure of a record, and which one it is.
struct RecordFailure: Sendable {
  var failure: JobFailure
  /// In its file, from 1.
  var record: Int
  var id: String?
}
