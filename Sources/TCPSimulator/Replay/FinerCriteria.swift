import EnumatonRuntime
import TCPRuntime

// What tells more machines apart than agreement asks for.

extension Agreement {
  mutating func compareRepetitions(_ replay: Replay, _ history: History) {
    let (recorded, sent) = (Sent.all(in: history), Sent.all(in: replay))
    for repetition in Self.repetitions(recorded)
    where !Self.repetitions(sent).contains(where: { $0.control == repetition.control }) {
      // What the endpoint never sent at all is told elsewhere.
      guard sent.contains(where: { $0.control == repetition.control }) else { continue }
      add(.repetitions, at: repetition.time, "Linux sent \(repetition.segment.words) again, we never did")
    }
    for repetition in Self.repetitions(sent)
    where !Self.repetitions(recorded).contains(where: { $0.control == repetition.control }) {
      guard recorded.contains(where: { $0.control == repetition.control }) else { continue }
      add(.repetitions, at: repetition.time, "Linux did not send \(repetition.segment.words) again, we did")
    }
    if let text = Self.repeatedTexts(sent).first, Self.repeatedTexts(recorded).isEmpty {
      add(.repetitions, at: text.time, "Linux sent no text again, we sent \(text.words)")
    }
    // A single one may be a probe for the loss of a tail (RFC 8985), which the endpoint does not make.
    let texts = Self.repeatedTexts(recorded)
    if texts.count > 1, Self.repeatedTexts(sent).isEmpty {
      add(
        .repetitions, at: texts[0].time,
        "Linux sent \(texts[0].segment.words) again, we never sent text again")
    }
  }

  /// The SYN and FIN segments that were sent a second time.
  private static func repetitions(_ segments: [Sent]) -> [Sent] {
    var counts: [Sent.Control: Int] = [:]
    return segments.filter { sent in
      guard !sent.segment.flags.isDisjoint(with: [.syn, .fin]) else { return false }
      counts[sent.control, default: 0] += 1
      return counts[sent.control] == 2
    }
  }

  private static func repeatedTexts(_ segments: [Sent]) -> [Sent] {
    var next: SequenceNumber?
    return segments.filter { sent in
      guard sent.segment.length > 0 else { return false }
      let end = sent.segment.sequence + UInt32(sent.segment.length)
      guard let known = next, end <= known else {
        next = end
        return false
      }
      return true
    }
  }

  mutating func compareAnswers(_ replay: Replay, _ history: History) {
    let (recorded, sent) = (Sent.all(in: history), Sent.all(in: replay))
    for (index, entry) in history.entries.enumerated() {
      guard case .received(let segment) = entry.event else { continue }
      if let answer = Self.answer(at: index, history.entries) {
        // The endpoint may keep an ACK back for as long as Linux does.
        // Between two segments that arrive together the kernel may not have got round to the first yet.
        let earliest = entry.time - .milliseconds(6)
        let latest = entry.time + .milliseconds(50)
        let isAnswered = sent.contains {
          $0.segment.flags.contains(.ack) && earliest <= $0.time && $0.time <= latest
        }
        if !isAnswered {
          add(
            .answers, at: entry.time,
            "Linux answered \(segment.words) with \(answer.words), we did not answer")
        }
      }
      guard segment.length > 0 else { continue }
      let end = segment.sequence + segment.sequenceLength
      if let answer = recorded.first(where: { $0.acknowledges(end, after: entry.time) }),
        !sent.contains(where: { $0.acknowledges(end, after: entry.time) })
      {
        add(.answers, at: answer.time, "Linux acknowledged the text \(segment.words), we never did")
      }
    }
  }

  /// The bare ACK that the kernel sent at once upon the segment at `index`.
  private static func answer(at index: Int, _ entries: [History.Entry]) -> Segment? {
    for entry in entries[(index + 1)...] {
      guard entry.time <= entries[index].time + .milliseconds(6) else { return nil }
      switch entry.event {
      case .sent(let segment): return segment.flags == .ack && segment.length == 0 ? segment : nil
      case .state, .retransmission: continue
      case .received, .call: return nil
      }
    }
    return nil
  }
}
