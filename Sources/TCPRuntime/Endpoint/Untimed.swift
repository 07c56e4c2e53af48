import EnumatonRuntime

// For explorers, to whom time does not count: any timer that runs may expire next.
extension Endpoint {
  /// The timers that run, in the order of the spec.
  package var runningTimers: [TCPConnection.Timer] {
    TCPConnection.Timer.allCases.filter { timers.isRunning($0) }
  }

  /// Lets a timer expire, or be exhausted, now.
  package mutating func expire(_ timer: TCPConnection.Timer) -> [Output] {
    guard let expiry = timers.takeNext(timer, profile) else { return [] }
    var outputs = Outputs(reactions: true)
    expire(expiry, at: .origin, &outputs)
    return outputs.list
  }

  /// Forgets when everything was: ends that differ in nothing else become equal.
  package mutating func forgetTimes() {
    timers.forgetTimes()
    roundTrip = RoundTrip()
    if extras.lastChallenge != nil { extras.lastChallenge = .origin }
  }
}
