import POSModel
import Testing

/// The drawer from its opening float to its blind count, and again.
struct DrawerSessionTests {
  private let later = Shop.noon.adding(milliseconds: 60_000)

  private func drawer(_ facts: [DrawerFact]) throws -> Drawer {
    var folded = Folded<Drawer>(id: DrawerID("L1"))
    for (place, fact) in facts.enumerated() {
      folded.fold(fact, Shop.stamp(Int64(place + 1) * 10, at: later))
    }
    return try #require(folded.state)
  }

  private func closed(_ session: Int, _ counted: Int64, _ left: Int64) -> DrawerFact {
    .sessionClosed(
      session: session, counted: Shop.usd(counted), left: Shop.usd(left), approver: Shop.mia.id)
  }

  @Test func `the first session began with the device, and goes on until it is closed`() throws {
    let drawer = try drawer([.opened(reason: "change", approver: nil)])
    #expect(drawer.sessions.count == 1)
    #expect((drawer.session.number, drawer.session.openedAt, drawer.session.after) == (1, nil, 0))
    #expect((drawer.session.float, drawer.session.until) == (.zero, nil))
  }

  @Test func `what is left in is the float of the next session, which begins there`() throws {
    let drawer = try drawer([
      .floatSet(Shop.usd(10_000), approver: nil), closed(1, 41_250, 8_000),
    ])
    let (first, next) = (drawer.sessions[0], drawer.session)
    #expect(
      (first.float, first.counted, first.left) == (
        Shop.usd(10_000), Shop.usd(41_250), Shop.usd(8_000)
      ))
    #expect((first.closedAt, first.until) == (later, 20))
    #expect((first.employee, first.approver) == (Shop.ana.id, Shop.mia.id))
    #expect((next.number, next.openedAt, next.after) == (2, later, 20))
    #expect((next.float, next.counted, next.until) == (Shop.usd(8_000), nil, nil))
    #expect((first.version, next.version, drawer.version) == (2, 2, 2))
  }

  @Test func `a float that is set again is the one that counts, of this session alone`() throws {
    let drawer = try drawer([
      closed(1, 500, 500), .floatSet(Shop.usd(700), approver: nil),
      .floatSet(Shop.usd(900), approver: nil),
    ])
    #expect(drawer.sessions.map(\.float) == [.zero, Shop.usd(900)])
    #expect(drawer.sessions.map(\.version) == [1, 3])
  }

  @Test func `X reports are counted over sessions, each where its session stood`() throws {
    let drawer = try drawer([
      .reportWanted(report: 1, approver: nil), closed(1, 0, 0),
      .reportWanted(report: 2, approver: Shop.mia.id),
    ])
    #expect(drawer.readings.map(\.number) == [1, 2])
    #expect(drawer.readings.map(\.session) == [1, 2])
    #expect(drawer.readings.map(\.lamport) == [10, 30])
    #expect(drawer.readings.map(\.approver) == [nil, Shop.mia.id])
  }

  @Test func `a number that two epochs gave out is two sessions all the same`() throws {
    let drawer = try drawer([closed(1, 100, 0), closed(1, 200, 0), closed(.max, 300, 0)])
    #expect(drawer.sessions.map(\.number) == [1, 2, 3, 4])
    #expect(drawer.sessions.compactMap(\.counted?.minorUnits) == [100, 200, 300])
  }
}
