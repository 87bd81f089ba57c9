/// A record as it stands in its batch, before it is read.
struct RecordLine {
  /// Empty when it was too long.
  var text: UnsafeRawBufferPointer
  var isTooLong = false
  /// In its file, from 1.
  var number: Int
  var defaults: JobDefaults
}

extension WorkUnit {
  /// The line of the record at a place in the unit; it lives as long as the unit's chunk.
  func line(at place: Int) -> RecordLine {
    let index = lines.lowerBound + place
    return RecordLine(
      text: chunk.bytes(index), isTooLong: chunk.line(index).isTooLong,
      number: firstRecord + place, defaults: defaults)
  }
}
