import ArgumentParser
import Batch
import Foundation

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints a batch's or a results file's records, or one of them.",
    discussion: """
      EXAMPLES
        tapedeck show book.jsonl.gz            a line for each record
        tapedeck show book.jsonl.gz:4711       that record's own text
        tapedeck show results/book.results.jsonl.gz --failed
      """)

  @Argument(help: "A batch or results file, or FILE:RECORD.")
  var place: String

  @Flag(help: "Only results that are errors.")
  var failed = false

  func run() throws {
    let isFile = FileManager.default.fileExists(atPath: place) || place == "-"
    let reference = isFile ? nil : RecordReference(place)
    let listing = RecordListing(path: reference?.path ?? place, failedOnly: failed)
    let output = StandardOutput()
    defer { output.flush() }
    do {
      try listing.forEach(only: reference?.number) { line in output.print(line) }
    } catch {
      throw ExitCode(report(error))
    }
  }
}
