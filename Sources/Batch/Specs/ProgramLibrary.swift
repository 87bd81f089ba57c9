import BatchIO
import Foundation
import Scheduling
import ScriptRuntime
import ScriptSyntax

/// The programs of a run: found by name, compiled once per text, shared by all workers.
///
/// One lock guards the two maps; it is held while a program is compiled, so that many workers
/// starting on one program compile it once. Both maps are emptied when they grow beyond a bound:
/// a million jobs with a text of their own each run in constant memory.
final class ProgramLibrary: Sendable {
  typealias Compiled = Result<CompiledProgram, JobFailure>

  /// What a name stands for beside one batch.
  private struct Named {
    var compiled: Compiled
    var file: DependencyFiles.Found
  }
  private struct State {
    var byName: [String: Named] = [:]
    var byText: [String: Compiled] = [:]
    var textSize = 0
  }
  private static let programLimit = 1_024
  private static let textSizeLimit = 32 << 20

  private let searchPath: [String]
  private let state = Monitor(State())

  init(searchPath: [String]) { self.searchPath = searchPath }

  /// The program `NAME.py` beside the batch file or on the program path.
  ///
  /// - Parameter directory: the batch file's; nil for standard input.
  func program(named name: String, directory: String?) -> Compiled {
    named(name, directory: directory).compiled
  }

  /// The file of a program, as it was when the program was compiled.
  func found(named name: String, directory: String?) -> DependencyFiles.Found {
    named(name, directory: directory).file
  }

  private func named(_ name: String, directory: String?) -> Named {
    state.withLock { state in
      let key = (directory ?? "") + "\u{0}" + name
      if let known = state.byName[key] { return known }
      if state.byName.count >= Self.programLimit { state.byName.removeAll() }
      let named = load(name, directory: directory, &state)
      state.byName[key] = named
      return named
    }
  }

  func program(source: String) -> Compiled {
    state.withLock { state in compile(source, &state) }
  }

  private func load(_ name: String, directory: String?, _ state: inout State) -> Named {
    func unfound(_ message: String) -> Named {
      Named(compiled: .failure(.spec("program: " + message)), file: DependencyFiles.Found())
    }
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix("."), !name.contains("\u{0}") else {
      return unfound("'\(name)' is no program's name")
    }
    let places = (directory.map { [$0] } ?? []) + searchPath
    for place in places {
      let path = (place as NSString).appendingPathComponent(name + ".py")
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      // Beside the batch, wherever that is.
      let file = DependencyFiles.Found(
        path: place == directory ? name + ".py" : path,
        digest: data.withUnsafeBytes { SHA256.hex(of: $0) })
      guard let text = String(data: data, encoding: .utf8) else {
        return Named(
          compiled: .failure(.spec("program: \(path) is not UTF-8")), file: file)
      }
      return Named(compiled: compile(text, &state), file: file)
    }
    let searched = places.isEmpty ? "there is no program path" : places.joined(separator: ", ")
    return unfound("no '\(name).py' in: \(searched)")
  }

  private func compile(_ text: String, _ state: inout State) -> Compiled {
    if let known = state.byText[text] { return known }
    if state.byText.count >= Self.programLimit || state.textSize >= Self.textSizeLimit {
      state.byText.removeAll()
      state.textSize = 0
    }
    let compiled: Compiled
    do throws(SyntaxError) {
      compiled = .success(try Compiler.compile(try Program.parse(text), text: text))
    } catch {
      compiled = .failure(
        JobFailure(
          kind: .syntax, type: error.type, message: error.message,
          line: Int(error.position.line), column: Int(error.position.column)))
    }
    state.byText[text] = compiled
    state.textSize += text.utf8.count
    return compiled
  }
}
