import Kernels
import Tensors

// Matrix products, factorisations and systems.
extension Lowering {
  /// The attributes are whether each operand is transposed.
  mutating func product(_ call: Call) {
    let (a, b) = (Shape(call.operands[0].dimensions), Shape(call.operands[1].dimensions))
    let (transposesA, transposesB) = (call.attributes[0] == 1, call.attributes[1] == 1)
    let pair = MatrixPair(a, transposed: transposesA, b, transposed: transposesB)
    let (m, n, k) = (pair.rows, pair.columns, pair.depth)
    let dtype = call.form.dtype
    guard let kernel = kernels.matrixProduct(dtype) else {
      return finish(add(nil, [], call.form))
    }
    lists.products.append(
      Step.Product(
        kernel: kernel, lanes: kernels.laneProduct(dtype), m: m, n: n, k: k,
        transposesA: transposesA, transposesB: transposesB,
        pairs: MatrixPairs(
          left: a.dimensions.dropLast(2), right: b.dimensions.dropLast(2),
          common: call.form.dimensions.dropLast(2), leftSize: m * k, rightSize: k * n,
          resultSize: m * n)))
    finish(add(.product(0), [call.operand(0), call.operand(1)], call.form))
  }

  /// The last attribute is whether the matrix is transposed; of triangles the first is whether it is the
  /// lower one.
  mutating func system(_ call: Call) {
    let function = function(call)
    let left = call.operands[0].dimensions
    let n = left[left.count - 1]
    let batch = Array(left.dropLast(2))
    let hasRightSide = call.operands.count == 2
    let right = hasRightSide ? call.operands[1].dimensions : []
    let columns = right.last ?? n
    let form = call.form
    finish(
      system(
        function, n, columns,
        MatrixPairs(
          left: batch, right: right.dropLast(2),
          common: hasRightSide ? form.dimensions.dropLast(2) : batch, leftSize: n * n,
          rightSize: n * columns,
          resultSize: call.primitive.givesNumbers ? 1 : n * columns),
        call.operands.indices.map(call.operand), form))
  }

  private func function(_ call: Call) -> Step.System.Function? {
    let dtype = call.form.dtype
    let isAdjoint = call.attributes.last == 1
    if case .matrix(let kernel, _, _) = call.primitive.kernel {
      return kernels.matrix(kernel, dtype).map { .matrix($0) }
    }
    return call.primitive == .triangularSolve
      ? kernels.triangularSolve(dtype).map {
        .triangular($0, isLower: call.attributes[0] == 1, isTransposed: isAdjoint)
      } : kernels.linearSolve(dtype).map { .general($0, isTransposed: isAdjoint) }
  }

  private mutating func system(
    _ function: Step.System.Function?, _ n: Int, _ columns: Int, _ pairs: MatrixPairs,
    _ operands: [Step.Value], _ form: Form
  ) -> Step.Value {
    guard let function else { return add(nil, [], form) }
    lists.systems.append(Step.System(function: function, n: n, columns: columns, pairs: pairs))
    return add(.system(lists.systems.count - 1), operands, form)
  }

  /// The product of the signs of U's diagonal, and the sum of its logarithms.
  mutating func logDeterminant(_ call: Call) {
    let own = call.operands[0].dimensions
    let (dtype, n) = (call.form.dtype, own[own.count - 1])
    rows = own.dropLast(2).reduce(1, *)
    let diagonal = system(
      kernels.matrix(.luDiagonal, dtype).map { .matrix($0) }, n, n,
      MatrixPairs(
        left: [rows], common: [rows], leftSize: n * n, rightSize: 0, resultSize: n + 1),
      [call.operand(0)], Form(dtype: dtype, dimensions: [rows, n + 1]))
    let signs = unary(.sign, diagonal)
    let logarithms = unary(.log, unary(.absolute, diagonal))
    finish(reduce(.product, signs, count: n + 1, call.results[0]))
    finish(reduce(.sum, logarithms, count: n + 1, call.results[1]))
  }
}

extension Primitive {
  /// Whether it gives one number for each matrix.
  fileprivate var givesNumbers: Bool {
    if case .matrix(_, .number, _) = kernel { true } else { false }
  }
}
