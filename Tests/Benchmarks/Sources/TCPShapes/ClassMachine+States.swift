// Written by a test of Enumaton from TCPConnection.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// What a state answers, unless its class says otherwise: nothing.
class AnyState {
  let state: State
  init(_ state: State) { self.state = state }
  func passiveOpen(_ machine: ClassMachine) -> Refusal? { nil }
  func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func abort(_ machine: ClassMachine) -> Refusal? { nil }
  func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func progress(_ machine: ClassMachine, _ flags: Flags) -> Refusal? { nil }
  func heard(_ machine: ClassMachine) -> Refusal? { nil }
  func keepaliveOff(_ machine: ClassMachine) -> Refusal? { nil }
  func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? { nil }
  func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? { nil }
}

private final class ClosedState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    machine.held.passive = true
    machine.move(to: .listen)
    return nil
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.remoteKnown) {
      machine.held.passive = false
      machine.perform(.send(.syn))
      machine.perform(.start(.userTimeout))
      machine.perform(.start(.retransmission))
      machine.move(to: .synSent)
      return nil
    }
    return .remoteUnspecified
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionDoesNotExist
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionDoesNotExist
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionDoesNotExist
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionDoesNotExist
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    return .connectionDoesNotExist
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) {
      return nil
    }
    if flags.contains(.ack) {
      machine.perform(.send(.rst))
      return nil
    }
    machine.perform(.send(.ackRst))
    return nil
  }
}

private final class ListenState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.remoteKnown) {
      machine.held.passive = false
      machine.perform(.send(.syn))
      machine.perform(.start(.userTimeout))
      machine.perform(.start(.retransmission))
      machine.move(to: .synSent)
      return nil
    }
    return .remoteUnspecified
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.remoteKnown) {
      machine.held.passive = false
      machine.perform(.queueText)
      machine.perform(.send(.syn))
      machine.perform(.start(.userTimeout))
      machine.perform(.start(.retransmission))
      machine.move(to: .synSent)
      return nil
    }
    return .remoteUnspecified
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.read)
    return nil
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.closed)
    machine.move(to: .closed)
    return nil
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.closed)
    machine.move(to: .closed)
    return nil
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.reset)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) {
      return nil
    }
    if flags.contains(.ack) {
      machine.perform(.send(.rst))
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.synchronize)
      machine.perform(.send(.synAck))
      machine.perform(.start(.userTimeout))
      machine.perform(.start(.retransmission))
      machine.perform(.start(.synAckRetries))
      machine.move(to: .synReceived)
      return nil
    }
    return nil
  }
}

private final class SynSentState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.queueText)
    return nil
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.read)
    return nil
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.closed)
    machine.move(to: .closed)
    return nil
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.closed)
    machine.move(to: .closed)
    return nil
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.reset)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.ack) && flags.contains(.rst) && (flags.contains(.acksUnsent) || !flags.contains(.acksSYN)) {
      return nil
    }
    if flags.contains(.ack) && (flags.contains(.acksUnsent) || !flags.contains(.acksSYN)) {
      machine.perform(.send(.rst))
      return nil
    }
    if flags.contains(.rst) && flags.contains(.ack) {
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.rst) {
      return nil
    }
    if flags.contains(.syn) && flags.contains(.ack) && flags.contains(.fin) {
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.synchronize)
      machine.perform(.acknowledged)
      machine.perform(.connected)
      machine.perform(.deliver)
      machine.perform(.closing)
      machine.perform(.send(.ack))
      machine.perform(.transmit)
      machine.move(to: .closeWait)
      return nil
    }
    if flags.contains(.syn) && flags.contains(.ack) {
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.synchronize)
      machine.perform(.acknowledged)
      machine.perform(.connected)
      machine.perform(.deliver)
      machine.perform(.send(.ack))
      machine.perform(.transmit)
      machine.move(to: .established)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.stop(.retransmission))
      machine.perform(.synchronize)
      machine.perform(.send(.synAck))
      machine.perform(.start(.retransmission))
      machine.perform(.start(.synAckRetries))
      machine.move(to: .synReceived)
      return nil
    }
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.send(.syn))
      return nil
    case .userTimeout:
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    default: return nil
    }
  }
}

