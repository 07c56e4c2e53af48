extension Machine {
  /// Why a text is not a duration, and where: at which bytes of the text.
  package struct DurationError: Error {
    package var code: Diagnostic.Code
    package var message: String
    package var range: Range<Int>
  }

  /// The nanoseconds of a duration as a spec may write it: `60s`, or arithmetic over the constants,
  /// `2 * MSL`.
  package func nanoseconds(in text: String) throws(DurationError) -> Int64 {
    let value: Quantity?
    do throws(TextProblem) {
      value = try ExpressionParser.evaluate(text) { (name, range) throws(TextProblem) in
        guard let constant = constants.first(where: { $0.name.text == name }) else {
          throw TextProblem(code: .undeclared, message: "no constant is called '\(name)'", range: range)
        }
        return constant.value
      }
    } catch {
      throw DurationError(code: error.code, message: error.message, range: error.range)
    }
    let whole = 0..<text.utf8.count
    switch value {
    case .duration(let nanoseconds): return nanoseconds
    case .integer(let number):
      let hint = Int64(text) == nil ? "" : "; a unit is missing, as in '\(text)s'"
      throw DurationError(
        code: .invalidDuration, message: "this is the number \(number), not a duration" + hint, range: whole)
    case nil:
      throw DurationError(code: .invalidDuration, message: "this is not a duration", range: whole)
    }
  }
}
