import TCPRuntime

extension World {
  /// Gives a connection to its application, which learns what it has missed.
  mutating func handOver(_ slot: Int) {
    let index = Int(connections[slot].host)
    if Sink.keepsRecords {
      record(.accept, index, connections[slot].local, connections[slot].remoteSocket)
    }
    connections[slot].origin = .accepted
    let endpoint = connections[slot].endpoint
    tell(
      slot,
      News(isConnected: true, peerHasClosed: endpoint.state == .closeWait, arrived: endpoint.unread))
  }

  /// Tells the application of a connection what has happened; it does at once what it does.
  mutating func tell(_ slot: Int, _ news: News) {
    let place = Int(connections[slot].application)
    guard !news.isEmpty, place != Int(Self.silent) else { return }
    let application = applications[place]
    let id = connections.id(of: slot)
    if news.isConnected {
      if let upstream = relays[place], connections[slot].partner == Connection.noPartner {
        relay(slot, to: upstream)
      }
      if application.sends > 0, connections.holds(id) { call(slot, .send(application.sends)) }
      if application.closes == .afterSending, connections.holds(id) { call(slot, .close) }
    }
    if news.arrived > 0, application.reads, connections.holds(id) {
      let unread = connections[slot].endpoint.unread
      if unread > 0 { call(slot, .receive(unread)) }
      if application.echoes, connections.holds(id) { call(slot, .send(news.arrived)) }
      let isRequest = relays[place] != nil && connections.holds(id) && connections[slot].origin != .opened
      if relays[place] != nil { pass(id, news.arrived) }
      if application.closes == .afterReceiving, !isRequest { closeBoth(id) }
    }
    if news.peerHasClosed, connections.holds(id) {
      if application.closes == .afterPeer, canClose(slot) { call(slot, .close) }
    }
  }

  /// Whether the application has not closed already.
  private func canClose(_ slot: Int) -> Bool {
    switch connections[slot].endpoint.state {
    case .established, .closeWait, .synReceived: true
    default: false
    }
  }

  // MARK: Relays

  /// Opens the other half of a proxy's work.
  private mutating func relay(_ slot: Int, to upstream: Socket) {
    let host = Int(connections[slot].host)
    let id = connections.id(of: slot)
    let opening = Opening(host: host, remote: upstream, application: connections[slot].application)
    guard let other = open(opening) else {
      if connections.holds(id) { call(slot, .abort) }
      return
    }
    guard connections.holds(id) else { return }
    connections[slot].partner = UInt32(other)
    connections[other].partner = UInt32(slot)
  }

  private func partner(of id: ConnectionID) -> Int? {
    guard connections.holds(id), connections[id.slot].partner != Connection.noPartner else { return nil }
    return Int(connections[id.slot].partner)
  }

  /// Closes a connection and, of a proxy, the other half.
  private mutating func closeBoth(_ id: ConnectionID) {
    guard connections.holds(id) else { return }
    if let partner = partner(of: id), canClose(partner) { call(partner, .close) }
    if connections.holds(id), canClose(id.slot) { call(id.slot, .close) }
  }

  /// Sends on what has arrived.
  private mutating func pass(_ id: ConnectionID, _ octets: Int) {
    if let partner = partner(of: id) { call(partner, .send(octets)) }
  }

  /// A proxy closes one half when the other is gone.
  mutating func part(from slot: Int, _ partner: Int) {
    guard connections[partner].partner == UInt32(slot) else { return }
    connections[partner].partner = Connection.noPartner
    if canClose(partner) { call(partner, .close) }
  }
}
