import FuzzDriver
import JSON

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The leaves of a value that can be gaps, its containers, and every node, in the order of the text.
private struct Outline {
  var nodes: [JSONNode] = []
  var leaves: [Int] = []
  var containers: [Int] = []

  init(_ root: JSONNode) { add(root) }

  private mutating func add(_ node: JSONNode) {
    nodes.append(node)
    switch node.kind {
    case .string, .integer, .float:
      leaves.append(nodes.count - 1)
    case .array, .object: containers.append(nodes.count - 1)
    default: break
    }
    for element in node.elements { add(element) }
    for member in node.members {
      nodes.append(member.key)
      add(member.value)
    }
  }
}

private func range(of node: JSONNode) -> Range<Int> {
  node.offset..<node.offset + node.text.count
}

private func isPlain(_ node: JSONNode) -> Bool { node.text.count == node.stringBytes?.count }

/// What may stand where a node stands.
private func gap(_ node: JSONNode, isLoose: Bool) -> JSONPattern.Gap {
  switch node.kind {
  case .string: .string
  case .integer where !isLoose && node.int64Value != nil: .integer
  case .float where !isLoose: .float
  default: .number
  }
}

/// Whether two nodes are alike but for what a gap may change.
private func alike(_ node: JSONNode, _ model: JSONNode, _ gap: JSONPattern.Gap?) -> Bool {
  switch gap {
  case .string: return node.kind == .string
  case .number: return node.isNumber
  case .integer: return node.kind == .integer
  case .float: return node.kind == .float
  case nil: break
  }
  guard node.kind == model.kind, node.count == model.count else { return false }
  switch node.kind {
  case .array, .object: return true
  default: return node.text.elementsEqual(model.text)
  }
}

/// The pieces of an input: a text, then what is put into its gaps.
private func pieces(_ bytes: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
  bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
}

/// What matches the form of a parsed text is a text that parses, alike but for its gaps, where the match
/// tells what the parser tells.
///
/// The first five bytes choose: which leaves are gaps and how strict, which string is told, which container is the
/// part, and which byte of the second text is changed, if any. Then come lines: a text, and what stands in
/// the gaps of the second text, one line each.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPattern(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 5 else { return 0 }
  let lines = pieces(UnsafeBufferPointer(start: start + 5, count: count - 5))
  let first = lines[0]
  first.withUnsafeBytes { first in
    let document = JSONDocument()
    guard let root = try? document.parse(first) else { return }
    let model = Outline(root)
    let chosen = model.leaves.enumerated().filter { start[0] >> UInt8($0.offset % 8) & 1 == 0 }
    let gaps = chosen.map { model.nodes[$0.element] }
    let kinds = gaps.indices.map { gap(gaps[$0], isLoose: start[1] >> UInt8($0 % 8) & 1 == 0) }
    let strings = gaps.indices.filter { kinds[$0] == .string && isPlain(gaps[$0]) }
    guard !strings.isEmpty else { return }
    let told = strings[Int(start[1]) % strings.count]
    let part =
      model.containers.isEmpty ? nil : model.containers[Int(start[2]) % model.containers.count]
    let pattern = JSONPattern(
      of: first, gaps: Array(zip(gaps, kinds)), string: told,
      part: part.map { range(of: model.nodes[$0]) } ?? 0..<0)
    let numbers = UnsafeMutablePointer<Double>.allocate(capacity: max(pattern.numberCount, 1))
    defer { numbers.deallocate() }
    if pattern.match(first, numbers: numbers) == nil {
      // Escaped surrogates are left to the parser.
      let holdsEscapes = zip(gaps, kinds).contains { $1 == .string && !isPlain($0) }
      precondition(holdsEscapes, "A text has its own form.")
    }

    var second: [UInt8] = []
    var read = 0
    for (index, gap) in gaps.enumerated() where index + 1 < lines.count {
      second += first[read..<gap.offset]
      second += lines[index + 1]
      read = gap.offset + gap.text.count
    }
    second += first[read...]
    let place = Int(start[3]) * 256 + Int(start[4])
    if place < second.count, place > 0 { second[place] ^= start[3] ^ 0x5A }

    second.withUnsafeBytes { second in
      guard let match = pattern.match(second, numbers: numbers) else { return }
      let document = JSONDocument()
      guard let root = try? document.parse(second) else {
        preconditionFailure("A match does not parse.")
      }
      let found = Outline(root)
      precondition(found.nodes.count == model.nodes.count, "A match has other values.")
      let gapOf = Dictionary(uniqueKeysWithValues: zip(chosen.map(\.element), kinds))
      var number = 0
      for index in found.nodes.indices {
        let node = found.nodes[index]
        let gap = gapOf[index]
        precondition(alike(node, model.nodes[index], gap), "A match differs.")
        guard let gap, gap != .string else { continue }
        let bits =
          gap == .integer
          ? node.int64Value.map(UInt64.init(bitPattern:)) : node.doubleValue?.bitPattern
        precondition(numbers[number].bitPattern == bits, "A number differs.")
        number += 1
      }
      precondition(isPlain(found.nodes[chosen[told].element]), "The string that is told is plain.")
      precondition(number == pattern.numberCount, "Numbers are missing.")
      precondition(match.string == range(of: found.nodes[chosen[told].element]), "Another string.")
      if let part { precondition(match.part == range(of: found.nodes[part]), "Another part.") }
    }
  }
  return 0
}

@main struct FuzzPattern {
  static func main() {
    exit(fuzz { fuzzPattern($0, $1) })
  }
}