private final class SynReceivedState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.queueText)
    return nil
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.read)
    return nil
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.dataPending) {
      machine.perform(.queueCall)
      return nil
    }
    machine.held.reopened = false
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.synAckRetries))
    machine.perform(.stop(.userTimeout))
    machine.perform(.send(.ackFin))
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.move(to: .finWait1)
    return nil
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.unread) && !machine.held.orphaned {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.send(.rst))
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.dataPending) {
      machine.perform(.queueCall)
      return nil
    }
    machine.held.reopened = false
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.synAckRetries))
    machine.perform(.stop(.userTimeout))
    machine.held.orphaned = true
    machine.perform(.send(.ackFin))
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.perform(.start(.orphanRetries))
    machine.move(to: .finWait1)
    return nil
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.held.reopened = false
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.synAckRetries))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.send(.rst))
    machine.perform(.reset)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.syn) && flags.contains(.ack) && flags.contains(.acksSYN) && !(flags.contains(.acksUnsent) || flags.contains(.rst) || machine.held.passive || flags.contains(.otherSYN)) {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.acknowledged)
      machine.perform(.connected)
      machine.perform(.deliver)
      machine.perform(.send(.ack))
      machine.perform(.transmit)
      machine.move(to: .established)
      return nil
    }
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if flags.contains(.syn) && flags.contains(.sameSYN) && !(flags.contains(.acceptable) || flags.contains(.ack)) {
      machine.perform(.send(.synAck))
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && machine.held.reopened {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.start(.timeWait))
      machine.move(to: .timeWait)
      return nil
    }
    if flags.contains(.rst) && machine.held.passive {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.held.passive = true
      machine.move(to: .listen)
      return nil
    }
    if flags.contains(.rst) {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.refused)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) && machine.held.reopened {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.start(.timeWait))
      machine.move(to: .timeWait)
      return nil
    }
    if flags.contains(.syn) && flags.contains(.otherSYN) && machine.held.passive {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.send(.ackRst))
      machine.held.passive = true
      machine.move(to: .listen)
      return nil
    }
    if flags.contains(.syn) && machine.held.passive {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.held.passive = true
      machine.move(to: .listen)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || !flags.contains(.acksSYN) {
      machine.perform(.send(.rst))
      return nil
    }
    if flags.contains(.fin) && flags.contains(.exact) {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.acknowledged)
      machine.perform(.connected)
      machine.perform(.deliver)
      machine.perform(.closing)
      machine.perform(.send(.ack))
      machine.perform(.transmit)
      machine.move(to: .closeWait)
      return nil
    }
    if flags.contains(.data) && flags.contains(.exact) {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.acknowledged)
      machine.perform(.connected)
      machine.perform(.deliver)
      machine.perform(.send(.ack))
      machine.perform(.transmit)
      machine.move(to: .established)
      return nil
    }
    if flags.contains(.data) || flags.contains(.fin) {
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.acknowledged)
      machine.perform(.connected)
      machine.perform(.hold)
      machine.perform(.send(.ack))
      machine.perform(.transmit)
      machine.move(to: .established)
      return nil
    }
    machine.held.reopened = false
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.synAckRetries))
    machine.perform(.stop(.userTimeout))
    machine.perform(.acknowledged)
    machine.perform(.connected)
    machine.perform(.deliver)
    machine.perform(.transmit)
    machine.move(to: .established)
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.send(.synAck))
      return nil
    case .userTimeout:
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .synAckRetries:
      if machine.held.reopened {
        machine.held.reopened = false
        machine.perform(.stop(.retransmission))
        machine.perform(.stop(.synAckRetries))
        machine.perform(.stop(.userTimeout))
        machine.perform(.start(.timeWait))
        machine.move(to: .timeWait)
        return nil
      }
      if machine.held.passive {
        machine.held.reopened = false
        machine.perform(.stop(.retransmission))
        machine.perform(.stop(.synAckRetries))
        machine.perform(.stop(.userTimeout))
        machine.held.passive = true
        machine.move(to: .listen)
        return nil
      }
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      if machine.held.reopened {
        machine.held.reopened = false
        machine.perform(.stop(.retransmission))
        machine.perform(.stop(.synAckRetries))
        machine.perform(.stop(.userTimeout))
        machine.perform(.start(.timeWait))
        machine.move(to: .timeWait)
        return nil
      }
      if machine.held.passive {
        machine.held.reopened = false
        machine.perform(.stop(.retransmission))
        machine.perform(.stop(.synAckRetries))
        machine.perform(.stop(.userTimeout))
        machine.held.passive = true
        machine.move(to: .listen)
        return nil
      }
      machine.held.reopened = false
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.synAckRetries))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    default: return nil
    }
  }
}

