import EnumatonRuntime
import Testing

/// The recorded machine `Link`, whose states keep a peer and a buffer.
struct LinkTests {
  /// A machine in `open`, whose buffer has room for more.
  private static func opened() -> (link: Link, buffer: Int) {
    var link = Link()
    _ = link.dial(peer: "a")
    var buffer: [UInt8] = [1, 2, 3]
    buffer.reserveCapacity(1000)
    let place = buffer.place
    _ = link.opened(buffer: buffer)
    return (link, place)
  }

  @Test func dataComesFromTheEventAndFromTheStateBefore() {
    var link = Link()
    #expect(link.data == .nothing)
    _ = link.handle(.dial(peer: "a"))
    #expect(link.data == .active(Link.ActiveData(peer: "a")))
    _ = link.handle(.opened(buffer: [1]))
    #expect(link.data == .open(Link.OpenData(peer: "a", buffer: [1])))
    _ = link.handle(.received(.final, bytes: [9]))
    #expect(link.state == .closing)
    #expect(link.data == .closing(Link.ClosingData(peer: "a", buffer: [1])))
    _ = link.handle(.redial(peer: "b"))
    #expect(link.data == .active(Link.ActiveData(peer: "b")))
    _ = link.handle(.lost)
    #expect(link == Link())
  }

  @Test func anEventThatStaysKeepsTheData() {
    var (link, _) = Self.opened()
    let before = link.data
    _ = link.handle(.received([], bytes: [9]))
    #expect(link.data == before)
    #expect(link.handle(.dial(peer: "b")) == .unhandled)
    #expect(link.data == before)
  }

  @Test func effectsPassOnWhatTheStateKept() {
    var (link, _) = Self.opened()
    #expect(Array(link.handle(.close).effects) == [])
    let flushed = link.handle(.close)
    #expect(Array(flushed.effects) == [.flush(buffer: [1, 2, 3])])
    #expect(link.data == .nothing)

    var other = Link()
    _ = other.dial(peer: "a")
    var effects: [Link.Effect] = []
    _ = other.timer(.patience) { effects.append($0) }
    _ = other.handle(.lost) { effects.append($0) }
    #expect(effects == [.connect(peer: "a"), .stop(.patience), .report(peer: "a")])
  }

  @Test func theHostChangesItInPlace() {
    var (link, place) = Self.opened()
    for byte in UInt8(0)..<100 {
      let isInPlace = link.withOpen { open in
        open.buffer.append(byte)
        return open.buffer.place == place
      }
      #expect(isInPlace == true)
    }
    #expect(link.withOpen { $0.buffer.count } == 103)
    #expect(link.withClosing { $0.buffer.count } == nil)
    #expect(link.state == .open)
  }

  @Test func aMoveIsNoCopy() {
    var (link, place) = Self.opened()
    _ = link.close()
    #expect(link.withClosing { $0.buffer.append(4) } != nil)
    #expect(link.withClosing { $0.buffer.place } == place)
    #expect(link.withClosing { $0.buffer } == [1, 2, 3, 4])
  }

  @Test func aCopyOfTheMachineIsItsOwn() {
    var (link, place) = Self.opened()
    let copy = link
    link.withOpen { $0.buffer.append(4) }
    #expect(link.withOpen { $0.buffer.place } != place)
    #expect(copy.data == .open(Link.OpenData(peer: "a", buffer: [1, 2, 3])))
    #expect(link != copy)
  }

  @Test(arguments: Link.State.allCases)
  func aStateIsRestoredWithItsDataAndNoOther(_ state: Link.State) {
    let data: [Link.State: Link.StateData] = [
      .idle: .nothing, .connecting: .active(Link.ActiveData(peer: "a")),
      .open: .open(Link.OpenData(peer: "a", buffer: [])),
      .closing: .closing(Link.ClosingData(peer: "a", buffer: [])),
    ]
    for other in Link.State.allCases {
      let link = data[other].flatMap { Link(state: state, data: $0) }
      #expect((link != nil) == (state == other))
      #expect(link == nil || link?.data == data[other])
    }
  }

  @Test func aDriverLetsItsHostChangeIt() {
    var driver = Driver(Link(), clock: VirtualClock())
    driver.start { _ in }
    driver.handle(.dial(peer: "a")) { _ in }
    driver.handle(.opened(buffer: [])) { _ in }
    driver.withMachine { $0.withOpen { $0.buffer.append(7) } }
    var effects: [Link.Effect] = []
    driver.handle(.close) { effects.append($0) }
    driver.handle(.close) { effects.append($0) }
    #expect(effects == [.flush(buffer: [7])])
  }
}

/// The same as types.
struct LinkTypestateTests {
  @Test func theDataGoesFromStateToStateAndIsNoCopy() {
    var buffer: [UInt8] = [1]
    buffer.reserveCapacity(1000)
    let place = buffer.place
    var open = Link.Idle().dial(peer: "a") { _ in }.opened(buffer: buffer) { _ in }
    buffer = []
    open.buffer.append(2)
    #expect(open.buffer.place == place)
    #expect(open.peer == "a")
    var closing = open.close()
    closing.buffer.append(3)
    #expect(closing.buffer.place == place)
    var effects: [Link.Effect] = []
    _ = closing.close { effects.append($0) }
    #expect(effects == [.flush(buffer: [1, 2, 3])])
  }

  @Test func theBridgeKeepsTheData() {
    var link = Link()
    _ = link.dial(peer: "a")
    _ = link.opened(buffer: [1])
    guard case .open(let open) = Link.Typestate(link) else {
      Issue.record("another state")
      return
    }
    #expect(open.buffer == [1])
    #expect(Link(.open(open)) == link)
  }

  @Test func anEventThatEntersAgainBringsTheNewer() {
    let connecting = Link.Idle().dial(peer: "a") { _ in }.redial(peer: "b") { _ in }
    #expect(connecting.peer == "b")
  }
}

extension [UInt8] {
  /// Where its elements are.
  fileprivate var place: Int { withUnsafeBytes { Int(bitPattern: $0.baseAddress) } }
}
