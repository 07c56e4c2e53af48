extension String {
  /// As content of an element of HTML, or of an attribute in quotes.
  package var escapedForHTML: String {
    replacing { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  /// JSON as the content of a `script`: nothing in it can end that, or begin a comment. (These characters stand
  /// in strings only, where escapes mean the same.)
  var escapedForScript: String {
    replacing { scalar in
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

  private func replacing(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var text = ""
    for scalar in unicodeScalars {
      if let replacement = replacement(scalar) {
        text += replacement
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
