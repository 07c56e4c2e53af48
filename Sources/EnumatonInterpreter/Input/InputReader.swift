import EnumatonCheck
package import EnumatonSpec

/// Reads the lines of a run's input: `segment SYN ACK`, `timer retransmission`,
/// `timer retransmission.exhausted`, `advance 60s`.
package struct InputReader: Sendable {
  private let machine: Machine
  private let events: [String: Identifier<Machine.Event>]
  private let timers: [String: Identifier<Machine.Timer>]
  private let flags: [String: Identifier<Machine.Flag>]

  package init(_ machine: Machine) {
    func index<Entity>(_ things: [Entity], _ name: (Entity) -> Name) -> [String: Identifier<Entity>] {
      Dictionary(
        zip(things.map { name($0).text }, things.identifiers), uniquingKeysWith: { first, _ in first })
    }
    self.machine = machine
    events = index(machine.events, \.name)
    timers = index(machine.timers, \.name)
    flags = index(machine.flags, \.name)
  }

  /// What a line says; `nil` if it is blank or a comment.
  package func stimulus(in line: String, number: Int) throws(InputError) -> Stimulus? {
    let words = InputWord.words(of: line, number: number)
    guard let first = words.first else { return nil }
    let rest = words.dropFirst()
    switch first.text {
    case "timer": return try timer(rest, after: first)
    // An event may have this name; no flag can look like a duration.
    case "advance" where events["advance"] == nil || rest.first?.startsWithDigit == true:
      return try .advance(duration(rest, after: first))
    default: return try event(first, carrying: rest)
    }
  }

  private func event(
    _ word: InputWord, carrying words: ArraySlice<InputWord>
  ) throws(InputError) -> Stimulus {
    guard let event = events[word.text] else { throw undeclaredEvent(word) }
    let carried = machine.events[event].carries
    var bits: UInt64 = 0
    for word in words {
      guard let flag = flags[word.text] else {
        let names = carried.map { machine.flags[$0].name.text }
        throw undeclared(word, "flag", among: names.isEmpty ? Array(flags.keys).sorted() : names)
      }
      guard carried.contains(flag) else { throw notCarried(word, flag, by: event) }
      bits |= machine.flags[flag].mask
    }
    return .event(event, flags: bits)
  }

  private func timer(
    _ words: ArraySlice<InputWord>, after first: InputWord
  ) throws(InputError) -> Stimulus {
    guard let word = words.first else {
      throw InputError(.syntax, "'timer' needs the name of a timer, as in 'timer NAME'", at: first.range)
    }
    try expectEnd(words.dropFirst())
    if let timer = timers[word.text] { return .expire(timer) }
    let suffix = ".exhausted"
    guard word.text.hasSuffix(suffix) else { throw undeclaredTimer(word, word.text) }
    let name = String(word.text.dropLast(suffix.count))
    guard let timer = timers[name] else { throw undeclaredTimer(word, name) }
    guard machine.timers[timer].attempts != nil else {
      throw InputError(
        .neverExhausted, "the timer '\(name)' has no attempts and is never exhausted", at: word.range)
    }
    return .exhaust(timer)
  }

  private func duration(
    _ words: ArraySlice<InputWord>, after first: InputWord
  ) throws(InputError) -> Int64 {
    guard let start = words.first, let end = words.last else {
      throw InputError(.invalidDuration, "'advance' needs a duration, as in 'advance 60s'", at: first.range)
    }
    let text = words.map(\.text).joined(separator: " ")
    do throws(Machine.DurationError) {
      return try machine.nanoseconds(in: text)
    } catch {
      // Where words stand further apart than one space, the whole duration is close enough.
      let isSpaced = end.range.end.column - start.range.start.column != text.unicodeScalars.count
      let place =
        isSpaced
        ? SourceRange(start.range.start, end.range.end) : range(of: error.range, in: text, at: start)
      throw InputError(error.code, error.message, at: place)
    }
  }

  /// The place of some bytes of a text that starts where `word` does.
  private func range(of bytes: Range<Int>, in text: String, at word: InputWord) -> SourceRange {
    func position(_ offset: Int) -> SourcePosition {
      let before = String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self)
      var position = word.range.start
      position.column += before.unicodeScalars.count
      return position
    }
    return SourceRange(position(bytes.lowerBound), position(bytes.upperBound))
  }

  private func expectEnd(_ words: ArraySlice<InputWord>) throws(InputError) {
    guard let word = words.first else { return }
    throw InputError(.syntax, "nothing is expected here, but there is '\(word.text)'", at: word.range)
  }
}

/// What is wrong with a line of input.
package struct InputError: Error {
  package let diagnostic: Diagnostic

  /// How many bytes a line may have.
  package static let longestLine = 1 << 16

  package static func tooLong(line: Int) -> InputError {
    InputError(.tooLarge, "this line is longer than \(longestLine) bytes", at: start(of: line))
  }

  package static func notUTF8(line: Int) -> InputError {
    InputError(.encoding, "this line is not valid UTF-8", at: start(of: line))
  }

  package static func tooManyExpiries(line: Int, limit: Int) -> InputError {
    InputError(
      .tooMany, "more than \(limit) timers became due; let less time pass at once", at: start(of: line))
  }

  private static func start(of line: Int) -> SourceRange {
    let position = SourcePosition(line: line, column: 1)
    return SourceRange(position, position)
  }

  init(
    _ code: Diagnostic.Code, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []
  ) {
    diagnostic = Diagnostic(.error, code, message.displayable, at: range, notes: notes)
  }
}

extension InputReader {
  private func undeclaredEvent(_ word: InputWord) -> InputError {
    if timers[word.text] != nil || timers[word.text.withoutExhausted] != nil {
      return InputError(
        .undeclared, "'\(word.text)' is a timer; write 'timer \(word.text)' to let it expire",
        at: word.range)
    }
    if ["raise", "done"].contains(word.text) {
      return InputError(
        .undeclared,
        "'\(word.text)' stands in a trace before what the machine did itself; an event is given by its name",
        at: word.range)
    }
    return undeclared(word, "event", among: machine.events.map(\.name.text) + ["timer", "advance"])
  }

  private func undeclaredTimer(_ word: InputWord, _ name: String) -> InputError {
    undeclared(InputWord(text: name, range: word.range), "timer", among: machine.timers.map(\.name.text))
  }

  private func undeclared(_ word: InputWord, _ kind: String, among names: [String]) -> InputError {
    var nearest = NearestName()
    let notes = nearest.find(word.text, among: names).map {
      [Diagnostic.Note("did you mean '\($0)'?", at: word.range)]
    }
    return InputError(
      .undeclared, "no \(kind) is called '\(word.text)'", at: word.range, notes: notes ?? [])
  }

  private func notCarried(
    _ word: InputWord, _ flag: Identifier<Machine.Flag>, by event: Identifier<Machine.Event>
  ) -> InputError {
    let event = machine.events[event]
    if machine.flags[flag].isHeld {
      return InputError(
        .notCarried, "'\(word.text)' is held by the machine, not carried by an event", at: word.range)
    }
    let carried = event.carries.map { machine.flags[$0].name.text }.joined(separator: ", ")
    return InputError(
      .notCarried,
      "'\(event.name.text)' does not carry '\(word.text)', "
        + (carried.isEmpty ? "nor any other flag" : "only \(carried)"),
      at: word.range)
  }
}

extension InputWord {
  fileprivate var startsWithDigit: Bool { text.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
}

extension String {
  fileprivate var withoutExhausted: String {
    hasSuffix(".exhausted") ? String(dropLast(".exhausted".count)) : self
  }
}
