import EnumatonCheck
import Testing

/// The comparison can fail, and what it then prints is small.
struct ShrinkingTests {
  @Test func aMistakeInTheGeneratedCodeIsFoundAndMadeSmall() throws {
    let text = """
      machine: Planted
      flags: { held0: { held: true }, held1: { held: true } }
      events: [event0, event1]
      timers:
        timer0: 1s
        timer1: 2s
      effects: [effect0, effect1]
      states:
        state0: { entry: effect0, timers: [timer0] }
        state1:
          states:
            state2: { exit: effect1 }
            state3:
      transitions:
        - { from: state0, on: event0, to: state1, do: { set: held0 } }
        - { from: state2, on: event0, when: held0, to: state3 }
        - { from: state3, on: event1, do: [{ clear: held0 }, { start: timer1 }] }
        - { from: state3, on: [event0, timer1], when: not held0, to: state0 }
        - { from: state0, on: timer0, ignore: true }

      """
    let subject = try #require(Subject(text: text, name: "Planted"))
    let stimuli = (0..<40).map { Stimulus.event(index: $0 % 2, flags: 0) }
    // The generated code forgets to clear flags.
    let forgetful = { (code: String) in
      code.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("held.subtract") }.joined(separator: "\n")
    }
    let runtime = try CompiledRuntime()
    let program = try CompiledSubjects([subject.machine], with: runtime, altering: forgetful)
    let found = try Disagreement(subject, stimuli, printed: program.run(0, stimuli))
    let shrunk = try #require(try found?.shrunk(with: runtime, altering: forgetful))
    #expect(shrunk.stimuli.count == 3)
    #expect(shrunk.subject.text.split(separator: "\n").count <= 17, "\(shrunk.text)")
    #expect(shrunk.text.contains("event1"))
    let right = try CompiledSubjects([subject.machine], with: runtime)
    #expect(try Disagreement(subject, stimuli, printed: right.run(0, stimuli)) == nil)
  }
}
