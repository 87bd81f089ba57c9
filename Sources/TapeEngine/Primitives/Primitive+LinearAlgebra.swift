import Tensors

// Rules of factorisations and systems: TensorFlow's own, so that a cotangent has the triangle, or the
// symmetry, that its has.
extension Primitive {
  static let linearAlgebra: [Declaration] = [
    // Only the lower triangle of x is read, but its cotangent is spread over both.
    Declaration(
      .cholesky, "Cholesky",
      takes: .init(.factored, "input:T -> output:T; attr=T:type,allowed=@"),
      .matrix(.cholesky, gives: .matrix, divisor: 3),
      .general { p in
        let l = p.result()
        let n = l.dimensions.last ?? 0
        let inverse = l.triangularSolve(l.identity(n))
        let halved =
          l.matmul(p.cotangent(), transposeX: true)
          * l.matrix(n) { $0 == $1 ? 0.5 : 1 }
        let middle = halved.triangle(isLower: true)
        let xBar = inverse.matmul(middle, transposeX: true).matmul(inverse)
        p.set(0, (xBar + xBar.matrixTransposed) * 0.5)
      },
      samples: [
        sample([3, 3]) { r, x throws(EngineError) in
          let square = try r.matmul(x[0], x[0], transposeX: false, transposeY: true)
          return try r.cholesky(r.add(square, r.identityMatrix(3, r.dtype(x[0]))))
        },
        sample([2, 2, 2]) { r, x throws(EngineError) in
          let square = try r.matmul(x[0], x[0], transposeX: true, transposeY: false)
          return try r.cholesky(r.add(square, r.identityMatrix(2, r.dtype(x[0]))))
        },
      ]),
    Declaration(
      .triangularSolve, "MatrixTriangularSolve",
      takes: .init(
        "bfloat16, double, float, half, complex64, complex128",
        """
        matrix:T, rhs:T -> output:T; attr=lower:bool,default=true; \
        attr=adjoint:bool,default=false; attr=T:type,allowed=@
        """), .method { $0.system($1) },
      .general { p in
        let (a, b) = (p.operand(0), p.operand(1))
        let (isLower, isAdjoint) = (p.attributes[0] == 1, p.attributes[1] == 1)
        let bBar = a.triangularSolve(p.cotangent(), isLower: isLower, isAdjoint: !isAdjoint)
        p.provide(0) {
          let product =
            isAdjoint
            ? p.result().matmul(bBar, transposeY: true)
            : bBar.matmul(p.result(), transposeY: true)
          return (-product).triangle(isLower: isLower).reducedMatrices(like: a, b)
        }
        p.provide(1) { bBar.reducedMatrices(like: b, a) }
      },
      samples: [
        sample([3, 3], [3, 2]) { r, x throws(EngineError) in
          try r.triangularSolve(x[0], x[1], lower: true, adjoint: false)
        },
        sample([2, 3, 3], [3, 1]) { r, x throws(EngineError) in
          try r.triangularSolve(x[0], x[1], lower: true, adjoint: true)
        },
        sample([2, 1, 2, 2], [3, 2, 2]) { r, x throws(EngineError) in
          try r.triangularSolve(x[0], x[1], lower: false, adjoint: false)
        },
        sample([3, 3], [3, 1]) { r, x throws(EngineError) in
          try r.triangularSolve(x[0], x[1], lower: false, adjoint: true)
        },
      ]),
    Declaration(
      .matrixSolve, "MatrixSolve",
      takes: .init(
        .factored,
        "matrix:T, rhs:T -> output:T; attr=adjoint:bool,default=false; attr=T:type,allowed=@"),
      .method { $0.system($1) }, refuses: .singularMatrices,
      .general { p in
        let isAdjoint = p.attributes[0] == 1
        let bBar = p.operand(0).solve(p.cotangent(), isAdjoint: !isAdjoint)
        p.provide(0) {
          -(isAdjoint
            ? p.result().matmul(bBar, transposeY: true)
            : bBar.matmul(p.result(), transposeY: true))
        }
        p.set(1, bBar)
      },
      samples: [false, true].map { isAdjoint in
        sample([2, 3, 3], [2, 3, 2]) { r, x throws(EngineError) in
          try r.solve(
            r.add(x[0], r.constantMatrix(3, r.dtype(x[0])) { $0 == $1 ? 4 : 0 }), x[1],
            adjoint: isAdjoint)
        }
      }),
    Declaration(
      .matrixInverse, "MatrixInverse",
      takes: .init(
        .factored, "input:T -> output:T; attr=adjoint:bool,default=false; attr=T:type,allowed=@"),
      .method { $0.system($1) }, refuses: .singularMatrices,
      .general { p in
        let y = p.result()
        let isAdjoint = p.attributes[0] == 1
        let inner = p.cotangent().matmul(y, transposeX: isAdjoint, transposeY: !isAdjoint)
        p.set(0, -y.matmul(inner, transposeX: !isAdjoint))
      },
      samples: [false, true].map { isAdjoint in
        sample([2, 3, 3]) { r, x throws(EngineError) in
          try r.inverse(
            r.add(x[0], r.constantMatrix(3, r.dtype(x[0])) { $0 == $1 ? 4 : 0 }),
            adjoint: isAdjoint)
        }
      }),
    Declaration(
      .determinant, "MatrixDeterminant",
      takes: .init(
        "half, float, double, complex64, complex128", "input:T -> output:T; attr=T:type,allowed=@"),
      .matrix(.determinant, gives: .number, divisor: 3),
      .general { p in
        let (x, y) = (p.operand(0), p.result())
        let inverse = x.inverse(isAdjoint: true)
        p.set(0, (p.cotangent() * y).reshape(y.dimensions + [1, 1]) * inverse)
      },
      samples: [sample([2, 3, 3]) { r, x throws(EngineError) in try r.determinant(x[0]) }]),
    Declaration(
      .logDeterminant, "LogMatrixDeterminant",
      takes: .init(
        "half, float, double, complex64, complex128",
        "input:T -> sign:T, log_abs_determinant:T; attr=T:type,allowed=@"),
      .method { $0.logDeterminant($1) },
      .general { p in
        let inverse = p.operand(0).inverse(isAdjoint: true)
        let logBar = p.cotangent(1)
        p.set(0, logBar.reshape(p.result(1).dimensions + [1, 1]) * inverse)
      },
      samples: [
        sample([2, 3, 3]) { r, x throws(EngineError) in try r.logDeterminant(x[0]).logarithm }
      ]),
  ]
}

