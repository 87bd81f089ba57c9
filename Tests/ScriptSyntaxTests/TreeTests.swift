import ScriptSyntax
import Testing

/// An expression in a Lisp-like notation, which shows grouping and nothing else.
func outline(_ expression: Expression) -> String {
  func all(_ items: [Expression]) -> String { items.map(outline).joined(separator: " ") }
  switch expression.kind {
  case .none: return "None"
  case .ellipsis: return "..."
  case .boolean(let value): return value ? "True" : "False"
  case .integer(let value): return "\(value)"
  case .float(let value): return "\(value)"
  case .string(let text): return text.debugDescription
  case .formatted(let parts): return "(f \(outline(parts)))"
  case .name(let name): return name
  case .unary(let symbol, let operand): return "(\(symbol) \(outline(operand)))"
  case .binary(let symbol, let left, let right, _):
    return "(\(symbol.symbol) \(outline(left)) \(outline(right)))"
  case .comparison(let first, let rest):
    return "(cmp \(outline(first))"
      + rest.map { " \($0.0) \(outline($0.1))" }.joined() + ")"
  case .and(let items): return "(and \(all(items)))"
  case .or(let items): return "(or \(all(items)))"
  case .conditional(let test, let body, let otherwise):
    return "(if \(outline(test)) \(outline(body)) \(outline(otherwise)))"
  case .lambda(let function):
    guard case .return(let body?)? = function.body.first?.kind else { return "(lambda)" }
    return "(lambda \(outline(body)))"
  case .list(let items): return "[\(all(items))]"
  case .tuple(let items): return "(tuple \(all(items)))"
  case .set(let items): return "{\(all(items))}"
  case .dictionary(let items):
    return "{"
      + items.map { "\($0.key.map(outline) ?? "**"):\(outline($0.value))" }
      .joined(separator: " ") + "}"
  case .comprehension(let comprehension):
    let clauses = comprehension.clauses.map {
      " for \(outline($0.target)) in \(outline($0.iterable))"
        + $0.conditions.map { " if \(outline($0))" }.joined()
    }
    let value = comprehension.value.map { ":\(outline($0))" } ?? ""
    return "(\(comprehension.kind) \(outline(comprehension.element))\(value)\(clauses.joined()))"
  case .call(let callee, let arguments):
    let texts = arguments.map { argument in
      switch argument.kind {
      case .positional: return " \(outline(argument.value))"
      case .keyword(let name): return " \(name)=\(outline(argument.value))"
      case .starred: return " *\(outline(argument.value))"
      case .doubleStarred: return " **\(outline(argument.value))"
      }
    }
    return "(call \(outline(callee))\(texts.joined()))"
  case .attribute(let object, let name, _): return "(. \(outline(object)) \(name))"
  case .subscripted(let object, let index): return "(at \(outline(object)) \(outline(index)))"
  case .slice(let lower, let upper, let step):
    return "<" + [lower, upper, step].map { $0.map(outline) ?? "" }.joined(separator: ":") + ">"
  case .starred(let value): return "*\(outline(value))"
  case .yield(let value): return "(yield\(value.map { " " + outline($0) } ?? ""))"
  case .yieldFrom(let value): return "(yield-from \(outline(value)))"
  case .named(let name, let value): return "(:= \(name) \(outline(value)))"
  }
}

private func outline(_ parts: [FormatPart]) -> String {
  parts.map { part in
    switch part {
    case .text(let text): return text.debugDescription
    case .field(let value, let conversion, let specification):
      let tail = conversion.map { "!\($0)" } ?? ""
      return "{\(outline(value))\(tail)"
        + (specification.isEmpty ? "" : " \(outline(specification))") + "}"
    }
  }.joined(separator: " ")
}

/// The expression that is the text's first statement.
func expression(_ source: String) throws -> Expression {
  let program = try Program.parse(source)
  guard case .expression(let value)? = program.statements.first?.kind else {
    throw SyntaxError(
      message: "no expression", position: SourcePosition(line: 1, column: 1))
  }
  return value
}

