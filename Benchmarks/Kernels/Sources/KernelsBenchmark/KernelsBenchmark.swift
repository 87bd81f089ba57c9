import CReference
import Kernels

/// Nanoseconds an element over 4,096 elements: our kernels beside SLEEF (u10), glibc's libmvec and
/// scalar libm, the least of many interleaved repeats.
@main
struct KernelsBenchmark {
  static let count = 4096

  static func main() {
    print(
      "kernels: \(KernelTable.selected.variant), \(count) elements, least of interleaved repeats")
    print("ns/element              ours   SLEEF libmvec    libm   ours/SLEEF ours/libmvec")
    for (name, kernel, range) in compared {
      compare64(name, kernel, range)
      compare32(name, kernel, range)
    }
    print("\nns/element, the other functions:  float64 float32")
    for kernel in UnaryKernel.allCases where !compared.contains(where: { $0.kernel == kernel }) {
      alone(
        "\(kernel)", KernelTable.selected.unary(kernel, .float64),
        KernelTable.selected.unary(kernel, .float32))
    }
    for kernel in BinaryKernel.allCases {
      alone(
        "\(kernel)", KernelTable.selected.binary(kernel, .float64),
        KernelTable.selected.binary(kernel, .float32))
    }
    reductions()
    matrixProducts()
  }

  static let compared: [(name: String, kernel: UnaryKernel, range: ClosedRange<Double>)] = [
    ("exp", .exp, -20...20), ("log", .log, 0.001...1000), ("tanh", .tanh, -4...4),
    ("sin", .sin, -100...100), ("erf", .erf, -4...4), ("expm1", .expm1, -4...4),
    ("log1p", .log1p, -0.9...100), ("cos", .cos, -100...100), ("tan", .tan, -100...100),
    ("asin", .asin, -1...1), ("acos", .acos, -1...1), ("atan", .atan, -10...10),
    ("sinh", .sinh, -4...4), ("cosh", .cosh, -4...4), ("asinh", .asinh, -10...10),
    ("acosh", .acosh, 1...10), ("atanh", .atanh, -0.99...0.99), ("erfc", .erfc, -4...4),
    ("lgamma", .lgamma, 0.1...20), ("sqrt", .sqrt, 0...100),
  ]

  static func reference(_ name: String) -> reference_function? {
    guard let table = reference_table() else { return nil }
    var index = 0
    while let other = table[index].name {
      if String(cString: other) == name { return table[index] }
      index += 1
    }
    return nil
  }

