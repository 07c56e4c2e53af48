import EnumatonRuntime
import TCPRuntime

/// One end of a connection, at one host.
struct Connection {
  var endpoint: Endpoint
  /// The host it is at, by its place.
  var host: UInt16
  var localPort: UInt16
  var remotePort: UInt16
  /// The application that has it, by its place among those of the world.
  var application: UInt16
  var remote: Address
  /// Counts who has had this slot, so that what is long gone is not taken for what is here now.
  var generation: UInt32 = 0
  /// The port of the listener it comes from is its local port; where it stands with that listener.
  var origin: Origin
  /// The slot of the other connection of a proxy; ``noPartner`` if there is none.
  var partner = noPartner
  /// What it has been promised to be woken for, if anything.
  var alarm = Schedule.Ticket.none
  var alarmTime: Int64 = .max

  enum Origin: UInt8 {
    /// Opened by the application.
    case opened
    /// Counted among those that the listener has in SYN_RECEIVED.
    case incomplete
    /// Waits to be accepted.
    case waiting
    /// Handed over to the application.
    case accepted
  }

  static let noPartner = UInt32.max

  var local: Socket { Socket(Address(ofHost: Int(host)), localPort) }
  var remoteSocket: Socket { Socket(remote, remotePort) }
  var key: ConnectionKey {
    ConnectionKey(host: Int(host), localPort: localPort, remote: remoteSocket)
  }
}

/// What tells the connections of all hosts apart.
struct ConnectionKey: Hashable {
  private var ends: UInt64
  private var remotePort: UInt16

  init(host: Int, localPort: UInt16, remote: Socket) {
    ends =
      UInt64(remote.address.rawValue) << 32 | UInt64(UInt16(truncatingIfNeeded: host)) << 16
      | UInt64(localPort)
    remotePort = remote.port
  }

  var spread: Int {
    let mixed = (ends ^ UInt64(remotePort) &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed ^ mixed >> 32)
  }
}

/// Who a connection is, for those who keep it in mind while it may go.
struct ConnectionID: Hashable, Sendable {
  var slot: Int
  var generation: UInt32
}

/// The connections of all hosts, in slots that stay where they are; found by their sockets through a table of
/// open addressing with a number of four bytes for each.
struct ConnectionStore {
  private static let chunkBits = 10
  private static let chunkSize = 1 << chunkBits

  private var chunks: ContiguousArray<ContiguousArray<Connection>> = []
  private var slots = 0
  private var free: ContiguousArray<UInt32> = []
  /// One more than the slot, or 0; a power of two of places, at most three in four in use.
  private var table = ContiguousArray<UInt32>(repeating: 0, count: 64)
  private(set) var count = 0

  /// The most there can be.
  static let most = Schedule.mostNumbers

  /// The connection in a slot that is in use.
  subscript(slot: Int) -> Connection {
    // Not `_read`: without optimisation, Swift 6.3 lets go of what that yields before it is used.
    @inline(__always) get { chunks[slot >> Self.chunkBits][slot & (Self.chunkSize - 1)] }
    _modify { yield &chunks[slot >> Self.chunkBits][slot & (Self.chunkSize - 1)] }
  }

  /// The slot of the connection, if there is one.
  func find(_ key: ConnectionKey) -> Int? {
    let mask = table.count - 1
    var place = key.spread & mask
    while table[place] != 0 {
      let slot = Int(table[place]) - 1
      if self[slot].key == key { return slot }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Whether it is still the one that was meant.
  func holds(_ id: ConnectionID) -> Bool {
    id.slot < slots && self[id.slot].generation == id.generation
  }

  func id(of slot: Int) -> ConnectionID { ConnectionID(slot: slot, generation: self[slot].generation) }

  /// Adds a connection whose sockets no other has. Returns its slot, or `nil` if there is no room.
  mutating func insert(_ connection: Connection) -> Int? {
    if 4 * (count + 1) > 3 * table.count { grow() }
    let slot: Int
    if let freed = free.popLast() {
      slot = Int(freed)
      let generation = self[slot].generation
      self[slot] = connection
      self[slot].generation = generation
    } else {
      guard slots < Self.most else { return nil }
      slot = slots
      slots += 1
      if slot >> Self.chunkBits == chunks.count {
        var chunk = ContiguousArray<Connection>()
        chunk.reserveCapacity(Self.chunkSize)
        chunks.append(chunk)
      }
      chunks[slot >> Self.chunkBits].append(connection)
    }
    count += 1
    enter(slot)
    return slot
  }

  private mutating func enter(_ slot: Int) {
    let mask = table.count - 1
    var place = self[slot].key.spread & mask
    while table[place] != 0 { place = (place + 1) & mask }
    table[place] = UInt32(slot + 1)
  }

  private mutating func grow() {
    let old = table
    table = ContiguousArray(repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 { enter(Int(entry) - 1) }
  }

  /// Takes a connection out; what stands after it in the table moves up.
  mutating func remove(_ slot: Int) {
    let mask = table.count - 1
    var place = self[slot].key.spread & mask
    while table[place] != UInt32(slot + 1) {
      guard table[place] != 0 else { return }
      place = (place + 1) & mask
    }
    var next = (place + 1) & mask
    while table[next] != 0 {
      let home = self[Int(table[next]) - 1].key.spread & mask
      // Whether its home is at or before the gap, going round.
      if (next &- home) & mask >= (next &- place) & mask {
        table[place] = table[next]
        place = next
      }
      next = (next + 1) & mask
    }
    table[place] = 0
    self[slot].generation &+= 1
    self[slot].alarm = .none
    self[slot].endpoint = Self.nobody
    free.append(UInt32(slot))
    count -= 1
  }

  private static let nobody = Endpoint()

  /// The slots in use, in the order of slots.
  var all: [Int] {
    // Deterministic, which the order of the table would be too; but this order one can follow.
    let gone = Set(free)
    return (0..<slots).filter { !gone.contains(UInt32($0)) }
  }
}
