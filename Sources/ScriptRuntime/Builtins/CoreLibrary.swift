/// Python's own names: types, functions, methods, `math`.
enum CoreLibrary {
  static func register(in library: inout LibraryBuilder) {
    for type in CoreType.allCases {
      library.types.append(
        TypeInfo(name: type.name, qualifiedName: type.qualifiedName, base: type.base))
    }
  }
}
