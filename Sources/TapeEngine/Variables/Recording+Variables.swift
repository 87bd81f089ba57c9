import Tensors

/// A variable: a handle that tapes watch, and the value that it holds now.
struct Variable {
  /// A slot of its own, the operand of every read.
  var handle: TensorID
  /// Bound anew by each assignment; entries keep the value that they read.
  var value: TensorID
  var isTrainable: Bool
  var name: String
  /// Its place in the order of creation.
  var serial: UInt64
  var isUsed = true
  var isMarked = false
}

extension Recording {
  /// A variable that starts with the value of `initial`.
  public func makeVariable(initial: TensorID, trainable: Bool, name: String) -> VariableID {
    keep(initial)
    let slot = settledSlot(initial)
    let value = makeTensor(slot.dtype, shape: slot.shape, payload: share(slot))
    let handle = makeTensor(slot.dtype, shape: 0, payload: 0)
    traceAlias(value, of: initial)
    traceAlias(handle, of: initial)
    noteAssignment(to: handle, initial, replaces: true)
    variablesCreated += 1
    let variable = Variable(
      handle: handle, value: value, isTrainable: trainable, name: name, serial: variablesCreated)
    if let free = freeVariables.popLast() {
      variables[Int(free)] = variable
      return VariableID(rawValue: free)
    }
    variables.append(variable)
    return VariableID(rawValue: UInt32(truncatingIfNeeded: variables.count - 1))
  }

  /// A recorded read, watched by the tapes that watch accessed variables.
  public func read(_ variable: VariableID) throws(EngineError) -> TensorID {
    try step()
    let handle = variables[variable.index].handle
    noteAccess(to: variable, handle: handle)
    let slot = settledSlot(variables[variable.index].value)
    let value = variables[variable.index].value
    let result = finish(
      .readVariable, handle, slot.dtype, shape: slot.shape, payload: share(slot))
    traceAlias(result, of: value)
    return result
  }

  /// Lets the tapes that watch accessed variables know of an access.
  func noteAccess(to variable: VariableID, handle: TensorID) {
    guard variables[variable.index].isTrainable, watchingMask != 0 else { return }
    if watchingMask & ~slots[handle.index].mask != 0 || watchingMask >> 63 != 0 {
      for index in tapes.indices
      where tapes[index].isActive && tapes[index].watchesAccessedVariables {
        watchVariable(variable, onTapeAt: index)
      }
    }
  }

  /// The present value, without recording or watching; the tensor is the variable's own.
  public func peek(_ variable: VariableID) -> TensorID { variables[variable.index].value }

  /// Binds the variable to the value of a tensor. Nothing is recorded.
  ///
  /// - Throws: `valueError` for another shape, `invalidArgument` for another dtype.
  public func assign(_ variable: VariableID, _ value: TensorID) throws(EngineError) {
    try step()
    let old = slots[variables[variable.index].value.index]
    keep(value)
    let new = settledSlot(value)
    if new.dtype != old.dtype {
      throw .mixed(old.dtype, new.dtype, in: "AssignVariableOp", operand: 1)
    }
    if new.shape != old.shape {
      let shown = (
        pythonTuple(Array(shapes.dimensions(old.shape))),
        pythonTuple(Array(shapes.dimensions(new.shape)))
      )
      throw EngineError(
        .valueError,
        "Cannot assign value to variable ' \(variables[variable.index].name):0': Shape mismatch."
          + "The variable shape \(shown.0), and the assigned value shape \(shown.1) are "
          + "incompatible.")
    }
    noteAssignment(to: variables[variable.index].handle, value, replaces: true)
    let bound = makeTensor(new.dtype, shape: new.shape, payload: share(new))
    traceAlias(bound, of: value)
    traceAlias(variables[variable.index].handle, of: value)
    variables[variable.index].value = bound
  }

  /// Puts a value, stretched where it is shorter, in the places of a variable that a subscript names.
  /// Nothing is recorded.
  ///
  /// - Throws: what the subscript throws; `invalidArgument` for a value that does not fit.
  public func assign(
    _ variable: VariableID, at items: [StridedSlice.Item], _ value: TensorID
  ) throws(EngineError) {
    let merged = try unrecorded { () throws(EngineError) -> TensorID? in
      let old = variables[variable.index].value
      let shape = self.shape(old)
      // What is looked at here element by element.
      for _ in 0..<8 { try step(elements: shape.elementCount) }
      let places = try slice(
        try constant(TensorValue((0..<Int64(shape.elementCount)).map { $0 }, shape: shape)), items)
      let target = self.shape(places)
      if target.elementCount == 0 { return nil }
      var own = self.shape(value).dimensions[...]
      while own.count > target.rank, own.first == 1 { own.removeFirst() }
      if Shape.broadcast(Shape(Array(own)), target) != target {
        throw .kernel(
          "ResourceStridedSliceAssign",
          "Cannot broadcast input shape \(self.shape(value).bracketed) into final shape "
            + target.bracketed, name: "strided_slice/_assign")
      }
      // Which element of the value each element takes, and whether it takes any.
      var sources = [Int32](repeating: 0, count: shape.elementCount)
      var takes = [Bool](repeating: false, count: shape.elementCount)
      for (source, place) in self.value(places).integers().enumerated() {
        sources[Int(place)] = Int32(truncatingIfNeeded: source)
        takes[Int(place)] = true
      }
      let stretched = try broadcast(try reshape(value, Array(own)), to: target)
      let spread = try gather(
        try reshape(stretched, [-1]),
        try constant(TensorValue(sources, shape: shape)), axis: 0, batchDimensions: 0)
      return try select(try constant(TensorValue(takes, shape: shape)), spread, old)
    }
    if let merged { try assign(variable, merged) }
  }

