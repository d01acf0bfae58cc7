import POSModel
import Testing

@testable import POSPrinting

/// What is made of a printer's answers, and of its silence.
struct PrinterLineTests {
  private let word: [UInt8] = Array("0001".utf8)

  /// A printer that answered, and told when a job was printed.
  ///
  /// - Throws: `PrinterFault`.
  private func known() throws -> (Wire, PrinterLine, PrinterManners) {
    let printer = Printer(id: PrinterID("front"), address: "tcp://127.0.0.1:9100")
    let (wire, manners) = (Wire(), PrinterManners(of: printer))
    let line = PrinterLine(wire, manners)
    try line.checkStatus()
    wire.says([0x37, 0x22] + word + [0])
    try line.waitForEnd(word)
    #expect(line.asksForEnd && manners.tellsEnd == true)
    return (wire, line, manners)
  }

  @Test func `a printer that is silent in the middle of a job may not have printed it`() throws {
    let (wire, line, _) = try known()
    try line.checkStatus()
    wire.answers = false
    #expect(throws: PrinterFault("no word that it came")) { try line.waitForEnd(word) }
  }

  @Test func `a printer that does not answer any more prints all the same, without a word`() throws
  {
    let (wire, line, manners) = try known()
    wire.answers = false
    try line.checkStatus()
    try line.waitForEnd(word)
    #expect(manners.answers == nil && manners.tellsEnd == nil)
    try line.checkStatus()
    #expect(!line.asksForEnd)
    try line.mustHaveRead()
    let asked = wire.questions
    try line.checkStatus()
    #expect(wire.questions == asked, "a silent one is not asked again")
  }

  @Test func `a printer that was silent is asked again when it is connected to anew`() throws {
    let (wire, line, manners) = try known()
    wire.answers = false
    for _ in 0..<3 { try line.checkStatus() }
    #expect(manners.answers == false)
    wire.answers = true
    let next = PrinterLine(wire, manners)
    try next.checkStatus()
    #expect(next.asksForEnd)
  }

  @Test func `one answer makes up for a silence`() throws {
    let (wire, line, manners) = try known()
    for _ in 0..<3 {
      wire.answers = false
      try line.checkStatus()
      wire.answers = true
      try line.checkStatus()
    }
    #expect(manners.answers == true && manners.tellsEnd == true)
  }
}

/// A connection whose printer answers at once, or never: no time passes.
private final class Wire: PrinterConnection {
  let mayAnswer = true
  /// Whether it says how it is.
  var answers = true
  /// How often it was asked how it is.
  private(set) var questions = 0
  private var said: [UInt8] = []

  /// Says something unasked.
  func says(_ bytes: [UInt8]) { said += bytes }

  func send(_ bytes: [UInt8]) {
    questions += 1
    if answers { said += [0x12, 0x12, 0x12] }
  }

  func read(_ count: Int, within milliseconds: Int) -> [UInt8] {
    let next = Array(said.prefix(count))
    said.removeFirst(next.count)
    return next
  }
}
