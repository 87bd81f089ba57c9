import Kernels
import Tensors

// Factorisations and systems.
extension PlanBuilder {
  /// A function of each matrix.
  mutating func matrixFunction(_ step: Trace.Step, _ kernel: MatrixKernel) throws(Obstacle)
    -> LaneOperand
  {
    guard let function = kernels.matrix(kernel, step.results[0].dtype) else {
      throw Obstacle(reason: "no kernel for \(step.primitive)")
    }
    return try linearSystem(step, .matrix(function))
  }

  mutating func linearSystem(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    try linearSystem(step, function(step))
  }

  private mutating func linearSystem(_ step: Trace.Step, _ kernel: LaneLinearSystem.Function)
    throws(Obstacle) -> LaneOperand
  {
    let left = step.operands[0].form.dimensions
    let n = left[left.count - 1]
    var x = [try operand(step.operands[0])]
    var columns = n
    var batch: [SIMD4<Int>] = []
    if step.operands.count == 2 {
      let right = step.operands[1].form.dimensions
      columns = right[right.count - 1]
      x.append(try spread(try operand(step.operands[1]), step.operands[1].form))
      MatrixPair(Shape(left), Shape(right)).forEachPair { batch.append(SIMD4($0, $1, $2, 0)) }
    } else {
      let count = left.dropLast(2).reduce(1, *)
      let size = step.results[0].elementCount / max(count, 1)
      for index in 0..<count {
        batch.append(SIMD4(index * n * n, 0, index * size, 0))
      }
    }
    return emit(
      .linearSystem(LaneLinearSystem(function: kernel, n: n, columns: columns, batch: batch)), x,
      step.results[0])
  }

  private func function(_ step: Trace.Step) throws(Obstacle) -> LaneLinearSystem.Function {
    let dtype = step.results[0].dtype
    let isAdjoint = step.attributes.last == 1
    switch step.primitive {
    case .triangularSolve:
      if let kernel = kernels.triangularSolve(dtype) {
        return .triangular(kernel, isLower: step.attributes[0] == 1, isTransposed: isAdjoint)
      }
    default:
      if let kernel = kernels.linearSolve(dtype) {
        return .general(kernel, isTransposed: isAdjoint)
      }
    }
    throw Obstacle(reason: "no kernel for \(step.primitive)")
  }

  /// A constant right side as every lane's own: the kernels take one for each.
  private mutating func spread(_ x: LaneOperand, _ form: Trace.Form) throws(Obstacle)
    -> LaneOperand
  {
    guard x.isConstant else { return x }
    return emit(
      .move([Draft.Move(source: 0, target: 0, count: x.count)], fillsZeros: false), [x], form)
  }

  /// As a run does: signs and logarithms of U's diagonal, then their product and sum.
  mutating func logDeterminant(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    let element = step.results[0].dtype
    guard let diagonal = kernels.matrix(.luDiagonal, element),
      let sign = kernels.unary(.sign, element),
      let absolute = kernels.unary(.absolute, element), let log = kernels.unary(.log, element),
      let sum = kernels.reduce(.sum, element), let product = kernels.reduce(.product, element)
    else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    let own = step.operands[0].form.dimensions
    let n = own[own.count - 1]
    let matrices = own.dropLast(2).reduce(1, *)
    let form = Trace.Form(dtype: step.results[0].dtype, dimensions: [matrices, n + 1])
    let system = LaneLinearSystem(
      function: .matrix(diagonal), n: n, columns: n,
      batch: (0..<matrices).map { SIMD4($0 * n * n, 0, $0 * (n + 1), 0) })
    let u = emit(.linearSystem(system), [try operand(step.operands[0])], form)
    let count = form.elementCount
    let signs = emit(.unary(sign, count: count), [u], form)
    let sizes = emit(.unary(absolute, count: count), [u], form)
    let logarithms = emit(.unary(log, count: count), [sizes], form)
    return [
      emit(.reduce(product, outer: matrices, count: n + 1, inner: 1), [signs], step.results[0]),
      emit(.reduce(sum, outer: matrices, count: n + 1, inner: 1), [logarithms], step.results[1]),
    ]
  }
}

/// Functions of the square matrices of lanes.
struct LaneLinearSystem {
  enum Function {
    case matrix(KernelTable.MatrixFunction)
    case triangular(KernelTable.TriangularSolve, isLower: Bool, isTransposed: Bool)
    /// Of one operand the inverse. Lanes whose matrix is not invertible do not follow the plan.
    case general(KernelTable.LinearSolve, isTransposed: Bool)
  }

  var function: Function
  var n: Int
  var columns: Int
  /// Where each matrix, its right side and its result begin, in elements.
  var batch: [SIMD4<Int>]
}
