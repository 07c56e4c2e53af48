// Written by a test of Enumaton from TCPConnection.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// Performs effects.
protocol EffectSink {
  mutating func perform(_ effect: Effect)
}

/// The machine as it is written by hand: a switch in a switch.
struct SwitchMachine {
  private(set) var state = State.closed
  private var held = Held()

  mutating func handle(_ event: Event, _ sink: inout some EffectSink) -> Refusal? {
    switch state {
    case .closed:
      switch event {
      case .passiveOpen:
        held.passive = true
        state = .listen
        return nil
      case .activeOpen(let flags):
        if flags.contains(.remoteKnown) {
          held.passive = false
          sink.perform(.send(.syn))
          sink.perform(.start(.userTimeout))
          sink.perform(.start(.retransmission))
          state = .synSent
          return nil
        }
        return .remoteUnspecified
      case .send:
        return .connectionDoesNotExist
      case .receive:
        return .connectionDoesNotExist
      case .shutdown:
        return .connectionDoesNotExist
      case .close:
        return .connectionDoesNotExist
      case .abort:
        return .connectionDoesNotExist
      case .segment(let flags):
        if flags.contains(.rst) {
          return nil
        }
        if flags.contains(.ack) {
          sink.perform(.send(.rst))
          return nil
        }
        sink.perform(.send(.ackRst))
        return nil
      default: return nil
      }
    case .listen:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen(let flags):
        if flags.contains(.remoteKnown) {
          held.passive = false
          sink.perform(.send(.syn))
          sink.perform(.start(.userTimeout))
          sink.perform(.start(.retransmission))
          state = .synSent
          return nil
        }
        return .remoteUnspecified
      case .send(let flags):
        if flags.contains(.remoteKnown) {
          held.passive = false
          sink.perform(.queueText)
          sink.perform(.send(.syn))
          sink.perform(.start(.userTimeout))
          sink.perform(.start(.retransmission))
          state = .synSent
          return nil
        }
        return .remoteUnspecified
      case .receive:
        sink.perform(.read)
        return nil
      case .shutdown:
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.closed)
        state = .closed
        return nil
      case .close:
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.closed)
        state = .closed
        return nil
      case .abort:
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.reset)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.rst) {
          return nil
        }
        if flags.contains(.ack) {
          sink.perform(.send(.rst))
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.synchronize)
          sink.perform(.send(.synAck))
          sink.perform(.start(.userTimeout))
          sink.perform(.start(.retransmission))
          sink.perform(.start(.synAckRetries))
          state = .synReceived
          return nil
        }
        return nil
      default: return nil
      }
    case .synSent:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send:
        sink.perform(.queueText)
        return nil
      case .receive:
        sink.perform(.read)
        return nil
      case .shutdown:
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.closed)
        state = .closed
        return nil
      case .close:
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.closed)
        state = .closed
        return nil
      case .abort:
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.reset)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.ack) && flags.contains(.rst) && (flags.contains(.acksUnsent) || !flags.contains(.acksSYN)) {
          return nil
        }
        if flags.contains(.ack) && (flags.contains(.acksUnsent) || !flags.contains(.acksSYN)) {
          sink.perform(.send(.rst))
          return nil
        }
        if flags.contains(.rst) && flags.contains(.ack) {
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.rst) {
          return nil
        }
        if flags.contains(.syn) && flags.contains(.ack) && flags.contains(.fin) {
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.synchronize)
          sink.perform(.acknowledged)
          sink.perform(.connected)
          sink.perform(.deliver)
          sink.perform(.closing)
          sink.perform(.send(.ack))
          sink.perform(.transmit)
          state = .closeWait
          return nil
        }
        if flags.contains(.syn) && flags.contains(.ack) {
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.synchronize)
          sink.perform(.acknowledged)
          sink.perform(.connected)
          sink.perform(.deliver)
          sink.perform(.send(.ack))
          sink.perform(.transmit)
          state = .established
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.stop(.retransmission))
          sink.perform(.synchronize)
          sink.perform(.send(.synAck))
          sink.perform(.start(.retransmission))
          sink.perform(.start(.synAckRetries))
          state = .synReceived
          return nil
        }
        return nil
      case .timer(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.send(.syn))
          return nil
        case .userTimeout:
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        default: return nil
        }
      default: return nil
      }
    case .synReceived:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send:
        sink.perform(.queueText)
        return nil
      case .receive:
        sink.perform(.read)
        return nil
      case .shutdown(let flags):
        if flags.contains(.dataPending) {
          sink.perform(.queueCall)
          return nil
        }
        held.reopened = false
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.synAckRetries))
        sink.perform(.stop(.userTimeout))
        sink.perform(.send(.ackFin))
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        state = .finWait1
        return nil
      case .close(let flags):
        if flags.contains(.unread) && !held.orphaned {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.send(.rst))
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.dataPending) {
          sink.perform(.queueCall)
          return nil
        }
        held.reopened = false
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.synAckRetries))
        sink.perform(.stop(.userTimeout))
        held.orphaned = true
        sink.perform(.send(.ackFin))
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        sink.perform(.start(.orphanRetries))
        state = .finWait1
        return nil
      case .abort:
        held.reopened = false
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.synAckRetries))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.send(.rst))
        sink.perform(.reset)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.syn) && flags.contains(.ack) && flags.contains(.acksSYN) && !(flags.contains(.acksUnsent) || flags.contains(.rst) || held.passive || flags.contains(.otherSYN)) {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.acknowledged)
          sink.perform(.connected)
          sink.perform(.deliver)
          sink.perform(.send(.ack))
          sink.perform(.transmit)
          state = .established
          return nil
        }
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if flags.contains(.syn) && flags.contains(.sameSYN) && !(flags.contains(.acceptable) || flags.contains(.ack)) {
          sink.perform(.send(.synAck))
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && held.reopened {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.start(.timeWait))
          state = .timeWait
          return nil
        }
        if flags.contains(.rst) && held.passive {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          held.passive = true
          state = .listen
          return nil
        }
        if flags.contains(.rst) {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.refused)
          state = .closed
          return nil
        }
        if flags.contains(.syn) && held.reopened {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.start(.timeWait))
          state = .timeWait
          return nil
        }
        if flags.contains(.syn) && flags.contains(.otherSYN) && held.passive {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.send(.ackRst))
          held.passive = true
          state = .listen
          return nil
        }
        if flags.contains(.syn) && held.passive {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          held.passive = true
          state = .listen
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || !flags.contains(.acksSYN) {
          sink.perform(.send(.rst))
          return nil
        }
        if flags.contains(.fin) && flags.contains(.exact) {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.acknowledged)
          sink.perform(.connected)
          sink.perform(.deliver)
          sink.perform(.closing)
          sink.perform(.send(.ack))
          sink.perform(.transmit)
          state = .closeWait
          return nil
        }
        if flags.contains(.data) && flags.contains(.exact) {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.acknowledged)
          sink.perform(.connected)
          sink.perform(.deliver)
          sink.perform(.send(.ack))
          sink.perform(.transmit)
          state = .established
          return nil
        }
        if flags.contains(.data) || flags.contains(.fin) {
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.acknowledged)
          sink.perform(.connected)
          sink.perform(.hold)
          sink.perform(.send(.ack))
          sink.perform(.transmit)
          state = .established
          return nil
        }
        held.reopened = false
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.synAckRetries))
        sink.perform(.stop(.userTimeout))
        sink.perform(.acknowledged)
        sink.perform(.connected)
        sink.perform(.deliver)
        sink.perform(.transmit)
        state = .established
        return nil
      case .timer(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.send(.synAck))
          return nil
        case .userTimeout:
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .synAckRetries:
          if held.reopened {
            held.reopened = false
            sink.perform(.stop(.retransmission))
            sink.perform(.stop(.synAckRetries))
            sink.perform(.stop(.userTimeout))
            sink.perform(.start(.timeWait))
            state = .timeWait
            return nil
          }
          if held.passive {
            held.reopened = false
            sink.perform(.stop(.retransmission))
            sink.perform(.stop(.synAckRetries))
            sink.perform(.stop(.userTimeout))
            held.passive = true
            state = .listen
            return nil
          }
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .retransmission:
          if held.reopened {
            held.reopened = false
            sink.perform(.stop(.retransmission))
            sink.perform(.stop(.synAckRetries))
            sink.perform(.stop(.userTimeout))
            sink.perform(.start(.timeWait))
            state = .timeWait
            return nil
          }
          if held.passive {
            held.reopened = false
            sink.perform(.stop(.retransmission))
            sink.perform(.stop(.synAckRetries))
            sink.perform(.stop(.userTimeout))
            held.passive = true
            state = .listen
            return nil
          }
          held.reopened = false
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.synAckRetries))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        default: return nil
        }
      default: return nil
      }
    case .established:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send(let flags):
        if flags.contains(.inFlight) || flags.contains(.dataPending) {
          sink.perform(.transmit)
          sink.perform(.stop(.delayedAck))
          return nil
        }
        sink.perform(.transmit)
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        sink.perform(.stop(.delayedAck))
        return nil
      case .receive:
        sink.perform(.read)
        return nil
      case .shutdown(let flags):
        if flags.contains(.dataPending) {
          sink.perform(.queueFIN)
          state = .finWait1
          return nil
        }
        sink.perform(.send(.ackFin))
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        sink.perform(.stop(.delayedAck))
        state = .finWait1
        return nil
      case .close(let flags):
        if flags.contains(.unread) && !held.orphaned {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.send(.rst))
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.dataPending) {
          held.orphaned = true
          sink.perform(.queueFIN)
          sink.perform(.start(.orphanRetries))
          state = .finWait1
          return nil
        }
        held.orphaned = true
        sink.perform(.send(.ackFin))
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        sink.perform(.start(.orphanRetries))
        sink.perform(.stop(.delayedAck))
        state = .finWait1
        return nil
      case .abort:
        sink.perform(.stop(.delayedAck))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.send(.rst))
        sink.perform(.reset)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
          sink.perform(.send(.ack))
          return nil
        }
        if (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
          sink.perform(.acknowledged)
          sink.perform(.hold)
          sink.perform(.send(.ack))
          sink.perform(.stop(.delayedAck))
          return nil
        }
        if flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.start(.delayedAck))
          return nil
        }
        if flags.contains(.data) && !flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.send(.ack))
          sink.perform(.stop(.delayedAck))
          return nil
        }
        if flags.contains(.fin) {
          sink.perform(.stop(.delayedAck))
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.closing)
          sink.perform(.send(.ack))
          state = .closeWait
          return nil
        }
        sink.perform(.acknowledged)
        return nil
      case .progress(let flags):
        if flags.contains(.inFlight) {
          sink.perform(.start(.retransmission))
          sink.perform(.start(.userTimeout))
          sink.perform(.stop(.persist))
          return nil
        }
        if flags.contains(.blocked) && flags.contains(.probing) {
          sink.perform(.start(.userTimeout))
          return nil
        }
        if flags.contains(.blocked) {
          sink.perform(.stop(.retransmission))
          sink.perform(.start(.persist))
          sink.perform(.start(.userTimeout))
          return nil
        }
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stop(.persist))
        return nil
      case .heard:
        sink.perform(.stop(.keepaliveProbes))
        sink.perform(.start(.keepalive))
        return nil
      case .keepaliveOff:
        sink.perform(.stop(.keepalive))
        sink.perform(.stop(.keepaliveProbes))
        return nil
      case .timer(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.retransmit)
          return nil
        case .userTimeout:
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .keepalive:
          sink.perform(.probePeer)
          sink.perform(.start(.keepaliveProbes))
          return nil
        case .keepaliveProbes:
          sink.perform(.probePeer)
          return nil
        case .persist:
          sink.perform(.probeWindow)
          return nil
        case .delayedAck:
          sink.perform(.send(.ack))
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .keepaliveProbes:
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        default: return nil
        }
      }
    case .finWait1:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send:
        return .connectionClosing
      case .receive:
        if held.orphaned {
          return .connectionClosing
        }
        sink.perform(.read)
        return nil
      case .shutdown:
        return .connectionClosing
      case .close(let flags):
        if flags.contains(.unread) && !held.orphaned {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.send(.rst))
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if !held.orphaned {
          held.orphaned = true
          sink.perform(.start(.orphanRetries))
          return nil
        }
        return .connectionClosing
      case .abort:
        sink.perform(.stop(.delayedAck))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.send(.rst))
        sink.perform(.reset)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.data) && held.orphaned {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.send(.rst))
          state = .closed
          return nil
        }
        if flags.contains(.acksFIN) && flags.contains(.fin) && flags.contains(.exact) {
          sink.perform(.stop(.delayedAck))
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.closing)
          sink.perform(.send(.ack))
          sink.perform(.stopAll)
          sink.perform(.start(.timeWait))
          state = .timeWait
          return nil
        }
        if flags.contains(.acksFIN) && flags.contains(.fin) && held.orphaned {
          sink.perform(.acknowledged)
          sink.perform(.hold)
          sink.perform(.send(.ack))
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stop(.persist))
          sink.perform(.stop(.orphanRetries))
          sink.perform(.stop(.delayedAck))
          sink.perform(.start(.finWait2))
          state = .finWait2
          return nil
        }
        if flags.contains(.acksFIN) && held.orphaned {
          sink.perform(.acknowledged)
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stop(.persist))
          sink.perform(.stop(.orphanRetries))
          sink.perform(.start(.finWait2))
          state = .finWait2
          return nil
        }
        if flags.contains(.acksFIN) && (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
          sink.perform(.acknowledged)
          sink.perform(.hold)
          sink.perform(.send(.ack))
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stop(.persist))
          sink.perform(.stop(.delayedAck))
          state = .finWait2
          return nil
        }
        if flags.contains(.acksFIN) && flags.contains(.data) {
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.send(.ack))
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stop(.persist))
          sink.perform(.stop(.delayedAck))
          state = .finWait2
          return nil
        }
        if flags.contains(.acksFIN) {
          sink.perform(.acknowledged)
          sink.perform(.stop(.retransmission))
          sink.perform(.stop(.userTimeout))
          sink.perform(.stop(.persist))
          state = .finWait2
          return nil
        }
        if (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
          sink.perform(.acknowledged)
          sink.perform(.hold)
          sink.perform(.send(.ack))
          sink.perform(.stop(.delayedAck))
          return nil
        }
        if flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.start(.delayedAck))
          return nil
        }
        if flags.contains(.data) && !flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.send(.ack))
          sink.perform(.stop(.delayedAck))
          return nil
        }
        if flags.contains(.fin) {
          sink.perform(.stop(.delayedAck))
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.closing)
          sink.perform(.send(.ack))
          state = .closing
          return nil
        }
        sink.perform(.acknowledged)
        return nil
      case .progress(let flags):
        if flags.contains(.inFlight) {
          sink.perform(.start(.retransmission))
          sink.perform(.start(.userTimeout))
          sink.perform(.stop(.persist))
          return nil
        }
        if flags.contains(.blocked) && flags.contains(.probing) {
          sink.perform(.start(.userTimeout))
          return nil
        }
        if flags.contains(.blocked) {
          sink.perform(.stop(.retransmission))
          sink.perform(.start(.persist))
          sink.perform(.start(.userTimeout))
          return nil
        }
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stop(.persist))
        return nil
      case .heard:
        sink.perform(.stop(.keepaliveProbes))
        sink.perform(.start(.keepalive))
        return nil
      case .keepaliveOff:
        sink.perform(.stop(.keepalive))
        sink.perform(.stop(.keepaliveProbes))
        return nil
      case .timer(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.send(.ackFin))
          return nil
        case .userTimeout:
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .orphanRetries:
          if held.orphaned {
            sink.perform(.stop(.delayedAck))
            sink.perform(.stopAll)
            held.passive = false
            held.orphaned = false
            sink.perform(.timedOut)
            state = .closed
            return nil
          }
          return nil
        case .keepalive:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        case .keepaliveProbes:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        case .persist:
          sink.perform(.probeWindow)
          return nil
        case .delayedAck:
          sink.perform(.send(.ack))
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .keepaliveProbes:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        default: return nil
        }
      }
    case .finWait2:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send:
        return .connectionClosing
      case .receive:
        if held.orphaned {
          return .connectionClosing
        }
        sink.perform(.read)
        return nil
      case .shutdown:
        return .connectionClosing
      case .close(let flags):
        if flags.contains(.unread) && !held.orphaned {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.send(.rst))
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if !held.orphaned {
          held.orphaned = true
          sink.perform(.start(.finWait2))
          return nil
        }
        return .connectionClosing
      case .abort:
        sink.perform(.stop(.delayedAck))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.send(.rst))
        sink.perform(.reset)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.data) && held.orphaned {
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.send(.rst))
          state = .closed
          return nil
        }
        if (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
          sink.perform(.acknowledged)
          sink.perform(.hold)
          sink.perform(.send(.ack))
          sink.perform(.stop(.delayedAck))
          return nil
        }
        if flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.start(.delayedAck))
          return nil
        }
        if flags.contains(.data) && !flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.send(.ack))
          sink.perform(.stop(.delayedAck))
          return nil
        }
        if flags.contains(.fin) {
          sink.perform(.stop(.delayedAck))
          sink.perform(.acknowledged)
          sink.perform(.deliver)
          sink.perform(.closing)
          sink.perform(.send(.ack))
          sink.perform(.stopAll)
          sink.perform(.start(.timeWait))
          state = .timeWait
          return nil
        }
        sink.perform(.acknowledged)
        return nil
      case .heard:
        sink.perform(.stop(.keepaliveProbes))
        sink.perform(.start(.keepalive))
        return nil
      case .keepaliveOff:
        sink.perform(.stop(.keepalive))
        sink.perform(.stop(.keepaliveProbes))
        return nil
      case .timer(let timer):
        switch timer {
        case .userTimeout:
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .finWait2:
          if held.orphaned {
            sink.perform(.stop(.delayedAck))
            sink.perform(.stopAll)
            held.passive = false
            held.orphaned = false
            sink.perform(.closed)
            state = .closed
            return nil
          }
          return nil
        case .keepalive:
          sink.perform(.probePeer)
          sink.perform(.start(.keepaliveProbes))
          return nil
        case .keepaliveProbes:
          sink.perform(.probePeer)
          return nil
        case .delayedAck:
          sink.perform(.send(.ack))
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .keepaliveProbes:
          sink.perform(.stop(.delayedAck))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        default: return nil
        }
      default: return nil
      }
    case .closeWait:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send(let flags):
        if flags.contains(.inFlight) || flags.contains(.dataPending) {
          sink.perform(.transmit)
          sink.perform(.stop(.delayedAck))
          return nil
        }
        sink.perform(.transmit)
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        sink.perform(.stop(.delayedAck))
        return nil
      case .receive(let flags):
        if flags.contains(.unread) {
          sink.perform(.read)
          return nil
        }
        return .connectionClosing
      case .shutdown(let flags):
        if flags.contains(.dataPending) {
          sink.perform(.queueCall)
          return nil
        }
        sink.perform(.send(.ackFin))
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        state = .lastAck
        return nil
      case .close(let flags):
        if flags.contains(.unread) && !held.orphaned {
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.send(.rst))
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.dataPending) {
          sink.perform(.queueCall)
          return nil
        }
        held.orphaned = true
        sink.perform(.send(.ackFin))
        sink.perform(.start(.retransmission))
        sink.perform(.start(.userTimeout))
        sink.perform(.start(.orphanRetries))
        state = .lastAck
        return nil
      case .abort:
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.send(.rst))
        sink.perform(.reset)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) {
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.reset)
          state = .closed
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.send(.ack))
          return nil
        }
        sink.perform(.acknowledged)
        return nil
      case .progress(let flags):
        if flags.contains(.inFlight) {
          sink.perform(.start(.retransmission))
          sink.perform(.start(.userTimeout))
          sink.perform(.stop(.persist))
          return nil
        }
        if flags.contains(.blocked) && flags.contains(.probing) {
          sink.perform(.start(.userTimeout))
          return nil
        }
        if flags.contains(.blocked) {
          sink.perform(.stop(.retransmission))
          sink.perform(.start(.persist))
          sink.perform(.start(.userTimeout))
          return nil
        }
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stop(.persist))
        return nil
      case .heard:
        sink.perform(.stop(.keepaliveProbes))
        sink.perform(.start(.keepalive))
        return nil
      case .keepaliveOff:
        sink.perform(.stop(.keepalive))
        sink.perform(.stop(.keepaliveProbes))
        return nil
      case .timer(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.retransmit)
          return nil
        case .userTimeout:
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .keepalive:
          sink.perform(.probePeer)
          sink.perform(.start(.keepaliveProbes))
          return nil
        case .keepaliveProbes:
          sink.perform(.probePeer)
          return nil
        case .persist:
          sink.perform(.probeWindow)
          return nil
        case .delayedAck:
          sink.perform(.send(.ack))
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .keepaliveProbes:
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        default: return nil
        }
      }
    case .closing:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send:
        return .connectionClosing
      case .receive:
        return .connectionClosing
      case .shutdown:
        return .connectionClosing
      case .close:
        return .connectionClosing
      case .abort:
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.closed)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) {
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.closed)
          state = .closed
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.acksFIN) && flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.send(.ack))
          sink.perform(.stopAll)
          sink.perform(.start(.timeWait))
          state = .timeWait
          return nil
        }
        if flags.contains(.acksFIN) {
          sink.perform(.acknowledged)
          sink.perform(.stopAll)
          sink.perform(.start(.timeWait))
          state = .timeWait
          return nil
        }
        if flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.send(.ack))
          return nil
        }
        sink.perform(.acknowledged)
        return nil
      case .progress(let flags):
        if flags.contains(.inFlight) {
          sink.perform(.start(.retransmission))
          sink.perform(.start(.userTimeout))
          sink.perform(.stop(.persist))
          return nil
        }
        if flags.contains(.blocked) && flags.contains(.probing) {
          sink.perform(.start(.userTimeout))
          return nil
        }
        if flags.contains(.blocked) {
          sink.perform(.stop(.retransmission))
          sink.perform(.start(.persist))
          sink.perform(.start(.userTimeout))
          return nil
        }
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stop(.persist))
        return nil
      case .heard:
        sink.perform(.stop(.keepaliveProbes))
        sink.perform(.start(.keepalive))
        return nil
      case .keepaliveOff:
        sink.perform(.stop(.keepalive))
        sink.perform(.stop(.keepaliveProbes))
        return nil
      case .timer(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.send(.ackFin))
          return nil
        case .userTimeout:
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .orphanRetries:
          if held.orphaned {
            sink.perform(.stopAll)
            held.passive = false
            held.orphaned = false
            sink.perform(.timedOut)
            state = .closed
            return nil
          }
          return nil
        case .keepalive:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        case .keepaliveProbes:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        case .persist:
          sink.perform(.probeWindow)
          return nil
        case .delayedAck:
          sink.perform(.send(.ack))
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .keepaliveProbes:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        default: return nil
        }
      }
    case .lastAck:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send:
        return .connectionClosing
      case .receive:
        return .connectionClosing
      case .shutdown:
        return .connectionClosing
      case .close:
        return .connectionClosing
      case .abort:
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.closed)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) {
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.closed)
          state = .closed
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.acksFIN) {
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.acknowledged)
          sink.perform(.closed)
          state = .closed
          return nil
        }
        if flags.contains(.fin) {
          sink.perform(.acknowledged)
          sink.perform(.send(.ack))
          return nil
        }
        sink.perform(.acknowledged)
        return nil
      case .progress(let flags):
        if flags.contains(.inFlight) {
          sink.perform(.start(.retransmission))
          sink.perform(.start(.userTimeout))
          sink.perform(.stop(.persist))
          return nil
        }
        if flags.contains(.blocked) && flags.contains(.probing) {
          sink.perform(.start(.userTimeout))
          return nil
        }
        if flags.contains(.blocked) {
          sink.perform(.stop(.retransmission))
          sink.perform(.start(.persist))
          sink.perform(.start(.userTimeout))
          return nil
        }
        sink.perform(.stop(.retransmission))
        sink.perform(.stop(.userTimeout))
        sink.perform(.stop(.persist))
        return nil
      case .heard:
        sink.perform(.stop(.keepaliveProbes))
        sink.perform(.start(.keepalive))
        return nil
      case .keepaliveOff:
        sink.perform(.stop(.keepalive))
        sink.perform(.stop(.keepaliveProbes))
        return nil
      case .timer(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.send(.ackFin))
          return nil
        case .userTimeout:
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .orphanRetries:
          if held.orphaned {
            sink.perform(.stopAll)
            held.passive = false
            held.orphaned = false
            sink.perform(.timedOut)
            state = .closed
            return nil
          }
          return nil
        case .keepalive:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        case .keepaliveProbes:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        case .persist:
          sink.perform(.probeWindow)
          return nil
        case .delayedAck:
          sink.perform(.send(.ack))
          return nil
        default: return nil
        }
      case .exhausted(let timer):
        switch timer {
        case .retransmission:
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.timedOut)
          state = .closed
          return nil
        case .keepaliveProbes:
          sink.perform(.stop(.keepaliveProbes))
          sink.perform(.start(.keepalive))
          return nil
        default: return nil
        }
      }
    case .timeWait:
      switch event {
      case .passiveOpen:
        return .connectionExists
      case .activeOpen:
        return .connectionExists
      case .send:
        return .connectionClosing
      case .receive:
        return .connectionClosing
      case .shutdown:
        return .connectionClosing
      case .close:
        return .connectionClosing
      case .abort:
        sink.perform(.stop(.timeWait))
        sink.perform(.stopAll)
        held.passive = false
        held.orphaned = false
        sink.perform(.closed)
        state = .closed
        return nil
      case .segment(let flags):
        if flags.contains(.newer) && flags.contains(.syn) && !(flags.contains(.ack) || flags.contains(.rst)) {
          sink.perform(.stop(.timeWait))
          held.passive = true
          held.reopened = true
          held.orphaned = false
          sink.perform(.synchronize)
          sink.perform(.send(.synAck))
          sink.perform(.start(.userTimeout))
          sink.perform(.start(.retransmission))
          sink.perform(.start(.synAckRetries))
          state = .synReceived
          return nil
        }
        if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
          return nil
        }
        if flags.contains(.fin) && !(flags.contains(.acceptable) || flags.contains(.syn)) {
          sink.perform(.send(.ack))
          sink.perform(.start(.timeWait))
          return nil
        }
        if !(flags.contains(.acceptable) || flags.contains(.rst)) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) && !flags.contains(.exact) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.rst) {
          sink.perform(.stop(.timeWait))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.closed)
          state = .closed
          return nil
        }
        if flags.contains(.syn) {
          sink.perform(.send(.ack))
          return nil
        }
        if !flags.contains(.ack) {
          return nil
        }
        if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
          sink.perform(.send(.ack))
          return nil
        }
        if flags.contains(.fin) || flags.contains(.data) {
          sink.perform(.send(.ack))
          sink.perform(.start(.timeWait))
          return nil
        }
        return nil
      case .keepaliveOff:
        sink.perform(.stop(.keepalive))
        sink.perform(.stop(.keepaliveProbes))
        return nil
      case .timer(let timer):
        switch timer {
        case .timeWait:
          sink.perform(.stop(.timeWait))
          sink.perform(.stopAll)
          held.passive = false
          held.orphaned = false
          sink.perform(.closed)
          state = .closed
          return nil
        case .delayedAck:
          sink.perform(.send(.ack))
          return nil
        default: return nil
        }
      default: return nil
      }
    }
  }
}
