import EnumatonRuntime
import TCPRuntime

/// The wire between the hosts: every segment takes the same time, unless a fault says otherwise.
struct Network {
  /// A segment on the wire.
  struct Flight {
    /// Counts the segments sent, from 0.
    var id: Int
    var sender: Host
    var segment: Segment
  }

  /// Nothing arrives at the instant it is sent: causes come before effects.
  private static let leastLatency = Duration.nanoseconds(1)

  private let latency: Duration
  private(set) var faults: [Fault]
  /// How many segments each fault has seen that it could have been about.
  private var seen: [Int]
  private var sent = 0
  private var onTheWire = EventQueue<Flight>()
  private var held: [Flight] = []

  init(latency: Duration, faults: [Fault]) {
    self.latency = max(latency, Self.leastLatency)
    self.faults = faults
    seen = faults.map { _ in 0 }
  }

  /// When the next segment arrives.
  var nextArrival: Instant? { onTheWire.nextTime }

  /// Takes a segment from a host. Returns the number it is known by and the fault that befalls it, if any;
  /// of several the first counts.
  mutating func send(_ segment: Segment, from host: Host, at now: Instant) -> (id: Int, fate: Fault.Fate?) {
    let flight = Flight(id: sent, sender: host, segment: segment)
    sent += 1
    let fate = fate(of: SegmentSummary(segment), from: host)
    switch fate {
    case nil: onTheWire.add(flight, at: now + latency)
    case .delay(let extra): onTheWire.add(flight, at: now + latency + max(extra, .zero))
    case .hold: held.append(flight)
    case .drop: break
    }
    return (flight.id, fate)
  }

  /// Takes the first segment that has arrived by `now`.
  mutating func takeArrival(at now: Instant) -> Flight? { onTheWire.takeDue(at: now) }

  /// Lets the segments held from a host go on; they have half of their way before them.
  mutating func release(from host: Host, at now: Instant) -> [Flight] {
    let released = held.filter { $0.sender == host }
    held.removeAll { $0.sender == host }
    for flight in released { onTheWire.add(flight, at: now + max(latency / 2, Self.leastLatency)) }
    return released
  }

  private mutating func fate(of segment: SegmentSummary, from host: Host) -> Fault.Fate? {
    var fate: Fault.Fate?
    for (index, fault) in faults.enumerated() where fault.host == host && fault.kind.matches(segment) {
      seen[index] += 1
      if seen[index] == fault.number { fate = fate ?? fault.fate }
    }
    return fate
  }
}
