import EnumatonSpec

extension Machine {
  /// Declared things and transitions of which nothing is said.
  func missingSummaries() -> [Finding] {
    func finding(_ kind: String, _ name: Name, _ summary: String?, _ subject: Subject) -> Finding? {
      guard summary == nil else { return nil }
      return Finding(
        .missingSummary, "the \(kind) '\(name.text)' has no summary", at: name.range, about: [subject])
    }
    var findings: [Finding?] = []
    findings += constants.identifiers.map {
      finding("constant", constants[$0].name, constants[$0].summary, .constant($0))
    }
    findings += flags.identifiers.map { finding("flag", flags[$0].name, flags[$0].summary, .flag($0)) }
    findings += counters.identifiers.map {
      finding("counter", counters[$0].name, counters[$0].summary, .counter($0))
    }
    findings += events.identifiers.map { finding("event", events[$0].name, events[$0].summary, .event($0)) }
    findings += timers.identifiers.map { finding("timer", timers[$0].name, timers[$0].summary, .timer($0)) }
    findings += effects.identifiers.map {
      finding("effect", effects[$0].name, effects[$0].summary, .effect($0))
    }
    findings += rejections.identifiers.map {
      finding("rejection", rejections[$0].name, rejections[$0].summary, .rejection($0))
    }
    findings += states.identifiers.map {
      finding(states[$0].isRegion ? "region" : "state", states[$0].name, states[$0].summary, .state($0))
    }
    findings += transitions.identifiers.map { id in
      transitions[id].summary == nil
        ? Finding(
          .missingSummary, "this transition has no summary", at: transitions[id].range,
          about: [.transition(id)])
        : nil
    }
    return findings.compactMap(\.self)
  }
}
