extension String {
  /// The directory of the file with this path; `.` when the path does not say one.
  ///
  /// Foundation's own way traps on a path of one character.
  public var directoryOfPath: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    let parent = self[..<slash]
    return parent.isEmpty ? "/" : String(parent)
  }
}
