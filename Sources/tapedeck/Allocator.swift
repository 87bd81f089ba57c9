import CAllocator

/// How the process's allocator treats the large blocks of a long run.
enum Allocator {
  /// Keeps freed blocks of up to 32 MiB for the next use: chunks and result texts of a quarter to some
  /// megabytes come and go by the thousand, and returning each to the system cost a tenth of a batch's
  /// time in page faults.
  static func keepBlocks() { tapedeck_keep_blocks(32 << 20, 64 << 20) }
}
