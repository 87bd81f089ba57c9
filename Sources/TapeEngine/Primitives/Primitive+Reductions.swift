import Tensors

// Rules of reductions and products.
extension Primitive {
  static let reductions: [Declaration] = [
    Declaration(
      .sum, "Sum", takes: .init(.summable, .reduction), .method { $0.reduce($1, by: .sum) },
      .general { p in p.set(0, p.stretchedCotangent()) },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.reduce(.sum, x[0], axes: nil, keepDimensions: false)
        },
        sample([2, 3, 2]) { r, x throws(EngineError) in
          try r.reduce(.sum, x[0], axes: [0, 2], keepDimensions: false)
        },
      ]),
    Declaration(
      .mean, "Mean", takes: .init(.summable, .reduction), .method { $0.reduce($1, by: .sum) },
      .general { p in
        let count =
          p.operand(0).dimensions.reduce(1, *) / max(p.result().dimensions.reduce(1, *), 1)
        p.set(0, p.stretchedCotangent() / Double(count))
      },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.reduce(.mean, x[0], axes: [-1], keepDimensions: true)
        }
      ]),
    // Ties share equally.
    Declaration(
      .maximumOf, "Max",
      takes: .init(
        """
        float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, \
        uint64, qint8, quint8, qint32, qint16, quint16
        """, .reduction), .method { $0.reduce($1, by: .maximum) }, extreme,
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.reduce(.maximum, x[0], axes: [1], keepDimensions: false)
        }
      ]),
    Declaration(
      .minimumOf, "Min",
      takes: .init(
        """
        float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, \
        uint64, qint8, quint8, qint32, qint16, quint16
        """, .reduction), .method { $0.reduce($1, by: .minimum) }, extreme,
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.reduce(.minimum, x[0], axes: nil, keepDimensions: true)
        }
      ]),
    // Exact beside zeros: the products of all others, without division.
    Declaration(
      .product, "Prod", takes: .init(.summable, .reduction),
      .method { $0.reduce($1, by: .product) },
      .general { p in p.set(0, p.productCotangent()) },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.reduce(.product, x[0], axes: [1], keepDimensions: false)
        },
        sample([2, 3, 2]) { r, x throws(EngineError) in
          try r.reduce(.product, x[0], axes: [0, 2], keepDimensions: true)
        },
      ]),
    Declaration(
      .euclideanNorm, "EuclideanNorm", takes: .init(.summable, .reduction),
      .method { $0.reduce($1, by: .sum) },
      .general { p in
        let lengths = p.keptDimensions
        p.set(0, p.operand(0) / (p.result().reshape(lengths) / p.cotangent().reshape(lengths)))
      },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.reduce(.euclideanNorm, x[0], axes: [1], keepDimensions: false)
        }
      ]),
    Declaration(
      .cumulativeSum, "Cumsum", takes: .init(.summable, .scan), .method { $0.scan($1) },
      .general { p in
        p.set(
          0,
          p.cotangent().run { recording throws(EngineError) in
            try recording.cumulativeSum(
              p.cotangent().id, axis: p.attributes[0], exclusive: p.attributes[1] != 0,
              reverse: p.attributes[2] == 0)
          })
      },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.cumulativeSum(x[0], axis: 1, exclusive: true, reverse: true)
        }
      ]),
    Declaration(
      .cumulativeProduct, "Cumprod", takes: .init(.summable, .scan), .method { $0.scan($1) },
      .general { p in
        let (axis, exclusive, reverse) = (
          p.attributes[0], p.attributes[1] != 0, p.attributes[2] != 0
        )
        let x = p.operand(0)
        let product = x.run { recording throws(EngineError) in
          try recording.cumulativeProduct(x.id, axis: axis, exclusive: exclusive, reverse: reverse)
        }
        let weighted = product * p.cotangent()
        let sum = weighted.run { recording throws(EngineError) in
          try recording.cumulativeSum(
            weighted.id, axis: axis, exclusive: exclusive, reverse: !reverse)
        }
        p.set(0, sum.apply(.divideNoNan, x))
      },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.cumulativeProduct(x[0], axis: 0, exclusive: false, reverse: false)
        }
      ]),
    Declaration(
      .addN, "AddN",
      takes: .init(
        """
        float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, \
        bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64, variant
        """,
        """
        inputs:N*T -> sum:T; attr=N:int,min=1; attr=T:type,allowed=@; is_commutative=true; \
        is_aggregate=true
        """), .method { $0.addN($1) },
      .handOn,
      samples: [
        sample([3], [3]) { r, x throws(EngineError) in try r.addN([x[0], x[1], x[0]]) },
        sample([2], [2]) { r, x throws(EngineError) in
          try r.addN((0..<19).map { x[$0 % 3 == 0 ? 0 : 1] })
        },
      ]),
    Declaration(
      .matmul, "MatMul",
      takes: .init(
        """
        bfloat16, half, float, double, int32, int64, uint8, uint16, uint32, uint64, \
        complex64, complex128
        """,
        """
        a:T, b:T -> product:T; attr=transpose_a:bool,default=false; \
        attr=transpose_b:bool,default=false; attr=T:type,allowed=@; \
        attr=grad_a:bool,default=false; attr=grad_b:bool,default=false
        """), .method { $0.product($1) }, .general { p in p.setProductCotangents() },
      samples: [false, true].flatMap { transposeX in
        [false, true].map { transposeY in
          sample(transposeX ? [3, 2] : [2, 3], transposeY ? [4, 3] : [3, 4]) {
            r, x throws(EngineError) in
            try r.matmul(x[0], x[1], transposeX: transposeX, transposeY: transposeY)
          }
        }
      }),
    Declaration(
      .batchMatmul, "BatchMatMulV2",
      takes: .init(
        """
        bfloat16, half, float, double, int16, int32, int64, uint8, uint16, uint32, uint64, \
        complex64, complex128
        """,
        """
        x:T, y:T -> output:T; attr=T:type,allowed=@; attr=adj_x:bool,default=false; \
        attr=adj_y:bool,default=false; attr=grad_x:bool,default=false; \
        attr=grad_y:bool,default=false
        """), .method { $0.product($1) },
      .general { p in
        p.setProductCotangents()
        for index in 0...1 {
          guard case .tensor(let id) = p.outcome.cotangents[index] else { continue }
          let cotangent = Term(p.owner, id)
          p.set(index, cotangent.reducedMatrices(like: p.operand(index), p.operand(1 - index)))
        }
      },
      samples: [
        sample([2, 2, 3], [3, 2]) { r, x throws(EngineError) in
          try r.matmul(x[0], x[1], transposeX: false, transposeY: false)
        },
        sample([2, 1, 3, 2], [3, 2, 3]) { r, x throws(EngineError) in
          try r.matmul(x[0], x[1], transposeX: true, transposeY: true)
        },
      ]),
    Declaration(
      .softmax, "Softmax",
      takes: .init(.activation, "logits:T -> softmax:T; attr=T:type,allowed=@"),
      .method { $0.softmax($1) },
      .general { p in
        let y = p.result()
        let yBar = p.cotangent()
        p.set(0, (yBar - (yBar * y).sum([-1], keepDimensions: true)) * y)
      },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in try r.softmax(x[0], axis: 0) }
      ]),
    Declaration(
      .logSoftmax, "LogSoftmax",
      takes: .init(.activation, "logits:T -> logsoftmax:T; attr=T:type,allowed=@"),
      .method { $0.softmax($1) },
      .general { p in
        let yBar = p.cotangent()
        p.set(
          0, yBar - yBar.sum([-1], keepDimensions: true) * p.result().apply(.exp))
      },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in try r.logSoftmax(x[0], axis: -1) }
      ]),
  ]

  private static let extreme = Declaration.Rule.general { p in
    let x = p.operand(0)
    let lengths = p.keptDimensions
    let y = p.result().reshape(lengths)
    let yBar = p.cotangent().reshape(lengths)
    let isSelected = y.apply(.equal, x).cast(to: yBar.dtype)
    let count = isSelected.sum(p.reducedAxes).reshape(lengths)
    p.set(0, isSelected / count * yBar)
  }
}

