import EnumatonRuntime
import HTTPConnectionExample
import Testing

@Suite struct ServerConnectionTests {
  private var server = ServerConnection(clock: VirtualClock())
  private let ok = ResponseHead(200)

  private func get(_ target: String, _ fields: Fields = ["Host": "example"]) -> RequestHead {
    RequestHead("GET", target, fields)
  }

  private func post(_ fields: (name: String, value: String)...) -> RequestHead {
    var head = RequestHead("POST", "/")
    head.fields.lines += fields.map { Fields.Line(name: $0.name, value: $0.value) }
    return head
  }

  /// A whole response without content.
  private mutating func answer(_ head: ResponseHead, isLast: Bool = false) -> [Action] {
    server.respond(.head(head, isLast: isLast)) + server.respond(.end)
  }

  // MARK: Keep-alive

  @Test("One request after the other goes over the same connection")
  mutating func keepAlive() {
    for target in ["/a", "/b", "/c"] {
      #expect(server.receive(.head(get(target))) == [.deliver(get(target)), .deliverEnd])
      #expect(answer(ok) == [.send(ok, close: false), .sendEnd])
    }
    #expect(server.connection.state == .open)
  }

  @Test("An idle connection is closed after a minute; one that awaits a response is not")
  mutating func idle() {
    _ = server.receive(.head(get("/")))
    #expect(server.advance(by: .seconds(600)).isEmpty)
    _ = answer(ok)
    #expect(server.advance(by: .seconds(59)).isEmpty)
    #expect(server.advance(by: .seconds(1)) == [.closeWriting])
  }

  @Test("A connection on which nothing was ever asked is closed too")
  mutating func neverUsed() {
    #expect(server.advance(by: .seconds(65)) == [.closeWriting, .closeSocket])
    #expect(server.connection.state == .closed)
  }

  // MARK: Close

  @Test(
    "A client that asks for it gets the last response with close",
    arguments: [
      RequestHead("GET", "/", ["Host": "example", "Connection": "Close"]),
      RequestHead("GET", "/", minorVersion: 0, [:]),
    ])
  mutating func clientCloses(_ head: RequestHead) {
    _ = server.receive(.head(head))
    #expect(answer(ok) == [.send(ok, close: true), .sendEnd, .closeWriting])
  }

  @Test("HTTP/1.0 keeps the connection where the client says so")
  mutating func oldKeepAlive() {
    let head = RequestHead("GET", "/", minorVersion: 0, ["Connection": "keep-alive"])
    _ = server.receive(.head(head))
    #expect(answer(ok) == [.send(ok, close: false), .sendEnd])
  }

  @Test("After the last response the socket is closed in stages, so that nothing sent is lost")
  mutating func lingering() {
    _ = server.receive(.head(get("/")))
    #expect(answer(ok, isLast: true) == [.send(ok, close: true), .sendEnd, .closeWriting])
    #expect(server.connection.state == .lingering)
    // What the client sends meanwhile is read and nobody's.
    #expect(server.receive(.head(get("/late"))).isEmpty)
    #expect(server.receive(.closed) == [.closeSocket])
  }

  @Test("A client that does not close its side is waited for five seconds")
  mutating func lingeringEnds() {
    _ = server.receive(.head(get("/")))
    _ = answer(ok, isLast: true)
    #expect(server.advance(by: .seconds(5)) == [.closeSocket])
  }

  @Test("After a response with close no request is processed any more")
  mutating func nothingAfterClose() {
    _ = server.receive(.head(get("/a")))
    _ = server.receive(.head(get("/b")))
    _ = server.respond(.head(ok, isLast: true))
    #expect(server.receive(.head(get("/c"))).isEmpty)
    #expect(server.respond(.end) == [.sendEnd, .closeWriting])
    #expect(server.respond(.head(ok)) == [.refuse(.noRequest)])
  }

  @Test("A client that has closed its side still gets its responses")
  mutating func halfClose() {
    _ = server.receive(.head(get("/a")))
    _ = server.receive(.head(get("/b")))
    #expect(server.receive(.closed).isEmpty)
    #expect(answer(ok) == [.send(ok, close: false), .sendEnd])
    #expect(answer(ok) == [.send(ok, close: true), .sendEnd, .closeSocket])
  }

