import POSModel
import Testing

/// The drawer that is opened without a sale.
struct OpenDrawerTests {
  private func open(_ reason: String = "change", _ approver: Employee? = nil) -> OpenDrawer {
    OpenDrawer(
      key: Shop.key(), actor: Shop.ana.id, device: DeviceID("L1"), reason: reason,
      approver: approver?.id)
  }

  private func refusal(_ wish: OpenDrawer, _ actor: Employee, _ approver: Employee? = nil)
    -> CheckRefusal?
  {
    var world = Shop.world(actor)
    world.approver = approver
    do throws(CheckRefusal) { _ = try wish.decide(nil, world) } catch { return error }
    return nil
  }

  @Test func `a manager opens it, a cashier with one, and there is a reason`() {
    #expect(refusal(open(), Shop.mia) == nil)
    #expect(refusal(open(), Shop.ana) == .needsManager(.noSale))
    #expect(refusal(open("change", Shop.mia), Shop.ana, Shop.mia) == nil)
    #expect(refusal(open(""), Shop.mia) == .reasonMissing)
    let long = String(repeating: "x", count: 61)
    #expect(refusal(open(long), Shop.mia) == .noteTooLong(limit: 60))
    #expect(refusal(open(), Shop.employee("cem", .cook)) == .notAllowed(.roleForbids(.cook)))
  }

  @Test func `each opening is counted, with who and why`() throws {
    let first = DrawerFact.opened(reason: "change", approver: Shop.mia.id)
    var drawer = try #require(Drawer(id: DrawerID("L1"), beginning: first, Shop.stamp()))
    #expect((drawer.openings, drawer.reason, drawer.approver) == (1, "change", Shop.mia.id))
    let later = Shop.noon.adding(milliseconds: 60_000)
    drawer.apply(.opened(reason: "stuck note", approver: nil), Shop.stamp(2, at: later))
    #expect((drawer.openings, drawer.reason, drawer.approver) == (2, "stuck note", nil))
    #expect((drawer.employee, drawer.openedAt) == (Shop.ana.id, later))
    #expect(open().respond(drawer, []) == 2)
    #expect(open().subjectID == DrawerID("L1"))
  }
}
