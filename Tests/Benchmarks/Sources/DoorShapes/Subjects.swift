import Harness

/// The door in the shapes that people write by hand.
public var doorShapes: [Subject] { shapes() }
