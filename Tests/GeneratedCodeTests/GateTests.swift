import Testing

/// The recorded machine `Gate`, whose states are types. That illegal calls do not compile is shown by
/// `TypestateMisuseTests`.
struct GateTests {
  @Test func aWalkGoesFromTypeToType() {
    var effects: [Gate.Effect] = []
    let shut: Gate.Shut = Gate.Shut().open { effects.append($0) }.close().lean()
    switch shut.turnKey(.keyFits) {
    case .locked(let locked): #expect(Gate(.locked(locked.lean())) == Gate(state: .locked))
    case .rejected(_, let reason): Issue.record("\(reason)")
    }
    #expect(effects == [.creak])
  }

  @Test func aRefusalGivesTheStateBackAndSaysWhy() {
    switch Gate.Shut().turnKey([]) {
    case .locked: Issue.record("without a key that fits")
    case .rejected(let shut, let reason):
      #expect(reason == .wrongKey)
      #expect(Gate(.shut(shut)) == Gate())
    }
  }

  @Test(arguments: Gate.State.allCases)
  func theBridgeLeadsThereAndBack(_ state: Gate.State) {
    let gate = Gate(state: state)
    #expect(Gate(Gate.Typestate(gate)) == gate)
  }

  @Test func aHostKeepsTheStateAndChangesItInMethodsOfTheBridge() {
    var host = Host(gate: .shut(Gate.Shut()))
    host.gate.pull()
    host.gate.pull()
    #expect(Gate(host.gate).state == .ajar)
  }

  struct Host: ~Copyable {
    var gate: Gate.Typestate
  }

  @Test func aStateThatHoldsNothingTakesNoMemory() {
    #expect(MemoryLayout<Gate.Shut>.size == 0)
    #expect(MemoryLayout<Gate.Ajar>.size == 0)
    #expect(MemoryLayout<Gate.Locked>.size == 0)
    #expect(MemoryLayout<Gate.Typestate>.size == MemoryLayout<Gate>.size)
  }
}

extension Gate.Typestate {
  /// Opens the gate if that can be done.
  fileprivate mutating func pull() {
    switch consume self {
    case .shut(let shut): self = .ajar(shut.open { _ in })
    case .ajar(let ajar): self = .ajar(ajar)
    case .locked(let locked): self = .locked(locked)
    }
  }
}
