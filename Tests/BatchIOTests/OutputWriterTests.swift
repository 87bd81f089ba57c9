import Foundation
import Testing

@testable import BatchIO

/// System calls of which one fails. Used by one thread in a test.
final class FaultInjector: @unchecked Sendable {  // reason: one test's one thread
  /// Bytes that may still be written.
  var bytesLeft = Int.max
  /// The calls that may still succeed.
  var callsLeft = Int.max
  var code = ENOSPC
  /// Every other write is interrupted, and none takes more than this.
  var largestWrite = Int.max
  private(set) var log: [String] = []
  private var writeCount = 0

  private func mayPass(_ name: String) -> Bool {
    log.append(name)
    guard callsLeft > 0 else { return false }
    callsLeft -= 1
    return true
  }

  var operations: FileOperations {
    let system = FileOperations.system
    var result = system
    result.open = { path, flags, mode in
      self.mayPass(flags & O_DIRECTORY != 0 ? "open directory" : "open")
        ? system.open(path, flags, mode) : -self.code
    }
    result.write = { descriptor, bytes in
      self.writeCount += 1
      if self.largestWrite < .max, self.writeCount % 2 == 1 { return -Int(EINTR) }
      guard self.mayPass("write"), self.bytesLeft > 0 else { return -Int(self.code) }
      let count = min(bytes.count, self.bytesLeft, self.largestWrite)
      self.bytesLeft -= count
      return system.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    result.synchronize = { self.mayPass("fsync") ? system.synchronize($0) : -self.code }
    result.close = { descriptor in
      let passes = self.mayPass("close")
      let closed = system.close(descriptor)
      return passes ? closed : -self.code
    }
    result.rename = { self.mayPass("rename") ? system.rename($0, $1) : -self.code }
    result.remove = { path in
      self.log.append("remove")
      return system.remove(path)
    }
    return result
  }
}

@Suite struct AtomicFileWriterTests {
  private func write(_ path: String, _ text: String, _ faults: FaultInjector) throws {
    let writer = try AtomicFileWriter(path: path, operations: faults.operations)
    for byte in text.utf8 { try withUnsafeBytes(of: byte) { try writer.write($0) } }
    try writer.commit()
  }

  private func content(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func theNameAppearsWithTheLastStep() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/out.gz"
    let writer = try AtomicFileWriter(path: path)
    try Array("all".utf8).withUnsafeBytes { try writer.write($0) }
    #expect(directory.contents.count == 1)
    #expect(directory.contents.first?.hasSuffix(".partial") == true)
    #expect(writer.size == 3)
    try writer.commit()
    #expect(directory.contents == ["out.gz"])
    writer.discard()
    #expect(try content(path) == "all")
  }

  @Test func stepsAreInTheOrderThatSurvivesACrash() throws {
    let directory = try TemporaryDirectory()
    let faults = FaultInjector()
    try write(directory.path + "/a", "x", faults)
    #expect(
      faults.log == [
        "open", "write", "fsync", "close", "rename", "open directory", "fsync", "close",
      ])
  }

