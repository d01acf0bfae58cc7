import POSModel
import Testing

/// A check in a hurry is made before others, wherever its lines come from and go to.
struct RushTests {
  private func isRush(
    _ station: String, _ round: Int = 1, of check: String = "c", in till: Till
  ) throws -> Bool {
    let key = TicketKey(checkID: CheckID(check), station: StationID(station), round: round)
    return try #require(till.tickets[key]?.state?.ticket).isRush
  }

  @Test func `a check in a hurry is so at its stations, also for what comes later`() throws {
    var till = try Till.table()
    try till.send()
    let rush = RushCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"))
    try till.perform(rush)
    #expect(till.refusal(rush) == .isRushed)
    #expect(try isRush("bar", in: till))
    try till.perform(till.add("601", as: "more"))
    try till.send()
    #expect(try isRush("kitchen", 2, in: till))
  }

  @Test func `what is made once more is in a hurry where the check it moved to is`() throws {
    var till = try Till.table()
    try till.send()
    try till.ringAnother("d")
    try till.merge("c", onto: "d")
    try till.rush("d")
    try till.makeAgain(
      TicketKey(checkID: CheckID("c"), station: StationID("kitchen"), round: 1))
    #expect(try isRush("kitchen", 2, in: till))
  }

  @Test func `what comes to a check in a hurry is in one too, also where it was made once more`()
    throws
  {
    var till = try Till.table()
    try till.send()
    try till.makeAgain(
      TicketKey(checkID: CheckID("c"), station: StationID("kitchen"), round: 1))
    try till.perform(try till.split([[("602", 1), ("603", 1)]]))
    try till.ringAnother("d")
    try till.rush("d")
    try till.merge("p1", onto: "d")
    #expect(try isRush("kitchen", in: till))
    #expect(try isRush("kitchen", 2, in: till))
    #expect(try isRush("bar", in: till))
    #expect(try isRush("unrouted", in: till) == false, "that stayed behind")
  }

  @Test func `a check without a hurry gives none to what is merged onto it`() throws {
    var till = try Till.table()
    try till.send()
    try till.ringAnother("d")
    try till.merge("c", onto: "d")
    #expect(try isRush("kitchen", in: till) == false)
  }

  @Test func `what is split off a check in a hurry stays so, also what is sent later`() throws {
    var till = try Till.table()
    try till.rush("c")
    try till.perform(try till.split([[("601", 1)]]))
    try till.perform(RecallCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1")))
    try till.perform(SendRound(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1")))
    #expect(try isRush("kitchen", of: "p1", in: till))
  }
}

extension Till {
  /// Another check, with a burger that names no station.
  ///
  /// - Throws: `CheckRefusal`.
  fileprivate mutating func ringAnother(_ check: String) throws {
    try open(check)
    try ring("101", on: check)
  }

  /// A check is in a hurry.
  ///
  /// - Throws: `CheckRefusal`.
  fileprivate mutating func rush(_ check: String) throws {
    try perform(RushCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID(check)))
  }

  /// One check is made of two.
  ///
  /// - Throws: `CheckRefusal`.
  fileprivate mutating func merge(_ other: String, onto check: String) throws {
    try perform(
      MergeChecks(
        key: Shop.key("m"), actor: Shop.mia.id, checkID: CheckID(check),
        otherCheckID: CheckID(other)))
  }
}
