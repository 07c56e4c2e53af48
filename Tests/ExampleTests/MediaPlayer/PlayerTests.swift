import EnumatonRuntime
import MediaPlayerExample
import Testing

@Suite struct PlayerTests {
  private var player = Player(
    episodes: ["Pilot", "Second", "Third", "Fourth", "Fifth"], clock: VirtualClock())

  /// Turns it on, and plays a title.
  private mutating func play(_ title: String = "Pilot") {
    player.handle(.power)
    player.handle(.open(title: title))
    player.handle(.ready)
  }

  // MARK: Playing

  @Test("A title is loaded, and runs once enough of it is there")
  mutating func opening() {
    player.handle(.power)
    player.handle(.open(title: "Pilot"))
    #expect(player.takeCommands() == [.load("Pilot")] && player.display.spins)
    player.advance(by: .seconds(3))
    #expect(player.position == .zero)
    player.handle(.ready)
    player.advance(by: .seconds(7))
    #expect(player.position == .seconds(7) && !player.display.spins)
  }

  @Test("Time stands still while paused or buffering")
  mutating func standingStill() {
    play()
    player.advance(by: .seconds(5))
    player.handle(.pause)
    player.advance(by: .seconds(100))
    player.handle(.play)
    player.advance(by: .seconds(5))
    player.handle(.starved)
    #expect(player.display.spins)
    player.advance(by: .seconds(10))
    player.handle(.ready)
    player.advance(by: .seconds(5))
    #expect(player.position == .seconds(15))
  }

  @Test("A stream that does not come is given up after twenty seconds")
  mutating func brokenStream() {
    play()
    player.handle(.starved)
    player.advance(by: .seconds(20))
    #expect(player.machine.playback == .stopped && player.title == nil)
    #expect(player.display.message == .problem)
  }

  @Test(
    "After a seek it plays on or stays paused, as before; whoever presses a button meanwhile knows better",
    arguments: [
      (nil, .playing), (.starved, .playing), (.pause, .paused),
    ] as [(MediaPlayer.Event?, MediaPlayer.PlaybackState)])
  mutating func seeking(_ before: MediaPlayer.Event?, _ after: MediaPlayer.PlaybackState) {
    play()
    if let before { player.handle(before) }
    player.handle(.seek(position: .seconds(600)))
    #expect(player.machine.playback == .seeking)
    player.advance(by: .seconds(15))
    player.handle(.seek(position: .seconds(900)))
    player.advance(by: .seconds(15))
    player.handle(.ready)
    #expect(player.machine.playback == after && player.position == .seconds(900))
  }

  @Test("Paused while seeking, it is paused there")
  mutating func pausedWhileSeeking() {
    play()
    player.handle(.seek(position: .seconds(600)))
    player.handle(.pause)
    player.handle(.ready)
    #expect(player.machine.playback == .paused)
  }

  // MARK: Interruptions

  @Test("After a call it goes on as before, if the system suggests it")
  mutating func interruption() {
    play()
    player.handle(.interrupted)
    player.advance(by: .seconds(60))
    player.handle(.interruptionEnded(.shouldResume))
    #expect(player.machine.playback == .playing && player.position == .zero)

    player.handle(.pause)
    player.handle(.interrupted)
    player.handle(.interruptionEnded(.shouldResume))
    #expect(player.machine.playback == .paused)

    player.handle(.play)
    player.handle(.interrupted)
    player.handle(.interruptionEnded([]))
    #expect(player.machine.playback == .paused)
  }

  // MARK: Episodes

  @Test("The next episode begins by itself, three times; then it asks whether anybody is there")
  mutating func unattended() {
    play()
    player.handle(.expand)
    for next in ["Second", "Third", "Fourth"] {
      player.handle(.finished)
      #expect(player.display.message == .nextEpisode(next))
      player.advance(by: .seconds(10))
      #expect(player.title == next && player.display.message == nil)
      player.handle(.ready)
    }
    player.handle(.finished)
    player.advance(by: .seconds(10))
    #expect(player.display.message == .areYouStillWatching && player.title == "Fourth")
    // Nobody looks, so the picture need not fill the screen.
    #expect(player.display.picture == .window)

    player.handle(.play)
    #expect(player.title == "Fifth" && player.display.message == nil)
  }

  @Test("A touch is enough to be somebody")
  mutating func attended() {
    play()
    for _ in 1...6 {
      player.handle(.finished)
      player.advance(by: .seconds(10))
      player.handle(.ready)
      player.handle(.pause)
      player.handle(.play)
    }
    #expect(player.machine.playback == .playing)
  }

  // MARK: Screen

  @Test("From the background it comes back to the window or the full screen")
  mutating func background() {
    play()
    player.handle(.background)
    #expect(player.display.picture == .floating)
    player.handle(.foreground)
    #expect(player.display.picture == .window)
    player.handle(.expand)
    player.handle(.background)
    player.handle(.foreground)
    #expect(player.display.picture == .fullScreen)
  }

  @Test("What is played does not care how it is shown")
  mutating func twoRegions() {
    play()
    player.handle(.expand)
    player.handle(.background)
    player.advance(by: .seconds(9))
    #expect(player.position == .seconds(9))
  }

  @Test("When there is nothing to see any more, the picture leaves the full screen")
  mutating func stopped() {
    play()
    player.handle(.expand)
    player.handle(.stop)
    #expect(player.display.picture == .window && player.takeCommands().last == .unload)
  }

  // MARK: Power

  @Test("From standby it comes back to where it left off, in both regions")
  mutating func standby() {
    play()
    player.handle(.expand)
    player.advance(by: .seconds(90))
    player.handle(.power)
    #expect(!player.display.isOn && player.machine.playback == nil)
    player.advance(by: .seconds(3600))
    player.handle(.power)
    #expect(player.machine.playback == .playing && player.display.picture == .fullScreen)
    #expect(player.position == .seconds(90))
  }

  @Test("It falls asleep after half an hour, unless told otherwise")
  mutating func sleep() {
    play()
    player.handle(.sleepLater)
    player.advance(by: .seconds(1799))
    player.handle(.sleepLater)
    player.advance(by: .seconds(1799))
    #expect(player.display.isOn)
    player.handle(.stayAwake)
    player.advance(by: .seconds(3600))
    #expect(player.display.isOn)
    player.handle(.sleepLater)
    player.advance(by: .seconds(1800))
    #expect(!player.display.isOn && player.position == .seconds(8998))
  }

  @Test("In standby the sleep timer does not run on")
  mutating func sleepEnds() {
    play()
    player.handle(.sleepLater)
    player.handle(.power)
    #expect(player.nextDeadline == nil)
  }

  // MARK: Sound

  @Test("The volume stays at its ends; louder ends the silence")
  mutating func volume() {
    player.handle(.power)
    #expect(player.loudness == 5)
    for _ in 1...9 { player.handle(.louder) }
    #expect(player.loudness == 10)
    player.handle(.mute)
    #expect(player.loudness == 0)
    player.handle(.softer)
    #expect(player.loudness == 0)
    player.handle(.louder)
    #expect(player.loudness == 10)
    for _ in 1...20 { player.handle(.softer) }
    #expect(player.loudness == 0 && player.takeCommands().last == .setLoudness(0))
  }
}
