import Tensors

// Rules of the operations that move elements: linear, so a second derivative through them alone is
// None.
extension Primitive {
  static let structure: [Declaration] = [
    Declaration(
      .identity, "Identity", .alias, .handOn,
      samples: [sample([3]) { r, x throws(EngineError) in try r.identity(x[0]) }]),
    Declaration(
      .readVariable, "ReadVariableOp", .given, .handOn),
    // The delegate runs the user's function.
    Declaration(
      .customGradient, "CustomGradient", .given, .delegated),
    Declaration(
      .cast, "Cast", .method { $0.cast($1) },
      .general { p in
        if p.cotangent().dtype.isFloatingPoint {
          p.set(0, p.cotangent().cast(to: p.operand(0).dtype))
        }
      }),
    Declaration(
      .select, "SelectV2", .method { $0.select($1) },
      .general { p in
        let condition = p.operand(0)
        let cotangent = p.cotangent()
        let zero = cotangent.constant(0)
        p.provide(1) { condition.select(cotangent, zero).reduced(like: p.operand(1), p.result()) }
        p.provide(2) { condition.select(zero, cotangent).reduced(like: p.operand(2), p.result()) }
      },
      samples: [
        sample([2, 3], [3]) { r, x throws(EngineError) in
          let condition = try r.apply(.greater, x[0], x[1])
          return try r.select(condition, x[0], x[1])
        }
      ]),
    Declaration(
      .fill, "Fill",
      takes: .init(
        .any,
        """
        dims:index_type, value:T -> output:T; attr=T:type; \
        attr=index_type:type,default=DT_INT32,allowed=#
        """), .method { $0.stretch($1) }, .general { p in p.set(0, p.cotangent().sum()) },
      samples: [
        sample([]) { r, x throws(EngineError) in try r.fill(Shape([2, 3]), x[0]) }
      ]),
    Declaration(
      .broadcastTo, "BroadcastTo",
      takes: .init(
        .any,
        """
        input:T, shape:Tidx -> output:T; attr=T:type; \
        attr=Tidx:type,default=DT_INT32,allowed=#
        """), .method { $0.stretch($1) },
      .general { p in p.set(0, p.cotangent().reduced(like: p.operand(0), p.result())) },
      samples: [
        sample([2, 1]) { r, x throws(EngineError) in try r.broadcast(x[0], to: Shape([4, 2, 3])) }
      ]),
    Declaration(
      .reshape, "Reshape",
      takes: .init(
        .any,
        """
        tensor:T, shape:Tshape -> output:T; attr=T:type; \
        attr=Tshape:type,default=DT_INT32,allowed=#
        """), .alias, reshapeBack,
      samples: [sample([2, 3]) { r, x throws(EngineError) in try r.reshape(x[0], [3, -1]) }]),
    Declaration(
      .expandDims, "ExpandDims",
      takes: .init(
        .any,
        """
        input:T, dim:Tdim -> output:T; attr=T:type; \
        attr=Tdim:type,default=DT_INT32,allowed=#
        """), .alias, reshapeBack,
      samples: [sample([2, 3]) { r, x throws(EngineError) in try r.expandDims(x[0], axis: 1) }]),
    Declaration(
      .squeeze, "Squeeze", .alias, reshapeBack,
      samples: [sample([2, 1]) { r, x throws(EngineError) in try r.squeeze(x[0], axes: nil) }]),
    Declaration(
      .transpose, "Transpose",
      takes: .init(
        .any, "x:T, perm:Tperm -> y:T; attr=T:type; attr=Tperm:type,default=DT_INT32,allowed=#"),
      .method { $0.transpose($1) },
      .general { p in
        p.set(0, p.cotangent().transpose(Shape.inverse(order: p.attributes)))
      },
      samples: [
        sample([2, 3, 2]) { r, x throws(EngineError) in
          try r.transpose(x[0], permutation: [2, 0, 1])
        }
      ]),
    Declaration(
      .concat, "ConcatV2",
      takes: .init(
        .any,
        """
        values:N*T, axis:Tidx -> output:T; attr=N:int,min=2; attr=T:type; \
        attr=Tidx:type,default=DT_INT32,allowed=#
        """), .method { $0.join($1, isNew: false) },
      .general { p in
        if p.operands.count == 1 {
          p.set(0, p.cotangent())
          return
        }
        let axis = p.attributes[0]
        let sizes = p.operands.indices.map { p.operand($0).dimensions[axis] }
        for (index, part) in p.cotangent().split(sizes, axis).enumerated() { p.set(index, part) }
      },
      samples: [
        sample([2, 3], [2, 1]) { r, x throws(EngineError) in
          try r.concat([x[0], x[1], x[0]], axis: 1)
        }
      ]),
    Declaration(
      .stack, "Pack", .method { $0.join($1, isNew: true) },
      .general { p in
        for (index, part) in p.cotangent().unstack(p.attributes[0]).enumerated() {
          p.set(index, part)
        }
      },
      samples: [
        sample([2, 3], [2, 3]) { r, x throws(EngineError) in try r.stack([x[0], x[1]], axis: 1) }
      ]),
    Declaration(
      .unstack, "Unpack", .method { $0.cut($1) },
      .general { p in
        let cotangents = p.results.indices.map { p.cotangent($0).id }
        p.set(
          0,
          p.operand(0).run { recording throws(EngineError) in
            try recording.stack(cotangents, axis: p.attributes[0])
          })
      },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          let parts = try r.unstack(x[0], axis: 1)
          return try r.multiply(parts[0], parts[2])
        }
      ]),
    Declaration(
      .split, "Split",
      takes: .init(
        .any,
        """
        split_dim:int32, value:T -> output:num_split*T; attr=num_split:int,min=1; \
        attr=T:type
        """), .method { $0.cut($1) },
      .general { p in
        let cotangents = p.results.indices.map { p.cotangent($0).id }
        p.set(
          0,
          p.operand(0).run { recording throws(EngineError) in
            try recording.concat(cotangents, axis: p.attributes[0])
          })
      },
      samples: [
        sample([2, 4]) { r, x throws(EngineError) in
          let parts = try r.split(x[0], count: 2, axis: 1)
          return try r.multiply(parts[0], parts[1])
        },
        sample([2, 4]) { r, x throws(EngineError) in
          try r.split(x[0], sizes: [1, -1], axis: 1)[1]
        },
      ]),
    Declaration(
      .stridedSlice, "StridedSlice",
      takes: .init(
        .any,
        """
        input:T, begin:Index, end:Index, strides:Index -> output:T; attr=T:type; \
        attr=Index:type,allowed=[DT_INT16, DT_INT32, DT_INT64]; \
        attr=begin_mask:int,default=0; attr=end_mask:int,default=0; \
        attr=ellipsis_mask:int,default=0; attr=new_axis_mask:int,default=0; \
        attr=shrink_axis_mask:int,default=0
        """), .method { $0.slice($1, takes: true) },
      .general { p in
        let lengths = p.operand(0).dimensions
        p.set(
          0,
          p.cotangent().run { recording throws(EngineError) in
            try recording.stridedSliceGrad(
              p.cotangent().id, StridedSlice(p.attributes), lengths)
          })
      },
      samples: [
        sample([3, 4]) { r, x throws(EngineError) in
          try r.slice(x[0], [.index(-1), .newAxis, .range(start: nil, stop: nil, step: -2)])
        },
        sample([3, 4]) { r, x throws(EngineError) in
          try r.slice(x[0], begin: [1, 0], size: [-1, 2])
        },
      ]),
    Declaration(
      .stridedSliceGrad, "StridedSliceGrad", .method { $0.slice($1, takes: false) },
      .general { p in
        let lengths = p.operand(0).dimensions
        p.set(
          0,
          p.cotangent().run { recording throws(EngineError) in
            try recording.stridedSlice(
              p.cotangent().id, StridedSlice(p.attributes), lengths)
          })
      },
      samples: [
        sample([2, 1]) { r, x throws(EngineError) in
          // As of an operand of shape [3, 4]: the last column of the last two rows.
          var slice = StridedSlice()
          slice.append(1, 1, 2)
          slice.append(3, 1, 1)
          return try r.stridedSliceGrad(x[0], slice, [3, 4])
        },
        sample([2, 2]) { r, x throws(EngineError) in
          var slice = StridedSlice()
          slice.append(2, -2, 2)
          slice.append(1, 2, 2)
          return try r.stridedSliceGrad(x[0], slice, [3, 4])
        },
      ]),
    Declaration(
      .gather, "GatherV2",
      takes: .init(
        .any,
        """
        params:Tparams, indices:Tindices, axis:Taxis -> output:Tparams; \
        attr=batch_dims:int,default=0; attr=Tparams:type; \
        attr=Tindices:type,allowed=[DT_INT16, DT_INT32, DT_INT64]; attr=Taxis:type,allowed=#
        """), .method { $0.gather($1, own: Array($1.attributes[3...]), adds: false) },
      refuses: .indices { attributes, _ in 0..<Int64(attributes[3 + attributes[0]]) },
      .general { p in
        let (axis, batch) = (p.attributes[0], p.attributes[1])
        let own = Array(p.attributes[3...])
        // Sparse where the axis was given as 0, not as −1.
        if p.attributes[2] != 0 {
          p.set(0, p.gatheredSlices(own))
          return
        }
        p.set(
          0,
          p.cotangent().run { recording throws(EngineError) in
            try recording.gatherGrad(
              p.cotangent().id, p.operands[1], axis: axis, batch: batch, own: own)
          })
      },
      samples: [
        sample([3, 2]) { r, x throws(EngineError) in
          try r.gather(r.identity(x[0]), r.vector([2, 0, 2]), axis: 0, batchDimensions: 0)
        },
        sample([2, 3, 2]) { r, x throws(EngineError) in
          try r.gather(
            x[0], r.reshape(r.vector([2, 0, 1, 1]), [2, 2]), axis: 1, batchDimensions: 1)
        },
      ]),
    Declaration(
      .gatherGrad, "UnsortedSegmentSum",
      takes: .init(
        .summable,
        """
        data:T, segment_ids:Tindices, num_segments:Tnumsegments -> output:T; \
        attr=T:type,allowed=@; attr=Tindices:type,allowed=[DT_INT16, DT_INT32, DT_INT64]; \
        attr=Tnumsegments:type,default=DT_INT32,allowed=#
        """), .method { $0.gather($1, own: $1.form.dimensions, adds: true) },
      .general { p in
        p.provide(0) {
          p.cotangent().run { recording throws(EngineError) in
            try recording.gather(
              p.cotangent().id, p.operands[1], axis: p.attributes[0],
              batchDimensions: p.attributes[1])
          }
        }
      },
      samples: [
        sample([3, 2]) { r, x throws(EngineError) in
          try r.gatherGrad(x[0], r.vector([2, 0, 2]), axis: 0, batch: 0, own: [3, 2])
        },
        sample([2, 2, 2]) { r, x throws(EngineError) in
          try r.gatherGrad(
            x[0], r.reshape(r.vector([2, 0, 1, 1]), [2, 2]), axis: 1, batch: 1, own: [2, 3, 2])
        },
      ]),
    Declaration(
      .unsortedSegmentSum, "UnsortedSegmentSum",
      takes: .init(
        .summable,
        """
        data:T, segment_ids:Tindices, num_segments:Tnumsegments -> output:T; \
        attr=T:type,allowed=@; attr=Tindices:type,allowed=[DT_INT16, DT_INT32, DT_INT64]; \
        attr=Tnumsegments:type,default=DT_INT32,allowed=#
        """), .method { $0.segmentSum($1) },
      // A negative segment is dropped.
      refuses: .indices { _, results in .min..<Int64(results[0][0]) },
      .general { p in
        p.provide(0) { p.cotangent().gatherDroppingNegatives(p.operand(1)) }
      },
      samples: [
        sample([4, 2]) { r, x throws(EngineError) in
          try r.unsortedSegmentSum(x[0], r.vector([1, -1, 0, 1]), count: 3)
        }
      ]),
  ]

  /// The cotangent in the operand's shape.
  private static let reshapeBack = Declaration.Rule.general { p in
    p.set(0, p.cotangent().reshape(p.operand(0).dimensions))
  }

  /// A use of a structural operation on operands of these shapes.
  static func sample(
    _ shapes: [Int]...,
    body:
      @escaping @Sendable (Recording, [TensorID]) throws(EngineError)
      -> TensorID
  ) -> Declaration.Sample {
    Declaration.Sample(
      shapes: shapes, domains: shapes.map { _ in 0.3...2 }, body: body)
  }
}

