import Kernels

extension CoreLibrary {
  static func registerMath(in library: inout LibraryBuilder) {
    library.module("math")
    library.constant("math.pi", .float(.pi))
    library.constant("math.e", .float(2.718281828459045))
    library.constant("math.tau", .float(6.283185307179586))
    library.constant("math.inf", .float(.infinity))
    library.constant("math.nan", .float(.nan))
    for function in ElementwiseRow.all.compactMap(\.math) + MathFunction.others {
      library.math(function.name, "x, /", style: .builtin) { (call) throws(ScriptError) in
        let x = try call.interpreter.realNumber(call[0])
        if function.isOutside(x) {
          throw call.interpreter.error(.valueError, "math domain error")
        }
        let result = function.value(x)
        return function.isChecked ? try call.interpreter.checked(result, from: x) : .float(result)
      }
    }
    registerMathPairs(in: &library)
    registerMathIntegers(in: &library)
    registerMathTests(in: &library)
  }

  private static func registerMathPairs(in library: inout LibraryBuilder) {
    library.math("log", "x, base=?, /", style: .builtin) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      let x = try interpreter.realNumber(call[0])
      if x <= 0 { throw interpreter.error(.valueError, "math domain error") }
      if call[1].isUnbound { return .float(ScalarFunction.log(x)) }
      let base = try interpreter.realNumber(call[1])
      if base <= 0 { throw interpreter.error(.valueError, "math domain error") }
      let divisor = ScalarFunction.log(base)
      if divisor == 0 { throw interpreter.error(.zeroDivisionError, "float division by zero") }
      return .float(ScalarFunction.log(x) / divisor)
    }
    library.math("atan2", "y, x, /", style: .builtin) { (call) throws(ScriptError) in
      .float(
        ScalarFunction2.atan2(
          try call.interpreter.realNumber(call[0]), try call.interpreter.realNumber(call[1])))
    }
    library.math("pow", "x, y, /", style: .builtin) { (call) throws(ScriptError) in
      let x = try call.interpreter.realNumber(call[0])
      let y = try call.interpreter.realNumber(call[1])
      let result = ScalarFunction2.power(x, y)
      if x.isFinite && y.isFinite {
        if result.isNaN || (x == 0 && y < 0) {
          throw call.interpreter.error(.valueError, "math domain error")
        }
        if result.isInfinite { throw call.interpreter.error(.overflowError, "math range error") }
      }
      return .float(result)
    }
    library.math("fmod", "x, y, /", style: .builtin) { (call) throws(ScriptError) in
      let x = try call.interpreter.realNumber(call[0])
      let y = try call.interpreter.realNumber(call[1])
      if (x.isInfinite && !y.isNaN) || (y == 0 && !x.isNaN) {
        throw call.interpreter.error(.valueError, "math domain error")
      }
      return .float(ScalarFunction2.fmod(x, y))
    }
    library.math("remainder", "x, y, /", style: .builtin) { (call) throws(ScriptError) in
      let x = try call.interpreter.realNumber(call[0])
      let y = try call.interpreter.realNumber(call[1])
      if (x.isInfinite && !y.isNaN) || (y == 0 && !x.isNaN) {
        throw call.interpreter.error(.valueError, "math domain error")
      }
      return .float(y.isInfinite ? x : x.remainder(dividingBy: y))
    }
    library.math("copysign", "x, y, /", style: .builtin) { (call) throws(ScriptError) in
      .float(
        Double(
          signOf: try call.interpreter.realNumber(call[1]),
          magnitudeOf: try call.interpreter.realNumber(call[0])))
    }
    library.math("hypot", "*coordinates", style: .builtin) { (call) throws(ScriptError) in
      var result = 0.0
      for value in Array(call.heap.items(call[0])) {
        try call.interpreter.visit(2)
        result = ScalarFunction2.hypot(result, try call.interpreter.realNumber(value))
      }
      return .float(result)
    }
    library.math("fsum", "seq, /", style: .builtin) { (call) throws(ScriptError) in
      // Shewchuk's partial sums, exact until the last addition.
      var partials: [Double] = []
      var special = 0.0
      try call.withHandles(2) { handles throws(ScriptError) in
        handles[0] = try call.interpreter.iterator(over: call[0])
        while try handles.next(0, into: 1) {
          try call.interpreter.visit(4 + partials.count)
          var x = try call.interpreter.realNumber(handles[1])
          if !x.isFinite {
            if special.isInfinite && x == -special {
              throw call.interpreter.error(.valueError, "-inf + inf in fsum")
            }
            special += x
            continue
          }
          var kept: [Double] = []
          for partial in partials {
            let (large, small) = x.magnitude < partial.magnitude ? (partial, x) : (x, partial)
            let high = large + small
            let low = small - (high - large)
            if low != 0 { kept.append(low) }
            x = high
          }
          if !x.isFinite {
            throw call.interpreter.error(.overflowError, "intermediate overflow in fsum")
          }
          kept.append(x)
          partials = kept
        }
      }
      if special != 0 { return .float(special) }
      return .float(exactSum(partials))
    }
    library.math("dist", "p, q, /", style: .builtin) { (call) throws(ScriptError) in
      let p = try call.interpreter.elements(of: call[0])
      let q = try call.interpreter.elements(of: call[1])
      if p.count != q.count {
        throw call.interpreter.error(
          .valueError, "both points must have the same number of dimensions")
      }
      var result = 0.0
      for (first, second) in zip(p, q) {
        try call.interpreter.visit(2)
        let difference =
          try call.interpreter.realNumber(first) - (try call.interpreter.realNumber(second))
        result = ScalarFunction2.hypot(result, difference)
      }
      return .float(result)
    }
  }

  /// The rounded sum of non-overlapping partials in rising order.
  private static func exactSum(_ partials: [Double]) -> Double {
    var rest = partials
    guard var high = rest.popLast() else { return 0 }
    var low = 0.0
    while let next = rest.popLast() {
      let x = high
      high = x + next
      low = next - (high - x)
      if low != 0 { break }
    }
    if let next = rest.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
      let doubled = low * 2
      let candidate = high + doubled
      if doubled == candidate - high { high = candidate }
    }
    return high
  }

  private static func registerMathIntegers(in library: inout LibraryBuilder) {
    let roundings: [(String, FloatingPointRoundingRule)] = [
      ("floor", .down), ("ceil", .up), ("trunc", .towardZero),
    ]
    for (name, rule) in roundings {
      library.math(name, "x, /", style: .builtin) { (call) throws(ScriptError) in
        if call[0].isIntegral { return .int(call[0].intValue) }
        if name == "trunc", try call.interpreter.pythonNumber(call[0]).isUnbound {
          throw call.interpreter.error(
            .typeError,
            "type \(call.interpreter.typeName(call[0])) doesn't define __trunc__ method")
        }
        let x = try call.interpreter.realNumber(call[0])
        return .int(try call.interpreter.truncated(x.isFinite ? x.rounded(rule) : x))
      }
    }
    library.math("factorial", "n, /", style: .builtin) { (call) throws(ScriptError) in
      let n = try call.interpreter.integer(call[0])
      if n < 0 {
        throw call.interpreter.error(
          .valueError, "factorial() not defined for negative values")
      }
      if n > 20 { throw call.interpreter.overflow() }
      return .int((1...max(n, 1)).reduce(1, *))
    }
    library.math("gcd", "*integers") { (call) throws(ScriptError) in
      var result: UInt = 0
      for value in Array(call.heap.items(call[0])) {
        var other = try call.interpreter.integer(value).magnitude
        while other != 0 { (result, other) = (other, result % other) }
      }
      guard let signed = Int(exactly: result) else { throw call.interpreter.overflow() }
      return .int(signed)
    }
    library.math("comb", "n, k, /", style: .builtin) { (call) throws(ScriptError) in
      let n = try call.interpreter.integer(call[0])
      let k = try call.interpreter.integer(call[1])
      if n < 0 { throw call.interpreter.error(.valueError, "n must be a non-negative integer") }
      if k < 0 { throw call.interpreter.error(.valueError, "k must be a non-negative integer") }
      if k > n { return .int(0) }
      var result: UInt = 1
      let count = min(k, n - k)
      if count > 1 << 16 { throw call.interpreter.overflow() }
      for step in 0..<count {
        let (high, low) = result.multipliedFullWidth(by: UInt(n - step))
        if high >= UInt(step + 1) { throw call.interpreter.overflow() }
        result = UInt(step + 1).dividingFullWidth((high, low)).quotient
      }
      guard let signed = Int(exactly: result) else { throw call.interpreter.overflow() }
      return .int(signed)
    }
    library.math("perm", "n, k=None, /", style: .builtin) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      let n = try interpreter.integer(call[0])
      if call[1].isNone && n < 0 {
        throw interpreter.error(.valueError, "factorial() not defined for negative values")
      }
      let k = call[1].isNone ? n : try interpreter.integer(call[1])
      if n < 0 { throw interpreter.error(.valueError, "n must be a non-negative integer") }
      if k < 0 { throw interpreter.error(.valueError, "k must be a non-negative integer") }
      if k > n { return .int(0) }
      var result = 1
      for step in 0..<k {
        let (product, overflows) = result.multipliedReportingOverflow(by: n - step)
        if overflows { throw interpreter.overflow() }
        result = product
      }
      return .int(result)
    }
    library.math("lcm", "*integers", style: .builtin) { (call) throws(ScriptError) in
      var result: UInt = 1
      for value in Array(call.heap.items(call[0])) {
        let other = try call.interpreter.integer(value).magnitude
        if result == 0 || other == 0 {
          result = 0
          continue
        }
        var (divisor, rest) = (result, other)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        let (product, overflows) = (result / divisor).multipliedReportingOverflow(by: other)
        if overflows { throw call.interpreter.overflow() }
        result = product
      }
      guard let signed = Int(exactly: result) else { throw call.interpreter.overflow() }
      return .int(signed)
    }
    library.math("isqrt", "n, /", style: .builtin) { (call) throws(ScriptError) in
      let n = try call.interpreter.integer(call[0])
      if n < 0 {
        throw call.interpreter.error(.valueError, "isqrt() argument must be nonnegative")
      }
      var root = Int(Double(n).squareRoot())
      while root > 3_037_000_499 || root * root > n { root -= 1 }
      while root < 3_037_000_499 && (root + 1) * (root + 1) <= n { root += 1 }
      return .int(root)
    }
    library.math("prod", "iterable, /, *, start=1", style: .keyword) {
      (call) throws(ScriptError) in
      try call.folded(.multiply)
    }
  }

  private static func registerMathTests(in library: inout LibraryBuilder) {
    let tests: [(String, @Sendable (Double) -> Bool)] = [
      ("isnan", { $0.isNaN }), ("isinf", { $0.isInfinite }), ("isfinite", { $0.isFinite }),
    ]
    for (name, test) in tests {
      library.math(name, "x, /", style: .builtin) { (call) throws(ScriptError) in
        .bool(test(try call.interpreter.realNumber(call[0])))
      }
    }
    library.math("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", style: .keyword) {
      (call) throws(ScriptError) in
      let a = try call.interpreter.realNumber(call[0])
      let b = try call.interpreter.realNumber(call[1])
      let relative = try call.interpreter.realNumber(call[2])
      let absolute = try call.interpreter.realNumber(call[3])
      if relative < 0 || absolute < 0 {
        throw call.interpreter.error(.valueError, "tolerances must be non-negative")
      }
      if a == b { return .true }
      if a.isInfinite || b.isInfinite { return .false }
      let difference = (a - b).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
          || difference <= absolute)
    }
    library.math("modf", "x, /", style: .builtin) { (call) throws(ScriptError) in
      let x = try call.interpreter.realNumber(call[0])
      let whole = x.rounded(.towardZero)
      let fraction = x.isInfinite ? 0 : x - whole
      return try call.heap.newTuple([
        .float(Double(signOf: x, magnitudeOf: fraction)), .float(whole),
      ])
    }
    library.math("frexp", "x, /", style: .builtin) { (call) throws(ScriptError) in
      let x = try call.interpreter.realNumber(call[0])
      if x == 0 || !x.isFinite { return try call.heap.newTuple([.float(x), .int(0)]) }
      let mantissa = Double(sign: x.sign, exponent: -1, significand: x.significand)
      return try call.heap.newTuple([.float(mantissa), .int(Int(x.exponent) + 1)])
    }
    library.math("ldexp", "x, i, /", style: .builtin) { (call) throws(ScriptError) in
      let x = try call.interpreter.realNumber(call[0])
      guard call[1].isIntegral else {
        throw call.interpreter.error(
          .typeError, "Expected an int as second argument to ldexp.")
      }
      let exponent = min(max(call[1].intValue, -5_000), 5_000)
      let result = Double(sign: .plus, exponent: exponent, significand: x)
      if result.isInfinite && x.isFinite {
        throw call.interpreter.error(.overflowError, "math range error")
      }
      return .float(result)
    }
  }
}

extension Interpreter {
  /// The double of a real number, as functions of `math` take it.
  ///
  /// - Throws: `TypeError: must be real number, not str`.
  func realNumber(_ value: Value) throws(ScriptError) -> Double {
    guard let result = try pythonNumber(value, isFloat: true).pythonDouble else {
      throw error(.typeError, "must be real number, not \(displayTypeName(value))")
    }
    return result
  }

  /// A result of `math`, unless it is no number or too large.
  func checked(_ result: Double, from x: Double) throws(ScriptError) -> Value {
    if result.isNaN && !x.isNaN { throw error(.valueError, "math domain error") }
    if result.isInfinite && x.isFinite { throw error(.overflowError, "math range error") }
    return .float(result)
  }
}

extension LibraryBuilder {
  /// Declares a function of `math`: of numbers, and so liftable.
  fileprivate mutating func math(
    _ name: String, _ signature: String, style: BindingStyle = .python, _ body: @escaping NativeBody
  ) {
    function("math.\(name)", signature, style: style, role: .lifts, body)
  }
}
