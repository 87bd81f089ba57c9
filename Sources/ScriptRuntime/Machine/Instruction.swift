/// One instruction of the machine: 8 bytes.
struct Instruction {
  var opcode: Opcode
  var small: UInt8 = 0
  var short: UInt16 = 0
  var argument: Int32 = 0
}

/// What an instruction does. Stack effects are written `[before] → [after]`, the top rightmost.
enum Opcode: UInt8 {
  /// Begins a statement on line `argument`: charges a step.
  case statement
  /// Charges a step: in the middle of long expressions, so that these cost what they take.
  case work
  /// `[] → [constant]`
  case constant
  case loadLocal
  case storeLocal
  case deleteLocal
  /// The local slot holds a cell.
  case loadCell
  case storeCell
  case deleteCell
  /// Wraps the local slot's value into a cell.
  case makeCell
  case loadFree
  case storeFree
  case deleteFree
  /// `[] → [cell]`: what a closure is made of.
  case pushCell
  case pushFreeCell
  case loadGlobal
  case storeGlobal
  case deleteGlobal

  case pop
  /// Drops `argument` values.
  case popMany
  case duplicate
  /// `[a b] → [a b a b]`
  case duplicateTwo
  /// `[a b] → [b a]`
  case swap
  /// `[a b c] → [c a b]`
  case rotateThree

  // `[a b] → [a op b]`; `small` is the `BinaryOperator`, `short` 1 when in place.
  case add
  case subtract
  case multiply
  case divide
  case binary
  case negate
  /// `small` is 0 for `+`, 1 for `~`.
  case unary
  case not
  /// `small` is the `ComparisonOperator`.
  case compare

  case jump
  /// Jumps back: charges a step, and collects when it is time.
  case loop
  case jumpIfFalse
  case jumpIfTrue
  /// Keeps the value when it jumps, else pops it.
  case jumpIfFalseOrPop
  case jumpIfTrueOrPop

  case buildList
  case buildTuple
  case buildSet
  /// `argument` pairs.
  case buildDictionary
  /// `[… list … value] → [… list …]`; the container is `argument` below the value.
  case appendToList
  case addToSet
  case setInDictionary
  /// `[list iterable] → [list]`
  case extendList
  case updateSet
  case updateDictionary
  /// Of a call's `**mapping`: keys are strings, and none twice.
  case mergeKeywords
  case listToTuple
  /// `[lower upper step] → [slice]`
  case buildSlice
  /// Joins `argument` strings.
  case buildString
  /// `[value] → [string]`, or `[value specification] → [string]` when `short` is 1; `small` is the
  /// conversion's ASCII code or 0.
  case formatValue

  // `argument` is the number of a site (`AttributeCache`).
  case getAttribute
  /// `[value object] → []`
  case setAttribute
  case deleteAttribute
  /// `[object] → [callable receiver]`, the receiver unbound when the callable needs none.
  case loadMethod
  case getItem
  /// `[value object index] → []`
  case setItem
  case deleteItem

  /// `[callee arguments…] → [result]`
  case call
  /// `argument` counts all of the arguments; `short` names the list of keywords of the last ones.
  case callKeywords
  /// `[callee receiver arguments…] → [result]`
  case callMethod
  case callMethodKeywords
  /// `[callee list dictionary] → [result]`
  case callSpread
  case returnValue
  /// `[defaults… cells…] → [function]`
  case makeFunction
  /// `[function iterator] → [result]`; starts the code of a comprehension.
  case comprehension
  /// `[value] → []`, and, when `small` is 1, `→ [sent]` once it goes on; of a generator's code.
  case yieldValue
  /// `[iterator sent] → [result]`: hands on what the iterator gives, and goes on again here until it ends.
  case yieldFrom
  /// `[bases keywords namespace] → [class]`; `argument` is the name's constant.
  case buildClass
  /// `[] → [namespace]`: what a class's body has bound; `small` is 1 when its annotations are on the stack.
  case makeNamespace
  /// Pushes the local `short` and jumps, if it is bound.
  case loadBoundLocal

  case getIterator
  /// `[iterator] → [iterator value]`, or at the end `[] ` and a jump.
  case forIterator
  /// `[sequence] → [last … first]`
  case unpack
  /// `small` before the starred target, `short` after it.
  case unpackStarred

  /// `[exception] → [previous exception]`: begins to handle it.
  case enterHandler
  /// Takes the previously handled exception from `argument` below the top.
  case leaveHandler
  /// `[exception type] → [exception matches]`
  case matchException
  /// `[exception] → `
  case reraise
  /// `small` is the number of values: exception, cause.
  case raise
  /// `small` is 1 when a message is on the stack.
  case assertionError
  /// `[context] → [context value]`
  case withEnter
  /// Leaves the context `argument` below the top; when `small` is 1, because of the exception on top, and
  /// pushes whether the context swallows it.
  case withExit

  // `[subject] → [subject matches]`; `argument` is the least length, `small` 1 when there may be more.
  case matchSequence
  case matchMapping
  /// `[subject keys] → [subject keys values matches]`; with `small` 1 the last value is all the rest.
  case matchKeys
  /// `[subject type] → [subject type attributes matches]`: `argument` by place, `short` names the others.
  case matchClass
  /// `[value] → []`: keeps it as number `short` of the list that is `argument` below it.
  case capture

  /// The program's end.
  case end
}

extension Opcode {
  /// About how long an instruction takes, in the machine's shortest ones; what a call or an operation of
  /// the engine does is charged by itself.
  var weight: Int {
    switch self {
    case .statement, .work, .loop, .forIterator, .end, .jump: 0
    case .constant, .loadLocal, .storeLocal, .loadCell, .storeCell, .loadFree, .storeFree,
      .loadGlobal, .storeGlobal, .pushCell, .pushFreeCell, .pop, .popMany, .duplicate,
      .duplicateTwo, .swap, .rotateThree, .jumpIfFalse, .jumpIfTrue, .jumpIfFalseOrPop,
      .jumpIfTrueOrPop, .add, .subtract, .multiply, .divide, .negate, .unary, .not, .compare,
      .returnValue, .yieldValue, .leaveHandler, .enterHandler, .reraise, .call, .callMethod,
      .callKeywords, .callMethodKeywords, .callSpread, .deleteLocal, .deleteGlobal, .deleteCell,
      .deleteFree, .appendToList, .comprehension, .getItem, .loadBoundLocal, .capture, .yieldFrom:
      1
    case .makeCell, .binary, .getIterator, .setItem, .deleteItem, .buildSlice, .buildList,
      .buildTuple, .unpack, .unpackStarred, .matchException, .raise, .assertionError, .withEnter,
      .withExit, .makeFunction, .getAttribute, .setAttribute, .deleteAttribute, .loadMethod,
      .addToSet, .setInDictionary, .listToTuple, .matchSequence, .matchMapping:
      4
    case .buildSet, .buildDictionary, .buildString, .formatValue, .extendList, .updateSet,
      .updateDictionary, .mergeKeywords, .buildClass, .makeNamespace, .matchKeys, .matchClass:
      16
    }
  }
}
