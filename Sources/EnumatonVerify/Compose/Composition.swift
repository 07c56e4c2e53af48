package import EnumatonCheck
package import EnumatonSpec

/// Two endpoints and the channels between them, with every name resolved.
package struct Composition: Sendable {
  package var name: Name
  /// Always two.
  package var endpoints: [Endpoint]
  /// At most one in each direction.
  package var channels: [Channel] = []
  /// What must be reachable.
  var goals: [Claim] = []
  /// What must not be.
  var never: [Claim] = []
  /// Where nothing more needs to happen. If there are none: where both machines are in final states.
  var ends: [Claim] = []
  /// What the claims talk about; the bits of their formulas. At most 64.
  var facts: [Fact] = []
}

extension Composition {
  package struct Endpoint: Sendable {
    package var name: Name
    package var machine: CheckedMachine
    /// What comes from outside.
    var outside: [Outside] = []
    /// The timers that can expire, by index.
    var expiring: [Bool]
  }

  /// An event from outside, or one that comes of a message.
  struct Arrival: Hashable, Sendable {
    var event: Identifier<Machine.Event>
    /// The flags that are set in any case, by their bits.
    var flags: UInt64 = 0
    /// The flags that may be set or not, each by its bit.
    var open: [UInt64] = []

    /// The flags in each case there is, those with fewer of the open ones first where that is easily had.
    var cases: [UInt64] {
      (0..<1 << open.count).map { choice in
        open.indices.reduce(flags) { choice >> $1 & 1 == 0 ? $0 : $0 | open[$1] }
      }
    }
  }

  struct Outside: Sendable {
    var arrival: Arrival
    /// How often it happens at the most.
    var times: Int?
  }

  /// How often something happens on a channel in the whole run.
  enum Bound: Hashable, Sendable {
    case never
    case atMost(Int)
    case anyNumber
  }

  /// What becomes of a message that finds the channel full.
  enum Full: String, Sendable, CaseIterable {
    /// That is a finding; the message is lost.
    case error
    /// It is lost.
    case drops
    /// What would send it does not happen before there is room.
    case waits
  }

  package struct Channel: Sendable {
    package var name: Name
    package var from: Int
    package var to: Int
    var capacity: Int
    var loses = Bound.never
    var duplicates = Bound.never
    var reorders = Bound.never
    var full = Full.error
    /// The first that fits an effect says what comes of it.
    var rules: [MessageRule] = []
  }

  /// Which effect of one end becomes which event of the other.
  struct MessageRule: Sendable {
    var effect: Identifier<Machine.Effect>
    /// Over the flags that the effect carries, by their indices.
    var condition: Formula
    var arrival: Arrival
  }

  /// What must or must not be of both endpoints together.
  struct Claim: Sendable {
    var text: String
    var range: SourceRange
    var formula: Formula
  }

  /// Something about one endpoint.
  struct Fact: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case inState(Identifier<Machine.State>)
      case held(Identifier<Machine.Flag>)
      case running(Identifier<Machine.Timer>)
    }

    var endpoint: Int
    var kind: Kind
  }
}
