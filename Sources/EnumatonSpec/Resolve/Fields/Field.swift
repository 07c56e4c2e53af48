/// What a key of a spec takes: one row of a table from which the reader recognises keys, and from which the JSON
/// Schema and the tables of the language's reference are written.
struct Field: Sendable {
  var shape: Shape
  /// What it means, in whole sentences.
  var summary: String
  /// The headings in the language's reference that say more.
  var sections: [String]
  var isRequired = false

  init(_ shape: Shape, _ summary: String, see sections: String..., isRequired: Bool = false) {
    self.shape = shape
    self.summary = summary
    self.sections = sections
    self.isRequired = isRequired
  }
}

extension Field {
  /// The attribute that every declared thing and every transition has.
  static let allow = Field(
    .reasons, "Findings about it that are meant to be, each with a reason.",
    see: "Checks and properties")
  static let tags = Field(.texts, "For the styles of diagrams.", see: "Diagrams")
}

/// The shape of a value.
indirect enum Shape: Sendable {
  /// Prose: a line or a paragraph.
  case text
  /// A list of texts, or one alone.
  case texts
  /// A new name.
  case name
  /// The name of something declared; of several kinds if the value may be any of them.
  case reference([Kind])
  /// A list of such names, or one alone.
  case references([Kind])
  case boolean
  /// One of these words.
  case choice([String])
  /// A list of these words, or one alone.
  case choiceList([String])
  /// Arithmetic over constants that gives a duration or an integer.
  case quantity
  case duration
  case integer
  /// Two integers with `...` between them, each arithmetic over constants.
  case range
  /// A decimal factor.
  case factor
  case condition
  /// Effects and built-in actions, or one alone.
  case actions
  /// A mapping of names to Swift types.
  case payload
  /// Declarations: a list of names, a mapping of names to `brief` or to attributes, or a mixture.
  case declarations(brief: Shape?, attributes: any FieldKey.Type)
  /// Declarations in the form of a list.
  case declarationList(attributes: any FieldKey.Type)
  /// A list of mappings.
  case list(of: any FieldKey.Type)
  case mapping(any FieldKey.Type)
  /// A mapping of free texts to one of these words.
  case choices([String])
  /// A mapping of codes of findings to levels.
  case levels
  /// A mapping of codes of findings to reasons.
  case reasons
  /// A condition over what the machine is at one moment.
  case predicate
  /// What the host can be asked for, with `start` and `stop` of timers, or one alone.
  case requests
  /// Events with the flags they carry, in a list or one alone.
  case raisedEvents
  case either([Shape])
}

/// The keys of one kind of mapping.
protocol FieldKey: RawRepresentable<String>, CaseIterable, Equatable, Sendable {
  /// What has these keys, for messages: "a transition".
  static var owner: String { get }
  /// Keys that are recognised, but not part of this version of the language.
  static var notYet: [String] { get }
  /// The keys that must be there.
  static var required: [Self] { get }
  /// Keys of which at least one must be there, if there are any.
  static var alternatives: [Self] { get }
  /// Whether a name alone declares nothing: what it is stands in the attributes, or in their short form.
  static var needsAttributes: Bool { get }
  /// What other tools call these keys.
  static var synonyms: [String: String] { get }
  /// What to do instead, for keys that people coming from other tools write and that have no equal here.
  static var hints: [String: String] { get }
  /// What to do where a required key is missing.
  static var waysWithout: [String: String] { get }
  var field: Field { get }
}

extension FieldKey {
  static var notYet: [String] { [] }
  static var synonyms: [String: String] { ["description": "summary"] }
  static var hints: [String: String] { [:] }
  static var waysWithout: [String: String] { [:] }
  static var required: [Self] { allCases.filter { $0.field.isRequired } }
  static var alternatives: [Self] { [] }
  static var needsAttributes: Bool { !required.isEmpty }
}

/// The kinds of declared things.
enum Kind: String, CaseIterable, Sendable {
  case constant, flag, counter, event, timer, effect, rejection, state, property

  /// The key of the section that declares them.
  var section: String { self == .property ? "properties" : rawValue + "s" }

  var withArticle: String { self == .event || self == .effect ? "an \(rawValue)" : "a \(rawValue)" }
}
