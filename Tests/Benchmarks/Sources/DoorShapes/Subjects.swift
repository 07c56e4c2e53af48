import Harness

public var doorShapes: [Subject] { shapes() }