private final class EstablishedState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.inFlight) || flags.contains(.dataPending) {
      machine.perform(.transmit)
      machine.perform(.stop(.delayedAck))
      return nil
    }
    machine.perform(.transmit)
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.perform(.stop(.delayedAck))
    return nil
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    machine.perform(.read)
    return nil
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.dataPending) {
      machine.perform(.queueFIN)
      machine.move(to: .finWait1)
      return nil
    }
    machine.perform(.send(.ackFin))
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.perform(.stop(.delayedAck))
    machine.move(to: .finWait1)
    return nil
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.unread) && !machine.held.orphaned {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.send(.rst))
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.dataPending) {
      machine.held.orphaned = true
      machine.perform(.queueFIN)
      machine.perform(.start(.orphanRetries))
      machine.move(to: .finWait1)
      return nil
    }
    machine.held.orphaned = true
    machine.perform(.send(.ackFin))
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.perform(.start(.orphanRetries))
    machine.perform(.stop(.delayedAck))
    machine.move(to: .finWait1)
    return nil
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.delayedAck))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.send(.rst))
    machine.perform(.reset)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
      machine.perform(.send(.ack))
      return nil
    }
    if (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
      machine.perform(.acknowledged)
      machine.perform(.hold)
      machine.perform(.send(.ack))
      machine.perform(.stop(.delayedAck))
      return nil
    }
    if flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.start(.delayedAck))
      return nil
    }
    if flags.contains(.data) && !flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.send(.ack))
      machine.perform(.stop(.delayedAck))
      return nil
    }
    if flags.contains(.fin) {
      machine.perform(.stop(.delayedAck))
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.closing)
      machine.perform(.send(.ack))
      machine.move(to: .closeWait)
      return nil
    }
    machine.perform(.acknowledged)
    return nil
  }
  override func progress(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.inFlight) {
      machine.perform(.start(.retransmission))
      machine.perform(.start(.userTimeout))
      machine.perform(.stop(.persist))
      return nil
    }
    if flags.contains(.blocked) && flags.contains(.probing) {
      machine.perform(.start(.userTimeout))
      return nil
    }
    if flags.contains(.blocked) {
      machine.perform(.stop(.retransmission))
      machine.perform(.start(.persist))
      machine.perform(.start(.userTimeout))
      return nil
    }
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stop(.persist))
    return nil
  }
  override func heard(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepaliveProbes))
    machine.perform(.start(.keepalive))
    return nil
  }
  override func keepaliveOff(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepalive))
    machine.perform(.stop(.keepaliveProbes))
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.retransmit)
      return nil
    case .userTimeout:
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .keepalive:
      machine.perform(.probePeer)
      machine.perform(.start(.keepaliveProbes))
      return nil
    case .keepaliveProbes:
      machine.perform(.probePeer)
      return nil
    case .persist:
      machine.perform(.probeWindow)
      return nil
    case .delayedAck:
      machine.perform(.send(.ack))
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .keepaliveProbes:
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    default: return nil
    }
  }
}

