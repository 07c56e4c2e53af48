import EnumatonSpec

/// What is left of a list of steps when they are done: what a host can tell, without what a later step undoes.
struct NetChange {
  /// The effects, in order, without the commands to timers.
  private(set) var effects: [String] = []
  /// Of each timer that is started or stopped, whether it runs then.
  private(set) var timers: [Identifier<Machine.Timer>: Bool] = [:]
  private(set) var flags: [Identifier<Machine.Flag>: Bool] = [:]
  /// Of each counter what is done to it, in order; what comes before a reset does not count.
  private var counters: [String: [String]] = [:]
  private var memories: [String: String] = [:]

  init(_ steps: [Step], of names: SpecNames) {
    let machine = names.machine
    for step in steps {
      switch step {
      case .act(let action):
        switch action {
        case .perform(let effect, let flags): effects.append(names.text(of: effect, flags))
        case .start(let timer): timers[timer] = true
        case .stop(let timer): timers[timer] = false
        case .stopAll: for timer in machine.timers.identifiers { timers[timer] = false }
        case .set(let flag): flags[flag] = true
        case .clear(let flag): flags[flag] = false
        case .increment(let counter): counters[machine.counters[counter].name.text, default: []].append("+")
        case .decrement(let counter): counters[machine.counters[counter].name.text, default: []].append("-")
        case .reset(let counter): counters[machine.counters[counter].name.text] = ["0"]
        case .raise: break
        }
      case .remember(let memory, let leaf): memories[names.name(ofMemory: memory)] = names.name(leaf)
      case .enter, .leaveRegions, .resumeRegions, .complete: break
      }
    }
  }

  /// All but the timers and flags, which may be as they were.
  var text: String {
    let counters = counters.map { "\($0)\($1.joined())" }.sorted()
    let memories = memories.map { "remember \($0) \($1)" }.sorted()
    return (effects + counters + memories).joined(separator: "; ")
  }
}
