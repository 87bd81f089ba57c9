import FuzzDriver
import JSON
import Numerals

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks at everything a node offers; the C library is the judge of numbers.
private func visit(_ node: JSONNode, _ depth: Int) {
  precondition(depth <= JSONDocument.nestingLimit, "Nesting is bounded.")
  if node.isNumber {
    let text = String(decoding: node.text, as: UTF8.self)
    precondition(node.doubleValue?.bitPattern == strtod(text, nil).bitPattern, text)
    precondition(node.int64Value == (node.kind == .integer ? Int64(text) : nil), text)
  }
  if let bytes = node.stringBytes {
    precondition(String(validating: bytes, as: UTF8.self) != nil, "A string is valid UTF-8.")
  }
  for element in node.elements { visit(element, depth + 1) }
  for member in node.members {
    visit(member.key, depth + 1)
    visit(member.value, depth + 1)
  }
}

private func isFinite(_ value: JSONValue) -> Bool {
  switch value {
  case .number(let number): number.isFinite
  case .array(let elements): elements.allSatisfy(isFinite)
  case .object(let members): members.allSatisfy { isFinite($0.value) }
  default: true
  }
}

private func value(of buffer: ByteBuffer) -> JSONValue? {
  try? JSONValue(parsing: Array(buffer.bytes))
}

private func checkNumber(_ bits: UInt64) {
  let number = Double(bitPattern: bits)
  guard number.isFinite else { return }
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: maximumFloatLength) { buffer in
    guard let base = buffer.baseAddress else { return }
    let count = writePython(number, to: base)
    precondition(count <= maximumFloatLength, "The buffer is large enough.")
    let text = UnsafeRawBufferPointer(start: base, count: count)
    precondition(parseDouble(text)?.bitPattern == bits, "\(number) does not come back.")
    precondition(strtod(String(decoding: text, as: UTF8.self), nil).bitPattern == bits)
    let single = Float(number)
    guard single.isFinite else { return }
    let short = writePython(single, to: base)
    let back = parseDouble(UnsafeRawBufferPointer(start: base, count: short)).map { Float($0) }
    precondition(back?.bitPattern == single.bitPattern, "\(single) does not come back.")
  }
}

/// Any bytes are a value or an error with a place; a value survives being written and read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = UnsafeRawBufferPointer(start: start, count: count)
  if count >= 8 { checkNumber(text.loadUnaligned(as: UInt64.self)) }
  let document = JSONDocument()
  let node: JSONNode
  do throws(JSONError) {
    node = try document.parse(text)
  } catch {
    precondition(error.offset >= 0 && error.offset <= count, "\(error)")
    return 0
  }
  visit(node, 0)
  let original = JSONValue(node)
  let copy = ByteBuffer()
  copy.appendJSON(node)
  precondition(value(of: copy) == original, "A copied value differs.")
  if isFinite(original) {
    let written = ByteBuffer()
    written.appendJSON(original)
    precondition(value(of: written) == original, "A written value differs.")
  }
  return 0
}

@main struct FuzzJSON {
  static func main() {
    exit(fuzz { fuzzJSON($0, $1) })
  }
}
