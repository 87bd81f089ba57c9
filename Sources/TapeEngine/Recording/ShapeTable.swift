import Tensors

/// The shapes of a recording, each stored once and known by a number; number 0 is the scalar's.
///
/// Equal shapes have equal numbers, so an elementwise operation compares two integers.
struct ShapeTable {
  struct Record {
    var dimensions: UnsafeMutablePointer<Int>
    var rank: Int
    var elementCount: Int
    var hash: Int
    var isUsed: Bool
    var isMarked: Bool
  }

  private(set) var records: UnsafeMutablePointer<Record>
  private(set) var count = 0
  /// Rises whenever a number may come to mean another shape.
  private(set) var generation = 0
  private var capacity: Int
  private var freeNumbers: [UInt32] = []
  /// Open addressing; `UInt32.max` is empty. The size is a power of two.
  private var buckets: [UInt32]

  /// - Parameter generation: that of the numbers given out from now on.
  init(generation: Int = 0) {
    self.generation = generation
    capacity = 64
    records = .allocate(capacity: capacity)
    buckets = Array(repeating: .max, count: 256)
    _ = number(of: UnsafeBufferPointer(start: nil, count: 0), elementCount: 1)
  }

  func deallocate() {
    for index in 0..<count where records[index].isUsed { records[index].dimensions.deallocate() }
    records.deallocate()
  }

  /// The number of shapes in use.
  var usedCount: Int { count - freeNumbers.count }

  subscript(number: UInt32) -> Record {
    @inline(__always) get { records[Int(truncatingIfNeeded: number)] }
  }

  func dimensions(_ number: UInt32) -> UnsafeBufferPointer<Int> {
    let record = self[number]
    return UnsafeBufferPointer(start: record.dimensions, count: record.rank)
  }

  /// The number of a shape whose element count the caller has computed without overflow.
  mutating func number(of dimensions: UnsafeBufferPointer<Int>, elementCount: Int) -> UInt32 {
    var hash = dimensions.count
    for dimension in dimensions { hash = (hash &* 31 &+ dimension) &* 0x9E37_79B9 }
    hash ^= hash >> 29
    var bucket = hash & (buckets.count - 1)
    while buckets[bucket] != .max {
      let record = self[buckets[bucket]]
      if record.hash == hash, record.rank == dimensions.count,
        (0..<record.rank).allSatisfy({ record.dimensions[$0] == dimensions[$0] })
      {
        return buckets[bucket]
      }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    return insert(dimensions, elementCount: elementCount, hash: hash, bucket: bucket)
  }

  private mutating func insert(
    _ dimensions: UnsafeBufferPointer<Int>, elementCount: Int, hash: Int, bucket: Int
  ) -> UInt32 {
    let copy = UnsafeMutablePointer<Int>.allocate(capacity: max(dimensions.count, 1))
    for (axis, dimension) in dimensions.enumerated() { copy[axis] = dimension }
    let record = Record(
      dimensions: copy, rank: dimensions.count, elementCount: elementCount, hash: hash,
      isUsed: true, isMarked: false)
    let number: UInt32
    if let free = freeNumbers.popLast() {
      number = free
    } else {
      if count == capacity { grow() }
      number = UInt32(truncatingIfNeeded: count)
      count += 1
    }
    records[Int(number)] = record
    buckets[bucket] = number
    if usedCount * 2 > buckets.count { rehash(size: buckets.count * 2) }
    return number
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Record>.allocate(capacity: capacity * 2)
    larger.update(from: records, count: count)
    records.deallocate()
    records = larger
    capacity *= 2
  }

  private mutating func rehash(size: Int) {
    buckets = Array(repeating: .max, count: size)
    for index in 0..<count where records[index].isUsed {
      var bucket = records[index].hash & (size - 1)
      while buckets[bucket] != .max { bucket = (bucket + 1) & (size - 1) }
      buckets[bucket] = UInt32(truncatingIfNeeded: index)
    }
  }

  func mark(_ number: UInt32) { records[Int(number)].isMarked = true }

  /// Frees the shapes that were not marked since the last sweep.
  mutating func sweep() {
    generation += 1
    for index in 1..<max(count, 1) where records[index].isUsed {
      if records[index].isMarked {
        records[index].isMarked = false
      } else {
        records[index].isUsed = false
        records[index].dimensions.deallocate()
        freeNumbers.append(UInt32(index))
      }
    }
    rehash(size: buckets.count)
  }
}