extension Pullback {
  /// The axes over which a reduction went, ascending.
  fileprivate var reducedAxes: [Int] { Array(attributes.dropFirst()) }

  /// The result's shape with the reduced axes kept as ones.
  fileprivate var keptDimensions: [Int] {
    Shape(operand(0).dimensions).reduced(reducedAxes, keepingAxes: true).dimensions
  }

  /// A reduction's cotangent in its operand's shape.
  fileprivate func stretchedCotangent() -> Term {
    cotangent().reshape(keptDimensions).broadcast(to: operand(0).dimensions)
  }

  /// As TensorFlow: the reduced axes become one, along which the products of the elements before
  /// and after each are multiplied.
  fileprivate func productCotangent() -> Term {
    let x = operand(0)
    let own = x.dimensions
    let others = own.indices.filter { !reducedAxes.contains($0) }
    let permutation = reducedAxes + others
    let stretched = stretchedCotangent()
    let permuted = x.transpose(permutation)
    let matrix = permuted.reshape([
      reducedAxes.reduce(1) { $0 * own[$1] }, others.reduce(1) { $0 * own[$1] },
    ])
    func products(reverse: Bool) -> Term {
      matrix.run { recording throws(EngineError) in
        try recording.cumulativeProduct(matrix.id, axis: 0, exclusive: true, reverse: reverse)
      }
    }
    let y = (products(reverse: false) * products(reverse: true))
      .reshape(permutation.map { own[$0] })
    return (stretched * y.transpose(Shape.inverse(order: permutation))).reshape(own)
  }

  /// dA = dZ Bᵀ and dB = Aᵀ dZ, with the operands' own transpositions.
  fileprivate func setProductCotangents() {
    let a = operand(0)
    let b = operand(1)
    let g = cotangent()
    let transposes = (attributes[0] != 0, attributes[1] != 0)
    provide(0) {
      switch transposes {
      case (false, false): g.matmul(b, transposeY: true)
      case (false, true): g.matmul(b)
      case (true, false): b.matmul(g, transposeY: true)
      case (true, true): b.matmul(g, transposeX: true, transposeY: true)
      }
    }
    provide(1) {
      switch transposes {
      case (false, false): a.matmul(g, transposeX: true)
      case (false, true): g.matmul(a, transposeX: true)
      case (true, false): a.matmul(g)
      case (true, true): g.matmul(a, transposeX: true, transposeY: true)
      }
    }
  }
}

extension Term {
  /// Sums over the batch axes along which `x` was stretched to meet `y`.
  func reducedMatrices(like x: Term, _ y: Term) -> Term {
    let own = x.dimensions
    if look({ $0.ruleFailure != nil }) || dimensions == own { return self }
    let axes = Shape(Array(own.dropLast(2)))
      .stretchedAxes(meeting: Shape(Array(y.dimensions.dropLast(2))))
    return sum(axes).reshape(own)
  }
}