private final class FinWait1State: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if machine.held.orphaned {
      return .connectionClosing
    }
    machine.perform(.read)
    return nil
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.unread) && !machine.held.orphaned {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.send(.rst))
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if !machine.held.orphaned {
      machine.held.orphaned = true
      machine.perform(.start(.orphanRetries))
      return nil
    }
    return .connectionClosing
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.delayedAck))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.send(.rst))
    machine.perform(.reset)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.data) && machine.held.orphaned {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.send(.rst))
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.acksFIN) && flags.contains(.fin) && flags.contains(.exact) {
      machine.perform(.stop(.delayedAck))
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.closing)
      machine.perform(.send(.ack))
      machine.perform(.stopAll)
      machine.perform(.start(.timeWait))
      machine.move(to: .timeWait)
      return nil
    }
    if flags.contains(.acksFIN) && flags.contains(.fin) && machine.held.orphaned {
      machine.perform(.acknowledged)
      machine.perform(.hold)
      machine.perform(.send(.ack))
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stop(.persist))
      machine.perform(.stop(.orphanRetries))
      machine.perform(.stop(.delayedAck))
      machine.perform(.start(.finWait2))
      machine.move(to: .finWait2)
      return nil
    }
    if flags.contains(.acksFIN) && machine.held.orphaned {
      machine.perform(.acknowledged)
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stop(.persist))
      machine.perform(.stop(.orphanRetries))
      machine.perform(.start(.finWait2))
      machine.move(to: .finWait2)
      return nil
    }
    if flags.contains(.acksFIN) && (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
      machine.perform(.acknowledged)
      machine.perform(.hold)
      machine.perform(.send(.ack))
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stop(.persist))
      machine.perform(.stop(.delayedAck))
      machine.move(to: .finWait2)
      return nil
    }
    if flags.contains(.acksFIN) && flags.contains(.data) {
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.send(.ack))
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stop(.persist))
      machine.perform(.stop(.delayedAck))
      machine.move(to: .finWait2)
      return nil
    }
    if flags.contains(.acksFIN) {
      machine.perform(.acknowledged)
      machine.perform(.stop(.retransmission))
      machine.perform(.stop(.userTimeout))
      machine.perform(.stop(.persist))
      machine.move(to: .finWait2)
      return nil
    }
    if (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
      machine.perform(.acknowledged)
      machine.perform(.hold)
      machine.perform(.send(.ack))
      machine.perform(.stop(.delayedAck))
      return nil
    }
    if flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.start(.delayedAck))
      return nil
    }
    if flags.contains(.data) && !flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.send(.ack))
      machine.perform(.stop(.delayedAck))
      return nil
    }
    if flags.contains(.fin) {
      machine.perform(.stop(.delayedAck))
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.closing)
      machine.perform(.send(.ack))
      machine.move(to: .closing)
      return nil
    }
    machine.perform(.acknowledged)
    return nil
  }
  override func progress(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.inFlight) {
      machine.perform(.start(.retransmission))
      machine.perform(.start(.userTimeout))
      machine.perform(.stop(.persist))
      return nil
    }
    if flags.contains(.blocked) && flags.contains(.probing) {
      machine.perform(.start(.userTimeout))
      return nil
    }
    if flags.contains(.blocked) {
      machine.perform(.stop(.retransmission))
      machine.perform(.start(.persist))
      machine.perform(.start(.userTimeout))
      return nil
    }
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stop(.persist))
    return nil
  }
  override func heard(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepaliveProbes))
    machine.perform(.start(.keepalive))
    return nil
  }
  override func keepaliveOff(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepalive))
    machine.perform(.stop(.keepaliveProbes))
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.send(.ackFin))
      return nil
    case .userTimeout:
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .orphanRetries:
      if machine.held.orphaned {
        machine.perform(.stop(.delayedAck))
        machine.perform(.stopAll)
        machine.held.passive = false
        machine.held.orphaned = false
        machine.perform(.timedOut)
        machine.move(to: .closed)
        return nil
      }
      return nil
    case .keepalive:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    case .keepaliveProbes:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    case .persist:
      machine.perform(.probeWindow)
      return nil
    case .delayedAck:
      machine.perform(.send(.ack))
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .keepaliveProbes:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    default: return nil
    }
  }
}

