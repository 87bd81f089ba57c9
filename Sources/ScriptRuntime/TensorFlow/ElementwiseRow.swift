import TapeEngine
import Tensors

/// What scripts call an elementwise operation, and how each of its names takes operands.
///
/// The registrations of `tf`, `np` and `math` go over these rows, and the operators ask them what
/// becomes of booleans: a new name is added here.
struct ElementwiseRow: Sendable {
  let primitive: Primitive
  /// The operands' names in TensorFlow.
  let operands: [String]
  /// The paths under `tf`, the main one first; none where its function is made of several operations.
  let tf: [String]
  let conversion: OperandConversion
  let np: NumPyNames
  let math: MathFunction?
  /// What operators compute of booleans; nil where they become integers.
  let ofBooleans: Primitive?

  /// What TensorFlow's Python does with operands before the operation.
  enum OperandConversion: Sendable {
    /// Nothing: the operation takes them as they were given.
    case none
    /// It makes a tensor of each.
    case each
    /// The second follows the first one's dtype.
    case inTurn
    /// They are booleans.
    case booleans
  }

  /// The names under `np`, each a function of its own.
  struct NumPyNames: Sendable {
    enum Conversion: Sendable {
      /// In the operands' own dtype.
      case own
      /// Integers become floats.
      case floats
      /// Integers stay what they are.
      case whole
      /// Everything becomes a boolean.
      case booleans
    }

    let names: [String]
    let conversion: Conversion

    static let none = NumPyNames(names: [], conversion: .own)
    static func own(_ names: String...) -> Self { Self(names: names, conversion: .own) }
    static func floats(_ names: String...) -> Self { Self(names: names, conversion: .floats) }
    static func whole(_ names: String...) -> Self { Self(names: names, conversion: .whole) }
    static func booleans(_ names: String...) -> Self { Self(names: names, conversion: .booleans) }
  }

  static func unary(
    _ primitive: Primitive, tf: [String], of operand: String = "x",
    _ conversion: OperandConversion = .none, np: NumPyNames = .none, math: MathFunction? = nil,
    ofBooleans: Primitive? = nil
  ) -> ElementwiseRow {
    ElementwiseRow(
      primitive: primitive, operands: [operand], tf: tf, conversion: conversion, np: np, math: math,
      ofBooleans: ofBooleans)
  }

  static func binary(
    _ primitive: Primitive, tf: [String], of operands: [String] = ["x", "y"],
    _ conversion: OperandConversion = .none, np: NumPyNames = .none, ofBooleans: Primitive? = nil
  ) -> ElementwiseRow {
    ElementwiseRow(
      primitive: primitive, operands: operands, tf: tf, conversion: conversion, np: np, math: nil,
      ofBooleans: ofBooleans)
  }

  private static let byPrimitive = Dictionary(uniqueKeysWithValues: all.map { ($0.primitive, $0) })

  /// The row of a primitive that has a name or an operator.
  static func of(_ primitive: Primitive) -> ElementwiseRow? { byPrimitive[primitive] }
}

extension Primitive {
  /// What an operator computes of operands of a dtype: booleans have operations of their own.
  func ofOperands(_ dtype: DType) -> Primitive {
    dtype == .bool ? ElementwiseRow.of(self)?.ofBooleans ?? self : self
  }
}
