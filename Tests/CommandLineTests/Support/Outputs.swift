import BatchIO
import Foundation
import JSON
import Testing

extension Workspace {
  /// Writes a batch of records of a program that decides nothing, and the program.
  ///
  /// - Parameter steps: turns of a loop that every record takes.
  func writeBatch(
    _ name: String, records: Int, steps: Int = 0, failing: Set<Int> = [], program: String = "p"
  ) throws {
    let directory = (name as NSString).deletingLastPathComponent
    try write(
      "k = 0\nwhile k < \(steps):\n  k += 1\ny = x * x\n", to: "\(directory)/\(program).py")
    var text = #"{"batch": {"program": "\#(program)", "dtype": "float64"}}"# + "\n"
    for index in 1...records {
      let value = failing.contains(index) ? #""bad""# : "\(Double(index) / 8)"
      text += #"{"id": "r\#(index)", "inputs": {"x": \#(value)}}"# + "\n"
    }
    try write(text, to: name)
  }

  /// The result lines of an output.
  func lines(_ name: String) throws -> [String] {
    String(decoding: try Packing.text(of: path(name)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// The manifest of an output, without what depends on the machine.
  func manifest(_ name: String) throws -> JSONValue {
    let data = try #require(bytes(name + ".manifest.json"))
    let json = try JSONValue(parsing: Array(data))
    return .object(json.members.filter { $0.key != "run" })
  }

  /// The hidden files of a directory.
  func leftovers(_ name: String) -> [String] {
    (try? files(in: name).filter { $0.hasPrefix(".tapedeck") }) ?? []
  }

  /// Replaces one piece of text in a file.
  func replace(_ old: String, _ new: String, in name: String) throws {
    let text = String(decoding: try #require(bytes(name)), as: UTF8.self)
    #expect(text.contains(old))
    try write(text.replacing(old, with: new), to: name)
  }

  /// The bytes of each member of a gzip file of ours.
  func members(_ name: String) throws -> [Data] {
    let data = try #require(bytes(name))
    let header = Data([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0])
    var starts: [Int] = []
    var position = 0
    while let found = data.range(of: header, in: position..<data.count) {
      starts.append(found.lowerBound)
      position = found.upperBound
    }
    return starts.indices.map { index in
      data[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : data.count)]
    }
  }
}
