/// A tensor of a recording: the number of its slot.
///
/// Identity in the script's sense (`is`) is equality of ids. An id is valid until a collection that
/// did not mark it, or until the recording is reset.
public struct TensorID: Hashable, Sendable {
  /// The number of the slot, from 1; 0 is no tensor.
  public let rawValue: UInt32

  /// - Parameter rawValue: a slot of the recording; not checked.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The slot that no tensor uses: what a failed rule computes with until its error is seen.
  @inlinable static var invalid: TensorID { TensorID(rawValue: 0) }

  @inlinable var index: Int { Int(truncatingIfNeeded: rawValue) }
}

/// A variable of a recording.
public struct VariableID: Hashable, Sendable {
  /// The number among the recording's variables, from 0.
  public let rawValue: UInt32

  /// - Parameter rawValue: a number that the recording gave; not checked.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  @inlinable var index: Int { Int(truncatingIfNeeded: rawValue) }
}

/// A gradient tape of a recording.
public struct TapeID: Hashable, Sendable {
  /// The number among the recording's tapes, from 0.
  public let rawValue: UInt32

  /// - Parameter rawValue: a number that the recording gave; not checked.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  @inlinable var index: Int { Int(truncatingIfNeeded: rawValue) }
}

/// What `gradient` differentiates or differentiates with respect to.
public enum Source: Hashable, Sendable {
  case tensor(TensorID)
  case variable(VariableID)
}

/// A gradient that touches only some rows: rows `indices` of a zero tensor of `denseShape` get
/// `values` added; an index may repeat.
public struct IndexedSlices: Hashable, Sendable {
  /// `[count, d₁ … dₙ]`.
  public var values: TensorID
  /// `[count]`, `int32` or `int64`.
  public var indices: TensorID
  /// `[rank]`, the shape of the dense gradient.
  public var denseShape: TensorID

  /// Rows as they are; that the shapes fit is the caller's business.
  public init(values: TensorID, indices: TensorID, denseShape: TensorID) {
    self.values = values
    self.indices = indices
    self.denseShape = denseShape
  }
}

/// What `gradient` answers for one source.
public enum Gradient: Hashable, Sendable {
  case tensor(TensorID)
  case slices(IndexedSlices)
  /// No recorded path; the reason is for people, the script sees `None`.
  case none(Unconnected)
}

/// Why a gradient is `None`.
public struct Unconnected: Hashable, Sendable {
  /// What cut the path from the target to the source; the script's value keeps the raw value.
  public enum Cause: UInt8, Sendable {
    /// Nothing says why: a constant, or a tensor of which no tape knew.
    case notWatched
    /// Computed while no tape that watched its inputs was recording.
    case outsideTape
    /// Computed of what no tape watched while none was recording.
    case madeOutside
    /// A variable that is not trainable, and was not watched.
    case notTrainable
    /// The values on the path are integers or booleans.
    case integerDType
    /// The path ends in `stop_gradient`.
    case stopGradient
    /// An operation without a derivative (`floor`, a comparison, `argmax`).
    case notDifferentiable
    /// The value went through NumPy, which no tape sees.
    case outsideTensorFlow
    /// The value was assigned to a variable, which no tape records.
    case assignment
    /// A backward rule ended the path: the target does not depend on the source to this order.
    case noPath
  }

  /// What cut the path.
  public var cause: Cause
  /// The script line of the cause, from 1; 0 when unknown.
  public var line: Int32

  /// - Parameter line: from 1; 0 when unknown.
  public init(cause: Cause, line: Int32) {
    self.cause = cause
    self.line = line
  }
}
