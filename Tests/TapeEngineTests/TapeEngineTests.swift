import TapeEngine
import Tensors
import Testing

@Test func squaresAndCubes() throws {
  let r = Recording()
  let x = r.scalar(3.0, .float32)
  let outer = r.makeTape(persistent: false, watchAccessedVariables: true)
  let inner = r.makeTape(persistent: false, watchAccessedVariables: true)
  try r.enter(outer)
  try r.watch(outer, .tensor(x))
  try r.enter(inner)
  try r.watch(inner, .tensor(x))
  let y = try r.multiply(r.multiply(x, x), x)
  r.exit(inner)
  try r.beginGradient(inner)
  let g = try r.gradient(of: [.tensor(y)], with: [.tensor(x)], tape: inner)
  r.exit(outer)
  guard case .tensor(let d) = g[0] else {
    Issue.record("none")
    return
  }
  #expect(r.doubleValue(d) == 27)
  try r.beginGradient(outer)
  let h = try r.gradient(of: [.tensor(d)], with: [.tensor(x)], tape: outer)
  guard case .tensor(let e) = h[0] else {
    Issue.record("none \(h)")
    return
  }
  #expect(r.doubleValue(e) == 18)
}
