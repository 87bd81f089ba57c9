/// What a native function does with numbers and texts that vary, while a run is traced.
enum NativeRole: UInt8, Sendable {
  /// Not considered yet: what varies is pinned before the call, or refuses the trace.
  case unknown
  /// It hands values on, or reads them through functions that know them.
  case knows
  /// A function of numbers, which becomes a host call.
  case lifts
  /// The same, but of one iterable it asks by comparing.
  case chooses
  /// `float`, `int`, `bool`, `.numpy()`: makes a number of a tensor too.
  case reads
  /// Makes text, with marks in place of what varies.
  case writes
}