  @Test(arguments: [ENOSPC, EIO, EPIPE, EDQUOT])
  func failingAfterEveryByteLeavesTheOldFile(_ code: Int32) throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("out", Array("old".utf8))
    let text = "0123456789"
    for count in 0..<text.utf8.count {
      let faults = FaultInjector()
      faults.bytesLeft = count
      faults.code = code
      let expected = OutputError(stage: .write, path: path, operation: "write", code: code)
      #expect(throws: expected) { try write(path, text, faults) }
      #expect(directory.contents == ["out"])
      #expect(try content(path) == "old")
    }
  }

  @Test func failingAtEveryCall() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.file("out", Array("old".utf8))
    var operations: [String] = []
    for count in 0..<9 {
      let faults = FaultInjector()
      faults.callsLeft = count
      faults.code = EIO
      do {
        try write(path, "ab", faults)
        operations.append("none")
      } catch let error as OutputError {
        operations.append(error.operation)
        #expect(error.code == EIO)
        #expect(error.stage == (count == 0 ? .create : .write))
      }
      #expect(directory.contents == ["out"])
      // Renamed is renamed: only the directory's fsync was left.
      #expect(try content(path) == (count < 6 ? "old" : "ab"))
    }
    #expect(
      operations
        == ["open", "write", "write", "fsync", "close", "rename", "open", "fsync", "none"])
  }

  @Test func severalFilesShareTheWayToTheDisk() throws {
    let directory = try TemporaryDirectory()
    let names = ["a", "b", "c"]
    // Creating and writing three files takes six calls; naming one takes three.
    for callsLeft in 6...20 {
      let faults = FaultInjector()
      let writers = try names.map {
        try AtomicFileWriter(path: "\(directory.path)/\($0)", operations: faults.operations)
      }
      for writer in writers { try withUnsafeBytes(of: UInt8(7)) { try writer.write($0) } }
      faults.callsLeft = callsLeft - 6
      let isComplete = (try? AtomicFileWriter.commit(writers)) != nil
      // Nothing depends on the last call, the directory's close.
      #expect(isComplete == (callsLeft >= 17))
      // A close that fails ends its file and every later one; the rest of the files leave nothing.
      let named = min((callsLeft - 6) / 3, 3)
      #expect(directory.contents == Array(names.prefix(named)), "\(callsLeft)")
      if isComplete {
        #expect(faults.log.suffix(4) == ["rename", "open directory", "fsync", "close"])
      }
      for name in directory.contents {
        try FileManager.default.removeItem(atPath: "\(directory.path)/\(name)")
      }
    }
  }

  @Test func shortAndInterruptedWritesGoOn() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/out"
    let faults = FaultInjector()
    faults.largestWrite = 3
    let writer = try AtomicFileWriter(path: path, operations: faults.operations)
    try Array("0123456789".utf8).withUnsafeBytes { try writer.write($0) }
    try writer.commit()
    #expect(try content(path) == "0123456789")
  }

  @Test func aForgottenWriterLeavesNothing() throws {
    let directory = try TemporaryDirectory()
    do {
      let writer = try AtomicFileWriter(path: directory.path + "/out")
      try [1, 2, 3].withUnsafeBytes { try writer.write($0) }
    }
    #expect(directory.contents == [])
  }

  @Test func leftoversOfOthersAreNotTouched() throws {
    let directory = try TemporaryDirectory()
    let first = try AtomicFileWriter(path: directory.path + "/a")
    let second = try AtomicFileWriter(path: directory.path + "/b")
    #expect(first.temporaryPath != second.temporaryPath)
    try first.commit()
    try second.commit()
    #expect(directory.contents == ["a", "b"])
  }

  @Test func aMissingDirectoryIsAnErrorOfCreating() throws {
    let path = "/nowhere/at/all/out.gz"
    let expected = OutputError(stage: .create, path: path, operation: "open", code: ENOENT)
    #expect(throws: expected) { try AtomicFileWriter(path: path) }
    #expect("\(expected)" == "\(path): cannot create (open): No such file or directory")
  }

  @Test func aDirectoryInTheWayStays() throws {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.path + "/out", withIntermediateDirectories: false)
    let writer = try AtomicFileWriter(path: directory.path + "/out")
    #expect(throws: OutputError.self) { try writer.commit() }
    #expect(directory.contents == ["out"])
  }
}

@Suite struct StreamWriterTests {
  @Test func passesEverythingOn() throws {
    let pipe = Pipe()
    let writer = StreamWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    try Array("hello".utf8).withUnsafeBytes { try writer.write($0) }
    try writer.commit()
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd() == Data("hello".utf8))
    #expect(writer.size == 5)
  }

  @Test func aClosedPipeIsAnError() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let writer = StreamWriter(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    #expect(throws: OutputError(stage: .write, path: "-", operation: "write", code: EPIPE)) {
      try [1].withUnsafeBytes { try writer.write($0) }
    }
  }

  @Test func aNonBlockingPipeIsWaitedFor() throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    let reading = pipe.fileHandleForReading
    let thread = Thread { _ = try? reading.read(upToCount: 400_000) }
    thread.start()
    let writer = StreamWriter(descriptor: descriptor)
    try [UInt8](repeating: 7, count: 300_000).withUnsafeBytes { try writer.write($0) }
    #expect(writer.size == 300_000)
  }
}
