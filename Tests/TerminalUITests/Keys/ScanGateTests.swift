import TerminalUI
import Testing

/// Where a screen asks, a barcode is no answer.
struct ScanGateTests {
  /// What comes out of a gate for keys typed in one go.
  private func out(
    _ text: String, isAsking: Bool = true, ofScript: Bool = false
  ) -> [ScanGate.Output] {
    var gate = ScanGate(ofScript: ofScript)
    return text.flatMap { character in
      gate.take(character == "\n" ? .enter : .character(character), isAsking: isAsking)
    } + gate.release()
  }

  private func keys(_ text: String) -> [ScanGate.Output] {
    text.map { .key($0 == "\n" ? .enter : .character($0)) }
  }

  @Test func `a barcode with its Enter is one scan`() {
    #expect(out("12345670\n") == [.scan("12345670")])
    #expect(out("9520001001215\n1\n") == [.scan("9520001001215")] + keys("1\n"))
  }

  @Test func `an answer that was typed just before the barcode is one all the same`() {
    #expect(out("24006381333931\n") == keys("2") + [.scan("4006381333931")])
    #expect(out("1296385074\n") == keys("12") + [.scan("96385074")])
    #expect(out("1111111111\n") == [.scan("1111111111")])
  }

  @Test(arguments: ["1", "12", "1111\n", "1234567\n", "a1b2", "12a", "123456789x\n", "1234567890"])
  func `whatever else is typed comes out as it went in`(text: String) {
    #expect(out(text) == keys(text))
  }

  @Test(arguments: ["12345678\n", "1111111111\n", "12312312\n", "24006381333931\n"])
  func `digits of a key script that are no barcode by their last one are so many keys`(
    text: String
  ) {
    #expect(out(text, ofScript: true) == keys(text))
    #expect(out("4006381333931\n", ofScript: true) == [.scan("4006381333931")])
  }

  @Test func `where nothing is asked no key waits`() {
    var gate = ScanGate()
    #expect(gate.take(.character("1"), isAsking: false) == keys("1"))
    #expect(!gate.isHolding)
    #expect(out("9520001001215\n", isAsking: false) == keys("9520001001215\n"))
  }

  @Test func `digits wait until it is known what they are`() {
    var gate = ScanGate()
    #expect(gate.take(.character("1"), isAsking: true) == [])
    #expect(gate.isHolding)
    #expect(gate.release() == keys("1"))
    #expect(!gate.isHolding)
  }
}
