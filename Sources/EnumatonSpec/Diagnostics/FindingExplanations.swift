// What is found by looking at all that a machine can do.
extension Diagnostic.Code {
  var aboutFindings: Explanation {
    Explanation(self, "")
  }
}
