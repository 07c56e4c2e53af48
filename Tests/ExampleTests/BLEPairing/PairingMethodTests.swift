import BLEPairingExample
import Testing

@Suite struct PairingMethodTests {
  /// Table 2.8 for LE Secure Connections: a row for each peer, a column for each of this side, both in the
  /// order of `IOCapability`.
  private static let table: [[PairingMethod]] = [
    [.justWorks, .justWorks, .passkeyEnteredHere, .justWorks, .passkeyEnteredHere],
    [.justWorks, .numericComparison, .passkeyEnteredHere, .justWorks, .numericComparison],
    [.passkeyShownHere, .passkeyShownHere, .passkeyEnteredHere, .justWorks, .passkeyShownHere],
    [.justWorks, .justWorks, .justWorks, .justWorks, .justWorks],
    [.passkeyShownHere, .numericComparison, .passkeyEnteredHere, .justWorks, .numericComparison],
  ]

  @Test("The method is that of table 2.8")
  func table() {
    let methods = IOCapability.allCases.map { peer in
      IOCapability.allCases.map { PairingMethod(here: $0, peer: peer) }
    }
    #expect(methods == Self.table)
  }
}
