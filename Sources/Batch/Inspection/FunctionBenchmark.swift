import JSON
import ScriptRuntime
import TapeEngine
import Tensors

/// Calls one function of a program again and again and tells how long each call took.
///
/// The program's top level runs once, before any clock. The first call runs the script and gives the
/// value; the second is traced, and later ones replay the plan that was made of it, if one was made and
/// it gives the bytes of the first call. The function's tensors and floats are inputs of the plan.
public struct FunctionBenchmark {
  /// What is asked of a benchmark.
  public struct Request: Sendable {
    /// The function's global name.
    public var function: String
    /// Runs are made until there are so many, at least 1, and until `minimumSeconds` have passed.
    public var minimumRuns: Int
    /// Of the runs together.
    public var minimumSeconds: Double

    /// - Parameter function: the global name of a function of the program.
    public init(function: String, minimumRuns: Int, minimumSeconds: Double) {
      self.function = function
      self.minimumRuns = minimumRuns
      self.minimumSeconds = minimumSeconds
    }
  }

  /// What a benchmark found.
  public struct Report: Sendable, Equatable {
    /// JSON of the value of the first call.
    public var value: [UInt8] = []
    /// Of each run, in order; all of one kind.
    public var nanoseconds: [Int] = []
    /// Of the calls before them that ran the script in order to make a plan.
    public var warmUpNanoseconds: [Int] = []
    /// Whether the runs replayed a plan.
    public var isPlanned = false
    /// Why not, when one was wanted.
    public var unplannedReason: String?
  }

  /// How a benchmark ended.
  public enum Ending: Sendable, Equatable {
    case finished(Report)
    /// What goes to standard error: a traceback whose last line is `Type: message`.
    case failed(String)
    /// What was asked for is wrong: nothing has been timed.
    case refused(String)
  }

  /// More runs than this are not made, however short they are.
  public static let runLimit = 1_000_000

  private let path: String
  private let options: RunOptions
  private let request: Request

  /// - Parameter path: as tracebacks name the program.
  public init(path: String, options: RunOptions, request: Request) {
    self.path = path
    self.options = options
    self.request = request
  }

  /// - Parameters:
  ///   - source: the program's text, UTF-8.
  ///   - inputs: JSON of the arguments, UTF-8 (see `FunctionInputs`).
  ///   - directory: where files that the inputs refer to are.
  ///   - onOutput: called with what the program and the first call print.
  ///   - onDiagnostic: likewise, with warnings and what `tf.print` writes.
  public func run(
    source: some Sequence<UInt8>, inputs: some Sequence<UInt8>, directory: String,
    onOutput: @escaping ([UInt8]) -> Void, onDiagnostic: @escaping (String) -> Void
  ) -> Ending {
    do throws(ScriptFailure) {
      let program = try CompiledProgram.lone(source, path: path)
      do throws(JobFailure) {
        let inputs = try FunctionInputs(json: inputs, directory: directory, limits: options.limits)
        let session = BenchmarkSession(request: request, options: options, inputs: inputs)
        session.interpreter.programName = path
        do throws(ScriptFailure) {
          return .finished(try session.run(program, onOutput, onDiagnostic))
        } catch {
          return .failed(error.traceback)
        }
      } catch {
        return .refused(error.message)
      }
    } catch {
      return .failed(error.traceback)
    }
  }
}
