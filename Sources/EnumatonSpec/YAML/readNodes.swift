/// Reads the text of a file beside the specs, such as a composition: what stands in it, and what is refused.
package func readNodes(_ bytes: [UInt8]) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
  guard bytes.count <= SourceText.largest else {
    return (nil, [Diagnostic(.error, .tooLarge, "a file has at most 4 MiB", at: .start)])
  }
  let source = SourceText(bytes)
  if source.isHopeless { return (nil, source.diagnostics) }
  let (root, refused) = YAMLReader.read(source)
  return (root, refused.inFileOrder())
}
