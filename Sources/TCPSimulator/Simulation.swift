import EnumatonRuntime
import TCPRuntime

/// Two hosts and the network between them, in virtual time.
///
/// Everything is taken in the order of time; at the same instant timers come before arrivals, the client's
/// before the server's, and arrivals in the order in which the segments were sent.
struct Simulation {
  private(set) var records: [Record] = []
  private var clock = VirtualClock()
  private var endpoints: HostPair<Endpoint>
  private var network: Network

  /// No scenario needs more; one that does goes round in circles.
  private static let mostRecords = 10_000
  private static let tooMuch = "more than \(mostRecords) things happen"

  /// The initial sequence numbers, small and apart, as in the figures of RFC 9293.
  static func initialSequenceNumber(of host: Host) -> SequenceNumber {
    SequenceNumber(host == .client ? 100 : 300)
  }

  /// RFC 9293's, but acknowledging at once: one ACK that waits for another would only clutter the picture.
  private static let profile: Profile = {
    var profile = Profile.rfc9293
    profile.delayedAck = nil
    return profile
  }()

  init(latency: Duration, faults: [Fault]) {
    network = Network(latency: latency, faults: faults)
    endpoints = HostPair {
      Endpoint(profile: Self.profile, initialSequenceNumber: Self.initialSequenceNumber(of: $0))
    }
  }

  /// Takes one step of a script. Returns what kept it from being taken, in one line, or `nil`.
  mutating func take(_ step: Step) -> String? {
    switch step {
    case .call(let host, let call):
      record(host, .call(call))
      perform(endpoints[host].call(call, at: clock.now), on: host)
    case .wait(let wait):
      let end = clock.now + wait
      while let next = nextTime, next <= end {
        guard advance(to: next) else { return Self.tooMuch }
      }
      clock.advance(to: end)
    case .until(let host, let state):
      while endpoints[host].state != state {
        guard let next = nextTime else {
          return "\(host.rawValue) stays in \(endpoints[host].state.name), never in \(state.name)"
        }
        guard advance(to: next) else { return Self.tooMuch }
      }
    case .settle:
      while network.nextArrival != nil, let next = nextTime {
        guard advance(to: next) else { return Self.tooMuch }
      }
    case .release(let hosts):
      for host in hosts {
        for flight in network.release(from: host, at: clock.now) {
          record(host, .release(SegmentSummary(flight.segment), flight: flight.id))
        }
      }
    case .chapter(let title): record(.client, .chapter(title))
    }
    return nil
  }

  /// When something happens next by itself.
  private var nextTime: Instant? {
    [network.nextArrival, endpoints.client.nextDeadline, endpoints.server.nextDeadline]
      .compactMap(\.self).min()
  }

  /// Lets time pass and everything happen that is due then. Returns whether there is an end in sight.
  private mutating func advance(to moment: Instant) -> Bool {
    clock.advance(to: moment)
    for host in Host.allCases {
      while let deadline = endpoints[host].nextDeadline, deadline <= moment {
        perform(endpoints[host].advance(to: moment), on: host)
        guard records.count < Self.mostRecords else { return false }
      }
    }
    while let flight = network.takeArrival(at: moment) {
      let host = flight.sender.peer
      record(host, .receive(SegmentSummary(flight.segment), flight: flight.id))
      perform(endpoints[host].receive(flight.segment, at: moment), on: host)
      guard records.count < Self.mostRecords else { return false }
    }
    return true
  }

  private mutating func perform(_ outputs: [Endpoint.Output], on host: Host) {
    for output in outputs {
      switch output {
      case .transmit(let segment): transmit(segment, from: host)
      case .state(let from, let to): record(host, .state(from: from, to: to))
      case .reaction(_, .moved(let transition)), .reaction(_, .stayed(let transition)):
        record(host, .transition("\(transition.name)"))
      case .reaction: break
      case .timer(let timer): record(host, .timer("\(timer.name)"))
      case .exhausted(let timer): record(host, .timer("\(timer.name).exhausted"))
      case .signal(let signal): record(host, .signal(signal))
      case .arrived, .read: break
      case .rejected(let rejection): record(host, .rejected("\(rejection.summary)"))
      }
    }
  }

  private mutating func transmit(_ segment: Segment, from host: Host) {
    let summary = SegmentSummary(segment)
    let (flight, fate) = network.send(segment, from: host, at: clock.now)
    record(host, .transmit(summary, flight: flight))
    switch fate {
    case nil: break
    case .drop: record(host, .drop(summary, flight: flight))
    case .hold: record(host, .hold(summary, flight: flight))
    case .delay(let extra): record(host, .delay(summary, flight: flight, by: extra))
    }
  }

  private mutating func record(_ host: Host, _ event: Record.Event) {
    records.append(Record(time: clock.now, host: host, event: event))
  }
}
