import Foundation

/// The errors of the kernels.
///
///     KernelsAccuracy float32 [FUNCTION...]      all 2³² arguments against the float64 kernel
///     KernelsAccuracy float64 DIRECTORY COUNT SEED [FUNCTION...]
///                                                the files that references.py wrote there
///     KernelsAccuracy hard DIRECTORY COUNT SEED  lists the worst five points of each
@main
struct KernelsAccuracy {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "float32":
      checkAllFloats(Array(arguments.dropFirst()))
    case "float64" where arguments.count >= 4, "hard" where arguments.count >= 4:
      guard let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else { return usage() }
      try checkReferences(
        arguments[1], count, seed, Array(arguments.dropFirst(4)),
        listingHardCases: arguments[0] == "hard")
    default:
      usage()
    }
  }

  static func usage() {
    print("usage: KernelsAccuracy float32 [FUNCTION...]")
    print("       KernelsAccuracy float64|hard DIRECTORY COUNT SEED [FUNCTION...]")
    exit(64)
  }
}
