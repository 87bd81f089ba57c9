// Rules of the activations, and of the backward functions that are operations of their own: which
// operand such a rule uses decides whether a higher derivative is zero or None.
extension Primitive {
  static let activations: [Declaration] = [
    .unary(
      .sigmoid, "Sigmoid", of: .analytic, .sigmoid, cost: .function, on: -3...3,
      vjp: { _, y, yBar in y.apply(.sigmoidGrad, yBar) }),
    .unary(
      .softplus, "Softplus", of: .activation, form: .features, .softplus, cost: .function,
      on: -3...3,
      vjp: { x, _, yBar in yBar * x.apply(.sigmoid) }),
    // 0 at 0
    .unary(
      .relu, "Relu", of: .rectified, form: .features, .relu, cost: .light,
      detour: .ofIntegers { r, x throws(EngineError) in try r.rectified(x[0]) }, on: 0.5...3,
      vjp: { _, y, yBar in yBar.apply(.reluGrad, y) }),
    // 0 at 0 and at 6
    .unary(
      .relu6, "Relu6", of: .ordered, form: .features, .relu6, cost: .light,
      detour: .ofIntegers { r, x throws(EngineError) in
        try r.apply(.minimum, r.rectified(x[0]), r.scalar(Int64(6), r.dtype(x[0])))
      }, on: 0.5...3,
      vjp: { _, y, yBar in yBar.apply(.relu6Grad, y) }),
    .unary(
      .elu, "Elu", of: .activation, form: .features, .elu, cost: .function, on: -3 ... -0.5,
      vjp: { _, y, yBar in yBar.apply(.eluGrad, y) }),
    .unary(
      .selu, "Selu", of: .activation, form: .features, .selu, cost: .function, on: -3 ... -0.5,
      vjp: { _, y, yBar in yBar.apply(.seluGrad, y) }),
    // TensorFlow has no rule for SoftsignGrad: LookupError at second order
    .unary(
      .softsign, "Softsign", of: .activation, form: .features, .softsign, cost: .light, on: 0.5...3,
      checksSecondOrder: false,
      vjp: { x, _, yBar in yBar.apply(.softsignGrad, x) }),
    Declaration(
      .leakyRelu, "LeakyRelu",
      takes: .init(
        .activation,
        """
        features:T -> activations:T; attr=alpha:float,default=0.2; \
        attr=T:type,default=DT_FLOAT,allowed=@
        """), .method { $0.leakyRelu($1) },
      .general { p in
        let slope = Double(bitPattern: UInt64(bitPattern: Int64(p.attributes[0])))
        p.set(
          0,
          p.operand(0).run { recording throws(EngineError) in
            try recording.leakyReluGrad(p.cotangent().id, p.operands[0], slope: slope)
          })
      },
      samples: [
        .init(shapes: [[3]], domains: [-3 ... -0.5]) { recording, x throws(EngineError) in
          try recording.leakyRelu(x[0], slope: 0.25)
        }
      ]),
  ]

