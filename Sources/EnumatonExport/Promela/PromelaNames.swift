import EnumatonCheck
import EnumatonSpec

/// What the declared things are called in the model: by their own names behind a letter for their kind.
struct PromelaNames {
  let states, flags, counters, timers, memories, regions, triggers, properties: [String]

  init(_ checked: CheckedMachine) {
    let machine = checked.machine
    var taken: Set<String> = []
    func name(_ prefix: String, _ text: String) -> String {
      let plain =
        prefix
        + String(
          text.unicodeScalars.map {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) ? Character($0) : "_"
          })
      var unique = plain
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(plain)_\(number)"
        number += 1
      }
      return unique
    }
    states = machine.states.map { name("S_", $0.name.text) }
    flags = machine.flags.map { name("f_", $0.name.text) }
    counters = machine.counters.map { name("c_", $0.name.text) }
    timers = machine.timers.map { name("t_", $0.name.text) }
    memories = checked.memories.map {
      name($0.isDeep ? "deep_" : "past_", machine.states[$0.state].name.text)
    }
    regions = checked.regions.map { region in
      region.state.map { name("in_", machine.states[$0].name.text) } ?? name("state", "")
    }
    triggers = checked.triggers.map { name("E_", machine.name(of: $0)) }
    properties = machine.properties.map { name("P_", $0.name.text) }
  }
}
