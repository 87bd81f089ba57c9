import CSupervision

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The process that stays when a job ends the engine: it forks engines, one after the other, and finds out
/// which record was to blame.
///
/// It opens no input, runs no job and starts no thread. An engine that dies costs the records that were in
/// flight; these are run again alone, by their scripts, in a trial, and then another engine goes on, as a run goes
/// on after one that was killed.
public struct Supervisor {
  private let page: SharedPage
  private let describe: (RecordPlace) -> String
  private let tell: (String) -> Void
  private let canGoOn: () -> Bool
  private let start = ContinuousClock.now
  private let startTime: Double
  private var findings: [RecordPlace: Finding] = [:]
  private var isRestart = false
  /// Deaths that taught nothing and that no progress came before.
  private var vainDeaths = 0
  /// What was in flight when an engine was killed from outside.
  private var killedInFlight: Set<RecordPlace> = []

  private static let killsAlone = 3
  private static let vainDeathLimit = 3

  /// Reader, consumer, signals, deadline, and those that write files.
  private static let threadsBesideWorkers = 8

  /// Statuses of a run whose engine cannot be kept alive.
  private static let tryAgain: Int32 = 75
  private static let fault: Int32 = 70

  /// Keeps interrupts and terminations until they are waited for; false where there can be no supervisor: on
  /// another system, or where threads are running already, which a fork would not take along.
  public static func prepare() -> Bool {
    tapedeck_thread_count() == 1 && tapedeck_block_signals() != 0
  }

  /// The signal that came since `prepare`.
  public static var pendingSignal: Int32? {
    let signal = tapedeck_pending_signal()
    return signal == 0 ? nil : signal
  }

  /// Forks an engine and watches it. It returns in engines alone; the supervisor ends with the engine's status.
  ///
  /// - Parameters:
  ///   - describe: the name of a record in messages.
  ///   - tell: prints a line on standard error.
  ///   - canGoOn: whether an engine could read again what another has read.
  /// - Returns: what the engine is to do; nil where no memory can be shared.
  public static func begin(
    workerCount: Int, startTime: Double, describe: @escaping (RecordPlace) -> String,
    tell: @escaping (String) -> Void, canGoOn: @escaping () -> Bool
  ) -> EngineRole? {
    guard let page = SharedPage(workerCount: workerCount) else { return nil }
    var supervisor = Supervisor(
      page: page, describe: describe, tell: tell, canGoOn: canGoOn, startTime: startTime)
    page.beginStream(at: Int(lseek(STDOUT_FILENO, 0, SEEK_CUR)))
    return supervisor.supervise()
  }

  private init(
    page: SharedPage, describe: @escaping (RecordPlace) -> String,
    tell: @escaping (String) -> Void, canGoOn: @escaping () -> Bool, startTime: Double
  ) {
    self.canGoOn = canGoOn
    self.page = page
    self.describe = describe
    self.tell = tell
    self.startTime = startTime
  }

  // MARK: The engine that runs it all

  private mutating func supervise() -> EngineRole {
    while true {
      let recordsBefore = page.records
      switch fork(nil) {
      case .engine(let role): return role
      case .exited(let status): exit(status)
      case .died(let signal, let silent):
        guard canGoOn() else {
          tell(
            "tapedeck: the process was ended by \(Self.name(signal)), and what it had read of its input "
              + "cannot be read again")
          exit(Self.fault)
        }
        let found = findings
        if let role = learn(from: signal, silent) { return role }
        isRestart = true
        let isProgress = signal == SIGKILL && page.records > recordsBefore
        vainDeaths = findings != found || isProgress ? 0 : vainDeaths + 1
        giveUpIfVain(signal)
      }
    }
  }

  /// Finds out about the records that were in flight when the engine died.
  ///
  /// - Returns: in an engine that is to try them.
  private mutating func learn(from signal: Int32, _ silent: [WorkerSlot]) -> EngineRole? {
    // What was found out about already is a suspect again only if it was being read then.
    let current = Set(page.currentRecords)
    var suspects: Set<RecordPlace> = []
    if !silent.isEmpty {
      for slot in silent {
        if let place = slot.currentRecord {
          judge(place, .silent)
        } else {
          suspects.formUnion(slot.inFlight)
        }
      }
    } else if signal == SIGKILL {
      // A process may be killed from outside. Twice at the same record is no chance.
      suspects = page.inFlight.intersection(killedInFlight)
      killedInFlight = page.inFlight
    } else {
      suspects = page.inFlight
    }
    suspects = suspects.filter { findings[$0] == nil || current.contains($0) }
    return suspects.isEmpty ? nil : tryAlone(suspects, after: signal)
  }

  private func giveUpIfVain(_ signal: Int32) {
    let hasDoneNothing = page.records == 0 && findings.isEmpty && signal != SIGKILL
    guard vainDeaths >= (hasDoneNothing ? 1 : Self.vainDeathLimit) else { return }
    tell(
      "tapedeck: the process was ended by \(Self.name(signal)) "
        + (page.records == 0 ? "before the first record was done" : "while no record was to blame")
        + (signal == SIGKILL ? "; try again later, with more memory" : ""))
    exit(signal == SIGKILL ? Self.tryAgain : Self.fault)
  }

  // MARK: Trials

