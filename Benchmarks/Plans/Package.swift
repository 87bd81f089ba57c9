// swift-tools-version: 6.2
// Times of plans over lanes: `swift run -c release` here.

import PackageDescription

let package = Package(
  name: "PlansBenchmark",
  dependencies: [.package(name: "tapedeck", path: "../..")],
  targets: [
    .executableTarget(
      name: "PlansBenchmark",
      dependencies: [.product(name: "TapeEngine", package: "tapedeck")])
  ]
)
