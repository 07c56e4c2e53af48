// swift-tools-version: 6.0
import PackageDescription

// Branch targets stand at the start of a 32-byte block in both languages, so that the ratio depends less on where
// the linker puts them. It still does: the same instructions a few kilobytes on are up to a fifth slower or
// faster on the random trace, so compare several builds.
let aligned = "-align-all-nofallthru-blocks=5"

// What is measured: `swift run -c release --package-path Tests/Benchmarks machine-benchmark`.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "Enumaton", path: "../..")],
  targets: [
    // The same machine as a nested switch in C. A test of Enumaton generates it from the TCP spec.
    .target(
      name: "CSwitch",
      cSettings: [.unsafeFlags(["-O2", "-mllvm", aligned], .when(configuration: .release))]),
    .executableTarget(
      name: "machine-benchmark", dependencies: ["CSwitch"], path: "Sources/MachineBenchmark",
      swiftSettings: [.unsafeFlags(["-Xllvm", aligned], .when(configuration: .release))],
      plugins: [.plugin(name: "Enumaton", package: "Enumaton")]),
  ]
)