private final class FinWait2State: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if machine.held.orphaned {
      return .connectionClosing
    }
    machine.perform(.read)
    return nil
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.unread) && !machine.held.orphaned {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.send(.rst))
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if !machine.held.orphaned {
      machine.held.orphaned = true
      machine.perform(.start(.finWait2))
      return nil
    }
    return .connectionClosing
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.delayedAck))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.send(.rst))
    machine.perform(.reset)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.data) && machine.held.orphaned {
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.send(.rst))
      machine.move(to: .closed)
      return nil
    }
    if (flags.contains(.data) || flags.contains(.fin)) && !flags.contains(.exact) {
      machine.perform(.acknowledged)
      machine.perform(.hold)
      machine.perform(.send(.ack))
      machine.perform(.stop(.delayedAck))
      return nil
    }
    if flags.contains(.data) && flags.contains(.delayable) && !flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.start(.delayedAck))
      return nil
    }
    if flags.contains(.data) && !flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.send(.ack))
      machine.perform(.stop(.delayedAck))
      return nil
    }
    if flags.contains(.fin) {
      machine.perform(.stop(.delayedAck))
      machine.perform(.acknowledged)
      machine.perform(.deliver)
      machine.perform(.closing)
      machine.perform(.send(.ack))
      machine.perform(.stopAll)
      machine.perform(.start(.timeWait))
      machine.move(to: .timeWait)
      return nil
    }
    machine.perform(.acknowledged)
    return nil
  }
  override func heard(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepaliveProbes))
    machine.perform(.start(.keepalive))
    return nil
  }
  override func keepaliveOff(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepalive))
    machine.perform(.stop(.keepaliveProbes))
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .userTimeout:
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .finWait2:
      if machine.held.orphaned {
        machine.perform(.stop(.delayedAck))
        machine.perform(.stopAll)
        machine.held.passive = false
        machine.held.orphaned = false
        machine.perform(.closed)
        machine.move(to: .closed)
        return nil
      }
      return nil
    case .keepalive:
      machine.perform(.probePeer)
      machine.perform(.start(.keepaliveProbes))
      return nil
    case .keepaliveProbes:
      machine.perform(.probePeer)
      return nil
    case .delayedAck:
      machine.perform(.send(.ack))
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .keepaliveProbes:
      machine.perform(.stop(.delayedAck))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    default: return nil
    }
  }
}

private final class CloseWaitState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.inFlight) || flags.contains(.dataPending) {
      machine.perform(.transmit)
      machine.perform(.stop(.delayedAck))
      return nil
    }
    machine.perform(.transmit)
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.perform(.stop(.delayedAck))
    return nil
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.unread) {
      machine.perform(.read)
      return nil
    }
    return .connectionClosing
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.dataPending) {
      machine.perform(.queueCall)
      return nil
    }
    machine.perform(.send(.ackFin))
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.move(to: .lastAck)
    return nil
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.unread) && !machine.held.orphaned {
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.send(.rst))
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.dataPending) {
      machine.perform(.queueCall)
      return nil
    }
    machine.held.orphaned = true
    machine.perform(.send(.ackFin))
    machine.perform(.start(.retransmission))
    machine.perform(.start(.userTimeout))
    machine.perform(.start(.orphanRetries))
    machine.move(to: .lastAck)
    return nil
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.send(.rst))
    machine.perform(.reset)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) {
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.reset)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.send(.ack))
      return nil
    }
    machine.perform(.acknowledged)
    return nil
  }
  override func progress(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.inFlight) {
      machine.perform(.start(.retransmission))
      machine.perform(.start(.userTimeout))
      machine.perform(.stop(.persist))
      return nil
    }
    if flags.contains(.blocked) && flags.contains(.probing) {
      machine.perform(.start(.userTimeout))
      return nil
    }
    if flags.contains(.blocked) {
      machine.perform(.stop(.retransmission))
      machine.perform(.start(.persist))
      machine.perform(.start(.userTimeout))
      return nil
    }
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stop(.persist))
    return nil
  }
  override func heard(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepaliveProbes))
    machine.perform(.start(.keepalive))
    return nil
  }
  override func keepaliveOff(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepalive))
    machine.perform(.stop(.keepaliveProbes))
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.retransmit)
      return nil
    case .userTimeout:
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .keepalive:
      machine.perform(.probePeer)
      machine.perform(.start(.keepaliveProbes))
      return nil
    case .keepaliveProbes:
      machine.perform(.probePeer)
      return nil
    case .persist:
      machine.perform(.probeWindow)
      return nil
    case .delayedAck:
      machine.perform(.send(.ack))
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .keepaliveProbes:
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    default: return nil
    }
  }
}

