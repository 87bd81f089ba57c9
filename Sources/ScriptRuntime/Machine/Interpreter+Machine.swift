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
  /// - Returns: the frame's value; of a generator's frame unbound when it has ended.
  func execute() throws(ScriptError) -> Value {
    let entry = frameCount - 1
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
    var frame = frames + entry
    var ip = frame.pointee.instruction
    var slots = frame.pointee.slots
    var sp = stackTop
    while true {
      do throws(ScriptError) {
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
            } else {
              enterNative(sp)
              let result = try arithmetic(.divide, left, right, inPlace: instruction.short == 1)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .binary:
            enterNative(sp)
            let operation = BinaryOperator(rawValue: instruction.small) ?? .add
            let result = try arithmetic(
              operation, sp[below: 2], sp[below: 1], inPlace: instruction.short == 1)
            sp = sp.lowered(by: 1)
            sp[below: 1] = result
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
            stackTop = sp
            if try truth(sp[below: 1]) {
              sp = sp.lowered(by: 1)
            } else {
              ip = frame.pointee.target(of: instruction)
            }
          case .jumpIfTrueOrPop:
            stackTop = sp
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
            enterNative(sp)
            sp[below: 1] = try getAttribute(sp[below: 1], name: Int(instruction.argument))
          case .setAttribute:
            enterNative(sp)
            try setAttribute(sp[below: 1], name: Int(instruction.argument), to: sp[below: 2])
            sp = sp.lowered(by: 2)
          case .deleteAttribute:
            stackTop = sp
            throw cannotDeleteAttribute(sp[below: 1], name: Int(instruction.argument))
          case .loadMethod:
            stackTop = sp
            sp = try loadMethod(Int(instruction.argument), sp)
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
              enterNative(sp)
              let result = try getItem(object, index)
              sp = sp.lowered(by: 1)
              sp[below: 1] = result
            }
          case .setItem:
            stackTop = sp
            try setItem(sp[below: 2], sp[below: 1], to: sp[below: 3])
            sp = sp.lowered(by: 3)
          case .deleteItem:
            stackTop = sp
            try deleteItem(sp[below: 2], sp[below: 1])
            sp = sp.lowered(by: 2)

          // MARK: Calls
          case .call:
            let count = Int(instruction.argument)
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            let arguments = sp - count
            let callee = arguments[below: 1]
            if callee.tag == .function {
              frame.pointee.instruction = ip
              stackTop = sp
              try pushFrame(callee, arguments, count, base: arguments.lowered(by: 1))
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try callObject(callee, arguments, count)
              sp = arguments
              sp[below: 1] = result
            }
          case .callMethod:
            let count = Int(instruction.argument)
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            let arguments = sp - count
            let callee = arguments[below: 2]
            if callee.tag == .function {
              frame.pointee.instruction = ip
              stackTop = sp
              try pushFrame(callee, arguments, count, base: arguments.lowered(by: 2))
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try callObject(callee, arguments, count)
              sp = arguments.lowered(by: 1)
              sp[below: 1] = result
            }
          case .callKeywords, .callMethodKeywords:
            let count = Int(instruction.argument)
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            let arguments = sp - count
            let base =
              instruction.opcode == .callKeywords
              ? arguments.lowered(by: 1) : arguments.lowered(by: 2)
            let callee = base.pointee
            stackTop = sp
            if callee.tag == .function {
              frame.pointee.instruction = ip
              try pushFrame(
                callee, arguments, count, base: base, keywords: keywordList(instruction.short))
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(sp)
              let result = try callObject(
                callee, arguments, count, keywords: keywordList(instruction.short))
              base.pointee = result
              sp = base + 1
            }
          case .callSpread:
            recording.stepsRemaining &-= 1
            if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
            stackTop = sp
            let base = sp.lowered(by: 3)
            let (count, keywords) = try spread(base)
            let callee = base.pointee
            if callee.tag == .function {
              frame.pointee.instruction = ip
              try pushFrame(callee, base + 1, count, base: base, keywords: keywords)
              frame += 1
              ip = frame.pointee.instruction
              slots = frame.pointee.slots
              sp = stackTop
            } else {
              enterNative(stackTop)
              let result = try callObject(callee, base + 1, count, keywords: keywords)
              base.pointee = result
              sp = base + 1
            }
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
            } else {
              finishGenerator(frame)
              stackTop = frame.pointee.base
              if mode == .generatorBoundary { return .unbound }
              // The `for` that asked: its iterator goes, and it jumps.
              sp = frame.pointee.base.lowered(by: 1)
              frame -= 1
              slots = frame.pointee.slots
              let asking = frame.pointee.instruction[-1]
              ip =
                UnsafePointer(frame.pointee.code.pointee.instructions)
                + Int(asking.argument)
            }
          case .yieldValue:
            let value = sp[below: 1]
            sp = sp.lowered(by: 1)
            handled = frame.pointee.handled
            suspendGenerator(frame, instruction: ip, top: sp)
            frameCount &-= 1
            sp = frame.pointee.base
            if frame.pointee.mode == .generatorBoundary {
              stackTop = sp
              return value
            }
            sp.initialize(to: value)
            sp += 1
            frame -= 1
            ip = frame.pointee.instruction
            slots = frame.pointee.slots
          case .makeFunction:
            enterNative(sp)
            sp = try makeFunction(Int(instruction.argument), sp)

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
            stackTop = sp
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
            stackTop = sp
            sp[below: 1] = .bool(try exception(sp[below: 2], matches: sp[below: 1]))
          case .reraise:
            sp = sp.lowered(by: 1)
            throw ScriptError(exception: sp.pointee)
          case .raise:
            stackTop = sp
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
            try withExit(sp[below: Int(instruction.argument)])
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
        if hosts.isExposed {
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
