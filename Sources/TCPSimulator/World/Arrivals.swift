import EnumatonRuntime
import TCPRuntime

extension World {
  /// A segment arrives at a host.
  mutating func receive(_ flight: Flight) {
    let (local, remote) = (flight.destination, flight.source)
    guard let index = local.address.host(of: hosts.count) else { return }
    guard hosts[index].isUp else { return drop(flight, index, .hostDown) }
    guard !flight.isCorrupted else { return drop(flight, index, .checksum) }
    let key = ConnectionKey(host: index, localPort: local.port, remote: remote)
    if let slot = connections.find(key) {
      if connections[slot].origin == .incomplete, wouldOverflow(slot, flight.segment) {
        return drop(flight, index, .acceptQueueFull)
      }
      note(arrivalOf: flight, index)
      receive(flight.segment, slot)
    } else if let place = hosts[index].listener(on: local.port) {
      receive(flight, index, listener: place)
    } else {
      // CLOSED, as 3.10.7.1 has it for a connection that does not exist.
      note(arrivalOf: flight, index)
      var nobody = hosts[index].nobody
      var outputs = takeScratch()
      nobody.receive(flight.segment, at: now, into: &outputs, reactions: Sink.keepsRecords)
      answer(outputs, flight, index)
      give(back: &outputs)
    }
  }

  private mutating func receive(_ segment: Segment, _ slot: Int) {
    var outputs = takeScratch()
    connections[slot].endpoint.receive(segment, at: now, into: &outputs, reactions: Sink.keepsRecords)
    react(slot, &outputs)
  }

  private mutating func note(arrivalOf flight: Flight, _ index: Int) {
    guard Sink.keepsRecords else { return }
    record(
      .receive(SegmentSummary(flight.segment), flight: flight.number), index, flight.destination,
      flight.source)
  }

  private mutating func drop(_ flight: Flight, _ index: Int, _ reason: DropReason) {
    drops[reason, default: 0] += 1
    guard Sink.keepsRecords else { return }
    record(
      .drop(SegmentSummary(flight.segment), flight: flight.number, reason), index, flight.destination,
      flight.source)
  }

  /// Sends what somebody without a connection answers.
  private mutating func answer(_ outputs: [Endpoint.Output], _ flight: Flight, _ index: Int) {
    if Sink.keepsRecords { observe(outputs, index, flight.destination, flight.source) }
    for output in outputs {
      switch output {
      case .transmit(let segment): send(segment, from: flight.destination, to: flight.source, host: index)
      case .reaction(_, .moved(let transition)), .reaction(_, .stayed(let transition)):
        if Sink.keepsRecords {
          record(.transition("\(transition.name)"), index, flight.destination, flight.source)
        }
      default: break
      }
    }
  }

  // MARK: Listeners

  private mutating func receive(_ flight: Flight, _ index: Int, listener place: Int) {
    let listener = hosts[index].listeners[place]
    let segment = flight.segment
    let isRequest = segment.flags.contains(.syn) && segment.flags.isDisjoint(with: [.ack, .rst])
    if isRequest {
      guard listener.waiting.count < max(1, listener.backlog) else {
        return drop(flight, index, .acceptQueueFull)
      }
      if listener.incomplete >= listener.backlog {
        return listener.usesCookies
          ? answerWithCookie(flight, index, listener) : drop(flight, index, .backlogFull)
      }
    } else if listener.usesCookies, isAnswerToCookie(flight, index) {
      return rebuild(flight, index, listener)
    }
    var endpoint = listener.endpoint
    if isRequest {
      endpoint.initialSequenceNumber =
        hosts[index].takeInitialSequenceNumber(flight.destination, flight.source, at: now)
    }
    note(arrivalOf: flight, index)
    var outputs = takeScratch()
    endpoint.receive(segment, at: now, into: &outputs, reactions: Sink.keepsRecords)
    guard endpoint.state != .listen else {
      answer(outputs, flight, index)
      return give(back: &outputs)
    }
    guard let slot = insert(endpoint, flight, index, listener) else {
      return drop(flight, index, .noRoom)
    }
    hosts[index].listeners[place].incomplete += 1
    react(slot, &outputs)
  }

