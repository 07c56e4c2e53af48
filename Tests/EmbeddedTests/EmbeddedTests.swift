import EnumatonRuntime
import Testing

/// The TCP machine with a driver and timers, as Embedded Swift on processors without a system or a heap.
@Suite(
  .enabled(if: Images.canBeBuilt, "the toolchain has no Embedded Swift for all processors, or no linker"))
struct EmbeddedTests {
  @Test("The image has no heap: it is linked without one, and nothing of Swift's own is left in it")
  func noHeap() throws {
    let images = try Images.built.get()
    let heap = [
      "malloc", "calloc", "free", "memalign", "allocObject", "slowAlloc", "deallocClass", "retain", "release",
    ]
    for processor in Images.Processor.allCases {
      let symbols = try #require(images.symbols[processor])
      #expect(symbols.contains("firmware"))
      for part in heap { #expect(symbols.filter { $0.contains(part) } == [], "\(processor)") }
    }
  }

  @Test(
    "It does there what the machine does here",
    arguments: Images.Processor.allCases.filter { $0.emulator != nil })
  func behaviour(_ processor: Images.Processor) throws {
    var expected = ""
    tour { moment, effect in
      expected +=
        hexadecimal(UInt64(moment.nanoseconds), 16) + " " + hexadecimal(UInt64(number(of: effect)), 8) + "\n"
    }
    #expect(expected.split(separator: "\n").count > 50)
    #expect(try Images.built.get().outputs[processor] == expected)
  }

  @Test("What there is no emulator for is told")
  func emulators() {
    for processor in Images.Processor.allCases where processor.emulator == nil {
      print("Nothing here runs images for \(processor.rawValue): qemu-user or a WebAssembly runtime would")
    }
  }

  @Test("The sizes are told, and stay below what they were")
  func sizes() throws {
    let images = try Images.built.get()
    print(images.table)
    let limits: [Images.Processor: Int] = [.armv7em: 8100, .riscv32: 10_300, .wasm32: 13_100, .x86: 10_500]
    for processor in Images.Processor.allCases {
      let text = try #require(images.text(processor))
      #expect(text > 1000)
      #expect(text <= limits[processor] ?? 0, "\(processor)")
    }
  }

  private func hexadecimal(_ value: UInt64, _ digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
