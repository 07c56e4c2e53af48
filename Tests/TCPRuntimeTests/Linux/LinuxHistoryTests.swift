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
    let agreement = Agreement(of: Replay(history), with: history)
    #expect(agreement.differences.map(\.text) == [])
  }

  /// The same, with initial numbers so high that they wrap within the connection.
  @Test(arguments: History.all)
  func agreesWithLinuxWhenNumbersWrap(_ history: History) {
    let replay = Replay(history, base: 0xffff_ff80, peerBase: 0xffff_ffff)
    let agreement = Agreement(of: replay, with: history)
    #expect(agreement.differences.map(\.text) == [])
  }

  /// And with the machine interpreted from the spec.
  @Test(arguments: History.all)
  func agreesWithLinuxInterpreted(_ history: History) throws {
    let spec = try ConnectionSpec.original.get()
    let interpreted = Replay(history, on: spec)
    let generated = Replay(history)
    #expect(Agreement(of: interpreted, with: history).differences.map(\.text) == [])
    #expect(interpreted.sent == generated.sent && interpreted.path == generated.path)
    #expect(interpreted.fired == generated.fired)
  }
}
