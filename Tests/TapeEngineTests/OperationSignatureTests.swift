import Foundation
import Testing

@testable import TapeEngine
@testable import Tensors

/// The errors that quote an operation's definition, against TensorFlow's registry as
/// `Data/record_signatures.py` recorded it.
@Suite struct OperationSignatureTests {
  /// What TensorFlow says of one operation.
  struct Record {
    /// The dtypes of ours that its definition refuses, and the message for the first of them.
    var refused: [DType] = []
    var message = ""

    func message(for dtype: DType) -> String {
      let prefix = "Value for attr 'T' of "
      return prefix + dtype.kernelName
        + message.dropFirst(prefix.count + (refused.first?.kernelName.count ?? 0))
    }
  }

  static let records: [String: Record] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Data/signatures.txt")
    var records: [String: Record] = [:]
    var operation = ""
    for line in ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n") {
      if line.hasPrefix("=== ") {
        let words = line.split(separator: " ").dropFirst().map(String.init)
        operation = words[0]
        records[operation] = Record(refused: words.dropFirst().compactMap { DType(name: $0) })
      } else {
        let separator = records[operation]?.message.isEmpty == false ? "\n" : ""
        records[operation]?.message += separator + line
      }
    }
    return records
  }()

  /// Primitives whose name is no operation of TensorFlow with operands of a type `T`.
  static let unrecorded: [Primitive: String] = [
    .cast: "its types are SrcT and DstT",
    .readVariable: "its operand is a resource",
    .customGradient: "the script's function, no operation",
  ]

  @Test func everyPrimitiveIsRecorded() {
    #expect(Self.records.count > 120)
    for primitive in Primitive.allCases {
      let isRecorded = Self.records[primitive.operationName] != nil
      #expect(isRecorded == (Self.unrecorded[primitive] == nil), "\(primitive)")
    }
  }

  /// Every message for every dtype that a definition refuses, to the letter.
  @Test func messagesAreTensorFlows() {
    var compared = 0
    for primitive in Primitive.allCases {
      guard let record = Self.records[primitive.operationName] else { continue }
      for dtype in record.refused {
        compared += 1
        #expect(
          EngineError.unsupported(dtype, by: primitive)
            == EngineError(.invalidArgument, record.message(for: dtype), name: ""))
      }
    }
    #expect(compared > 200)
  }

  /// No definition stands here whose error cannot occur.
  @Test func onlyOperationsThatRefuseAreListed() {
    for (operation, signature) in OperationSignature.all {
      // Some are quoted for the dtype of their indices, or for a count.
      let restrictsAnother = signature.summary(of: operation).split(separator: "; ")
        .contains {
          $0.hasPrefix("attr=") && !$0.hasPrefix("attr=T:")
            && ($0.contains("allowed=") || $0.contains("min="))
        }
      #expect(
        Self.records[operation]?.refused.isEmpty == false || restrictsAnother, "\(operation)")
      if let record = Self.records[operation], let dtype = record.refused.first {
        #expect(EngineError.attribute("T", dtype, of: operation).text == record.message)
      }
    }
  }

  /// What else happens to a dtype, and why. Where TensorFlow's definition refuses it …
  static let refusedOtherwise: [Primitive: String] = [
    .divide: "TensorFlow refuses bools in Python, before the operation"
  ]
  /// … and where it does not.
  static let refusedBesides: [Primitive: String] = [
    .reluGrad: "only its rule calls it, and integers have no gradient",
    .relu6Grad: "only its rule calls it, and integers have no gradient",
    .reciprocal: "TensorFlow has no kernel for integers, and says so",
  ]

  /// How the operations that are no plain kernels are called on one tensor of shape [2, 2].
  private static let calls: [Primitive: @Sendable (Recording, TensorID) throws -> TensorID] = [
    .leakyRelu: { try $0.leakyRelu($1, slope: 0.5) },
    .leakyReluGrad: { try $0.leakyReluGrad($1, $1, slope: 0.5) },
    .polygamma: { try $0.polygamma(order: 1, $1) },
    .sum: { try $0.reduce(.sum, $1, axes: nil, keepDimensions: false) },
    .mean: { try $0.reduce(.mean, $1, axes: nil, keepDimensions: false) },
    .product: { try $0.reduce(.product, $1, axes: nil, keepDimensions: false) },
    .maximumOf: { try $0.reduce(.maximum, $1, axes: nil, keepDimensions: false) },
    .minimumOf: { try $0.reduce(.minimum, $1, axes: nil, keepDimensions: false) },
    .euclideanNorm: { try $0.reduce(.euclideanNorm, $1, axes: nil, keepDimensions: false) },
    .cumulativeSum: { try $0.cumulativeSum($1, axis: 0, exclusive: false, reverse: false) },
    .cumulativeProduct: { try $0.cumulativeProduct($1, axis: 0, exclusive: false, reverse: false) },
    .addN: { try $0.addN([$1, $1]) },
    .matmul: { try $0.matmul($1, $1, transposeX: false, transposeY: false) },
    .batchMatmul: { run, x in
      let batch = try run.reshape(x, [1, 2, 2])
      return try run.matmul(batch, batch, transposeX: false, transposeY: false)
    },
    .softmax: { try $0.softmax($1, axis: -1) }, .logSoftmax: { try $0.logSoftmax($1, axis: -1) },
    .gatherGrad: { try $0.unsortedSegmentSum($1, $0.vector([0, 0]), count: 1) },
    .unsortedSegmentSum: { try $0.unsortedSegmentSum($1, $0.vector([0, 0]), count: 1) },
    .triangularSolve: { try $0.triangularSolve($1, $1, lower: true, adjoint: false) },
    .matrixSolve: { try $0.solve($1, $1, adjoint: false) },
    .matrixInverse: { try $0.inverse($1, adjoint: false) },
    .logDeterminant: { try $0.logDeterminant($1).logarithm },
    .softmaxCrossEntropy: { try $0.softmaxCrossEntropy(labels: $1, logits: $1, axis: -1) },
    .sparseSoftmaxCrossEntropy: {
      try $0.sparseSoftmaxCrossEntropy(labels: $0.vector([0, 1]), logits: $1)
    },
  ]

  /// An operation refuses a dtype exactly where TensorFlow's definition does.
  @Test(arguments: Primitive.allCases)
  func refusesWhatTensorFlowRefuses(_ primitive: Primitive) throws {
    guard let record = Self.records[primitive.operationName] else { return }
    let call: (Recording, TensorID) throws -> TensorID
    var isElementwise = true
    switch primitive.declaration.kernel {
    case .unary, .classify: call = { try $0.apply(primitive, $1) }
    case .matrix:
      call = { try $0.apply(primitive, $1) }
      isElementwise = false
    case .binary, .compare: call = { try $0.apply(primitive, $1, $1) }
    case .method, .alias, .given:
      if record.refused.isEmpty { return }
      isElementwise = false
      call = try #require(Self.calls[primitive], "\(primitive) is called nowhere here")
    }
    for dtype in DType.allCases {
      let run = Recording()
      let one = try run.cast(run.scalar(1.0, .float32), to: dtype)
      for x in try [one, run.eye(rows: 2, columns: 2, dtype)] {
        let message = failure { _ = try call(run, x) }?.message ?? ""
        if run.isScalar(x), !isElementwise { continue }
        if record.refused.contains(dtype), Self.refusedOtherwise[primitive] == nil {
          #expect(message == record.message(for: dtype) + " name: ", "\(primitive) of \(dtype)")
          continue
        }
        #expect(!message.contains("Value for attr 'T'"), "\(primitive) of \(dtype)")
        let isUnsupported = message.contains("is not supported") || message.contains("not find")
        if Self.refusedBesides[primitive] == nil {
          #expect(!isUnsupported, "\(primitive) of \(dtype): \(message)")
        } else {
          #expect(isUnsupported == dtype.isInteger, "\(primitive) of \(dtype)")
        }
      }
    }
  }
}
