import CKernelSupport

/// Runs long kernels that may be told to give up.
///
/// The factorisations and systems ask between their blocks, and only they: what else takes long is cut into
/// parts by its callers. What a kernel leaves that gave up is any numbers.
public enum StoppableKernel {
  /// - Parameters:
  ///   - isDue: asked on this thread, while `body` runs.
  ///   - body: kernels that no other thread takes part in.
  public static func run(until isDue: () -> Bool, _ body: () -> Void) {
    // reason: the kernels forget it before this returns
    withoutActuallyEscaping(isDue) { isDue in
      withUnsafePointer(to: isDue) { context in
        tapedeck_set_stop(
          { $0?.assumingMemoryBound(to: (() -> Bool).self).pointee() ?? false }, context)
        body()
        tapedeck_set_stop(nil, nil)
      }
    }
  }
}
