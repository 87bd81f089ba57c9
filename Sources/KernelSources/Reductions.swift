// Sums and their like by the canonical tree: 16 accumulators by index modulo 16 within blocks of
// 4,096 elements, folded in halves (8, 4, 2, 1 apart); the blocks' results are joined pairwise, a
// run of 2ᵏ blocks before the rest. An output's bits depend on the run's length and elements only.

typealias ReduceFunction =
  @convention(c) (
    UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int, Int
  ) -> Void

protocol ReduceOperation {
  static func identity<V: Lanes>() -> V
  static func combine<V: Lanes>(_ a: V, _ b: V) -> V
}

enum ReduceSum: ReduceOperation {
  @inline(__always) static func identity<V: Lanes>() -> V { V(0) }
  @inline(__always) static func combine<V: Lanes>(_ a: V, _ b: V) -> V { a + b }
}

enum ReduceProduct: ReduceOperation {
  @inline(__always) static func identity<V: Lanes>() -> V { V(1) }
  @inline(__always) static func combine<V: Lanes>(_ a: V, _ b: V) -> V { a * b }
}

enum ReduceMaximum: ReduceOperation {
  @inline(__always) static func identity<V: Lanes>() -> V { V(-V.Element.infinity) }
  @inline(__always) static func combine<V: Lanes>(_ a: V, _ b: V) -> V { Maximum.uniform(a, b) }
}

enum ReduceMinimum: ReduceOperation {
  @inline(__always) static func identity<V: Lanes>() -> V { V(V.Element.infinity) }
  @inline(__always) static func combine<V: Lanes>(_ a: V, _ b: V) -> V { Minimum.uniform(a, b) }
}

/// The number of elements of a block.
private let blockLength = 4096

