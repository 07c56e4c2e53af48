// swift-tools-version: 6.0
import PackageDescription

// A package as a user of Enumaton has it: a spec under `Spec/`, and nothing about the machine in Swift.
let package = Package(
  name: "Consumer",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "Enumaton", path: "../..")],
  targets: [
    .executableTarget(
      name: "Lights",
      dependencies: [.product(name: "EnumatonRuntime", package: "Enumaton")],
      plugins: [.plugin(name: "Enumaton", package: "Enumaton")])
  ]
)