  /// Runs records alone, by their scripts: one engine for all of them, and another after each that dies. Guilty is
  /// who ends an engine that has run nothing before.
  ///
  /// - Returns: in an engine that is to try them.
  private mutating func tryAlone(
    _ suspects: Set<RecordPlace>, after signal: Int32
  ) -> EngineRole? {
    var left = suspects.sorted()
    var done: Set<RecordPlace> = []
    let count = left.count
    var alone: RecordPlace?
    var kills = 0
    var lostEngines = 0
    while !left.isEmpty {
      let places = alone.map { [$0] } ?? left
      let descriptor = tapedeck_memory_file()
      guard descriptor >= 0 else { return nil }
      let fate = fork(Trial(places: places, descriptor: descriptor))
      if case .engine(let role) = fate { return role }
      for (place, line) in zip(places, Self.lines(of: descriptor)) {
        findings[place] = .line(line)
        done.insert(place)
      }
      close(descriptor)
      left.removeAll(where: done.contains)
      if let last = alone, done.contains(last) {
        alone = nil
        kills = 0
      }
      guard case .died(let signal, let silent) = fate else {
        // It tried all of them, or it was stopped or cannot read its input: then the engine says so.
        guard places.allSatisfy(done.contains) else { break }
        continue
      }
      guard let place = page.slot(0).currentRecord, places.contains(place), !done.contains(place)
      else {
        lostEngines += 1
        if lostEngines == Self.vainDeathLimit { break }
        continue
      }
      if !silent.isEmpty {
        judge(place, .silent)
      } else if place != places[0] {
        alone = place
        continue
      } else if signal != SIGKILL {
        judge(place, .crash(signal))
      } else {
        kills += 1
        alone = place
        guard kills == Self.killsAlone else { continue }
        judge(place, .killed)
      }
      alone = nil
      kills = 0
      done.insert(place)
      left.removeAll { $0 == place }
    }
    if count > 0, suspects.allSatisfy({ if case .line = findings[$0] { true } else { false } }) {
      let names = suspects.sorted().prefix(3).map(describe).joined(separator: ", ")
      tell(
        "tapedeck: the process was ended by \(Self.name(signal)) while \(names)"
          + (count > 3 ? " and \(count - 3) more" : "")
          + " ran; alone, by their scripts, they have results: "
          + (count > 1 ? "a plan, or their running together, was at fault" : "a plan was at fault"))
    }
    return nil
  }

  private mutating func judge(_ place: RecordPlace, _ cause: Verdict.Cause) {
    if case .verdict(var verdict) = findings[place] {
      // It ends the process again, which only reads it now.
      verdict.isReadable = false
      findings[place] = .verdict(verdict)
      return
    }
    findings[place] = .verdict(Verdict(cause: cause))
    let what =
      switch cause {
      case .crash(let signal): "ended its process by \(Self.name(signal))"
      case .killed: "was killed \(Self.killsAlone) times when it ran alone"
      case .silent: "took no step for too long and was ended"
      }
    tell("tapedeck: \(describe(place)) \(what); its result is an error")
  }

  /// The whole lines of a file, each with its end.
  private static func lines(of descriptor: Int32) -> [[UInt8]] {
    let size = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    let text = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = pread(descriptor, buffer.baseAddress! + count, size - count, off_t(count))
        guard read > 0 else { break }
        count += read
      }
    }
    var lines: [[UInt8]] = []
    var start = 0
    while let end = text[start...].firstIndex(of: 0x0A) {
      lines.append(Array(text[start...end]))
      start = end + 1
    }
    return lines
  }

  // MARK: Processes

  fileprivate enum Fate {
    /// We are the engine.
    case engine(EngineRole)
    case exited(Int32)
    /// By a signal; the slots are those of workers that were silent, for which it was ended.
    case died(Int32, silent: [WorkerSlot])
  }

  private func fork(_ trial: Trial?) -> Fate {
    page.clearSlots()
    let child = tapedeck_fork_engine()
    if child == 0 {
      // Threads that cannot be had later would be waited for without end.
      guard tapedeck_can_start(Int32(page.workerCount + Self.threadsBesideWorkers), 16) != 0 else {
        tell("tapedeck: no room for \(page.workerCount) workers: too few threads, files or memory")
        _exit(Self.tryAgain)
      }
      return .engine(
        EngineRole(
          page: page, findings: findings, trial: trial,
          elapsedSeconds: (ContinuousClock.now - start) / .seconds(1), startTime: startTime,
          isRestart: isRestart))
    }
    if child < 0 {
      tell("tapedeck: cannot start a process: \(String(cString: strerror(errno)))")
      exit(Self.tryAgain)
    }
    let fate = watch(child)
    // A run that is to stop does, whatever its engine died of.
    if page.signal != 0, trial != nil || fate.isDeath {
      tell("tapedeck: ended by signal \(page.signal); another run goes on from here")
      exit(128 + page.signal)
    }
    return fate
  }

  /// Waits for an engine's end; passes the first signal on, and ends everything at the second.
  private func watch(_ child: pid_t) -> Fate {
    var watch = SilenceWatch(page)
    var silent: [WorkerSlot] = []
    var ending: Int32 = 0
    let tickMilliseconds: Int32 = 250
    while true {
      let signal = tapedeck_wait_signal(tickMilliseconds)
      if signal == SIGINT || signal == SIGTERM {
        guard page.signal == 0 else {
          kill(child, SIGKILL)
          tapedeck_wait_end(child)
          _exit(128 + signal)
        }
        page.signal = signal
        kill(child, SIGUSR2)
      }
      if tapedeck_has_ended(child, &ending) != 0 {
        return ending < 0 ? .died(-ending, silent: silent) : .exited(ending)
      }
      guard signal == 0, silent.isEmpty else { continue }
      silent = watch.tick(page, seconds: Double(tickMilliseconds) / 1000)
      if !silent.isEmpty { kill(child, SIGKILL) }
    }
  }

  /// `signal 6 (Aborted)`.
  static func name(_ signal: Int32) -> String {
    "signal \(signal) (\(strsignal(signal).map { String(cString: $0) } ?? "unknown"))"
  }
}

extension Supervisor.Fate {
  fileprivate var isDeath: Bool { if case .died = self { true } else { false } }
}
