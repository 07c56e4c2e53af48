// swift-tools-version: 6.0
import PackageDescription

// What is measured: `swift run -c release --package-path Tests/Benchmarks machine-benchmark`.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "Enumaton", path: "../..")],
  targets: [
    // The same machine as a nested switch in C. A test of Enumaton generates it from the TCP spec.
    .target(name: "CSwitch", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .release))]),
    .executableTarget(
      name: "machine-benchmark", dependencies: ["CSwitch"], path: "Sources/MachineBenchmark",
      plugins: [.plugin(name: "Enumaton", package: "Enumaton")]),
  ]
)
