import Tensors

/// What computes the host calls of a plan: the evaluator of the language whose calls they are.
public protocol HostContext: AnyObject {}

/// A computation of the language around the engine with its plain numbers, such as Python's `**` of
/// two floats: a plan calls back for it, lane by lane.
///
/// Two calls with the same code are the same computation.
public struct HostCall: Hashable, Sendable {
  /// What is computed, in words of its evaluator.
  public var code: [UInt64]
  /// The dtype in which a lane holds the result.
  public var result: DType
  /// Computes every lane, or says that a lane must leave.
  public var body: Body

  /// Computes all lanes of a call; the context is the runner's (`PlanRunner.hostContext`).
  public typealias Body = @Sendable (HostLanes, (any HostContext)?) -> Void

  /// - Parameter code: identifies the computation: whatever `body` depends on is in it.
  public init(code: [UInt64], result: DType, body: @escaping Body) {
    self.code = code
    self.result = result
    self.body = body
  }

  public static func == (first: HostCall, second: HostCall) -> Bool {
    first.code == second.code && first.result == second.result
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(result)
  }
}

/// The lanes of a host call: one number each of up to three operands, and a place for the result.
public struct HostLanes {
  /// How many lanes there are.
  public let count: Int
  let operands: SIMD4<UInt>
  let sizes: SIMD4<Int>
  let result: UnsafeMutableRawPointer
  let resultSize: Int
  let follows: UnsafeMutablePointer<Bool>

  /// Whether a lane still follows the plan.
  @inline(__always)
  public func follows(_ lane: Int) -> Bool { follows[lane] }

  /// Makes a lane leave the plan: its script has to say what comes of it.
  @inline(__always)
  public func leave(_ lane: Int) { follows[lane] = false }

  /// The bits of an operand.
  @inline(__always)
  public func bits(_ operand: Int, _ lane: Int) -> UInt64 {
    guard let base = UnsafeRawPointer(bitPattern: operands[operand]) else { return 0 }
    switch sizes[operand] {
    case 8: return base.load(fromByteOffset: lane &* 8, as: UInt64.self)
    case 4: return UInt64(base.load(fromByteOffset: lane &* 4, as: UInt32.self))
    default: return UInt64(base.load(fromByteOffset: lane, as: UInt8.self))
    }
  }

  /// The number of an operand that is a float64.
  @inline(__always)
  public func double(_ operand: Int, _ lane: Int) -> Double {
    Double(bitPattern: bits(operand, lane))
  }

  /// Gives a lane its result.
  @inline(__always)
  public func store(_ bits: UInt64, _ lane: Int) {
    switch resultSize {
    case 8: result.storeBytes(of: bits, toByteOffset: lane &* 8, as: UInt64.self)
    case 4:
      result.storeBytes(
        of: UInt32(truncatingIfNeeded: bits), toByteOffset: lane &* 4, as: UInt32.self)
    default:
      result.storeBytes(of: UInt8(truncatingIfNeeded: bits), toByteOffset: lane, as: UInt8.self)
    }
  }
}
