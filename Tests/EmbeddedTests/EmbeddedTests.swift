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
    for image in Images.Image.all {
      let symbols = try #require(images.symbols[image])
      #expect(symbols.contains("firmware"))
      for part in heap { #expect(symbols.filter { $0.contains(part) } == [], "\(image)") }
    }
  }

  @Test(
    "It does there what the machine does here",
    arguments: Images.Image.all.filter { $0.processor.emulator != nil })
  func behaviour(_ image: Images.Image) throws {
    var expected = ""
    tour { moment, effect in
      expected +=
        hexadecimal(UInt64(moment.nanoseconds), 16) + " " + hexadecimal(UInt64(number(of: effect)), 8) + "\n"
    }
    #expect(expected.split(separator: "\n").count > 50)
    #expect(try Images.built.get().outputs[image] == expected)
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
    let limits: [Images.Form: [Images.Processor: Int]] = [
      .normal: [.armv7em: 7900, .riscv32: 9600, .wasm32: 12_700, .x86: 8900],
      .compact: [.armv7em: 3800, .riscv32: 4600, .wasm32: 6600, .x86: 4800],
    ]
    for image in Images.Image.all {
      let text = try #require(images.bytes(image, "text"))
      #expect(text > 1000)
      #expect(text <= limits[image.form]?[image.processor] ?? 0, "\(image)")
    }
  }

  @Test("The compact machine and a fixed timer queue take at most 4 kB of instructions")
  func compactSize() throws {
    let images = try Images.built.get()
    let image = Images.Image(form: .compact, processor: .armv7em)
    let machine = try #require(images.bytes(image, "machine"))
    let queue = try #require(images.bytes(image, "queue"))
    #expect(machine > 500 && queue > 500)
    #expect(machine + queue <= 4096)
  }

  private func hexadecimal(_ value: UInt64, _ digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