  static let backwardFunctions: [Declaration] = [
    // z = ȳ (1 − y²), of (y, ȳ)
    .binary(
      .tanhGrad, "TanhGrad", of: .analytic, form: .gradientByOutput, .tanhGrad, cost: .light,
      weight: 0.2, on: -0.9...0.9, -2...2,
      x: { y, yBar, _, zBar in zBar * -2 * yBar * y },
      y: { y, _, _, zBar in y.apply(.tanhGrad, zBar) }),
    // z = ȳ y (1 − y), of (y, ȳ)
    .binary(
      .sigmoidGrad, "SigmoidGrad", of: .analytic, form: .gradientByOutput, .sigmoidGrad,
      cost: .light, weight: 0.2, on: 0.1...0.9, -2...2,
      x: { y, yBar, _, zBar in
        let product = zBar * yBar
        return product - 2 * product * y
      },
      y: { y, _, _, zBar in y.apply(.sigmoidGrad, zBar) }),
    // z = ½ ȳ / y, of (y, ȳ)
    .binary(
      .sqrtGrad, "SqrtGrad", of: .analytic, form: .gradientByOutput, .sqrtGrad, cost: .light,
      on: 0.5...3, -2...2,
      x: { y, _, z, zBar in -(zBar / y) * z },
      y: { y, _, _, zBar in 0.5 * (zBar / y) }),
    // z = −½ ȳ y³, of (y, ȳ)
    .binary(
      .rsqrtGrad, "RsqrtGrad", of: .analytic, form: .gradientByOutput, .rsqrtGrad, cost: .light,
      on: 0.5...3, -2...2,
      x: { y, yBar, _, zBar in -1.5 * zBar * yBar * y.squared },
      y: { y, _, _, zBar in y.apply(.rsqrtGrad, zBar) }),
    // z = −ȳ y², of (y, ȳ)
    .binary(
      .reciprocalGrad, "ReciprocalGrad", of: .analytic, form: .gradientByOutput, .reciprocalGrad,
      cost: .light, on: 0.5...3, -2...2,
      x: { y, yBar, _, zBar in zBar * -2 * yBar * y },
      y: { y, _, _, zBar in y.apply(.reciprocalGrad, zBar) }),
    // z = ȳ where the feature is positive, of (ȳ, feature)
    .binary(
      .reluGrad, "ReluGrad", of: .ordered, form: .gradientsByFeatures, .reluGrad, cost: .light,
      on: -2...2, 0.5...3,
      x: { _, feature, _, zBar in zBar.apply(.reluGrad, feature) },
      y: { _, feature, _, _ in feature.zeros() }),
    .binary(
      .relu6Grad, "Relu6Grad", of: .ordered, form: .gradientsByFeatures, .relu6Grad, cost: .light,
      on: -2...2, 0.5...3,
      x: { _, feature, _, zBar in zBar.apply(.relu6Grad, feature) },
      y: { _, feature, _, _ in feature.zeros() }),
    // z = ȳ (y + 1) where y is negative, of (ȳ, y)
    .binary(
      .eluGrad, "EluGrad", of: .activation, form: .gradientsByOutputs, .eluGrad, cost: .light,
      on: -2...2, -0.9 ... -0.2,
      x: { _, y, _, zBar in zBar.apply(.eluGrad, y) },
      y: { yBar, y, _, zBar in
        y.apply(.less, y.constant(0)).select(zBar * yBar, y.zeros())
      }),
    .binary(
      .seluGrad, "SeluGrad", of: .activation, form: .gradientsByOutputs, .seluGrad, cost: .light,
      on: -2...2, -0.9 ... -0.2,
      x: { _, y, _, zBar in zBar.apply(.seluGrad, y) },
      y: { yBar, y, _, zBar in
        y.apply(.less, y.constant(0)).select(zBar * yBar, y.zeros())
      }),
    // z = ȳ / (1 + e⁻ˣ), of (ȳ, x)
    .binary(
      .softplusGrad, "SoftplusGrad", of: .activation, form: .gradientsByFeatures, .softplusGrad,
      cost: .function, on: -2...2, -2...2,
      x: { _, x, _, zBar in zBar.apply(.softplusGrad, x) },
      y: { yBar, x, _, zBar in
        zBar * yBar / ((-x).apply(.exp) + 2 + x.apply(.exp))
      }),
    Declaration(
      .softsignGrad, "SoftsignGrad", takes: .init(.activation, .gradientsByFeatures),
      .binary(.softsignGrad), .missing),
    Declaration(
      .leakyReluGrad, "LeakyReluGrad",
      takes: .init(
        .activation,
        """
        gradients:T, features:T -> backprops:T; attr=alpha:float,default=0.2; \
        attr=T:type,default=DT_FLOAT,allowed=@
        """), .method { $0.leakyReluGrad($1) },
      .general { p in
        let slope = Double(bitPattern: UInt64(bitPattern: Int64(p.attributes[0])))
        p.provide(0) {
          p.operand(0).run { recording throws(EngineError) in
            try recording.leakyReluGrad(p.cotangent().id, p.operands[1], slope: slope)
          }
        }
        p.provide(1) { p.operand(1).zeros() }
      },
      samples: [
        .init(shapes: [[3], [3]], domains: [-2...2, -3 ... -0.5]) {
          recording, x throws(EngineError) in
          try recording.leakyReluGrad(x[0], x[1], slope: 0.25)
        }
      ]),
  ]
}
