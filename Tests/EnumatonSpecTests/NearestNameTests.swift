import Testing

@testable import EnumatonSpec

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("ESTABLISHD", "ESTABLISHED"), ("established", "ESTABLISHED"), ("SYN-SENT", "SYN_SENT"),
    ("synSent", "SYN_SENT"), ("SNY_SENT", "SYN_SENT"), ("LISTNE", "LISTEN"), ("CLOSE", "CLOSED"),
    ("opne", "open"), ("FIN_WAIT_2", "FIN_WAIT_1"), ("xyz", nil), ("ab", nil), ("", nil),
    (String(repeating: "x", count: 1000), nil),
  ])
  func `a slip is recognised`(name: String, meant: String?) {
    var nearest = NearestName()
    let candidates = ["open", "CLOSED", "LISTEN", "SYN_SENT", "ESTABLISHED", "FIN_WAIT_1", "a", "TIME_WAIT"]
    #expect(nearest.find(name, among: candidates) == meant)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "bc", 1), ("ca", "abc", 3),
  ])
  func `distances count slips`(left: String, right: String, distance: Int) {
    #expect(NearestName.distance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == distance)
  }

  @Test func `a spec of nothing but mistakes does not take for ever`() {
    var nearest = NearestName()
    let candidates = (0..<10_000).map { "candidate\($0)" }
    for round in 0..<1_000 { _ = nearest.find("candidat\(round)x", among: candidates) }
    #expect(nearest.find("candidate", among: ["candidates"]) == nil)
  }
}