  /// `variable += value`, unrecorded.
  public func assignAdd(_ variable: VariableID, _ value: TensorID) throws(EngineError) {
    try update(variable, .add, value, operation: "AssignAddVariableOp")
  }

  /// `variable -= value`, unrecorded.
  public func assignSubtract(_ variable: VariableID, _ value: TensorID) throws(EngineError) {
    try update(variable, .subtract, value, operation: "AssignSubVariableOp")
  }

  /// Adds rows to those of a variable, or takes them from it, one after the other: a row that is named
  /// twice is summed from the variable's own value on, as TensorFlow does. Nothing is recorded.
  ///
  /// - Parameters:
  ///   - updates: `[count…, d₁ … dₙ]`, of the variable's dtype, or a scalar for every row.
  ///   - indices: `[count…]`, `int32` or `int64`.
  /// - Throws: `invalidArgument` for shapes that do not fit and for an index out of bounds.
  public func scatter(
    _ variable: VariableID, _ primitive: Primitive, _ updates: TensorID, at indices: TensorID
  ) throws(EngineError) {
    let old = variables[variable.index].value
    let operation = primitive == .subtract ? "ResourceScatterSub" : "ResourceScatterAdd"
    let (own, places) = (shape(old), shape(indices))
    let wanted = Shape(places.dimensions + own.dimensions.dropFirst())
    if !isScalar(updates), !shape(updates).dimensions.starts(with: places.dimensions) {
      throw .kernel(
        operation,
        "The shape of indices (\(places.bracketed)) must be a prefix of the shape of updates "
          + "(\(shape(updates).bracketed))")
    }
    if !isScalar(updates), shape(updates) != wanted {
      throw .kernel(
        operation,
        "Must have updates.shape = indices.shape + params.shape[1:] or updates.shape = [], got "
          + "updates.shape \(shape(updates).bracketed), indices.shape \(places.bracketed), "
          + "params.shape \(own.bracketed)")
    }
    let rows = own.dimensions.first ?? 0
    try step(elements: places.elementCount, .scattered)
    for (position, row) in integers(indices).enumerated() where row < 0 || row >= rows {
      let place = coordinates(position, places.dimensions)
      throw .kernel(operation, "indices[\(place)] = \(row) is not in [0, \(rows))")
    }
    if places.elementCount == 0 { return }
    let updated = try unrecorded { () throws(EngineError) -> TensorID in
      let added = try broadcast(
        try primitive == .subtract ? apply(.negate, updates) : updates, to: wanted)
      let flat = try reshape(added, [-1] + own.dimensions.dropFirst())
      let segments = try constant(
        TensorValue((0..<Int64(rows)).map { $0 }, shape: Shape([rows])))
      let named = try cast(try reshape(indices, [-1]), to: .int64)
      let sums = try unsortedSegmentSum(
        try concat([old, flat], axis: 0), try concat([segments, named], axis: 0),
        count: rows)
      // A row that is not named keeps its bits, a negative zero too.
      var isNamed = [Bool](repeating: false, count: rows)
      for row in integers(named) { isNamed[row] = true }
      let mask = try constant(
        TensorValue(isNamed, shape: Shape([rows] + own.dimensions.dropFirst().map { _ in 1 })))
      return try select(mask, sums, old)
    }
    try assign(variable, updated)
  }

  private func update(
    _ variable: VariableID, _ primitive: Primitive, _ value: TensorID, operation: String
  ) throws(EngineError) {
    let old = variables[variable.index].value
    if slots[old.index].dtype != slots[value.index].dtype {
      throw .mixed(slots[old.index].dtype, slots[value.index].dtype, in: operation, operand: 1)
    }
    if slots[old.index].shape != slots[value.index].shape {
      throw .kernel(
        operation,
        "Cannot update variable with shape \(bracketed(slots[old.index].shape)) using a Tensor "
          + "with shape \(bracketed(slots[value.index].shape)), shapes must be equal.")
    }
    noteAssignment(to: variables[variable.index].handle, value, replaces: false)
    let updated = try unrecorded { () throws(EngineError) in try apply(primitive, old, value) }
    keep(updated)
    traceAlias(variables[variable.index].handle, of: updated)
    variables[variable.index].value = updated
  }

  /// Runs operations that no tape records.
  func unrecorded<Result>(_ body: () throws(EngineError) -> Result) throws(EngineError) -> Result {
    let saved = activeMask
    activeMask = 0
    defer { activeMask = saved }
    return try body()
  }

  /// TensorFlow's name: `Variable:0`.
  public func name(_ variable: VariableID) -> String { variables[variable.index].name }
  /// Whether tapes watch it without being asked.
  public func isTrainable(_ variable: VariableID) -> Bool { variables[variable.index].isTrainable }
  /// Of its value, which always keeps it.
  public func dtype(_ variable: VariableID) -> DType { dtype(peek(variable)) }
  /// Of its value, which always keeps it.
  public func shape(_ variable: VariableID) -> Shape { shape(peek(variable)) }
}
