import Logging
import POSCore
import POSModel
import POSTestSupport
import TerminalUI
import Testing

@testable import POSApp

/// What the payment screen says is at risk offline is of the business day it is.
struct ExposureTests {
  private let folder: TemporaryFolder
  private let time = VirtualTime(Instant(milliseconds: 1_780_315_200_000))

  init() throws { folder = try TemporaryFolder() }

  /// A till that takes cards offline and never locks.
  private func till() throws -> TillSession {
    let rules: [Demo.Rule] = [("tender.card.offline", "20 2 25"), ("lock.seconds", "0")]
    let store = try Demo.make(
      in: folder.data, rules: rules, time: time, random: SeededGenerator(seed: 42))
    return try TillSession(
      runner: EffectRunner(
        store: store, vault: try Secrets(folder.data, credentials: nil).vault(folder.data),
        log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, hasCloud: false),
      time: time, ids: IDSource(random: SeededGenerator(seed: 5)), size: .smallest, notice: "")
  }

  private func enter(_ line: String, _ session: inout TillSession) {
    for key in line { session.press(.character(key)) }
    session.press(.enter)
  }

  /// A burger on the payment screen, after one that a card paid offline.
  private func paying() throws -> TillSession {
    var session = try till()
    enter("1111", &session)
    enter(".offline", &session)
    enter("101", &session)
    enter(".pay card A1", &session)
    enter("", &session)
    enter("101", &session)
    session.press(.function(8))
    return session
  }

  @Test func `when the business day turns it begins with nothing, also within a sale`() throws {
    var session = try paying()
    #expect(session.frame().text.contains("Card offline: 1 of 2, 9.18 of 25.00"))
    time.advance(milliseconds: 60_000)
    session.tick()
    #expect(session.frame().text.contains("Card offline: 1 of 2, 9.18 of 25.00"))
    time.advance(milliseconds: 24 * 3_600_000)
    session.tick()
    #expect(session.frame().text.contains("Card offline: 0 of 2, 0.00 of 25.00"))
    for key in "cA2" { session.press(.character(key)) }
    session.press(.enter)
    #expect(session.frame().text.contains("PAID 9.18"))
  }
}
