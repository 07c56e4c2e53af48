package import EnumatonSpec

/// One step of a transition as it is carried out: the order of all that it does is fixed when the spec is
/// checked. Where a composite with regions is left, each region adds the steps of the leaf it is in.
package enum Step: Hashable, Sendable {
  case act(Machine.Action)
  /// The leaf's region is in it from here on.
  case enter(Identifier<Machine.State>)
  /// Leaves the regions of this composite, the last one first: the steps are those of
  /// ``CheckedMachine/steps(leaving:)`` for the leaf each is in. They are not active after that.
  case leaveRegions(of: Identifier<Machine.State>)
  /// Enters the regions of this composite, the first one first, each where it was left: the steps are those
  /// of ``CheckedMachine/steps(resuming:in:isDeep:)``.
  case resumeRegions(of: Identifier<Machine.State>, isDeep: Bool)
  /// A memory (its index in ``CheckedMachine/memories``) keeps this leaf.
  case remember(Int, Identifier<Machine.State>)
  /// Offers `done` of this composite or region; of a composite with regions only if each of them is in a
  /// final state directly inside it.
  case complete(Identifier<Machine.State>)
}
