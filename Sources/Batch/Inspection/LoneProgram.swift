import ScriptRuntime
import ScriptSyntax

/// Why a program that is no batch's cannot run, as python would tell it.
struct UncompiledProgram: Error {
  var message: String
}

extension CompiledProgram {
  /// Compiles the text of a program that is no batch's, UTF-8; `path` is what errors call it.
  static func lone(
    _ source: some Sequence<UInt8>, path: String
  ) throws(UncompiledProgram) -> CompiledProgram {
    guard let text = String(validating: Array(source), as: UTF8.self) else {
      throw UncompiledProgram(message: "SyntaxError: (unicode error) '\(path)' is not UTF-8")
    }
    do throws(SyntaxError) {
      return try Compiler.compile(try Program.parse(text), text: text)
    } catch {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = Int(error.position.line)
      let shown = line <= lines.count ? "\n    " + lines[line - 1].trimmingPrefix { $0 == " " } : ""
      throw UncompiledProgram(
        message: "  File \"\(path)\", line \(line)\(shown)\n\(error.type): \(error.message)")
    }
  }
}