extension Term {
  fileprivate func triangularSolve(_ b: Term, isLower: Bool = true, isAdjoint: Bool = false)
    -> Term
  {
    run { recording throws(EngineError) in
      try recording.triangularSolve(id, b.id, lower: isLower, adjoint: isAdjoint)
    }
  }

  fileprivate func solve(_ b: Term, isAdjoint: Bool) -> Term {
    run { recording throws(EngineError) in try recording.solve(id, b.id, adjoint: isAdjoint) }
  }

  fileprivate func inverse(isAdjoint: Bool) -> Term {
    run { recording throws(EngineError) in try recording.inverse(id, adjoint: isAdjoint) }
  }

  fileprivate func identity(_ n: Int) -> Term { matrix(n) { $0 == $1 ? 1 : 0 } }

  /// A constant matrix of this term's dtype.
  fileprivate func matrix(_ n: Int, _ element: (Int, Int) -> Double) -> Term {
    run { recording throws(EngineError) in
      try recording.constantMatrix(n, recording.dtype(id), element)
    }
  }

  /// One triangle with the diagonal, zeros in the other.
  fileprivate func triangle(isLower: Bool) -> Term {
    let n = dimensions.last ?? 0
    let mask = run { recording throws(EngineError) in
      try recording.constantMatrix(n, .bool) { isLower ? ($0 >= $1 ? 1 : 0) : ($0 <= $1 ? 1 : 0) }
    }
    return mask.select(self, constant(0))
  }

  /// The last two axes exchanged.
  fileprivate var matrixTransposed: Term {
    let rank = self.rank
    guard rank >= 2 else { return self }
    return transpose(Array(0..<(rank - 2)) + [rank - 1, rank - 2])
  }
}