private final class ClosingState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.closed)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) {
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.closed)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.acksFIN) && flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.send(.ack))
      machine.perform(.stopAll)
      machine.perform(.start(.timeWait))
      machine.move(to: .timeWait)
      return nil
    }
    if flags.contains(.acksFIN) {
      machine.perform(.acknowledged)
      machine.perform(.stopAll)
      machine.perform(.start(.timeWait))
      machine.move(to: .timeWait)
      return nil
    }
    if flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.send(.ack))
      return nil
    }
    machine.perform(.acknowledged)
    return nil
  }
  override func progress(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.inFlight) {
      machine.perform(.start(.retransmission))
      machine.perform(.start(.userTimeout))
      machine.perform(.stop(.persist))
      return nil
    }
    if flags.contains(.blocked) && flags.contains(.probing) {
      machine.perform(.start(.userTimeout))
      return nil
    }
    if flags.contains(.blocked) {
      machine.perform(.stop(.retransmission))
      machine.perform(.start(.persist))
      machine.perform(.start(.userTimeout))
      return nil
    }
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stop(.persist))
    return nil
  }
  override func heard(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepaliveProbes))
    machine.perform(.start(.keepalive))
    return nil
  }
  override func keepaliveOff(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepalive))
    machine.perform(.stop(.keepaliveProbes))
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.send(.ackFin))
      return nil
    case .userTimeout:
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .orphanRetries:
      if machine.held.orphaned {
        machine.perform(.stopAll)
        machine.held.passive = false
        machine.held.orphaned = false
        machine.perform(.timedOut)
        machine.move(to: .closed)
        return nil
      }
      return nil
    case .keepalive:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    case .keepaliveProbes:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    case .persist:
      machine.perform(.probeWindow)
      return nil
    case .delayedAck:
      machine.perform(.send(.ack))
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .keepaliveProbes:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    default: return nil
    }
  }
}

private final class LastAckState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.closed)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) {
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.closed)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.acksFIN) {
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.acknowledged)
      machine.perform(.closed)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.fin) {
      machine.perform(.acknowledged)
      machine.perform(.send(.ack))
      return nil
    }
    machine.perform(.acknowledged)
    return nil
  }
  override func progress(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.inFlight) {
      machine.perform(.start(.retransmission))
      machine.perform(.start(.userTimeout))
      machine.perform(.stop(.persist))
      return nil
    }
    if flags.contains(.blocked) && flags.contains(.probing) {
      machine.perform(.start(.userTimeout))
      return nil
    }
    if flags.contains(.blocked) {
      machine.perform(.stop(.retransmission))
      machine.perform(.start(.persist))
      machine.perform(.start(.userTimeout))
      return nil
    }
    machine.perform(.stop(.retransmission))
    machine.perform(.stop(.userTimeout))
    machine.perform(.stop(.persist))
    return nil
  }
  override func heard(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepaliveProbes))
    machine.perform(.start(.keepalive))
    return nil
  }
  override func keepaliveOff(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepalive))
    machine.perform(.stop(.keepaliveProbes))
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.send(.ackFin))
      return nil
    case .userTimeout:
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .orphanRetries:
      if machine.held.orphaned {
        machine.perform(.stopAll)
        machine.held.passive = false
        machine.held.orphaned = false
        machine.perform(.timedOut)
        machine.move(to: .closed)
        return nil
      }
      return nil
    case .keepalive:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    case .keepaliveProbes:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    case .persist:
      machine.perform(.probeWindow)
      return nil
    case .delayedAck:
      machine.perform(.send(.ack))
      return nil
    default: return nil
    }
  }
  override func exhausted(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .retransmission:
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.timedOut)
      machine.move(to: .closed)
      return nil
    case .keepaliveProbes:
      machine.perform(.stop(.keepaliveProbes))
      machine.perform(.start(.keepalive))
      return nil
    default: return nil
    }
  }
}

