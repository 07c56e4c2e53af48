package import EnumatonCheck
import EnumatonSpec

extension CheckedMachine {
  /// The names of the states without others inside, by the composites around them, whether these are drawn or not.
  package var statesInComposites: [String: [String]] {
    var inside: [String: [String]] = [:]
    for leaf in leaves {
      for composite in machine.lineage(of: leaf).dropFirst() {
        inside[machine.states[composite].name.text, default: []].append(machine.states[leaf].name.text)
      }
    }
    return inside
  }
}

extension CheckedMachine {
  /// The machine with its composites drawn, whatever its spec says of that.
  package func drawingComposites() -> CheckedMachine {
    guard machine.diagram.composites == .hidden else { return self }
    var machine = machine
    machine.diagram.composites = .drawn
    return check(machine).machine ?? self
  }
}