@Test(arguments: [
  // Precedence.
  ("-x ** -y", "(negate (** x (negate y)))"),
  ("2 ** 3 ** 2", "(** 2 (** 3 2))"),
  ("a + b * c - d", "(- (+ a (* b c)) d)"),
  ("a - b - c", "(- (- a b) c)"),
  ("a / b // c % d @ e", "(@ (% (// (/ a b) c) d) e)"),
  ("a | b ^ c & d << e + f", "(| a (^ b (& c (<< d (+ e f)))))"),
  ("~a ** b", "(invert (** a b))"),
  ("- - x", "(negate (negate x))"),
  ("not a == b", "(not (cmp a equal b))"),
  ("not not a", "(not (not a))"),
  ("a or b and not c or d", "(or a (and b (not c)) d)"),
  ("(a or b) or c", "(or (or a b) c)"),
  ("a < b <= c != d", "(cmp a less b lessOrEqual c notEqual d)"),
  ("(a < b) < c", "(cmp (cmp a less b) less c)"),
  ("a is not b not in c", "(cmp a isNot b notIn c)"),
  ("a if b else c if d else e", "(if b a (if d c e))"),
  ("lambda x: x if x else y", "(lambda (if x x y))"),
  ("lambda: (a, b)", "(lambda (tuple a b))"),
  ("-9223372036854775808", "-9223372036854775808"),
  ("- -9223372036854775808", "(negate -9223372036854775808)"),
  ("-1 .real", "(negate (. 1 real))"),
  ("a.b[c](d).e", "(. (call (at (. a b) c) d) e)"),
  ("-a[0] ** 2", "(negate (** (at a 0) 2))"),
  // Displays.
  ("()", "(tuple )"), ("a,", "(tuple a)"), ("(a)", "a"), ("[]", "[]"), ("{}", "{}"),
  ("{a, *b}", "{a *b}"), ("{a: b, **c}", "{a:b **:c}"), ("*a, b", "(tuple *a b)"),
  ("[x for x in y if a if b for z in x]", "(list x for x in y if a if b for z in x)"),
  ("{k: v for k, v in d}", "(dictionary k:v for (tuple k v) in d)"),
  ("f(x for x in y)", "(call f (generator x for x in y))"),
  // Calls and subscripts.
  ("f(a, *b, c=d, **e)", "(call f a *b c=d **e)"),
  ("f(a := 1)", "(call f (:= a 1))"),
  ("x[1:2, ::3, ...]", "(at x (tuple <1:2:> <::3> ...))"),
  ("x[:]", "(at x <::>)"), ("x[a,]", "(at x (tuple a))"), ("x[*a]", "(at x (tuple *a))"),
  // Literals.
  ("0xFF_FF", "65535"), ("0o17", "15"), ("0b1_0", "2"), ("1_000", "1000"), ("00", "0"),
  ("1e3", "1000.0"), (".5", "0.5"), ("1_0.2_5e-1_0", "1.025e-09"), ("1e400", "inf"),
  ("0xdeadBEEF", "3735928559"), ("0e0", "0.0"), ("0x1e5", "485"),
  ("9007199254740993.0", "9007199254740992.0"),
  (#"'a\tb\x41\u00e9\101\q\\'"#, #""a\tbAéA\\q\\""#), (#"r'\n' 'b' u"c""#, #""\\nbc""#),
  ("'a\\\nb'", "\"ab\""), ("'''a\n'b'''", #""a\n\'b""#), (#"'\400'"#, "\"\u{100}\""),
  // f-strings.
  ("f''", "(f )"), ("f'a' 'b'", "(f \"ab\")"),
  ("f'{x!r:>{w}}'", "(f {x!r \">\" {w}})"),
  ("f'{ x = }'", "(f \" x = \" {x!r})"), ("f'{x=:5}'", "(f \"x=\" {x \"5\"})"),
  ("f'{x=!s}'", "(f \"x=\" {x!s})"), ("f'{{{x}}}'", "(f \"{\" {x} \"}\")"),
  ("f'{x!=y}{a<=b}'", "(f {(cmp x notEqual y)} {(cmp a lessOrEqual b)})"),
  ("f\"{d['a']:{w}.{p}f}\"", "(f {(at d \"a\") {w} \".\" {p} \"f\"})"),
  ("f'{x,}'", "(f {(tuple x)})"), ("f'{ {1:2}[1] }'", "(f {(at {1:2} 1)})"),
  ("f'{a}' f'{b}' 'c'", "(f {a} {b} \"c\")"), ("f'{f\"{x}\"}'", "(f {(f {x})})"),
  ("f'''{\nx\n}'''", "(f {x})"), ("rf'\\d{x}'", "(f \"\\\\d\" {x})"),
  ("f'\\t{x:\\t}'", "(f \"\\t\" {x \"\\t\"})"), ("f'{x:}'", "(f {x})"),
])
func groups(source: String, expected: String) throws {
  #expect(outline(try expression(source)) == expected)
}

private func place(_ position: SourcePosition) -> String { "\(position.line):\(position.column)" }

@Test func placesOperatorsCallsAndAttributes() throws {
  let product = try expression("(a + b) * c")
  #expect(place(product.position) == "1:1")
  guard case .binary(_, let sum, _, let star) = product.kind else { return #expect(Bool(false)) }
  #expect(place(star) == "1:9")
  #expect(place(sum.position) == "1:2")

  let call = try expression("'é😀', x.y(\n  z)").kind
  guard case .tuple(let items) = call, case .call(let callee, let arguments) = items[1].kind,
    case .attribute(_, _, let name) = callee.kind
  else { return #expect(Bool(false)) }
  #expect(place(items[1].position) == "1:7")
  #expect(place(name) == "1:9")
  #expect(place(arguments[0].value.position) == "2:3")
}

@Test func placesFieldsOfFormattedStrings() throws {
  guard case .formatted(let parts) = try expression("f'''é{a}\n {b + c}'''").kind,
    case .field(let first, _, _) = parts[1], case .field(let second, _, _) = parts[3],
    case .binary(_, _, _, let plus) = second.kind
  else { return #expect(Bool(false)) }
  #expect(place(first.position) == "1:7")
  #expect(place(second.position) == "2:3")
  #expect(place(plus) == "2:5")
}

@Test func passesByteOrderMarkAndCarriageReturns() throws {
  let program = try Program.parse("\u{FEFF}x = 1\r\ny = '''a\r\nb'''\rz = 2")
  #expect(program.statements.map { place($0.position) } == ["1:1", "2:1", "4:1"])
  guard case .assign(_, let value) = program.statements[1].kind else { return #expect(Bool(false)) }
  #expect(outline(value) == "\"a\\nb\"")
}

@Test func readsStatements() throws {
  let program = try Program.parse(
    """
    @d
    def f(a, /, b: int = 1, *args, k, **kw) -> int:
      '''doc'''
      return a
    if a: b
    elif c: d
    else: e
    with (a as b, c): pass
    with (a, b) as c: pass
    x: int = 3
    """)
  guard case .function(let function, let decorators) = program.statements[0].kind,
    case .if(_, _, let otherwise) = program.statements[1].kind,
    case .with(let several, _) = program.statements[2].kind,
    case .with(let one, _) = program.statements[3].kind,
    case .annotatedAssign = program.statements[4].kind
  else { return #expect(Bool(false)) }
  #expect(decorators.count == 1)
  #expect(function.docstring == "doc")
  #expect(function.parameters.positional.map(\.name) == ["a", "b"])
  #expect(function.parameters.positionalOnlyCount == 1)
  #expect(function.parameters.variadic == "args")
  #expect(function.parameters.keywordOnly.map(\.name) == ["k"])
  #expect(function.parameters.keywordVariadic == "kw")
  #expect(place(function.position) == "2:1")
  guard case .if(_, _, let last)? = otherwise.first?.kind else { return #expect(Bool(false)) }
  #expect(last.count == 1)
  #expect(several.count == 2)
  #expect(one.count == 1)
}
