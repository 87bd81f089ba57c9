import Testing

@testable import TapeEngine
@testable import Tensors

/// Sparse gradients, jacobians, shapes and the messages of operations that fail.
@Suite struct StructureTests {
  let bench = Workbench()
  var recording: Recording { bench.recording }

  // MARK: IndexedSlices

  @Test func gatheringALeafGivesSlicesAndTwoLookUpsConcatenate() throws {
    let x = try bench.vector([1, 2, 3, 4, 5, 6], shape: [3, 2])
    let tape = bench.tape(persistent: true)
    let (once, twice, mixed) = try bench.with(tape) {
      try bench.watch(tape, x)
      let a = try recording.gather(x, recording.vector([2, 0]), axis: 0, batchDimensions: 0)
      let b = try recording.gather(x, recording.vector([2]), axis: 0, batchDimensions: 0)
      let sum = try recording.reduce(.sum, a, axes: nil, keepDimensions: false)
      let both = try recording.add(
        sum, recording.reduce(.sum, b, axes: nil, keepDimensions: false))
      return (
        sum, both,
        try recording.add(both, recording.reduce(.sum, x, axes: nil, keepDimensions: false))
      )
    }
    func gradient(_ y: TensorID) throws -> Gradient {
      try recording.beginGradient(tape)
      return try recording.gradient(of: [.tensor(y)], with: [.tensor(x)], tape: tape)[0]
    }
    guard case .slices(let one) = try gradient(once), case .slices(let two) = try gradient(twice),
      case .tensor(let dense) = try gradient(mixed)
    else {
      Issue.record("two sparse gradients and a dense one")
      return
    }
    #expect(recording.integers(one.indices) == [2, 0])
    #expect(recording.integers(one.denseShape) == [3, 2])
    #expect(recording.integers(two.indices) == [2, 0, 2])
    #expect(bench.values(try recording.dense(two)) == [1, 1, 0, 0, 2, 2])
    #expect(bench.values(dense) == [2, 2, 1, 1, 3, 3])
  }

  @Test func gatheringAVariableReadsItsRows() throws {
    let v = recording.makeVariable(
      initial: try bench.vector([1, 2, 3]), trainable: true, name: "v")
    let tape = bench.tape()
    let y = try bench.with(tape) {
      let rows = try recording.gather(v, recording.vector([1, 1]))
      return try recording.multiply(rows, rows)
    }
    #expect(recording.watchedVariables(tape) == [v])
    try recording.beginGradient(tape)
    guard
      case .slices(let slices) = try recording.gradient(
        of: [.tensor(y)], with: [.variable(v)], tape: tape)[0]
    else {
      Issue.record("a sparse gradient")
      return
    }
    #expect(bench.values(slices.values) == [4, 4])
    #expect(recording.integers(slices.indices) == [1, 1])
  }

  @Test func anOperationBelowAGatherIsDense() throws {
    let x = try bench.vector([1, 2, 3])
    let tape = bench.tape()
    let y = try bench.with(tape) {
      try bench.watch(tape, x)
      return try recording.gather(
        recording.multiply(x, x), recording.vector([2, 2]), axis: 0, batchDimensions: 0)
    }
    try recording.beginGradient(tape)
    guard
      case .tensor(let id) = try recording.gradient(
        of: [.tensor(y)], with: [.tensor(x)], tape: tape)[0]
    else {
      Issue.record("a dense gradient")
      return
    }
    #expect(bench.values(id) == [0, 0, 12])
  }

  // MARK: Jacobians

