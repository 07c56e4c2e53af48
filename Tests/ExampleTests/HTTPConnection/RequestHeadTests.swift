import HTTPConnectionExample
import Testing

@Suite struct RequestHeadTests {
  @Test(
    "Where the content ends (RFC 9112, 6.3)",
    arguments: [
      ([:], .none),
      (["Content-Length": "0"], .none),
      (["Content-Length": "12"], .length(12)),
      (["content-length": "12, 12"], .length(12)),
      (["Content-Length": "12, 13"], .uncertain),
      (["Content-Length": "+12"], .uncertain),
      (["Content-Length": "twelve"], .uncertain),
      (["Content-Length": "99999999999999999999"], .uncertain),
      (["Transfer-Encoding": "chunked"], .chunked),
      (["Transfer-Encoding": "gzip, Chunked"], .chunked),
      (["Transfer-Encoding": "chunked, gzip"], .uncertain),
      (["Transfer-Encoding": "chunked", "Content-Length": "12"], .uncertain),
    ] as [(Fields, RequestHead.Framing)])
  func framing(_ fields: Fields, _ framing: RequestHead.Framing) {
    #expect(RequestHead("POST", "/", fields).framing == framing)
  }

  @Test("A request names exactly one host, except in HTTP/1.0")
  func host() {
    #expect(!RequestHead("GET", "/").isMalformed)
    #expect(RequestHead("GET", "/", [:]).isMalformed)
    #expect(RequestHead("GET", "/", ["Host": "a", "host": "b"]).isMalformed)
    #expect(!RequestHead("GET", "/", minorVersion: 0, [:]).isMalformed)
  }

  @Test("HTTP/1.0 knows no chunks")
  func oldChunks() {
    #expect(RequestHead("POST", "/", minorVersion: 0, ["Transfer-Encoding": "chunked"]).isMalformed)
  }
}
