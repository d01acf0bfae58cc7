import POSModel

/// A till in values alone: grants wishes as the store would, with what follows for other checks,
/// for stock and for vouchers.
struct Till {
  /// The rules of the house.
  var rules: StoreRules
  /// Who wishes.
  var actor = Shop.mia
  /// Who approves.
  var approver: Employee?
  /// What the wall clock shows.
  var local = LocalTime(Shop.noon, offsetSeconds: 0)
  /// What was taken at the house's risk.
  var exposure = Exposure()
  /// The menu.
  private(set) var products: [ProductID: Product] = [:]
  private(set) var groups: [String: ModifierGroup] = [:]
  private(set) var combos: [ComboID: Combo] = [:]
  private(set) var discountRules: [DiscountRuleID: DiscountRule] = [:]
  private(set) var employees: [EmployeeID: Employee] = [:]
  /// What is left of products that somebody counts.
  private(set) var stock: [ProductID: Stock] = [:]
  /// What the stations have, the bar among them.
  private(set) var tickets: [TicketKey: Folded<StationTicket<KitchenArea>>] = [:]
  private(set) var vouchers: [VoucherID: Voucher] = [:]
  private(set) var checks: [CheckID: Check] = [:]
  /// All facts about checks, in order, with their stamps.
  private(set) var log: [(check: CheckID, fact: CheckFact, stamp: FactStamp)] = []
  private var lamport: Int64 = 0
  private var lastNumber: Int64 = 10_000

  init(rules: StoreRules = Shop.rules, actor: Employee = Shop.mia) {
    (self.rules, self.actor) = (rules, actor)
    for employee in [Shop.ana, Shop.mia, actor] { employees[employee.id] = employee }
  }

  mutating func sell(_ product: Product) { products[product.id] = product }

  mutating func offer(_ name: String, _ entry: ModifierGroupEntry) {
    groups[name] = ModifierGroup(id: ModifierGroupID(name), beginning: .entered(entry), stamp())
  }

  mutating func offer(_ combo: String, _ entry: ComboEntry) {
    combos[ComboID(combo)] = Combo(id: ComboID(combo), beginning: .entered(entry), stamp())
  }

  mutating func offer(_ rule: String, _ entry: DiscountRuleEntry) {
    let id = DiscountRuleID(rule)
    discountRules[id] = DiscountRule(id: id, beginning: .entered(entry), stamp())
  }

  mutating func employ(_ employee: Employee) { employees[employee.id] = employee }

  mutating func count(_ plu: String, left: Int64?) {
    take(.counted(left, approver: nil), of: ProductID(plu))
  }

  mutating func issue(_ number: String, _ value: Money) {
    take(.issued(value, approver: nil), on: VoucherID(number))
  }

  /// The check of that id.
  ///
  /// - Throws: `Missing` when there is none.
  func check(_ id: String) throws -> Check {
    guard let check = checks[CheckID(id)] else { throw Missing(what: "check \(id)") }
    return check
  }

  /// Something a test needs is not there.
  struct Missing: Error {
    let what: String
  }

  /// Grants a wish and lets everything happen that follows from it.
  ///
  /// - Throws: the wish's refusal; nothing has happened then.
  @discardableResult
  mutating func perform<Wish: Command>(_ wish: Wish) throws(Wish.Denial) -> [CheckFact]
  where Wish.Subject == Check {
    let check = checks[wish.subjectID]
    let world = world(for: wish.needs(on: check))
    let facts = try wish.decide(check, world)
    let consequences = wish.consequences(check, facts, world)
    for fact in facts { take(fact, on: wish.subjectID) }
    for consequence in consequences {
      switch consequence {
      case .check(let id, let facts): for fact in facts { take(fact, on: id) }
      case .stock(let product, let facts): for fact in facts { take(fact, of: product) }
      case .voucher(let id, let facts): for fact in facts { take(fact, on: id) }
      case .ticket(let key, let facts): for fact in facts { hear(fact, on: key) }
      }
    }
    return facts
  }

  /// Why a wish is refused now; nil when it would be granted. Nothing happens.
  func refusal<Wish: Command>(_ wish: Wish) -> Wish.Denial? where Wish.Subject == Check {
    do throws(Wish.Denial) {
      let check = checks[wish.subjectID]
      _ = try wish.decide(check, world(for: wish.needs(on: check)))
    } catch { return error }
    return nil
  }

  /// What is looked up for a wish.
  func world(for wanted: Needs) -> World {
    var needs = wanted
    needs.products += needs.otherCheck.flatMap { checks[$0] }?.items.map(\.productID) ?? []
    needs.remakes += needs.otherCheck.flatMap { checks[$0] }?.firedFrom ?? []
    var world = Shop.world(actor, rules: rules)
    (world.approver, world.local, world.exposure) = (approver, local, exposure)
    world.products = products.filter { needs.products.contains($0.key) }
    world.modifierGroups = groups
    world.stock = stock.filter { needs.products.contains($0.key) }
    world.combo = needs.combo.flatMap { combos[$0] }
    world.discountRule = needs.discountRule.flatMap { discountRules[$0] }
    let plus = Set(world.discountRule?.entry.plus ?? [])
    world.discountProducts = products.values.filter { plus.contains($0.plu) }.map(\.id).sorted()
    world.otherCheck = needs.otherCheck.flatMap { checks[$0] }
    for id in needs.remakes { world.remakes[id] = checks[id]?.remakes }
    world.employee = needs.employee.flatMap { employees[$0] }
    world.ticket = needs.ticket.flatMap { tickets[$0]?.state?.ticket }
    world.voucher = needs.voucher.flatMap { vouchers[$0] }
    world.numbers = (0..<needs.checkNumbers).map { index in
      let number = lastNumber + 1 + Int64(index)
      return CheckNumbers(checkNumber: number, callNumber: "A\(number - 10_000)")
    }
    return world
  }

  private mutating func stamp() -> FactStamp {
    lamport += 1
    return FactStamp(
      eventID: EventID("e\(lamport)"), at: Shop.noon, lamport: lamport, origin: DeviceID("L1"),
      actor: actor.id)
  }

  private mutating func take(_ fact: CheckFact, on id: CheckID) {
    let stamp = stamp()
    log.append((id, fact, stamp))
    if case .opened(let opened) = fact { lastNumber = max(lastNumber, opened.checkNumber) }
    if checks[id] == nil {
      checks[id] = Check(id: id, beginning: fact, stamp)
    } else {
      checks[id]?.apply(fact, stamp)
    }
    checks[id]?.version += 1
  }

  private mutating func take(_ fact: StockFact, of product: ProductID) {
    let stamp = stamp()
    if stock[product] == nil {
      stock[product] = Stock(id: product.stockID, beginning: fact, stamp)
    } else {
      stock[product]?.apply(fact, stamp)
    }
  }

  mutating func hear(_ fact: TicketFact, on key: TicketKey) {
    var folded = tickets[key] ?? Folded(id: ID(key.id.rawValue))
    folded.fold(StationTicketFact(fact), stamp())
    tickets[key] = folded
  }

  private mutating func take(_ fact: VoucherFact, on id: VoucherID) {
    let stamp = stamp()
    if vouchers[id] == nil {
      vouchers[id] = Voucher(id: id, beginning: fact, stamp)
    } else {
      vouchers[id]?.apply(fact, stamp)
    }
  }
}
