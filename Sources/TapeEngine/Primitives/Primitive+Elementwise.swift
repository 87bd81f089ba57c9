import Kernels

// Rules of elementwise functions of one operand, y = f(x).
extension Primitive {
  static let elementwise: [Declaration] = [
    .unary(.negate, "Neg", .negate, on: -3...3, vjp: { _, _, yBar in -yBar }),
    // 0 at 0
    .unary(
      .absolute, "Abs", .absolute, on: 0.5...3, vjp: { x, _, yBar in yBar * x.apply(.sign) }),
    // TensorFlow's zeros have no path to x: None at second order
    .unary(
      .sign, "Sign", .sign, on: 0.5...3, checksSecondOrder: false, vjp: { x, _, _ in x.zeros() }),
    .unary(.square, "Square", .square, on: -3...3, vjp: { x, _, yBar in yBar * (x * 2) }),
    .unary(
      .sqrt, "Sqrt", .sqrt, on: 0.5...3, vjp: { _, y, yBar in y.apply(.sqrtGrad, yBar) }),
    .unary(
      .rsqrt, "Rsqrt", .rsqrt, on: 0.5...3, vjp: { _, y, yBar in y.apply(.rsqrtGrad, yBar) }),
    .unary(
      .reciprocal, "Reciprocal", .reciprocal, on: 0.5...3,
      vjp: { _, y, yBar in y.apply(.reciprocalGrad, yBar) }),

    .unary(.exp, "Exp", .exp, on: -2...2, vjp: { _, y, yBar in yBar * y }),
    .unary(.expm1, "Expm1", .expm1, on: -2...2, vjp: { x, _, yBar in yBar * x.apply(.exp) }),
    // −1 at −1: no check of the domain
    .unary(.log, "Log", .log, on: 0.5...3, vjp: { x, _, yBar in yBar * x.reciprocal }),
    .unary(
      .log1p, "Log1p", .log1p, on: -0.5...3, vjp: { x, _, yBar in yBar * (1 + x).reciprocal }),

    .unary(.sin, "Sin", .sin, on: -3...3, vjp: { x, _, yBar in yBar * x.apply(.cos) }),
    .unary(.cos, "Cos", .cos, on: -3...3, vjp: { x, _, yBar in -yBar * x.apply(.sin) }),
    .unary(
      .tan, "Tan", .tan, on: -1...1,
      vjp: { x, _, yBar in x.apply(.cos).reciprocal.squared * yBar }),
    .unary(
      .asin, "Asin", .asin, on: -0.9...0.9,
      vjp: { x, _, yBar in yBar * (1 - x.squared).apply(.sqrt).reciprocal }),
    .unary(
      .acos, "Acos", .acos, on: -0.9...0.9,
      vjp: { x, _, yBar in -yBar * (1 - x.squared).apply(.sqrt).reciprocal }),
    .unary(
      .atan, "Atan", .atan, on: -3...3, vjp: { x, _, yBar in yBar * (1 + x.squared).reciprocal }),
    .unary(.sinh, "Sinh", .sinh, on: -2...2, vjp: { x, _, yBar in yBar * x.apply(.cosh) }),
    .unary(.cosh, "Cosh", .cosh, on: -2...2, vjp: { x, _, yBar in yBar * x.apply(.sinh) }),
    .unary(
      .tanh, "Tanh", .tanh, on: -2...2, vjp: { _, y, yBar in y.apply(.tanhGrad, yBar) }),
    .unary(.asinh, "Asinh", .asinh, on: -3...3, vjp: { _, y, yBar in yBar / y.apply(.cosh) }),
    .unary(.acosh, "Acosh", .acosh, on: 1.5...3, vjp: { _, y, yBar in yBar / y.apply(.sinh) }),
    .unary(
      .atanh, "Atanh", .atanh, on: -0.9...0.9,
      vjp: { x, _, yBar in yBar * (1 - x.squared).reciprocal }),

    .unary(
      .erf, "Erf", .erf, on: -2...2,
      vjp: { x, _, yBar in yBar * twoOverRootPi * (-x.squared).apply(.exp) }),
    .unary(
      .erfc, "Erfc", .erfc, on: -2...2,
      vjp: { x, _, yBar in yBar * -twoOverRootPi * (-x.squared).apply(.exp) }),
    .unary(
      .lgamma, "Lgamma", .lgamma, on: 0.5...4,
      vjp: { x, _, yBar in yBar * x.apply(.digamma) }),
    .unary(
      .digamma, "Digamma", .digamma, on: 0.5...4,
      vjp: { x, _, yBar in yBar * x.polygamma(1) }),
    Declaration(
      .polygamma, "Polygamma", .method,
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
