import Kernels
import ScriptSyntax
import TapeEngine
import Tensors

extension Interpreter {
  /// A binary operator where the machine's own fast path does not apply.
  @inline(never)
  func arithmetic(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, inPlace: Bool
  ) throws(ScriptError) -> Value {
    if left.tag == .object || right.tag == .object {
      if left.tag != .string || operation != .modulo {
        let result = try objectArithmetic(operation, left, right, inPlace: inPlace)
        if result.tag != .notImplemented { return result }
      }
    }
    return try builtInArithmetic(operation, left, right, inPlace: inPlace)
  }

  /// A binary operator as built-in types have it.
  func builtInArithmetic(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, inPlace: Bool
  ) throws(ScriptError) -> Value {
    if left.isTraced || right.isTraced {
      return try tracedArithmetic(operation, left, right, inPlace: inPlace)
    }
    if left.tag == .tensor {
      if right.tag == .tensor {
        return try tensors(operation, left, right, left.tensorID, right.tensorID)
      }
      if right.tag == .float || right.tag == .int {
        let dtype = recording.dtype(left.tensorID)
        if dtype.isFloatingPoint {
          let other = recording.scalar(
            right.tag == .float ? right.floatValue : Double(right.intValue), dtype)
          return try tensors(operation, left, right, left.tensorID, other)
        }
      }
    } else if right.tag == .tensor && (left.tag == .float || left.tag == .int) {
      let dtype = recording.dtype(right.tensorID)
      if dtype.isFloatingPoint {
        let other = recording.scalar(
          left.tag == .float ? left.floatValue : Double(left.intValue), dtype)
        return try tensors(operation, left, right, other, right.tensorID)
      }
    }
    if left.isPythonNumber && right.isPythonNumber {
      let result = try numbers(operation, left, right)
      if result.tag != .notImplemented { return result }
    } else if left.tag == .string && operation == .modulo {
      return try percent(left, right)
    } else if TensorOperators.handles(left) || TensorOperators.handles(right) {
      if inPlace {
        let result = try TensorOperators.inPlace(operation, left, right, self)
        if result.tag != .notImplemented { return result }
      }
      let result = try TensorOperators.binary(operation, left, right, self)
      if result.tag != .notImplemented { return result }
    } else {
      let result = try objects(operation, left, right, inPlace: inPlace)
      if result.tag != .notImplemented { return result }
    }
    throw unsupported(operation, left, right, inPlace: inPlace)
  }

  func unsupported(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, inPlace: Bool
  ) -> ScriptError {
    var symbol = operation.symbol + (inPlace ? "=" : "")
    if operation == .power && !inPlace { symbol = "** or pow()" }
    return error(
      .typeError,
      "unsupported operand type(s) for \(symbol): '\(displayTypeName(left))' and "
        + "'\(displayTypeName(right))'")
  }

  /// `first` and `second` are the operands as tensors.
  @inline(__always)
  private func tensors(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ first: TensorID,
    _ second: TensorID
  ) throws(ScriptError) -> Value {
    do {
      switch operation {
      case .add: return .tensor(try recording.add(first, second))
      case .subtract: return .tensor(try recording.subtract(first, second))
      case .multiply: return .tensor(try recording.multiply(first, second))
      case .divide: return .tensor(try recording.divide(first, second))
      case .power: return .tensor(try recording.power(first, second))
      default: break
      }
    } catch {
      // The operator takes bools, though the operation does not.
      let isOfBools = recording.dtype(first) == .bool || recording.dtype(second) == .bool
      if operation != .multiply || !isOfBools { throw self.error(error) }
    }
    let result = try TensorOperators.binary(operation, left, right, self)
    if result.tag != .notImplemented { return result }
    throw unsupported(operation, left, right, inPlace: false)
  }

  // MARK: Numbers

