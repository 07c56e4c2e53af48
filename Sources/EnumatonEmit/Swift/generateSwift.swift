package import EnumatonCheck

/// The Swift source of a machine: one file that needs nothing else, or `EnumatonRuntime` alone.
package func generateSwift(for machine: CheckedMachine, options: SwiftOptions) -> String {
  SwiftPrinter.print(SwiftGenerator(machine, options: options).file())
}
