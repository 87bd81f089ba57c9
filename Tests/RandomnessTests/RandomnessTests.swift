import Testing

@testable import Randomness

/// What TensorFlow 2.21, NumPy 2.4 and Python 3.11 draw.
@Suite struct RandomnessTests {
  @Test func philoxByGlobalSeed() {
    // tf.random.set_seed(42); tf.random.normal([5])
    var philox = Philox(key: 42, counter: 0, 478_163_327)
    expectClose(
      philox.normalFloats(5).map(Double.init),
      [0.3274685144, -0.8426257968, 0.3194336891, -1.407551885, -2.388059855], within: 1e-6)
  }

  @Test func statelessDraws() {
    var philox = Philox(statelessSeed: 1, 2)
    #expect(philox.uniformFloats(3) == [0.84406042, 0.19204533, 0.9962232])
    philox = Philox(statelessSeed: 1, 2)
    #expect(
      philox.uniformDoubles(3) == [0.7524837538451801, 0.9697857725627486, 0.17592233912897481])
    philox = Philox(statelessSeed: 1, 2)
    #expect(
      philox.longWords(3).map { Int64(bitPattern: $0) } == [
        7_464_880_146_280_614_444, 1_591_045_637_757_961_278, -1_057_468_755_545_501_549,
      ])
    philox = Philox(statelessSeed: 1, 2)
    expectClose(
      philox.normalDoubles(3), [-0.1423118100189212, 0.7406072461585091, -1.469047669443883],
      within: 1e-15)
    philox = Philox(statelessSeed: 1, 2)
    expectClose(
      philox.truncatedFloats(6).map(Double.init),
      [0.5441101193, 0.2073803097, 0.0735643208, 0.0464345515, 0.1682059169, -1.685033321],
      within: 1e-6)
    expectClose(
      philox.truncatedDoubles(5),
      [
        -0.1423118100189212, 0.7406072461585091, -0.552387756244845, -0.734450092480207,
        -0.39842023956588357,
      ], within: 1e-15)
    #expect(
      philox.categorical([[0.2, 0.8], [0.5, 0.5]].map { $0.map { logarithm($0) } }, 5) == [
        [1, 1, 0, 1, 1], [1, 1, 0, 1, 1],
      ])
  }

  @Test func shuffles() {
    // tf.random.set_seed(5); tf.random.shuffle(tf.range(8), seed=3)
    var philox = Philox(key: 5, counter: 0, 3)
    #expect(philox.permutation(8) == [2, 4, 1, 0, 6, 5, 7, 3])
  }

  @Test func twisterAsNumPy() {
    var twister = MersenneTwister(seed: 7)
    #expect([twister.uniform(), twister.uniform()] == [0.07630828937395717, 0.7799187922401146])
    expectClose(
      [twister.normal(), twister.normal(), twister.normal()],
      [1.690525703800356, -0.4659373705408328, 0.0328201636785844], within: 1e-14)
    #expect((0..<3).map { _ in twister.bounded(999) } == [584, 345, 366])
    #expect(
      (0..<2).map { _ in twister.bounded(999_999_999_999) } == [181_541_563_098, 586_262_531_239])
  }

  @Test func twisterAsPython() {
    var twister = MersenneTwister(seed: [5, 256])
    #expect([twister.uniform(), twister.uniform()] == [0.5043802970418443, 0.2686044399723282])
    #expect([twister.bits(5), twister.bits(50)] == [29, 597_803_730_830_472])
  }

  @Test func permutedCongruential() {
    var generator = PermutedCongruential(seed: [12345])
    #expect(
      [generator.uniform(), generator.uniform()] == [0.22733602246716966, 0.31675833970975287])
    #expect((0..<4).map { _ in generator.bounded(999) } == [204, 797, 642, 676])
    #expect(
      (0..<2).map { _ in generator.bounded(999_999_999_999) } == [391_109_550_601, 332_813_927_866])
    var order = Array(0..<6)
    for index in stride(from: 5, to: 0, by: -1) {
      order.swapAt(index, Int(generator.masked(UInt64(index))))
    }
    #expect(order == [2, 4, 0, 3, 1, 5])
  }

  @Test func ziggurat() {
    var generator = PermutedCongruential(seed: [3, 0, 64])
    let numbers = (0..<2000).map { _ in generator.normal() }
    expectClose(
      Array(numbers.prefix(4) + numbers.suffix(3)),
      [
        0.5624099785001252, -0.6749900723949153, -0.9382145225384497, 0.8052680406946251,
        2.4357069243708436, 0.47485490737738995, -1.2267342251588649,
      ], within: 1e-13)
    #expect(numbers.map(abs).max() == 3.2103589044475287)
  }

  private func expectClose(_ found: [Double], _ expected: [Double], within bound: Double) {
    #expect(found.count == expected.count)
    for (x, y) in zip(found, expected) { #expect(abs(x - y) <= bound * max(1, abs(y))) }
  }

  /// Of the few numbers that are needed here.
  private func logarithm(_ x: Double) -> Double {
    [0.2: -1.6094379124341003, 0.8: -0.2231435513142097, 0.5: -0.6931471805599453][x] ?? 0
  }
}
