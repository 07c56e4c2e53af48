import EnumatonSpec
import Foundation
import TCPRuntime

import TCPRuntime
@testable import TCPSimulator

extension Scenario {
  /// The folder Spec/Scenarios.
  static let folder = ScenarioFolder(
    path: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Spec/Scenarios")
      .standardizedFileURL.path)

  /// The scenarios in it.
  static let all = folder.names.compactMap { ScenarioFile(path: folder.file($0)).scenario }

  /// Those that the ladders of two hosts are shown with.
  static let basic = [
    "three-way-handshake", "four-way-close", "simultaneous-close", "simultaneous-open", "refused-connection",
    "half-close", "lost-final-ack",
  ].compactMap(named)

  static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }

  /// A client and a server as in those.
  static let pair = ["client", "server"].map { name in
    var host = HostSettings(name: name)
    host.profile.delayedAck = nil
    host.initialSequenceNumbers = [name == "client" ? 100 : 300]
    return host
  }
}

extension Step {
  static let listen = Step.listen(Listen("server", 80))
  static let open = Step.open(Open("client", to: Destination("server", 80)))
}

extension End: ExpressibleByStringLiteral {
  /// The newest connection of the host of this name.
  public init(stringLiteral value: String) { self.init(value) }
}
