// swift-tools-version: 6.2
// Tapedeck: batches of tf.GradientTape jobs, run natively.
//
// The arrows of the target list only point one way; Documentation/architecture.md draws them.

import PackageDescription

/// Lets the optimiser keep `@inlinable`-free modules fast: the engine owns its memory, so dynamic
/// exclusivity checks would only repeat what its tests hold.
let engineSettings: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

/// The portable and the vector build of the kernels are symbolic links to `Sources/KernelSources` and
/// differ in these flags alone.
let kernelFlags = [
  // Whole-module in debug builds too: without it no generic function is specialised across files.
  "-O", "-whole-module-optimization", "-num-threads", "1", "-disable-batch-mode",
  "-enforce-exclusivity=unchecked", "-Xcc", "-fno-math-errno",
]
let kernelSettings: [SwiftSetting] = [.unsafeFlags(kernelFlags)]
let vectorSettings: [SwiftSetting] = [
  .unsafeFlags(kernelFlags + ["-Xcc", "-mavx2", "-Xcc", "-mfma"])
]

let package = Package(
  name: "tapedeck",
  products: [
    .executable(name: "tapedeck", targets: ["tapedeck"]),
    .library(name: "TapeEngine", targets: ["TapeEngine"]),
    .library(name: "Kernels", targets: ["Kernels"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.0.0", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    // Numbers.
    .target(name: "CKernelSupport"),
    .target(
      name: "KernelsPortable", dependencies: ["CKernelSupport"], swiftSettings: kernelSettings),
    .target(name: "KernelsAVX2", dependencies: ["CKernelSupport"], swiftSettings: vectorSettings),
    .target(
      name: "Kernels", dependencies: ["CKernelSupport", "KernelsPortable", "KernelsAVX2"],
      exclude: ["README.md"], swiftSettings: engineSettings),
    .target(name: "CNumerals"),
    .target(name: "Numerals", dependencies: ["CNumerals"], exclude: ["README.md"]),
    .target(
      name: "Tensors", dependencies: ["Kernels", "Numerals"], exclude: ["README.md"],
      swiftSettings: engineSettings),
    .target(name: "CTapeStack"),
    .target(
      name: "TapeEngine", dependencies: ["Tensors", "Kernels", "CTapeStack"],
      exclude: ["README.md"], swiftSettings: engineSettings),

    // Scripts.
    .target(name: "CScriptLibrary"),
    .target(
      name: "ScriptLibrary", dependencies: ["CScriptLibrary"],
      exclude: ["README.md", "np", "python", "tf"]),
    .target(name: "ScriptSyntax", dependencies: ["ScriptLibrary"], exclude: ["README.md"]),
    .target(name: "Randomness", exclude: ["README.md"]),
    .target(
      name: "ScriptRuntime",
      dependencies: [
        "ScriptLibrary", "ScriptSyntax", "TapeEngine", "Tensors", "Kernels", "Numerals",
        "Randomness",
      ], exclude: ["README.md"], swiftSettings: engineSettings),

    // Files and threads.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CLibdeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(
      name: "JSON", dependencies: ["Numerals"], exclude: ["README.md"],
      swiftSettings: engineSettings),
    .target(
      name: "BatchIO",
      dependencies: ["CZlib", "CLibdeflate", "CISAL", "CNettle", "CSupervision", "JSON"],
      exclude: ["README.md"],
      swiftSettings: engineSettings),
    .target(name: "Scheduling", exclude: ["README.md"]),

    // Processes.
    .target(name: "CSupervision"),
    .target(name: "Supervision", dependencies: ["CSupervision"], exclude: ["README.md"]),

    // The runner.
    .target(
      name: "Batch",
      dependencies: [
        "ScriptRuntime", "ScriptSyntax", "TapeEngine", "Tensors", "Numerals", "BatchIO", "JSON",
        "Scheduling", "Supervision", "CSupervision",
      ], exclude: ["README.md"], swiftSettings: engineSettings),
    .target(
      name: "Settings",
      dependencies: [
        "Batch", .product(name: "Configuration", package: "swift-configuration"), "Yams",
      ], exclude: ["README.md"]),
    .target(name: "CAllocator"),
    .executableTarget(
      name: "tapedeck",
      dependencies: [
        "Batch", "CAllocator", "BatchIO", "Settings", "Supervision",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"]),

    // Tests mirror the sources.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "TestSupport"], exclude: ["Data"],
      // Millions of elements go through plain loops.
      swiftSettings: [.unsafeFlags(["-O"])]),
    .testTarget(
      name: "NumeralsTests", dependencies: ["Numerals", "TestSupport"], exclude: ["Data"]),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "TestSupport"], exclude: ["Fixtures"]),
    .testTarget(
      name: "TapeEngineTests", dependencies: ["TapeEngine", "TestSupport"], exclude: ["Data"]),
    .testTarget(
      name: "ScriptSyntaxTests", dependencies: ["ScriptSyntax", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ScriptRuntimeTests", dependencies: ["ScriptRuntime", "TestSupport"],
      exclude: ["Attacks", "Language"]),
    .testTarget(name: "RandomnessTests", dependencies: ["Randomness"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"]),
    .testTarget(
      name: "BatchIOTests", dependencies: ["BatchIO", "CZlib", "JSON", "TestSupport"],
      exclude: ["Data"]),
    .testTarget(name: "SchedulingTests", dependencies: ["Scheduling", "TestSupport"]),
    .testTarget(
      name: "BatchTests", dependencies: ["Batch", "JSON", "ScriptRuntime", "TestSupport"]),
    .testTarget(name: "SettingsTests", dependencies: ["Settings", "TestSupport"]),
    // Runs the executable as a process: of this build, or the one that TEST_EXECUTABLE names.
    .testTarget(name: "CommandLineTests", dependencies: ["BatchIO", "JSON"]),
  ]
)
