import Tensors

// Rules of diagonals and triangles: each is TensorFlow's own.
extension Primitive {
  static let diagonals: [Declaration] = [
    Declaration(
      .matrixDiag, "MatrixDiagV3", .method { $0.rearrange($1, .diagonals) },
      .general { p in
        let diagonals = Recording.Diagonals(p.attributes, name: "diag_part")
        p.set(
          0,
          p.cotangent().run { recording throws(EngineError) in
            try recording.matrixDiagPart(p.cotangent().id, diagonals)
          })
      },
      samples: [
        sample([3]) { r, x throws(EngineError) in
          try r.matrixDiag(x[0], Recording.Diagonals(lower: -1, upper: -1))
        },
        sample([2, 2, 2]) { r, x throws(EngineError) in
          try r.matrixDiag(
            x[0], Recording.Diagonals(lower: 0, upper: 1, alignment: "LEFT_RIGHT"), columns: 3,
            padding: r.scalar(2.0, r.dtype(x[0])))
        },
      ]),
    Declaration(
      .matrixDiagPart, "MatrixDiagPartV3", .method { $0.rearrange($1, .diagonalPart) },
      .general { p in
        let diagonals = Recording.Diagonals(p.attributes, name: "diag")
        let lengths = Array(p.operand(0).dimensions.suffix(2))
        p.set(
          0,
          p.cotangent().run { recording throws(EngineError) in
            try recording.matrixDiag(
              p.cotangent().id, diagonals, rows: lengths[0], columns: lengths[1])
          })
      },
      samples: [
        sample([2, 3, 4]) { r, x throws(EngineError) in try r.matrixDiagPart(x[0]) },
        sample([2, 3]) { r, x throws(EngineError) in
          try r.matrixDiagPart(
            x[0], Recording.Diagonals(lower: -1, upper: 2),
            padding: r.scalar(2.0, r.dtype(x[0])))
        },
      ]),
    Declaration(
      .matrixSetDiag, "MatrixSetDiagV3", .method { $0.rearrange($1, .settingDiagonals) },
      .general { p in
        let cotangent = p.cotangent()
        p.provide(0) {
          let zeros = p.operand(1).zeros()
          return cotangent.run { recording throws(EngineError) in
            try recording.matrixSetDiag(
              cotangent.id, zeros.id, Recording.Diagonals(p.attributes, name: "set_diag"))
          }
        }
        p.provide(1) {
          cotangent.run { recording throws(EngineError) in
            try recording.matrixDiagPart(
              cotangent.id, Recording.Diagonals(p.attributes, name: "diag_part"))
          }
        }
      },
      samples: [
        sample([2, 3, 3], [2, 3]) { r, x throws(EngineError) in
          try r.matrixSetDiag(x[0], x[1])
        },
        sample([2, 3], [2, 2]) { r, x throws(EngineError) in
          try r.matrixSetDiag(x[0], x[1], Recording.Diagonals(lower: 0, upper: 1))
        },
      ]),
    Declaration(
      .matrixBandPart, "MatrixBandPart",
      takes: .init(
        .any,
        """
        input:T, num_lower:Tindex, num_upper:Tindex -> band:T; attr=T:type; \
        attr=Tindex:type,default=DT_INT64,allowed=#
        """), .method { $0.rearrange($1, .band) },
      .general { p in
        p.set(
          0,
          p.cotangent().run { recording throws(EngineError) in
            try recording.matrixBandPart(
              p.cotangent().id, lower: p.attributes[0], upper: p.attributes[1])
          })
      },
      samples: [
        sample([2, 3, 4]) { r, x throws(EngineError) in
          try r.matrixBandPart(x[0], lower: 1, upper: -1)
        }
      ]),
  ]
}

extension Recording.Diagonals {
  /// From an entry's attributes.
  fileprivate init(_ attributes: [Int], name: String) {
    let alignment = DiagonalBand.Alignment(rawValue: attributes[2]) ?? .rightLeft
    self.init(
      lower: attributes[0], upper: attributes[1], alignment: alignment.name, name: name)
  }
}
