import ScriptRuntime
import ScriptSyntax

extension CompiledProgram {
  /// Compiles the text of a program that is no batch's, UTF-8; `path` is what errors call it.
  ///
  /// - Throws: why it cannot run, with the traceback that python would print.
  static func lone(
    _ source: some Sequence<UInt8>, path: String
  ) throws(ScriptFailure) -> CompiledProgram {
    guard let text = String(validating: Array(source), as: UTF8.self) else {
      throw ScriptFailure(
        type: "SyntaxError", message: "(unicode error) '\(path)' is not UTF-8")
    }
    do throws(SyntaxError) {
      return try Compiler.compile(try Program.parse(text), text: text)
    } catch {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = Int(error.position.line)
      let shown = line <= lines.count ? "\n    " + lines[line - 1].trimmingPrefix { $0 == " " } : ""
      var failure = ScriptFailure(type: error.type, message: error.message)
      failure.traceback = "  File \"\(path)\", line \(line)\(shown)\n" + failure.traceback
      throw failure
    }
  }
}
