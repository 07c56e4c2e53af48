import Testing

@testable import TCPRuntime

/// The endpoint under the Linux profile against what a Linux kernel did.
@Suite struct LinuxHistoryTests {
  @Test func allHistoriesAreRead() {
    #expect(History.all.count == 147)
    #expect(History.complete.count == 142)
  }

  @Test(arguments: History.complete)
  func agreesWithLinux(_ history: History) {
    let agreement = Agreement(of: Replay(history), with: history)
    #expect(agreement.differences == [])
  }
}
