import EnumatonRuntime

// Two minutes at a traffic light, in no time.
var driver = Driver(TrafficLight(), clock: VirtualClock())
driver.start { _ in }
print(driver.machine.state.name)
driver.advance(by: .seconds(120)) { _ in
} observe: { _, reaction in
  if case .moved(let transition) = reaction { print(transition.name) }
}
