public import EnumatonRuntime

/// A player of episodes: the generated ``MediaPlayer`` between a remote control, a stream and a screen.
///
/// The machine says when picture and sound run; where in the title that is, the player knows.
public struct Player<Clock: TimeSource> {
  /// What can be seen and heard.
  public private(set) var display = Display()

  /// The title that is loaded, if there is one.
  public private(set) var title: String?

  /// What the stream has been asked for and not yet been told.
  private var commands: [StreamCommand] = []
  private var driver: Driver<MediaPlayer, Clock>
  private let episodes: [String]
  /// The position when picture and sound last began to run or stood still, and since when they run.
  private var mark = Duration.zero
  private var runningSince: Instant?

  /// A player in standby, which goes from each of these episodes to the next.
  public init(episodes: [String], clock: Clock) {
    self.episodes = episodes
    driver = Driver(MediaPlayer(), clock: clock)
    driver.start { _ in }
  }

  /// The machine.
  public var machine: MediaPlayer { driver.machine }

  /// How far the title has been played.
  public var position: Duration {
    runningSince.map { mark + (driver.clock.now - $0) } ?? mark
  }

  /// From 0 to 10; 0 if muted.
  public var loudness: Int {
    machine.held.contains(.muted) ? 0 : Int(machine.counters.volume)
  }

  /// When a timer is due next; `nil` if none is running.
  public var nextDeadline: Instant? { driver.nextDeadline }

  /// The only source of time.
  public var clock: Clock {
    get { driver.clock }
    set { driver.clock = newValue }
  }

  /// Something has happened: a button, the stream, the system.
  public mutating func handle(_ event: MediaPlayer.Event) {
    fireDueTimers()
    var effects: [MediaPlayer.Effect] = []
    driver.handle(event) { effects.append($0) }
    for effect in effects { perform(effect) }
  }

  /// Fires the timers that are due.
  public mutating func fireDueTimers() {
    var effects: [MediaPlayer.Effect] = []
    driver.fireDueTimers { effects.append($0) }
    for effect in effects { perform(effect) }
  }

  /// What the stream is to do now, each command once.
  public mutating func takeCommands() -> [StreamCommand] {
    defer { commands = [] }
    return commands
  }

  private mutating func perform(_ effect: MediaPlayer.Effect) {
    switch effect {
    case .load(let title): load(title)
    case .loadNext: load(episode(after: title))
    case .unload:
      title = nil
      display.message = nil
      commands.append(.unload)
    case .moveTo(let position):
      mark = position
      commands.append(.move(to: position))
    case .startClock: runningSince = driver.clock.now
    case .stopClock:
      mark = position
      runningSince = nil

    case .spin: display.spins = true
    case .hideSpinner: display.spins = false
    case .offerNext: display.message = .nextEpisode(episode(after: title))
    case .hideOffer: display.message = nil
    case .askWhoIsThere: display.message = .areYouStillWatching
    case .showProblem: display.message = .problem
    case .adjustSound: commands.append(.setLoudness(loudness))
    case .showWindow: display.picture = .window
    case .showFullScreen: display.picture = .fullScreen
    case .showFloating: display.picture = .floating
    case .wake: display.isOn = true
    case .doze: display.isOn = false

    case .start, .stop, .stopAll: break  // the driver's
    }
  }

  private mutating func load(_ title: String) {
    self.title = title
    mark = .zero
    display.message = nil
    commands.append(.load(title))
  }

  /// After the last episode, the first.
  private func episode(after title: String?) -> String {
    let next = title.flatMap { episodes.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    return next < episodes.count ? episodes[next] : episodes.first ?? ""
  }
}

extension Player where Clock == VirtualClock {
  /// Lets time pass, stopping at every deadline on the way.
  public mutating func advance(by wait: Duration) {
    let end = clock.now + wait
    while let deadline = nextDeadline, deadline <= end {
      clock.advance(to: deadline)
      fireDueTimers()
    }
    clock.advance(to: end)
  }
}
