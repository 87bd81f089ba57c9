/// How slots and entries name a tape.
struct TapeBits {
  /// One bit; bit 63 for a tape beyond the first 63.
  var mask: UInt64 = 0
  /// The number of a tape beyond the first 63, never used again; 0 otherwise.
  var wide: UInt64 = 0
}

/// One `tf.GradientTape` object.
///
/// It is unused until entered, then has bits; a non-persistent one loses them again when its gradient
/// has been taken. Entering it anew continues the recording, or starts an empty one if it has no bits.
struct Tape {
  var isPersistent: Bool
  var watchesAccessedVariables: Bool
  /// Nil before the first entry and when used up.
  var bits: TapeBits?
  /// Whether its block (or `resume`) has it on the stack.
  var isActive = false
  /// A gradient failed midway and left nothing to walk.
  var isBroken = false
  /// The log position from which its entries may be found.
  var start: UInt64 = 0
  /// The variables it watches; still known when it is used up.
  var watched: [VariableID] = []
  var birth: UInt64
  var isUsed = true
  var isMarked = false
}
