import Foundation
import Testing

@testable import TCPSimulator

@Suite struct SearchTests {
  /// How many seeds the real machine is searched with; ENUMATON_SEARCH_SEEDS says otherwise.
  private static let seeds =
    ProcessInfo.processInfo.environment["ENUMATON_SEARCH_SEEDS"].flatMap { UInt64($0) } ?? 150

  @Test func theCompiledMachineBreaksNoInvariant() {
    let report = Search(seeds: 1..<1 + Self.seeds).run()
    #expect(report.findings.isEmpty, "\(report.findings.map(\.file).joined(separator: "\n"))")
  }

  @Test func theSpecInterpretedBreaksNoInvariant() throws {
    let spec = try ConnectionSpec(bytes: Array(PlantedBug.original().utf8))
    let report = Search(seeds: 1..<1 + Self.seeds / 3, on: spec).run()
    #expect(report.findings.isEmpty, "\(report.findings.map(\.file).joined(separator: "\n"))")
  }

  @Test(arguments: PlantedBug.all)
  func aPlantedBugIsFoundAndShrunkToAtMostTenSteps(_ bug: PlantedBug) throws {
    let spec = try bug.spec()
    let report = Search(seeds: 1..<1 + bug.seeds, on: spec).run()
    let finding = try #require(report.findings.first { $0.invariant == bug.invariant })
    #expect(finding.scenario.script.count <= 10, "\(finding.file)")

    // The file shows it by itself, and shows nothing of the real machine.
    let read = try #require(Scenario.read(Array(finding.file.utf8)).scenario)
    #expect(read.play(on: spec).failures.map(\.message) == [finding.message])
    #expect(read.play().failures == [])
  }

  @Test func theSameSeedsFindTheSame() throws {
    let bug = try #require(PlantedBug.all.first)
    let reports = try (0..<2).map { _ in try Search(seeds: 1..<41, on: bug.spec()).run() }
    #expect(!reports[0].findings.isEmpty)
    #expect(reports[0].findings.map(\.file) == reports[1].findings.map(\.file))
    #expect(reports[0].json { $0.scenario.name } == reports[1].json { $0.scenario.name })
  }

  @Test func nothingCanBeLeftOutOfWhatWasFound() throws {
    let bug = try #require(PlantedBug.all.first)
    let spec = try bug.spec()
    let found = try #require(Search(seeds: 1..<41, on: spec).run().findings.first).scenario
    for index in found.script.indices {
      var smaller = found
      smaller.script.remove(at: index)
      #expect(smaller.play(on: spec).failures.isEmpty, "without step \(index)\n\(found.text())")
    }
    for index in found.faults.indices {
      var smaller = found
      smaller.faults.remove(at: index)
      #expect(smaller.play(on: spec).failures.isEmpty, "without fault \(index)\n\(found.text())")
    }
  }
}
