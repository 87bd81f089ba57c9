import Kernels
import Tensors

/// One kernel's work on whole values: what every primitive comes down to, whatever runs it.
///
/// The operation says what is computed, and is plain memory, so that running it counts no references.
/// Where the elements lie is not its business: a step of a `Lowering` names values, a
/// `RegionInstruction` registers and memory, a `LaneInstruction` the memory of lanes.
struct Step {
  enum Operation {
    // Elementwise: an operand has the result's elements, or stands for several of them.
    case unary(KernelTable.Unary)
    /// Comparisons too. The form over rows, where the kernel has one, spares a call for each row.
    case binary(KernelTable.Binary, rows: KernelTable.BinaryRows?)
    /// Operands: the condition, then, else.
    case select(KernelTable.Select)
    /// A function of doubles of the owner's lists, by its number.
    case map(Int, DType)
    /// `first + index · step`, without rounding; no operands.
    case progression(first: Int, step: Int, DType)

    // Along an axis. A result of [outer, inner] elements is made of [outer, count, inner].
    case reduce(KernelTable.Reduce, count: Int, inner: Int)
    /// A sum of products of the owner's lists: a product and its reduction in one.
    case sumOfProducts(Int)
    /// A running sum or product of the owner's lists; an exclusive one begins with the second operand.
    case scan(Int)

    // By place.
    /// Moves elements, as some entries of the owner's lists say.
    case move(StepList, Ground)
    /// Adds elements of the first operand to those that they are moved to, in order.
    case accumulate(KernelTable.Binary, StepList, Ground)
    /// Takes rows of the first operand, or adds it up by rows, as the indices of the second say: a
    /// gather of the owner's lists.
    case gather(Int, Ground)

    // Of matrices.
    case product(Int)
    case system(Int)

    // Effects and what lies outside.
    /// Refuses what the operand holds: its job goes another way.
    case check(Check)
    /// A computation of the language around the engine, of the owner's lists.
    case host(Int)
  }

  /// What a result holds before elements are moved to it.
  enum Ground {
    /// Nothing: every element is moved to.
    case none
    case zeros
    /// The elements of the last operand.
    case operand
  }

  /// What must hold of every element of an operand.
  enum Check {
    /// It has these bits.
    case bits(UInt64)
    /// As an integer it lies between.
    case range(least: Int64, greatest: Int64)
    case nonzero
  }

  /// Something that a step takes.
  struct Value {
    enum Source {
      /// An operand of the primitive.
      case operand(Int)
      /// The result of an earlier step.
      case step(Int)
      /// The bits of one element.
      case constant(UInt64)
    }
    var source: Source
    /// The form in which its elements meet the result's: by broadcasting, where the step is elementwise.
    var form: Form

    var isConstant: Bool { if case .constant = source { true } else { false } }
  }

  var operation: Operation
  var operands: [Value]
  var form: Form
}

extension Step.Operation {
  /// An elementwise kernel of two operands; nil where the type has none.
  static func binary(_ kernel: BinaryKernel, _ type: ElementType, _ kernels: KernelTable)
    -> Step.Operation?
  {
    kernels.binary(kernel, type).map { .binary($0, rows: kernels.binaryRows(kernel, type)) }
  }

  /// Whether each element of the result is made of one element of each operand.
  var isElementwise: Bool {
    switch self {
    case .unary, .binary, .select: true
    case .map, .progression, .reduce, .sumOfProducts, .scan, .move, .accumulate, .gather, .product,
      .system, .check, .host:
      false
    }
  }

  /// Whether the result may lie where an operand of as many elements, of the same size, lies.
  var worksInPlace: Bool {
    if case .select = self { false } else { isElementwise }
  }

  /// Whether it is cut into rows with its neighbours; otherwise its operands must be complete before, and
  /// its result lies in memory of its own.
  var isCutIntoRows: Bool {
    switch self {
    case .unary, .binary, .select, .map, .progression, .reduce, .scan, .gather, .check: true
    case .sumOfProducts, .move, .accumulate, .product, .system, .host: false
    }
  }

  /// The step of a primitive that is one elementwise kernel of operands of a type; nil for other
  /// primitives, and where the type has no such kernel.
  static func elementwise(_ primitive: Primitive, _ type: ElementType, _ kernels: KernelTable)
    -> Step.Operation?
  {
    switch primitive.kernel {
    case .unary(let name): kernels.unary(name, type).map { .unary($0) }
    case .classify(let name): kernels.classify(name, type).map { .unary($0) }
    case .binary(let name): .binary(name, type, kernels)
    case .compare(let name): kernels.compare(name, type).map { .binary($0, rows: nil) }
    case .matrix, .method, .alias, .given: nil
    }
  }
}

extension Step {
  /// A function of doubles, element by element; a float32 is rounded.
  static func map(
    _ function: (Double) -> Double, _ dtype: DType, _ source: UnsafeRawPointer,
    _ target: UnsafeMutableRawPointer, _ count: Int
  ) {
    for index in 0..<count {
      if dtype == .float64 {
        let x = source.load(fromByteOffset: index * 8, as: Double.self)
        target.storeBytes(of: function(x), toByteOffset: index * 8, as: Double.self)
      } else {
        let x = Double(source.load(fromByteOffset: index * 4, as: Float.self))
        target.storeBytes(of: Float(function(x)), toByteOffset: index * 4, as: Float.self)
      }
    }
  }
}
