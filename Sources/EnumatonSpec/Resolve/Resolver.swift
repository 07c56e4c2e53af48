/// Turns the nodes of a spec into a `Machine`: recognises keys, resolves names, evaluates arithmetic and
/// reports all that is wrong. After a mistake it goes on so that one mistake is one report.
struct Resolver {
  let source: SourceText
  var problems: Problems
  var nearest = NearestName()
  var machine = Machine(name: Name(""))
  var names: [DeclaredNames] = Array(repeating: DeclaredNames(), count: Kind.allCases.count)
  /// Where each undeclared name was reported: further places become notes there.
  var undeclared: [UndeclaredName: Int?] = [:]
  /// Where each flag that seems to be meant as held was reported.
  var neitherCarriedNorHeld: [Identifier<Machine.Flag>: Int?] = [:]
  /// For each event, the carried flags as a set of bits; `nil` where they could not all be read.
  var carriedByEvent: [UInt64?] = []
  var carriedByEffect: [UInt64?] = []
  /// Flags of which it could not be read whether they are held.
  var unclearFlags: Set<Identifier<Machine.Flag>> = []
  /// Whether an effect is declared that is called like an action of the language.
  var hasReservedEffect = false
  /// Counters of which not everything could be read.
  var unclearCounters: Set<Identifier<Machine.Counter>> = []
  /// States of which not everything could be read.
  var unclearStates: Set<StateID> = []
  /// The regions by the names of their types in Swift.
  var regionTypes: [String: Name] = [:]
  /// Events whose payload could not all be read: what seems to be missing may be there.
  var incompletePayloads: Set<Int> = []
  /// Constants on their way to their values.
  var constants: [PendingConstant] = []
  /// How many expressions are being evaluated, each for the one before.
  var chain = 0
  /// The scalar in which the last place was looked up.
  private var positions: ScalarPositions?
  /// Timers whose attributes could not all be read.
  var incompleteTimers: Set<Int> = []

  struct UndeclaredName: Hashable {
    var kinds: [Kind]
    var text: String
  }

  /// What can be made of the document at `root`, and all problems found.
  static func resolve(_ root: YAMLNode, _ source: SourceText, _ problems: Problems) -> (Machine, Problems) {
    var resolver = Resolver(source: source, problems: problems)
    resolver.resolve(root)
    return (resolver.machine, resolver.problems)
  }

  private init(source: SourceText, problems: Problems) {
    self.source = source
    self.problems = problems
  }

  /// Sections may come in any order: each is read after those it refers to.
  private mutating func resolve(_ root: YAMLNode) {
    guard case .mapping(let entries) = root.content else {
      return wrongShape(root, "a spec is a mapping that starts with 'machine: Name'")
    }
    let fields = Fields<MachineKey>(entries, of: root, in: &self)
    for kind in Kind.allCases where fields.isIncomplete {
      names[kind].isIncomplete = MachineKey(rawValue: kind.section).map { !fields.has($0) } ?? false
    }

    if let version = fields[.enumaton] { readVersion(version) }
    if let name = fields[.machine] { readMachineName(name) }
    machine.summary = text(fields[.summary])
    if let access = fields[.access] {
      machine.access = choice(access, of: Machine.Access.allCases.map(\.rawValue)).flatMap(
        Machine.Access.init)
    }
    if let features = fields[.swift] { readSwiftFeatures(features) }
    if let unhandled = fields[.unhandled] {
      if let word = choice(unhandled, of: ["error", "warning"]) { setUnhandled(word, at: unhandled) }
    }
    if let section = fields[.check] { readLevels(section, unhandled: fields.entry(.unhandled)) }
    if let section = fields[.flags] { readFlags(section) }
    if let section = fields[.constants] { readConstants(section) }
    if let section = fields[.counters] { readCounters(section) }
    if let section = fields[.events] { readEvents(section) }
    if let limit = fields[.deferred] { readDeferralLimit(limit) }
    if let section = fields[.timers] { readTimers(section) }
    if let section = fields[.effects] { readEffects(section) }
    if let section = fields[.rejections] { readRejections(section) }
    if let section = fields[.states] { readStates(section) }
    if let section = fields[.transitions] { readTransitions(section) }
    if let section = fields[.properties] { readProperties(section) }
    if let section = fields[.diagram] { readDiagram(section) }
    machine.allowances.sort { $0.range.start < $1.range.start }
  }

  /// Where the bytes `range` of the text of `node` stand in the file.
  mutating func place(of range: Range<Int>, in node: YAMLNode) -> SourceRange {
    if problems.isFull { return node.range }
    if let positions, positions.node.range == node.range { return positions.range(of: range, in: source) }
    let found = ScalarPositions(of: node, in: source)
    positions = found
    return found.range(of: range, in: source)
  }

  private mutating func readVersion(_ node: YAMLNode) {
    guard !node.isRefused, node.text != "1" else { return }
    problems.error(
      .unsupported, "this tool knows version 1 of the language; write 'enumaton: 1' or leave it out",
      at: node.range)
  }

  private mutating func readSwiftFeatures(_ node: YAMLNode) {
    for item in items(of: node) {
      if let word = choice(item, of: Machine.SwiftFeature.allCases.map(\.rawValue)),
        let feature = Machine.SwiftFeature(rawValue: word)
      {
        machine.swiftFeatures.insert(feature)
        if feature == .typestate { machine.typestateRange = item.range }
        if feature == .compact { machine.compactRange = item.range }
      }
    }
  }

  private mutating func readDeferralLimit(_ node: YAMLNode) {
    let word = node.text.flatMap { names[.constant][$0] == nil ? $0 : nil } ?? ""
    if node.text == nil || node.isEmpty || names[.event][word] != nil || ["true", "false"].contains(word) {
      if node.isRefused { return }
      let found = node.isEmpty || node.text == nil ? node.shape : "'\(word)'"
      return problems.error(
        .wrongShape,
        "'deferred' is how many events are kept, such as 8, not \(found); an event is deferred in a transition, "
          + "with 'defer: true'",
        at: node.range)
    }
    guard let limit = integer(node) else { return }
    if limit < 1 {
      problems.error(
        .invalidNumber, "'deferred' is at least 1, not \(limit); where nothing is deferred, leave it out",
        at: node.range)
    }
    machine.deferralLimit = Int(clamping: max(1, limit))
  }

  private mutating func readMachineName(_ node: YAMLNode) {
    guard let name = newName(node, of: "the machine") else { return }
    machine.name = name
    let type = SwiftIdentifier.machineType(name.text)
    if let reason = ReservedNames.reason(machineType: type) {
      problems.error(
        .reservedName, "the machine cannot be called '\(name.text)': \(reason); rename it", at: name.range)
    }
  }
}

extension [DeclaredNames] {
  subscript(kind: Kind) -> DeclaredNames {
    get { self[kind.index] }
    set { self[kind.index] = newValue }
    _modify { yield &self[kind.index] }
  }
}

extension Kind {
  fileprivate var index: Int {
    switch self {
    case .constant: 0
    case .flag: 1
    case .counter: 2
    case .event: 3
    case .timer: 4
    case .effect: 5
    case .rejection: 6
    case .state: 7
    case .property: 8
    }
  }
}
