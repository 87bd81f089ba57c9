extension JSONValue {
  /// An object with its members in the order of their keys; those that are nil are left out.
  public static func sorted(_ members: [String: JSONValue?]) -> JSONValue {
    .object(
      members.compactMap { key, value in value.map { Member(key: key, value: $0) } }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
  }

  /// An integer's value; nil for anything else, a number with a point too.
  public var intValue: Int? {
    if case .integer(let value) = self { Int(value) } else { nil }
  }

  /// An array's elements; none for anything else.
  public var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// An object's members in the order of the text; none for anything else.
  public var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}
