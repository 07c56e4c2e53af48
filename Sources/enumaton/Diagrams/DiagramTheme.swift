/// What a picture is to be looked at on.
enum DiagramTheme: CaseIterable {
  case light, dark

  /// What the name of a file says of it, as DocC reads names.
  var suffix: String {
    switch self {
    case .light: ""
    case .dark: "~dark"
    }
  }
}
