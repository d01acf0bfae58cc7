import POSWire
import Testing

struct SHA256HexTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ]) func `a digest is 64 lowercase hex digits`(text: String, digest: String) {
    #expect(SHA256Hex.of(text.utf8) == digest)
    #expect(SHA256Hex.hex([0, 15, 16, 255]) == "000f10ff")
  }
}