  @Test("Shutting down finishes what has begun")
  mutating func shutDown() {
    _ = server.receive(.head(post(("Content-Length", "5"))))
    #expect(server.shutDown().isEmpty)
    #expect(server.receive(.content([1, 2, 3, 4, 5])) == [.deliverContent([1, 2, 3, 4, 5])])
    #expect(server.receive(.end) == [.deliverEnd])
    #expect(answer(ok) == [.send(ok, close: true), .sendEnd, .closeWriting])
  }

  @Test("Shutting down an idle connection closes it at once")
  mutating func shutDownIdle() {
    #expect(server.shutDown() == [.closeWriting])
  }

  @Test("A reset closes the connection, whatever it was doing")
  mutating func reset() {
    _ = server.receive(.head(post(("Transfer-Encoding", "chunked"))))
    _ = server.respond(.head(ok))
    #expect(server.receive(.reset) == [.closeSocket])
    #expect(server.connection.state == .closed)
  }

  // MARK: Errors

  @Test("What is no request is answered after the requests before it, and is the last")
  mutating func garbage() {
    _ = server.receive(.head(get("/")))
    #expect(server.receive(.garbage) == [.deliverFailure(status: 400)])
    #expect(server.receive(.garbage).isEmpty)
    #expect(answer(ok) == [.send(ok, close: false), .sendEnd])
    let bad = ResponseHead(400)
    #expect(answer(bad) == [.send(bad, close: true), .sendEnd, .closeWriting])
  }

  @Test("Content that stops arriving ends the request after half a minute")
  mutating func stalledContent() {
    _ = server.receive(.head(post(("Content-Length", "9"))))
    _ = server.advance(by: .seconds(29))
    _ = server.receive(.content([1]))
    #expect(server.advance(by: .seconds(29)).isEmpty)
    #expect(server.advance(by: .seconds(1)) == [.deliverFailure(status: 408)])
    let timeout = ResponseHead(408)
    #expect(answer(timeout) == [.send(timeout, close: true), .sendEnd, .closeWriting])
  }

  @Test("A client that closes amid a request has not asked")
  mutating func incomplete() {
    _ = server.receive(.head(post(("Content-Length", "9"))))
    #expect(server.receive(.closed) == [.deliverFailure(status: 400)])
  }

  @Test("An application that is wrong is told so, and nothing is sent")
  mutating func wrongApplication() {
    #expect(server.respond(.head(ok)) == [.refuse(.noRequest)])
    #expect(server.respond(.end) == [.refuse(.noResponse)])
    #expect(server.respond(.askForContent) == [.refuse(.nothingOffered)])
    _ = server.receive(.head(get("/")))
    _ = server.respond(.head(ok))
    #expect(server.respond(.head(ok)) == [.refuse(.responseUnderway)])
    #expect(server.respond(.switchProtocols) == [.refuse(.nothingOffered)])
  }

  // MARK: Pipelining

  @Test("Four requests may be without a response; the fifth waits, and the socket is not read")
  mutating func pipelining() {
    let heads = (1...5).map { get("/\($0)") }
    for head in heads.prefix(4) { #expect(server.receive(.head(head)) == [.deliver(head), .deliverEnd]) }
    #expect(server.wantsInput)
    #expect(server.receive(.head(heads[4])).isEmpty)
    #expect(!server.wantsInput)

    #expect(server.respond(.head(ok)) == [.send(ok, close: false)])
    #expect(server.respond(.end) == [.sendEnd, .deliver(heads[4]), .deliverEnd])
    #expect(server.wantsInput)
  }

  @Test("What waits keeps its order: heads, their content, and the end of it all")
  mutating func waitingContent() {
    for number in 1...4 { _ = server.receive(.head(get("/\(number)"))) }
    let head = post(("Transfer-Encoding", "chunked"))
    #expect(server.receive(.head(head)).isEmpty)
    #expect(server.receive(.content([1])).isEmpty)
    #expect(server.receive(.end).isEmpty)
    #expect(server.receive(.closed).isEmpty)
    #expect(
      answer(ok) == [
        .send(ok, close: false), .sendEnd, .deliver(head), .deliverContent([1]), .deliverEnd,
      ])
    for _ in 1...3 { _ = answer(ok) }
    #expect(answer(ok) == [.send(ok, close: true), .sendEnd, .closeSocket])
  }

