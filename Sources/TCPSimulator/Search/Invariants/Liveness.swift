import EnumatonRuntime
import TCPRuntime

// That things come to an end, and not too soon.
extension Aftermath {
  /// By then everything is over: longer than all retries of a FIN, the longest of which are Linux's 15 of text
  /// (924 s), and TIME_WAIT.
  private static let patience = Duration.seconds(25 * 60)

  /// No end needs so many to send what a schedule gives it.
  private static let mostSegments = 2_000

  /// Nobody is stuck.
  var stuckEnd: String? {
    if let endlessExchange { return endlessExchange }
    let latest = lastTrouble(upTo: end)
    for life in lives where life.isLive {
      guard let closed = life.release else { continue }
      let peer = peer(of: life)
      if let peer, peer.isLive, peer.release == nil { continue }
      let whole = max(closed, peer?.release ?? closed, latest)
      guard end - whole >= Self.patience, !mayWaitForEver(life, for: peer), let state = life.state else {
        continue
      }
      let since = life.moves.last.map { ", where it came \($0.time.placeText)" } ?? ""
      return
        "\(life.key.text) is still in \(state.name) \(end.placeText)\(since); both applications had closed "
        + "and nothing was lost since \((whole - .origin).shortText)"
    }
    return nil
  }

  /// Segments that go to and fro without end: more than what was given to be sent can take.
  private var endlessExchange: String? {
    var latest = lastTrouble(upTo: end)
    for life in lives {
      for record in life.records {
        if case .call = record.event { latest = max(latest, record.time) }
      }
    }
    for life in lives {
      let count = life.records.count { record in
        if case .transmit = record.event { record.time > latest } else { false }
      }
      guard count > Self.mostSegments else { continue }
      return
        "\(life.key.text) has sent \(count) segments and more \(end.placeText), though nothing was asked and "
        + "nothing was lost since \((latest - .origin).shortText)"
    }
    return nil
  }

  /// RFC 9293 sets no limit to FIN-WAIT-2: who does not learn that the peer broke off waits for its FIN.
  private func mayWaitForEver(_ life: Life, for peer: Life?) -> Bool {
    guard life.state == .finWait2, life.profile.orphanFinWait2 == nil else { return false }
    return peer.map { !$0.isLive && $0.isBrokenOff } ?? true
  }

  /// Nobody gives up too soon.
  var rashEnd: String? {
    for life in lives {
      guard let peer = peer(of: life) else { continue }
      for record in life.records {
        guard case .signal(.timedOut) = record.event else { continue }
        // Long enough for what was lost to be sent again, whatever the present wait is, and to be answered.
        let needed = life.profile.maximumTimeout * 2 + .seconds(10)
        let trouble = lastTrouble(upTo: record.time)
        guard record.time - trouble > needed, peer.isThere(from: record.time - needed, to: record.time) else {
          continue
        }
        return
          "\(life.key.text) gives up \(record.time.placeText), though \(peer.key.host) was there and nothing "
          + "was lost since \((trouble - .origin).shortText)"
      }
    }
    return nil
  }
}
