import Numerals
import ScriptSyntax

extension CoreLibrary {
  static func registerNumbers(in library: inout LibraryBuilder) {
    library.function("abs", "x, /", style: .builtin, role: .lifts) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      switch call[0].tag {
      case .int, .bool:
        if call[0].intValue == .min { throw interpreter.overflow() }
        return .int(abs(call[0].intValue))
      case .float: return .float(call[0].floatValue.magnitude)
      default:
        if let result = try interpreter.callSpecial(.abs, call[0]) { return result }
        let path = call[0].tag == .tensor || call[0].tag == .variable ? "tf.abs" : "np.abs"
        if TensorOperators.handles(call[0]), !call[0].isRecord(.indexedSlices),
          let function = interpreter.library.value(at: path)
        {
          return try interpreter.call(function, [call[0]])
        }
        throw interpreter.error(
          .typeError, "bad operand type for abs(): '\(interpreter.displayTypeName(call[0]))'")
      }
    }
    library.function("round", "number, ndigits=None", style: .keyword, role: .lifts) {
      (call) throws(ScriptError) in
      if let result = try call.interpreter.callSpecial(
        .round, call[0], call[1].isNone ? [] : [call[1]])
      {
        return result
      }
      return try call.interpreter.round(call[0], digits: call[1])
    }
    library.function("pow", "base, exp, mod=None", style: .keyword, role: .lifts) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      if call[2].isNone {
        return try interpreter.arithmetic(.power, call[0], call[1], inPlace: false)
      }
      guard call[0].isIntegral, call[1].isIntegral, call[2].isIntegral else {
        throw interpreter.error(
          .typeError, "pow() 3rd argument not allowed unless all arguments are integers")
      }
      return try interpreter.modularPower(call[0].intValue, call[1].intValue, call[2].intValue)
    }
    library.function("divmod", "x, y, /", style: .builtin) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      let (x, y) = (call[0], call[1])
      guard x.isPythonNumber && y.isPythonNumber else {
        for (name, receiver, other) in [(Special.divmod, x, y), (.rdivmod, y, x)] {
          if let result = try interpreter.callSpecial(name, receiver, [other]),
            result.tag != .notImplemented
          {
            return result
          }
        }
        throw interpreter.error(
          .typeError,
          "unsupported operand type(s) for divmod(): '\(interpreter.displayTypeName(x))' and "
            + "'\(interpreter.displayTypeName(y))'")
      }
      if y.pythonDouble == 0 {
        throw interpreter.error(
          .zeroDivisionError,
          x.isIntegral && y.isIntegral
            ? "integer division or modulo by zero" : "float divmod()")
      }
      let quotient = try interpreter.numbers(.floorDivide, x, y)
      return try call.heap.newTuple([quotient, try interpreter.numbers(.modulo, x, y)])
    }
    for (name, radix, prefix) in [("bin", 2, "0b"), ("oct", 8, "0o"), ("hex", 16, "0x")] {
      library.function(name, "number, /", style: .builtin) { (call) throws(ScriptError) in
        let value = try call.interpreter.integer(call[0])
        let digits = String(value.magnitude, radix: radix)
        return try call.heap.newString((value < 0 ? "-" : "") + prefix + digits)
      }
    }
    library.function("chr", "i, /", style: .builtin) { (call) throws(ScriptError) in
      let code = try call.interpreter.integer(call[0])
      guard code >= 0, code < 0x110000 else {
        throw call.interpreter.error(.valueError, "chr() arg not in range(0x110000)")
      }
      guard let scalar = Unicode.Scalar(UInt32(code)) else {
        throw call.interpreter.error(.valueError, "chr() of a surrogate is not supported")
      }
      return try call.heap.newString(String(scalar))
    }
    library.function("ord", "c, /", style: .builtin) { (call) throws(ScriptError) in
      guard call[0].tag == .string else {
        throw call.interpreter.error(
          .typeError,
          "ord() expected string of length 1, but \(call.interpreter.typeName(call[0])) found")
      }
      let count = call.heap.scalarCount(call[0])
      guard count == 1, let scalar = call.heap.text(call[0]).unicodeScalars.first else {
        throw call.interpreter.error(
          .typeError, "ord() expected a character, but string of length \(count) found")
      }
      return .int(Int(scalar.value))
    }
    registerNumberMethods(in: &library)
  }

  private static func registerNumberMethods(in library: inout LibraryBuilder) {
    library.method(.int, "bit_length", "", style: .builtin, role: .lifts) {
      (call) throws(ScriptError) in
      .int(Int.bitWidth - call.receiver.intValue.magnitude.leadingZeroBitCount)
    }
    library.method(.float, "is_integer", "", style: .builtin, role: .lifts) {
      (call) throws(ScriptError) in
      .bool(
        call.receiver.floatValue.isFinite
          && call.receiver.floatValue == call.receiver.floatValue.rounded())
    }
    library.method(.int, "conjugate", "", style: .builtin, role: .lifts) {
      (call) throws(ScriptError) in
      .int(call.receiver.intValue)
    }
    library.method(.float, "conjugate", "", style: .builtin, role: .lifts) {
      (call) throws(ScriptError) in
      call.receiver
    }
    for name in ["real", "numerator"] {
      library.attribute(.int, name) { (_, value) throws(ScriptError) in .int(value.intValue) }
    }
    library.attribute(.int, "imag", constant: .int(0))
    library.attribute(.int, "denominator", constant: .int(1))
    library.attribute(.float, "real") { (_, value) throws(ScriptError) in value }
    library.attribute(.float, "imag", constant: .float(0))
  }
}

