/// `text` with what means something to a notation written in another way, one scalar at a time; the rest stays readable.
///
/// - Parameter replacement: What stands for the scalar at an index of all of them; `nil` if it stays as it is.
package func escaped(
  _ text: String, replacement: (Unicode.Scalar, Int, [Unicode.Scalar]) -> String?
) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    if let replacement = replacement(scalar, index, scalars) {
      result += replacement
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
