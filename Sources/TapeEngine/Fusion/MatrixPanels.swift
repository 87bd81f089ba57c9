import Kernels
import Tensors

/// A large matrix product cut into panels of rows, which threads share.
///
/// An element is a chain over its own row and column, so its bits do not depend on the panels.
struct MatrixPanels {
  private let product: KernelTable.MatrixProduct
  private let size: Int
  private let rows: Int
  private let columns: Int
  private let depth: Int

  /// Smaller products are not worth waking a thread for: multiplications, and rows of a panel.
  private static let leastWork = 1 << 22
  private static let leastRows = 48
  private static let panelLimit = 4

  /// What one thread takes at a time at most, in multiplications: some ten milliseconds, between which
  /// it may be told to give up; and as many rows as a panel then has at least.
  private static let mostWork = 1 << 28
  private static let fewestRows = 16

  /// `[rows, depth] · [depth, columns]` of elements of `size` bytes; nil when it is too small.
  init?(
    _ product: @escaping KernelTable.MatrixProduct, size: Int, rows: Int, columns: Int, depth: Int
  ) {
    let work = rows * columns * depth
    guard rows >= 2 * Self.leastRows ? work >= Self.leastWork : work >= Self.mostWork else {
      return nil
    }
    self.product = product
    self.size = size
    self.rows = rows
    self.columns = columns
    self.depth = depth
  }

  func run(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer,
    _ aIsTransposed: Bool, _ bIsTransposed: Bool, until stopwatch: Recording.Stopwatch,
    _ parallelFor: Recording.ParallelFor
  ) {
    var a = a
    var straight: UnsafeMutableRawPointer?
    defer { straight?.deallocate() }
    if aIsTransposed {
      // Rows of a panel lie together only in the matrix as it is meant.
      let copy = UnsafeMutableRawPointer.allocate(byteCount: rows * depth * size, alignment: 64)
      stridedCopy(
        StridedMove([rows, depth], [1, rows], [depth, 1]), from: a, to: copy, size: size)
      straight = copy
      a = UnsafeRawPointer(copy)
    }
    let least = Self.leastRows
    var panelRows = ((rows + Self.panelLimit - 1) / Self.panelLimit + least - 1) / least * least
    if panelRows * columns * depth > Self.mostWork {
      let fitting = Self.mostWork / (columns * depth)
      panelRows = min(panelRows, max(fitting / least * least, Self.fewestRows))
    }
    parallelFor((rows + panelRows - 1) / panelRows) { panel in
      if stopwatch.isUp { return }
      let first = panel * panelRows
      product(
        a + first * depth * size, b, c + first * columns * size, min(panelRows, rows - first),
        columns, depth, false, bIsTransposed)
    }
  }
}
