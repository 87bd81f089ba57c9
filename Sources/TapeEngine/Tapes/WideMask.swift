/// Which of the tapes beyond the first 63 track something: their numbers, rising.
///
/// Numbers are never used again, so the mask of a dead tape may stay where it is. Masks of equal
/// content often share their memory, as a chain of operations hands one on.
struct WideMask {
  private var numbers: [UInt64] = []

  var isEmpty: Bool { numbers.isEmpty }

  mutating func removeAll() { numbers.removeAll(keepingCapacity: true) }

  /// - Complexity: O(log count).
  func contains(_ number: UInt64) -> Bool {
    let place = place(of: number)
    return place < numbers.count && numbers[place] == number
  }

  mutating func insert(_ number: UInt64) {
    let place = place(of: number)
    if place < numbers.count, numbers[place] == number { return }
    numbers.insert(number, at: place)
  }

  /// - Complexity: O(count); O(1) where both share their memory.
  mutating func formUnion(_ other: WideMask) {
    if other.isEmpty || isShared(with: other) { return }
    if isEmpty {
      numbers = other.numbers
      return
    }
    var union: [UInt64] = []
    union.reserveCapacity(max(numbers.count, other.numbers.count))
    var rest = other.numbers[...]
    for number in numbers {
      while let next = rest.first, next < number {
        union.append(next)
        rest.removeFirst()
      }
      if rest.first == number { rest.removeFirst() }
      union.append(number)
    }
    union.append(contentsOf: rest)
    // Mostly the one holds the other: its memory then serves both.
    if union.count == other.numbers.count {
      numbers = other.numbers
    } else if union.count != numbers.count {
      numbers = union
    }
  }

  /// - Complexity: O(count); O(1) where both share their memory.
  mutating func formIntersection(_ other: WideMask) {
    if isEmpty || isShared(with: other) { return }
    if numbers == other.numbers {
      numbers = other.numbers
      return
    }
    var rest = other.numbers[...]
    numbers.removeAll { number in
      while let next = rest.first, next < number { rest.removeFirst() }
      return rest.first != number
    }
  }

  /// - Complexity: O(count).
  func isDisjoint(with other: WideMask) -> Bool {
    var rest = other.numbers[...]
    for number in numbers {
      while let next = rest.first, next < number { rest.removeFirst() }
      if rest.first == number { return false }
    }
    return true
  }

  private func isShared(with other: WideMask) -> Bool {
    numbers.withUnsafeBufferPointer { own in
      other.numbers.withUnsafeBufferPointer {
        own.baseAddress == $0.baseAddress && own.count == $0.count
      }
    }
  }

  /// Where a number is or belongs: at the end, mostly.
  private func place(of number: UInt64) -> Int {
    if let last = numbers.last, last < number { return numbers.count }
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
