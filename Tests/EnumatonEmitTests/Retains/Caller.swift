@_silgen_name("retains_begin") func retainsBegin()
@_silgen_name("retains_end") func retainsEnd() -> UInt64

struct Sink: Line.EffectHandler {
  var total = 0

  mutating func perform(_ effect: Line.Effect) {
    switch effect {
    case .deliver(let bytes): total &+= bytes.count
    case .flush(let buffer): total &+= buffer.count
    }
  }
}

/// Prints a line with the retains of `body`.
@inline(never) func count(_ name: String, _ body: () -> Void) {
  retainsBegin()
  body()
  let retains = retainsEnd()
  print(name, retains)
}

/// An array that nobody else has, with room.
@inline(never) func fresh() -> [UInt8] {
  var bytes = [UInt8](repeating: 7, count: Int(CommandLine.argc))
  bytes.reserveCapacity(100)
  return bytes
}

func place(of bytes: [UInt8]) -> UnsafeRawPointer? { bytes.withUnsafeBytes { $0.baseAddress } }

@main enum Caller {
  static func main() {
    var line = Line()
    var sink = Sink()
    count("handle") {
      for effect in line.handle(.received(bytes: fresh())).effects { sink.perform(effect) }
    }
    count("closure") { _ = line.handle(.received(bytes: fresh())) { sink.perform($0) } }
    count("handler") { _ = line.handle(.received(bytes: fresh()), effects: &sink) }
    count("method") { _ = line.received(bytes: fresh()) { sink.perform($0) } }

    count("dial") { _ = line.dial(peer: fresh()) { sink.perform($0) } }
    count("opened") { _ = line.opened(buffer: fresh()) { sink.perform($0) } }
    var before: UnsafeRawPointer?
    count("append") {
      line.withOpen { open in
        before = place(of: open.buffer)
        open.buffer.append(1)
      }
    }
    count("move") { _ = line.close { sink.perform($0) } }
    var after: UnsafeRawPointer?
    count("append after the move") {
      line.withClosing { closing in
        closing.buffer.append(2)
        after = place(of: closing.buffer)
      }
    }
    count("flush") { _ = line.close { sink.perform($0) } }
    count("dial as an event") { _ = line.handle(.dial(peer: fresh())) { sink.perform($0) } }
    print("copies", before == after ? 0 : 1)
    print("performed", sink.total > 0 ? 1 : 0)
  }
}
