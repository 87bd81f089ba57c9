import ArgumentParser
import Batch

/// The command line: parses arguments, calls `BatchRunner`, tells what happened, and chooses the
/// exit status.
@main
struct Tapedeck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tapedeck",
    abstract: "Runs compressed batches of tf.GradientTape jobs.",
    discussion: """
      EXAMPLES
        tapedeck run jobs -o results             every batch below jobs/, two directories alike
        tapedeck run book.jsonl.gz -o - | jq .   one batch, results as lines on standard output
        zcat book.jsonl.gz | tapedeck filter     a pipeline stage
        tapedeck eval cubic.py --input x=3.0     one program, as python would run it
        tapedeck validate book.jsonl.gz          every mistake in it, in one pass
        tapedeck show results/book.results.jsonl.gz --failed
        tapedeck verify results                  every output against its manifest
        tapedeck ops reduce                      which names programs may use
        tapedeck repro book.jsonl.gz:4711        one record alone, with its TensorFlow script
        tapedeck bench gmm.py --call objective --inputs gmm.json

      EXIT STATUS
        0 all jobs succeeded   1 some records failed    64 usage          65 damaged input
        66 no input            70 internal              73 cannot create  74 cannot write
        75 try again later     78 configuration         124 deadline      130, 143 signals
      """,
    version: tapedeckVersion,
    subcommands: [
      RunCommand.self, FilterCommand.self, EvalCommand.self, ValidateCommand.self,
      VerifyCommand.self, MergeCommand.self,
      ShowCommand.self, OpsCommand.self, ReproCommand.self, BenchCommand.self,
    ])
}
