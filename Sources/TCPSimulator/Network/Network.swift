import EnumatonRuntime
import TCPRuntime

/// A segment on its way.
struct Flight: Hashable, Sendable {
  /// Counts the segments sent, from 0; a duplicate has that of its original.
  var number: Int
  var source: Socket
  var destination: Socket
  var segment: Segment
  var isCorrupted = false
}

/// The links between all hosts, and what is on its way.
struct Network: Sendable {
  /// What the network does with a segment as it is sent.
  enum Outcome: Hashable {
    case sent
    case lost(DropReason)
    case held
    case delayed(Duration)
    case duplicated
  }

  private struct ActiveFault {
    var fault: Fault
    var host: Int
    /// How many segments it has seen that it could have been about.
    var seen = 0
  }

  private let hostCount: Int
  private let seed: UInt64
  private var defaults: LinkSettings
  private var links: ContiguousArray<Link> = []
  /// For each ordered pair of hosts, one more than the place of its link; 0 before it has one.
  private var linkPlaces: ContiguousArray<UInt32>
  private var faults: [ActiveFault] = []
  private var sent = 0

  private var arrivals = Schedule()
  private var flights: ContiguousArray<Flight> = []
  private var freeFlights: ContiguousArray<UInt32> = []
  private var held: [Flight] = []

  init(_ settings: LinkSettings, hosts: Int, seed: UInt64) {
    defaults = settings
    hostCount = hosts
    self.seed = seed
    linkPlaces = ContiguousArray(repeating: 0, count: hosts * hosts)
  }

  /// When the next segment arrives.
  var nextArrival: Instant? { arrivals.nextTime }

  /// How many segments are on their way, those held not counted.
  var underway: Int { flights.count - freeFlights.count }

  // MARK: Links

  /// The place of a pair's link, which is made when it is first needed.
  private mutating func place(from source: Int, to destination: Int) -> Int {
    let pair = source * hostCount + destination
    if linkPlaces[pair] == 0 {
      let random = Random(seed: Random.mix(seed ^ UInt64(pair) &* 0x9E37_79B9_7F4A_7C15))
      links.append(Link(defaults, random: random))
      linkPlaces[pair] = UInt32(links.count)
    }
    return Int(linkPlaces[pair]) - 1
  }

  func settings(from source: Int, to destination: Int) -> LinkSettings {
    let place = linkPlaces[source * hostCount + destination]
    return place == 0 ? defaults : links[Int(place) - 1].settings
  }

  mutating func set(_ settings: LinkSettings, from source: Int, to destination: Int) {
    links[place(from: source, to: destination)].settings = settings
  }

  /// Cuts or mends one direction. What is on its way arrives.
  mutating func cut(_ isCut: Bool, from source: Int, to destination: Int) {
    links[place(from: source, to: destination)].isCut = isCut
  }

  // MARK: Faults

  /// From now on, the fault waits for its segment.
  mutating func add(_ fault: Fault, host: Int) { faults.append(ActiveFault(fault: fault, host: host)) }

  private mutating func fate(of segment: Segment, from host: Int) -> Fault.Fate? {
    guard !faults.isEmpty else { return nil }
    var fate: Fault.Fate?
    for index in faults.indices where faults[index].host == host && faults[index].fault.kind.matches(segment)
    {
      faults[index].seen += 1
      let number = faults[index].fault.number
      if number == nil || number == faults[index].seen { fate = fate ?? faults[index].fault.fate }
    }
    return fate
  }

  // MARK: Segments

  /// Counts a segment that is about to be sent.
  private mutating func takeNumber() -> Int {
    defer { sent += 1 }
    return sent
  }

  /// Takes a segment from a host. Returns the number it is known by and what befalls it; of several faults the
  /// first counts, and a segment that meets one is spared the accidents of its link.
  mutating func send(
    _ segment: Segment, from source: Socket, to destination: Socket, at now: Instant
  ) -> (flight: Int, outcome: Outcome) {
    var flight = Flight(number: takeNumber(), source: source, destination: destination, segment: segment)
    guard let sender = source.address.host(of: hostCount) else { return (flight.number, .lost(.noSuchHost)) }
    let fate = fate(of: segment, from: sender)
    guard let receiver = destination.address.host(of: hostCount) else {
      return (flight.number, .lost(.noSuchHost))
    }
    let place = place(from: sender, to: receiver)
    if let fate { return (flight.number, befall(flight, fate, place, at: now)) }
    switch links[place].send(octets: segment.length, at: now) {
    case .lost(let reason): return (flight.number, .lost(reason))
    case .passes(let time, let copyTime, let isCorrupted):
      flight.isCorrupted = isCorrupted
      launch(flight, at: now + .nanoseconds(time))
      guard let copyTime else { return (flight.number, .sent) }
      launch(flight, at: now + .nanoseconds(copyTime))
      return (flight.number, .duplicated)
    }
  }

  private mutating func befall(
    _ flight: Flight, _ fate: Fault.Fate, _ place: Int, at now: Instant
  ) -> Outcome {
    let latency = max(links[place].settings.latency, .nanoseconds(1))
    switch fate {
    case .drop: return .lost(.fault)
    case .hold:
      held.append(flight)
      return .held
    case .delay(let extra):
      launch(flight, at: now + latency + max(extra, .zero))
      return .delayed(extra)
    case .duplicate(let extra):
      launch(flight, at: now + latency)
      launch(flight, at: now + latency + max(extra, .zero))
      return .duplicated
    }
  }

  /// Puts a segment on its way past faults and accidents. Returns the number it is known by.
  mutating func inject(
    _ segment: Segment, from source: Socket, to destination: Socket, takes time: Duration?, at now: Instant
  ) -> Int {
    let flight = Flight(number: takeNumber(), source: source, destination: destination, segment: segment)
    var latency = defaults.latency
    if let sender = source.address.host(of: hostCount), let receiver = destination.address.host(of: hostCount)
    {
      latency = settings(from: sender, to: receiver).latency
    }
    launch(flight, at: now + max(time ?? latency, .nanoseconds(1)))
    return flight.number
  }

  private mutating func launch(_ flight: Flight, at arrival: Instant) {
    if let place = freeFlights.popLast() {
      flights[Int(place)] = flight
      arrivals.add(Int(place), at: arrival)
    } else if flights.count <= Schedule.mostNumbers {
      flights.append(flight)
      arrivals.add(flights.count - 1, at: arrival)
    }
  }

  /// Takes the first segment that has arrived by `now`.
  mutating func takeArrival(at now: Instant) -> Flight? {
    guard let place = arrivals.takeDue(at: now)?.number else { return nil }
    freeFlights.append(UInt32(place))
    return flights[place]
  }

  /// Lets the segments held from a host go on; they have half of their way before them.
  mutating func release(from host: Int, at now: Instant) -> [Flight] {
    let isOfHost = { (flight: Flight) in flight.source.address.host(of: hostCount) == host }
    let released = held.filter(isOfHost)
    held.removeAll(where: isOfHost)
    for flight in released {
      let receiver = flight.destination.address.host(of: hostCount) ?? host
      let latency = settings(from: host, to: receiver).latency
      launch(flight, at: now + max(latency / 2, .nanoseconds(1)))
    }
    return released
  }
}
