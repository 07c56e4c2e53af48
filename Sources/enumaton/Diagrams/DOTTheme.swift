import EnumatonEmit

extension DOTTheme {
  /// What the name of a file says of it, as DocC reads names.
  var suffix: String {
    switch self {
    case .light: ""
    case .dark: "~dark"
    }
  }
}
