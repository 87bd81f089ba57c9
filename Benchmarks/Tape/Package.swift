// swift-tools-version: 6.2
// Times of the tape engine: `swift run -c release` here.

import PackageDescription

let package = Package(
  name: "TapeBenchmark",
  dependencies: [.package(name: "tapedeck", path: "../..")],
  targets: [
    .executableTarget(
      name: "TapeBenchmark",
      dependencies: [.product(name: "TapeEngine", package: "tapedeck")])
  ]
)
