import ScriptSyntax
import TapeEngine
import Tensors

extension Interpreter {
  /// Hands over to native code that ends before the next instruction: from here on what is born
  /// counts as reachable, and what was born before does so no more because of its birth. No one but
  /// this loop may say so: `Handles.swift`.
  @inline(__always)
  private func enterNative(_ top: UnsafeMutablePointer<Value>) {
    stackTop = top
    heap.floor = heap.births
    recording.rootEpoch = recording.stamp
  }

  /// Runs the topmost frame until it returns.
  ///
  /// The machine's registers are local variables; what native code or the collector needs of them
  /// is written back before it is called.
  ///
  /// - Parameters:
  ///   - first: the frame that it ends with; by default the topmost.
  ///   - raising: an exception that the topmost frame's instruction raises instead of going on.
  /// - Returns: the frame's value; of a generator's frame unbound when it has ended.
  func execute(from first: Int? = nil, raising: ScriptError? = nil) throws(ScriptError) -> Value {
    let entry = first ?? frameCount - 1
    if nesting >= Interpreter.nestingLimit {
      abandonFrames(downTo: entry)
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    nesting += 1
    defer { nesting -= 1 }
    let heap = self.heap
    let recording = self.recording
    let constants = self.constants
    let globals = self.globals
    var frame = frames + (frameCount - 1)
    var ip = frame.pointee.instruction
    var slots = frame.pointee.slots
    var sp = stackTop
    var pending = raising
    while true {
      do throws(ScriptError) {
        if let raised = pending {
          pending = nil
          throw raised
        }
        while true {
          let instruction = ip.pointee
          ip += 1
          switch instruction.opcode {
          case .statement:
            recording.stepsRemaining &-= 1
            recording.line = instruction.argument
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }

          case .work:
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }

          // MARK: Names
          case .constant:
            sp.initialize(to: constants[Int(instruction.argument)])
            sp += 1
          case .loadLocal:
            let value = slots[Int(instruction.argument)]
            if value.tag == .unbound { throw unboundLocal(instruction, frame) }
            sp.initialize(to: value)
            sp += 1
          case .storeLocal:
            sp = sp.lowered(by: 1)
            slots[Int(instruction.argument)] = sp.pointee
          case .loadGlobal:
            let value = globals[Int(instruction.argument)]
            if value.tag == .unbound { throw unboundGlobal(instruction) }
            sp.initialize(to: value)
            sp += 1
          case .storeGlobal:
            sp = sp.lowered(by: 1)
            let slot = Int(instruction.argument)
            globals[slot] = sp.pointee
            if assignmentOrder[slot] == 0 {
              assignmentCount &+= 1
              assignmentOrder[slot] = assignmentCount
            }
          case .loadCell:
            let cell = slots[Int(instruction.argument)]
            let value = heap.cells[cell.index].pointee.value
            if value.tag == .unbound { throw unboundLocal(instruction, frame) }
            sp.initialize(to: value)
            sp += 1
          case .storeCell:
            sp = sp.lowered(by: 1)
            let cell = slots[Int(instruction.argument)]
            heap.cells[cell.index].pointee.value = sp.pointee
          case .makeCell:
            stackTop = sp
            let slot = slots + Int(instruction.argument)
            slot.pointee = try heap.newCell(slot.pointee)
          case .loadFree:
            guard let closure = frame.pointee.closure else { throw brokenProgram() }
            let value = heap.cells[closure[Int(instruction.argument)].index].pointee.value
            if value.tag == .unbound { throw unboundFree(instruction, frame) }
            sp.initialize(to: value)
            sp += 1
          case .storeFree:
            sp = sp.lowered(by: 1)
            guard let closure = frame.pointee.closure else { throw brokenProgram() }
            heap.cells[closure[Int(instruction.argument)].index].pointee.value = sp.pointee
          case .pushCell:
            sp.initialize(to: slots[Int(instruction.argument)])
            sp += 1
          case .pushFreeCell:
            guard let closure = frame.pointee.closure else { throw brokenProgram() }
            sp.initialize(to: closure[Int(instruction.argument)])
            sp += 1
          case .deleteLocal, .deleteGlobal, .deleteCell, .deleteFree:
            try delete(instruction, frame)

          // MARK: Stack
          case .pop: sp = sp.lowered(by: 1)
          case .popMany: sp -= Int(instruction.argument)
          case .duplicate:
            sp.initialize(to: sp[below: 1])
            sp += 1
          case .duplicateTwo:
            sp.initialize(to: sp[below: 2])
            (sp + 1).initialize(to: sp[below: 1])
            sp += 2
          case .swap:
            let top = sp[below: 1]
            sp[below: 1] = sp[below: 2]
            sp[below: 2] = top
          case .rotateThree:
            let top = sp[below: 1]
            sp[below: 1] = sp[below: 2]
            sp[below: 2] = sp[below: 3]
            sp[below: 3] = top

          // MARK: Operators
          case .add:
            let right = sp[below: 1]
            let left = sp[below: 2]
            if left.tag == .float && right.tag == .float {
              sp = sp.lowered(by: 1)
              sp[below: 1] = .float(left.floatValue + right.floatValue)
            } else if left.tag == .int && right.tag == .int {
              let (sum, overflows) = left.intValue.addingReportingOverflow(right.intValue)
              if overflows { throw overflow() }
              sp = sp.lowered(by: 1)
              sp[below: 1] = .int(sum)
            } else if left.tag == .object, try beginArithmetic(.add, instruction, ip, sp) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try arithmetic(.add, left, right, inPlace: instruction.short == 1)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .subtract:
            let right = sp[below: 1]
            let left = sp[below: 2]
            if left.tag == .float && right.tag == .float {
              sp = sp.lowered(by: 1)
              sp[below: 1] = .float(left.floatValue - right.floatValue)
            } else if left.tag == .int && right.tag == .int {
              let (difference, overflows) = left.intValue.subtractingReportingOverflow(
                right.intValue)
              if overflows { throw overflow() }
              sp = sp.lowered(by: 1)
              sp[below: 1] = .int(difference)
            } else if left.tag == .object, try beginArithmetic(.subtract, instruction, ip, sp) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try arithmetic(.subtract, left, right, inPlace: instruction.short == 1)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .multiply:
            let right = sp[below: 1]
            let left = sp[below: 2]
            if left.tag == .float && right.tag == .float {
              sp = sp.lowered(by: 1)
              sp[below: 1] = .float(left.floatValue * right.floatValue)
            } else if left.tag == .int && right.tag == .int {
              let (product, overflows) = left.intValue.multipliedReportingOverflow(
                by: right.intValue)
              if overflows { throw overflow() }
              sp = sp.lowered(by: 1)
              sp[below: 1] = .int(product)
            } else if left.tag == .object, try beginArithmetic(.multiply, instruction, ip, sp) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try arithmetic(.multiply, left, right, inPlace: instruction.short == 1)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .divide:
            let right = sp[below: 1]
            let left = sp[below: 2]
            if left.tag == .float && right.tag == .float && right.floatValue != 0 {
              sp = sp.lowered(by: 1)
              sp[below: 1] = .float(left.floatValue / right.floatValue)
            } else if left.tag == .object, try beginArithmetic(.divide, instruction, ip, sp) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try arithmetic(.divide, left, right, inPlace: instruction.short == 1)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .binary:
            let operation = BinaryOperator(rawValue: instruction.small) ?? .add
            if sp[below: 2].tag == .object, try beginArithmetic(operation, instruction, ip, sp) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try arithmetic(
                operation, sp[below: 2], sp[below: 1], inPlace: instruction.short == 1)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .negate:
            let value = sp[below: 1]
            if value.tag == .float {
              sp[below: 1] = .float(-value.floatValue)
            } else {
              enterNative(sp)
              sp[below: 1] = try unary(.negate, value)
            }
          case .unary:
            enterNative(sp)
            sp[below: 1] = try unary(instruction.small == 0 ? .plus : .invert, sp[below: 1])
          case .not:
            let value = sp[below: 1]
            if value.tag == .bool {
              sp[below: 1] = .bool(!value.boolValue)
            } else {
              enterNative(sp)
              sp[below: 1] = try logicalNot(value)
            }
          case .compare:
            let right = sp[below: 1]
            let left = sp[below: 2]
            let operation = ComparisonOperator(rawValue: instruction.small) ?? .equal
            if left.tag == .int && right.tag == .int
              && operation.rawValue <= ComparisonOperator.isNot.rawValue
            {
              sp = sp.lowered(by: 1)
              sp[below: 1] = .bool(
                Interpreter.compare(operation, left.intValue, right.intValue, left, right))
            } else if left.tag == .float && right.tag == .float
              && operation.rawValue <= ComparisonOperator.notEqual.rawValue
            {
              sp = sp.lowered(by: 1)
              sp[below: 1] = .bool(
                Interpreter.compare(operation, left.floatValue, right.floatValue))
            } else if left.tag == .object, try beginComparison(operation, ip, sp) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try compare(operation, left, right)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }

          // MARK: Jumps
          case .jump:
            ip = frame.pointee.target(of: instruction)
          case .loop:
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            if recording.wantsCollection || heap.births >= collectionBirth {
              stackTop = sp
              collectAtSafePoint(freesShapes: nesting <= 1)
            }
            ip = frame.pointee.target(of: instruction)
          case .jumpIfFalse, .jumpIfTrue:
            sp = sp.lowered(by: 1)
            let value = sp.pointee
            let isTrue: Bool
            if value.tag == .bool {
              isTrue = value.boolValue
            } else {
              enterNative(sp + 1)
              isTrue = try truth(value)
            }
            if isTrue == (instruction.opcode == .jumpIfTrue) {
              ip = frame.pointee.target(of: instruction)
            }
          case .jumpIfFalseOrPop:
            enterNative(sp)
            if try truth(sp[below: 1]) {
              sp = sp.lowered(by: 1)
            } else {
              ip = frame.pointee.target(of: instruction)
            }
          case .jumpIfTrueOrPop:
            enterNative(sp)
            if try truth(sp[below: 1]) {
              ip = frame.pointee.target(of: instruction)
            } else {
              sp = sp.lowered(by: 1)
            }

          // MARK: Containers
          case .buildTuple:
            let count = Int(instruction.argument)
            enterNative(sp)
            let tuple = try heap.newTuple(UnsafeBufferPointer(start: sp - count, count: count))
            sp = sp.lowered(by: count)
            sp.initialize(to: tuple)
            sp += 1
          case .buildList:
            let count = Int(instruction.argument)
            enterNative(sp)
            let list = try heap.newList(UnsafeBufferPointer(start: sp - count, count: count))
            sp = sp.lowered(by: count)
            sp.initialize(to: list)
            sp += 1
          case .buildSet, .buildDictionary, .buildString:
            enterNative(sp)
            sp = try build(instruction, sp)
          case .buildSlice:
            enterNative(sp)
            let slice = try heap.newSlice(sp[below: 3], sp[below: 2], sp[below: 1])
            sp = sp.lowered(by: 2)
            sp[below: 1] = slice
          case .appendToList:
            stackTop = sp
            try heap.append(sp[below: 1], to: sp[below: 1 + Int(instruction.argument)])
            sp = sp.lowered(by: 1)
          case .addToSet, .extendList, .updateSet, .setInDictionary, .updateDictionary,
            .mergeKeywords, .listToTuple:
            enterNative(sp)
            sp = try fill(instruction, sp)
          case .formatValue:
            enterNative(sp)
            sp = try formatValue(instruction, sp)

          // MARK: Members and items
          case .getAttribute:
            let object = sp[below: 1]
            let site = Int(instruction.argument)
            if object.tag == .object {
              if let place = cachedPlace(caches + site, object) {
                sp[below: 1] = place.pointee.value
                continue
              }
              frame.pointee.instruction = ip
              enterNative(sp)
              if try beginGetter(site, sp) {
                frame = frames + (frameCount - 1)
                ip = frame.pointee.instruction
                slots = frame.pointee.slots
                sp = stackTop
                continue
              }
            }
            enterNative(sp)
            sp[below: 1] = try getAttribute(object, site: site)
          case .setAttribute:
            let object = sp[below: 1]
            if object.tag == .object,
              let place = cachedPlace(caches + Int(instruction.argument), object)
            {
              // A class that says how attributes are set has no cache.
              place.pointee.value = sp[below: 2]
            } else {
              enterNative(sp)
              try setAttribute(object, site: Int(instruction.argument), to: sp[below: 2])
            }
            sp = sp.lowered(by: 2)
          case .deleteAttribute:
            enterNative(sp)
            try deleteAttribute(sp[below: 1], site: Int(instruction.argument))
            sp = sp.lowered(by: 1)
          case .loadMethod:
            let object = sp[below: 1]
            if object.tag == .object,
              let method = cachedMethod(caches + Int(instruction.argument), object)
            {
              sp[below: 1] = method
              sp.initialize(to: object)
              sp += 1
            } else {
              enterNative(sp)
              sp = try loadMethod(Int(instruction.argument), sp)
            }
          case .getItem:
            let index = sp[below: 1]
            let object = sp[below: 2]
            if object.tag == .list && index.tag == .int {
              let list = heap.lists[index: object]
              var position = index.intValue
              if position < 0 { position &+= list.pointee.count }
              guard position >= 0 && position < list.pointee.count,
                let items = list.pointee.items
              else { throw error(.indexError, "list index out of range") }
              sp = sp.lowered(by: 1)
              sp[below: 1] = items[position]
            } else {
              if object.tag == .object {
                frame.pointee.instruction = ip
                stackTop = sp
                if try beginItem(sp) {
                  frame = frames + (frameCount - 1)
                  ip = frame.pointee.instruction
                  slots = frame.pointee.slots
                  sp = stackTop
                  continue
                }
              }
              enterNative(sp)
              let result = try getItem(object, index)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .setItem:
            enterNative(sp)
            try setItem(sp[below: 2], sp[below: 1], to: sp[below: 3])
            sp = sp.lowered(by: 3)
          case .deleteItem:
            enterNative(sp)
            try deleteItem(sp[below: 2], sp[below: 1])
            sp = sp.lowered(by: 2)

          // MARK: Calls
          case .call:
            let count = Int(instruction.argument)
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            let arguments = sp - count
            let base = arguments.lowered(by: 1)
            frame.pointee.instruction = ip
            let isPushed: Bool
            if base.pointee.tag == .function {
              stackTop = sp
              isPushed = try pushFrame(base.pointee, arguments, count, base: base)
            } else {
              enterNative(sp)
              isPushed = try beginCall(base, arguments, count)
            }
            if isPushed {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
            }
            sp = stackTop
          case .callMethod:
            let count = Int(instruction.argument)
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            let arguments = sp - count
            let base = arguments.lowered(by: 2)
            frame.pointee.instruction = ip
            let isPushed: Bool
            if base.pointee.tag == .function {
              // The receiver of a method is its first argument.
              let isBound = !base[1].isUnbound
              stackTop = sp
              isPushed = try pushFrame(
                base.pointee, isBound ? base + 1 : arguments, isBound ? count + 1 : count,
                base: base)
            } else {
              enterNative(sp)
              isPushed = try beginCall(base, arguments, count)
            }
            if isPushed {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
            }
            sp = stackTop
          case .callKeywords, .callMethodKeywords:
            let count = Int(instruction.argument)
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            let arguments = sp - count
            let base =
              instruction.opcode == .callKeywords
              ? arguments.lowered(by: 1) : arguments.lowered(by: 2)
            frame.pointee.instruction = ip
            enterNative(sp)
            if try beginCall(base, arguments, count, keywords: keywordList(instruction.short)) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
            }
            sp = stackTop
          case .callSpread:
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            enterNative(sp)
            let base = sp.lowered(by: 3)
            let (count, keywords) = try spread(base)
            frame.pointee.instruction = ip
            if try beginCall(base, base + 1, count, keywords: keywords) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
            }
            sp = stackTop
          case .comprehension:
            frame.pointee.instruction = ip
            stackTop = sp
            if try pushComprehension(Int(instruction.argument), sp) {
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
            }
            sp = stackTop
          case .returnValue:
            let value = sp[below: 1]
            handled = frame.pointee.handled
            frameCount &-= 1
            let mode = frame.pointee.mode
            if mode == .call {
              sp = frame.pointee.base
              sp.initialize(to: value)
              sp += 1
              frame -= 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
            } else if mode == .boundary {
              stackTop = frame.pointee.base
              return value
            } else if mode == .initializer {
              sp = frame.pointee.base
              let made = frame.pointee.held
              frame -= 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              stackTop = sp
              try checkInitialized(made, value)
              sp.initialize(to: made)
              sp += 1
            } else if mode == .operator {
              sp = frame.pointee.base
              frame -= 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              var result = value
              if value.tag == .notImplemented {
                enterNative(sp)
                result = try finishOperator(
                  ip[-1], sp[below: 2], sp[below: 1])
              }
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            } else {
              finishGenerator(frame)
              stackTop = frame.pointee.base
              if mode == .generatorBoundary {
                returned = value
                return .unbound
              }
              sp = frame.pointee.base
              frame -= 1
              slots = frame.pointee.slots
              ip = frame.pointee.instruction
              if mode == .delegate {
                // The `yield from` that asked: its iterator becomes the value.
                sp[below: 1] = value
              } else {
                // The `for` that asked: its iterator goes, and it jumps.
                sp = sp.lowered(by: 1)
                ip = frame.pointee.target(of: ip[-1])
              }
            }
          case .yieldValue:
            let value = sp[below: 1]
            if deliver(value, resumingAt: ip, top: sp.lowered(by: 1)) { return value }
            frame = frames + (frameCount - 1)
            ip = frame.pointee.instruction
            slots = frame.pointee.slots
            sp = stackTop
            sp.initialize(to: value)
            sp += 1
          case .yieldFrom:
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            let iterator = sp[below: 2]
            let sent = sp[below: 1]
            frame.pointee.instruction = ip
            if iterator.tag == .generator {
              sp = sp.lowered(by: 1)
              stackTop = sp
              if try resumeGenerator(iterator, mode: .delegate, sent: sent) {
                frame += 1
                ip = frame.pointee.instruction
                slots = frame.pointee.slots
                sp = stackTop
              } else {
                sp[below: 1] = .none
              }
            } else {
              enterNative(sp)
              let value = try advance(iterator, sending: sent)
              sp = sp.lowered(by: 1)
              if value.tag == .unbound {
                sp[below: 1] = returned
              } else {
                if deliver(value, resumingAt: ip - 1, top: sp) { return value }
                frame = frames + (frameCount - 1)
                ip = frame.pointee.instruction
                slots = frame.pointee.slots
                sp = stackTop
                sp.initialize(to: value)
                sp += 1
              }
            }
          case .makeFunction:
            enterNative(sp)
            sp = try makeFunction(Int(instruction.argument), sp)
          case .loadBoundLocal:
            let value = slots[Int(instruction.short)]
            if value.tag != .unbound {
              sp.initialize(to: value)
              sp += 1
              ip = frame.pointee.target(of: instruction)
            }
          case .makeNamespace:
            enterNative(sp)
            sp = try makeNamespace(frame, hasAnnotations: instruction.small == 1, sp)
          case .buildClass:
            enterNative(sp)
            sp = try buildClass(heap.text(constants[Int(instruction.argument)]), sp)
          case .matchSequence, .matchMapping, .matchKeys, .matchClass:
            enterNative(sp)
            sp = try match(instruction, sp)
          case .capture:
            capture(instruction, sp)
            sp = sp.lowered(by: 1)

          // MARK: Iteration
          case .getIterator:
            enterNative(sp)
            sp[below: 1] = try iterator(over: sp[below: 1])
          case .forIterator:
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            if recording.wantsCollection || heap.births >= collectionBirth {
              stackTop = sp
              collectAtSafePoint(freesShapes: nesting <= 1)
            }
            let iterator = sp[below: 1]
            if iterator.tag == .iterator {
              let object = heap.iterators[iterator.index]
              if object.pointee.kind == .range {
                if object.pointee.limit > 0 {
                  sp.initialize(to: .int(object.pointee.index))
                  sp += 1
                  object.pointee.index &+= object.pointee.step
                  object.pointee.limit &-= 1
                } else {
                  sp = sp.lowered(by: 1)
                  ip = frame.pointee.target(of: instruction)
                }
              } else {
                if object.pointee.kind.rawValue >= IteratorObject.Kind.string.rawValue {
                  enterNative(sp)
                } else {
                  stackTop = sp
                }
                let value = try advance(iterator)
                if value.tag == .unbound {
                  sp = sp.lowered(by: 1)
                  ip = frame.pointee.target(of: instruction)
                } else {
                  sp.initialize(to: value)
                  sp += 1
                }
              }
            } else if iterator.tag == .object {
              enterNative(sp)
              let value = try advance(iterator)
              if value.tag == .unbound {
                sp = sp.lowered(by: 1)
                ip = frame.pointee.target(of: instruction)
              } else {
                sp.initialize(to: value)
                sp += 1
              }
            } else {
              stackTop = sp
              frame.pointee.instruction = ip
              if try resumeGenerator(iterator, mode: .generatorInLoop) {
                frame += 1
                ip = frame.pointee.instruction
                slots = frame.pointee.slots
                sp = stackTop
              } else {
                sp = sp.lowered(by: 1)
                ip = frame.pointee.target(of: instruction)
              }
            }
          case .unpack:
            enterNative(sp)
            sp = try unpack(Int(instruction.argument), sp)
          case .unpackStarred:
            enterNative(sp)
            sp = try unpackStarred(Int(instruction.small), Int(instruction.short), sp)

          // MARK: Exceptions
          case .enterHandler:
            let exception = sp[below: 1]
            sp[below: 1] = handled
            sp.initialize(to: exception)
            sp += 1
            handled = exception
          case .leaveHandler:
            handled = sp[below: Int(instruction.argument)]
          case .matchException:
            enterNative(sp)
            sp[below: 1] = .bool(try exception(sp[below: 2], matches: sp[below: 1]))
          case .reraise:
            sp = sp.lowered(by: 1)
            throw ScriptError(exception: sp.pointee)
          case .raise:
            enterNative(sp)
            throw try raised(sp, count: Int(instruction.small))
          case .assertionError:
            stackTop = sp
            throw try failedAssertion(instruction.small == 1 ? sp[below: 1] : nil)
          case .withEnter:
            enterNative(sp)
            let value = try withEnter(sp[below: 1])
            sp.initialize(to: value)
            sp += 1
          case .withExit:
            enterNative(sp)
            let isRaised = instruction.small == 1
            let isSwallowed = try withExit(
              sp[below: Int(instruction.argument)], isRaised ? sp[below: 1] : .none)
            if isRaised {
              sp.initialize(to: .bool(isSwallowed))
              sp += 1
            }
          case .end:
            frameCount &-= 1
            stackTop = frame.pointee.base
            return .none
          }
        }
      } catch {
        guard error.limit == nil else {
          abandonFrames(downTo: entry)
          throw error
        }
        if recording.isOutOfTime {
          // It may come of what a computation left that was given up.
          abandonFrames(downTo: entry)
          throw ScriptError(limit: .seconds)
        }
        if hosts.isExposed, !isException(error, .stopIteration) {
          // It may come of a value that the script would not have met.
          abandonFrames(downTo: entry)
          throw refused("the program raises an exception after it read a value")
        }
        let landing = try unwind(error, from: ip, entry: entry)
        frame = frames + (frameCount - 1)
        slots = frame.pointee.slots
        ip = landing
        sp = stackTop
      }
    }
  }
}
