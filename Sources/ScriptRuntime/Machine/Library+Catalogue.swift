import ScriptSyntax

/// One thing that scripts find ready-made, as `tapedeck ops --signatures` lists it.
public struct CatalogueEntry: Sendable {
  /// What the name stands for; the last three are operators.
  public enum Kind: String, Sendable {
    case function, type, constant, method, attribute, unary, binary, comparison
  }
  /// What the name stands for.
  public var kind: Kind
  /// `tf.reduce_sum`, `len`, `str.upper`, `+`.
  public var name: String
  /// What may be called, as Python writes its parameters; nil for everything else.
  public var signature: String?

  /// One line of the listing: `function len(obj, /)`.
  public var text: String { "\(kind.rawValue) \(name)\(signature ?? "")" }
}

extension Library {
  /// Everything that scripts find ready-made, sorted: what is under modules, Python's own names, the
  /// methods and attributes of types, the operators. The tables that the compiler and the machine use
  /// are its source, so what is registered is listed.
  public var catalogue: [CatalogueEntry] {
    var entries: [CatalogueEntry] = []
    for module in publicModules {
      for (name, value) in module.members where value.tag != .module {
        entries.append(entry("\(module.path).\(name)", value))
      }
    }
    for (name, value) in builtins { entries.append(entry(name, value)) }
    let names = Dictionary(uniqueKeysWithValues: symbols.map { ($1, $0) })
    for type in types {
      for (symbol, member) in type.members {
        let name = "\(type.name).\(names[symbol] ?? "?")"
        switch member {
        case .method(let native):
          entries.append(
            CatalogueEntry(kind: .method, name: name, signature: text(natives[native].signature)))
        case .attribute, .constant: entries.append(CatalogueEntry(kind: .attribute, name: name))
        }
      }
    }
    entries += UnaryOperator.allCases.map { CatalogueEntry(kind: .unary, name: $0.symbol) }
    entries += BinaryOperator.allCases.map { CatalogueEntry(kind: .binary, name: $0.symbol) }
    entries += ComparisonOperator.allCases.map {
      CatalogueEntry(kind: .comparison, name: $0.symbol)
    }
    return entries.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
  }

  private func entry(_ name: String, _ value: Value) -> CatalogueEntry {
    switch value.tag {
    case .native:
      CatalogueEntry(kind: .function, name: name, signature: text(natives[value.index].signature))
    case .type:
      CatalogueEntry(
        kind: .type, name: name,
        // An exception's constructor takes anything.
        signature: types[Int(value.typeValue.rawValue)].constructor
          .map { text(natives[$0].signature) } ?? "(*args)")
    default: CatalogueEntry(kind: .constant, name: name)
    }
  }

  /// `(x, /, axis=None, *, name='a', **kwargs)`; a default that only the function knows is `...`.
  private func text(_ signature: Signature) -> String {
    var parts: [String] = []
    for (index, parameter) in signature.parameters.enumerated() {
      if index == signature.positionalOnlyCount && index > 0 { parts.append("/") }
      if signature.hasKeywordVariadic && index == signature.keywordVariadicSlot {
        parts.append("**\(parameter.name)")
      } else if signature.hasVariadic && index == signature.variadicSlot {
        // The star of `*args` stands before the keyword-only parameters.
        parts.insert("*\(parameter.name)", at: parts.count - signature.keywordOnlyCount)
      } else {
        if index == signature.positionalCount && !signature.hasVariadic { parts.append("*") }
        parts.append(parameter.name + defaultText(parameter))
      }
    }
    if signature.positionalOnlyCount == signature.parameters.count && !parts.isEmpty {
      parts.append("/")
    }
    return "(\(parts.joined(separator: ", ")))"
  }

  private func defaultText(_ parameter: Signature.Parameter) -> String {
    if parameter.isOptional { return "=..." }
    let value = parameter.defaultValue
    switch value.tag {
    case .unbound: return ""
    case .none: return "=None"
    case .bool: return value.boolValue ? "=True" : "=False"
    case .int: return "=\(value.intValue)"
    case .float: return "=\(value.floatValue)"
    case .string: return "=\(Interpreter.quoted(strings[value.index]))"
    default: return "=..."
    }
  }
}
