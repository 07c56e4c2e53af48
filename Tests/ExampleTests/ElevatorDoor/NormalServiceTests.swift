import ElevatorDoorExample
import EnumatonRuntime
import Testing

@Suite struct NormalServiceTests {
  /// A door that has just opened.
  private func opened() -> Rig {
    var rig = Rig()
    rig.arrive()
    rig.run(until: .dwelling)
    return rig
  }

  @Test("A floor: the door opens, waits, closes, and is locked only while it is shut")
  func oneFloor() {
    var rig = Rig()
    #expect(rig.outputs.isLocked)
    rig.arrive()
    #expect(rig.outputs.motor == .opening && !rig.outputs.isLocked)
    rig.run(.seconds(3))
    #expect(rig.state == .dwelling && rig.outputs.motor == .stopped)
    rig.run(.seconds(4))
    #expect(rig.state == .closing && rig.outputs.motor == .closing)
    rig.run(.seconds(3))
    #expect(rig.state == .closed && rig.outputs.isLocked && rig.position == 0)
  }

  @Test("The open button starts the wait anew, the close button ends it")
  func buttons() {
    var rig = opened()
    rig.run(.seconds(3))
    rig.run(.milliseconds(200), while: \.openButton)
    rig.run(.seconds(3))
    #expect(rig.state == .dwelling)
    rig.run(.milliseconds(50), while: \.closeButton)
    #expect(rig.state == .closing)
  }

  @Test("What comes into the light curtain makes a closing door open again and wait until it is gone")
  func lightCurtain() {
    var rig = opened()
    rig.run(until: .closing)
    rig.run(.seconds(1))
    rig.inputs.curtain = true
    rig.run(until: .blocked)
    rig.run(.seconds(10))
    #expect(rig.state == .blocked && rig.position == 60)
    rig.inputs.curtain = false
    rig.run(.milliseconds(50))
    #expect(rig.state == .dwelling)
    rig.run(until: .closed)
    #expect(rig.position == 0)
  }

  @Test("After three reversals the door nudges: slowly, with the buzzer, and blind to the light curtain")
  func nudging() {
    var rig = opened()
    for _ in 1...3 {
      rig.run(until: .closing)
      rig.run(.milliseconds(100), while: \.curtain)
      rig.run(until: .dwelling)
    }
    rig.run(until: .nudging)
    #expect(rig.outputs.motor == .creeping && rig.outputs.buzzer)
    rig.run(.milliseconds(100), while: \.curtain)
    #expect(rig.state == .nudging)
    rig.run(until: .closed)
    #expect(rig.position == 0 && !rig.outputs.buzzer)
  }

  @Test("The count of reversals begins anew once the door is shut")
  func reversalsAreForgotten() {
    var rig = opened()
    rig.run(until: .closing)
    rig.run(.milliseconds(100), while: \.curtain)
    rig.run(until: .closed)
    for _ in 1...3 {
      rig.arrive()
      rig.run(until: .dwelling)
      rig.run(until: .closing)
      rig.run(until: .closed)
    }
    #expect(rig.state == .closed)
  }

  @Test("Who stands in the door for twenty seconds is nudged, and still not crushed")
  func patience() {
    var rig = opened()
    rig.inputs.curtain = true
    rig.run(.seconds(20))
    rig.run(.milliseconds(50))
    #expect(rig.state == .nudging && rig.outputs.buzzer)
    rig.obstacle = 40
    rig.run(until: .blocked)
    #expect(rig.position == 60 && !rig.outputs.buzzer)
  }

  @Test("A door that is stuck tries both ways and then calls for a technician")
  func stuck() {
    var rig = opened()
    rig.run(until: .closing)
    rig.run(.seconds(1))
    rig.isJammed = true
    rig.run(.seconds(7))
    #expect(rig.state == .opening)
    rig.run(.seconds(8))
    #expect(rig.state == .closing)
    rig.run(.seconds(9))
    #expect(rig.state == .outOfService && rig.outputs.serviceCall && rig.outputs.motor == .stopped)
    #expect(rig.operated.requestOpen() == .needsTechnician)

    rig.isJammed = false
    rig.operated.acknowledgeRepair()
    rig.run(until: .closed)
    #expect(rig.state == .closed && !rig.outputs.serviceCall)
  }

  @Test("Reversed before it has moved, the door is open already")
  func reversedAtOnce() {
    var rig = opened()
    rig.run(until: .closing)
    rig.run(Rig.scan, while: \.openButton)
    #expect(rig.state == .dwelling && rig.position == 60)
  }

  @Test("Stalls count only in a row")
  func stallsAreForgotten() {
    var rig = opened()
    for _ in 1...4 {
      rig.run(until: .closing)
      rig.run(.seconds(1))
      rig.isJammed = true
      rig.run(until: .opening)
      rig.isJammed = false
      rig.run(until: .dwelling)
    }
    #expect(rig.state == .dwelling)
  }
}
