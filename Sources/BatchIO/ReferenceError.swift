/// Why a file that an input refers to cannot be used. It is an error of that input alone.
public enum ReferenceError: Error, Equatable, Sendable {
  /// The path is absolute, has a `..`, or leads out of the base directory through a link.
  case outsideBase(path: String)
  /// The system's error number.
  case cannotRead(path: String, code: Int32)
  /// The file breaks its own format.
  case malformed(path: String, reason: String)
  /// Valid, but nothing a tensor can be made of.
  case unsupported(path: String, reason: String)
  /// An archive has no array of that name.
  case noArray(path: String, name: String)
  /// The array has more bytes than allowed.
  case tooLarge(path: String, limit: Int)
}

extension ReferenceError: CustomStringConvertible {
  /// One line that begins with the path as the input has it.
  public var description: String {
    switch self {
    case .outsideBase(let path): "\(path): the path leads out of the batch's directory"
    case .cannotRead(let path, let code): "\(path): cannot read: \(systemMessage(code))"
    case .malformed(let path, let reason): "\(path): malformed: \(reason)"
    case .unsupported(let path, let reason): "\(path): unsupported: \(reason)"
    case .noArray(let path, let name): "\(path): no array '\(name)'"
    case .tooLarge(let path, let limit): "\(path): larger than \(limit) bytes"
    }
  }
}
