// swift-tools-version: 6.2
// Times and errors of the kernels: `swift run -c release KernelsBenchmark` and `… KernelsAccuracy`.
// Needs SLEEF (Debian: libsleef-dev) and glibc's libmvec, on x86-64 with AVX2.

import PackageDescription

let package = Package(
  name: "KernelsBenchmark",
  dependencies: [.package(name: "tapedeck", path: "../..")],
  targets: [
    .target(
      name: "CReference", cSettings: [.unsafeFlags(["-O3", "-mavx2", "-mfma"])],
      linkerSettings: [.linkedLibrary("sleef"), .linkedLibrary("mvec"), .linkedLibrary("m")]),
    .executableTarget(
      name: "KernelsBenchmark",
      dependencies: ["CReference", .product(name: "Kernels", package: "tapedeck")]),
    .executableTarget(
      name: "KernelsAccuracy",
      dependencies: ["CReference", .product(name: "Kernels", package: "tapedeck")]),
  ]
)
