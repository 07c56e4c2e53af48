/// The machine as the state pattern has it: it points to the object of its state.
final class ClassMachine {
  private let objects = ClassMachine.states()
  private(set) var current: AnyState
  var held = Held()
  let perform: (Effect) -> Void

  init(perform: @escaping (Effect) -> Void) {
    current = objects[Int(SwitchMachine().state.rawValue)]
    self.perform = perform
  }

  func move(to state: State) { current = objects[Int(state.rawValue)] }
}
