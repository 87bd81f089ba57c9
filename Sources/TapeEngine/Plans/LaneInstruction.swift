import Kernels
import Tensors

/// A step applied to many jobs at once.
///
/// The elements of a varying value are laid out element by element, the lanes of an element side by
/// side: element e of lane l is at `e · lanes + l`. So an elementwise kernel runs over elements times
/// lanes, and a reduction takes the lanes as its innermost axis; both keep every lane's bits what they
/// are alone, since a kernel's bits depend on nothing but its operands. A constant has its elements
/// once.
///
/// Plain memory: running an instruction counts no references. Lists are in the plan.
struct LaneInstruction {
  var operation: Step.Operation
  var x = LaneOperand.none
  var y = LaneOperand.none
  var z = LaneOperand.none
  /// What is computed; of a check, what is checked.
  var result: LaneOperand
  /// The runs in which an elementwise kernel meets its operands, none where one run covers all elements;
  /// or the pairs of matrices of a product or a system.
  var runs = StepList.none
  /// How many instructions, from this one on, are elementwise over the same elements: they run
  /// together, some elements at a time, so that what they hand on stays in the first-level cache.
  var groupCount: Int32 = 1

  init(_ operation: Step.Operation, _ operands: [LaneOperand], _ result: LaneOperand) {
    self.operation = operation
    self.result = result
    if operands.count > 0 { x = operands[0] }
    if operands.count > 1 { y = operands[1] }
    if operands.count > 2 { z = operands[2] }
  }

  init(
    _ operation: Step.Operation, _ x: LaneOperand, _ y: LaneOperand = .none,
    result: LaneOperand
  ) {
    self.operation = operation
    self.x = x
    self.y = y
    self.result = result
  }
}

/// Where a value's elements are. It is small: a long plan is read from memory again and again.
struct LaneOperand {
  private var place32: Int32
  private var count32: Int32
  private var size8: UInt8
  /// Constants lie in the plan; varying values in the runner's memory.
  var isConstant: Bool
  /// One element that stands for many, while the plan is made.
  var isRepeated = false
  /// Whether it advances with the elements of an elementwise result.
  var moves = true

  init(isConstant: Bool, place: Int, size: Int, count: Int) {
    self.isConstant = isConstant
    // A plan whose values are larger is refused before anything is read here.
    place32 = Int32(clamping: place)
    size8 = UInt8(size)
    count32 = Int32(clamping: count)
  }

  /// The value's or the constant's number while the plan is made, then the offset in bytes: for a
  /// varying value, to be multiplied by the number of lanes.
  var place: Int {
    get { Int(place32) }
    set { place32 = Int32(newValue) }
  }
  /// The size of an element in bytes.
  var size: Int { Int(size8) }
  /// In elements.
  var count: Int {
    get { Int(count32) }
    set { count32 = Int32(newValue) }
  }

  static let none = LaneOperand(isConstant: true, place: 0, size: 1, count: 0)
}

/// A run of elements of up to three operands, each of which advances with the result or stands still.
struct LaneRun {
  /// An operand's way through the run.
  struct Track {
    /// Where it begins, in elements.
    var offset = 0
    /// 1 or 0.
    var step = 0
  }
  /// Where the result's run begins, in elements.
  var target: Int
  var count: Int
  var x = Track()
  var y = Track()
  var z = Track()
}

/// Consecutive elements that go from an operand to the result.
struct LaneMove {
  var operand: LaneOperand
  var source: Int
  var target: Int
  var count: Int
}
