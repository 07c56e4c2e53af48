import EnumatonRuntime
import EnumatonTestSupport
import Foundation
import TCPRuntime
import TCPSimulator
import Testing

@Suite struct CaptureTests {
  private func packets(_ file: [UInt8]) throws -> [Packet] {
    let capture = try Capture(file)
    #expect(capture.damage == nil)
    return CapturedPackets(capture).packets.map(\.received.packet)
  }

  @Test("What is written is read again, to the nanosecond")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 2)
    let written = (0..<300).map { _ in Sample.random(&random) }
    let file = try written.captureFile(maximumSegmentSize: 1460)
    #expect(try packets(file) == written)
    #expect(try written.captureFile(maximumSegmentSize: 1460) == file)
  }

  /// A classic file of the exchange, in either order of bytes, with times in micro- or nanoseconds.
  private func classic(isBig: Bool, isNanosecond: Bool) throws -> [UInt8] {
    var file: [UInt8] = []
    func add(_ numbers: [UInt32]) {
      for number in numbers {
        withUnsafeBytes(of: isBig ? number.bigEndian : number.littleEndian) { file += $0 }
      }
    }
    add([isNanosecond ? 0xA1B2_3C4D : 0xA1B2_C3D4, isBig ? 0x0002_0004 : 0x0004_0002, 0, 0, 65_535, 101])
    for packet in Sample.exchange {
      let octets = try packet.octets()
      let ticks = UInt32(packet.time.nanoseconds / (isNanosecond ? 1 : 1000))
      add([0, ticks, UInt32(octets.count), UInt32(octets.count)])
      file += octets
    }
    return file
  }

  @Test(
    "Classic files are read in both byte orders and both resolutions", arguments: [false, true],
    [false, true])
  func classicFiles(isBig: Bool, isNanosecond: Bool) throws {
    #expect(try packets(try classic(isBig: isBig, isNanosecond: isNanosecond)) == Sample.exchange)
  }

  /// A pcapng file of the exchange.
  private func pcapng(isBig: Bool) throws -> [UInt8] {
    var file: [UInt8] = []
    func number(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: isBig ? value.bigEndian : value.littleEndian) { Array($0) }
    }
    func block(_ type: UInt32, _ body: [UInt8]) {
      let padded = body + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
      let length = number(UInt32(padded.count + 12))
      file += number(type) + length + padded + length
    }
    block(
      0x0A0D_0D0A, number(UInt32(0x1A2B_3C4D)) + number(UInt16(1)) + number(UInt16(0)) + number(Int64(-1)))
    // The first interface in microseconds, the second in 2⁻¹⁰ s from one second on.
    block(1, number(UInt16(101)) + number(UInt16(0)) + number(UInt32(0)))
    let options =
      number(UInt16(9)) + number(UInt16(1)) + [0x8A, 0, 0, 0] + number(UInt16(14)) + number(UInt16(8))
      + number(Int64(1)) + number(UInt32(0))
    block(1, number(UInt16(101)) + number(UInt16(0)) + number(UInt32(0)) + options)
    block(5, [1, 2, 3, 4, 5, 6, 7, 8])  // statistics
    for packet in Sample.exchange {
      let octets = try packet.octets()
      let length = number(UInt32(octets.count))
      let micros = UInt64(packet.time.nanoseconds / 1000)
      block(
        6,
        number(UInt32(0)) + number(UInt32(micros >> 32)) + number(UInt32(truncatingIfNeeded: micros)) + length
          + length + octets)
    }
    let last = try Sample.exchange[0].octets()
    let length = number(UInt32(last.count))
    block(6, number(UInt32(1)) + number(UInt32(0)) + number(UInt32(512)) + length + length + last)
    block(3, length + last)
    return file
  }

  @Test("pcapng is read in both byte orders, with the clock of each interface", arguments: [false, true])
  func pcapngFiles(isBig: Bool) throws {
    var late = Sample.exchange[0]
    late.time = Instant(nanoseconds: 1_500_000_000)
    #expect(try packets(try pcapng(isBig: isBig)) == Sample.exchange + [late, late])
  }

  @Test("A file that breaks off gives the frames before, and says where", arguments: [false, true])
  func brokenFiles(isPcapng: Bool) throws {
    let file = try isPcapng ? pcapng(isBig: false) : classic(isBig: false, isNanosecond: true)
    let whole = try Capture(file).frames
    for length in stride(from: file.count - 1, to: 24, by: -1) {
      let capture = try Capture(Array(file.prefix(length)))
      #expect(capture.frames == Array(whole.prefix(capture.frames.count)))
      #expect(capture.frames.count < whole.count)
    }
    let damage = try #require(try Capture(file.dropLast()).damage)
    #expect(damage.message.contains("beyond the end of the file"))
  }

  @Test("What is no capture is refused, and says why")
  func noCapture() {
    #expect(throws: CaptureError(offset: 0, message: "the file is too short for a capture")) {
      try Capture([1, 2])
    }
    #expect(throws: CaptureError(offset: 0, message: "this is neither a pcap nor a pcapng file")) {
      try Capture(Array("#!/bin/sh\necho hello\n".utf8))
    }
  }

  @Test("Whatever is in a file, it is read or refused", arguments: 0..<8)
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let files = [
      try Sample.exchange.captureFile(maximumSegmentSize: 1460), try pcapng(isBig: true),
      try pcapng(isBig: false),
    ]
    let links: [LinkType] = [.ethernet, .linuxSLL, .linuxSLL2, .null, .raw, .ipv6]
    for round in 0..<1500 {
      var file = files[round % files.count]
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<file.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: file[place] = UInt8.random(in: 0...255, using: &random)
        case 1: file[place] = [0, 0xFF, 0x7F, 0x80][Int.random(in: 0..<4, using: &random)]
        case 2: file.remove(at: place)
        default: file.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      if var capture = try? Capture(file) {
        #expect(capture.frames.allSatisfy { $0.octets.count <= file.count })
        for index in capture.frames.indices where random.chance(50) {
          capture.frames[index].link = links[Int.random(in: 0..<links.count, using: &random)]
        }
        let read = CapturedPackets(capture)
        #expect(
          read.packets.count + read.others + read.fragments + read.malformed == capture.frames.count)
      }
    }
  }

  @Test("Files are written and read, and failures told with the path")
  func files() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "client.pcap").path
    let file = try Sample.exchange.captureFile()
    try CaptureFile.write([1], to: path)
    try CaptureFile.write(file, to: path)
    #expect(try CaptureFile.read(path) == file)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names == ["client.pcap"])
    let missing = path + "/none"
    #expect(throws: CaptureFile.FileError.self) { try CaptureFile.read(missing) }
    #expect(throws: CaptureFile.FileError.self) { try CaptureFile.write(file, to: missing) }
  }
}
