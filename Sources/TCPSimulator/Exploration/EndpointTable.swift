import EnumatonRuntime
import TCPRuntime

/// The endpoints and segments met in an exploration, numbered, and what comes of everything that has happened to
/// an endpoint: each is worked out once.
struct EndpointTable: Sendable {
  struct Outcome: Sendable {
    var endpoint: UInt32
    /// Where in `sent` the segments are that are sent, and how many.
    var firstSent: UInt32
    var sentCount: UInt32
    /// The number of the event without an answer, from 1; 0 for none.
    var undefined: UInt32
  }

  /// An event that the machine has no answer to.
  struct Undefined: Hashable, Sendable {
    var state: TCPConnection.State
    var event: TCPConnection.Event
  }

  private(set) var endpoints: [Endpoint] = []
  private var endpointNumbers: [Endpoint: UInt32] = [:]
  /// From 1: 0 is no segment.
  private(set) var segments: [Segment] = []
  private var segmentNumbers: [Segment: UInt32] = [:]
  private(set) var sent: [UInt32] = []
  private(set) var undefined: [Undefined] = []
  private(set) var outcomes: [Outcome] = []
  /// For each endpoint, the timers that run, and where what comes of them is among the outcomes.
  private var timers: [[(timer: TCPConnection.Timer, outcome: Int)]?] = []
  /// For each endpoint and segment or call; -1 where it has not been worked out.
  private var arrivals: [[Int32]] = []
  private var calls: [[Int32]] = []
  /// Whether there are more endpoints or segments than have numbers.
  private(set) var isFull = false
  private let mostEndpoints: Int
  private let mostSegments: Int

  init(mostEndpoints: Int, mostSegments: Int) {
    self.mostEndpoints = mostEndpoints
    self.mostSegments = mostSegments
  }

  mutating func number(of endpoint: Endpoint) -> UInt32? {
    var endpoint = endpoint
    endpoint.forgetTimes()
    if let number = endpointNumbers[endpoint] { return number }
    guard endpoints.count < mostEndpoints else {
      isFull = true
      return nil
    }
    let number = UInt32(endpoints.count)
    endpointNumbers[endpoint] = number
    endpoints.append(endpoint)
    timers.append(nil)
    arrivals.append([])
    calls.append([])
    return number
  }

  private mutating func number(of segment: Segment) -> UInt32? {
    if let number = segmentNumbers[segment] { return number }
    guard segments.count < mostSegments else {
      isFull = true
      return nil
    }
    segments.append(segment)
    segmentNumbers[segment] = UInt32(segments.count)
    return UInt32(segments.count)
  }

  // MARK: What comes of what

  mutating func completeTimers(of endpoint: Int) {
    guard timers[endpoint] == nil else { return }
    var row: [(timer: TCPConnection.Timer, outcome: Int)] = []
    for timer in endpoints[endpoint].runningTimers {
      var next = endpoints[endpoint]
      let outputs = next.expire(timer)
      if let outcome = outcome(next, outputs, from: endpoint) { row.append((timer, Int(outcome))) }
    }
    timers[endpoint] = row
  }

  mutating func complete(arrivalOf segment: Int, at endpoint: Int) {
    while arrivals[endpoint].count < segment { arrivals[endpoint].append(-1) }
    guard arrivals[endpoint][segment - 1] < 0 else { return }
    var next = endpoints[endpoint]
    let outputs = next.receive(segments[segment - 1], at: .origin)
    arrivals[endpoint][segment - 1] = outcome(next, outputs, from: endpoint) ?? -1
  }

  /// - Parameter number: That of the call among all calls of both users.
  mutating func complete(_ call: UserCall, number: Int, at endpoint: Int) {
    while calls[endpoint].count <= number { calls[endpoint].append(-1) }
    guard calls[endpoint][number] < 0 else { return }
    var next = endpoints[endpoint]
    let outputs = next.call(call, at: .origin)
    calls[endpoint][number] = outcome(next, outputs, from: endpoint) ?? -1
  }

  private mutating func outcome(
    _ endpoint: Endpoint, _ outputs: [Endpoint.Output], from before: Int
  ) -> Int32? {
    var numbers: [UInt32] = []
    var undefined: UInt32 = 0
    for output in outputs {
      switch output {
      case .transmit(let segment):
        guard let number = number(of: segment) else { return nil }
        numbers.append(number)
      case .reaction(let event, .unhandled):
        let finding = Undefined(state: endpoints[before].state, event: event)
        let known = self.undefined.firstIndex(of: finding)
        if known == nil { self.undefined.append(finding) }
        undefined = UInt32((known ?? self.undefined.count - 1) + 1)
      default: break
      }
    }
    guard let endpoint = number(of: endpoint) else { return nil }
    outcomes.append(
      Outcome(
        endpoint: endpoint, firstSent: UInt32(sent.count), sentCount: UInt32(numbers.count),
        undefined: undefined))
    sent += numbers
    return Int32(outcomes.count - 1)
  }

  // MARK: Looking up

  func timers(of endpoint: Int) -> [(timer: TCPConnection.Timer, outcome: Int)] { timers[endpoint] ?? [] }

  func arrival(of segment: Int, at endpoint: Int) -> Outcome? {
    outcome(arrivals[endpoint], segment - 1)
  }

  func call(_ number: Int, at endpoint: Int) -> Outcome? { outcome(calls[endpoint], number) }

  private func outcome(_ row: [Int32], _ index: Int) -> Outcome? {
    guard index < row.count, row[index] >= 0 else { return nil }
    return outcomes[Int(row[index])]
  }
}
