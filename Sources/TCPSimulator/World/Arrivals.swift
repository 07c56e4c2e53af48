import EnumatonRuntime
import TCPRuntime

extension World {
  /// A segment arrives at a host.
  mutating func receive(_ packet: Flight) {
    let (local, remote) = (packet.destination, packet.source)
    guard let index = local.address.host(of: hosts.count) else { return }
    guard hosts[index].isUp else { return drop(packet, index, .hostDown) }
    guard !packet.isCorrupted else { return drop(packet, index, .checksum) }
    let key = ConnectionKey(host: index, localPort: local.port, remote: remote)
    if let slot = connections.find(key) {
      if connections[slot].origin == .incomplete, wouldOverflow(slot, packet.segment) {
        return drop(packet, index, .acceptQueueFull)
      }
      note(arrivalOf: packet, index)
      react(slot, connections[slot].endpoint.receive(packet.segment, at: now))
    } else if let place = hosts[index].listener(on: local.port) {
      receive(packet, index, listener: place)
    } else {
      // CLOSED, as 3.10.7.1 has it for a connection that does not exist.
      note(arrivalOf: packet, index)
      var nobody = hosts[index].nobody
      answer(nobody.receive(packet.segment, at: now), packet, index)
    }
  }

  private mutating func note(arrivalOf packet: Flight, _ index: Int) {
    guard Sink.keepsRecords else { return }
    record(
      .receive(SegmentSummary(packet.segment), flight: packet.flight), index, packet.destination,
      packet.source)
  }

  private mutating func drop(_ packet: Flight, _ index: Int, _ reason: DropReason) {
    drops[reason, default: 0] += 1
    guard Sink.keepsRecords else { return }
    record(
      .drop(SegmentSummary(packet.segment), flight: packet.flight, reason), index, packet.destination,
      packet.source)
  }

  /// Sends what somebody without a connection answers.
  private mutating func answer(_ outputs: [Endpoint.Output], _ packet: Flight, _ index: Int) {
    for output in outputs {
      switch output {
      case .transmit(let segment): send(segment, from: packet.destination, to: packet.source, host: index)
      case .reaction(_, .moved(let transition)), .reaction(_, .stayed(let transition)):
        if Sink.keepsRecords {
          record(.transition("\(transition.name)"), index, packet.destination, packet.source)
        }
      default: break
      }
    }
  }

  // MARK: Listeners

  private mutating func receive(_ packet: Flight, _ index: Int, listener place: Int) {
    let listener = hosts[index].listeners[place]
    let segment = packet.segment
    let isRequest = segment.flags.contains(.syn) && segment.flags.isDisjoint(with: [.ack, .rst])
    if isRequest {
      guard listener.waiting.count < max(1, listener.backlog) else {
        return drop(packet, index, .acceptQueueFull)
      }
      if listener.incomplete >= listener.backlog {
        return listener.usesCookies
          ? answerWithCookie(packet, index, listener) : drop(packet, index, .backlogFull)
      }
    } else if listener.usesCookies, isAnswerToCookie(packet, index) {
      return rebuild(packet, index, listener)
    }
    var endpoint = listener.endpoint
    if isRequest {
      endpoint.initialSequenceNumber =
        hosts[index].takeInitialSequenceNumber(packet.destination, packet.source, at: now)
    }
    note(arrivalOf: packet, index)
    let outputs = endpoint.receive(segment, at: now)
    guard endpoint.state != .listen else { return answer(outputs, packet, index) }
    guard let slot = insert(endpoint, packet, index, listener) else {
      return drop(packet, index, .noRoom)
    }
    hosts[index].listeners[place].incomplete += 1
    react(slot, outputs)
  }

  private mutating func insert(
    _ endpoint: Endpoint, _ packet: Flight, _ index: Int, _ listener: Listener
  ) -> Int? {
    let slot = connections.insert(
      Connection(
        endpoint: endpoint, host: UInt16(index), localPort: listener.port, remotePort: packet.source.port,
        application: listener.application, remote: packet.source.address, origin: .incomplete))
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

  private mutating func answerWithCookie(_ packet: Flight, _ index: Int, _ listener: Listener) {
    note(arrivalOf: packet, index)
    if Sink.keepsRecords { record(.cookie, index, packet.destination, packet.source) }
    cookies += 1
    let cookie = hosts[index].cookie(
      for: packet.source, at: packet.destination, peer: packet.segment.sequence, now: now)
    // The machine writes the SYN,ACK; what it would remember is thrown away.
    var endpoint = listener.endpoint
    endpoint.initialSequenceNumber = cookie
    for case .transmit(let segment) in endpoint.receive(packet.segment, at: now) {
      send(segment, from: packet.destination, to: packet.source, host: index)
    }
  }

  private func isAnswerToCookie(_ packet: Flight, _ index: Int) -> Bool {
    let segment = packet.segment
    guard segment.flags.contains(.ack), segment.flags.isDisjoint(with: [.syn, .rst]) else { return false }
    return hosts[index].isCookie(
      segment.acknowledgment - 1, for: packet.source, at: packet.destination, peer: segment.sequence - 1,
      now: now)
  }

  /// Makes the connection that a cookie stood for, as if its SYN had been kept.
  private mutating func rebuild(_ packet: Flight, _ index: Int, _ listener: Listener) {
    let segment = packet.segment
    guard listener.waiting.count < max(1, listener.backlog) else {
      return drop(packet, index, .acceptQueueFull)
    }
    var endpoint = listener.endpoint
    endpoint.initialSequenceNumber = segment.acknowledgment - 1
    let request = Segment(flags: .syn, sequence: segment.sequence - 1, window: segment.window)
    let remembered = endpoint.receive(request, at: now)
    guard let slot = insert(endpoint, packet, index, listener) else { return drop(packet, index, .noRoom) }
    if let place = hosts[index].listener(on: listener.port) { hosts[index].listeners[place].incomplete += 1 }
    note(arrivalOf: packet, index)
    if Sink.keepsRecords {
      for output in remembered {
        if case .reaction(_, .moved(let transition)) = output {
          record(.transition("\(transition.name)"), index, packet.destination, packet.source)
        }
        if case .state(let from, let to) = output {
          record(.state(from: from, to: to), index, packet.destination, packet.source)
        }
      }
    }
    react(slot, connections[slot].endpoint.receive(segment, at: now))
  }
}
