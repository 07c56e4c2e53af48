package import EnumatonCheck
package import EnumatonSpec

/// A composition as far as it can be read without the machines it is about.
package struct ComposeFile: Sendable {
  /// An endpoint and the path of its spec, relative to this file.
  package struct Endpoint: Sendable {
    package var name: Name
    package var path: Name
    var timers: YAMLNode?
  }

  package private(set) var endpoints: [Endpoint] = []
  var name: Name
  var fields: [CompositionKey: YAMLNode]
  private var readings: [Diagnostic]

  /// Reads a composition; without a result there are errors among the diagnostics. With one there may be, too: so
  /// that ``resolve(_:)`` tells everything that is wrong.
  package static func read(_ bytes: [UInt8]) -> (file: ComposeFile?, diagnostics: [Diagnostic]) {
    let (root, refused) = readNodes(bytes)
    var reading = ComposeReading(refused)
    guard let root, !root.isEmpty else {
      if refused.isEmpty {
        reading.error(.missingKey, "the file is empty; it starts with 'compose: Name'", at: .start)
      }
      return (nil, reading.diagnostics)
    }
    guard let fields = reading.fields(root, CompositionKey.self) else { return (nil, reading.diagnostics) }
    let name = reading.text(fields[.compose], "compose") ?? Name("")
    var file = ComposeFile(name: name, fields: fields, readings: [])
    for (name, value) in reading.entries(fields[.endpoints], "endpoints") {
      if value.text != nil {
        guard let path = reading.text(value, "machine") else { continue }
        file.endpoints.append(Endpoint(name: name, path: path))
      } else if let fields = reading.fields(value, EndpointKey.self),
        let path = reading.text(fields[.machine], "machine")
      {
        file.endpoints.append(Endpoint(name: name, path: path, timers: fields[.timers]))
      }
    }
    if !reading.diagnostics.hasErrors, file.endpoints.count != 2 {
      reading.error(
        .wrongShape, "a composition has two endpoints, not \(file.endpoints.count)",
        at: fields[.endpoints]?.range ?? root.range)
    }
    file.readings = reading.diagnostics
    return (file.endpoints.count == 2 ? file : nil, reading.diagnostics.inFileOrder())
  }

  /// The whole composition, with the machines of its endpoints in their order.
  package func resolve(
    _ machines: [CheckedMachine]
  ) -> (composition: Composition?, diagnostics: [Diagnostic]) {
    var resolver = ComposeResolver(self, machines, ComposeReading(readings))
    resolver.resolve()
    let diagnostics = resolver.reading.diagnostics.inFileOrder()
    return (diagnostics.hasErrors ? nil : resolver.composition, diagnostics)
  }
}
