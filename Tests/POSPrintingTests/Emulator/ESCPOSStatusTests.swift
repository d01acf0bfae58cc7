import Testing

@testable import POSPrinting

struct ESCPOSStatusTests {
  @Test(
    arguments: [
      (.init(), [0x12, 0x12, 0x12, 0x12]),
      (.init(offline: true), [0x1A, 0x12, 0x12, 0x12]),
      (.init(coverOpen: true), [0x1A, 0x16, 0x12, 0x12]),
      (.init(paperOut: true), [0x1A, 0x32, 0x12, 0x72]),
    ] as [(PrinterCondition, [UInt8])])
  func `it says how it is`(condition: PrinterCondition, answers: [UInt8]) {
    var reader = ESCPOSReader()
    _ = reader.change(to: condition)
    let events = (1...4).flatMap { reader.read([0x10, 0x04, $0]) }
    #expect(events == answers.map { .reply([$0]) })
  }

  @Test func `it answers in the middle of a line and of a command`() {
    var reader = ESCPOSReader()
    let events = reader.read([
      0x41, 0x1B, 0x10, 0x04, 1, 0x45, 0x10, 0x05, 1, 0x10, 0x04, 4, 1, 0x42,
    ])
    #expect(events == [.reply([0x12]), .reply([0x12])])
    #expect(reader.finish().sheets.map { $0.text() } == ["AB\n"])
  }

  @Test func `it finds no questions in pictures and codes`() {
    var reader = ESCPOSReader()
    #expect(reader.read(Sample.image + Sample.qr).isEmpty)
  }

  @Test func `a size that begins like a question is a size`() {
    var reader = ESCPOSReader()
    #expect(reader.read([0x1D, 0x21, 0x10, 0x10, 0x04, 1]) == [.reply([0x12])])
    #expect(reader.read([0x41, 0x1D, 0x21, 0x10]).isEmpty)
    #expect(reader.read([0x42, 0x0A]).isEmpty)
    #expect(reader.finish().sheets.map { $0.text() } == ["AB\n"])
  }

  @Test func `it says when all is printed, and that is no part of a document`() {
    var reader = ESCPOSReader()
    let document = Sample.text("a") + Sample.cut
    let question: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 48, 48, 0x31, 0x32, 0x10, 0x04]
    let events = reader.read(document + question)
    #expect(events.map(\.isReply) == [false, true])
    #expect(events.replies == [[0x37, 0x22, 0x31, 0x32, 0x10, 0x04, 0]])
    guard case .document(_, document) = reader.read(document).first else {
      Issue.record("the second document is not as it was sent")
      return
    }
  }

  @Test func `while it cannot print it waits, and says only what is asked at once`() {
    var reader = ESCPOSReader()
    #expect(reader.change(to: .init(paperOut: true)).isEmpty)
    let question: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 48, 48, 1, 2, 3, 4]
    #expect(reader.read(Sample.receipt + question + [0x10, 0x04, 4]) == [.reply([0x72])])
    #expect(reader.isHolding)
    let events = reader.change(to: PrinterCondition())
    #expect(events.sheets.count == 1 && events.replies == [[0x37, 0x22, 1, 2, 3, 4, 0]])
    #expect(!reader.isHolding)
  }

  @Test func `who asks for it is told of every change`() {
    var reader = ESCPOSReader()
    #expect(reader.read([0x1D, 0x61, 0xFF]) == [.reply([0x10, 0, 0, 0])])
    #expect(reader.change(to: .init(paperOut: true)) == [.reply([0x18, 0, 0x0C, 0])])
    #expect(reader.change(to: .init(paperOut: true)).isEmpty)
    #expect(reader.change(to: .init(coverOpen: true)) == [.reply([0x38, 0, 0, 0])])
    #expect(reader.change(to: .init()) == [.reply([0x10, 0, 0, 0])])
    #expect(reader.read([0x1D, 0x61, 0, 0x1D, 0x72, 1, 0x1D, 0x72, 2]).replies == [[0], [0]])
    #expect(reader.change(to: .init(offline: true)).isEmpty)
  }
}

extension PrinterCondition {
  fileprivate init(offline: Bool = false, coverOpen: Bool = false, paperOut: Bool = false) {
    self.init()
    (isOffline, isCoverOpen, isPaperOut) = (offline, coverOpen, paperOut)
  }
}

extension PrintEvent {
  fileprivate var isReply: Bool { if case .reply = self { true } else { false } }
}
