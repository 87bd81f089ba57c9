import ScriptLibrary
import Testing

@testable import ScriptSyntax

/// Of the modules under `tf` a program gets the statements that it names, and those that these need.
@Suite struct LibraryTextsTests {
  private func texts(of program: String) throws -> LibraryTexts {
    var parser = Parser(source: [UInt8](program.utf8))
    _ = try parser.program()
    return LibraryTexts(of: parser.libraryModules, usedBy: parser.source)
  }

  private func text(of module: String, for program: String) throws -> String {
    String(decoding: try texts(of: program).text(of: module) ?? [], as: UTF8.self)
  }

  @Test func whatIsNamedStays() throws {
    let layers = try text(of: "tf.keras.layers", for: "d = tf.keras.layers.Dense(1)\n")
    #expect(layers.contains("class Dense(Layer):"))
    #expect(layers.contains("class Layer:"))
    #expect(!layers.contains("class LSTMCell(_Cell):"))
    #expect(!layers.contains("class BatchNormalization(Layer):"))
  }

  @Test func whatANamedStatementNamesStays() throws {
    let layers = try text(of: "tf.keras.layers", for: "from keras.layers import LSTM\n")
    #expect(layers.contains("class LSTMCell(_Cell):"))
    #expect(layers.contains("class RNN(Layer):"))
    #expect(!layers.contains("class GRUCell(_Cell):"))
  }

  /// What is named in a text may be asked for by `getattr`.
  @Test func namesInTextsCount() throws {
    let program = "for n in ['Huber', 'Poisson']: getattr(tf.keras.losses, n)\n"
    let losses = try text(of: "tf.keras.losses", for: program)
    #expect(losses.contains("class Huber(LossFunctionWrapper):"))
    #expect(!losses.contains("class Hinge(LossFunctionWrapper):"))
  }

  @Test func aProgramWithoutKerasHasNone() throws {
    var parser = Parser(source: [UInt8]("print(tf.constant(1.0))\n".utf8))
    _ = try parser.program()
    #expect(parser.libraryModules.isEmpty)
  }

  /// Whatever a module defines is its own statement, so every definition is found by its name.
  @Test(arguments: ScriptLibrary.names.filter { $0.hasPrefix("tf.keras") }.sorted())
  func everyStatementParses(module: String) throws {
    let source = try #require(ScriptLibrary.source(of: module))
    var parser = Parser(source: source)
    parser.isLibrary = true
    #expect(try !parser.program().isEmpty)
  }

  /// An import of the library that names no module would be a name without a value when the statement runs.
  @Test(arguments: ScriptLibrary.names.sorted())
  func everyImportIsAModule(module: String) throws {
    let text = String(decoding: try #require(ScriptLibrary.source(of: module)), as: UTF8.self)
    let always: Set = ["tensorflow", "numpy", "math", "_tapedeck"]
    for line in text.split(separator: "\n") {
      guard line.hasPrefix("import ") || line.hasPrefix("from ") else { continue }
      let imported = String(line.split(separator: " ")[1])
      #expect(always.contains(imported) || ScriptLibrary.names.contains(imported), "\(line)")
    }
  }
}
