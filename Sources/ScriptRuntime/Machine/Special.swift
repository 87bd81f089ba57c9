import ScriptSyntax

/// The methods through which operators, statements and built-in functions meet a class of the script.
enum Special: UInt8, CaseIterable, Sendable {
  case `init`, new, call, initSubclass, setName, classGetitem
  case getattr, getattribute, setattr, delattr, get, set, delete
  case repr, str, format, hash, bool, len, dir
  case eq, ne, lt, le, gt, ge
  case contains, getitem, setitem, delitem, iter, next, reversed
  case enter, exit
  case index, int, float, neg, pos, invert, abs, round, trunc
  case add, sub, mul, truediv, floordiv, mod, pow, matmul, and, or, xor, lshift, rshift
  case radd, rsub, rmul, rtruediv, rfloordiv, rmod, rpow, rmatmul, rand, ror, rxor, rlshift, rrshift
  case iadd, isub, imul, itruediv, ifloordiv, imod, ipow, imatmul, iand, ior, ixor, ilshift, irshift
  case divmod, rdivmod
  /// Of the library's inert objects: as many of them as there are targets.
  case unpack

  /// As a class has it: `__init_subclass__`.
  var name: String {
    var result = "__"
    for character in "\(self)" {
      if character.isUppercase { result += "_" }
      result += character.lowercased()
    }
    return result + "__"
  }
}

extension BinaryOperator {
  /// The methods of the left operand, of the right one, and of the left one in place.
  var specials: (forward: Special, reflected: Special, inPlace: Special) {
    switch self {
    case .add: (.add, .radd, .iadd)
    case .subtract: (.sub, .rsub, .isub)
    case .multiply: (.mul, .rmul, .imul)
    case .divide: (.truediv, .rtruediv, .itruediv)
    case .floorDivide: (.floordiv, .rfloordiv, .ifloordiv)
    case .modulo: (.mod, .rmod, .imod)
    case .power: (.pow, .rpow, .ipow)
    case .matrixMultiply: (.matmul, .rmatmul, .imatmul)
    case .bitAnd: (.and, .rand, .iand)
    case .bitOr: (.or, .ror, .ior)
    case .bitXor: (.xor, .rxor, .ixor)
    case .shiftLeft: (.lshift, .rlshift, .ilshift)
    case .shiftRight: (.rshift, .rrshift, .irshift)
    }
  }
}

extension ComparisonOperator {
  /// The method of the left operand and of the right one; nil of `is` and `in`.
  var specials: (forward: Special, reflected: Special)? {
    switch self {
    case .less: (.lt, .gt)
    case .lessOrEqual: (.le, .ge)
    case .greater: (.gt, .lt)
    case .greaterOrEqual: (.ge, .le)
    case .equal: (.eq, .eq)
    case .notEqual: (.ne, .ne)
    case .is, .isNot, .in, .notIn: nil
    }
  }
}

extension UnaryOperator {
  var special: Special {
    switch self {
    case .negate: .neg
    case .plus: .pos
    case .invert: .invert
    case .not: .bool
    }
  }
}

extension Interpreter {
  /// What a class of the script has under a protocol's name; nil if only built-in types have it.
  @inline(__always)
  func special(_ which: Special, ofClass index: Int) -> Value? {
    let object = heap.classes[index]
    if object.pointee.specialsVersion != classVersion {
      object.pointee.specials.update(repeating: .unbound, count: Special.allCases.count)
      object.pointee.specialsVersion = classVersion
    }
    let kept = object.pointee.specials[Int(which.rawValue)]
    if kept.tag == .notImplemented { return nil }
    return kept.tag == .unbound ? findSpecial(which, ofClass: index) : kept
  }

  @inline(never)
  private func findSpecial(_ which: Special, ofClass index: Int) -> Value? {
    let name = library.specialNames[Int(which.rawValue)]
    var found: Value?
    for item in heap.items(heap.classes[index].pointee.order) where item.tag == .classObject {
      let attributes = heap.classes[item.index].pointee.attributes
      if let value = heap.value(ofName: name, in: attributes) {
        found = value
        break
      }
    }
    heap.classes[index].pointee.specials[Int(which.rawValue)] = found ?? .notImplemented
    return found
  }

  /// What the class of a value has under a protocol's name; nil of built-in types' values.
  @inline(__always)
  func special(_ which: Special, of value: Value) -> Value? {
    switch value.tag {
    case .object: return special(which, ofClass: Int(value.detail))
    case .exception:
      let type = heap.exceptions[value.index].pointee.scriptClass
      return type.isUnbound ? nil : special(which, ofClass: type.index)
    default: return nil
    }
  }

  /// Calls a method that `special` found; whatever exists now is kept until the calling native has returned.
  func callSpecial(
    _ function: Value, _ receiver: Value, _ arguments: [Value] = [],
    keywords: [(name: String, value: Value)] = []
  ) throws(ScriptError) -> Value {
    let depth = hosts.textDepth
    try enterCall()
    hosts.textDepth = 0
    defer {
      hosts.textDepth = depth
      callDepth -= 1
    }
    if function.tag == .function {
      return try call(function, [receiver] + arguments, keywords: keywords)
    }
    let bound = try self.bound(function, to: receiver, owner: classValue(of: receiver))
    return try call(bound, arguments, keywords: keywords)
  }

  /// Calls a protocol's method; nil if the value's class has none.
  func callSpecial(
    _ which: Special, _ receiver: Value, _ arguments: [Value] = []
  ) throws(ScriptError) -> Value? {
    guard let function = special(which, of: receiver), !function.isNone else { return nil }
    return try callSpecial(function, receiver, arguments)
  }
}
