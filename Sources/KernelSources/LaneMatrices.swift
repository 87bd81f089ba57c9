// Matrices of several lanes, taken out of a buffer in which the element e of lane l is at
// e · lanes + l, and brought back.

/// As many lanes as T has, their elements side by side: element e is the vector e.
enum LaneMatrices<T: Lanes> {
  typealias Element = T.Element

  /// Matrices of this many rows or fewer stay in the cache with all their lanes; larger ones are
  /// taken lane by lane.
  static var sizeLimit: Int { 32 }

  /// Copies matrices of `rows` by `columns`; with `isTransposed` they are stored transposed.
  @inline(__always)
  static func gather(
    _ source: UnsafePointer<Element>, _ lanes: Int, _ target: UnsafeMutablePointer<Element>,
    _ rows: Int, _ columns: Int, isTransposed: Bool
  ) {
    let w = T.width
    if !isTransposed {
      var p = source
      var q = target
      for _ in 0..<(rows &* columns) {
        T(load: p).store(q)
        p += lanes
        q += w
      }
      return
    }
    for i in 0..<rows {
      var p = source + i &* lanes
      var q = target + i &* columns &* w
      for _ in 0..<columns {
        T(load: p).store(q)
        p += rows &* lanes
        q += w
      }
    }
  }

  @inline(__always)
  static func scatter(
    _ source: UnsafePointer<Element>, _ target: UnsafeMutablePointer<Element>, _ lanes: Int,
    _ count: Int
  ) {
    var p = source
    var q = target
    for _ in 0..<count {
      T(load: p).store(q)
      p += T.width
      q += lanes
    }
  }
}
