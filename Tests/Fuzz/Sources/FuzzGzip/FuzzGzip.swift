import FuzzDriver
import JSON

@testable import BatchIO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What came out of one reading.
private struct Outcome: Equatable {
  var lines: [[UInt8]] = []
  var offsets: [Int64] = []
  var damage: DamageError.Kind?
}

private func read(
  _ bytes: [UInt8], path: String, pieceSize: Int, mayWait: Bool = false, _ limits: InputLimits,
  _ cuts: ChunkCuts
) -> Outcome {
  var outcome = Outcome()
  let reader = LineReader(
    source: MemorySource(bytes, pieceSize: pieceSize, mayWait: mayWait), path: path,
    limits: limits, cuts: cuts)
  let chunk = TextChunk()
  do throws(InputError) {
    while try reader.next(into: chunk) {
      precondition(chunk.lineCount > 0, "A delivered chunk has lines.")
      outcome.offsets.append(chunk.textOffset)
      for index in 0..<chunk.lineCount { outcome.lines.append(Array(chunk.bytes(index))) }
    }
  } catch {
    guard case .damaged(let damage) = error else { preconditionFailure("\(error)") }
    precondition(damage.offset >= 0 && damage.offset <= Int64(bytes.count), "\(damage)")
    outcome.damage = damage.kind
  }
  return outcome
}

/// The first four bytes choose sizes; the rest is a file, and a text.
///
/// Reading must not depend on how the bytes arrive, and what is compressed must come back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGzip(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count >= 4 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start + 4, count: count - 4))
  let cuts = ChunkCuts(firstSize: 1 + Int(start[0]) * 8, size: 1 + Int(start[1]) * 64)
  let limits = InputLimits(
    maximumLineSize: 1 + Int(start[2]) * 16, maximumRatio: 1_000, maximumTextSize: 1 << 21)
  let pieceSize = 1 + Int(start[3])

  for path in ["a.jsonl.gz", "a.jsonl"] {
    let whole = read(bytes, path: path, pieceSize: .max, limits, cuts)
    let pieces = read(bytes, path: path, pieceSize: pieceSize, limits, cuts)
    let streamed = read(bytes, path: path, pieceSize: .max, mayWait: true, limits, cuts)
    // zlib alone refuses incomplete sets of codes that no text uses.
    let isStrict = streamed.damage == .badData && whole.damage == nil
    precondition(whole == streamed || isStrict, "Members inflated ahead are not as streamed.")
    if whole.damage == nil {
      precondition(whole == pieces, "Reading depends on how the bytes arrive.")
    } else {
      precondition(pieces.damage != nil, "Damage depends on how the bytes arrive.")
    }
  }

  // As a text: plain and compressed give the same lines in the same chunks.
  let out = ByteBuffer()
  do {
    let compressor = GzipMemberCompressor(level: Int(start[0]))
    try bytes.withUnsafeBytes { try compressor.compress($0, to: out) }
  } catch {
    return 0
  }
  GzipMemberCompressor.appendEndMarker(to: out)
  let generous = InputLimits(maximumLineSize: limits.maximumLineSize, maximumRatio: nil)
  // A first byte 0x1F could make the plain text look like gzip.
  guard bytes.first != 0x1F else { return 0 }
  let plain = read(bytes, path: "a", pieceSize: pieceSize, generous, cuts)
  let packed = read(Array(out.bytes), path: "a", pieceSize: .max, generous, cuts)
  precondition(plain == packed, "What was compressed does not come back.")
  return 0
}

@main struct FuzzGzip {
  static func main() {
    exit(fuzz { fuzzGzip($0, $1) })
  }
}
