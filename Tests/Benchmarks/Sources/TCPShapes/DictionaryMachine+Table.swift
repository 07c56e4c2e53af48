// Written by a test of Enumaton from TCPConnection.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// What is looked for in the dictionary, beside the state.
enum Trigger: Hashable {
  case passiveOpen
  case activeOpen
  case send
  case receive
  case shutdown
  case close
  case abort
  case segment
  case progress
  case heard
  case keepaliveOff
  case timer(Timer)
  case exhausted(Timer)
}

extension Event {
  var trigger: Trigger {
    switch self {
    case .passiveOpen: .passiveOpen
    case .activeOpen: .activeOpen
    case .send: .send
    case .receive: .receive
    case .shutdown: .shutdown
    case .close: .close
    case .abort: .abort
    case .segment: .segment
    case .progress: .progress
    case .heard: .heard
    case .keepaliveOff: .keepaliveOff
    case .timer(let timer): .timer(timer)
    case .exhausted(let timer): .exhausted(timer)
    }
  }

  var flags: Flags {
    switch self {
    case .activeOpen(let flags): flags
    case .send(let flags): flags
    case .receive(let flags): flags
    case .shutdown(let flags): flags
    case .close(let flags): flags
    case .segment(let flags): flags
    case .progress(let flags): flags
    default: []
    }
  }
}

extension DictionaryMachine {
  static func fill(_ table: inout Table) {
    fillClosed(&table)
    fillListen(&table)
    fillSynSent(&table)
    fillSynReceived(&table)
    fillEstablished(&table)
    fillFinWait1(&table)
    fillFinWait2(&table)
    fillCloseWait(&table)
    fillClosing(&table)
    fillLastAck(&table)
    fillTimeWait(&table)
  }

  private static func fillClosed(_ table: inout Table) {
    table.add(in: .closed, on: .passiveOpen, to: .listen, do: { held, _ in
      held.passive = true
    })
    table.add(in: .closed, on: .activeOpen, if: { flags, _ in flags.contains(.remoteKnown) }, to: .synSent, do: { held, perform in
      held.passive = false
      perform(.send(.syn))
      perform(.start(.userTimeout))
      perform(.start(.retransmission))
    })
    table.add(in: .closed, on: .activeOpen, refusal: .remoteUnspecified)
    table.add(in: .closed, on: .send, refusal: .connectionDoesNotExist)
    table.add(in: .closed, on: .receive, refusal: .connectionDoesNotExist)
    table.add(in: .closed, on: .shutdown, refusal: .connectionDoesNotExist)
    table.add(in: .closed, on: .close, refusal: .connectionDoesNotExist)
    table.add(in: .closed, on: .abort, refusal: .connectionDoesNotExist)
    table.add(in: .closed, on: .segment, if: { flags, _ in flags.contains(.rst) })
    table.add(in: .closed, on: .segment, if: { flags, _ in flags.contains(.ack) }, do: { _, perform in
      perform(.send(.rst))
    })
    table.add(in: .closed, on: .segment, do: { _, perform in
      perform(.send(.ackRst))
    })
    table.add(in: .closed, on: .progress)
    table.add(in: .closed, on: .heard)
    table.add(in: .closed, on: .keepaliveOff)
  }

