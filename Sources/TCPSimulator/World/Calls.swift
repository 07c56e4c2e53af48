import EnumatonRuntime
import TCPRuntime

extension World {
  /// What an application that has no name does: nothing.
  static var silent: UInt16 { 0 }

  /// Makes an application known. Returns its place.
  mutating func add(_ application: Application, relay: Socket? = nil) -> UInt16 {
    if let place = applications.indices.first(where: {
      applications[$0] == application && relays[$0] == relay
    }) {
      return UInt16(place)
    }
    applications.append(application)
    relays.append(relay)
    return UInt16(clamping: applications.count - 1)
  }

  /// Opens a connection. Returns its slot, or `nil` if the host refused, which is recorded.
  @discardableResult
  mutating func open(_ opening: Opening) -> Int? {
    let index = opening.host
    guard hosts[index].isUp else {
      refuse("the host is down", index)
      return nil
    }
    let address = Address(ofHost: index)
    func isFree(_ port: UInt16) -> Bool {
      connections.find(ConnectionKey(host: index, localPort: port, remote: opening.remote)) == nil
    }
    let port: UInt16
    if let asked = opening.port {
      guard isFree(asked) else {
        refuse("the address is in use: \(Socket(address, asked)) to \(opening.remote)", index)
        return nil
      }
      port = asked
    } else {
      guard let free = hosts[index].takePort(isFree: isFree) else {
        refuse("no ephemeral port is free to \(opening.remote)", index)
        return nil
      }
      port = free
    }
    let local = Socket(address, port)
    let number =
      opening.initialSequenceNumber
      ?? hosts[index].takeInitialSequenceNumber(local, opening.remote, at: now)
    var endpoint = endpoints.endpoint(hosts[index].settings.profile, initialSequenceNumber: number)
    endpoint.knowsRemote = true
    let connection = Connection(
      endpoint: endpoint, host: UInt16(index), localPort: port, remotePort: opening.remote.port,
      application: opening.application, remote: opening.remote.address, origin: .opened)
    guard let slot = connections.insert(connection) else {
      refuse("the simulator has no room for another connection", index)
      return nil
    }
    hosts[index].newest = connections.id(of: slot)
    call(slot, opening.isPassive ? .passiveOpen : .activeOpen)
    return slot
  }

  /// Waits for connections at a port.
  mutating func listen(
    _ index: Int, port: UInt16, backlog: Int, usesCookies: Bool = false, acceptsAtOnce: Bool = true,
    application: UInt16 = Self.silent
  ) {
    guard hosts[index].isUp else { return refuse("the host is down", index) }
    guard hosts[index].listener(on: port) == nil else {
      return refuse("the address is in use: \(Socket(Address(ofHost: index), port))", index)
    }
    var endpoint = endpoints.endpoint(hosts[index].settings.profile)
    let outputs = endpoint.call(.passiveOpen, at: now)
    events += 1
    if Sink.keepsRecords {
      record(.call(.passiveOpen), index)
      for output in outputs {
        if case .reaction(_, .moved(let transition)) = output {
          record(.transition("\(transition.name)"), index)
        }
        if case .state(let from, let to) = output { record(.state(from: from, to: to), index) }
      }
    }
    hosts[index].listeners.append(
      Listener(
        port: port, backlog: max(0, backlog), usesCookies: usesCookies, acceptsAtOnce: acceptsAtOnce,
        application: application, endpoint: endpoint))
  }

  /// Stops waiting at the port. Connections that were not handed over are reset.
  mutating func close(listenerOn port: UInt16, _ index: Int) {
    guard let place = hosts[index].listener(on: port) else { return }
    var listener = hosts[index].listeners.remove(at: place)
    if Sink.keepsRecords { record(.call(.close), index) }
    for output in listener.endpoint.call(.close, at: now) {
      if case .reaction(_, .moved(let transition)) = output, Sink.keepsRecords {
        record(.transition("\(transition.name)"), index)
      }
      if case .state(let from, let to) = output, Sink.keepsRecords {
        record(.state(from: from, to: to), index)
      }
    }
    for slot in connections.all
    where Int(connections[slot].host) == index && connections[slot].localPort == port
      && (connections[slot].origin == .incomplete || connections[slot].origin == .waiting)
    {
      var outputs = connections[slot].endpoint.call(.abort, at: now)
      react(slot, &outputs)
    }
  }

  /// Hands the first connection that waits over to the application.
  mutating func accept(_ index: Int, port: UInt16) {
    guard let place = hosts[index].listener(on: port), !hosts[index].listeners[place].waiting.isEmpty else {
      return refuse("no connection waits to be accepted", index)
    }
    let id = hosts[index].listeners[place].waiting.removeFirst()
    guard connections.holds(id) else { return }
    handOver(id.slot)
  }

  /// A call for a connection that is gone.
  mutating func callNobody(_ index: Int, _ call: UserCall) {
    events += 1
    if Sink.keepsRecords { record(.call(call), index) }
    var nobody = hosts[index].nobody
    for output in nobody.call(call, at: now) {
      if case .rejected(let rejection) = output, Sink.keepsRecords {
        record(.rejected("\(rejection.summary)"), index)
      }
    }
  }

  mutating func refuse(_ reason: @autoclosure () -> String, _ index: Int) {
    if Sink.keepsRecords { record(.rejected(reason()), index) }
  }

  /// The host stops without a word to anybody.
  mutating func crash(_ index: Int) {
    if Sink.keepsRecords { record(.crash, index) }
    for slot in connections.all where Int(connections[slot].host) == index { connections.remove(slot) }
    hosts[index].stop()
  }

  /// The host runs again and remembers nothing.
  mutating func reboot(_ index: Int) {
    if hosts[index].isUp { crash(index) }
    hosts[index].isUp = true
    if Sink.keepsRecords { record(.reboot, index) }
  }
}
