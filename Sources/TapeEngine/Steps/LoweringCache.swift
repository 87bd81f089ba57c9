import Kernels
import Tensors

/// The lowerings that a recording used last, by primitive, attributes and forms: a program applies the same few
/// operations to values of the same few forms, again and again, and so does the next job.
struct LoweringCache {
  private static let capacity = 128
  /// What has more attributes, operands or steps is not kept: the cache stays small.
  private static let largest = 64

  private var entries: [PreparedLowering?] = Array(repeating: nil, count: capacity)
  /// The generation of the numbers of shapes.
  private var generation = 0

  /// Mixes a value into the hash of a lowering's names.
  @inline(__always)
  static func mix(_ hash: Int, _ value: Int) -> Int { (hash &* 31 &+ value) &* 0x9E37_79B9 }

  @inline(__always)
  private static func bucket(_ hash: Int) -> Int { (hash ^ hash >> 29) & (capacity - 1) }

  /// What was kept under a hash while shapes had the same numbers.
  mutating func find(_ hash: Int, generation: Int) -> PreparedLowering? {
    if self.generation != generation {
      self.generation = generation
      for index in entries.indices { entries[index] = nil }
    }
    return entries[Self.bucket(hash)]
  }

  mutating func keep(_ entry: PreparedLowering, _ hash: Int) {
    let size =
      entry.attributes.count + entry.forms.count + entry.lowering.steps.count
      + entry.lowering.lists.blocks.count
    if size <= Self.largest { entries[Self.bucket(hash)] = entry }
  }
}
