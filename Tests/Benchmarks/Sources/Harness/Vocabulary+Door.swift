// Written by a test of Enumaton from Door.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

extension Vocabulary {
  public static let door = Vocabulary(
    events: [
      ("open", 0),
      ("close", 0),
      ("turnKey", 1),
      ("push", 0),
    ],
    flags: [
      "keyFits": 1,
    ],
    timers: [])
}
