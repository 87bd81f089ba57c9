import ScriptSyntax
import TapeEngine

extension BinaryOperator {
  /// What it computes of numbers and arrays; nil for `@`, which contracts.
  var primitive: Primitive? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .floorModulo
    case .power: .power
    case .matrixMultiply: nil
    case .bitAnd: .bitwiseAnd
    case .bitOr: .bitwiseOr
    case .bitXor: .bitwiseXor
    case .shiftLeft: .leftShift
    case .shiftRight: .rightShift
    }
  }
}

extension ComparisonOperator {
  /// What it computes of numbers and arrays; nil for those that ask for no order.
  var primitive: Primitive? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .is, .isNot, .in, .notIn: nil
    }
  }
}
