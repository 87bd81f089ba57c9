import Randomness
import TapeEngine
import Tensors

/// The generators under `_tapedeck`, of which the library's `random`, `np.random` and `tf.random` are made.
enum RandomLibrary {
  static func register(in library: inout LibraryBuilder) {
    for (path, name) in [
      ("np.random", "numpy.random"), ("np.testing", "numpy.testing"),
      ("tf.data", "tensorflow._api.v2.data"),
      ("tf.data.experimental", "tensorflow._api.v2.data.experimental"),
      ("tf.random.experimental", "tensorflow._api.v2.random.experimental"),
    ] {
      library.module(path, displayName: name)
    }
    library.function("_tapedeck.job_seed", "") { call throws(ScriptError) in
      guard !call.interpreter.hosts.isActive else {
        throw call.interpreter.refused("the program draws random numbers without a seed of its own")
      }
      return .int(call.interpreter.jobSeed())
    }
    philox(in: &library)
    makers(in: &library)
    draws(in: &library)
  }

  // MARK: Philox

  private static func philox(in library: inout LibraryBuilder) {
    library.function("_tapedeck.stateless", "first, second") { call throws(ScriptError) in
      let (key, counter) = Philox.scrambled(word(call, 0), word(call, 1))
      return try call.heap.newTuple([
        .int(Int(truncatingIfNeeded: key)), .int(Int(truncatingIfNeeded: counter)),
      ])
    }
    for (index, name) in ["uniform", "normal", "truncated_normal"].enumerated() {
      library.function("_tapedeck.philox_\(name)", "shape, dtype, key, low, high") {
        call throws(ScriptError) in
        let (shape, count) = try size(call, 0)
        let dtype = try DTypeObject.dtype(call[1], call.interpreter)
        var philox = Philox(key: word(call, 2), counter: word(call, 3), word(call, 4))
        switch dtype {
        case .float32:
          let floats =
            switch index {
            case 0: philox.uniformFloats(count)
            case 1: philox.normalFloats(count)
            default: philox.truncatedFloats(count)
            }
          return try tensor(TensorValue(floats, shape: shape), call)
        case .float64:
          let doubles =
            switch index {
            case 0: philox.uniformDoubles(count)
            case 1: philox.normalDoubles(count)
            default: philox.truncatedDoubles(count)
            }
          return try tensor(TensorValue(doubles, shape: shape), call)
        case .int32, .int64, .bool: throw wrongDType(call)
        }
      }
    }
    library.function("_tapedeck.philox_integers", "shape, dtype, key, low, high, start, range") {
      call throws(ScriptError) in
      let (shape, count) = try size(call, 0)
      let dtype = try DTypeObject.dtype(call[1], call.interpreter)
      var philox = Philox(key: word(call, 2), counter: word(call, 3), word(call, 4))
      // A range of 0 stands for all there are.
      let (start, range) = (word(call, 5), word(call, 6))
      switch dtype {
      case .int32:
        let (first, size) = (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: range))
        let values = philox.words(count).map {
          Int32(bitPattern: first &+ (size == 0 ? $0 : $0 % size))
        }
        return try tensor(TensorValue(values, shape: shape), call)
      case .int64:
        let values = philox.longWords(count).map {
          Int64(bitPattern: start &+ (range == 0 ? $0 : $0 % range))
        }
        return try tensor(TensorValue(values, shape: shape), call)
      case .float32, .float64, .bool: throw wrongDType(call)
      }
    }
    library.function("_tapedeck.philox_permutation", "count, key, low, high") {
      call throws(ScriptError) in
      let count = try call.integer(0)
      try check(count, call.interpreter)
      var philox = Philox(key: word(call, 1), counter: word(call, 2), word(call, 3))
      let order = philox.permutation(count).map { Int32(truncatingIfNeeded: $0) }
      return try tensor(TensorValue(order, shape: Shape([count])), call)
    }
    library.function("_tapedeck.philox_categorical", "logits, count, key, low, high") {
      call throws(ScriptError) in
      let logits = call.recording.value(try call.tensor(0))
      let count = try call.integer(1)
      guard logits.shape.rank == 2, count >= 0 else {
        throw call.interpreter.error(
          .kernel("Multinomial", "logits should be a matrix, got shape \(logits.shape.bracketed)"))
      }
      let (rows, classes) = (logits.shape[0], logits.shape[1])
      try check(rows * count + logits.elementCount, call.interpreter)
      let numbers = logits.doubles()
      var philox = Philox(key: word(call, 2), counter: word(call, 3), word(call, 4))
      let drawn = philox.categorical(
        (0..<rows).map { Array(numbers[($0 * classes)..<(($0 + 1) * classes)]) }, count)
      return try tensor(
        TensorValue(drawn.flatMap { $0.map { Int64($0) } }, shape: Shape([rows, count])), call)
    }
    library.function("_tapedeck.philox_words", "count, key, low, high") {
      call throws(ScriptError) in
      let count = try call.integer(0)
      try check(count, call.interpreter)
      var philox = Philox(key: word(call, 1), counter: word(call, 2), word(call, 3))
      return try call.heap.newList(philox.words(count).map { .int(Int($0)) })
    }
  }

  // MARK: Generators with a state

  private static func makers(in library: inout LibraryBuilder) {
    library.function("_tapedeck.numpy_twister", "seed") { call throws(ScriptError) in
      try keep(
        .twister(MersenneTwister(seed: UInt32(truncatingIfNeeded: try call.integer(0)))), call)
    }
    library.function("_tapedeck.python_twister", "words") { call throws(ScriptError) in
      try keep(.twister(MersenneTwister(seed: try words(call))), call)
    }
    library.function("_tapedeck.congruential", "words") { call throws(ScriptError) in
      try keep(.congruential(PermutedCongruential(seed: try words(call))), call)
    }
  }

  private static func words(_ call: Call) throws(ScriptError) -> [UInt32] {
    let words = try IntegerArgument.list(call[0], call.interpreter)
    try call.interpreter.charge(steps: words.count)
    return words.isEmpty ? [0] : words.map { UInt32(truncatingIfNeeded: $0) }
  }

  private static func keep(_ generator: JobGenerator, _ call: Call) throws(ScriptError) -> Value {
    // A twister's words.
    try call.heap.charge(2560)
    try call.interpreter.charge(steps: 64)
    call.interpreter.surface.generators.append(generator)
    return .int(call.interpreter.surface.generators.count - 1)
  }

  private static func draws(in library: inout LibraryBuilder) {
    library.function("_tapedeck.draw_uniform", "generator, shape=None") {
      call throws(ScriptError) in
      try doubles(call, 1) { $0.uniform() }
    }
    library.function("_tapedeck.draw_normal", "generator, shape=None") { call throws(ScriptError) in
      try doubles(call, 1) { $0.normal() }
    }
    library.function("_tapedeck.draw_bounded", "generator, last, shape=None") {
      call throws(ScriptError) in
      let last = word(call, 1)
      return try integers(call, 2) { $0.bounded(last) }
    }
    library.function("_tapedeck.draw_masked", "generator, last, shape=None") {
      call throws(ScriptError) in
      let last = word(call, 1)
      return try integers(call, 2) { $0.masked(last) }
    }
    library.function("_tapedeck.draw_bits", "generator, count") { call throws(ScriptError) in
      let count = try call.integer(1)
      guard (0...63).contains(count) else {
        throw call.interpreter.error(.overflowError, "getrandbits() of more than 63 bits")
      }
      return .int(Int(try with(call) { $0.bits(count) }))
    }
    library.function("_tapedeck.draw_permutation", "generator, count") {
      call throws(ScriptError) in
      let count = try call.integer(1)
      try check(count, call.interpreter)
      let order = try with(call) { generator in
        var order = (0..<count).map { Int64($0) }
        for index in stride(from: count - 1, to: 0, by: -1) {
          order.swapAt(index, Int(generator.masked(UInt64(index))))
        }
        return order
      }
      return try call.heap.newArray(TensorValue(order, shape: Shape([count])))
    }
  }

  private static func with<Result>(
    _ call: Call, _ body: (inout JobGenerator) -> Result
  ) throws(ScriptError) -> Result {
    let index = try call.integer(0)
    guard call.interpreter.surface.generators.indices.contains(index) else {
      throw call.interpreter.error(.valueError, "there is no such generator")
    }
    return body(&call.interpreter.surface.generators[index])
  }

  private static func doubles(
    _ call: Call, _ place: Int, _ draw: (inout JobGenerator) -> Double
  ) throws(ScriptError) -> Value {
    if call[place].isNone { return .float(try with(call, draw)) }
    let (shape, count) = try size(call, place)
    let numbers = try with(call) { generator in (0..<count).map { _ in draw(&generator) } }
    return try call.heap.newArray(TensorValue(numbers, shape: shape))
  }

  private static func integers(
    _ call: Call, _ place: Int, _ draw: (inout JobGenerator) -> UInt64
  ) throws(ScriptError) -> Value {
    if call[place].isNone { return .int(Int(truncatingIfNeeded: try with(call, draw))) }
    let (shape, count) = try size(call, place)
    let numbers = try with(call) { generator in
      (0..<count).map { _ in Int64(truncatingIfNeeded: draw(&generator)) }
    }
    return try call.heap.newArray(TensorValue(numbers, shape: shape))
  }

  // MARK: Arguments

  /// An integer as a word of 64 bits.
  private static func word(_ call: Call, _ index: Int) -> UInt64 {
    UInt64(bitPattern: Int64(call[index].isIntegral ? call[index].intValue : 0))
  }

  private static func size(_ call: Call, _ index: Int) throws(ScriptError) -> (Shape, Int) {
    let shape: Shape
    if call[index].tag == .int {
      shape = Shape([max(call[index].intValue, 0)])
    } else {
      shape = try call.shape(index)
    }
    guard let count = shape.checkedElementCount else { throw ScriptError(limit: .elements) }
    try check(count, call.interpreter)
    return (shape, count)
  }

  /// Refuses arrays that the job may not have, before they are made, and charges for making them.
  private static func check(_ count: Int, _ interpreter: Interpreter) throws(ScriptError) {
    if count > interpreter.recording.limits.elements
      || count > interpreter.recording.limits.bytes / 8
    {
      throw ScriptError(limit: .elements)
    }
    try interpreter.charge(steps: count >> 2)
    try interpreter.room(for: 16 * max(count, 0))
  }

  private static func tensor(_ value: TensorValue, _ call: Call) throws(ScriptError) -> Value {
    .tensor(try Conversion.constant(value, call.interpreter))
  }

  private static func wrongDType(_ call: Call) -> ScriptError {
    call.interpreter.error(.typeError, "random numbers of this dtype are not supported")
  }
}
