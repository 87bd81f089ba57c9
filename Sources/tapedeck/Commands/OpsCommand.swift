import ArgumentParser
import Batch

struct OpsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ops",
    abstract: "Lists the names that programs may use under tf, np and math.",
    discussion: """
      EXAMPLES
        tapedeck ops             all of them
        tapedeck ops reduce      those with 'reduce' in them
        tapedeck ops --signatures str.
                                 what strings can do, and how it is called
      """)

  @Argument(help: "Only names that contain this.")
  var pattern: String = ""

  @Flag(
    name: .customLong("signatures"),
    help: "With parameters, and Python's own functions, methods, attributes and operators too.")
  var showsSignatures = false

  func run() throws {
    let listed = showsSignatures ? SupportedNames.signatures : SupportedNames.all
    let names = listed.filter { pattern.isEmpty || $0.contains(pattern) }
    let output = StandardOutput()
    for name in names { output.print(name) }
    output.flush()
    if names.isEmpty {
      StandardError.print("tapedeck: no supported name contains '\(pattern)'")
      throw ExitCode(ExitStatus.someRecordsFailed)
    }
  }
}
