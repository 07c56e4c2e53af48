import EnumatonCheck
import EnumatonSpec

/// What can be said of a spec without running it.
func declaredFindings(of checked: CheckedMachine) -> [Finding] {
  let uses = Uses(of: checked.machine)
  return uses.unused() + uses.constantHeldFlags() + checked.machine.constantConditions()
    + checked.machine.namesInOtherStyles() + checked.machine.missingSummaries()
}
