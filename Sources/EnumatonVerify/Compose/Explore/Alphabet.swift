import EnumatonCheck
import EnumatonSpec

/// The messages that can be on a channel.
struct Alphabet: Sendable {
  struct Message: Hashable, Sendable {
    var effect: Identifier<Machine.Effect>
    /// The flags it was sent with, by the bits they have there.
    var sent: UInt64
    var arrival: Composition.Arrival
  }

  private(set) var messages: [Message] = []
  private let channel: Composition.Channel
  private let sender, receiver: Machine

  /// What the sender can ever send, whether or not it comes to it.
  init(_ channel: Composition.Channel, in composition: Composition) {
    self.channel = channel
    sender = composition.endpoints[channel.from].machine.machine
    receiver = composition.endpoints[channel.to].machine.machine
    let actions = sender.transitions.flatMap(\.actions) + sender.states.flatMap { $0.entry + $0.exit }
    for action in actions {
      if let message = message(for: action), !messages.contains(message) { messages.append(message) }
    }
  }

  /// The number of the message that an action sends, from 1; `nil` if it sends none.
  func number(of action: Machine.Action) -> Int? {
    message(for: action).flatMap(messages.firstIndex).map { $0 + 1 }
  }

  private func message(for action: Machine.Action) -> Message? {
    guard case .perform(let effect, let flags) = action else { return nil }
    let sent = flags.reduce(0) { $0 | sender.flags[$1].mask }
    guard let rule = channel.rules.first(where: { $0.effect == effect && $0.condition.holds(sent) }) else {
      return nil
    }
    var arrival = rule.arrival
    for flag in receiver.events[arrival.event].carries {
      // A flag that both have means the same to both.
      let name = receiver.flags[flag].name.text
      let mask = receiver.flags[flag].mask
      guard sender.effects[effect].carries.contains(where: { sender.flags[$0].name.text == name }) else {
        continue
      }
      arrival.open.removeAll { $0 == mask }
      arrival.flags &= ~mask
      if flags.contains(where: { sender.flags[$0].name.text == name }) { arrival.flags |= mask }
    }
    return Message(effect: effect, sent: sent, arrival: arrival)
  }

  /// `SYN ACK`, or with the effect where there are several: `send SYN ACK`.
  func text(of number: Int) -> String {
    let message = messages[number - 1]
    let effect = sender.effects[message.effect]
    let flags = effect.carries.filter { sender.flags[$0].mask & message.sent != 0 }
      .map { sender.flags[$0].name.text }
    let isAlone = messages.allSatisfy { $0.effect == message.effect } && !flags.isEmpty
    return ((isAlone ? [] : [effect.name.text]) + flags).joined(separator: " ")
  }
}
