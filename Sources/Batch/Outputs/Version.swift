/// The version of this program. Results depend on `ResultOptions.semantics`, not on it.
public let tapedeckVersion = "0.1.0"
