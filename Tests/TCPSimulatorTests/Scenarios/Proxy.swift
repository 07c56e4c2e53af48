import TCPRuntime

@testable import TCPSimulator

extension Scenario {
  /// A client, a proxy that closes first, and a server behind it; one of four SYNs gets lost.
  static let proxy: Scenario = {
    var listen = Listen("proxy", 80)
    listen.application = Application(closes: .afterReceiving)
    listen.application.reads = true
    listen.application.relay = Destination("backend", 8080)
    var backend = Listen("backend", 8080)
    backend.application = Application(reads: true, echoes: true, closes: .afterPeer)
    var open = Open("client", to: Destination("proxy", 80))
    open.application = Application(sends: 100, reads: true, closes: .afterPeer)
    (open.count, open.interval) = (4, .milliseconds(10))
    var hosts = ["client", "proxy", "backend"].map { HostSettings(name: $0) }
    for index in hosts.indices { hosts[index].initialSequenceNumbers = [UInt32(100 * (index + 1))] }
    hosts[1].profile = .linux
    return Scenario(
      name: "proxy", title: "Proxy", summary: "It collects TIME_WAIT as a client and as a server.",
      hosts: hosts, faults: [Fault(.drop, "client", .syn, number: 2)],
      script: [.listen(backend), .listen(listen), .open(open), .wait(.seconds(5))],
      expectations: [.count("proxy", .timeWait, 8)])
  }()
}
