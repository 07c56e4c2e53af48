// swift-tools-version: 6.0
import PackageDescription

// Branch targets stand at the start of a 32-byte block in both languages, so that the ratio depends less on where
// the linker puts them. It still does: the same instructions a few kilobytes on are up to a fifth slower or
// faster on the random trace, so compare several builds.
let aligned = "-align-all-nofallthru-blocks=5"
let swiftSettings: [SwiftSetting] = [.unsafeFlags(["-Xllvm", aligned], .when(configuration: .release))]
let enumaton = Target.PluginUsage.plugin(name: "Enumaton", package: "Enumaton")

@MainActor func target(_ name: String, _ dependencies: Target.Dependency..., isGenerated: Bool = false)
  -> Target
{
  .target(
    name: name, dependencies: dependencies, swiftSettings: swiftSettings,
    plugins: isGenerated ? [enumaton] : [])
}

// What is measured: `Tests/Benchmarks/run.sh`, or a part of it without other compilers and languages:
// `swift run -c release --package-path Tests/Benchmarks machine-benchmark`.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "Enumaton", path: "../..")],
  targets: [
    // The machines as nested switches in C. A test of Enumaton writes them from the specs.
    .target(
      name: "CSwitch",
      cSettings: [.unsafeFlags(["-O2", "-mllvm", aligned], .when(configuration: .release))]),
    // Traces, and what is measured of whom.
    target("Harness", "CSwitch"),

    // The generated machines, and their callers in the same module or in another one. The callers are the same
    // files (Sources/Shared), compiled into each of these targets.
    target("TCPSameModule", "Harness", isGenerated: true),
    target("TCPMachine", isGenerated: true),
    target("TCPOtherModule", "Harness", "TCPMachine"),
    target("TCPInlinableMachine", isGenerated: true),
    target("TCPInlined", "Harness", "TCPInlinableMachine"),
    target("TCPCompactMachine", isGenerated: true),
    target("TCPCompact", "Harness", "TCPCompactMachine"),
    target("DoorSameModule", "Harness", isGenerated: true),

    // The same machines as people write them by hand; from the specs too.
    target("TCPShapes", "Harness"),
    target("DoorShapes", "Harness"),

    .executableTarget(
      name: "machine-benchmark",
      dependencies: [
        "CSwitch", "Harness", "TCPSameModule", "TCPOtherModule", "TCPInlined", "TCPCompact", "TCPShapes",
        "DoorSameModule", "DoorShapes",
      ],
      path: "Sources/MachineBenchmark", swiftSettings: swiftSettings),
  ]
)
