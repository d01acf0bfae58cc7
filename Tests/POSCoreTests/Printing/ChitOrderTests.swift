import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What a station is told of a check comes in the order it happened.
struct ChitOrderTests {
  private let shop: PrintShop
  private var till: Till { shop.till }

  init() throws { shop = try PrintShop() }

  private func claim(_ token: String) throws -> ClaimedJob? {
    try shop.claim(token, printer: "back")
  }

  /// Sends a burger; a moment goes by.
  private func sent() throws -> Check {
    defer { till.clock.advance(milliseconds: 1) }
    return try till.send(try till.check(with: "101").id)
  }

  private func void(_ check: Check) throws {
    try till.store.perform(
      VoidItem(
        key: till.key(), actor: TestStaff.manager, checkID: check.id, itemID: check.items[0].id,
        quantity: .one, reason: "left"))
  }

  @Test(arguments: [true, false])
  func `a void waits for the chit that failed, and holds up no other check`(
    isVoidedBefore: Bool
  ) throws {
    let check = try sent()
    let chit = try #require(try claim("a"))
    if isVoidedBefore { try void(check) }
    #expect(try till.store.failPrintJob(chit, reason: "cover open", isFinal: false))
    if !isVoidedBefore { try void(check) }
    let other = try sent()
    let next = try #require(try claim("b"))
    guard case .chit(let ticket, _) = next.request else { throw CancellationError() }
    #expect(ticket.checkID == other.id)
    #expect(try till.store.acknowledgePrintJob(next))
    #expect(try claim("c") == nil)
    #expect(try till.store.printersWithWork() == [])
    till.clock.advance(milliseconds: 1000)
    let again = try #require(try claim("d"))
    #expect(again.id == chit.id)
    #expect(try till.store.acknowledgePrintJob(again))
    guard case .voids(let voided, _) = try claim("e")?.request else { throw CancellationError() }
    #expect(voided.checkID == check.id)
  }

  @Test func `however often it fails the void waits, until the chit is given up`() throws {
    let check = try sent()
    var chit = try #require(try claim("0"))
    try void(check)
    for attempt in 1..<Store.mostPrintTries {
      #expect(try till.store.failPrintJob(chit, reason: "cover open", isFinal: false))
      #expect(try claim("too early \(attempt)") == nil)
      till.clock.advance(milliseconds: Store.backOff(after: attempt))
      let next = try #require(try claim("\(attempt)"))
      #expect(next.id == chit.id)
      chit = next
    }
    #expect(try till.store.failPrintJob(chit, reason: "cover open", isFinal: false))
    guard case .voids = try claim("last")?.request else { throw CancellationError() }
  }
}
