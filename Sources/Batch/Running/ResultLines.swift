import JSON

/// Where the result lines of a unit are, by their records' places, and the joining of them.
struct ResultLines {
  /// The lines of the records whose scripts ran.
  private(set) var scripts = ByteBuffer(capacity: 1 << 12)

  /// A line, or lines that follow one another. Its buffer lives as long as the unit: it is `scripts`, or a
  /// used group's.
  private struct Stretch {
    var buffer: Unmanaged<ByteBuffer>
    var range: Range<Int>
  }
  private var places: [Stretch] = []

  /// Makes ready for the next unit: the text of the last one may have been handed on.
  mutating func begin(count: Int) {
    scripts = ByteBuffer(capacity: 1 << 12)
    places.removeAll(keepingCapacity: true)
    let none = Stretch(buffer: Unmanaged.passUnretained(scripts), range: 0..<0)
    places.append(contentsOf: repeatElement(none, count: count))
  }

  /// Says where a record's line is.
  mutating func set(_ place: Int, _ buffer: Unmanaged<ByteBuffer>, _ range: Range<Int>) {
    places[place] = Stretch(buffer: buffer, range: range)
  }

  /// Says that the line of a record whose script ran is the text from `start` on.
  mutating func setScript(_ place: Int, from start: Int) {
    set(place, Unmanaged.passUnretained(scripts), start..<scripts.count)
  }

  /// All lines in order. They mostly lie in one buffer already: then it is that one.
  ///
  /// - Parameter buffers: those that lines are in, besides `scripts`.
  func joined(_ buffers: [ByteBuffer]) -> ByteBuffer {
    var stretches: [Stretch] = []
    var size = 0
    for line in places {
      size += line.range.count
      if let last = stretches.last, last.range.upperBound == line.range.lowerBound,
        last.buffer.toOpaque() == line.buffer.toOpaque()
      {
        stretches[stretches.count - 1].range = last.range.lowerBound..<line.range.upperBound
      } else {
        stretches.append(line)
      }
    }
    for buffer in buffers + [scripts]
    where stretches.count == 1 && size == buffer.count
      && stretches[0].buffer.toOpaque() == Unmanaged.passUnretained(buffer).toOpaque()
    {
      return buffer
    }
    let text = ByteBuffer(capacity: size)
    for stretch in stretches {
      stretch.buffer._withUnsafeGuaranteedRef {
        text.append(UnsafeRawBufferPointer(rebasing: $0.bytes[stretch.range]))
      }
    }
    return text
  }
}