extension Interpreter {
  /// `round(value, digits)`.
  func round(_ value: Value, digits: Value) throws(ScriptError) -> Value {
    if value.isIntegral {
      if digits.isNone { return .int(value.intValue) }
      let places = try integer(digits)
      if places >= 0 { return .int(value.intValue) }
      // Half of 10¹⁹ is within 64 bits, itself it is not.
      if places == -19, value.intValue.magnitude > 5_000_000_000_000_000_000 { throw overflow() }
      if places <= -19 { return .int(0) }
      // To the nearest multiple, ties to the even one.
      let unit = Interpreter.power(10, -places).partialValue
      let quotient = Interpreter.floorDivide(value.intValue, unit).partialValue
      // Not the integer less its multiple, which may lie beyond the least integer.
      let truncated = value.intValue % unit
      let rest = truncated < 0 ? truncated + unit : truncated
      let isUp = rest > unit - rest || (rest == unit - rest && quotient & 1 == 1)
      let (result, tooLarge) = (isUp ? quotient + 1 : quotient).multipliedReportingOverflow(
        by: unit)
      if tooLarge { throw overflow() }
      return .int(result)
    }
    if value.tag == .numpyScalar {
      let number = try pythonNumber(value)
      let rounded = try round(number, digits: digits)
      if rounded.tag == .float { return .numpyScalar(rounded.floatValue, value.dtypeValue) }
      return rounded
    }
    if value.tag == .tensor {
      // TensorFlow's own `__round__` ends in a method that tensors do not have.
      _ = try TensorOperators.getAttribute(value, "astype", self)
    }
    guard value.tag == .float else {
      throw error(
        .typeError, "type \(displayTypeName(value)) doesn't define __round__ method")
    }
    let number = value.floatValue
    if digits.isNone { return .int(try truncated(number.rounded(.toNearestOrEven))) }
    let places = try integer(digits)
    if !number.isFinite || places > 400 { return value }
    if places < -308 { return .float(number.sign == .minus ? -0.0 : 0.0) }
    if places < 0 {
      let unit = Double(sign: .plus, exponent: 0, significand: 1) * pow10(-places)
      return .float((number / unit).rounded(.toNearestOrEven) * unit)
    }
    // Correctly rounded decimal digits, read back: CPython does the same.
    return .float(parseDouble(Numerals.formatted(number, .fixed, precision: places)) ?? number)
  }

  private func pow10(_ exponent: Int) -> Double {
    parseDouble("1e\(exponent)") ?? .infinity
  }

  /// `pow(base, exponent, modulus)`.
  func modularPower(_ base: Int, _ exponent: Int, _ modulus: Int) throws(ScriptError) -> Value {
    if modulus == 0 { throw error(.valueError, "pow() 3rd argument cannot be 0") }
    let size = modulus.magnitude
    if size == 1 { return .int(0) }
    var factor = UInt(bitPattern: base >= 0 ? base : 0) % size
    if base < 0 { factor = (size - base.magnitude % size) % size }
    var rest = exponent.magnitude
    if exponent < 0 {
      guard let inverse = Interpreter.inverse(factor, size) else {
        throw error(.valueError, "base is not invertible for the given modulus")
      }
      factor = inverse
    }
    var result: UInt = 1
    func multiply(_ x: UInt, _ y: UInt) -> UInt {
      let product = x.multipliedFullWidth(by: y)
      return size.dividingFullWidth((product.high, product.low)).remainder
    }
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, factor) }
      factor = multiply(factor, factor)
      rest >>= 1
    }
    if modulus < 0 && result != 0 { return .int(Int(result) + modulus) }
    guard let signed = Int(exactly: result) else { throw overflow() }
    return .int(signed)
  }

  private static func inverse(_ value: UInt, _ modulus: UInt) -> UInt? {
    guard let value = Int(exactly: value), let size = Int(exactly: modulus) else { return nil }
    var (old, current) = (value, size)
    var (oldFactor, factor) = (1, 0)
    while current != 0 {
      let quotient = old / current
      (old, current) = (current, old - quotient * current)
      (oldFactor, factor) = (factor, oldFactor - quotient * factor)
    }
    if old != 1 { return nil }
    return UInt(oldFactor < 0 ? oldFactor + size : oldFactor)
  }
}
