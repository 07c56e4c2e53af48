import BLEPairingExample
import EnumatonRuntime
import Testing

@Suite struct CentralTests {
  private var central = Central(.keyboardDisplay, clock: VirtualClock())

  private mutating func hear(_ inputs: RadioInput...) -> [CentralOutput] {
    inputs.flatMap { central.receive($0) }
  }

  private mutating func hear(_ command: SecurityCommand) -> [CentralOutput] {
    central.receive(.command(command))
  }

  /// Finds the strap and gets a link to it.
  private mutating func connect() -> [CentralOutput] {
    central.pair(with: "strap") + hear(.advertisement(from: "strap"), .connected)
  }

  /// Has a link, and has exchanged features and keys.
  private mutating func exchangeKeys(with peer: IOCapability) -> [CentralOutput] {
    _ = connect()
    _ = hear(.pairingResponse(peer, secureConnections: true))
    return hear(.publicKey(isValid: true))
  }

  /// After the authentication, whatever it was.
  private mutating func finish() -> [CentralOutput] {
    hear(.dhKeyCheck(isValid: true)) + hear(.encrypted) + hear(.identity)
  }

  // MARK: Link

  @Test("It scans until the device it looks for is heard")
  mutating func scanning() {
    #expect(central.pair(with: "strap") == [.scan(true)])
    #expect(hear(.advertisement(from: "headphones")).isEmpty)
    #expect(hear(.advertisement(from: "strap")) == [.scan(false), .connect])
    #expect(hear(.connected) == [.command(.pairingRequest(.keyboardDisplay))])
  }

  @Test("A device that is not near is not found")
  mutating func notFound() {
    _ = central.pair(with: "strap")
    #expect(central.advance(by: .seconds(15)) == [.scan(false), .tell(.notFound)])
    #expect(central.state == .idle)
  }

  @Test("It tries to connect three times; each attempt ends when the controller says so")
  mutating func retries() {
    _ = central.pair(with: "strap")
    _ = hear(.advertisement(from: "strap"))
    for _ in 1...2 {
      #expect(central.advance(by: .seconds(60)) == [.cancelConnection])
      #expect(hear(.connectionFailed) == [.connect])
    }
    #expect(hear(.connectionFailed) == [.tell(.unreachable)])
    #expect(central.state == .idle && central.nextDeadline == nil)
  }

  @Test("A link that comes although nobody waits for it any more is dropped")
  mutating func lateLink() {
    _ = central.pair(with: "strap")
    _ = hear(.advertisement(from: "strap"))
    #expect(central.disconnect() == [.cancelConnection])
    #expect(hear(.connected) == [.disconnect])
    #expect(central.pair(with: "lock") == [.scan(true)])
  }

  @Test("One device at a time")
  mutating func busy() {
    _ = connect()
    #expect(central.pair(with: "lock") == [.tell(.busy)])
  }

  // MARK: Pairing

  @Test("Numeric comparison: the peer commits itself before the numbers are shown")
  mutating func numericComparison() {
    #expect(exchangeKeys(with: .displayYesNo).isEmpty)
    #expect(hear(.confirm) == [.command(.random)])
    #expect(hear(.random(isValid: true)) == [.prompt(.compareNumbers)])
    #expect(central.confirm(true) == [.prompt(nil), .command(.dhKeyCheck)])
    #expect(hear(.dhKeyCheck(isValid: true)) == [.encrypt])
    #expect(hear(.encrypted).isEmpty)
    #expect(hear(.identity) == [.command(.identity), .tell(.ready)])
    #expect(central.bonds == ["strap"])
  }

  @Test("Passkey entry: twenty bits, one after the other")
  mutating func passkeyEntry() {
    #expect(exchangeKeys(with: .displayOnly) == [.prompt(.enterPasskey)])
    #expect(central.enterPasskey() == [.command(.confirm)])
    for bit in 1...19 {
      #expect(central.passkeyBit == bit)
      #expect(hear(.confirm) == [.command(.random)])
      #expect(hear(.random(isValid: true)) == [.command(.confirm)])
    }
    #expect(central.passkeyBit == 20)
    _ = hear(.confirm)
    #expect(hear(.random(isValid: true)) == [.prompt(nil), .command(.dhKeyCheck)])
    #expect(finish().last == .tell(.ready))
  }

