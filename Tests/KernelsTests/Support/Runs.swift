import Kernels
import TestSupport
import Testing

/// Lengths from nothing to twice the widest vector and one more.
let lengths = 0...33

/// Starts of operands and result, in elements from an aligned address.
let starts = [(0, 0), (1, 0), (0, 3), (5, 2), (7, 7)]

/// The result of a kernel that writes into a buffer of `count` results at an offset; the elements
/// around must stay as they were.
func written<T: Element>(
  _ count: Int, at start: Int, as _: T.Type = T.self, _ run: (UnsafeMutableRawPointer) -> Void
) -> [T] {
  let guardBits = T.Pattern(truncatingIfNeeded: 0x5a5a_5a5a_5a5a_5a5b as UInt64)
  let mark = T(pattern: guardBits)
  var buffer = [T](repeating: mark, count: start + count + 20)
  buffer.withUnsafeMutableBytes { bytes in
    if let base = bytes.baseAddress { run(base + start * MemoryLayout<T>.stride) }
  }
  let isUntouched =
    buffer[..<start].allSatisfy { $0.isSame(as: mark) }
    && buffer[(start + count)...].allSatisfy { $0.isSame(as: mark) }
  #expect(isUntouched, "the kernel wrote outside its result")
  return Array(buffer[start..<(start + count)])
}

/// Calls with the address of the elements, moved by `start` elements.
func placed<T: Element, R>(_ elements: [T], at start: Int, _ body: (UnsafeRawPointer) -> R) -> R {
  let buffer = [T](repeating: T(pattern: 0), count: start) + elements + [T(pattern: 0)]
  return buffer.withUnsafeBytes { bytes in
    body((bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 16)!) + start * MemoryLayout<T>.stride)
  }
}

/// Records the first element that differs.
func expectSame<T: Element>(
  _ result: [T], _ expected: [T], _ what: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard result.count == expected.count else {
    Issue.record("\(what()): \(result.count) results", sourceLocation: sourceLocation)
    return
  }
  for index in result.indices where !result[index].isSame(as: expected[index]) {
    Issue.record(
      "\(what()), element \(index) of \(result.count): \(result[index]) is not \(expected[index])",
      sourceLocation: sourceLocation)
    return
  }
}

/// Every length and start, in place too, of a kernel of one operand against a function of one element.
func checkUnary<T: Element, R: Element>(
  _ name: String, _ kernel: KernelTable.Unary, _ reference: (T) -> R
) {
  var generator = SplitMix64(seed: 7)
  for length in lengths {
    for (xStart, yStart) in starts {
      let x = T.random(length, &generator)
      let y: [R] = written(length, at: yStart) { y in
        placed(x, at: xStart) { kernel($0, y, length) }
      }
      expectSame(y, x.map(reference), "\(name) \(T.type)")
    }
  }
  let x = T.random(777, &generator)
  let y: [R] = written(x.count, at: 1) { y in placed(x, at: 0) { kernel($0, y, x.count) } }
  expectSame(y, x.map(reference), "\(name) \(T.type)")
  if T.self == R.self {
    let inPlace: [R] = written(x.count, at: 1) { y in
      x.withUnsafeBytes { y.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
      kernel(UnsafeRawPointer(y), y, x.count)
    }
    expectSame(inPlace, y, "\(name) \(T.type) in place")
  }
}

/// Every length, start and step of a kernel of two operands against a function of two elements.
func checkBinary<T: Element, R: Element>(
  _ name: String, _ kernel: KernelTable.Binary, _ reference: (T, T) -> R
) {
  var generator = SplitMix64(seed: 8)
  for length in lengths {
    for (step, start) in [
      ((1, 1), starts[3]), ((0, 1), starts[1]), ((1, 0), starts[2]), ((0, 0), starts[0]),
    ] {
      check(length, step.0, step.1, start.0, start.1)
    }
  }
  for step in [(1, 1), (0, 1), (1, 0)] { check(777, step.0, step.1, 1, 2) }

  func check(_ length: Int, _ xStep: Int, _ yStep: Int, _ xStart: Int, _ zStart: Int) {
    let x = T.random(xStep == 0 ? 1 : length, &generator)
    let y = T.random(yStep == 0 ? 1 : length, &generator)
    let z: [R] = written(length, at: zStart) { z in
      placed(x, at: xStart) { x in placed(y, at: zStart) { kernel(x, xStep, $0, yStep, z, length) }
      }
    }
    let expected = (0..<length).map { reference(x[$0 * xStep], y[$0 * yStep]) }
    expectSame(z, expected, "\(name) \(T.type) steps \(xStep), \(yStep)")
    if T.self == R.self && xStep == 1 {
      let inPlace: [R] = written(length, at: zStart) { z in
        x.withUnsafeBytes { bytes in
          if let base = bytes.baseAddress { z.copyMemory(from: base, byteCount: bytes.count) }
        }
        placed(y, at: 0) { kernel(UnsafeRawPointer(z), 1, $0, yStep, z, length) }
      }
      expectSame(inPlace, expected, "\(name) \(T.type) in place")
    }
  }
}
