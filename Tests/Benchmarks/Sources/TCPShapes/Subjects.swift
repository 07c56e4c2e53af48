import Harness

public var tcpShapes: [Subject] { shapes() }
