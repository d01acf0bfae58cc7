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

  @Test(arguments: [true, false])
  func `a printer that is silent behind a job may not have printed it`(tellsEnd: Bool) throws {
    let (wire, line, manners) = try known()
    manners.tellsEnd = tellsEnd
    // However often that was before, and though it answers between.
    for _ in 0..<10 {
      wire.answers = true
      try line.checkStatus()
      wire.answers = false
      #expect(throws: PrinterFault("no word that it came")) {
        if tellsEnd { try line.waitForEnd(word) } else { try line.mustHaveRead() }
      }
    }
    #expect(manners.answers == true && manners.tellsEnd == tellsEnd)
  }

  @Test func `a printer that answered and is silent now is sent nothing, however long`() throws {
    let (wire, line, manners) = try known()
    wire.answers = false
    for _ in 0..<10 {
      #expect(throws: PrinterFault("does not answer")) { try line.checkStatus() }
    }
    let next = PrinterLine(wire, manners)
    #expect(throws: PrinterFault("does not answer")) { try next.checkStatus() }
    wire.answers = true
    try next.checkStatus()
    #expect(next.asksForEnd)
  }

  @Test func `one in the place of a printer that was away may be one that never answers`() throws {
    let (wire, line, manners) = try known()
    wire.answers = false
    manners.wasAway()
    // It may only just have been switched on.
    for _ in 0..<2 {
      #expect(throws: PrinterFault("does not answer")) { try line.checkStatus() }
    }
    try line.checkStatus()
    #expect(!line.asksForEnd)
    try line.mustHaveRead()
    let asked = wire.questions
    try line.checkStatus()
    #expect(wire.questions == asked, "a silent one is not asked again")
    // When it is connected to anew, it is, and may answer after all.
    wire.answers = true
    let next = PrinterLine(wire, manners)
    try next.checkStatus()
    #expect(next.asksForEnd)
  }

  @Test
  func `one that did not tell of a job is asked again with the next connections, not for ever`()
    throws
  {
    let printer = Printer(id: PrinterID("front"), address: "tcp://127.0.0.1:9100")
    let (wire, manners) = (Wire(), PrinterManners(of: printer))
    /// Whether it is asked to tell of a job on a new connection; it does not.
    func isAsked() throws -> Bool {
      let line = PrinterLine(wire, manners)
      try line.checkStatus()
      guard line.asksForEnd else { return false }
      try line.waitForEnd(word)
      #expect(!line.asksForEnd, "all else on this connection is not held up")
      return true
    }
    #expect(try [isAsked(), isAsked(), isAsked(), isAsked()] == [true, true, true, false])
    // Another may stand in its place.
    manners.wasAway()
    #expect(try isAsked())
    let line = PrinterLine(wire, manners)
    try line.checkStatus()
    wire.says([0x37, 0x22] + word + [0])
    try line.waitForEnd(word)
    #expect(manners.tellsEnd == true)
  }

  @Test func `one that answers when it is back is asked anew whether it tells of jobs`() throws {
    let (wire, line, manners) = try known()
    manners.wasAway()
    for _ in 0..<5 {
      wire.answers = false
      #expect(throws: PrinterFault("does not answer")) { try line.checkStatus() }
      wire.answers = true
      try line.checkStatus()
    }
    #expect(manners.answers == true && manners.tellsEnd == nil && line.asksForEnd)
    // It is another one, and does not.
    try line.waitForEnd(word)
    #expect(!line.asksForEnd)
  }

  @Test
  func `one that answers and goes on not telling of jobs is another one, put there unnoticed`()
    throws
  {
    let (wire, line, manners) = try known()
    /// Whether a job ends well without a word of it.
    func isPrinted() throws -> Bool {
      try line.checkStatus()
      do throws(PrinterFault) { try line.waitForEnd(word) } catch {
        #expect(error == PrinterFault("no word that it is printed"))
        return false
      }
      return true
    }
    #expect(try [isPrinted(), isPrinted()] == [false, false])
    wire.says([0x37, 0x22] + word + [0])
    try line.waitForEnd(word)
    // In a row, that is.
    #expect(try [isPrinted(), isPrinted(), isPrinted()] == [false, false, true])
    #expect(!line.asksForEnd)
    let next = PrinterLine(wire, manners)
    try next.checkStatus()
    #expect(!next.asksForEnd)
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
