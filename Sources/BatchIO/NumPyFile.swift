/// An array from a NumPy file: its elements in row-major order.
public struct NumPyArray: Sendable {
  /// `float32`, `float64`, `int32`, `int64` or `bool`.
  public var dtypeName: String
  /// The lengths of the axes, outermost first; of a scalar `[]`.
  public var shape: [Int]
  /// Little-endian elements; a `bool` is one byte, 0 or 1.
  public var elements: ArrayBytes
}

/// Reads arrays that inputs refer to. Nothing outside the base directory is opened, and nothing
/// is ever unpickled.
public enum NumPyFile {
  /// Reads an `.npy` file.
  ///
  /// - Parameters:
  ///   - path: relative to `base`, without `..`.
  ///   - maximumSize: the most bytes the array may have; checked before memory is asked for.
  /// - Source: NumPy reference, `numpy.lib.format`, versions 1.0 to 3.0.
  public static func array(
    path: String, base: String, maximumSize: Int = 1 << 30
  ) throws(ReferenceError) -> NumPyArray {
    let file = try ConfinedFile(path: path, base: base)
    let prefix = try file.bytes(at: 0, count: min(file.size, 12))
    let (start, length) = try NumPyHeader.extent(prefix, path)
    let header = try NumPyHeader(file.bytes(at: start, count: length), path)
    let size = try header.size(limit: maximumSize, path)
    let dataStart = start + length
    guard file.size - dataStart == size else {
      throw .malformed(
        path: path, reason: "\(file.size - dataStart) bytes of data where \(size) belong")
    }
    let elements = ArrayBytes(count: size)
    try file.read(into: elements.mutableBytes, at: dataStart)
    return try header.array(elements, path)
  }

  /// Reads one array of an `.npz` archive, compressed or not.
  ///
  /// - Throws: `ReferenceError`, also when the archive's checksum differs.
  public static func array(
    named name: String, inArchive path: String, base: String, maximumSize: Int = 1 << 30
  ) throws(ReferenceError) -> NumPyArray {
    let archive = try ZipArchive(ConfinedFile(path: path, base: base))
    guard let entry = archive.entry(named: name + ".npy") ?? archive.entry(named: name) else {
      throw .noArray(path: path, name: name)
    }
    // The header's size is in the file: it can at most be a 64 KiB header and some padding.
    guard entry.size - (1 << 17) <= maximumSize else {
      throw .tooLarge(path: path, limit: maximumSize)
    }
    let content = try archive.content(of: entry)
    let bytes = content.bytes
    let (start, length) = try NumPyHeader.extent(Array(bytes.prefix(12)), path)
    guard length <= bytes.count - start else {
      throw .malformed(path: path, reason: "the header is cut off")
    }
    let header = try NumPyHeader(Array(bytes[start..<(start + length)]), path)
    let size = try header.size(limit: maximumSize, path)
    guard bytes.count - start - length == size else {
      throw .malformed(
        path: path, reason: "\(bytes.count - start - length) bytes of data where \(size) belong")
    }
    let elements = ArrayBytes(count: size)
    elements.mutableBytes.copyMemory(
      from: UnsafeRawBufferPointer(rebasing: bytes[(start + length)...]))
    return try header.array(elements, path)
  }
}