/// A reduction with vectors V and, for one value, S of the same element.
enum Reduction<Operation: ReduceOperation, V: Lanes, S: Lanes> where V.Element == S.Element {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ outer: Int, _ count: Int, _ inner: Int
  ) {
    let x = x.assumingMemoryBound(to: V.Element.self)
    let y = y.assumingMemoryBound(to: V.Element.self)
    var row = 0
    if inner == 1 && count <= blockLength && outer >= V.width {
      row = shortRows(x, y, outer, count)
    }
    while row < outer {
      let base = x + row &* count &* inner
      if inner == 1 {
        joined(S.self, count, { contiguous(base + $0, $1) }, { $0.store(y + row) })
      } else {
        columns(
          count, inner,
          { (index: Int, column: Int) -> V in
            V(load: base + (index &* inner &+ column))
          },
          { (index: Int, column: Int, width: Int) -> V in
            loadPartial(base + (index &* inner &+ column), width)
          }, y + row &* inner)
      }
      row &+= 1
    }
  }

  /// Rows of one block each, `width` of them at a time: each is folded to a vector, and the vectors are
  /// transposed and folded together.
  ///
  /// - Returns: how many rows were reduced: the last ones, behind which there is nothing to read, are not.
  @inline(__always)
  private static func shortRows(
    _ x: UnsafePointer<V.Element>, _ y: UnsafeMutablePointer<V.Element>, _ outer: Int, _ count: Int
  ) -> Int {
    let w = V.width
    let whole = count & ~15
    let rest = count &- whole
    let parts = (rest &+ w &- 1) / w
    let readable = outer &* count &- (whole &+ parts &* w)
    return withUnsafeTemporaryAllocation(of: V.Element.self, capacity: 2 &* w &* w) { stage in
      let sums = stage.start
      let turned = sums + w &* w
      for index in 0..<16 { sums[index] = V.Element(index) }
      let first = V(load: sums)
      let limit = V(V.Element(rest))
      let identity: V = Operation.identity()
      var row = 0
      while row &+ w <= outer && (row &+ w &- 1) &* count <= readable {
        for lane in 0..<w {
          let base = x + (row &+ lane) &* count
          var a = identity
          var b = identity
          var c = identity
          var d = identity
          var index = 0
          while index < whole {
            a = Operation.combine(a, V(load: base + index))
            b = Operation.combine(b, V(load: base + (index &+ w)))
            if w == 4 {
              c = Operation.combine(c, V(load: base + (index &+ 8)))
              d = Operation.combine(d, V(load: base + (index &+ 12)))
            }
            index &+= 16
          }
          // Of the last vectors what belongs to the next row is the identity, which changes no bit.
          @inline(__always)
          func last(_ part: Int) -> V {
            V.select(
              first .< (limit - V(V.Element(part &* w))), V(load: base + (whole &+ part &* w)),
              identity)
          }
          if parts > 0 { a = Operation.combine(a, last(0)) }
          if parts > 1 { b = Operation.combine(b, last(1)) }
          if w == 4 {
            if parts > 2 { c = Operation.combine(c, last(2)) }
            if parts > 3 { d = Operation.combine(d, last(3)) }
            a = Operation.combine(a, c)
            b = Operation.combine(b, d)
          }
          Operation.combine(a, b).store(sums + lane &* w)
        }
        V.transpose(sums, w, turned, w)
        var half = w / 2
        while half > 0 {
          for j in 0..<half {
            Operation.combine(V(load: turned + j &* w), V(load: turned + (j &+ half) &* w))
              .store(turned + j &* w)
          }
          half = half &>> 1
        }
        V(load: turned).store(y + row)
        row &+= w
      }
      return row
    }
  }

  /// Joins the blocks' results; level k of the stack holds a run of 2ᵏ blocks.
  @inline(__always)
  private static func joined<W: Lanes>(
    _: W.Type, _ count: Int, _ block: (Int, Int) -> W, _ finish: (W) -> Void
  ) {
    if count <= blockLength {
      finish(count > 0 ? block(0, count) : Operation.identity())
      return
    }
    // 2⁵² blocks are more than an address space holds.
    withUnsafeTemporaryAllocation(of: W.self, capacity: 64) { stack in
      let stack = stack.start
      var depth = 0
      var start = 0
      var number = 0
      while start < count {
        let length = count &- start < blockLength ? count &- start : blockLength
        var value = block(start, length)
        var carry = number
        while carry & 1 != 0 {
          depth &-= 1
          value = Operation.combine(stack[depth], value)
          carry = carry &>> 1
        }
        stack[depth] = value
        depth &+= 1
        start &+= length
        number &+= 1
      }
      depth &-= 1
      var total = stack[depth]
      while depth > 0 {
        depth &-= 1
        total = Operation.combine(stack[depth], total)
      }
      finish(total)
    }
  }

  /// One block of adjacent elements.
  @inline(__always)
  private static func contiguous(_ x: UnsafePointer<V.Element>, _ count: Int) -> S {
    withUnsafeTemporaryAllocation(of: V.Element.self, capacity: 16) { accumulators in
      let sums = accumulators.start
      let w = V.width
      var a: V = Operation.identity()
      var b = a
      var c = a
      var d = a
      let end = count &- 15
      var index = 0
      while index < end {
        a = Operation.combine(a, V(load: x + index))
        b = Operation.combine(b, V(load: x + index + w))
        if w == 4 {
          c = Operation.combine(c, V(load: x + index + 8))
          d = Operation.combine(d, V(load: x + index + 12))
        }
        index &+= 16
      }
      a.store(sums)
      b.store(sums + w)
      if w == 4 {
        c.store(sums + 8)
        d.store(sums + 12)
      }
      var slot = 0
      while index < count {
        let folded = Operation.combine(S(load: sums + slot), S(load: x + index))
        folded.store(sums + slot)
        index &+= 1
        slot &+= 1
      }
      var half = 8
      while half > 0 {
        for j in 0..<half {
          let folded = Operation.combine(S(load: sums + j), S(load: sums + j + half))
          folded.store(sums + j)
        }
        half = half &>> 1
      }
      return S(load: sums)
    }
  }

  /// One block of vectors, `tile` of them side by side.
  ///
  /// - Parameters:
  ///   - load: gets an index of the block and the number of a vector.
  ///   - finish: gets the number of a vector and its result.
  @inline(__always)
  static func block<W: Lanes>(
    _ count: Int, tile: Int, _ load: (Int, Int) -> W, _ finish: (Int, W) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: W.self, capacity: 16 &* tile) { accumulators in
      let sums = accumulators.start
      let first = count < 16 ? count : 16
      var index = 0
      while index < first {
        for t in 0..<tile {
          sums[index &* tile &+ t] = Operation.combine(Operation.identity(), load(index, t))
        }
        index &+= 1
      }
      while index < count {
        let place = sums + (index & 15) &* tile
        for t in 0..<tile { place[t] = Operation.combine(place[t], load(index, t)) }
        index &+= 1
      }
      // An accumulator that nothing met is the identity and changes no bit.
      var half = 8
      while half > 0 {
        let others = first &- half < half ? first &- half : half
        var j = 0
        while j < others {
          for t in 0..<tile {
            let place = sums + (j &* tile &+ t)
            place.pointee = Operation.combine(place.pointee, place[half &* tile])
          }
          j &+= 1
        }
        half = half &>> 1
      }
      for t in 0..<tile { finish(t, count > 0 ? sums[t] : Operation.identity()) }
    }
  }

  /// Runs of `count` that lie side by side: tiles of four vectors where a run is one block, then
  /// vector by vector.
  ///
  /// - Parameters:
  ///   - load: gets an index of the run and a column.
  ///   - loadPart: gets also how many columns are left, less than a vector's.
  @inline(__always)
  static func columns<W: Lanes>(
    _ count: Int, _ columns: Int, _ load: (Int, Int) -> W, _ loadPart: (Int, Int, Int) -> W,
    _ target: UnsafeMutablePointer<W.Element>
  ) {
    let w = W.width
    var column = 0
    if count <= blockLength {
      while column &+ 4 &* w <= columns {
        block(
          count, tile: 4, { load($0, column &+ $1 &* w) },
          { $1.store(target + (column &+ $0 &* w)) })
        column &+= 4 &* w
      }
    }
    while column < columns {
      let width = columns &- column
      if width >= w {
        joined(W.self, count, { one($0, $1) { load($0, column) } }, { $0.store(target + column) })
      } else {
        joined(
          W.self, count, { one($0, $1) { loadPart($0, column, width) } },
          { storePartial($0, target + column, width) })
      }
      column &+= w
    }
  }

  @inline(__always)
  private static func one<W: Lanes>(_ start: Int, _ count: Int, _ load: (Int) -> W) -> W {
    var result: W = Operation.identity()
    block(count, tile: 1, { index, _ in load(start &+ index) }, { _, value in result = value })
    return result
  }
}

