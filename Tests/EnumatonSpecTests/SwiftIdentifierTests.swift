import Testing

@testable import EnumatonSpec

@Suite struct SwiftIdentifierTests {
  @Test(arguments: [
    ("SYN_RECEIVED", "synReceived"), ("SYN-RECEIVED", "synReceived"), ("FIN_WAIT_1", "finWait1"),
    ("SYN", "syn"), ("acksSYN", "acksSYN"), ("Red", "red"), ("red", "red"), ("HTTPServer", "httpServer"),
    ("TCPConnection", "tcpConnection"), ("userTimeout", "userTimeout"), ("user-timeout", "userTimeout"),
    ("half_OPEN", "halfOpen"), ("SLOT_1_2", "slot1_2"), ("SLOT_12", "slot12"), ("_private", "_private"),
    ("__A_B", "__aB"), ("A", "a"), ("aB", "aB"), ("a_", "a"), ("X509Certificate", "x509Certificate"),
    ("ÉTÉ_OUVERT", "étéOuvert"), ("状態", "状態"), ("straße", "straße"), ("ΑΝΟΙΧΤΌ", "ανοιχτό"), ("_1", "_1"),
  ])
  func `a name becomes a member`(name: String, member: String) {
    #expect(SwiftIdentifier.lowerCamel(name) == member)
  }

  @Test(arguments: [
    ("SYN_RECEIVED", "SynReceived"), ("segment", "Segment"), ("acksSYN", "AcksSYN"),
    ("FIN_WAIT_1", "FinWait1"),
    ("user-timeout", "UserTimeout"), ("été", "Été"), ("ǆ", "ǅ"), ("ßa", "ßa"),
  ])
  func `a name becomes a type`(name: String, type: String) {
    #expect(SwiftIdentifier.upperCamel(name) == type)
  }

  @Test(arguments: [
    ("TCPConnection", "TCPConnection"), ("TCP", "TCP"), ("traffic-light", "TrafficLight"), ("door", "Door"),
    ("Front_Door", "Front_Door"), ("FRONT-DOOR", "FrontDoor"),
  ])
  func `the machine's own spelling is kept if a type can have it`(name: String, type: String) {
    #expect(SwiftIdentifier.machineType(name) == type)
  }

  @Test func `words of Swift are escaped where they must be`() {
    #expect(SwiftIdentifier.escaped("init") == "`init`")
    #expect(SwiftIdentifier.escaped("self") == "`self`")
    #expect(SwiftIdentifier.escaped("open") == "open")
    #expect(SwiftIdentifier.escaped("closed") == "closed")
    #expect(SwiftIdentifier.escapedLabel("in") == "in")
    #expect(SwiftIdentifier.escapedLabel("inout") == "`inout`")
  }
}
