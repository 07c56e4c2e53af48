import EnumatonDocument
import Testing

struct DiagramViewTests {
  @Test(arguments: [
    ("full", DiagramView.full), ("states", .states), ("timers", .timers),
    ("path:client", .path(tag: "client")),
    ("around:SYN_SENT", .around(state: "SYN_SENT")), ("coverage:a:b.log", .coverage(log: "a:b.log")),
    ("diff:old.yaml", .diff(old: "old.yaml")),
  ])
  func aViewIsReadAsItIsWritten(_ text: String, _ view: DiagramView) throws {
    #expect(try DiagramView(text) == view)
  }

  @Test(arguments: [
    ("state", "no view is called 'state'; did you mean 'states'?"), ("", "no view is called ''"),
    ("path", "this view is written 'path:TAG'"), ("around:", "this view is written 'around:STATE'"),
    ("timers:all", "the view 'timers' has nothing behind it"),
  ])
  func whatIsNoViewIsToldWithTheWayToWriteIt(_ text: String, _ message: String) {
    let failure = #expect(throws: ViewFailure.self) { try DiagramView(text) }
    #expect(failure?.message.hasPrefix(message) == true)
  }

  @Test func viewsGoTogetherButForThoseThatSayWhatIsDrawn() throws {
    let views = try DiagramViews([.coverage(log: "a"), .around(state: "x"), .coverage(log: "b"), .states])
    #expect(views.subject == .coverage(logs: ["a", "b"]))
    #expect(views.states == ["x"])
    #expect(views.namesOnly)
    #expect(throws: ViewFailure("'full' and 'timers' can't be shown in one diagram; draw two")) {
      try DiagramViews([.full, .timers])
    }
    #expect(throws: ViewFailure.self) { try DiagramViews([.diff(old: "a"), .diff(old: "b")]) }
    #expect(throws: ViewFailure.self) { try DiagramViews([.diff(old: "a"), .path(tag: "x")]) }
  }
}
