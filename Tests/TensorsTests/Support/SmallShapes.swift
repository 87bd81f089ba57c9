@testable import Tensors

/// Shapes for definitions to be held against, one element at a time.
enum SmallShapes {
  /// All lengths of up to `rank` axes of the given lengths.
  static func all(rank: Int, lengths: [Int]) -> [[Int]] {
    var all: [[Int]] = [[]]
    var longest = all
    for _ in 0..<rank {
      longest = longest.flatMap { shape in lengths.map { shape + [$0] } }
      all += longest
    }
    return all
  }
}

extension Shape {
  /// The indices of all elements, in row-major order.
  var indices: [[Int]] {
    dimensions.reduce([[]]) { indices, length in
      indices.flatMap { index in (0..<length).map { index + [$0] } }
    }
  }

  /// The row-major position of an element, by counting the elements before it.
  func position(of index: [Int]) -> Int {
    zip(index, dimensions).reduce(0) { $0 * $1.1 + $1.0 }
  }
}
