import EnumatonCheck
import EnumatonSpec
import Testing

/// The page and the interpreter are two programs that run the same machine.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "no Chromium"))
struct EquivalenceWithInterpreterTests {
  /// Some machines at a time: a browser starts slowly.
  private static let batches = stride(from: 0, to: SpecPage.machines.count, by: 8).map {
    Array(SpecPage.machines[$0..<min($0 + 8, SpecPage.machines.count)])
  }

  @Test("The page reacts as the interpreter does", arguments: batches)
  func walks(files: [String]) throws {
    try expectAgreement(
      files.map { file in
        let page = try SpecPage(file: file)
        return Trial(
          name: file, page: page, walks: (1...3).map { Walk(page.checked.machine, steps: 400, seed: $0) })
      })
  }

  @Test("Numbers are exact, however large or small")
  func exactness() throws {
    let page = try SpecPage(
      """
      machine: Exact
      constants: { base: 7us, most: 3 }
      counters:
        high: { range: 9223372036854775800...9223372036854775807, initial: 9223372036854775806 }
        low: { range: 0...2, bound: refuses }
      events: [up, down]
      timers:
        third: { after: 1.000000001s, repeats: true, backoff: 1.3333, limit: 2d }
        half: { after: 1ns, attempts: 90, backoff: 1.5 }
        long: 106751d
      effects: [top]
      states: { only: { timers: [third, half, long] } }
      transitions:
        - { from: only, on: up, when: high == 9223372036854775807, do: [top, { reset: high }, { increment: low }] }
        - { from: only, on: up, do: { increment: high } }
        - { from: only, on: down, do: { decrement: high } }
        - { from: only, on: [third, half, half.exhausted, long], ignore: true }
      """)
    var walk = Walk(page.checked.machine, steps: 60, seed: 5).lines
    walk += [
      "advance 2 * most * base", "advance (1h - 30m) / most + 1ns", "advance 0.000001ms", "advance 9d",
      "timer long",
    ]
    try expectAgreement([Trial(name: "Exact", page: page, walks: [Walk(walk)])])
  }

  private struct Trial {
    var name: String
    var page: SpecPage
    var walks: [Walk]
  }

  /// Runs each page in a frame of its own.
  private func expectAgreement(_ trials: [Trial]) throws {
    let frames = trials.map { "<iframe srcdoc=\"\($0.page.html.quoted)\"></iframe>" }.joined()
    let inputs = trials.map { trial in
      "[\(trial.walks.map { $0.lines.joined(separator: "\n").literal }.joined(separator: ","))]"
    }
    let outputs: [[String]] = try Browser.evaluate(
      """
      return [\(inputs.joined(separator: ","))].map((inputs, index) =>
        inputs.map((input) => frames[index].explorer.run(input)));
      """, in: "<!DOCTYPE html><body>\(frames)</body>")
    #expect(outputs.map(\.count) == trials.map(\.walks.count))
    for (trial, outputs) in zip(trials, outputs) {
      for (walk, output) in zip(trial.walks, outputs) {
        let expected = try walk.reactions(of: trial.page.checked)
        let given = output.split(separator: "\n").map(String.init)
        let place = zip(expected, given).enumerated().first { $0.element.0 != $0.element.1 }
        #expect(given.count == expected.count, "\(trial.name)")
        if let place {
          #expect(place.element.1 == place.element.0, "\(trial.name), reaction \(place.offset + 1)")
        }
      }
    }
  }
}

extension Walk {
  init(_ lines: [String]) { self.lines = lines }
}

extension String {
  /// As the value of an attribute.
  fileprivate var quoted: String { replacing("&", with: "&amp;").replacing("\"", with: "&quot;") }
}
