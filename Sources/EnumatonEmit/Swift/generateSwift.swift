package import EnumatonCheck
import EnumatonSpec

/// The Swift source of a machine: one file that needs nothing else, or `EnumatonRuntime` alone.
package func generateSwift(for machine: CheckedMachine, options: SwiftOptions) -> String {
  let file = SwiftGenerator(machine, options: options).file()
  // Nobody else can inline what is not public.
  let isOpen = options.features.contains(.inlinable) && options.access == .public && !machine.hasMacrosteps
  return SwiftPrinter.print(isOpen ? file.inlinable() : file)
}
