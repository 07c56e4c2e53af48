import EnumatonDocument

/// JSON as the content of a `script`: nothing in it can end that, or begin a comment. (These characters stand in strings
/// only, where escapes mean the same.)
func scriptText(_ json: String) -> String {
  escaped(json) { scalar, _, _ in
    switch scalar {
    case "<": "\\u003C"
    case ">": "\\u003E"
    case "&": "\\u0026"
    case "\u{2028}": "\\u2028"
    case "\u{2029}": "\\u2029"
    default: nil
    }
  }
}
