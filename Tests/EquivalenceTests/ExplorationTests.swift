import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec
import Foundation
import Testing

/// The exploration with decision diagrams finds what a search of single situations finds.
struct ExplorationTests {
  /// Slower than the others without optimisation, so fewer by default.
  static let count = ProcessInfo.processInfo.environment["ENUMATON_RANDOM_SPECS"].flatMap { Int($0) } ?? 30

  @Test(arguments: 0..<count)
  func theExplorationFindsWhatASearchOneByOneFinds(seed: Int) throws {
    let subject = try Subject(seed: UInt64(seed))
    let checked = subject.machine
    // Where expiries are deferred it says itself that it is not exact.
    guard let search = SituationSearch(checked, limit: 4_000) else { return }
    var exploration = Exploration(checked)
    guard exploration.isExact else {
      #expect(exploration.situationCount >= Double(search.situations.count))
      return
    }
    #expect(exploration.situationCount == Double(search.situations.count), "\(subject.text)")

    let taken = exploration.takenCommands()
    #expect(Set(taken.flatMap { $0.rules.map(\.transition) }) == search.fired, "\(subject.text)")
    var unanswered: Set<[Int]> = []
    for command in taken where command.kind == .unhandled {
      let trigger = try #require(checked.index(of: command.trigger))
      for leaf in exploration.leaves(in: command.source) { unanswered.insert([leaf.index, trigger]) }
    }
    #expect(unanswered == search.unanswered, "\(subject.text)")
  }

  @Test(arguments: 0..<count)
  func runsAreTheShortestAndRunInTheInterpreter(seed: Int) throws {
    let subject = try Subject(seed: UInt64(seed))
    let checked = subject.machine
    guard let search = SituationSearch(checked, limit: 1_000) else { return }
    var exploration = Exploration(checked)
    guard exploration.isExact else { return }
    let reader = InputReader(checked.machine)
    for leaf in checked.leaves {
      let goal = exploration.situations(where: .inState(leaf))
      let shortest = zip(search.situations, search.distances)
        .filter { $0.0.configuration.leaves(in: checked).contains(leaf) }.map(\.1).min()
      let run = exploration.run(to: goal)
      #expect(run?.events.count == shortest, "\(subject.text)")
      guard let run else { continue }
      var interpreter = Interpreter(checked)
      for line in exploration.text(of: run.events) {
        switch try #require(try reader.stimulus(in: line, number: 1)) {
        case .event(let event, let flags): _ = interpreter.handle(event, flags: flags)
        case .expire(let timer): _ = interpreter.expire(timer)
        case .exhaust(let timer): _ = interpreter.exhaust(timer)
        case .advance: Issue.record("no time passes")
        }
      }
      #expect(interpreter.leaves.contains(leaf), "\(subject.text)")
    }
  }

  @Test(arguments: 0..<count)
  func whatCanBeReachedFromWhereIsFoundBackwards(seed: Int) throws {
    let subject = try Subject(seed: UInt64(seed))
    var exploration = Exploration(subject.machine)
    guard exploration.isExact else { return }
    // Forwards once more, one command at a time: a situation that leads into the set is in it.
    let goal = exploration.situations(where: .inState(subject.machine.initialLeaf))
    let found = exploration.situations(thatReach: goal)
    let rest = exploration.subtract(found, from: exploration.reached)
    for command in exploration.takenCommands() {
      let after = exploration.situations(after: command, from: rest)
      #expect(exploration.intersection(after, found).isEmpty)
    }
  }
}
