/// FNV-1a, 64 bits (Fowler, Noll and Vo): the same for the same text in every process, on every platform and in
/// every version of Swift, which the hashes of the standard library are not.
struct StableHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func combine(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
