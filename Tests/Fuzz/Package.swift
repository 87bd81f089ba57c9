// swift-tools-version: 6.2
// Fuzzers: a package of their own, so that the main one builds without them. See `run`.

import PackageDescription

/// Everything under test reports its branches to the fuzzer and its bad pointers to the sanitizer.
let instrumented: [SwiftSetting] = [
  .unsafeFlags([
    "-O", "-enable-testing", "-enforce-exclusivity=unchecked", "-sanitize=fuzzer,address",
    "-parse-as-library",
  ])
]
let plain: [SwiftSetting] = [.unsafeFlags(["-O", "-enforce-exclusivity=unchecked"])]
let kernelSettings: [SwiftSetting] = [
  .unsafeFlags([
    "-O", "-whole-module-optimization", "-num-threads", "1", "-disable-batch-mode",
    "-enforce-exclusivity=unchecked", "-Xcc", "-fno-math-errno",
  ])
]
let fuzzer: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]

let package = Package(
  name: "fuzz",
  targets: [
    // Symbolic links to the sources of the main package.
    .target(name: "CNumerals"),
    .target(
      name: "Numerals", dependencies: ["CNumerals"], exclude: ["README.md"],
      swiftSettings: instrumented),
    .target(
      name: "JSON", dependencies: ["Numerals"], exclude: ["README.md"],
      swiftSettings: instrumented),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CLibdeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "CSupervision"),
    .target(
      name: "BatchIO",
      dependencies: ["CZlib", "CLibdeflate", "CISAL", "CNettle", "CSupervision", "JSON"],
      exclude: ["README.md"],
      swiftSettings: instrumented),

    // What scripts stand on is not instrumented, so that its branches do not drown the script's.
    .target(name: "CKernelSupport"),
    .target(
      name: "KernelsPortable", dependencies: ["CKernelSupport"], swiftSettings: kernelSettings),
    .target(
      name: "KernelsAVX2", dependencies: ["CKernelSupport"],
      swiftSettings: kernelSettings + [.unsafeFlags(["-Xcc", "-mavx2", "-Xcc", "-mfma"])]),
    .target(
      name: "Kernels", dependencies: ["CKernelSupport", "KernelsPortable", "KernelsAVX2"],
      exclude: ["README.md"], swiftSettings: plain),
    .target(
      name: "Tensors", dependencies: ["Kernels", "Numerals"], exclude: ["README.md"],
      swiftSettings: plain),
    .target(name: "CTapeStack"),
    .target(
      name: "TapeEngine", dependencies: ["Tensors", "Kernels", "CTapeStack"],
      exclude: ["README.md"], swiftSettings: plain),
    .target(name: "CScriptLibrary"),
    .target(
      name: "ScriptLibrary", dependencies: ["CScriptLibrary"],
      exclude: ["README.md", "np", "python", "tf"]),
    .target(
      name: "ScriptSyntax", dependencies: ["ScriptLibrary"], exclude: ["README.md"],
      swiftSettings: instrumented),
    .target(name: "Randomness", exclude: ["README.md"], swiftSettings: plain),
    .target(
      name: "ScriptRuntime",
      dependencies: [
        "ScriptLibrary", "ScriptSyntax", "TapeEngine", "Tensors", "Kernels", "Numerals",
        "Randomness",
      ], exclude: ["README.md"], swiftSettings: instrumented),

    .target(name: "FuzzDriver"),
    .executableTarget(
      name: "FuzzGzip", dependencies: ["BatchIO", "JSON", "FuzzDriver"],
      swiftSettings: instrumented,
      linkerSettings: fuzzer),
    .executableTarget(
      name: "FuzzJSON", dependencies: ["JSON", "Numerals", "FuzzDriver"],
      swiftSettings: instrumented,
      linkerSettings: fuzzer),
    .executableTarget(
      name: "FuzzPattern", dependencies: ["JSON", "FuzzDriver"], swiftSettings: instrumented,
      linkerSettings: fuzzer),
    .executableTarget(
      name: "FuzzScript", dependencies: ["ScriptRuntime", "ScriptSyntax", "FuzzDriver"],
      swiftSettings: instrumented,
      linkerSettings: fuzzer),
  ]
)