  /// An operator on Python numbers.
  func numbers(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(ScriptError)
    -> Value
  {
    if left.tag != .float && right.tag != .float {
      return try integers(operation, left, right)
    }
    guard let x = left.pythonDouble, let y = right.pythonDouble else { return .notImplemented }
    switch operation {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
      if y == 0 { throw error(.zeroDivisionError, "float division by zero") }
      return .float(x / y)
    case .floorDivide:
      if y == 0 { throw error(.zeroDivisionError, "float floor division by zero") }
      try chargeRemainder(x, y)
      return .float(Interpreter.floorDivide(x, y).quotient)
    case .modulo:
      if y == 0 { throw error(.zeroDivisionError, "float modulo") }
      try chargeRemainder(x, y)
      return .float(Interpreter.floorDivide(x, y).remainder)
    case .power: return try power(x, y)
    default: return .notImplemented
    }
  }

  /// A remainder is found bit by bit: it costs the more, the greater the dividend is beside the divisor.
  private func chargeRemainder(_ x: Double, _ y: Double) throws(ScriptError) {
    guard x.isFinite, y.isFinite, x != 0, y != 0 else { return }
    try charge(steps: max(0, Int(x.exponent) - Int(y.exponent)) >> 7)
  }

  /// CPython's `float_divmod`.
  static func floorDivide(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
    var remainder = x.truncatingRemainder(dividingBy: y)
    var division = (x - remainder) / y
    if remainder != 0 {
      if (y < 0) != (remainder < 0) {
        remainder += y
        division -= 1
      }
    } else {
      remainder = y.sign == .minus ? -0.0 : 0.0
    }
    guard division != 0 else {
      return ((x / y).sign == .minus ? -0.0 : 0.0, remainder)
    }
    var floored = division.rounded(.down)
    if division - floored > 0.5 { floored += 1 }
    return (floored, remainder)
  }

  func power(_ x: Double, _ y: Double) throws(ScriptError) -> Value {
    if x == 0 && y < 0 {
      throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if x < 0 && x.isFinite && y.isFinite && y != y.rounded() {
      throw error(.valueError, "a negative number to a fractional power is complex: not supported")
    }
    let result = ScalarFunction2.power(x, y)
    if result.isInfinite && x.isFinite && y.isFinite {
      throw ScriptError(
        exception: try heap.newException(
          .overflowError, [.int(34), try heap.newString("Numerical result out of range")]))
    }
    return .float(result)
  }

  private func integers(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) throws(ScriptError) -> Value {
    let x = left.intValue
    let y = right.intValue
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = x.addingReportingOverflow(y)
    case .subtract: result = x.subtractingReportingOverflow(y)
    case .multiply: result = x.multipliedReportingOverflow(by: y)
    case .divide:
      if y == 0 { throw error(.zeroDivisionError, "division by zero") }
      return .float(Interpreter.trueDivide(x, y))
    case .floorDivide:
      if y == 0 { throw error(.zeroDivisionError, "integer division or modulo by zero") }
      result = Interpreter.floorDivide(x, y)
    case .modulo:
      if y == 0 { throw error(.zeroDivisionError, "integer modulo by zero") }
      if y == -1 { return .int(0) }
      let remainder = x % y
      return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power:
      if y < 0 {
        if x == 0 {
          throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power")
        }
        return try power(Double(x), Double(y))
      }
      result = Interpreter.power(x, y)
    case .bitAnd, .bitOr, .bitXor:
      let bits = operation == .bitAnd ? x & y : operation == .bitOr ? x | y : x ^ y
      return left.tag == .bool && right.tag == .bool ? .bool(bits != 0) : .int(bits)
    case .shiftLeft:
      if y < 0 { throw error(.valueError, "negative shift count") }
      if x == 0 { return .int(0) }
      if y > 63 { throw overflow() }
      let shifted = x << y
      if shifted >> y != x { throw overflow() }
      return .int(shifted)
    case .shiftRight:
      if y < 0 { throw error(.valueError, "negative shift count") }
      return .int(x >> min(y, 63))
    case .matrixMultiply: return .notImplemented
    }
    if result.overflow { throw overflow() }
    return .int(result.partialValue)
  }

  /// The quotient of two integers, correctly rounded where both fit a double.
  static func trueDivide(_ x: Int, _ y: Int) -> Double {
    let limit = 1 << 53
    if x.magnitude <= UInt(limit) && y.magnitude <= UInt(limit) { return Double(x) / Double(y) }
    if y != -1, x % y == 0 { return Double(x / y) }
    return Double(Float80Division.quotient(x, y))
  }

  static func floorDivide(_ x: Int, _ y: Int) -> (partialValue: Int, overflow: Bool) {
    let (quotient, overflow) = x.dividedReportingOverflow(by: y)
    if overflow { return (0, true) }
    let remainder = x - quotient * y
    return (remainder != 0 && (remainder < 0) != (y < 0) ? quotient - 1 : quotient, false)
  }

  static func power(_ base: Int, _ exponent: Int) -> (partialValue: Int, overflow: Bool) {
    var result = 1
    var factor = base
    var rest = exponent
    if base == 0 || base == 1 { return (rest == 0 ? 1 : base, false) }
    if base == -1 { return (rest & 1 == 0 ? 1 : -1, false) }
    while rest > 0 {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: factor)
        if overflow { return (0, true) }
        result = product
      }
      rest >>= 1
      if rest > 0 {
        let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
        if overflow { return (0, true) }
        factor = square
      }
    }
    return (result, false)
  }

  // MARK: Objects

  /// An operator on strings, sequences, dictionaries and sets.
  private func objects(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, inPlace: Bool
  ) throws(ScriptError) -> Value {
    switch operation {
    case .add: return try concatenate(left, right, inPlace: inPlace)
    case .multiply:
      if left.isSequence {
        guard right.isIntegral else {
          if TensorOperators.handles(right) { return .notImplemented }
          throw error(
            .typeError, "can't multiply sequence by non-int of type '\(typeName(right))'")
        }
        return try repeated(left, right.intValue, inPlace: inPlace)
      }
      if right.isSequence {
        guard left.isIntegral else {
          if TensorOperators.handles(left) { return .notImplemented }
          throw error(
            .typeError, "can't multiply sequence by non-int of type '\(typeName(left))'")
        }
        return try repeated(right, left.intValue, inPlace: false)
      }
      return .notImplemented
    case .bitOr where left.tag == .dictionary && right.tag == .dictionary:
      let result = inPlace ? left : try copy(dictionary: left)
      for (key, value) in try entries(right) { try dictionarySet(result, key, value) }
      return result
    case .bitOr, .bitAnd, .bitXor, .subtract:
      if left.tag == .set || right.tag == .set || isSetView(left) || isSetView(right) {
        return try combine(sets: operation, left, right, inPlace: inPlace)
      }
      return .notImplemented
    default: return .notImplemented
    }
  }

  private func concatenate(_ left: Value, _ right: Value, inPlace: Bool) throws(ScriptError)
    -> Value
  {
    switch left.tag {
    case .string:
      guard right.tag == .string else {
        throw error(
          .typeError, "can only concatenate str (not \"\(displayTypeName(right))\") to str")
      }
      let first = heap.strings[left.index]
      let second = heap.strings[right.index]
      return try heap.newString(
        try joined([.text(first.pointee.text), .text(second.pointee.text)]))
    case .list:
      if inPlace {
        try extend(left, with: right)
        return left
      }
      guard right.tag == .list else {
        throw error(
          .typeError, "can only concatenate list (not \"\(displayTypeName(right))\") to list")
      }
      let first = heap.items(left)
      let second = heap.items(right)
      try charge(steps: (first.count + second.count) >> 6)
      let result = try heap.newList(capacity: first.count + second.count)
      let object = heap.lists[result.index]
      if let items = object.pointee.items {
        if let base = heap.items(left).baseAddress {
          items.initialize(from: base, count: first.count)
        }
        if let base = heap.items(right).baseAddress {
          (items + first.count).initialize(from: base, count: second.count)
        }
      }
      object.pointee.count = first.count + second.count
      return result
    case .tuple:
      guard right.tag == .tuple else {
        throw error(
          .typeError, "can only concatenate tuple (not \"\(displayTypeName(right))\") to tuple")
      }
      try charge(steps: (heap.items(left).count + heap.items(right).count) >> 5)
      return try heap.newTuple(Array(heap.items(left)) + Array(heap.items(right)))
    default: return .notImplemented
    }
  }

  private func repeated(_ value: Value, _ times: Int, inPlace: Bool) throws(ScriptError) -> Value {
    let times = max(0, times)
    if value.tag == .string {
      return try heap.newString(
        try joined([.repeated(heap.strings[value.index].pointee.text, times)]))
    }
    let count = heap.items(value).count
    let (total, overflows) = count.multipliedReportingOverflow(by: times)
    if overflows { throw ScriptError(limit: .bytes) }
    let list = try heap.newList(capacity: total)
    try charge(steps: total >> 5)
    let source = heap.items(value)
    let object = heap.lists[list.index]
    if let items = object.pointee.items, let base = source.baseAddress {
      for round in 0..<(count > 0 ? times : 0) {
        (items + round * count).initialize(from: base, count: count)
      }
    }
    object.pointee.count = total
    if value.tag == .tuple { return try heap.newTuple(heap.items(list)) }
    if inPlace {
      // The list takes the new list's items over.
      swap(&heap.lists[value.index].pointee, &heap.lists[list.index].pointee)
      return value
    }
    return list
  }
}

extension Value {
  var isSequence: Bool { tag == .string || tag == .list || tag == .tuple }
}

/// Quotients of integers beyond 2⁵³, rounded once.
enum Float80Division {
  static func quotient(_ x: Int, _ y: Int) -> Double {
    let isNegative = (x < 0) != (y < 0)
    let dividend = UInt64(x.magnitude)
    let divisor = UInt64(y.magnitude)
    // Scaled so that the integer quotient has 64 bits, with a sticky last bit.
    let scale = dividend.leadingZeroBitCount
    let high = dividend << UInt64(scale)
    let shift = divisor.leadingZeroBitCount
    let normalised = divisor << UInt64(shift)
    let (quotient, remainder) =
      high >= normalised
      ? normalised.dividingFullWidth((high >> 1, high << 63))
      : normalised.dividingFullWidth((high, 0))
    let exponent = (high >= normalised ? 1 : 0) - 64 + shift - scale
    let sticky = remainder != 0 ? quotient | 1 : quotient
    let value = Double(sign: .plus, exponent: exponent, significand: Double(sticky))
    return isNegative ? -value : value
  }
}
