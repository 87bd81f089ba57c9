import ScriptSyntax
import Testing

private func binding(_ program: Program, _ scope: Int, _ name: String) -> Binding? {
  program.scopes[scope].bindings[name]
}

@Test func numbersGlobalsInOrderOfBinding() throws {
  let program = try Program.parse(
    """
    print(b, c)
    a = K
    def f():
      global c
      c = 1
    b = [q for q in a]
    """)
  #expect(program.globals == ["a", "f", "c", "b"])
  #expect(program.unbound.map(\.name) == ["print", "K"])
  #expect(program.unbound[1].position == SourcePosition(line: 2, column: 5))
  #expect(binding(program, 0, "b") == .global(3))
  #expect(binding(program, 1, "c") == .global(2))
}

@Test func closesOverLocals() throws {
  let program = try Program.parse(
    """
    def f(p, *args, k=1, **kw):
      x = p
      def g():
        def h():
          nonlocal x
          x = k
          return h, len
        return h
      y = lambda: x
    """)
  // Scopes are numbered in order of their `def` or `lambda`.
  #expect(program.scopes[1].locals == ["p", "k", "args", "kw", "x", "g", "y"])
  #expect(program.scopes[1].cells == [1, 4])
  #expect(binding(program, 1, "x") == .cell(4))
  #expect(binding(program, 1, "p") == .local(0))
  #expect(program.scopes[2].locals == ["h"])
  #expect(binding(program, 2, "h") == .cell(0))
  #expect(program.scopes[2].free.map(\.name) == ["x", "k"])
  #expect(program.scopes[2].free.map(\.inParent) == [.cell(4), .cell(1)])
  #expect(program.scopes[3].free.map(\.name) == ["x", "k", "h"])
  #expect(program.scopes[3].free.map(\.inParent) == [.free(0), .free(1), .cell(0)])
  #expect(binding(program, 3, "len") == .builtin(0))
  #expect(program.scopes[4].free.map(\.inParent) == [.cell(4)])
}

@Test func givesComprehensionsTheirScope() throws {
  let program = try Program.parse(
    """
    def f(xs, n):
      return [(x, n, (last := x)) for x in xs if x for y in x]
    """)
  #expect(program.scopes[1].locals == ["xs", "n", "last"])
  #expect(program.scopes[1].cells == [1, 2])
  #expect(binding(program, 1, "xs") == .local(0))
  #expect(program.scopes[2].parent == ScopeID(1))
  #expect(program.scopes[2].locals == ["x", "y"])
  #expect(program.scopes[2].bindings["xs"] == nil)
  #expect(Set(program.scopes[2].free.map(\.name)) == ["n", "last"])
}

@Test func bindsNamedExpressionsOfTopLevelComprehensionsGlobally() throws {
  let program = try Program.parse("[y := x for x in z]")
  #expect(program.globals == ["y"])
  #expect(binding(program, 1, "y") == .global(0))
}

@Test func looksThroughGlobalDeclarations() throws {
  let program = try Program.parse(
    """
    def f():
      x = 1
      def g():
        global x
        def h():
          return x
    """)
  #expect(binding(program, 1, "x") == .local(0))
  #expect(binding(program, 3, "x") == .global(1))
  #expect(program.globals == ["f", "x"])
}

@Test func handsManyNamesOnlySoFar() {
  let names = (0..<3_000).map { "v\($0)" }
  var source = "def f():\n " + names.map { "\($0)=0" }.joined(separator: ";")
  for level in 1..<50 { source += "\n" + String(repeating: " ", count: level) + "def g():" }
  source += "\n" + String(repeating: " ", count: 50) + names.joined(separator: ";")
  #expect(syntaxError(of: source)?.message.contains("too many names") == true)
}
