/// The order in which the hash table of TensorFlow's C++ library lists integer keys: it decides which of
/// several targets a backward pass begins with.
///
/// All keys are in one linked list. A key goes to the list's front if its bucket is empty, otherwise to
/// the front of its bucket's part; when the table grows, the list is built anew in the same way, from
/// its front on. A key's bucket is its remainder by the number of buckets.
///
/// - Source: libstdc++, `hashtable.h` (`_M_insert_bucket_begin`, `_M_rehash_aux`) and
///   `hashtable_c++0x.cc` (`_Prime_rehash_policy`).
struct HashTableOrder {
  /// The numbers of buckets that a growing table goes through.
  private static let bucketCounts = [
    13, 29, 59, 127, 257, 541, 1_109, 2_357, 5_087, 10_273, 20_753, 42_043, 85_229, 172_933,
    351_061, 712_697, 1_447_153, 2_938_679, 5_967_347, 12_117_689, 24_607_243, 49_969_847,
    101_473_717,
  ]

  /// By node, from 1: its key, and the node after it; 0 is the list's head, and no node.
  private var keyOf = [0]
  private var nodeAfter = [0]
  /// The node before a bucket's first; −1 for an empty bucket.
  private var nodeBefore: [Int] = []
  private var growth = 0

  /// The keys in the table's order.
  var keys: [Int] {
    var keys: [Int] = []
    keys.reserveCapacity(keyOf.count)
    var node = nodeAfter[0]
    while node != 0 {
      keys.append(keyOf[node])
      node = nodeAfter[node]
    }
    return keys
  }

  /// Inserts a key that is not in the table.
  mutating func insert(_ key: Int) {
    if keyOf.count > nodeBefore.count, growth < Self.bucketCounts.count { grow() }
    keyOf.append(key)
    nodeAfter.append(0)
    link(keyOf.count - 1)
  }

  private mutating func grow() {
    nodeBefore = Array(repeating: -1, count: Self.bucketCounts[growth])
    growth += 1
    var node = nodeAfter[0]
    nodeAfter[0] = 0
    while node != 0 {
      let next = nodeAfter[node]
      link(node)
      node = next
    }
  }

  private mutating func link(_ node: Int) {
    let bucket = keyOf[node] % nodeBefore.count
    let before = nodeBefore[bucket]
    if before >= 0 {
      nodeAfter[node] = nodeAfter[before]
      nodeAfter[before] = node
      return
    }
    nodeAfter[node] = nodeAfter[0]
    nodeAfter[0] = node
    nodeBefore[bucket] = 0
    if nodeAfter[node] != 0 { nodeBefore[keyOf[nodeAfter[node]] % nodeBefore.count] = node }
  }
}
