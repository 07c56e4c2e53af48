import Harness

/// The same machine as people write it by hand.
public var tcpShapes: [Subject] { shapes() }
