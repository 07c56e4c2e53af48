import EnumatonRuntime
import Testing

@testable import TCPRuntime

/// What a host with a million connections pays for each.
@Suite struct SizeTests {
  @Test func anEndpointIsSmall() {
    #expect(MemoryLayout<Endpoint>.size <= 152)
    #expect(MemoryLayout<Endpoint>.stride <= 152)
    #expect(MemoryLayout<Endpoint.Output>.stride <= 24)
    #expect(MemoryLayout<Segment>.stride <= 20)
    #expect(MemoryLayout<Profile>.size == MemoryLayout<Int>.size)
  }

  @Test(arguments: [Profile.rfc9293, .linux])
  func aProfileIsSharedByItsEndpoints(_ profile: Profile) {
    let endpoint = Endpoint(profile: profile)
    #expect(endpoint.profile.shared === profile.shared)
    var changed = profile
    changed.segmentLifetime = .seconds(1)
    #expect(changed != profile && endpoint.profile == profile)
    changed.segmentLifetime = profile.segmentLifetime
    #expect(changed == profile && changed.hashValue == profile.hashValue)
  }

  /// Handshake, text both ways, an orderly close, TIME_WAIT: in no state is anything on the heap.
  @Test(arguments: [Profile.rfc9293, .linux])
  func anOrdinaryConnectionHasNothingOnTheHeap(_ profile: Profile) {
    var profile = profile
    profile.delayedAck = nil
    var pair = Pair(profile)
    func isInline() -> Bool { pair.a.isInline && pair.b.isInline }
    pair.call(.b, .passiveOpen)
    pair.fate = { _, _ in .held }
    pair.call(.a, .activeOpen)
    #expect(pair.a.state == .synSent && isInline())
    pair.release()
    #expect(pair.states == [.established, .established] && isInline())
    for side in [Pair.Side.a, .b] {
      pair.fate = { _, _ in .held }
      pair.call(side, .send(100))
      #expect(isInline())
      pair.release()
      #expect(isInline())
      pair.call(side == .a ? .b : .a, .receive(.max))
    }
    pair.fate = { _, _ in .held }
    pair.call(.a, .close)
    #expect(pair.a.state == .finWait1 && isInline())
    pair.release()
    #expect(pair.a.state == .finWait2 && pair.b.state == .closeWait && isInline())
    pair.call(.b, .close)
    #expect(pair.states == [.timeWait, .closed] && isInline())
  }
}

extension Endpoint {
  /// Whether all of it is in the value itself.
  fileprivate var isInline: Bool { !hasExtras && timers.isInline && numbers.receive.isInline }
}
