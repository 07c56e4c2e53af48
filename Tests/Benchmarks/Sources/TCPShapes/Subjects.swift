import Harness

/// TCP in the shapes that people write by hand.
public var tcpShapes: [Subject] { shapes() }
