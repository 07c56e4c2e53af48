import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import Testing

/// What the articles of `TCPRuntime` show, word for word.
struct ArticleTests {
  @Test(arguments: Article.all(of: "TCPRuntime"))
  func theCodeOfAnArticleIsHere(article: Article) throws {
    try article.expectCode(in: #filePath)
  }

  @Test func thereIsCodeInArticles() {
    #expect(Article.all(of: "TCPRuntime").flatMap(\.code).count >= 4)
  }

  @Test func atAGlance() {
    var client = Endpoint()
    var server = Endpoint(initialSequenceNumber: 300)
    _ = server.call(.passiveOpen, at: .origin)
    for output in client.call(.activeOpen, at: .origin) {
      // <SEQ=0><CTL=SYN>
      if case .transmit(let segment) = output { print(segment) }
    }
    #expect(server.state == .listen && client.state == .synSent)
  }

  @Test func theMachine() {
    var connection = TCPConnection()
    var effects: [TCPConnection.Effect] = []
    _ = connection.activeOpen(.remoteKnown) { effects.append($0) }
    #expect(connection.state == .synSent)
    #expect(effects.contains(.send(.syn)))
  }

  @Test func theEndpoint() {
    /// What one end sends to the other.
    func segments(_ outputs: [Endpoint.Output]) -> [Segment] {
      outputs.compactMap { if case .transmit(let segment) = $0 { segment } else { nil } }
    }

    var client = Endpoint(initialSequenceNumber: 100)
    var server = Endpoint(initialSequenceNumber: 300)
    _ = server.call(.passiveOpen, at: .origin)
    let syn = segments(client.call(.activeOpen, at: .origin))
    let synAck = syn.flatMap { segments(server.receive($0, at: .origin + .milliseconds(5))) }
    let ack = synAck.flatMap { segments(client.receive($0, at: .origin + .milliseconds(10))) }
    for segment in ack { _ = server.receive(segment, at: .origin + .milliseconds(15)) }
    #expect(client.state == .established && server.state == .established)

    var lonely = Endpoint()
    _ = lonely.call(.activeOpen, at: .origin)
    #expect(lonely.nextDeadline == .origin + .seconds(1))
    let again = segments(lonely.advance(to: .origin + .seconds(4)))
    #expect(again.count == 2)  // the SYN once more after 1 s, and after 3 s
    #expect(syn.map(\.description) == ["<SEQ=100><CTL=SYN>"])
  }
}