  @Test("A passkey for the peer's keyboard is shown until it is proved")
  mutating func shownPasskey() {
    #expect(exchangeKeys(with: .keyboardOnly) == [.prompt(.showPasskey), .command(.confirm)])
    for _ in 1...19 { _ = hear(.confirm) + hear(.random(isValid: true)) }
    #expect(
      hear(.confirm) + hear(.random(isValid: true)) == [
        .command(.random), .prompt(nil), .command(.dhKeyCheck),
      ])
  }

  @Test(
    "A wrong passkey ends the pairing at the first bit that is wrong, and proves nothing for the next time")
  mutating func wrongPasskey() {
    _ = exchangeKeys(with: .displayOnly)
    _ = central.enterPasskey()
    for _ in 1...6 { _ = hear(.confirm) + hear(.random(isValid: true)) }
    _ = hear(.confirm)
    #expect(
      hear(.random(isValid: false)) == [
        .prompt(nil), .command(.pairingFailed(0x04)), .disconnect, .tell(.pairingRefused),
      ])
    _ = hear(.disconnected)
    #expect(exchangeKeys(with: .displayOnly) == [.prompt(.enterPasskey)])
    #expect(central.passkeyBit == 1 && central.bonds.isEmpty)
  }

  @Test("Different numbers: somebody is in between")
  mutating func deniedNumber() {
    _ = exchangeKeys(with: .displayYesNo)
    _ = hear(.confirm) + hear(.random(isValid: true))
    #expect(
      central.confirm(false) == [
        .prompt(nil), .command(.pairingFailed(0x0C)), .disconnect, .tell(.pairingRefused),
      ])
  }

  @Test(
    "A peer with which nobody could be kept out is not paired with",
    arguments: [(IOCapability.noInputNoOutput, true), (.displayYesNo, false)])
  mutating func unprotected(_ peer: IOCapability, _ isSecure: Bool) {
    _ = connect()
    #expect(
      hear(.pairingResponse(peer, secureConnections: isSecure)) == [
        .command(.pairingFailed(0x03)), .disconnect, .tell(.pairingRefused),
      ])
  }

  @Test("A command out of its turn ends the pairing")
  mutating func outOfTurn() {
    _ = connect()
    #expect(
      hear(.dhKeyCheck(isValid: true)) == [
        .command(.pairingFailed(0x08)), .disconnect, .tell(.pairingRefused),
      ])
  }

  @Test("The SMP timeout begins anew with every command sent; after it, nothing is sent")
  mutating func timeout() {
    _ = connect()
    #expect(central.advance(by: .seconds(29)).isEmpty)
    _ = hear(.pairingResponse(.displayYesNo, secureConnections: true))
    #expect(central.advance(by: .seconds(29)).isEmpty)
    #expect(central.advance(by: .seconds(1)) == [.disconnect, .tell(.pairingRefused)])
  }

  // MARK: Bonds

  @Test("A bond needs no pairing; lost out of reach, the link comes back by itself")
  mutating func bonded() {
    central = Central(.keyboardDisplay, bonds: ["strap"], clock: VirtualClock())
    #expect(connect().suffix(2) == [.connect, .encrypt])
    #expect(hear(.encrypted) == [.tell(.ready)])
    #expect(hear(.disconnected) == [.connect])
    #expect(hear(.connected, .encrypted) == [.encrypt, .tell(.ready)])
  }

  @Test("A bond that the peer does not know is the user's to forget")
  mutating func refusedBond() {
    central = Central(.keyboardDisplay, bonds: ["strap"], clock: VirtualClock())
    _ = connect()
    #expect(hear(.encryptionFailed) == [.tell(.bondRefused), .disconnect])
    #expect(central.bonds == ["strap"])
    _ = hear(.disconnected)
    central.forget("strap")
    #expect(connect().last == .command(.pairingRequest(.keyboardDisplay)))
  }

  // MARK: Sending

  @Test("Messages wait for the encryption and are sent in their order")
  mutating func waitingMessages() {
    _ = central.pair(with: "strap")
    #expect(central.send([1]).isEmpty)
    _ = hear(.advertisement(from: "strap"), .connected)
    #expect(central.send([2]).isEmpty)
    #expect(central.waitingMessages == 2)
    _ = hear(.pairingResponse(.displayYesNo, secureConnections: true))
    _ = hear(.publicKey(isValid: true)) + hear(.confirm) + hear(.random(isValid: true))
    _ = central.confirm(true)
    #expect(finish().suffix(3) == [.tell(.ready), .transmit([1]), .transmit([2])])
    #expect(central.send([3]) == [.transmit([3])])
  }

  @Test("Messages that waited in vain come back")
  mutating func unsentMessages() {
    #expect(central.send([0]) == [.unsent([0], .notPaired)])
    _ = connect()
    _ = central.send([1])
    #expect(
      hear(.pairingFailed) == [.disconnect, .tell(.pairingRefused), .unsent([1], .notPaired)])
  }

  @Test("Eight messages may wait; a ninth comes back at once")
  mutating func tooManyMessages() {
    _ = connect()
    for number in 1...8 { #expect(central.send([UInt8(number)]).isEmpty) }
    #expect(central.send([9]) == [.unsent([9], .tooMuch)])
    #expect(central.waitingMessages == 8)
  }
}
