import ElevatorDoorExample
import EnumatonRuntime
import Testing

@Suite struct FireServiceTests {
  /// A shut door in fire service.
  private func shut() -> Rig {
    var rig = Rig()
    rig.inputs.fireKey = true
    rig.run(Rig.scan)
    return rig
  }

  @Test("The helmet is lit as long as the key is turned")
  func helmet() {
    var rig = shut()
    #expect(rig.state == .heldClosed && rig.outputs.helmet && rig.outputs.isLocked)
    rig.inputs.fireKey = false
    rig.run(Rig.scan)
    #expect(rig.state == .closed && !rig.outputs.helmet && rig.outputs.isLocked)
  }

  @Test("Let go before it is open, the door shuts; held until it is open, it stays open")
  func constantPressureToOpen() {
    var rig = shut()
    rig.run(.seconds(1), while: \.openButton)
    #expect(rig.state == .fireClosing)
    rig.run(until: .heldClosed)
    #expect(rig.position == 0)

    rig.run(.seconds(4), while: \.openButton)
    rig.run(.seconds(60))
    #expect(rig.state == .heldOpen && rig.position == 60)
  }

  @Test("Let go before it is shut, the door opens; held until it is shut, it stays shut")
  func constantPressureToClose() {
    var rig = shut()
    rig.run(.seconds(4), while: \.openButton)
    rig.run(.seconds(1), while: \.closeButton)
    #expect(rig.state == .fireOpening)
    rig.run(until: .heldOpen)
    rig.run(.seconds(4), while: \.closeButton)
    #expect(rig.state == .heldClosed && rig.outputs.isLocked)
  }

  @Test("Smoke in the light curtain does not keep the door from closing")
  func smoke() {
    var rig = shut()
    rig.run(.seconds(4), while: \.openButton)
    rig.inputs.curtain = true
    rig.run(.seconds(4), while: \.closeButton)
    #expect(rig.state == .heldClosed && rig.position == 0)
  }

  @Test("Calls from the floors do not open the door")
  func calls() {
    var rig = shut()
    rig.arrive()
    rig.run(.seconds(1))
    #expect(rig.state == .heldClosed)
  }

  @Test("The key turned on the way opens the door; turned back, the door goes on from where it is")
  func keyOnTheWay() {
    var rig = Rig()
    rig.arrive()
    rig.run(until: .closing)
    rig.run(.seconds(1))
    rig.inputs.fireKey = true
    rig.run(until: .heldOpen)
    #expect(rig.position == 60)
    rig.inputs.fireKey = false
    rig.inputs.curtain = true
    rig.run(Rig.scan)
    #expect(rig.state == .blocked)
    rig.inputs.curtain = false
    rig.run(until: .closed)
    #expect(rig.position == 0)
  }
}
