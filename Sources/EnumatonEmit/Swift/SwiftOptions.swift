package import EnumatonSpec

/// What a user chooses about the generated Swift.
package struct SwiftOptions: Hashable, Sendable {
  package var access: Machine.Access
  /// Whether the machine conforms to `TimedMachine` of `EnumatonRuntime`, which its driver needs.
  package var usesRuntime: Bool
  package var features: Set<Machine.SwiftFeature>
  /// The name of the spec's file, without its folder: what the source comments refer to.
  package var sourceName: String

  package init(
    access: Machine.Access = .internal, usesRuntime: Bool = false, features: Set<Machine.SwiftFeature> = [],
    sourceName: String
  ) {
    self.access = access
    self.usesRuntime = usesRuntime
    self.features = features
    self.sourceName = sourceName
  }
}
