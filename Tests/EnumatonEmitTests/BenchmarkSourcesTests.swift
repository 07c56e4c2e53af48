import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

struct BenchmarkSourcesTests {
  @Test func theProgramsOfTheBenchmarkFollowTheTCPSpec() throws {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    let spec = root.appendingPathComponent("Spec/TCPRuntime/TCPConnection.yaml")
    let machine = try #require(readSpec([UInt8](try Data(contentsOf: spec))).machine)
    let sources = BenchmarkSources(checked: try #require(check(machine).machine))
    let folder = root.path + "/Tests/Benchmarks/Sources"
    try expectGolden(sources.c(), at: folder + "/CSwitch/tcp_connection.inc")
    try expectGolden(sources.swift(), at: folder + "/MachineBenchmark/TCPTrace.swift")
  }
}