  static func compare64(_ name: String, _ kernel: UnaryKernel, _ range: ClosedRange<Double>) {
    guard let ours = KernelTable.selected.unary(kernel, .float64), let other = reference(name)
    else { return }
    let x = points(range)
    var y = [Double](repeating: 0, count: count)
    let times = x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        let x = x.baseAddress!
        let y = y.baseAddress!
        return interleaved([
          { ours(UnsafeRawPointer(x), UnsafeMutableRawPointer(y), count) },
          other.sleef64.map { f in { f(x, y, count) } },
          other.mvec64.map { f in { f(x, y, count) } },
          other.libm64.map { f in { f(x, y, count) } },
        ])
      }
    }
    report(name + " float64", times)
  }

  static func compare32(_ name: String, _ kernel: UnaryKernel, _ range: ClosedRange<Double>) {
    guard let ours = KernelTable.selected.unary(kernel, .float32), let other = reference(name)
    else { return }
    let x = points(range).map { Float($0) }
    var y = [Float](repeating: 0, count: count)
    let times = x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        let x = x.baseAddress!
        let y = y.baseAddress!
        return interleaved([
          { ours(UnsafeRawPointer(x), UnsafeMutableRawPointer(y), count) },
          other.sleef32.map { f in { f(x, y, count) } },
          other.mvec32.map { f in { f(x, y, count) } },
          other.libm32.map { f in { f(x, y, count) } },
        ])
      }
    }
    report(name + " float32", times)
  }

  static func report(_ name: String, _ times: [Double?]) {
    let cells = times.map { $0.map { padded($0, 8) } ?? "       –" }.joined()
    let ours = times[0] ?? .nan
    let ratios = times[1...2].map { $0.map { padded(ours / $0, 11) } ?? "          –" }.joined()
    print(name.padded(to: 20) + cells + "  " + ratios)
  }

  static func alone(_ name: String, _ wide: KernelTable.Unary?, _ narrow: KernelTable.Unary?) {
    alone(
      name,
      wide.map { f in { x, y in f(x, y, count) } },
      narrow.map { f in { x, y in f(x, y, count) } })
  }

  static func alone(_ name: String, _ wide: KernelTable.Binary?, _ narrow: KernelTable.Binary?) {
    alone(
      name,
      wide.map { f in { x, y in f(x, 1, x + 8 * 4096, 1, y, count) } },
      narrow.map { f in { x, y in f(x, 1, x + 4 * 4096, 1, y, count) } })
  }

  typealias Run = (UnsafeRawPointer, UnsafeMutableRawPointer) -> Void

  static func alone(_ name: String, _ wide: Run?, _ narrow: Run?) {
    let x = points(0.1...0.9) + points(0.5...4)
    let single = x.map { Float($0) }
    var y = [Double](repeating: 0, count: count)
    let times = x.withUnsafeBytes { x in
      single.withUnsafeBytes { single in
        y.withUnsafeMutableBytes { y in
          let target = y.baseAddress!
          return interleaved([
            wide.map { f in { f(x.baseAddress!, target) } },
            narrow.map { f in { f(single.baseAddress!, target) } },
          ])
        }
      }
    }
    guard times[0] != nil || times[1] != nil else { return }
    print(name.padded(to: 32) + times.map { $0.map { padded($0, 9) } ?? "        –" }.joined())
  }

  static func reductions() {
    print("\nns/element, reductions:          float64 float32 int32")
    let bytes = [UInt8](repeating: 1, count: count * 8)
    var result: [UInt64] = [0]
    for kernel in ReduceKernel.allCases {
      let times = bytes.withUnsafeBytes { x in
        result.withUnsafeMutableBytes { y in
          let target = y.baseAddress!
          return interleaved(
            [ElementType.float64, .float32, .int32].map { type in
              KernelTable.selected.reduce(kernel, type).map { f in
                { f(x.baseAddress!, target, 1, count, 1) }
              }
            })
        }
      }
      guard times.contains(where: { $0 != nil }) else { continue }
      print(
        "\(kernel)".padded(to: 32) + times.map { $0.map { padded($0, 8) } ?? "       –" }.joined())
    }
  }

  static func matrixProducts() {
    print("\nGFLOP/s, products [m, k] · [k, n]:  float64, Aᵀ, Bᵀ; float32, Aᵀ, Bᵀ")
    let shapes =
      [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024].map { ($0, $0, $0) }
      + [(8, 32, 32), (1, 1024, 1024), (1024, 1, 1024), (1, 64, 32), (64, 1024, 16)]
    for (m, n, k) in shapes {
      let x = (0..<(max(m, n) * k)).map { Double($0 % 17) * 0.25 }
      let single = x.map { Float($0) }
      var y = [Double](repeating: 0, count: m * n)
      let repeats = max(1, 20_000 / (m * n * k))
      let times = x.withUnsafeBytes { x in
        single.withUnsafeBytes { single in
          y.withUnsafeMutableBytes { y in
            let target = y.baseAddress!
            func run(_ type: ElementType, _ x: UnsafeRawPointer, _ form: Int) -> (() -> Void)? {
              KernelTable.selected.matrixProduct(type).map { f in
                { for _ in 0..<repeats { f(x, x, target, m, n, k, form == 1, form == 2) } }
              }
            }
            return interleaved(
              (0..<3).map { run(.float64, x.baseAddress!, $0) }
                + (0..<3).map { run(.float32, single.baseAddress!, $0) },
              passes: m * n * k > 1 << 24 ? 1 : 40)
          }
        }
      }
      let operations = Double(2 * m * n * k * repeats)
      let speeds = times.map { $0.map { padded(operations / ($0 * Double(count)), 9) } ?? "" }
      print("\(m) × \(n) × \(k)".padded(to: 24) + speeds.joined())
    }
  }

  static func points(_ range: ClosedRange<Double>) -> [Double] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let unit = Double(state >> 11) * 0x1p-53
      return range.lowerBound + (range.upperBound - range.lowerBound) * unit
    }
  }

  /// The least time of each, in nanoseconds an element of `count`, over passes that take turns.
  static func interleaved(_ runs: [(() -> Void)?], passes: Int = 40) -> [Double?] {
    let clock = ContinuousClock()
    var best = runs.map { $0 == nil ? Double?.none : .infinity }
    for _ in 0..<passes {
      for (index, run) in runs.enumerated() {
        guard let run else { continue }
        for _ in 0..<(passes == 1 ? 2 : 5) {
          let time = clock.measure(run)
          let nanoseconds =
            Double(time.components.attoseconds) * 1e-9 + Double(time.components.seconds) * 1e9
          best[index] = min(best[index] ?? .infinity, nanoseconds / Double(count))
        }
      }
    }
    return best
  }

  /// With three decimals.
  static func padded(_ value: Double, _ width: Int) -> String {
    let thousandths = Int((value * 1000).rounded())
    let rest = String(thousandths % 1000)
    let text = "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
