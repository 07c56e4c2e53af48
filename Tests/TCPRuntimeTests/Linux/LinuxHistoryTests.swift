import EnumatonRuntime
import TCPRuntime
import TCPSimulator
import Testing

/// The endpoint under the Linux profile against what a Linux kernel did.
@Suite struct LinuxHistoryTests {
  @Test func allHistoriesAreRead() {
    #expect(History.all.count == 147)
    #expect(History.complete.count == 142)
    #expect(History.all.allSatisfy { $0.omissions == [] })
  }

  @Test(arguments: History.all)
  func agreesWithLinux(_ history: History) {
    #expect(Agreement(of: Replay(history), with: history).decisive == [])
  }

  /// The same, with initial numbers so high that they wrap within the connection.
  @Test(arguments: History.all)
  func agreesWithLinuxWhenNumbersWrap(_ history: History) {
    let replay = Replay(history, base: 0xffff_ff80, peerBase: 0xffff_ffff)
    #expect(Agreement(of: replay, with: history).decisive == [])
  }

  /// By the finer criteria two differ: their SYN had been sent again. Linux measures that round trip by its time stamps
  /// (RFC 7323), the endpoint, which has none, does not (RFC 6298, section 3), and waits longer with the FIN.
  @Test func differsInLittle() {
    let differences = History.all.flatMap { history in
      Agreement(of: Replay(history), with: history).differences.map { "\(history.connection): \($0.text)" }
    }
    #expect(
      differences == [
        "A:30014>8080: Linux sent FIN,ACK seq 1 ack 1 again, we never did",
        "A:30045>8080: Linux sent FIN,ACK seq 1 ack 2 again, we never did",
      ])
  }

  /// And with the machine interpreted from the spec.
  @Test(arguments: History.all)
  func agreesWithLinuxInterpreted(_ history: History) throws {
    let spec = try ConnectionSpec.original.get()
    let interpreted = Replay(history, on: spec)
    let generated = Replay(history)
    #expect(Agreement(of: interpreted, with: history).decisive == [])
    #expect(interpreted.sent == generated.sent && interpreted.path == generated.path)
    #expect(interpreted.fired == generated.fired)
  }
}

extension Agreement {
  /// The differences that count, in words.
  fileprivate var decisive: [String] { differences.filter(\.criterion.isDecisive).map(\.text) }
}
