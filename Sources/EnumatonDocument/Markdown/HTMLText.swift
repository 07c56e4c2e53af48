/// `text` as content of an element of HTML, or of an attribute in quotes.
package func htmlText(_ text: String) -> String {
  escaped(text) { scalar, _, _ in
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