  private static func fillListen(_ table: inout Table) {
    table.add(in: .listen, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .listen, on: .activeOpen, if: { flags, _ in flags.contains(.remoteKnown) }, to: .synSent, do: { held, perform in
      held.passive = false
      perform(.send(.syn))
      perform(.start(.userTimeout))
      perform(.start(.retransmission))
    })
    table.add(in: .listen, on: .activeOpen, refusal: .remoteUnspecified)
    table.add(in: .listen, on: .send, if: { flags, _ in flags.contains(.remoteKnown) }, to: .synSent, do: { held, perform in
      held.passive = false
      perform(.queueText)
      perform(.send(.syn))
      perform(.start(.userTimeout))
      perform(.start(.retransmission))
    })
    table.add(in: .listen, on: .send, refusal: .remoteUnspecified)
    table.add(in: .listen, on: .receive, do: { _, perform in
      perform(.read)
    })
    table.add(in: .listen, on: .shutdown, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .listen, on: .close, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .listen, on: .abort, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.reset)
    })
    table.add(in: .listen, on: .segment, if: { flags, _ in flags.contains(.rst) })
    table.add(in: .listen, on: .segment, if: { flags, _ in flags.contains(.ack) }, do: { _, perform in
      perform(.send(.rst))
    })
    table.add(in: .listen, on: .segment, if: { flags, _ in flags.contains(.syn) }, to: .synReceived, do: { _, perform in
      perform(.synchronize)
      perform(.send(.synAck))
      perform(.start(.userTimeout))
      perform(.start(.retransmission))
      perform(.start(.synAckRetries))
    })
    table.add(in: .listen, on: .segment)
    table.add(in: .listen, on: .progress)
    table.add(in: .listen, on: .heard)
    table.add(in: .listen, on: .keepaliveOff)
  }

  private static func fillSynSent(_ table: inout Table) {
    table.add(in: .synSent, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .synSent, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .synSent, on: .send, do: { _, perform in
      perform(.queueText)
    })
    table.add(in: .synSent, on: .receive, do: { _, perform in
      perform(.read)
    })
    table.add(in: .synSent, on: .shutdown, to: .closed, do: { held, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .synSent, on: .close, to: .closed, do: { held, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .synSent, on: .abort, to: .closed, do: { held, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.reset)
    })
    table.add(in: .synSent, on: .segment, if: { flags, _ in flags.contains(.ack) && flags.contains(.rst) && (flags.contains(.acksUnsent) || !flags.contains(.acksSYN)) })
    table.add(in: .synSent, on: .segment, if: { flags, _ in flags.contains(.ack) && (flags.contains(.acksUnsent) || !flags.contains(.acksSYN)) }, do: { _, perform in
      perform(.send(.rst))
    })
    table.add(in: .synSent, on: .segment, if: { flags, _ in flags.contains(.rst) && flags.contains(.ack) }, to: .closed, do: { held, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.reset)
    })
    table.add(in: .synSent, on: .segment, if: { flags, _ in flags.contains(.rst) })
    table.add(in: .synSent, on: .segment, if: { flags, _ in flags.contains(.syn) && flags.contains(.ack) && flags.contains(.fin) }, to: .closeWait, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.synchronize)
      perform(.acknowledged)
      perform(.connected)
      perform(.deliver)
      perform(.closing)
      perform(.send(.ack))
      perform(.transmit)
    })
    table.add(in: .synSent, on: .segment, if: { flags, _ in flags.contains(.syn) && flags.contains(.ack) }, to: .established, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.synchronize)
      perform(.acknowledged)
      perform(.connected)
      perform(.deliver)
      perform(.send(.ack))
      perform(.transmit)
    })
    table.add(in: .synSent, on: .segment, if: { flags, _ in flags.contains(.syn) }, to: .synReceived, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.synchronize)
      perform(.send(.synAck))
      perform(.start(.retransmission))
      perform(.start(.synAckRetries))
    })
    table.add(in: .synSent, on: .segment)
    table.add(in: .synSent, on: .progress)
    table.add(in: .synSent, on: .heard)
    table.add(in: .synSent, on: .keepaliveOff)
    table.add(in: .synSent, on: .timer(.retransmission), do: { _, perform in
      perform(.send(.syn))
    })
    table.add(in: .synSent, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .synSent, on: .exhausted(.retransmission), to: .closed, do: { held, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
  }

  private static func fillSynReceived(_ table: inout Table) {
    table.add(in: .synReceived, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .synReceived, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .synReceived, on: .send, do: { _, perform in
      perform(.queueText)
    })
    table.add(in: .synReceived, on: .receive, do: { _, perform in
      perform(.read)
    })
    table.add(in: .synReceived, on: .shutdown, if: { flags, _ in flags.contains(.dataPending) }, do: { _, perform in
      perform(.queueCall)
    })
    table.add(in: .synReceived, on: .shutdown, to: .finWait1, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.send(.ackFin))
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
    })
    table.add(in: .synReceived, on: .close, if: { flags, held in flags.contains(.unread) && !held.orphaned }, to: .closed, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .synReceived, on: .close, if: { flags, _ in flags.contains(.dataPending) }, do: { _, perform in
      perform(.queueCall)
    })
    table.add(in: .synReceived, on: .close, to: .finWait1, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      held.orphaned = true
      perform(.send(.ackFin))
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.start(.orphanRetries))
    })
    table.add(in: .synReceived, on: .abort, to: .closed, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .synReceived, on: .segment, if: { flags, held in flags.contains(.syn) && flags.contains(.ack) && flags.contains(.acksSYN) && !(flags.contains(.acksUnsent) || flags.contains(.rst) || held.passive || flags.contains(.otherSYN)) }, to: .established, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.acknowledged)
      perform(.connected)
      perform(.deliver)
      perform(.send(.ack))
      perform(.transmit)
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.syn) && flags.contains(.sameSYN) && !(flags.contains(.acceptable) || flags.contains(.ack)) }, do: { _, perform in
      perform(.send(.synAck))
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .synReceived, on: .segment, if: { flags, held in flags.contains(.rst) && held.reopened }, to: .timeWait, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.start(.timeWait))
    })
    table.add(in: .synReceived, on: .segment, if: { flags, held in flags.contains(.rst) && held.passive }, to: .listen, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      held.passive = true
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.refused)
    })
    table.add(in: .synReceived, on: .segment, if: { flags, held in flags.contains(.syn) && held.reopened }, to: .timeWait, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.start(.timeWait))
    })
    table.add(in: .synReceived, on: .segment, if: { flags, held in flags.contains(.syn) && flags.contains(.otherSYN) && held.passive }, to: .listen, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.send(.ackRst))
      held.passive = true
    })
    table.add(in: .synReceived, on: .segment, if: { flags, held in flags.contains(.syn) && held.passive }, to: .listen, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      held.passive = true
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || !flags.contains(.acksSYN) }, do: { _, perform in
      perform(.send(.rst))
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.fin) && flags.contains(.exact) }, to: .closeWait, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.acknowledged)
      perform(.connected)
      perform(.deliver)
      perform(.closing)
      perform(.send(.ack))
      perform(.transmit)
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.data) && flags.contains(.exact) }, to: .established, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.acknowledged)
      perform(.connected)
      perform(.deliver)
      perform(.send(.ack))
      perform(.transmit)
    })
    table.add(in: .synReceived, on: .segment, if: { flags, _ in flags.contains(.data) || flags.contains(.fin) }, to: .established, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.acknowledged)
      perform(.connected)
      perform(.hold)
      perform(.send(.ack))
      perform(.transmit)
    })
    table.add(in: .synReceived, on: .segment, to: .established, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.acknowledged)
      perform(.connected)
      perform(.deliver)
      perform(.transmit)
    })
    table.add(in: .synReceived, on: .progress)
    table.add(in: .synReceived, on: .heard)
    table.add(in: .synReceived, on: .keepaliveOff)
    table.add(in: .synReceived, on: .timer(.retransmission), do: { _, perform in
      perform(.send(.synAck))
    })
    table.add(in: .synReceived, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .synReceived, on: .timer(.synAckRetries), if: { _, held in held.reopened }, to: .timeWait, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.start(.timeWait))
    })
    table.add(in: .synReceived, on: .timer(.synAckRetries), if: { _, held in held.passive }, to: .listen, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      held.passive = true
    })
    table.add(in: .synReceived, on: .timer(.synAckRetries), to: .closed, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .synReceived, on: .exhausted(.retransmission), if: { _, held in held.reopened }, to: .timeWait, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.start(.timeWait))
    })
    table.add(in: .synReceived, on: .exhausted(.retransmission), if: { _, held in held.passive }, to: .listen, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      held.passive = true
    })
    table.add(in: .synReceived, on: .exhausted(.retransmission), to: .closed, do: { held, perform in
      held.reopened = false
      perform(.stop(.retransmission))
      perform(.stop(.synAckRetries))
      perform(.stop(.userTimeout))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
  }

  private static func fillEstablished(_ table: inout Table) {
    table.add(in: .established, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .established, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .established, on: .send, if: { flags, _ in flags.contains(.inFlight) || flags.contains(.dataPending) }, do: { _, perform in
      perform(.transmit)
      perform(.stop(.delayedAck))
    })
    table.add(in: .established, on: .send, do: { _, perform in
      perform(.transmit)
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.delayedAck))
    })
    table.add(in: .established, on: .receive, do: { _, perform in
      perform(.read)
    })
    table.add(in: .established, on: .shutdown, if: { flags, _ in flags.contains(.dataPending) }, to: .finWait1, do: { _, perform in
      perform(.queueFIN)
    })
    table.add(in: .established, on: .shutdown, to: .finWait1, do: { _, perform in
      perform(.send(.ackFin))
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.delayedAck))
    })
    table.add(in: .established, on: .close, if: { flags, held in flags.contains(.unread) && !held.orphaned }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .established, on: .close, if: { flags, _ in flags.contains(.dataPending) }, to: .finWait1, do: { held, perform in
      held.orphaned = true
      perform(.queueFIN)
      perform(.start(.orphanRetries))
    })
    table.add(in: .established, on: .close, to: .finWait1, do: { held, perform in
      held.orphaned = true
      perform(.send(.ackFin))
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.start(.orphanRetries))
      perform(.stop(.delayedAck))
    })
    table.add(in: .established, on: .abort, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .established, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.reset)
    })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .established, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || flags.contains(.acksOld) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .established, on: .segment, if: { flags, _ in (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) }, do: { _, perform in
      perform(.acknowledged)
      perform(.hold)
      perform(.send(.ack))
      perform(.stop(.delayedAck))
    })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.deliver)
      perform(.start(.delayedAck))
    })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.data) && !flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.deliver)
      perform(.send(.ack))
      perform(.stop(.delayedAck))
    })
    table.add(in: .established, on: .segment, if: { flags, _ in flags.contains(.fin) }, to: .closeWait, do: { _, perform in
      perform(.stop(.delayedAck))
      perform(.acknowledged)
      perform(.deliver)
      perform(.closing)
      perform(.send(.ack))
    })
    table.add(in: .established, on: .segment, do: { _, perform in
      perform(.acknowledged)
    })
    table.add(in: .established, on: .progress, if: { flags, _ in flags.contains(.inFlight) }, do: { _, perform in
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .established, on: .progress, if: { flags, _ in flags.contains(.blocked) && flags.contains(.probing) }, do: { _, perform in
      perform(.start(.userTimeout))
    })
    table.add(in: .established, on: .progress, if: { flags, _ in flags.contains(.blocked) }, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.start(.persist))
      perform(.start(.userTimeout))
    })
    table.add(in: .established, on: .progress, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .established, on: .heard, do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .established, on: .keepaliveOff, do: { _, perform in
      perform(.stop(.keepalive))
      perform(.stop(.keepaliveProbes))
    })
    table.add(in: .established, on: .timer(.retransmission), do: { _, perform in
      perform(.retransmit)
    })
    table.add(in: .established, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .established, on: .timer(.keepalive), do: { _, perform in
      perform(.probePeer)
      perform(.start(.keepaliveProbes))
    })
    table.add(in: .established, on: .timer(.keepaliveProbes), do: { _, perform in
      perform(.probePeer)
    })
    table.add(in: .established, on: .timer(.persist), do: { _, perform in
      perform(.probeWindow)
    })
    table.add(in: .established, on: .timer(.delayedAck), do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .established, on: .exhausted(.retransmission), to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .established, on: .exhausted(.keepaliveProbes), to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
  }

  private static func fillFinWait1(_ table: inout Table) {
    table.add(in: .finWait1, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .finWait1, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .finWait1, on: .send, refusal: .connectionClosing)
    table.add(in: .finWait1, on: .receive, if: { _, held in held.orphaned }, refusal: .connectionClosing)
    table.add(in: .finWait1, on: .receive, do: { _, perform in
      perform(.read)
    })
    table.add(in: .finWait1, on: .shutdown, refusal: .connectionClosing)
    table.add(in: .finWait1, on: .close, if: { flags, held in flags.contains(.unread) && !held.orphaned }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .finWait1, on: .close, if: { _, held in !held.orphaned }, do: { held, perform in
      held.orphaned = true
      perform(.start(.orphanRetries))
    })
    table.add(in: .finWait1, on: .close, refusal: .connectionClosing)
    table.add(in: .finWait1, on: .abort, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.reset)
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || flags.contains(.acksOld) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, held in flags.contains(.data) && held.orphaned }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.acksFIN) && flags.contains(.fin) && flags.contains(.exact) }, to: .timeWait, do: { _, perform in
      perform(.stop(.delayedAck))
      perform(.acknowledged)
      perform(.deliver)
      perform(.closing)
      perform(.send(.ack))
      perform(.stopAll)
      perform(.start(.timeWait))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, held in flags.contains(.acksFIN) && flags.contains(.fin) && held.orphaned }, to: .finWait2, do: { _, perform in
      perform(.acknowledged)
      perform(.hold)
      perform(.send(.ack))
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
      perform(.stop(.orphanRetries))
      perform(.stop(.delayedAck))
      perform(.start(.finWait2))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, held in flags.contains(.acksFIN) && held.orphaned }, to: .finWait2, do: { _, perform in
      perform(.acknowledged)
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
      perform(.stop(.orphanRetries))
      perform(.start(.finWait2))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.acksFIN) && (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) }, to: .finWait2, do: { _, perform in
      perform(.acknowledged)
      perform(.hold)
      perform(.send(.ack))
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
      perform(.stop(.delayedAck))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.acksFIN) && flags.contains(.data) }, to: .finWait2, do: { _, perform in
      perform(.acknowledged)
      perform(.deliver)
      perform(.send(.ack))
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
      perform(.stop(.delayedAck))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.acksFIN) }, to: .finWait2, do: { _, perform in
      perform(.acknowledged)
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) }, do: { _, perform in
      perform(.acknowledged)
      perform(.hold)
      perform(.send(.ack))
      perform(.stop(.delayedAck))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.deliver)
      perform(.start(.delayedAck))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.data) && !flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.deliver)
      perform(.send(.ack))
      perform(.stop(.delayedAck))
    })
    table.add(in: .finWait1, on: .segment, if: { flags, _ in flags.contains(.fin) }, to: .closing, do: { _, perform in
      perform(.stop(.delayedAck))
      perform(.acknowledged)
      perform(.deliver)
      perform(.closing)
      perform(.send(.ack))
    })
    table.add(in: .finWait1, on: .segment, do: { _, perform in
      perform(.acknowledged)
    })
    table.add(in: .finWait1, on: .progress, if: { flags, _ in flags.contains(.inFlight) }, do: { _, perform in
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .finWait1, on: .progress, if: { flags, _ in flags.contains(.blocked) && flags.contains(.probing) }, do: { _, perform in
      perform(.start(.userTimeout))
    })
    table.add(in: .finWait1, on: .progress, if: { flags, _ in flags.contains(.blocked) }, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.start(.persist))
      perform(.start(.userTimeout))
    })
    table.add(in: .finWait1, on: .progress, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .finWait1, on: .heard, do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .finWait1, on: .keepaliveOff, do: { _, perform in
      perform(.stop(.keepalive))
      perform(.stop(.keepaliveProbes))
    })
    table.add(in: .finWait1, on: .timer(.retransmission), do: { _, perform in
      perform(.send(.ackFin))
    })
    table.add(in: .finWait1, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .finWait1, on: .timer(.orphanRetries), if: { _, held in held.orphaned }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .finWait1, on: .timer(.keepalive), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .finWait1, on: .timer(.keepaliveProbes), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .finWait1, on: .timer(.persist), do: { _, perform in
      perform(.probeWindow)
    })
    table.add(in: .finWait1, on: .timer(.delayedAck), do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait1, on: .exhausted(.retransmission), to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .finWait1, on: .exhausted(.keepaliveProbes), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
  }

  private static func fillFinWait2(_ table: inout Table) {
    table.add(in: .finWait2, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .finWait2, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .finWait2, on: .send, refusal: .connectionClosing)
    table.add(in: .finWait2, on: .receive, if: { _, held in held.orphaned }, refusal: .connectionClosing)
    table.add(in: .finWait2, on: .receive, do: { _, perform in
      perform(.read)
    })
    table.add(in: .finWait2, on: .shutdown, refusal: .connectionClosing)
    table.add(in: .finWait2, on: .close, if: { flags, held in flags.contains(.unread) && !held.orphaned }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .finWait2, on: .close, if: { _, held in !held.orphaned }, do: { held, perform in
      held.orphaned = true
      perform(.start(.finWait2))
    })
    table.add(in: .finWait2, on: .close, refusal: .connectionClosing)
    table.add(in: .finWait2, on: .abort, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.reset)
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || flags.contains(.acksOld) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, held in flags.contains(.data) && held.orphaned }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) }, do: { _, perform in
      perform(.acknowledged)
      perform(.hold)
      perform(.send(.ack))
      perform(.stop(.delayedAck))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.deliver)
      perform(.start(.delayedAck))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.data) && !flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.deliver)
      perform(.send(.ack))
      perform(.stop(.delayedAck))
    })
    table.add(in: .finWait2, on: .segment, if: { flags, _ in flags.contains(.fin) }, to: .timeWait, do: { _, perform in
      perform(.stop(.delayedAck))
      perform(.acknowledged)
      perform(.deliver)
      perform(.closing)
      perform(.send(.ack))
      perform(.stopAll)
      perform(.start(.timeWait))
    })
    table.add(in: .finWait2, on: .segment, do: { _, perform in
      perform(.acknowledged)
    })
    table.add(in: .finWait2, on: .progress)
    table.add(in: .finWait2, on: .heard, do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .finWait2, on: .keepaliveOff, do: { _, perform in
      perform(.stop(.keepalive))
      perform(.stop(.keepaliveProbes))
    })
    table.add(in: .finWait2, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .finWait2, on: .timer(.finWait2), if: { _, held in held.orphaned }, to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .finWait2, on: .timer(.keepalive), do: { _, perform in
      perform(.probePeer)
      perform(.start(.keepaliveProbes))
    })
    table.add(in: .finWait2, on: .timer(.keepaliveProbes), do: { _, perform in
      perform(.probePeer)
    })
    table.add(in: .finWait2, on: .timer(.delayedAck), do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .finWait2, on: .exhausted(.keepaliveProbes), to: .closed, do: { held, perform in
      perform(.stop(.delayedAck))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
  }

  private static func fillCloseWait(_ table: inout Table) {
    table.add(in: .closeWait, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .closeWait, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .closeWait, on: .send, if: { flags, _ in flags.contains(.inFlight) || flags.contains(.dataPending) }, do: { _, perform in
      perform(.transmit)
      perform(.stop(.delayedAck))
    })
    table.add(in: .closeWait, on: .send, do: { _, perform in
      perform(.transmit)
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.delayedAck))
    })
    table.add(in: .closeWait, on: .receive, if: { flags, _ in flags.contains(.unread) }, do: { _, perform in
      perform(.read)
    })
    table.add(in: .closeWait, on: .receive, refusal: .connectionClosing)
    table.add(in: .closeWait, on: .shutdown, if: { flags, _ in flags.contains(.dataPending) }, do: { _, perform in
      perform(.queueCall)
    })
    table.add(in: .closeWait, on: .shutdown, to: .lastAck, do: { _, perform in
      perform(.send(.ackFin))
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
    })
    table.add(in: .closeWait, on: .close, if: { flags, held in flags.contains(.unread) && !held.orphaned }, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .closeWait, on: .close, if: { flags, _ in flags.contains(.dataPending) }, do: { _, perform in
      perform(.queueCall)
    })
    table.add(in: .closeWait, on: .close, to: .lastAck, do: { held, perform in
      held.orphaned = true
      perform(.send(.ackFin))
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.start(.orphanRetries))
    })
    table.add(in: .closeWait, on: .abort, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.send(.rst))
      perform(.reset)
    })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.reset)
    })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || flags.contains(.acksOld) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closeWait, on: .segment, if: { flags, _ in flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.send(.ack))
    })
    table.add(in: .closeWait, on: .segment, do: { _, perform in
      perform(.acknowledged)
    })
    table.add(in: .closeWait, on: .progress, if: { flags, _ in flags.contains(.inFlight) }, do: { _, perform in
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .closeWait, on: .progress, if: { flags, _ in flags.contains(.blocked) && flags.contains(.probing) }, do: { _, perform in
      perform(.start(.userTimeout))
    })
    table.add(in: .closeWait, on: .progress, if: { flags, _ in flags.contains(.blocked) }, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.start(.persist))
      perform(.start(.userTimeout))
    })
    table.add(in: .closeWait, on: .progress, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .closeWait, on: .heard, do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .closeWait, on: .keepaliveOff, do: { _, perform in
      perform(.stop(.keepalive))
      perform(.stop(.keepaliveProbes))
    })
    table.add(in: .closeWait, on: .timer(.retransmission), do: { _, perform in
      perform(.retransmit)
    })
    table.add(in: .closeWait, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .closeWait, on: .timer(.keepalive), do: { _, perform in
      perform(.probePeer)
      perform(.start(.keepaliveProbes))
    })
    table.add(in: .closeWait, on: .timer(.keepaliveProbes), do: { _, perform in
      perform(.probePeer)
    })
    table.add(in: .closeWait, on: .timer(.persist), do: { _, perform in
      perform(.probeWindow)
    })
    table.add(in: .closeWait, on: .timer(.delayedAck), do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closeWait, on: .exhausted(.retransmission), to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .closeWait, on: .exhausted(.keepaliveProbes), to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
  }

  private static func fillClosing(_ table: inout Table) {
    table.add(in: .closing, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .closing, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .closing, on: .send, refusal: .connectionClosing)
    table.add(in: .closing, on: .receive, refusal: .connectionClosing)
    table.add(in: .closing, on: .shutdown, refusal: .connectionClosing)
    table.add(in: .closing, on: .close, refusal: .connectionClosing)
    table.add(in: .closing, on: .abort, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .closing, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || flags.contains(.acksOld) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.acksFIN) && flags.contains(.fin) }, to: .timeWait, do: { _, perform in
      perform(.acknowledged)
      perform(.send(.ack))
      perform(.stopAll)
      perform(.start(.timeWait))
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.acksFIN) }, to: .timeWait, do: { _, perform in
      perform(.acknowledged)
      perform(.stopAll)
      perform(.start(.timeWait))
    })
    table.add(in: .closing, on: .segment, if: { flags, _ in flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.send(.ack))
    })
    table.add(in: .closing, on: .segment, do: { _, perform in
      perform(.acknowledged)
    })
    table.add(in: .closing, on: .progress, if: { flags, _ in flags.contains(.inFlight) }, do: { _, perform in
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .closing, on: .progress, if: { flags, _ in flags.contains(.blocked) && flags.contains(.probing) }, do: { _, perform in
      perform(.start(.userTimeout))
    })
    table.add(in: .closing, on: .progress, if: { flags, _ in flags.contains(.blocked) }, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.start(.persist))
      perform(.start(.userTimeout))
    })
    table.add(in: .closing, on: .progress, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .closing, on: .heard, do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .closing, on: .keepaliveOff, do: { _, perform in
      perform(.stop(.keepalive))
      perform(.stop(.keepaliveProbes))
    })
    table.add(in: .closing, on: .timer(.retransmission), do: { _, perform in
      perform(.send(.ackFin))
    })
    table.add(in: .closing, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .closing, on: .timer(.orphanRetries), if: { _, held in held.orphaned }, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .closing, on: .timer(.keepalive), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .closing, on: .timer(.keepaliveProbes), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .closing, on: .timer(.persist), do: { _, perform in
      perform(.probeWindow)
    })
    table.add(in: .closing, on: .timer(.delayedAck), do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .closing, on: .exhausted(.retransmission), to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .closing, on: .exhausted(.keepaliveProbes), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
  }

  private static func fillLastAck(_ table: inout Table) {
    table.add(in: .lastAck, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .lastAck, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .lastAck, on: .send, refusal: .connectionClosing)
    table.add(in: .lastAck, on: .receive, refusal: .connectionClosing)
    table.add(in: .lastAck, on: .shutdown, refusal: .connectionClosing)
    table.add(in: .lastAck, on: .close, refusal: .connectionClosing)
    table.add(in: .lastAck, on: .abort, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || flags.contains(.acksOld) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in flags.contains(.acksFIN) }, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.acknowledged)
      perform(.closed)
    })
    table.add(in: .lastAck, on: .segment, if: { flags, _ in flags.contains(.fin) }, do: { _, perform in
      perform(.acknowledged)
      perform(.send(.ack))
    })
    table.add(in: .lastAck, on: .segment, do: { _, perform in
      perform(.acknowledged)
    })
    table.add(in: .lastAck, on: .progress, if: { flags, _ in flags.contains(.inFlight) }, do: { _, perform in
      perform(.start(.retransmission))
      perform(.start(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .lastAck, on: .progress, if: { flags, _ in flags.contains(.blocked) && flags.contains(.probing) }, do: { _, perform in
      perform(.start(.userTimeout))
    })
    table.add(in: .lastAck, on: .progress, if: { flags, _ in flags.contains(.blocked) }, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.start(.persist))
      perform(.start(.userTimeout))
    })
    table.add(in: .lastAck, on: .progress, do: { _, perform in
      perform(.stop(.retransmission))
      perform(.stop(.userTimeout))
      perform(.stop(.persist))
    })
    table.add(in: .lastAck, on: .heard, do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .lastAck, on: .keepaliveOff, do: { _, perform in
      perform(.stop(.keepalive))
      perform(.stop(.keepaliveProbes))
    })
    table.add(in: .lastAck, on: .timer(.retransmission), do: { _, perform in
      perform(.send(.ackFin))
    })
    table.add(in: .lastAck, on: .timer(.userTimeout), to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .lastAck, on: .timer(.orphanRetries), if: { _, held in held.orphaned }, to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .lastAck, on: .timer(.keepalive), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .lastAck, on: .timer(.keepaliveProbes), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
    table.add(in: .lastAck, on: .timer(.persist), do: { _, perform in
      perform(.probeWindow)
    })
    table.add(in: .lastAck, on: .timer(.delayedAck), do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .lastAck, on: .exhausted(.retransmission), to: .closed, do: { held, perform in
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.timedOut)
    })
    table.add(in: .lastAck, on: .exhausted(.keepaliveProbes), do: { _, perform in
      perform(.stop(.keepaliveProbes))
      perform(.start(.keepalive))
    })
  }

  private static func fillTimeWait(_ table: inout Table) {
    table.add(in: .timeWait, on: .passiveOpen, refusal: .connectionExists)
    table.add(in: .timeWait, on: .activeOpen, refusal: .connectionExists)
    table.add(in: .timeWait, on: .send, refusal: .connectionClosing)
    table.add(in: .timeWait, on: .receive, refusal: .connectionClosing)
    table.add(in: .timeWait, on: .shutdown, refusal: .connectionClosing)
    table.add(in: .timeWait, on: .close, refusal: .connectionClosing)
    table.add(in: .timeWait, on: .abort, to: .closed, do: { held, perform in
      perform(.stop(.timeWait))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.newer) && flags.contains(.syn) && !(flags.contains(.ack) || flags.contains(.rst)) }, to: .synReceived, do: { held, perform in
      perform(.stop(.timeWait))
      held.passive = true
      held.reopened = true
      held.orphaned = false
      perform(.synchronize)
      perform(.send(.synAck))
      perform(.start(.userTimeout))
      perform(.start(.retransmission))
      perform(.start(.synAckRetries))
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.fin) && !(flags.contains(.acceptable) || flags.contains(.syn)) }, do: { _, perform in
      perform(.send(.ack))
      perform(.start(.timeWait))
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in !(flags.contains(.acceptable) || flags.contains(.rst)) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.rst) && !flags.contains(.exact) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.rst) }, to: .closed, do: { held, perform in
      perform(.stop(.timeWait))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.syn) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in !flags.contains(.ack) })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.acksUnsent) || flags.contains(.acksOld) }, do: { _, perform in
      perform(.send(.ack))
    })
    table.add(in: .timeWait, on: .segment, if: { flags, _ in flags.contains(.fin) || flags.contains(.data) }, do: { _, perform in
      perform(.send(.ack))
      perform(.start(.timeWait))
    })
    table.add(in: .timeWait, on: .segment)
    table.add(in: .timeWait, on: .progress)
    table.add(in: .timeWait, on: .heard)
    table.add(in: .timeWait, on: .keepaliveOff, do: { _, perform in
      perform(.stop(.keepalive))
      perform(.stop(.keepaliveProbes))
    })
    table.add(in: .timeWait, on: .timer(.timeWait), to: .closed, do: { held, perform in
      perform(.stop(.timeWait))
      perform(.stopAll)
      held.passive = false
      held.orphaned = false
      perform(.closed)
    })
    table.add(in: .timeWait, on: .timer(.delayedAck), do: { _, perform in
      perform(.send(.ack))
    })
  }
}
