import CLibdeflate

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Calls a body with each of `0 ..< count` once, perhaps on several threads, and returns when all have
/// returned.
public typealias ParallelBlocks = (_ count: Int, _ body: (Int) -> Void) -> Void

/// Inflates members of a gzip file whole and several at a time, before their text is asked for.
///
/// Where a member ends shows only as it is inflated, but where another may begin is easily seen:
/// where bytes look like a header. Members are inflated from all such places side by side, and the
/// text of one is used only when the member before it ends exactly there. So bytes that merely look
/// like a header cost time and never change the text.
///
/// A member that is not whole in the input, is large, or cannot be inflated is left to the streaming
/// reader, and so is every word about damage.
/// - Source: RFC 1952, §2.3.
final class WholeMembers {
  /// A member whose checksum and length are right.
  struct Member {
    var text: UnsafePointer<UInt8>
    var textSize: Int
    var compressedSize: Int
  }

  /// A place that looks like a header, and what was inflated from there.
  private struct Slot {
    /// Its offset in the file.
    var start: Int64
    var textStart: Int
    /// What the member's trailer would say.
    var textSize: Int
    /// 0 until a member was found there.
    var compressedSize: Int
  }

  /// The most members that are inflated side by side, and the bytes of their texts.
  static let countLimit = 16
  static let textLimit = 1 << 20
  /// Header, an empty block and trailer.
  private static let smallestSize = 20

  private let parallelFor: ParallelBlocks
  private var slots: [Slot] = []
  /// The slots before it have been used, or will not be.
  private var nextSlot = 0
  private var text = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  private var textCapacity = 1
  /// One for each slot, for they work side by side; nil while it was not needed.
  private let inflaters = UnsafeMutablePointer<OpaquePointer?>.allocate(capacity: countLimit)

  init(parallelFor: @escaping ParallelBlocks) {
    self.parallelFor = parallelFor
    inflaters.initialize(repeating: nil, count: Self.countLimit)
  }

  deinit {
    for index in 0..<Self.countLimit {
      if let inflater = inflaters[index] { libdeflate_free_decompressor(inflater) }
    }
    inflaters.deallocate()
    text.deallocate()
  }

  /// Whether every member found in the last search lies before an offset in the file.
  func isExhausted(at offset: Int64) -> Bool {
    while nextSlot < slots.count, slots[nextSlot].start < offset { nextSlot += 1 }
    return nextSlot == slots.count
  }

  /// The member that begins at an offset in the file, if it was inflated; its text stays until the next search.
  func member(at offset: Int64) -> Member? {
    guard !isExhausted(at: offset) else { return nil }
    let slot = slots[nextSlot]
    guard slot.start == offset, slot.compressedSize > 0 else { return nil }
    return Member(
      text: UnsafePointer(text + slot.textStart), textSize: slot.textSize,
      compressedSize: slot.compressedSize)
  }

  /// Forgets the members found in the last search.
  func forget() { nextSlot = slots.count }

  /// Inflates the members that begin with `input`.
  ///
  /// - Parameters:
  ///   - offset: where in the file `input` begins.
  ///   - isComplete: whether the file has no more than `input`.
  /// - Returns: whether there is one at all that looks whole and small.
  func search(_ input: UnsafeBufferPointer<UInt8>, at offset: Int64, isComplete: Bool) -> Bool {
    findSlots(input, at: offset, isComplete: isComplete)
    guard let base = input.baseAddress, !slots.isEmpty else { return false }
    reserveText()
    let inflaters = inflaters
    let text = text
    slots.withUnsafeMutableBufferPointer { slots in
      let slots = slots
      parallelFor(slots.count) { index in
        if inflaters[index] == nil { inflaters[index] = libdeflate_alloc_decompressor() }
        guard let inflater = inflaters[index] else { return }
        let slot = slots[index]
        let start = Int(slot.start - offset)
        var used = 0
        var produced = 0
        // It may read beyond the next header, which need not be one.
        let result = libdeflate_gzip_decompress_ex(
          inflater, base + start, input.count - start, text + slot.textStart, slot.textSize, &used,
          &produced)
        guard result == LIBDEFLATE_SUCCESS, produced == slot.textSize else { return }
        slots[index].compressedSize = used
      }
    }
    return true
  }

  private func reserveText() {
    guard let last = slots.last, last.textStart + last.textSize > textCapacity else { return }
    text.deallocate()
    textCapacity = last.textStart + last.textSize
    text = .allocate(capacity: textCapacity)
  }

  /// Fills the slots with the members that end, or seem to end, within the input and the limits.
  private func findSlots(
    _ input: UnsafeBufferPointer<UInt8>, at offset: Int64, isComplete: Bool
  ) {
    slots.removeAll(keepingCapacity: true)
    nextSlot = 0
    guard Self.isHeader(input, at: 0) else { return }
    var start = 0
    var textSize = 0
    while slots.count < Self.countLimit {
      let next = Self.nextHeader(input, after: start)
      guard next != nil || isComplete else { return }
      let end = next ?? input.count
      guard end - start >= Self.smallestSize else { return }
      let size = Self.word(input, at: end - 4)
      guard size <= Self.textLimit - textSize else { return }
      slots.append(
        Slot(
          start: offset + Int64(start), textStart: textSize, textSize: size, compressedSize: 0))
      textSize += size
      guard let next else { return }
      start = next
    }
  }

  private static func nextHeader(
    _ input: UnsafeBufferPointer<UInt8>, after start: Int
  ) -> Int? {
    guard let base = input.baseAddress else { return nil }
    var position = start + smallestSize
    while position + 4 <= input.count {
      guard let found = memchr(base + position, 0x1F, input.count - position - 3) else {
        return nil
      }
      position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if isHeader(input, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// Whether there is a header of the kinds that libdeflate and ISA-L check as they should: not one with a
  /// checksum of its own.
  static func isHeader(_ input: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    position + 4 <= input.count && input[position] == 0x1F && input[position + 1] == 0x8B
      && input[position + 2] == 8 && input[position + 3] & 0xE2 == 0
  }

  private static func word(_ input: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(input[position + $1]) << (8 * $1) }
  }
}
