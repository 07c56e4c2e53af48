import EnumatonRuntime
import Testing

@testable import TCPRuntime

/// RFC 6298.
@Suite struct RoundTripTests {
  private static let profile: Profile = {
    var profile = Profile.linux
    profile.minimumTimeout = .milliseconds(1)
    profile.minimumVariation = .zero
    profile.maximumTimeout = .seconds(2)
    return profile
  }()

  private static func at(_ milliseconds: Int64) -> Instant { .origin + .milliseconds(milliseconds) }

  @Test func startsWithTheInitialTimeout() {
    #expect(RoundTrip().timeout(Self.profile) == 1_000_000_000)
  }

  @Test func followsWhatIsMeasured() {
    var roundTrip = RoundTrip()
    roundTrip.start(10, at: Self.at(0))
    roundTrip.start(20, at: Self.at(50))  // one at a time
    roundTrip.finish(9, at: Self.at(60))  // not yet
    roundTrip.finish(20, at: Self.at(100))
    #expect(roundTrip.timeout(Self.profile) == 300_000_000)  // 100 + 4 × 50
    roundTrip.start(30, at: Self.at(200))
    roundTrip.finish(30, at: Self.at(300))
    #expect(roundTrip.timeout(Self.profile) == 250_000_000)  // 100 + 4 × 37.5
  }

  @Test func theVariationCountsForNoLessThanTheProfileSays() {
    var profile = Self.profile
    profile.minimumVariation = .milliseconds(200)
    var roundTrip = RoundTrip()
    roundTrip.start(10, at: Self.at(0))
    roundTrip.finish(10, at: Self.at(20))
    #expect(roundTrip.timeout(profile) == 220_000_000)
  }

  @Test func doesNotMeasureWhatWasSentAgain() {
    var roundTrip = RoundTrip()
    roundTrip.start(10, at: Self.at(0))
    roundTrip.discard()
    roundTrip.finish(10, at: Self.at(100))
    #expect(roundTrip.timeout(Self.profile) == 1_000_000_000)
  }

  @Test(arguments: [(Int64(0), Int64(1_000_000)), (10_000, 2_000_000_000)])
  func staysWithinTheLimits(_ milliseconds: Int64, _ timeout: Int64) {
    var roundTrip = RoundTrip()
    roundTrip.start(10, at: Self.at(0))
    roundTrip.finish(10, at: Self.at(milliseconds))
    #expect(roundTrip.timeout(Self.profile) == timeout)
  }
}
