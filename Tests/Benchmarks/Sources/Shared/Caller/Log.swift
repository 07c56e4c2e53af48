import Harness

/// Effects and refusals in their order, as one number.
struct Log: Machine.EffectHandler {
  var checksum = Checksum()

  mutating func perform(_ effect: Effect) { checksum.mix(effect.code) }

  mutating func note(_ reaction: Machine.Reaction) {
    if case .rejected(let reason) = reaction { checksum.mix(900 + Int(reason.rawValue)) }
  }
}
