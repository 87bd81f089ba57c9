import BatchIO
import Supervision

/// What the reader of an engine has to know of those before it.
struct EarlierEngines {
  /// Whether only some records are wanted, which were all read before.
  let isTrial: Bool
  /// What they have read of standard input.
  let spool: SpoolFile?
  /// What they have answered of a stream.
  private let answered: StreamState?

  init(_ role: EngineRole? = nil, spool: Int32? = nil) {
    let isTrial = role?.trial != nil
    self.isTrial = isTrial
    self.spool = spool.map { SpoolFile(descriptor: $0, isReplay: isTrial) }
    answered = isTrial ? nil : role.flatMap { StreamState($0.page) }
  }

  /// Whether a record's line is written already, where results are a stream.
  func haveAnswered(_ number: Int, of file: Int) -> Bool {
    answered?.hasAnswered(number, of: file) ?? false
  }
}
