import EnumatonRuntime
import TCPRuntime

extension Scenario {
  /// A connection between two hosts that both close in the end, on a network that is bad for a while and then whole:
  /// the same for the same seed.
  ///
  /// It expects all invariants. No segment is lost for ever: random accidents end, and faults are of single segments.
  package static func random(seed: UInt64) -> Scenario {
    var dice = Dice(seed: seed)
    let hosts = [dice.host("client", iss: 100), dice.host("server", iss: 300)]
    let isSimultaneous = dice.chance(15)
    let accidents = dice.accidents()
    let script =
      dice.opening(isSimultaneous) + dice.middle() + dice.healing(accidents) + dice.ending()
    var scenario = Scenario(
      name: "random-\(seed)", title: "Random schedule \(seed)",
      summary:
        "Calls, faults and accidents from a seed; both ends close, and the network is whole in the end.",
      hosts: hosts, faults: dice.faults(), script: script,
      expectations: Invariant.allCases.map { .holds($0) })
    scenario.network = dice.network()
    scenario.links = accidents
    // A scenario file has no larger seed.
    scenario.seed = seed & UInt64(Int.max)
    return scenario
  }

  /// Everything is over by then, and for long enough to say so.
  static let aftermath = Duration.seconds(45 * 60)
}

/// What happens in a random schedule.
private struct Dice {
  private var random: Random

  init(seed: UInt64) { random = Random(seed: Random.mix(seed)) }

  mutating func chance(_ percent: UInt64) -> Bool { random.below(100) < percent }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.below(UInt64(range.count)))
  }

  private mutating func pick<Element>(_ elements: [Element], else other: Element) -> Element {
    elements.isEmpty ? other : elements[number(0...elements.count - 1)]
  }

  private mutating func name() -> String { chance(50) ? "client" : "server" }

  /// Short ones as often as long ones.
  private mutating func time() -> Duration {
    let scale = pick([1, 10, 100, 1_000], else: 10)
    return .milliseconds(number(1...9) * scale)
  }

  // MARK: Hosts and network

  mutating func host(_ name: String, iss: UInt32) -> HostSettings {
    var host = HostSettings(name: name)
    if chance(50) { host.profile = .linux }
    if chance(40) { host.profile.delayedAck = nil }
    if chance(20) { host.profile.receiveBuffer = pick([100, 500, 2_000], else: 500) }
    // Sometimes the numbers go round.
    host.initialSequenceNumbers = [chance(20) ? UInt32.max - iss : iss]
    return host
  }

  mutating func network() -> LinkSettings {
    var settings = LinkSettings()
    if chance(20) {
      settings.latency = pick([.microseconds(100), .milliseconds(200)], else: .milliseconds(10))
    }
    if chance(20) { settings.jitter = .milliseconds(number(1...30)) }
    return settings
  }

  mutating func accidents() -> [LinkChange] {
    var changes: [LinkChange] = []
    for (source, destination) in [("client", "server"), ("server", "client")] where chance(40) {
      var change = LinkChange(from: source, to: destination)
      if chance(60) { change.loss = percent(40) }
      if chance(40) { change.duplication = percent(40) }
      if chance(40) {
        change.reordering = percent(60)
        change.reorderingDelay = time()
      }
      if chance(10) { change.corruption = percent(20) }
      if change != LinkChange(from: source, to: destination) { changes.append(change) }
    }
    return changes
  }

  private mutating func percent(_ most: Int) -> Probability {
    Probability(millionths: UInt32(number(1...most)) * 10_000)
  }

  mutating func faults() -> [Fault] {
    var faults: [Fault] = []
    while faults.count < 5, chance(60) { faults.append(fault()) }
    return faults
  }

  private mutating func fault() -> Fault {
    let fate: Fault.Fate =
      switch number(0...9) {
      case 0...4: .drop
      case 5...6: .hold
      case 7...8: .delay(time())
      default: .duplicate(after: time())
      }
    return Fault(fate, name(), pick(SegmentKind.allCases, else: .any), number: number(1...3))
  }

  // MARK: Script

  private mutating func application(mayEcho: Bool = false) -> Application {
    switch number(0...9) {
    case 0...5: Application(reads: true)
    // Two would never be done.
    case 6 where mayEcho: Application(reads: true, echoes: true, closes: .afterPeer)
    case 6...7: Application(reads: true, closes: .afterPeer)
    default: Application()
    }
  }

  mutating func opening(_ isSimultaneous: Bool) -> [Step] {
    var call = Open("client", to: Destination("server", 80))
    call.application = application()
    guard isSimultaneous else {
      var listen = Listen("server", 80)
      listen.application = application(mayEcho: true)
      return [.listen(listen), .open(call)]
    }
    call.port = 4000
    var back = Open("server", to: Destination("client", 4000))
    back.port = 80
    back.application = application(mayEcho: true)
    return [.open(call)] + (chance(50) ? [.wait(time())] : []) + [.open(back)]
  }

  mutating func middle() -> [Step] {
    var steps: [Step] = chance(80) ? [.wait(.milliseconds(number(1...100)))] : []
    while steps.count < 16, chance(88) { steps += action() }
    return steps
  }

  private mutating func action() -> [Step] {
    let name = name()
    switch number(0...19) {
    case 0...5: return [.call(End(name), .send(number(1...(chance(50) ? 20 : 5_000))))]
    case 6: return [.call(End(name), .receive(number(1...5_000)))]
    case 7...8: return [.call(End(name), .shutdown)]
    case 9: return [.call(End(name), .close)]
    case 10: return chance(30) ? [.call(End(name), .abort)] : [.call(End(name), .keepAlive(true))]
    case 11: return [.fault(fault())]
    case 12: return [.release([name])]
    case 13:
      let other = name == "client" ? "server" : "client"
      return [.cut(true, from: name, to: other), .wait(time()), .cut(false, from: name, to: other)]
    default: return [.wait(time())]
    }
  }

  mutating func healing(_ accidents: [LinkChange]) -> [Step] {
    let changes = accidents.map { change in
      var healed = LinkChange(from: change.source, to: change.destination)
      if change.loss != nil { healed.loss = .never }
      if change.duplication != nil { healed.duplication = .never }
      if change.reordering != nil { healed.reordering = .never }
      if change.corruption != nil { healed.corruption = .never }
      return Step.link(healed)
    }
    return changes + [.release(["client", "server"])]
  }

  mutating func ending() -> [Step] {
    var steps: [Step] = chance(50) ? [.wait(time())] : []
    // Long enough for an end to give up, if it has nothing of its peer.
    if chance(20) { steps.append(.wait(.minutes(pick([5, 20], else: 5)))) }
    let first = name()
    for name in [first, first == "client" ? "server" : "client"] {
      steps.append(.call(End(name), chance(5) ? .abort : .close))
      if chance(60) { steps.append(.wait(chance(10) ? .minutes(number(1...5)) : time())) }
    }
    return steps + [.wait(Scenario.aftermath)]
  }
}

extension Duration {
  fileprivate static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
}
