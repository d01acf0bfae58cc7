import POSModel
import Testing

/// Who may say what is in the drawer, and close its session.
struct DrawerWishTests {
  private let device = DeviceID("L1")

  private func float(_ minorUnits: Int64, _ approver: Employee? = nil) -> SetFloat {
    SetFloat(
      key: Shop.key(), actor: Shop.ana.id, device: device, float: Shop.usd(minorUnits),
      approver: approver?.id)
  }

  private func report(_ approver: Employee? = nil) -> WantReport {
    WantReport(key: Shop.key(), actor: Shop.ana.id, device: device, approver: approver?.id)
  }

  private func close(
    _ counted: Int64, _ left: Int64, _ approver: Employee? = nil
  ) -> CloseSession {
    CloseSession(
      key: Shop.key(), actor: Shop.ana.id, device: device, counted: Shop.usd(counted),
      left: Shop.usd(left), approver: approver?.id)
  }

  private func refusal<Wish: Command>(
    _ wish: Wish, _ actor: Employee, _ approver: Employee? = nil
  ) -> CheckRefusal? where Wish.Subject == Drawer, Wish.Denial == CheckRefusal {
    var world = Shop.world(actor)
    world.approver = approver
    do throws(CheckRefusal) { _ = try wish.decide(nil, world) } catch { return error }
    return nil
  }

  @Test func `a manager may, and a cashier with one`() {
    #expect(refusal(float(10_000), Shop.mia) == nil)
    #expect(refusal(report(), Shop.mia) == nil)
    #expect(refusal(close(10_000, 5_000), Shop.mia) == nil)
    #expect(refusal(float(10_000), Shop.ana) == .needsManager(.setFloat))
    #expect(refusal(report(), Shop.ana) == .needsManager(.report))
    #expect(refusal(close(0, 0), Shop.ana) == .needsManager(.closeSession))
    #expect(refusal(float(10_000, Shop.mia), Shop.ana, Shop.mia) == nil)
    #expect(refusal(report(Shop.mia), Shop.ana, Shop.mia) == nil)
    #expect(refusal(close(0, 0, Shop.mia), Shop.ana, Shop.mia) == nil)
    let cook = Shop.employee("cem", .cook)
    #expect(refusal(report(), cook) == .notAllowed(.roleForbids(.cook)))
  }

  @Test func `no amount is less than nothing, and no more stays in than was counted`() {
    #expect(refusal(float(-1), Shop.mia) == .badAmount)
    #expect(refusal(float(Money.limit.minorUnits + 1), Shop.mia) == .badAmount)
    #expect(refusal(close(-1, 0), Shop.mia) == .badAmount)
    #expect(refusal(close(1, -1), Shop.mia) == .badAmount)
    #expect(refusal(close(Money.limit.minorUnits + 1, 0), Shop.mia) == .badAmount)
    #expect(refusal(close(500, 501), Shop.mia) == .leftTooMuch(counted: Shop.usd(500)))
    #expect(CheckRefusal.leftTooMuch(counted: .zero).code == "check.left_too_much")
    #expect(refusal(close(500, 500), Shop.mia) == nil)
  }

  @Test func `a count closes nothing once cash came in or went out behind it`() {
    var wish = close(500, 0)
    wish.noted = NotedCash(session: 1, expected: Shop.usd(500))
    var world = Shop.world(Shop.mia)
    func refusal() -> CheckRefusal? {
      do throws(CheckRefusal) { _ = try wish.decide(nil, world) } catch { return error }
      return nil
    }
    #expect(wish.needs.drawerCash == device)
    world.drawerCash = Shop.usd(500)
    #expect(refusal() == nil)
    world.drawerCash = Shop.usd(720)
    #expect(refusal() == .cashMoved(Shop.usd(220)))
    world.drawerCash = Shop.usd(100)
    #expect(refusal() == .cashMoved(Shop.usd(-400)))
    #expect(CheckRefusal.cashMoved(.zero).code == "check.cash_moved")
    // Who noted nothing closes it as it stands.
    wish.noted = nil
    #expect(refusal() == nil)
    #expect(wish.needs.drawerCash == nil)
  }

  @Test func `a count closes no session but its own`() throws {
    var world = Shop.world(Shop.mia)
    world.drawerCash = Shop.usd(500)
    var wish = close(500, 500)
    wish.noted = NotedCash(session: 1, expected: Shop.usd(500))
    let closing = try wish.decide(nil, world)
    let drawer = try #require(Drawer(id: DrawerID("L1"), beginning: closing[0], Shop.stamp()))
    #expect(throws: CheckRefusal.sessionClosed(1)) { try wish.decide(drawer, world) }
    #expect(CheckRefusal.sessionClosed(1).code == "check.session_closed")
    wish.noted?.session = 2
    #expect(try wish.decide(drawer, world).count == 1)
  }

  @Test func `sessions and reports are numbered on, and the answer is the number`() throws {
    let world = Shop.world(Shop.mia)
    #expect(try report().decide(nil, world) == [.reportWanted(report: 1, approver: nil)])
    let closing = try close(300, 100).decide(nil, world)
    #expect(
      closing == [
        .sessionClosed(session: 1, counted: Shop.usd(300), left: Shop.usd(100), approver: nil)
      ])
    var drawer = try #require(Drawer(id: DrawerID("L1"), beginning: closing[0], Shop.stamp()))
    #expect(close(300, 100).respond(drawer, closing) == 1)
    drawer.apply(.reportWanted(report: 1, approver: nil), Shop.stamp(2))
    #expect(report().respond(drawer, []) == 1)
    #expect(try report().decide(drawer, world) == [.reportWanted(report: 2, approver: nil)])
    let next = try close(0, 0).decide(drawer, world)
    #expect(next == [.sessionClosed(session: 2, counted: .zero, left: .zero, approver: nil)])
    #expect(report().subjectID == DrawerID("L1"))
  }
}