  @Test func jacobianOfAVector() throws {
    let x = try bench.vector([1, 2, 3])
    let other = try bench.vector([1])
    let tape = bench.tape()
    let y = try bench.with(tape) {
      try bench.watch(tape, x, other)
      return try recording.multiply(x, x)
    }
    try recording.beginGradient(tape, for: .jacobian)
    let jacobians = try recording.jacobian(
      of: .tensor(y), with: [.tensor(x), .tensor(other)], tape: tape)
    guard case .tensor(let id) = jacobians[0], case .none = jacobians[1] else {
      Issue.record("one jacobian and None")
      return
    }
    #expect(recording.shape(id) == Shape([3, 3]))
    #expect(bench.values(id) == [2, 0, 0, 0, 4, 0, 0, 0, 6])
    #expect(
      failure { try recording.beginGradient(tape, for: .jacobian) }?.message
        == "GradientTape.jacobian can only be called once on non-persistent tapes.")
  }

  @Test func batchJacobianKeepsExamplesApart() throws {
    let x = try bench.vector([1, 2, 3, 4], shape: [2, 2])
    let tape = bench.tape(persistent: true)
    let y = try bench.with(tape) {
      try bench.watch(tape, x)
      return try recording.multiply(x, x)
    }
    try recording.beginGradient(tape, for: .batchJacobian)
    guard
      case .tensor(let id) = try recording.batchJacobian(of: y, with: .tensor(x), tape: tape)
    else {
      Issue.record("a jacobian")
      return
    }
    #expect(recording.shape(id) == Shape([2, 2, 2]))
    #expect(bench.values(id) == [2, 0, 0, 4, 6, 0, 0, 8])
    let short = try bench.vector([1, 2])
    #expect(
      failure { _ = try recording.batchJacobian(of: y, with: .tensor(short), tape: tape) }
        == EngineError(.valueError, "Shape (2,) must have rank at least 2"))
    let longer = try bench.vector([1, 2, 3], shape: [3, 1])
    #expect(
      failure { _ = try recording.batchJacobian(of: y, with: .tensor(longer), tape: tape) }
        == EngineError(
          .valueError,
          "Need first dimension of target shape ((2, 2)) and source shape ((3, 1)) to match."))
  }

  @Test func jacobianOfAJacobian() throws {
    let x = try bench.vector([1, 2])
    let (outer, inner) = (bench.tape(), bench.tape())
    let j = try bench.with(outer) {
      try bench.watch(outer, x)
      let y = try bench.with(inner) {
        try bench.watch(inner, x)
        return try recording.power(x, bench.scalar(3))
      }
      try recording.beginGradient(inner, for: .jacobian)
      return try recording.jacobian(of: .tensor(y), with: [.tensor(x)], tape: inner)[0]
    }
    guard case .tensor(let first) = j else {
      Issue.record("a jacobian")
      return
    }
    try recording.beginGradient(outer, for: .jacobian)
    guard
      case .tensor(let second) = try recording.jacobian(
        of: .tensor(first), with: [.tensor(x)], tape: outer)[0]
    else {
      Issue.record("a second jacobian")
      return
    }
    #expect(recording.shape(second) == Shape([2, 2, 2]))
    #expect(bench.values(second) == [6, 0, 0, 0, 0, 0, 0, 12])
  }

  // MARK: Custom gradients

  @Test func unusedResultsGetZerosAndUsedOnesTheirCotangent() throws {
    let (x, y) = (bench.scalar(2), bench.scalar(5))
    let witness = Witness()
    recording.delegate = witness
    var seen: [Double?] = []
    let bench = bench
    witness.custom = { token, upstreams throws(EngineError) in
      seen = upstreams.map { bench.number($0) }
      return [.tensor(upstreams[1]), .none(Unconnected(cause: .noPath, line: 0))]
    }
    let tape = bench.tape()
    let z = try bench.with(tape) {
      try bench.watch(tape, x, y)
      let results = try recording.customGradient(
        1, inputs: [.tensor(x), .tensor(y)], results: [x, y])
      #expect(results[0] != x && bench.number(results[0]) == 2)
      return try recording.multiply(results[1], bench.scalar(3))
    }
    let gradients = try bench.gradients(tape, [.tensor(z)], [.tensor(x), .tensor(y)])
    #expect(seen == [0, 3])
    #expect(gradients.map { bench.number($0) } == [3, nil])
  }

  // MARK: Messages

  private func frame(_ operation: String, _ text: String, _ tail: String = " name: ") -> String {
    "{{function_node __wrapped__\(operation)_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
      + text + tail
  }

  @Test func messages() throws {
    let r = recording
    let two = try bench.vector([1, 2])
    let three = try bench.vector([1, 2, 3])
    let matrix = try bench.vector([1, 2, 3, 4, 5, 6], shape: [2, 3])
    let integers = try r.vector([1, 2])
    let double = r.scalar(1.0, .float64)
    func expect(_ message: String, _ body: () throws -> TensorID) {
      #expect(failure { _ = try body() }?.message == message)
    }
    expect(frame("AddV2", "Incompatible shapes: [2] vs. [3] [Op:AddV2]")) { try r.add(two, three) }
    expect(
      "cannot compute AddV2 as input #1(zero-based) was expected to be a float tensor but is a "
        + "double tensor [Op:AddV2] name: "
    ) { try r.add(bench.scalar(1), double) }
    expect(
      frame(
        "__MklMatMul", "Matrix size-incompatible: In[0]: [2,3], In[1]: [2,3] [Op:MatMul]")
    ) { try r.matmul(matrix, matrix, transposeX: false, transposeY: false) }
    expect(frame("__MklMatMul", "In[0] ndims must be >= 2 [Op:MatMul]")) {
      try r.matmul(two, two, transposeX: false, transposeY: false)
    }
    expect(frame("MatMul", "In[0] and In[1] ndims must be == 2: 1 [Op:MatMul]")) {
      try r.matmul(integers, integers, transposeX: false, transposeY: false)
    }
    expect(
      frame(
        "Reshape",
        "Input to reshape is a tensor with 3 values, but the requested shape has 4 [Op:Reshape]")
    ) { try r.reshape(three, [4]) }
    expect(
      frame(
        "StridedSlice", "slice index 5 of dimension 0 out of bounds. [Op:StridedSlice]",
        " name: strided_slice/")
    ) { try r.slice(two, [.index(5)]) }
    expect(
      frame("GatherV2", "indices[0] = 2 is not in [0, 2) [Op:GatherV2]")
    ) { try r.gather(two, r.vector([2]), axis: 0, batchDimensions: 0) }
    expect(
      frame("Sum", "Invalid reduction dimension (1 for input with 1 dimension(s) [Op:Sum]")
    ) { try r.reduce(.sum, two, axes: [1], keepDimensions: false) }
    expect(
      frame(
        "Pack_N_2",
        "Shapes of all inputs must match: values[0].shape = [2] != values[1].shape = [3] "
          + "[Op:Pack]", " name: stack")
    ) { try r.stack([two, three], axis: 0) }
    expect(
      frame(
        "ConcatV2_N_2",
        "ConcatOp : Ranks of all input tensors should match: shape[0] = [2] vs. shape[1] = [2,3] "
          + "[Op:ConcatV2]", " name: concat")
    ) { try r.concat([two, matrix], axis: 0) }
    expect(frame("FloorDiv", "Integer division by zero [Op:FloorDiv]")) {
      try r.apply(.floorDivide, integers, r.vector([0, 1]))
    }
    expect(
      frame("Pow", "Integers to negative integer powers are not allowed [Op:Pow]")
    ) { try r.power(integers, r.scalar(Int64(-1), .int32)) }
    expect(
      "Value for attr 'T' of int32 is not in the list of allowed values: bfloat16, half, float, "
        + "double, complex64, complex128\n\t; NodeDef: {{node Sqrt}}; Op<name=Sqrt; "
        + "signature=x:T -> y:T; attr=T:type,allowed=[DT_BFLOAT16, DT_HALF, DT_FLOAT, DT_DOUBLE, "
        + "DT_COMPLEX64, DT_COMPLEX128]> [Op:Sqrt] name: "
    ) { try r.apply(.sqrt, integers) }
    expect(
      frame(
        "SelectV2",
        "condition [2], then [3], and else [2] must be broadcastable [Op:SelectV2]")
    ) { try r.select(r.apply(.greater, two, bench.scalar(0)), three, two) }
  }

  @Test func assigningAnotherShapeFails() throws {
    let v = recording.makeVariable(
      initial: try bench.vector([1, 2]), trainable: true, name: "Variable")
    let three = try bench.vector([1, 2, 3])
    #expect(
      failure { try recording.assign(v, three) }
        == EngineError(
          .valueError,
          "Cannot assign value to variable ' Variable:0': Shape mismatch.The variable shape (2,), "
            + "and the assigned value shape (3,) are incompatible."))
  }

  // MARK: Shapes

  @Test func slicesFollowPython() throws {
    let x = try bench.vector([0, 1, 2, 3, 4])
    func slice(_ start: Int?, _ stop: Int?, _ step: Int) throws -> [Double]? {
      bench.values(try recording.slice(x, [.range(start: start, stop: stop, step: step)]))
    }
    #expect(try slice(1, -1, 2) == [1, 3])
    #expect(try slice(nil, nil, -1) == [4, 3, 2, 1, 0])
    #expect(try slice(10, nil, -2) == [4, 2, 0])
    #expect(try slice(-2, nil, 1) == [3, 4])
    #expect(try slice(3, 1, 1) == [])
    #expect(try slice(nil, nil, .min) == [4])
    #expect(try slice(.min, .max, .max) == [0])
    let matrix = try recording.reshape(
      recording.slice(x, [.range(start: 0, stop: 4, step: 1)]), [2, 2])
    #expect(
      recording.shape(try recording.slice(matrix, [.ellipsis, .newAxis, .index(0)]))
        == Shape([2, 1]))
  }

  @Test func reductionsOverSeparatedAxes() throws {
    let x = try bench.vector((0..<12).map(Double.init), shape: [2, 3, 2])
    func sum(_ axes: [Int]?, _ keep: Bool = false) throws -> TensorID {
      try recording.reduce(.sum, x, axes: axes, keepDimensions: keep)
    }
    #expect(bench.values(try sum([0, 2])) == [14, 22, 30])
    #expect(recording.shape(try sum([-1, 0], true)) == Shape([1, 3, 1]))
    #expect(bench.values(try sum([])) == (0..<12).map(Double.init))
    #expect(bench.values(try sum(nil)) == [66])
    let integers = try recording.vector([1, 2])
    #expect(
      bench.values(
        try recording.reduce(.mean, integers, axes: nil, keepDimensions: false)) == [1])
  }

  @Test func broadcastingInTheMiddle() throws {
    let x = try bench.vector([1, 2, 3, 4], shape: [2, 1, 2])
    let y = try bench.vector([10, 20, 30], shape: [3, 1])
    #expect(
      bench.values(try recording.add(x, y)) == [11, 12, 21, 22, 31, 32, 13, 14, 23, 24, 33, 34])
    let gradients = try bench.derivative([x, y]) { try recording.multiply($0[0], $0[1]) }
    #expect(gradients[0] == [60, 60, 60, 60])
    #expect(gradients[1] == [10, 10, 10])
  }
}
