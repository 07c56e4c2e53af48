import EnumatonCheck
import EnumatonSpec

/// What every state answers to every signal.
struct AnswerTable {
  /// By leaf and signal.
  let answers: [[Answer]]
  /// The names of the methods that have the answers.
  let methods: [[String]]
  /// Of each signal, whether its method goes to the answers directly. Where all answers are short it is no faster
  /// than `handle`, and only longer to read. In a large machine a function for each answer is most of what the
  /// compiler has to do.
  let isDirect: [Bool]

  init(_ generator: SwiftGenerator) {
    let signals = generator.signals
    let leaves = generator.checked.leaves
    answers = leaves.indices.map { leaf in signals.map { generator.answer(leaf: leaf, to: $0) } }
    var taken: Set<String> = []
    methods = leaves.map { leaf in
      signals.map { signal in
        var name =
          "reactIn\(generator.names.stateParts[leaf.index])To\(generator.part(of: signal))"
        // `a` on `bToC` and `aToB` on `c` meet.
        while !taken.insert(name).inserted { name += "_" }
        return name
      }
    }
    let answers = answers
    isDirect = signals.indices.map { signal in
      !generator.hasLargeTransition && !answers.allSatisfy { $0[signal].isShort }
    }
  }

  /// Whether the answer is in a method of its own.
  func isShared(leaf: Int, signal: Int) -> Bool {
    isDirect[signal] && !answers[leaf][signal].isConstant
  }
}
