import FuzzDriver
import ScriptRuntime
import ScriptSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One interpreter runs everything, as a worker does: what a program leaves behind would show.
nonisolated(unsafe) private let interpreter = Interpreter()  // reason: the fuzzer has one thread

private let limits: JobLimits = {
  var limits = JobLimits()
  // Every collection looks at all that is alive.
  limits.steps = interval == 1 ? 2_000 : 20_000
  limits.bytes = 8 << 20
  limits.elements = 1 << 16
  limits.depth = 200
  limits.outputBytes = 1 << 16
  limits.seconds = 5
  return limits
}()

/// At every how many allocations the collector runs: what COLLECTION_INTERVAL says, else 1 to 8.
private let interval = getenv("COLLECTION_INTERVAL").flatMap { Int(String(cString: $0)) }

private func compile(_ text: String) -> CompiledProgram? {
  do throws(SyntaxError) {
    return try Compiler.compile(try Program.parse(text), text: text)
  } catch {
    precondition(error.position.line >= 1 && error.position.column >= 1, "\(error)")
    precondition(!error.message.isEmpty, "An error says something.")
    return nil
  }
}

/// Runs a program and returns all that can be seen of it.
private func run(_ program: CompiledProgram, collections: CollectionSchedule? = nil) -> String {
  var limits = limits
  limits.collections = collections
  var result: String
  do {
    try interpreter.run(program, limits: limits, requiresInputs: false)
    result = "fine\n"
  } catch {
    precondition(!error.type.isEmpty, "An error has a type.")
    result = error.traceback + "\n"
  }
  for (name, value) in interpreter.assignedGlobals { result += "\(name) \(value.tag)\n" }
  return result + String(decoding: interpreter.standardOutput, as: UTF8.self)
}

/// Any text is refused with a place, or runs to an end within its limits, twice the same: the second
/// time with the collector running at every allocation or so.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScript(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  guard let program = compile(text) else { return 0 }
  let first = run(program)
  // The clock may end one run and not the other.
  if first.hasPrefix("TimeLimitError") { return 0 }
  let schedule = CollectionSchedule(interval: interval ?? 1 + count % 8, seed: UInt64(count))
  let second = run(program, collections: schedule)
  if second.hasPrefix("TimeLimitError") { return 0 }
  // Near a limit of bytes it matters what has been freed by then.
  if first.contains("MemoryLimitError") || second.contains("MemoryLimitError") { return 0 }
  precondition(second == first, "A run with collections differs.")
  precondition(run(program) == first, "A second run differs.")
  return 0
}

@main struct FuzzScript {
  static func main() {
    exit(fuzz { fuzzScript($0, $1) })
  }
}
