import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct ScheduleTests {
  @Test("Things come in the order of their times, those of one time in the order they were added")
  func order() {
    var random = SeededGenerator(seed: 4)
    var schedule = Schedule()
    var expected: [(time: Int64, number: Int)] = []
    for number in 0..<5_000 {
      let time = Int64.random(in: 0..<500, using: &random)
      schedule.add(number, at: Instant(nanoseconds: time))
      expected.append((time, number))
    }
    expected.sort { ($0.time, $0.number) < ($1.time, $1.number) }
    for (time, number) in expected {
      #expect(schedule.nextTime == Instant(nanoseconds: time))
      let early = schedule.takeDue(at: Instant(nanoseconds: time - 1))
      #expect(early == nil)
      let due = schedule.takeDue(at: Instant(nanoseconds: time))
      #expect(due?.number == number)
    }
    #expect(schedule.isEmpty)
  }
}

@Suite struct ConnectionStoreTests {
  private func connection(_ number: Int) -> Connection {
    Connection(
      endpoint: Endpoint(), host: UInt16(number % 7), localPort: UInt16(1 + number % 1_000),
      remotePort: UInt16(1 + number / 1_000), application: 0, remote: Address(UInt32(number % 13)),
      origin: .opened)
  }

  @Test("Connections are found as long as they are there, whatever came and went")
  func againstDictionary() {
    var random = SeededGenerator(seed: 7)
    var store = ConnectionStore()
    var known: [ConnectionKey: Int] = [:]
    for _ in 0..<20_000 {
      let connection = connection(Int.random(in: 0..<3_000, using: &random))
      if let slot = known[connection.key] {
        #expect(store.find(connection.key) == slot)
        let id = store.id(of: slot)
        store.remove(slot)
        #expect(!store.holds(id))
        known[connection.key] = nil
      } else {
        #expect(store.find(connection.key) == nil)
        let slot = store.insert(connection)
        known[connection.key] = slot
      }
      #expect(store.count == known.count)
    }
    #expect(store.all == known.values.sorted())
    for (key, slot) in known { #expect(store.find(key) == slot) }
  }
}

@Suite struct LoadTests {
  @Test(
    "Every connection of the load is opened, used and closed, with losses and without",
    arguments: [0, 20_000])
  func bench(millionths: UInt32) {
    let report = Bench(connections: 500, loss: Probability(millionths: millionths)).run()
    #expect(report.refused == 0)
    #expect(report.left == 0)
    #expect(report.livePeak >= 500)
    #expect(report.virtual >= .seconds(60))
  }

  @Test("The same load is the same, to the event")
  func determinism() {
    let bench = Bench(connections: 300, loss: Probability(millionths: 50_000), seed: 3)
    #expect(bench.run().events == bench.run().events)
    #expect(
      Bench(connections: 300, loss: Probability(millionths: 50_000), seed: 4).run().events
        != bench.run().events)
  }

  @Test("A flood fills the backlog and no more, and shuts honest clients out")
  func flood() {
    let report = Flood(syns: 12_000, backlog: 100).run()
    #expect(report.livePeak == 100)
    #expect(report.dropped >= 12_000 - 100)
    #expect(report.attempts == 10)
    #expect(report.served == 0)
  }

  @Test("With SYN cookies the honest get through, and nothing is kept of the others")
  func cookies() {
    let report = Flood(syns: 12_000, backlog: 100, usesCookies: true).run()
    #expect(report.livePeak == 100)
    #expect(report.dropped == 0)
    #expect(report.cookies >= 12_000 - 100)
    #expect(report.served == 10)
  }
}
