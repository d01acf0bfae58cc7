import Testing

@testable import POSPrinting

struct FaultTests {
  @Test func `faults are told by name`() throws {
    typealias Fault = PrintEmulator.Fault
    #expect(try Fault("paper-out") == .paperOut)
    #expect(try Fault("cover-open") == .coverOpen)
    #expect(try Fault("offline") == .offline)
    #expect(try Fault("slow") == .slow)
    #expect(try Fault("no-answer") == .noAnswer)
    #expect(try Fault("drop-after 100") == .dropAfter(100))
    #expect(try Fault("drop-after:0") == .dropAfter(0))
  }

  @Test(arguments: ["", "fire", "drop-after", "drop-after x", "drop-after -1", "slow 3"])
  func `others are refused, and it says what it takes`(text: String) {
    #expect(throws: PrintEmulator.Failure.fault(text)) { try PrintEmulator.Fault(text) }
    #expect(
      PrintEmulator.Failure.fault(text).description
        == "\"\(text)\" is no fault; "
        + "it takes paper-out, cover-open, offline, slow, drop-after N, no-answer")
  }
}