  @Test("A client that sends and sends and never listens is cut off")
  mutating func overflow() {
    for number in 1...36 { _ = server.receive(.head(get("/\(number)"))) }
    #expect(server.connection.state == .open)
    #expect(server.receive(.head(get("/37"))) == [.closeSocket])
  }

  // MARK: Expect: 100-continue

  @Test("The client is asked for its content when the application wants it")
  mutating func expectContinue() {
    let head = post(("Content-Length", "1"), ("Expect", "100-continue"))
    #expect(server.receive(.head(head)) == [.deliver(head)])
    #expect(server.respond(.askForContent) == [.sendContinue])
    #expect(server.receive(.content([7])) == [.deliverContent([7])])
    #expect(server.receive(.end) == [.deliverEnd])
    #expect(answer(ok) == [.send(ok, close: false), .sendEnd])
  }

  @Test("Content that comes unasked is read, as is its absence")
  mutating func impatientClient() {
    _ = server.receive(.head(post(("Content-Length", "1"), ("Expect", "100-continue"))))
    #expect(server.receive(.content([7])) == [.deliverContent([7])])
    #expect(server.respond(.askForContent) == [.refuse(.nothingOffered)])
  }

  @Test("Refused without being asked for, content would be taken for a request: the connection ends")
  mutating func refusedContent() {
    _ = server.receive(.head(post(("Content-Length", "1"), ("Expect", "100-continue"))))
    let refusal = ResponseHead(417)
    #expect(answer(refusal) == [.send(refusal, close: true), .sendEnd, .closeWriting])
  }

  @Test("100 (Continue) waits for the responses before it")
  mutating func continueInOrder() {
    _ = server.receive(.head(get("/first")))
    _ = server.receive(.head(post(("Content-Length", "1"), ("Expect", "100-continue"))))
    #expect(server.respond(.askForContent).isEmpty)
    #expect(answer(ok) == [.send(ok, close: false), .sendEnd, .sendContinue])
  }

  @Test("Interim responses come before the final one")
  mutating func earlyHints() {
    _ = server.receive(.head(get("/")))
    let hints = ResponseHead(103)
    #expect(server.respond(.head(hints)) == [.send(hints, close: false)])
    #expect(answer(ok) == [.send(ok, close: false), .sendEnd])
  }

  // MARK: Upgrade

  private var offer: RequestHead {
    RequestHead("GET", "/chat", ["Host": "example", "Connection": "Upgrade", "Upgrade": "websocket"])
  }

  @Test("An offered protocol takes the socket over")
  mutating func upgrade() {
    _ = server.receive(.head(offer))
    #expect(server.respond(.switchProtocols) == [.sendSwitchingProtocols])
    #expect(server.connection.state == .upgraded)
    #expect(server.nextDeadline == nil)
  }

  @Test("An offer that is not taken is a request like any other, and what waited behind it is read")
  mutating func declinedUpgrade() {
    _ = server.receive(.head(offer))
    #expect(server.receive(.head(get("/next"))).isEmpty)
    #expect(!server.wantsInput)
    #expect(
      server.respond(.head(ok)) == [.send(ok, close: false), .deliver(get("/next")), .deliverEnd])
  }

  @Test("A client that offers, asks on and closes its side loses nothing")
  mutating func halfClosedOffer() {
    _ = server.receive(.head(offer))
    _ = server.receive(.head(get("/next")))
    #expect(server.receive(.closed).isEmpty)
    #expect(
      answer(ok) == [.send(ok, close: false), .deliver(get("/next")), .deliverEnd, .sendEnd])
    #expect(answer(ok) == [.send(ok, close: true), .sendEnd, .closeSocket])
  }

  @Test("Earlier requests are answered before the protocol changes")
  mutating func upgradeInOrder() {
    _ = server.receive(.head(get("/")))
    _ = server.receive(.head(offer))
    #expect(server.respond(.switchProtocols).isEmpty)
    #expect(answer(ok) == [.send(ok, close: false), .sendEnd, .sendSwitchingProtocols])
  }
}
