/// `text` with what means something to a notation written in another way, one scalar at a time; the rest stays readable.
///
/// - Parameters:
///   - lineBreak: What stands for the end of a line.
///   - isPlain: Whether the scalar at an index stays as it is.
///   - escape: What stands for one that does not.
func escaped(
  _ text: String, lineBreak: String, isPlain: (Unicode.Scalar, Int, [Unicode.Scalar]) -> Bool,
  escape: (Unicode.Scalar) -> String
) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    if scalar == "\n" {
      result += lineBreak
    } else if isPlain(scalar, index, scalars) {
      result.unicodeScalars.append(scalar)
    } else {
      result += escape(scalar)
    }
  }
  return result
}
