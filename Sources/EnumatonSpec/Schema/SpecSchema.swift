/// The JSON Schema (draft 7) of specs, written from the tables that the reader uses. What it refuses the reader refuses
/// too; what names refer to, and what values say together, it does not see.
package enum SpecSchema {
  /// The schema, with a last line break.
  package static var text: String {
    var definitions = SchemaDefinitions()
    let root = definitions.object(MachineKey.self)
    let members =
      [
        JSON.Member("$schema", .string("http://json-schema.org/draft-07/schema#")),
        JSON.Member("title", .string("A spec of Enumaton")),
        JSON.Member("description", .string("One state machine: its states, and what answers what.")),
      ] + root.members + [JSON.Member("definitions", .object(definitions.sorted))]
    return JSON.object(members).indented + "\n"
  }
}
