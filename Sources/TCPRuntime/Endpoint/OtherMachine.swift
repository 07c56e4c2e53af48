/// A machine that an endpoint runs in place of the generated one, such as a changed spec that is interpreted.
package protocol OtherMachine: Hashable, Sendable {
  /// Where it is.
  var state: TCPConnection.State { get }

  /// What it holds.
  var held: TCPConnection.Held { get }

  /// Takes an event and says what came of it.
  mutating func handle(_ event: TCPConnection.Event) -> OtherAnswer
}

/// What another machine than the generated one answers to an event.
package struct OtherAnswer: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case moved, stayed, ignored, unhandled
    case rejected(TCPConnection.Rejection)
  }

  package var kind: Kind
  /// What the endpoint is to perform, in order.
  package var effects: [TCPConnection.Effect]

  package init(_ kind: Kind, effects: [TCPConnection.Effect]) {
    self.kind = kind
    self.effects = effects
  }
}

extension OtherAnswer {
  /// The answer as a reaction of the generated machine. Of its transitions it takes `usual`, where that asks for the
  /// same and `isUsual` says that it leads to the same; other transitions have no names there.
  func reaction(like usual: TCPConnection.Reaction, isUsual: Bool) -> TCPConnection.Reaction? {
    switch (kind, usual) {
    case (.moved, .moved), (.stayed, .stayed):
      isUsual && usual.effects.elementsEqual(effects) ? usual : nil
    case (.moved, _), (.stayed, _): nil
    case (.ignored, _): .ignored
    case (.unhandled, _): .unhandled
    case (.rejected(let reason), _): .rejected(reason)
    }
  }
}

/// Any such machine, as a value.
struct AnyOtherMachine: Hashable, Sendable {
  var machine: any OtherMachine

  static func == (left: Self, right: Self) -> Bool { left.machine.isEqual(to: right.machine) }

  func hash(into hasher: inout Hasher) { machine.hash(into: &hasher) }
}

extension OtherMachine {
  fileprivate func isEqual(to other: any OtherMachine) -> Bool { (other as? Self) == self }
}
