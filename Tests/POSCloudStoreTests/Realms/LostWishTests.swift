import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

/// Clients that had no answer and ask again after the database was set back.
struct LostWishTests {
  @Test func `done anew, it stops no lane that has what it did first`() async throws {
    let day = try await LostDay()
    #expect(try await day.pull(after: day.cursor) == .badCursor(day.cursor))
    #expect(try await day.shop.open(1).id == day.check.id)
    let next = try await day.shop.open(4)
    let page = try await day.shop.store.pull(day.shop.realm, for: day.lane.device, after: "")
    let receipt = try day.lane.till.store.receive(page, pulledAfter: "")
    #expect(receipt.faults == [])
    #expect(receipt.stored == 2)
    #expect(try day.lane.till.store.check(next.id)?.number == next.number)
    #expect(try day.lane.till.store.verify() == [])
  }

  @Test func `repeated once more it is answered as it was in the epoch it was done in`()
    async throws
  {
    let day = try await LostDay()
    #expect(try await day.pull(after: day.cursor) == .badCursor(day.cursor))
    let anew = try await day.shop.open(1)
    let again = try await day.shop.perform(
      OpenCheck(
        key: day.shop.key(1), actor: TestStaff.cashier, checkID: anew.id, orderType: .eatIn))
    #expect(again.isReplay)
    #expect(again.subject.number == anew.number)
  }

  @Test func `what a lane brought back is an answer, to that wish alone`() async throws {
    let day = try await LostDay()
    try await day.sendLost()
    let wish = OpenCheck(
      key: day.shop.key(1), actor: TestStaff.cashier, checkID: day.check.id, orderType: .eatIn)
    let again = try await day.shop.perform(wish)
    #expect(again.isReplay)
    #expect(again.subject.number == day.check.number)
    let other = OpenCheck(
      key: day.shop.key(1), actor: TestStaff.cashier, checkID: day.shop.id(9), orderType: .eatIn)
    await #expect(throws: CloudFailure.self) { try await day.shop.perform(other) }
  }
}