  private mutating func insert(
    _ endpoint: Endpoint, _ flight: Flight, _ index: Int, _ listener: Listener
  ) -> Int? {
    let slot = connections.insert(
      Connection(
        endpoint: endpoint, host: UInt16(index), localPort: listener.port, remotePort: flight.source.port,
        application: listener.application, remote: flight.source.address, origin: .incomplete))
    if let slot { hosts[index].newest = connections.id(of: slot) }
    return slot
  }

  /// Whether the segment would establish a connection for which there is no room among those that wait.
  private func wouldOverflow(_ slot: Int, _ segment: Segment) -> Bool {
    let index = Int(connections[slot].host)
    guard let place = hosts[index].listener(on: connections[slot].localPort) else { return false }
    let listener = hosts[index].listeners[place]
    return !listener.acceptsAtOnce && listener.waiting.count >= max(1, listener.backlog)
      && segment.flags.contains(.ack) && segment.flags.isDisjoint(with: [.rst, .syn])
  }

  /// A connection is no longer in SYN_RECEIVED.
  mutating func complete(_ slot: Int, isGone: Bool) {
    let index = Int(connections[slot].host)
    guard let place = hosts[index].listener(on: connections[slot].localPort) else {
      connections[slot].origin = .accepted
      return
    }
    hosts[index].listeners[place].incomplete -= 1
    guard !isGone else { return }
    if hosts[index].listeners[place].acceptsAtOnce {
      connections[slot].origin = .accepted
    } else {
      connections[slot].origin = .waiting
      hosts[index].listeners[place].waiting.append(connections.id(of: slot))
    }
  }

  /// A connection that waited to be accepted is gone.
  mutating func forget(_ id: ConnectionID, _ slot: Int) {
    let index = Int(connections[slot].host)
    guard let place = hosts[index].listener(on: connections[slot].localPort) else { return }
    hosts[index].listeners[place].waiting.removeAll { $0 == id }
  }

  // MARK: SYN cookies

  private mutating func answerWithCookie(_ flight: Flight, _ index: Int, _ listener: Listener) {
    note(arrivalOf: flight, index)
    if Sink.keepsRecords { record(.cookie, index, flight.destination, flight.source) }
    cookies += 1
    let cookie = hosts[index].cookie(
      for: flight.source, at: flight.destination, peer: flight.segment.sequence, now: now)
    // The machine writes the SYN,ACK; what it would remember is thrown away.
    var endpoint = listener.endpoint
    endpoint.initialSequenceNumber = cookie
    var outputs = takeScratch()
    endpoint.receive(flight.segment, at: now, into: &outputs)
    for case .transmit(let segment) in outputs {
      send(segment, from: flight.destination, to: flight.source, host: index)
    }
    give(back: &outputs)
  }

  private func isAnswerToCookie(_ flight: Flight, _ index: Int) -> Bool {
    let segment = flight.segment
    guard segment.flags.contains(.ack), segment.flags.isDisjoint(with: [.syn, .rst]) else { return false }
    return hosts[index].isCookie(
      segment.acknowledgment - 1, for: flight.source, at: flight.destination, peer: segment.sequence - 1,
      now: now)
  }

  /// Makes the connection that a cookie stood for, as if its SYN had been kept.
  private mutating func rebuild(_ flight: Flight, _ index: Int, _ listener: Listener) {
    let segment = flight.segment
    guard listener.waiting.count < max(1, listener.backlog) else {
      return drop(flight, index, .acceptQueueFull)
    }
    var endpoint = listener.endpoint
    endpoint.initialSequenceNumber = segment.acknowledgment - 1
    let request = Segment(flags: .syn, sequence: segment.sequence - 1, window: segment.window)
    let remembered = endpoint.receive(request, at: now)
    guard let slot = insert(endpoint, flight, index, listener) else { return drop(flight, index, .noRoom) }
    if let place = hosts[index].listener(on: listener.port) { hosts[index].listeners[place].incomplete += 1 }
    note(arrivalOf: flight, index)
    if Sink.keepsRecords {
      for output in remembered {
        if case .reaction(_, .moved(let transition)) = output {
          record(.transition("\(transition.name)"), index, flight.destination, flight.source)
        }
        if case .state(let from, let to) = output {
          record(.state(from: from, to: to), index, flight.destination, flight.source)
        }
      }
    }
    receive(segment, slot)
  }
}
