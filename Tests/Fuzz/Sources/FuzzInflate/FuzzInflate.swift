import CZlib
import FuzzDriver

@testable import BatchIO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let textLimit = 1 << 20

/// The text that zlib finds, and whether the data end well.
private func zlibText(_ data: UnsafeBufferPointer<UInt8>) -> (text: [UInt8], isWhole: Bool) {
  var stream = z_stream()
  guard tapedeck_inflate_init(&stream, -15) == Z_OK else { return ([], false) }
  defer { inflateEnd(&stream) }
  stream.next_in = UnsafeMutablePointer(mutating: data.baseAddress)
  stream.avail_in = UInt32(data.count)
  var text: [UInt8] = []
  var out = [UInt8](repeating: 0, count: 1 << 15)
  while text.count < textLimit {
    let status = out.withUnsafeMutableBufferPointer { out in
      stream.next_out = out.baseAddress
      stream.avail_out = UInt32(out.count)
      return inflate(&stream, Z_NO_FLUSH)
    }
    text += out[..<(out.count - Int(stream.avail_out))]
    if status != Z_OK { return (text, status == Z_STREAM_END) }
  }
  return (text, false)
}

/// Data that arrive in pieces give what zlib gives, or are refused where zlib refuses them, and what came
/// before is a part of what zlib gives.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzInflate(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count >= 2 else { return 0 }
  let pieceSize = 321 + Int(start[0]) * 16
  let data = UnsafeBufferPointer(start: start + 1, count: count - 1)
  let expected = zlibText(data)
  // Bombs are cut at different places.
  guard expected.text.count < textLimit else { return 0 }
  let inflater = Inflater()
  inflater.begin()
  var text: [UInt8] = []
  var out = [UInt8](repeating: 0, count: 1 << 15)
  var position = 0
  var end = min(pieceSize, data.count)
  while text.count < textLimit {
    while inflater.heldCount > 0 {
      let size = min(inflater.heldCount, out.count)
      inflater.take(&out, size)
      text += out[..<size]
    }
    switch inflater.run(start + 1, &position, end, isComplete: end == data.count) {
    case .text: break
    case .input:
      precondition(end < data.count, "Nothing more can come.")
      end += min(pieceSize, data.count - end)
    case .end:
      precondition(expected.isWhole && text == expected.text, "What zlib refuses is taken.")
      return 0
    case .refused:
      precondition(
        !expected.isWhole, "What zlib takes is refused.")
      precondition(text.elementsEqual(expected.text.prefix(text.count)), "The text differs.")
      return 0
    }
  }
  return 0
}

@main struct FuzzInflate {
  static func main() {
    exit(fuzz { fuzzInflate($0, $1) })
  }
}
