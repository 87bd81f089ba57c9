import Testing

@testable import TapeEngine
@testable import Tensors

/// The clock is seen in whatever takes long, and nothing of what was given up is taken for a result.
@Suite struct ClockTests {
  private let bench = Workbench()
  private var recording: Recording { bench.recording }

  /// A recording whose time is up and whose steps are not: only a look at the clock can tell.
  private func runOut() {
    recording.deadline = .now - .seconds(1)
    recording.stepCheckpoint = 0
  }

  @Test(arguments: [300, 700])
  func factorisationsLookAtTheClock(n: Int) throws {
    let matrix = try recording.eye(rows: n, columns: n, .float32)
    _ = recording.elements(matrix)
    let calls: [(String, (Recording) throws(EngineError) -> Void)] = [
      ("inverse", { (r) throws(EngineError) in _ = try r.inverse(matrix, adjoint: false) }),
      ("solve", { (r) throws(EngineError) in _ = try r.solve(matrix, matrix, adjoint: true) }),
      ("cholesky", { (r) throws(EngineError) in _ = try r.cholesky(matrix) }),
      ("determinant", { (r) throws(EngineError) in _ = try r.determinant(matrix) }),
      ("logDeterminant", { (r) throws(EngineError) in _ = try r.logDeterminant(matrix) }),
      (
        "triangularSolve",
        { (r) throws(EngineError) in
          _ = try r.triangularSolve(matrix, matrix, lower: true, adjoint: false)
        }
      ),
      (
        "matmul",
        { (r) throws(EngineError) in
          _ = try r.matmul(matrix, matrix, transposeX: false, transposeY: false)
        }
      ),
    ]
    for (name, call) in calls {
      recording.isOutOfTime = false
      runOut()
      var kind: EngineError.Kind?
      do throws(EngineError) { try call(recording) } catch { kind = error.kind }
      #expect(kind == .limit(.seconds), "\(name)")
      #expect(recording.isOutOfTime, "\(name)")
    }
  }

  @Test func whatWaitsLooksAtTheClock() throws {
    let x = try recording.ones(Shape([1 << 20]), .float32)
    let y = try recording.apply(.sin, x)
    runOut()
    _ = recording.elements(y)
    #expect(recording.isOutOfTime)
    // Whoever charges next ends the job.
    #expect(failure { _ = try recording.multiply(x, x) }?.kind == .limit(.seconds))
  }

  @Test func movesLookAtTheClock() throws {
    let x = try recording.ones(Shape([1 << 11, 1 << 10]), .float32)
    _ = recording.elements(x)
    runOut()
    _ = try? recording.transpose(x, permutation: [1, 0])
    #expect(recording.isOutOfTime)
  }

  @Test func aRecordingInTimeKeepsItsBits() throws {
    let n = 300
    let matrix = try recording.eye(rows: n, columns: n, .float64)
    recording.deadline = .now + .seconds(3_600)
    let inverse = try recording.inverse(matrix, adjoint: false)
    #expect(bench.values(inverse) == bench.values(matrix))
    #expect(!recording.isOutOfTime)
  }

  private func failure(_ body: () throws -> Void) -> EngineError? {
    do {
      try body()
      return nil
    } catch {
      return error as? EngineError
    }
  }
}
