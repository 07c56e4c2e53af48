/// The keys of one kind of mapping in a composition.
protocol ComposeKey: RawRepresentable<String>, CaseIterable, Hashable {
  /// What has these keys, for messages.
  static var owner: String { get }
  static var required: [Self] { get }
}

enum CompositionKey: String, ComposeKey {
  case compose, summary, endpoints, channels, outside, goals, never, ends

  static let owner = "a composition"
  static let required: [Self] = [.compose, .endpoints]
}

enum EndpointKey: String, ComposeKey {
  case machine, timers

  static let owner = "an endpoint"
  static let required: [Self] = [.machine]
}

enum ChannelKey: String, ComposeKey {
  case from, to, capacity, loses, duplicates, reorders, full, messages

  static let owner = "a channel"
  static let required: [Self] = [.from, .to, .messages]
}

enum MessageKey: String, ComposeKey {
  case effect, when, event, facts

  static let owner = "a message"
  static let required: [Self] = [.effect, .event]
}

enum OutsideKey: String, ComposeKey {
  case event, facts, times

  static let owner = "an event from outside"
  static let required: [Self] = [.event]
}
