import EnumatonRuntime
import Testing

@testable import TCPSimulator

/// The links against the theory. Seeds are fixed, so these never fail by chance; the bounds are five standard
/// deviations, which a right model passes with all but one seed in a million.
@Suite struct LinkTests {
  private static let sends = 100_000
  private static let seeds: [UInt64] = [1, 2, 3, 9293]

  /// What becomes of many segments that are sent far apart.
  private func passages(seed: UInt64, _ change: (inout LinkSettings) -> Void) -> [Link.Passage] {
    var settings = LinkSettings()
    settings.latency = .milliseconds(10)
    change(&settings)
    var link = Link(settings, random: Random(seed: seed))
    return (0..<Self.sends).map {
      link.send(octets: 100, at: Instant(nanoseconds: Int64($0) * 1_000_000_000))
    }
  }

  /// Whether a count of independent events lies within five standard deviations of what it should be.
  private func expect(
    _ count: Int, of probability: Double, among all: Int = sends,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let mean = Double(all) * probability
    let deviation = (mean * (1 - probability)).squareRoot()
    #expect(abs(Double(count) - mean) <= 5 * deviation, sourceLocation: sourceLocation)
  }

  @Test(
    "As many segments are lost as should be", arguments: seeds, [100, 5_000, 250_000, 900_000] as [UInt32])
  func loss(seed: UInt64, millionths: UInt32) {
    let passages = passages(seed: seed) { $0.loss = Probability(millionths: millionths) }
    expect(passages.count { $0 == .lost(.loss) }, of: Double(millionths) / 1e6)
  }

  @Test("Losses are independent: a loss follows a loss as often as anything else", arguments: seeds)
  func independence(seed: UInt64) {
    let isLost = passages(seed: seed) { $0.loss = Probability(millionths: 200_000) }.map {
      $0 == .lost(.loss)
    }
    let pairs = zip(isLost, isLost.dropFirst()).filter(\.0)
    expect(pairs.count { $0.1 }, of: 0.2, among: pairs.count)
  }

  @Test("As many segments are duplicated and damaged as should be", arguments: seeds)
  func copies(seed: UInt64) {
    let passages = passages(seed: seed) {
      $0.duplication = Probability(millionths: 30_000)
      $0.corruption = Probability(millionths: 70_000)
    }
    var copies = 0
    var damaged = 0
    for case .passes(_, let copy, let isCorrupted) in passages {
      copies += copy == nil ? 0 : 1
      damaged += isCorrupted ? 1 : 0
    }
    expect(copies, of: 0.03)
    expect(damaged, of: 0.07)
  }

  private func delays(_ passages: [Link.Passage]) -> [Int64] {
    passages.compactMap { if case .passes(let delay, _, _) = $0 { delay } else { nil } }
  }

  @Test("Jitter is uniform: a tenth of the delays in each tenth of the range", arguments: seeds)
  func jitter(seed: UInt64) {
    let delays = delays(passages(seed: seed) { $0.jitter = .milliseconds(20) })
    #expect(delays.count == Self.sends)
    #expect(delays.allSatisfy { (10_000_000...30_000_000).contains($0) })
    var tenths = [Int](repeating: 0, count: 10)
    for delay in delays { tenths[min(9, Int((delay - 10_000_000) / 2_000_000))] += 1 }
    for count in tenths { expect(count, of: 0.1) }
    // The mean of uniform delays has the deviation range / √12n.
    let mean = Double(delays.reduce(0, +)) / Double(delays.count)
    let deviation = 20e6 / (12 * Double(delays.count)).squareRoot()
    #expect(abs(mean - 20e6) <= 5 * deviation)
  }

  @Test("Some segments are held up, uniformly; the others take the latency exactly", arguments: seeds)
  func reordering(seed: UInt64) {
    let delays = delays(
      passages(seed: seed) {
        $0.reordering = Probability(millionths: 100_000)
        $0.reorderingDelay = .milliseconds(50)
      })
    let late = delays.filter { $0 > 10_000_000 }
    expect(late.count, of: 0.1)
    #expect(late.allSatisfy { $0 <= 60_000_000 })
    expect(late.count { $0 <= 35_000_000 }, of: 0.5, among: late.count)
  }

  @Test("Without chances nothing is drawn, so a link that has none changes no other")
  func nothingDrawn() {
    var random = Random(seed: 5)
    let next = random.next()
    random = Random(seed: 5)
    let happens = random.happens(.never)
    let wait = random.nanoseconds(upTo: 0)
    let first = random.next()
    #expect(!happens)
    #expect(wait == 0)
    #expect(first == next)
  }

  @Test("A segment takes its latency and the time that its octets take")
  func bandwidth() {
    var settings = LinkSettings()
    settings.latency = .milliseconds(10)
    settings.bandwidth = 1_000_000
    settings.queue = 420
    var link = Link(settings, random: Random(seed: 1))
    // 100 octets and 40 of headers are 1,120 bits: 1.12 ms. Those behind wait for those before; three fit.
    let passages = (0..<4).map { _ in link.send(octets: 100, at: .origin) }
    #expect(
      passages == [
        .passes(after: 11_120_000, copyAfter: nil, isCorrupted: false),
        .passes(after: 12_240_000, copyAfter: nil, isCorrupted: false),
        .passes(after: 13_360_000, copyAfter: nil, isCorrupted: false), .lost(.queueFull),
      ])
    // When the link has caught up there is room again.
    let later = link.send(octets: 0, at: Instant(nanoseconds: 3_360_000))
    #expect(later == .passes(after: 10_320_000, copyAfter: nil, isCorrupted: false))
  }

  @Test("A cut link loses everything, and draws nothing for it")
  func cut() {
    var settings = LinkSettings()
    settings.loss = Probability(millionths: 500_000)
    var link = Link(settings, random: Random(seed: 1))
    var other = link
    link.isCut = true
    let lost = (0..<10).map { _ in link.send(octets: 0, at: .origin) }
    #expect(lost.allSatisfy { $0 == .lost(.partition) })
    link.isCut = false
    let (own, others) = (0..<100).reduce(into: ([Link.Passage](), [Link.Passage]())) { both, _ in
      both.0.append(link.send(octets: 0, at: .origin))
      both.1.append(other.send(octets: 0, at: .origin))
    }
    #expect(own == others)
  }
}
