import Kernels

// Rules of elementwise functions of one operand, y = f(x).
extension Primitive {
  static let elementwise: [Declaration] = [
    .unary(
      .negate, "Neg", of: .signed, .negate, cost: .light, on: -3...3, vjp: { _, _, yBar in -yBar }),
    // 0 at 0
    .unary(
      .absolute, "Abs", of: "bfloat16, half, float, double, int8, int16, int32, int64", .absolute,
      cost: .light, on: 0.5...3, vjp: { x, _, yBar in yBar * x.apply(.sign) }),
    // TensorFlow's zeros have no path to x: None at second order
    .unary(
      .sign, "Sign", of: .signed, .sign, cost: .light, on: 0.5...3, checksSecondOrder: false,
      vjp: { x, _, _ in x.zeros() }),
    .unary(
      .square, "Square", of: .squared, .square, cost: .light, on: -3...3,
      vjp: { x, _, yBar in yBar * (x * 2) }),
    .unary(
      .sqrt, "Sqrt", of: .analytic, .sqrt, cost: .light, weight: 0.2, on: 0.5...3,
      vjp: { _, y, yBar in y.apply(.sqrtGrad, yBar) }),
    .unary(
      .rsqrt, "Rsqrt", of: .analytic, .rsqrt, cost: .light, weight: 0.2, on: 0.5...3,
      vjp: { _, y, yBar in y.apply(.rsqrtGrad, yBar) }),
    .unary(
      .reciprocal, "Reciprocal", of: .signed, .reciprocal, cost: .light, registry: .reciprocal,
      on: 0.5...3,
      vjp: { _, y, yBar in y.apply(.reciprocalGrad, yBar) }),

    .unary(
      .exp, "Exp", of: .analytic, .exp, cost: .function, on: -2...2, vjp: { _, y, yBar in yBar * y }
    ),
    .unary(
      .expm1, "Expm1", of: .analytic, .expm1, cost: .function, on: -2...2,
      vjp: { x, _, yBar in yBar * x.apply(.exp) }),
    // −1 at −1: no check of the domain
    .unary(
      .log, "Log", of: .analytic, .log, cost: .function, on: 0.5...3,
      vjp: { x, _, yBar in yBar * x.reciprocal }),
    .unary(
      .log1p, "Log1p", of: .analytic, .log1p, cost: .function, on: -0.5...3,
      vjp: { x, _, yBar in yBar * (1 + x).reciprocal }),

    .unary(
      .sin, "Sin", of: .analytic, .sin, cost: .heavy, weight: 0.7, on: -3...3,
      vjp: { x, _, yBar in yBar * x.apply(.cos) }),
    .unary(
      .cos, "Cos", of: .analytic, .cos, cost: .heavy, weight: 0.7, on: -3...3,
      vjp: { x, _, yBar in -yBar * x.apply(.sin) }),
    .unary(
      .tan, "Tan", of: .analytic, .tan, cost: .heavy, on: -1...1,
      vjp: { x, _, yBar in x.apply(.cos).reciprocal.squared * yBar }),
    .unary(
      .asin, "Asin", of: .analytic, .asin, cost: .heavy, weight: 0.7, on: -0.9...0.9,
      vjp: { x, _, yBar in yBar * (1 - x.squared).apply(.sqrt).reciprocal }),
    .unary(
      .acos, "Acos", of: .analytic, .acos, cost: .heavy, weight: 0.7, on: -0.9...0.9,
      vjp: { x, _, yBar in -yBar * (1 - x.squared).apply(.sqrt).reciprocal }),
    .unary(
      .atan, "Atan", of: .analytic, .atan, cost: .heavy, weight: 0.7, on: -3...3,
      vjp: { x, _, yBar in yBar * (1 + x.squared).reciprocal }),
    .unary(
      .sinh, "Sinh", of: .analytic, .sinh, cost: .heavy, on: -2...2,
      vjp: { x, _, yBar in yBar * x.apply(.cosh) }),
    .unary(
      .cosh, "Cosh", of: .analytic, .cosh, cost: .heavy, on: -2...2,
      vjp: { x, _, yBar in yBar * x.apply(.sinh) }),
    .unary(
      .tanh, "Tanh", of: .analytic, .tanh, cost: .function, on: -2...2,
      vjp: { _, y, yBar in y.apply(.tanhGrad, yBar) }),
    .unary(
      .asinh, "Asinh", of: .analytic, .asinh, cost: .heavy, on: -3...3,
      vjp: { _, y, yBar in yBar / y.apply(.cosh) }),
    .unary(
      .acosh, "Acosh", of: .analytic, .acosh, cost: .heavy, on: 1.5...3,
      vjp: { _, y, yBar in yBar / y.apply(.sinh) }),
    .unary(
      .atanh, "Atanh", of: .analytic, .atanh, cost: .heavy, on: -0.9...0.9,
      vjp: { x, _, yBar in yBar * (1 - x.squared).reciprocal }),

    .unary(
      .erf, "Erf", of: .real, .erf, cost: .function, on: -2...2,
      vjp: { x, _, yBar in yBar * twoOverRootPi * (-x.squared).apply(.exp) }),
    .unary(
      .erfc, "Erfc", of: .real, .erfc, cost: .heavy, on: -2...2,
      vjp: { x, _, yBar in yBar * -twoOverRootPi * (-x.squared).apply(.exp) }),
    .unary(
      .lgamma, "Lgamma", of: .real, .lgamma, cost: .special, on: 0.5...4,
      vjp: { x, _, yBar in yBar * x.apply(.digamma) }),
    .unary(
      .digamma, "Digamma", of: .real, .digamma, cost: .special, on: 0.5...4,
      vjp: { x, _, yBar in yBar * x.polygamma(1) }),
    Declaration(
      .polygamma, "Polygamma",
      takes: .init("float, double", "a:T, x:T -> z:T; attr=T:type,allowed=@"),
      .method { $0.polygamma($1) },
      .general { p in
        p.set(0, p.cotangent() * p.operand(0).polygamma(p.attributes[0] + 1))
      },
      samples: [
        .init(shapes: [[3]], domains: [0.5...4]) { recording, x throws(EngineError) in
          try recording.polygamma(order: 2, x[0])
        }
      ]),
  ]

  private static let twoOverRootPi = 1.1283791670955126
}

extension Term {
  /// The derivative of the digamma function of some order, from 1.
  fileprivate func polygamma(_ order: Int) -> Term {
    run { recording throws(EngineError) in try recording.polygamma(order: order, id) }
  }
}
