import TapeEngine
import Tensors

// Lists of numbers that vary, where a tensor is made of them.
extension Interpreter {
  /// The tensor of a nested sequence with numbers that vary; nil of one without, and where its dtype
  /// might depend on them.
  func tracedSequence(
    _ sequence: Value, dtype: DType?, hint: DType?
  ) throws(ScriptError) -> TensorID? {
    guard recording.isTraced else { return nil }
    var leaves: [Value] = []
    guard try collectLeaves(of: sequence, into: &leaves, depth: 0),
      leaves.contains(where: { $0.tag == .traced })
    else { return nil }
    // The sequence as it is in this run, for as long as a tensor is made of it.
    replaceLeaves(of: sequence) { self.plain($0) }
    defer {
      var number = 0
      replaceLeaves(of: sequence) { _ in
        defer { number += 1 }
        return leaves[number]
      }
    }
    let tensor = try Conversion.plainSequence(sequence, dtype: dtype, hint: hint, self)
    let target = recording.dtype(tensor)
    let array = recording.peekValue(tensor)
    guard array.elementCount == leaves.count else { return nil }
    var parts: [Recording.Part] = []
    for (index, leaf) in leaves.enumerated() {
      if leaf.tag == .traced {
        guard let value = element(hosts.numbers[leaf.index], of: target, dtype, hint) else {
          return nil
        }
        parts.append(.value(value))
      } else {
        parts.append(.constant(array.bits(at: index)))
      }
    }
    recording.traceTensor(tensor, holdsAll: parts)
    return tensor
  }

  /// The value of the trace that is an element of the sequence's tensor; nil if lanes might differ in
  /// its dtype.
  private func element(
    _ number: HostState.Number, of target: DType, _ dtype: DType?, _ hint: DType?
  ) -> Int? {
    func converted(_ kind: HostKind, _ wanted: DType?) -> Int? {
      recording.traceCall(
        HostFunction.convert(wanted, nil).call([.operand(kind)], target: target),
        [(number.value, kind.dtype)])
    }
    switch number.kind {
    case .float where target == .float64, .numPy(.float64) where target == .float64:
      return number.value
    case .float where target == .float32, .numPy(.float64) where target == .float32:
      return converted(.float, .float32)
    case .numPy(.float32) where target == .float32: return number.value
    case .numPy(.float32) where target == .float64: return converted(number.kind, .float64)
    case .int where target.isFloatingPoint: return converted(.int, target)
    case .int where target == .int32 && dtype == nil && hint == nil: return converted(.int, nil)
    case .int where target == .int64 && dtype == .int64: return number.value
    case .bool where target == .bool, .numPy(.bool) where target == .bool: return number.value
    default: return nil
    }
  }

  /// Gathers the numbers of a nested list or tuple in their order; false where there is something else.
  private func collectLeaves(
    of sequence: Value, into leaves: inout [Value], depth: Int
  ) throws(ScriptError) -> Bool {
    // Beyond the bound a plan is not worth its columns; shared lists would count without end.
    guard depth < 16, leaves.count <= 1 << 20 else { return false }
    try visit(heap.items(sequence).count + 1)
    for item in heap.items(sequence) {
      switch item.tag {
      case .list, .tuple:
        guard try collectLeaves(of: item, into: &leaves, depth: depth + 1) else { return false }
      case .traced, .int, .float, .bool, .numpyScalar: leaves.append(item)
      default: return false
      }
    }
    return true
  }

  private func replaceLeaves(of sequence: Value, with replacement: (Value) -> Value) {
    let (items, count) =
      sequence.tag == .list
      ? (heap.lists[sequence.index].pointee.items, heap.lists[sequence.index].pointee.count)
      : (heap.tuples[sequence.index].pointee.items, heap.tuples[sequence.index].pointee.count)
    guard let items else { return }
    for offset in 0..<count {
      switch items[offset].tag {
      case .list, .tuple: replaceLeaves(of: items[offset], with: replacement)
      default: items[offset] = replacement(items[offset])
      }
    }
  }
}

extension TensorValue {
  /// The bits of an element.
  fileprivate func bits(at index: Int) -> UInt64 {
    let source = UnsafeRawPointer(buffer.bytes)
    switch dtype.byteSize {
    case 8: return source.load(fromByteOffset: index * 8, as: UInt64.self)
    case 4: return UInt64(source.load(fromByteOffset: index * 4, as: UInt32.self))
    default: return UInt64(source.load(fromByteOffset: index, as: UInt8.self))
    }
  }
}
