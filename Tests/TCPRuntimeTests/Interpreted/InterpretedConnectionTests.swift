import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import TCPSimulator
import Testing

/// An endpoint that runs the interpreted spec is the endpoint that runs the generated machine.
@Suite struct InterpretedConnectionTests {
  @Test(arguments: 0..<40, [Profile.rfc9293, .linux])
  func doesTheSameWhateverHappens(_ seed: UInt64, _ profile: Profile) throws {
    let spec = try ConnectionSpec.original.get()
    var generated = Endpoint(profile: profile, initialSequenceNumber: 7)
    var interpreted = Endpoint(
      profile: profile, initialSequenceNumber: 7, machine: InterpretedConnection(spec))
    var random = SeededGenerator(seed: seed)
    var now = Instant.origin
    for _ in 0..<300 {
      now += .milliseconds(Int64(random.next(below: 4_000)))
      let (one, other): ([Endpoint.Output], [Endpoint.Output])
      switch random.next(below: 10) {
      case 0...2:
        let call = RandomTests.calls[Int(random.next(below: UInt32(RandomTests.calls.count)))]
        (one, other) = (generated.call(call, at: now), interpreted.call(call, at: now))
      case 3: (one, other) = (generated.advance(to: now), interpreted.advance(to: now))
      default:
        let segment = RandomTests.segment(for: generated, &random)
        (one, other) = (generated.receive(segment, at: now), interpreted.receive(segment, at: now))
      }
      #expect(one == other)
      #expect(generated.connection == interpreted.connection)
      #expect(generated.nextDeadline == interpreted.nextDeadline)
    }
  }

  @Test func isAValue() throws {
    let spec = try ConnectionSpec.original.get()
    var endpoint = Endpoint(machine: InterpretedConnection(spec))
    let before = endpoint
    _ = endpoint.call(.passiveOpen, at: .origin)
    #expect(before.state == .closed && endpoint.state == .listen && endpoint != before)
    _ = endpoint.call(.close, at: .origin)
    #expect(endpoint == before && endpoint.hashValue == before.hashValue)
  }

  /// What a changed spec does is done.
  @Test func aChangedSpecIsFollowed() throws {
    let change = ("on: passiveOpen, to: LISTEN", "on: passiveOpen, to: TIME_WAIT")
    let spec = try ConnectionSpec(bytes: Array(ConnectionSpec.text.replacing(change.0, with: change.1).utf8))
    var endpoint = Endpoint(machine: InterpretedConnection(spec))
    let outputs = endpoint.call(.passiveOpen, at: .origin)
    #expect(endpoint.state == .timeWait && endpoint.nextDeadline == .origin + .seconds(240))
    #expect(outputs == [.state(from: .closed, to: .timeWait)])
  }

  struct Misfit: CustomTestStringConvertible {
    var from: String
    var to: String
    var message: String
    var testDescription: String { message }
  }

  private static let misfits = [
    Misfit(
      from: "machine: TCPConnection", to: "machine: [",
      message: "TCP.yaml:"),
    Misfit(
      from: "  retransmit: \"Send", to: "  resend: \"Send again\"\n  retransmit: \"Send",
      message: "a TCP endpoint cannot perform 'resend'"),
    Misfit(
      from: "events:\n", to: "events:\n  wake: \"Nobody says so\"\n", message: "event 'wake'"),
  ]

  @Test(arguments: misfits)
  func aSpecThatCannotBeRunIsRefusedWithItsPlace(_ misfit: Misfit) {
    let text = ConnectionSpec.text.replacing(misfit.from, with: misfit.to, maxReplacements: 1)
    #expect(text != ConnectionSpec.text)
    do throws(UnusableSpec) {
      _ = try ConnectionSpec(bytes: Array(text.utf8))
      Issue.record("this is no machine of a connection")
    } catch {
      let rendered = error.rendered(path: "TCP.yaml")
      #expect(rendered.hasPrefix("TCP.yaml:"))
      #expect(rendered.contains(misfit.message), "\(rendered)")
    }
  }

  @Test func aMachineOfAnotherKindIsTold() {
    let text =
      "machine: Lamp\nevents: [press]\nstates: [off, on]\ntransitions:\n  - { from: off, on: press, to: on }\n"
    do throws(UnusableSpec) {
      _ = try ConnectionSpec(bytes: Array(text.utf8))
      Issue.record("a lamp is no connection")
    } catch {
      let rendered = error.rendered(path: "Lamp.yaml")
      #expect(rendered.contains("Lamp.yaml:1:10: error: a TCP endpoint tells its machine of 'segment'"))
      #expect(rendered.contains("Lamp.yaml:3:10: error: a TCP endpoint knows no state 'off'"))
    }
  }
}
