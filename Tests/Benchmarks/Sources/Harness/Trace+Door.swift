extension Trace {
  /// People who come to the door and mostly do what leads somewhere.
  public static func visitors(count: Int) -> Trace {
    of(.realistic, .door, count: count) { random in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: ["open", "close"]
      case 1: ["open", "push", "close", "turnKey keyFits"]
      case 2: ["turnKey keyFits", "turnKey keyFits", "open", "close"]
      default: ["turnKey keyFits", "push", "turnKey", "turnKey keyFits"]
      }
    }
  }

  /// The same day, over and over.
  public static func oneDay(count: Int) -> Trace {
    of(.repeating, .door, count: count) { _ in
      ["open", "close", "turnKey keyFits", "turnKey", "turnKey keyFits", "open", "push", "close"]
    }
  }
}