/// Integers and bool: any order gives the same bits.
enum IntegerReduction<T> {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ outer: Int, _ count: Int, _ inner: Int,
    _ identity: T, _ combine: (T, T) -> T
  ) {
    let x = x.assumingMemoryBound(to: T.self)
    let y = y.assumingMemoryBound(to: T.self)
    var row = 0
    while row < outer {
      let base = x + row &* count &* inner
      if inner == 1 {
        var total = identity
        var index = 0
        while index < count {
          total = combine(total, base[index])
          index &+= 1
        }
        y[row] = total
      } else {
        let results = y + row &* inner
        var column = 0
        while column < inner {
          results[column] = identity
          column &+= 1
        }
        var index = 0
        while index < count {
          let line = base + index &* inner
          column = 0
          while column < inner {
            results[column] = combine(results[column], line[column])
            column &+= 1
          }
          index &+= 1
        }
      }
      row &+= 1
    }
  }
}

/// The first index of the greatest (or least) element; a NaN never wins, as in TensorFlow.
enum ArgumentReduction<T: Comparable> {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ outer: Int, _ count: Int, _ inner: Int,
    _ worst: T, _ isBetter: (T, T) -> Bool
  ) {
    let x = x.assumingMemoryBound(to: T.self)
    let y = y.assumingMemoryBound(to: Int64.self)
    var row = 0
    while row < outer {
      var column = 0
      while column < inner {
        var element = x + row &* count &* inner + column
        var best = worst
        var place: Int64 = 0
        var index = 0
        while index < count {
          let value = element.pointee
          if isBetter(value, best) {
            best = value
            place = Int64(index)
          }
          element += inner
          index &+= 1
        }
        y[row &* inner + column] = place
        column &+= 1
      }
      row &+= 1
    }
  }
}
