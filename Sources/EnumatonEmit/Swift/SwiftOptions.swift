package import EnumatonSpec

/// What a user chooses about the generated Swift.
package struct SwiftOptions: Hashable, Sendable {
  package var access: Machine.Access
  /// Whether the machine conforms to `TimedMachine` of `EnumatonRuntime`, which its driver needs.
  package var usesRuntime: Bool
  /// The name of the spec's file, without its folder: what the source comments refer to.
  package var sourceName: String

  package init(access: Machine.Access = .internal, usesRuntime: Bool = false, sourceName: String) {
    self.access = access
    self.usesRuntime = usesRuntime
    self.sourceName = sourceName
  }
}
