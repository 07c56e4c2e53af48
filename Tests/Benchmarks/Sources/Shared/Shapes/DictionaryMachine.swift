/// The machine as libraries have it: closures in a dictionary.
struct DictionaryMachine {
  struct Key: Hashable {
    var state: State
    var trigger: Trigger
  }

  /// A transition: what must hold, and what comes of it.
  struct Row {
    var condition: ((Flags, Held) -> Bool)?
    var target: State?
    var refusal: Refusal?
    var action: ((inout Held, (Effect) -> Void) -> Void)?
  }

  struct Table {
    var rows: [Key: [Row]] = [:]

    mutating func add(
      in state: State, on trigger: Trigger, if condition: ((Flags, Held) -> Bool)? = nil,
      to target: State? = nil, refusal: Refusal? = nil,
      do action: ((inout Held, (Effect) -> Void) -> Void)? = nil
    ) {
      rows[Key(state: state, trigger: trigger), default: []]
        .append(Row(condition: condition, target: target, refusal: refusal, action: action))
    }
  }

  private let table: Table
  private(set) var state = SwitchMachine().state
  private var held = Held()

  init() {
    var table = Table()
    Self.fill(&table)
    self.table = table
  }

  mutating func handle(_ event: Event, perform: (Effect) -> Void) -> Refusal? {
    guard let rows = table.rows[Key(state: state, trigger: event.trigger)] else { return nil }
    for row in rows where row.condition?(event.flags, held) ?? true {
      row.action?(&held, perform)
      if let target = row.target { state = target }
      return row.refusal
    }
    return nil
  }
}
