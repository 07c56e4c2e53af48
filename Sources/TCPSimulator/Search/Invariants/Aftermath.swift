import EnumatonRuntime
import TCPRuntime

/// What is left of a play, by the ends of its connections.
struct Aftermath {
  let lives: [Life]
  let observations: [Observation]
  let end: Instant
  /// When segments were lost or held, in order.
  private let troubles: [Instant]

  init(_ player: Player) {
    let world = player.world
    var profiles: [String: Profile] = [:]
    for host in world.hosts { profiles[host.settings.name] = host.settings.profile }
    var lives: [Life] = []
    var places: [LifeKey: Int] = [:]
    var troubles: [Instant] = []
    for record in player.records {
      switch record.event {
      case .drop, .hold: troubles.append(record.time)
      default: break
      }
      guard let connection = record.connection, let profile = profiles[record.host] else { continue }
      let key = LifeKey(host: record.host, local: connection.local, remote: connection.remote)
      let place = places[key] ?? lives.count
      if place == lives.count {
        places[key] = place
        lives.append(Life(key: key, profile: profile))
      }
      lives[place].add(record)
    }
    for slot in world.connections.all {
      let connection = world.connections[slot]
      let host = world.hosts[Int(connection.host)].settings.name
      let key = LifeKey(host: host, local: connection.local, remote: connection.remoteSocket)
      if let place = places[key] { lives[place].state = connection.endpoint.state }
    }
    for observation in world.sink.observations {
      let key = LifeKey(host: observation.host, local: observation.local, remote: observation.remote)
      guard let place = places[key] else { continue }
      switch observation.fact {
      case .accepted(let octets): lives[place].accepted += octets
      case .arrived(let octets): lives[place].arrived += octets
      case .undefined, .left: break
      }
    }
    self.lives = lives
    self.troubles = troubles
    observations = world.sink.observations
    end = world.now
  }

  /// The other end of the connection, if there ever was one.
  func peer(of life: Life) -> Life? {
    // Its host is the one that has the address; lives of another host cannot have the same sockets.
    lives.first { $0.key.local == life.key.remote && $0.key.remote == life.key.local }
  }

  /// When a segment was last lost or held, up to the moment.
  func lastTrouble(upTo moment: Instant) -> Instant {
    troubles.last { $0 <= moment } ?? .origin
  }
}

/// What tells the ends of connections apart.
struct LifeKey: Hashable, Sendable {
  var host: String
  var local: Socket
  var remote: Socket

  /// As messages have it: `client (49152 to 10.0.0.2:80)`.
  var text: String { "\(host) (\(local.port) to \(remote))" }
}

extension Instant {
  /// As messages have it: `at 1.5 s`.
  var placeText: String { "at \((self - .origin).shortText)" }
}