private final class TimeWaitState: AnyState {
  override func passiveOpen(_ machine: ClassMachine) -> Refusal? {
    return .connectionExists
  }
  override func activeOpen(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionExists
  }
  override func send(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func receive(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func shutdown(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func close(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    return .connectionClosing
  }
  override func abort(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.timeWait))
    machine.perform(.stopAll)
    machine.held.passive = false
    machine.held.orphaned = false
    machine.perform(.closed)
    machine.move(to: .closed)
    return nil
  }
  override func segment(_ machine: ClassMachine, _ flags: Flags) -> Refusal? {
    if flags.contains(.newer) && flags.contains(.syn) && !(flags.contains(.ack) || flags.contains(.rst)) {
      machine.perform(.stop(.timeWait))
      machine.held.passive = true
      machine.held.reopened = true
      machine.held.orphaned = false
      machine.perform(.synchronize)
      machine.perform(.send(.synAck))
      machine.perform(.start(.userTimeout))
      machine.perform(.start(.retransmission))
      machine.perform(.start(.synAckRetries))
      machine.move(to: .synReceived)
      return nil
    }
    if flags.contains(.rst) && !(flags.contains(.acceptable) || flags.contains(.exact)) {
      return nil
    }
    if flags.contains(.fin) && !(flags.contains(.acceptable) || flags.contains(.syn)) {
      machine.perform(.send(.ack))
      machine.perform(.start(.timeWait))
      return nil
    }
    if !(flags.contains(.acceptable) || flags.contains(.rst)) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) && !flags.contains(.exact) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.rst) {
      machine.perform(.stop(.timeWait))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.closed)
      machine.move(to: .closed)
      return nil
    }
    if flags.contains(.syn) {
      machine.perform(.send(.ack))
      return nil
    }
    if !flags.contains(.ack) {
      return nil
    }
    if flags.contains(.acksUnsent) || flags.contains(.acksOld) {
      machine.perform(.send(.ack))
      return nil
    }
    if flags.contains(.fin) || flags.contains(.data) {
      machine.perform(.send(.ack))
      machine.perform(.start(.timeWait))
      return nil
    }
    return nil
  }
  override func keepaliveOff(_ machine: ClassMachine) -> Refusal? {
    machine.perform(.stop(.keepalive))
    machine.perform(.stop(.keepaliveProbes))
    return nil
  }
  override func timer(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {
    switch timer {
    case .timeWait:
      machine.perform(.stop(.timeWait))
      machine.perform(.stopAll)
      machine.held.passive = false
      machine.held.orphaned = false
      machine.perform(.closed)
      machine.move(to: .closed)
      return nil
    case .delayedAck:
      machine.perform(.send(.ack))
      return nil
    default: return nil
    }
  }
}

extension ClassMachine {
  /// The objects, by the number of the state.
  static func states() -> [AnyState] {
    [ClosedState(.closed), ListenState(.listen), SynSentState(.synSent), SynReceivedState(.synReceived), EstablishedState(.established), FinWait1State(.finWait1), FinWait2State(.finWait2), CloseWaitState(.closeWait), ClosingState(.closing), LastAckState(.lastAck), TimeWaitState(.timeWait)]
  }

  func handle(_ event: Event) -> Refusal? {
    switch event {
    case .passiveOpen: current.passiveOpen(self)
    case .activeOpen(let flags): current.activeOpen(self, flags)
    case .send(let flags): current.send(self, flags)
    case .receive(let flags): current.receive(self, flags)
    case .shutdown(let flags): current.shutdown(self, flags)
    case .close(let flags): current.close(self, flags)
    case .abort: current.abort(self)
    case .segment(let flags): current.segment(self, flags)
    case .progress(let flags): current.progress(self, flags)
    case .heard: current.heard(self)
    case .keepaliveOff: current.keepaliveOff(self)
    case .timer(let timer): current.timer(self, timer)
    case .exhausted(let timer): current.exhausted(self, timer)
    }
  }
}