extension Pullback {
  /// The gradient of gathering along axis 0, as rows and where they go.
  fileprivate func gatheredSlices(_ own: [Int]) -> Cotangent {
    let indices = operand(1).reshape([-1])
    let values = cotangent().reshape(indices.dimensions + own.dropFirst())
    let shape = values.run { recording throws(EngineError) in try recording.vector(own) }
    return .slices(
      IndexedSlices(values: values.id, indices: indices.id, denseShape: shape.id))
  }
}

extension Term {
  /// Sums over the axes along which `x` was stretched to the shape of `z`.
  func reduced(like x: Term, _ z: Term) -> Term {
    run { recording throws(EngineError) in
      try recording.reduceToShape(id, like: x.id, other: z.id)
    }
  }

  func split(_ sizes: [Int], _ axis: Int) -> [Term] {
    parts { recording throws(EngineError) in try recording.split(id, sizes: sizes, axis: axis) }
  }

  func unstack(_ axis: Int) -> [Term] {
    parts { recording throws(EngineError) in try recording.unstack(id, axis: axis) }
  }

  private func parts(_ body: (Recording) throws(EngineError) -> [TensorID]) -> [Term] {
    look { recording in
      if recording.ruleFailure != nil { return [] }
      do throws(EngineError) {
        return try body(recording).map { Term(owner, $0) }
      } catch {
        recording.ruleFailure = error
        return []
      }
    }
  }

  /// Rows of this term by index; zeros where the index is negative.
  func gatherDroppingNegatives(_ indices: Term) -> Term {
    let zero = indices.constant(0)
    let rows = run { recording throws(EngineError) in
      try recording.gather(
        id, indices.apply(.maximum, zero).id, axis: 0, batchDimensions: 0)
    }
    if look({ $0.ruleFailure != nil }) { return rows }
    let trailing = rows.rank - indices.rank
    let isKept = indices.apply(.greaterEqual, zero)
      .reshape(indices.dimensions + Array(repeating: 1, count: trailing))
    return isKept.select(rows, rows.constant(0))
  }
}
