import Foundation
import Testing

@testable import BatchIO

@Suite struct NumPyFileTests {
  /// Files that NumPy wrote.
  private let base =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Data"

  private func values<T>(_ array: NumPyArray, _ type: T.Type) -> [T] {
    array.elements.bytes.withMemoryRebound(to: type) { Array($0) }
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(base)/\(name)")))
  }

  @Test func readsEveryDtype() throws {
    let counts = (0..<24).map(Double.init)
    let f8 = try NumPyFile.array(path: "f8_c.npy", base: base)
    #expect(f8.shape == [2, 3, 4])
    #expect(f8.dtypeName == "float64")
    #expect(values(f8, Double.self) == counts.map { $0 / 8 })
    let f4 = try NumPyFile.array(path: "f4.npy", base: base)
    #expect(f4.shape == [3, 4])
    #expect(values(f4, Float.self) == (0..<12).map(Float.init))
    let i4 = try NumPyFile.array(path: "i4.npy", base: base)
    #expect(i4.dtypeName == "int32")
    #expect(values(i4, Int32.self) == (0..<24).map(Int32.init))
    let i8 = try NumPyFile.array(path: "i8.npy", base: base)
    #expect(values(i8, Int64.self) == (0..<24).map { Int64($0) - 5 })
    let b1 = try NumPyFile.array(path: "b1.npy", base: base)
    #expect(b1.dtypeName == "bool")
    #expect(values(b1, UInt8.self) == (0..<24).map { $0 % 3 == 0 ? 1 : 0 })
  }

  @Test func columnMajorBecomesRowMajor() throws {
    let fortran = try NumPyFile.array(path: "f8_fortran.npy", base: base)
    #expect(fortran.shape == [2, 3, 4])
    #expect(values(fortran, Double.self) == (0..<24).map { Double($0) / 8 })
  }

  @Test func scalarsEmptyArraysAndVersionTwo() throws {
    let scalar = try NumPyFile.array(path: "scalar.npy", base: base)
    #expect(scalar.shape == [])
    #expect(values(scalar, Double.self) == [2.5])
    let empty = try NumPyFile.array(path: "empty.npy", base: base)
    #expect(empty.shape == [0, 3])
    #expect(empty.elements.count == 0)
    #expect(try NumPyFile.array(path: "version2.npy", base: base).shape == [2, 3, 4])
  }

  @Test func readsArchives() throws {
    for archive in ["stored.npz", "deflated.npz"] {
      let b = try NumPyFile.array(named: "b", inArchive: archive, base: base)
      #expect(values(b, Double.self) == (0..<24).map { Double($0) / 8 })
      #expect(throws: ReferenceError.noArray(path: archive, name: "c")) {
        try NumPyFile.array(named: "c", inArchive: archive, base: base)
      }
    }
    let zeros = try NumPyFile.array(named: "w", inArchive: "deflated.npz", base: base)
    #expect(zeros.shape == [50, 40])
    #expect(zeros.elements.bytes.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [
    ("object.npy", "object arrays"), ("big_endian.npy", "dtype '>f8'"),
    ("complex.npy", "dtype '<c16'"), ("structured.npy", "structured arrays"),
  ])
  func refusesByName(_ file: String, _ reason: String) {
    #expect(throws: ReferenceError.unsupported(path: file, reason: reason)) {
      try NumPyFile.array(path: file, base: base)
    }
  }

  @Test func refusesObjectsInArchives() {
    #expect(throws: ReferenceError.unsupported(path: "deflated.npz", reason: "object arrays")) {
      try NumPyFile.array(named: "o", inArchive: "deflated.npz", base: base)
    }
  }

  @Test func limitsComeBeforeMemory() throws {
    #expect(throws: ReferenceError.tooLarge(path: "f8_c.npy", limit: 191)) {
      try NumPyFile.array(path: "f8_c.npy", base: base, maximumSize: 191)
    }
    #expect(try NumPyFile.array(path: "f8_c.npy", base: base, maximumSize: 192).shape.count == 3)
    let directory = try TemporaryDirectory()
    for shape in ["(9223372036854775807, 9)", "(4611686018427387904, 2)", "(1000000000000,)"] {
      let header = "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }\n"
      let file = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0]
      _ = try directory.file("x.npy", file + Array(header.utf8))
      #expect(throws: ReferenceError.tooLarge(path: "x.npy", limit: 1 << 30)) {
        try NumPyFile.array(path: "x.npy", base: directory.path)
      }
    }
  }

  @Test func pathsStayBelowTheBase() throws {
    let directory = try TemporaryDirectory()
    let files = FileManager.default
    try files.createDirectory(
      atPath: directory.path + "/base/inner", withIntermediateDirectories: true)
    let array = try bytes("f4.npy")
    _ = try directory.file("secret.npy", array)
    _ = try directory.file("base/inner/a.npy", array)
    try files.createSymbolicLink(
      atPath: directory.path + "/base/out.npy", withDestinationPath: "../secret.npy")
    try files.createSymbolicLink(
      atPath: directory.path + "/base/up", withDestinationPath: "..")
    try files.createSymbolicLink(
      atPath: directory.path + "/base/in.npy", withDestinationPath: "inner/a.npy")
    let base = directory.path + "/base"
    #expect(try NumPyFile.array(path: "inner/a.npy", base: base).shape == [3, 4])
    #expect(try NumPyFile.array(path: "in.npy", base: base).shape == [3, 4])
    for path in [
      "../secret.npy", "inner/../../secret.npy", directory.path + "/secret.npy", "out.npy",
      "up/secret.npy", "", "..", "up/base/../secret.npy", "inner/a.npy\0",
    ] {
      #expect(throws: ReferenceError.outsideBase(path: path), "\(path)") {
        try NumPyFile.array(path: path, base: base)
      }
    }
    #expect(throws: ReferenceError.unsupported(path: "inner", reason: "not a regular file")) {
      try NumPyFile.array(path: "inner", base: base)
    }
    #expect(throws: ReferenceError.cannotRead(path: "none.npy", code: ENOENT)) {
      try NumPyFile.array(path: "none.npy", base: base)
    }
    mkfifo(base + "/fifo", 0o600)
    #expect(throws: ReferenceError.unsupported(path: "fifo", reason: "not a regular file")) {
      try NumPyFile.array(path: "fifo", base: base)
    }
  }

  /// Every cut and many flipped bytes: an error or an array, never a trap.
  @Test func damagedFilesAreErrors() throws {
    let directory = try TemporaryDirectory()
    for name in ["f8_fortran.npy", "b1.npy", "stored.npz", "deflated.npz"] {
      let good = try bytes(name)
      func attempt(_ bytes: [UInt8]) throws -> Bool {
        _ = try directory.file(name, bytes)
        do throws(ReferenceError) {
          if name.hasSuffix("z") {
            _ = try NumPyFile.array(named: "b", inArchive: name, base: directory.path)
          } else {
            _ = try NumPyFile.array(path: name, base: directory.path)
          }
          return true
        } catch {
          return false
        }
      }
      for count in stride(from: 0, to: good.count, by: 3) {
        #expect(try !attempt(Array(good.prefix(count))), "\(name) cut at \(count)")
      }
      for position in good.indices {
        var copy = good
        copy[position] ^= UInt8(truncatingIfNeeded: 1 << (position % 8))
        _ = try attempt(copy)
        copy[position] = 0xFF
        _ = try attempt(copy)
      }
    }
  }
}
