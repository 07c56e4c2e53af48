// swift-tools-version: 6.2
import PackageDescription

/// Every target is built in the Swift 6 language mode, with the upcoming features that the generated
/// code must also survive.
var settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
// Not always: a build system that silences the warnings of dependencies refuses to make them errors.
if Context.environment["ENUMATON_WARNINGS_AS_ERRORS"] != nil {
  settings.append(.treatAllWarnings(as: .error))
}

/// A target with a machine from `Spec/<name>` and a small host around it.
@MainActor func example(_ name: String) -> Target {
  .target(name: name, dependencies: ["EnumatonRuntime"], swiftSettings: settings, plugins: ["Enumaton"])
}

/// A product of a package that only the trait `Observability` needs.
@MainActor func observability(_ product: String, _ package: String) -> Target.Dependency {
  .product(name: product, package: package, condition: .when(traits: ["Observability"]))
}

let package = Package(
  name: "Enumaton",
  platforms: [.macOS(.v13)],
  products: [
    .library(name: "EnumatonRuntime", targets: ["EnumatonRuntime"]),
    .library(name: "EnumatonObservability", targets: ["EnumatonObservability"]),
    .library(name: "TCPRuntime", targets: ["TCPRuntime"]),
    .executable(name: "enumaton", targets: ["enumaton"]),
    .executable(name: "tcp-simulator", targets: ["tcp-simulator"]),
    .plugin(name: "Enumaton", targets: ["Enumaton"]),
    .plugin(name: "EnumatonDiagrams", targets: ["EnumatonDiagrams"]),
  ],
  traits: [
    .trait(
      name: "Observability",
      description:
        "Adapters to swift-log, swift-metrics and swift-distributed-tracing in EnumatonObservability.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // Fetched only with the trait.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
  ],
  targets: [
    // The compiler, one target per stage: text → Machine → CheckedMachine → Swift and DOT.
    .systemLibrary(
      name: "CEnumatonYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "EnumatonSpec", dependencies: ["CEnumatonYAML"], swiftSettings: settings),
    .target(name: "EnumatonCheck", dependencies: ["EnumatonSpec"], swiftSettings: settings),
    .target(
      name: "EnumatonEmit", dependencies: ["EnumatonSpec", "EnumatonCheck"], swiftSettings: settings),
    .target(
      name: "EnumatonInterpreter", dependencies: ["EnumatonSpec", "EnumatonCheck"],
      swiftSettings: settings),

    // What is proved about all that machines can do, alone and together, and the input of model checkers.
    .target(name: "EnumatonExplore", swiftSettings: settings),
    .target(
      name: "EnumatonVerify", dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonExplore"],
      swiftSettings: settings),
    .target(
      name: "EnumatonExport", dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonVerify"],
      swiftSettings: settings),

    // The page that lets a machine move in a browser.
    .target(
      name: "EnumatonExplorer",
      dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonEmit", "EnumatonDocument", "EnumatonExport"],
      resources: [.embedInCode("Page")], swiftSettings: settings),
    // Views of diagrams, diagrams in other notations than DOT, and tables.
    .target(
      name: "EnumatonDocument", dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonEmit"],
      swiftSettings: settings),

    // The tool of the build plugin (no third-party package: a consumer builds it) and the plugin.
    .executableTarget(
      name: "enumaton-generate",
      dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonEmit"],
      swiftSettings: settings),
    .plugin(name: "Enumaton", capability: .buildTool(), dependencies: ["enumaton-generate"]),

    // The command line for people.
    .executableTarget(
      name: "enumaton",
      dependencies: [
        "EnumatonSpec", "EnumatonCheck", "EnumatonEmit", "EnumatonDocument", "EnumatonInterpreter",
        "EnumatonVerify", "EnumatonExport", "EnumatonExplorer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Keeps the diagrams of a package: `swift package enumaton-diagrams`.
    .plugin(
      name: "EnumatonDiagrams",
      capability: .command(
        intent: .custom(
          verb: "enumaton-diagrams",
          description: "Keep the diagrams of the specs in the package, or check that they are up to date."),
        permissions: [
          .writeToPackageDirectory(
            reason: "The diagrams of your specs are kept in the package, in Spec/Diagrams.")
        ]),
      dependencies: ["enumaton"]),

    // What generated code and its hosts import.
    .target(name: "EnumatonRuntime", swiftSettings: settings),

    // Observers for the server ecosystem's logs, metrics and traces; empty without the trait.
    .target(
      name: "EnumatonObservability",
      dependencies: [
        "EnumatonRuntime",
        observability("Logging", "swift-log"), observability("Metrics", "swift-metrics"),
        observability("Tracing", "swift-distributed-tracing"),
      ],
      swiftSettings: settings),

    // TCP: the machine generated from Spec/TCPRuntime, the endpoint around it, and its simulator.
    .target(
      name: "TCPRuntime", dependencies: ["EnumatonRuntime"], swiftSettings: settings,
      plugins: ["Enumaton"]),
    .target(
      name: "TCPSimulator",
      dependencies: ["TCPRuntime", "EnumatonRuntime", "EnumatonSpec", "EnumatonCheck", "EnumatonExplore"],
      swiftSettings: settings),
    .executableTarget(
      name: "tcp-simulator",
      dependencies: [
        "TCPSimulator", "EnumatonSpec",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Machines that people might write; not products, so no consumer sees them.
    example("ElevatorDoorExample"),
    example("BLEPairingExample"),
    example("CheckoutExample"),
    example("HTTPConnectionExample"),
    example("MediaPlayerExample"),

    // Tests, one target per stage; then those that hold the stages together.
    .target(name: "EnumatonTestSupport", path: "Tests/EnumatonTestSupport", swiftSettings: settings),
    .testTarget(
      name: "EnumatonSpecTests", dependencies: ["EnumatonSpec", "EnumatonTestSupport"],
      exclude: ["Goldens"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonCheckTests", dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonTestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonEmitTests",
      dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonEmit", "EnumatonTestSupport"],
      exclude: ["Retains"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonDocumentTests",
      dependencies: [
        "EnumatonSpec", "EnumatonCheck", "EnumatonEmit", "EnumatonDocument", "EnumatonTestSupport",
      ],
      exclude: ["Goldens"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonInterpreterTests",
      dependencies: ["EnumatonSpec", "EnumatonCheck", "EnumatonInterpreter"],
      swiftSettings: settings),
    .testTarget(name: "EnumatonExploreTests", dependencies: ["EnumatonExplore"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonVerifyTests",
      dependencies: [
        "EnumatonSpec", "EnumatonCheck", "EnumatonVerify", "EnumatonInterpreter", "EnumatonTestSupport",
      ],
      exclude: ["Corpus"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonExportTests",
      dependencies: [
        "EnumatonSpec", "EnumatonCheck", "EnumatonVerify", "EnumatonExport", "EnumatonTestSupport",
      ],
      exclude: ["Goldens"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonExplorerTests",
      dependencies: [
        "EnumatonSpec", "EnumatonCheck", "EnumatonEmit", "EnumatonInterpreter", "EnumatonExplorer",
        "EnumatonTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EnumatonRuntimeTests", dependencies: ["EnumatonRuntime", "EnumatonTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EmbeddedTests",
      dependencies: [
        "EnumatonSpec", "EnumatonEmit", "EnumatonRuntime", "TCPRuntime", "EnumatonTestSupport",
      ],
      exclude: ["Program/Firmware.swift", "Program/start.c"], swiftSettings: settings),
    .testTarget(
      name: "EnumatonObservabilityTests",
      dependencies: [
        "EnumatonObservability", "EnumatonRuntime", "TCPRuntime",
        observability("Logging", "swift-log"), observability("InMemoryLogging", "swift-log"),
        observability("Metrics", "swift-metrics"), observability("MetricsTestKit", "swift-metrics"),
        observability("Tracing", "swift-distributed-tracing"),
        observability("InMemoryTracing", "swift-distributed-tracing"),
      ], swiftSettings: settings),
    .testTarget(
      name: "TCPRuntimeTests",
      dependencies: [
        "TCPRuntime", "TCPSimulator", "EnumatonRuntime", "EnumatonSpec", "EnumatonCheck",
        "EnumatonTestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "TCPSimulatorTests",
      dependencies: [
        "TCPSimulator", "TCPRuntime", "EnumatonRuntime", "EnumatonExplore", "EnumatonSpec",
        "EnumatonTestSupport",
      ],
      exclude: ["Goldens"], swiftSettings: settings),
    .testTarget(
      name: "GeneratedCodeTests", dependencies: ["EnumatonRuntime", "EnumatonTestSupport"],
      exclude: ["Specs", "Diagrams"],
      swiftSettings: settings),
    .testTarget(
      name: "ExampleTests",
      dependencies: [
        "ElevatorDoorExample", "BLEPairingExample", "CheckoutExample", "HTTPConnectionExample",
        "MediaPlayerExample", "EnumatonRuntime", "EnumatonSpec", "EnumatonCheck",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EquivalenceTests",
      dependencies: [
        "EnumatonSpec", "EnumatonCheck", "EnumatonEmit", "EnumatonInterpreter", "EnumatonTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: ["enumaton", "tcp-simulator", "enumaton-generate", "EnumatonTestSupport"],
      exclude: ["Fixtures", "Goldens"],
      swiftSettings: settings),
  ]
)
