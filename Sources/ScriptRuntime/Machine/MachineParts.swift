import ScriptSyntax

// Small parts of the machine's loop, kept apart so that the loop stays readable.

extension Frame {
  /// Where a jump goes.
  @inline(__always)
  func target(of instruction: Instruction) -> UnsafePointer<Instruction> {
    UnsafePointer(code.pointee.instructions) + Int(instruction.argument)
  }
}

extension Interpreter {
  @inline(__always)
  static func compare(
    _ operation: ComparisonOperator, _ left: Int, _ right: Int, _ first: Value, _ second: Value
  ) -> Bool {
    switch operation {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .equal, .is: left == right
    case .notEqual, .isNot: left != right
    case .in, .notIn: false
    }
  }

  @inline(__always)
  static func compare(_ operation: ComparisonOperator, _ left: Double, _ right: Double) -> Bool {
    switch operation {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .equal: left == right
    case .notEqual: left != right
    default: false
    }
  }
}

extension HeapTable {
  /// The object that a value names.
  @inline(__always)
  subscript(index value: Value) -> UnsafeMutablePointer<Payload> { self[value.index] }
}
