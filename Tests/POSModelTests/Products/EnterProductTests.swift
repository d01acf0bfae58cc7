import POSModel
import Testing

struct EnterProductTests {
  private func refusal(
    _ change: (inout ProductEntry) -> Void, by actor: Employee = Shop.mia
  ) -> CatalogueRefusal? {
    var entry = ProductEntry(
      plu: "101", name: "Burger", category: "Burgers", position: 0, price: Shop.usd(850))
    entry.taxes = ["food"]
    change(&entry)
    let wish = EnterProduct(
      key: Shop.key(), actor: actor.id, productID: ProductID("b"), entry: entry)
    do throws(CatalogueRefusal) { _ = try wish.decide(nil, Shop.world(actor)) } catch {
      return error
    }
    return nil
  }

  @Test func `what can be sold is entered`() {
    #expect(refusal { _ in } == nil)
    #expect(refusal { $0.price = .zero } == nil)
    #expect(refusal { $0.price = .limit } == nil)
    #expect(refusal { $0.taxes = [] } == nil)
    #expect(refusal { $0.isActive = false } == nil)
  }

  @Test func `what cannot be sold is refused with the reason`() {
    #expect(refusal { $0.plu = "" } == .badPLU(""))
    #expect(refusal { $0.plu = "10a" } == .badPLU("10a"))
    #expect(refusal { $0.plu = "١" } == .badPLU("١"))
    #expect(refusal { $0.name = "" } == .nameMissing)
    #expect(refusal { $0.price = Shop.usd(-1) } == .badPrice(Shop.usd(-1)))
    let beyond = Money.limit + Shop.usd(1)
    #expect(refusal { $0.price = beyond } == .badPrice(beyond))
    #expect(refusal { $0.taxes = ["food", "beer"] } == .noSuchTax("beer"))
  }

  @Test func `what was changed since it was shown is not entered`() throws {
    var entry = ProductEntry(
      plu: "101", name: "Burger", category: "Burgers", position: 0, price: Shop.usd(850))
    let id = ProductID("b")
    let burger = Product(id: id, entry: entry, version: 3, lamport: 1)
    entry.price = Shop.usd(900)
    func wish(_ version: Int?) -> EnterProduct {
      EnterProduct(
        key: Shop.key(), actor: Shop.mia.id, productID: id, entry: entry, shownVersion: version)
    }
    #expect(throws: CatalogueRefusal.changedMeanwhile) {
      try wish(2).decide(burger, Shop.world(Shop.mia))
    }
    for version in [3, nil] {
      #expect(try wish(version).decide(burger, Shop.world(Shop.mia)) == [.entered(entry)])
    }
  }

  @Test(arguments: Role.allCases) func `managers and technicians change the menu`(role: Role) {
    let mayNot = role == .manager || role == .technician ? nil : StaffRefusal.roleForbids(role)
    #expect(
      refusal({ _ in }, by: Shop.employee("x", role))
        == mayNot.map { CatalogueRefusal.notAllowed($0) })
  }
}
