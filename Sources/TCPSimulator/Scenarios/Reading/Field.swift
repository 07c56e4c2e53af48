/// What a key of a scenario takes: one row of a table from which the reader recognises keys and the JSON Schema
/// is written.
struct Field: Sendable {
  var shape: Shape
  /// What it means, in a line.
  var summary: String
  var isRequired = false

  init(_ shape: Shape, _ summary: String, isRequired: Bool = false) {
    self.shape = shape
    self.summary = summary
    self.isRequired = isRequired
  }
}

/// The shape of a value.
indirect enum Shape: Sendable {
  /// Prose.
  case text
  /// A new name: letters, digits, `-` and `_`.
  case name
  case boolean
  case integer(ClosedRange<Int>)
  /// A number with a unit: `10ms`, `1.5s`.
  case duration
  /// A duration, or `none`.
  case optionalDuration
  /// A percentage of at most four decimals: `0.5%`.
  case probability
  /// Bits in a second with a unit: `10Mbit`.
  case bandwidth
  /// Two ports with `-` between them.
  case portRange
  /// The name of a host.
  case host
  /// One end of a connection: `client`, `client/first`, `server/client:4000`.
  case end
  /// A host or an address, and a port: `server:80`.
  case socket
  /// A sequence number: an integer, or `RCV.NXT + 5`.
  case sequenceNumber
  /// One of these words.
  case choice([String])
  /// A value or a list of them.
  case oneOrMore(Shape)
  case list(Shape)
  case mapping(any FieldKey.Type)
  /// A mapping of hosts or ends to values.
  case map(from: Shape, to: Shape)
  case either([Shape])
}

/// The keys of one kind of mapping.
protocol FieldKey: RawRepresentable<String>, CaseIterable, Equatable, Sendable {
  /// What has these keys, for messages: "a step".
  static var owner: String { get }
  var field: Field { get }
}

extension FieldKey {
  static var required: [Self] { allCases.filter { $0.field.isRequired } }
}
