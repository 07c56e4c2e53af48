import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// What the benchmark compares is the same machine, because it is written from the same spec.
/// RECORD_GOLDENS=1 writes it anew.
struct BenchmarkSourcesTests {
  private static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized
    .path
  private static let sources = root + "/Tests/Benchmarks/Sources"

  @Test(arguments: [
    ("TCP", "Spec/TCPRuntime/TCPConnection.yaml"), ("Door", "Tests/GeneratedCodeTests/Specs/Door.yaml"),
  ])
  func theProgramsOfTheBenchmarkFollowTheirSpecs(_ name: String, _ path: String) throws {
    let spec = URL(fileURLWithPath: Self.root + "/" + path)
    let machine = try #require(readSpec([UInt8](try Data(contentsOf: spec))).machine)
    let sources = BenchmarkSources(
      checked: try #require(check(machine).machine), spec: spec.lastPathComponent)
    let short = name.lowercased()
    for (text, file) in [
      (sources.c(), "CSwitch/\(short)_machine.inc"),
      (sources.vocabulary(short), "Harness/Vocabulary+\(name).swift"),
      (sources.numbers(), "Shared/\(name)/Numbers.swift"),
      (sources.shapeTypes(), "\(name)Shapes/Types.swift"),
      (sources.switchShape(), "\(name)Shapes/SwitchMachine.swift"),
      (sources.dictionaryShape(), "\(name)Shapes/DictionaryMachine+Table.swift"),
      (sources.classShape(), "\(name)Shapes/ClassMachine+States.swift"),
    ] {
      try expectGolden(text, at: Self.sources + "/" + file)
    }
  }

  /// The machine whose methods are compiled into their callers, and the one whose rules are tables, differ from the
  /// TCP spec in nothing else.
  @Test(arguments: [("inlinable", "TCPInlinableMachine"), ("compact", "TCPCompactMachine")])
  func theOtherMachinesOfTheBenchmarkAreTheSame(_ feature: String, _ target: String) throws {
    let spec = try String(contentsOfFile: Self.root + "/Spec/TCPRuntime/TCPConnection.yaml", encoding: .utf8)
    let access = "\naccess: public\n"
    try #require(spec.contains(access) && !spec.contains("\nswift:"))
    try expectGolden(
      spec.replacingOccurrences(of: access, with: access + "swift: [\(feature)]\n"),
      at: Self.root + "/Tests/Benchmarks/Spec/\(target)/TCPConnection.yaml")
  }
}
