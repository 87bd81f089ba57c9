import ScriptSyntax
import TapeEngine

extension Interpreter {
  /// `-x`, `+x`, `~x`.
  func unary(_ operation: UnaryOperator, _ operand: Value) throws(ScriptError) -> Value {
    switch operand.tag {
    case .int, .bool:
      switch operation {
      case .negate:
        if operand.intValue == .min { throw overflow() }
        return .int(-operand.intValue)
      case .plus: return .int(operand.intValue)
      default: return .int(~operand.intValue)
      }
    case .float:
      if operation == .negate { return .float(-operand.floatValue) }
      if operation == .plus { return operand }
    case .tensor where operation == .negate:
      do {
        return .tensor(try recording.negate(operand.tensorID))
      } catch {
        throw self.error(error)
      }
    case .traced, .tracedText: return try tracedUnary(operation, operand)
    case .object:
      if let result = try callSpecial(operation.special, operand) { return result }
    default:
      if TensorOperators.handles(operand) {
        let result = try TensorOperators.unary(operation, operand, self)
        if result.tag != .notImplemented { return result }
      }
    }
    let symbol = operation == .negate ? "-" : operation == .plus ? "+" : "~"
    throw error(
      .typeError, "bad operand type for unary \(symbol): '\(displayTypeName(operand))'")
  }
}
