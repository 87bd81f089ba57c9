import Foundation
import ScriptLibrary
import Testing

/// The library in the executable is the files of `Sources/ScriptLibrary`.
@Suite struct ScriptLibraryTests {
  @Test func everyFileIsAModule() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/ScriptLibrary")
    let texts = Set(try ScriptLibrary.names.map { try #require(ScriptLibrary.source(of: $0)) })
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".py") }
    for file in files {
      let text = try Data(contentsOf: folder.appendingPathComponent(file))
      #expect(
        texts.contains([UInt8](text)), "\(file) is not in CScriptLibrary, or is not of this build")
    }
    #expect(files.count == ScriptLibrary.names.count)
  }
}
