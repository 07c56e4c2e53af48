import EnumatonRuntime
import TCPRuntime

/// A value that can be made simpler.
protocol Simplifiable {
  /// Values that are simpler, the simplest first.
  var simpler: [Self] { get }
}

extension Simplifiable {
  /// The copies in which a change makes a difference.
  fileprivate func changed(by changes: [(inout Self) -> Void]) -> [Self] where Self: Equatable {
    changes.map { change in
      var copy = self
      change(&copy)
      return copy
    }.filter { $0 != self }
  }
}

extension Int: Simplifiable {
  var simpler: [Int] {
    var values = [1, 10, 100, 1_000].filter { $0 < self }
    if self > 2 { values.append(self / 2) }
    if self > 1 { values.append(self - 1) }
    return values
  }
}

extension Duration: Simplifiable {
  /// Round ones that are shorter, down to a millisecond.
  var simpler: [Duration] {
    let milliseconds: [Int64] = [
      1, 10, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000,
      1_200_000,
      1_600_000, 1_800_000, 2_000_000, 2_400_000,
    ]
    return milliseconds.map { .milliseconds($0) }.filter { $0 < self }
  }
}

extension HostSettings: Simplifiable {
  /// Each takes one of these away and brings none back: another profile, a small buffer, delayed acknowledgments, and
  /// numbers that go round.
  var simpler: [HostSettings] {
    var plain = HostSettings(name: name)
    plain.profile.delayedAck = nil
    plain.initialSequenceNumbers = initialSequenceNumbers
    let usual = Profile.rfc9293
    return changed(by: [
      { $0 = plain },
      { host in
        guard host.profile.answersSYNInSynReceived else { return }
        let (delay, buffer) = (host.profile.delayedAck, host.profile.receiveBuffer)
        host.profile = usual
        host.profile.receiveBuffer = buffer
        if delay == nil { host.profile.delayedAck = nil }
      },
      { $0.profile.receiveBuffer = usual.receiveBuffer },
      { $0.profile.delayedAck = nil },
      { host in
        if let first = host.initialSequenceNumbers.first, first > 300 { host.initialSequenceNumbers = [100] }
      },
    ])
  }
}

extension LinkSettings: Simplifiable {
  var simpler: [LinkSettings] {
    changed(by: [
      { $0 = LinkSettings() }, { $0.jitter = .zero }, { $0.latency = LinkSettings().latency },
    ])
  }
}

extension LinkChange: Simplifiable {
  var simpler: [LinkChange] {
    changed(by: [
      { $0.corruption = nil }, { $0.duplication = nil }, { $0.loss = nil },
      { change in
        change.reordering = nil
        change.reorderingDelay = nil
      },
    ])
  }
}

extension Fault: Simplifiable {
  var simpler: [Fault] {
    var faults: [Fault] = []
    func add(_ fate: Fate, _ number: Int?) { faults.append(Fault(fate, host, kind, number: number)) }
    switch fate {
    case .drop: break
    case .hold: add(.drop, number)
    case .delay(let time): for time in time.simpler { add(.delay(time), number) }
    case .duplicate(let time): for time in time.simpler { add(.duplicate(after: time), number) }
    }
    if let number { for smaller in number.simpler { add(fate, smaller) } }
    return faults
  }
}

extension Step: Simplifiable {
  var simpler: [Step] {
    switch self {
    case .call(let end, .send(let octets)): return octets.simpler.map { .call(end, .send($0)) }
    case .call(let end, .receive(let octets)): return octets.simpler.map { .call(end, .receive($0)) }
    case .wait(let time): return time.simpler.map { .wait($0) }
    case .fault(let fault): return fault.simpler.map { .fault($0) }
    case .link(let change): return change.simpler.map { .link($0) }
    case .release(let hosts) where hosts.count > 1: return hosts.map { .release([$0]) }
    case .open(var open):
      open.application = Application()
      return .open(open) == self ? [] : [.open(open)]
    case .listen(var listen):
      listen.application = Application()
      return .listen(listen) == self ? [] : [.listen(listen)]
    default: return []
    }
  }
}
