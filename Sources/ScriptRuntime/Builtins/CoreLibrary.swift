/// Python's own names: types, functions, methods, `math`.
enum CoreLibrary {
  static func register(in library: inout LibraryBuilder) {
    for type in CoreType.allCases {
      library.types.append(
        TypeInfo(name: type.name, qualifiedName: type.qualifiedName, base: type.base))
    }
    registerTypes(in: &library)
    registerFunctions(in: &library)
    registerIteration(in: &library)
    registerNumbers(in: &library)
    registerStrings(in: &library)
    registerStringTests(in: &library)
    registerLists(in: &library)
    registerDictionaries(in: &library)
    registerSets(in: &library)
    registerExceptions(in: &library)
    registerMath(in: &library)
    registerClasses(in: &library)
    registerGenerators(in: &library)
  }
}
