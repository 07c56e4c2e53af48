import EnumatonSpec

/// What the data of states is called.
struct DataNames {
  /// The states that keep something besides what is kept around them, and of which there are leaves that keep no
  /// more, in document order.
  let owners: [Identifier<Machine.State>]
  /// Of each owner the type of what is kept there, and inside where nothing else is: `ConnectedData`.
  let types: [String]
  /// Of each owner the method that changes it: `withConnected`.
  let methods: [String]
  /// The case for states that keep nothing.
  let nothing: String

  init(_ machine: Machine, stateParts: [String]) {
    owners = machine.states.identifiers.filter { state in
      // What only states with more keep needs no type of its own.
      !machine.states[state].data.isEmpty
        && machine.states.identifiers.contains {
          machine.states[$0].children.isEmpty && machine.dataOwner(of: $0) == state
        }
    }
    var taken = machine.typesInPayload
    taken.insert(SwiftIdentifier.machineType(machine.name.text))
    types = owners.map { owner in
      var name = stateParts[owner.index] + "Data"
      while ReservedNames.isTaken(nestedType: name) || !taken.insert(name).inserted { name += "_" }
      return name
    }
    methods = owners.map { "with" + stateParts[$0.index] }
    let hasNothing = owners.contains {
      SwiftIdentifier.lowerCamel(machine.states[$0].name.text) == "nothing"
    }
    nothing = hasNothing ? "nothing_" : "nothing"
  }

  /// What the machine calls members of its own because of its data.
  var members: Set<String> { owners.isEmpty ? [] : Set(methods + ["data"]) }

  func type(of owner: Identifier<Machine.State>) -> String? {
    owners.firstIndex(of: owner).map { types[$0] }
  }
}

extension Machine {
  /// The words in the types of payloads and data, which a type inside the machine would hide.
  var typesInPayload: Set<String> {
    let fields = events.flatMap(\.payload) + effects.flatMap(\.payload) + states.flatMap(\.data)
    return Set(
      fields.flatMap { field in
        field.type.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      })
  }
}
