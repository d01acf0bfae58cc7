import POSModel
import POSScreens

/// A store in memory that answers effects by the true rules: it really decides and folds.
struct FakeStore {
  var rules: StoreRules
  var products: [Product]
  var groups: [String: ModifierGroup] = [:]
  var combos: [Combo] = []
  var discountRules: [DiscountRule] = []
  var notice = ""
  /// How it stands with its cloud; nil while it has none.
  var sync: SyncState?
  /// What a manager must look at.
  var reviews: [Inspection.Finding] = []
  /// How many closed checks are listed that nobody searched for.
  var closedListed = 500
  /// While set, nothing is saved and this is why.
  var failure: String?
  private(set) var staff: [(pin: String, employee: Employee)] = []
  private(set) var checks: [Folded<Check>] = []
  private(set) var commands: [String] = []
  private(set) var stock: [ProductID: Folded<Stock>] = [:]
  private(set) var vouchers: [VoucherID: Folded<Voucher>] = [:]
  /// What the stations have, the bar among them.
  private(set) var tickets: [TicketKey: Folded<StationTicket<KitchenArea>>] = [:]
  private(set) var drawerOpenings = 0
  private(set) var drawer = Folded<Drawer>(id: DrawerID("L1"))
  private var logIns = Folded<DeviceLogIns>(id: DeviceLogInsID("L1"))
  private var history: [(check: CheckID, version: Int, change: CheckChange)] = []
  private var lamport: Int64 = 0
  private let device = DeviceID("L1")

  init(rules: StoreRules, products: [Product]) { (self.rules, self.products) = (rules, products) }

  mutating func hire(_ name: String, _ role: Role, pin: String, isActive: Bool = true) {
    let entry = EmployeeEntry(name: name, role: role, isActive: isActive)
    let id = EmployeeID("e\(staff.count + 1)")
    if let employee = Employee(id: id, beginning: .entered(entry), stamp(by: id, at: .start)) {
      staff.append((pin, employee))
    }
  }

  func view(showing id: CheckID?) -> StoreView {
    var view = StoreView(
      rules: rules, menu: Menu(products: products), check: id.flatMap(check),
      openChecks: summaries.count, notice: notice)
    (view.modifierGroups, view.combos, view.discountRules) = (groups, combos, discountRules)
    view.stock = stock.compactMapValues(\.state).filter { $0.value.left != nil }
    view.sync = sync
    view.arrival = lamport
    view.sellers = staff.map(\.employee).filter { $0.isActive && $0.role.maySell }
    for tender in Tender.allCases where tender.needsNetwork {
      view.exposures[tender] = exposure(of: tender)
    }
    return view
  }

  func check(_ id: CheckID) -> Check? { checks.first { $0.id == id }?.state }

  /// The checks in the order they were opened.
  var all: [Check] { checks.compactMap(\.state) }

  /// Answers an effect, or does what somebody else wishes.
  mutating func answer(_ effect: Effect, at now: Instant) -> Answer? {
    if effect == .quit { return nil }
    if let failure { return .failed(failure) }
    commands.append(Self.name(effect))
    switch effect {
    case .logIn(let pin, let key, let purpose): return logIn(pin, key, purpose, at: now)
    case .logOut(let wish):
      fold(.loggedOut, by: wish.actor, at: now)
      return .loggedOut
    case .check(let wish):
      let before = self
      if let opening = wish.opening { _ = perform(opening, at: now) }
      let answer = perform(wish.command, at: now)
      // Both, or neither.
      if case .checkRefused = answer { self = before }
      return answer
    case .pay(let wish): return pay(wish, at: now)
    case .countStock(let wish): return count(wish, at: now)
    case .issueVoucher(let wish): return issue(wish, at: now)
    case .openDrawer(let wish): return open(wish, at: now)
    case .drawer(let wish): return answer(wish, at: now)
    case .noteCash:
      return .cashNoted(
        NotedCash(session: drawer.state?.session.number ?? 1, expected: drawerCash))
    case .syncNow: return .syncAsked
    case .findVoucher(let id): return .voucher(id, left: vouchers[id]?.state?.left)
    case .listChecks: return .checks(summaries)
    case .listClosedChecks(let text):
      return .checks(
        summaries(
          of: all.filter {
            $0.status == .closed && (text.isEmpty || "\($0.number)" == text)
          }.reversed().prefix(text.isEmpty ? closedListed : 500)))
    case .fetch(let id): return check(id).map { .fetched($0) } ?? .checkRefused(.noSuchCheck)
    case .inspect(let subject):
      return .inspected(subject, subject == .reviews ? reviews : [.init("Device", "L1")])
    case .quit: return nil
    }
  }

  private var summaries: [CheckSummary] {
    summaries(of: all.filter { $0.status == .open || $0.status == .parked })
  }

  private func summaries(of checks: some Sequence<Check>) -> [CheckSummary] {
    checks.map { check in
      CheckSummary(
        id: check.id, number: check.number, callNumber: check.callNumber, name: check.name,
        owner: staff.first { $0.employee.id == check.owner }?.employee.name ?? "",
        openedAt: check.openedAt, status: check.status, total: check.totals.total,
        due: check.totals.due, refunded: check.totals.refunded, isReady: isReady(check.id))
    }
  }

  private mutating func logIn(
    _ pin: String, _ key: IdempotencyKey, _ purpose: LogIn.Purpose, at now: Instant
  ) -> Answer {
    let owner = staff.first { $0.pin == pin }?.employee
    let wish = LogIn(key: key, device: device, owner: owner?.id, purpose: purpose)
    var world = world(for: wish, at: now)
    world.actor = owner
    do throws(StaffRefusal) {
      let facts = try wish.decide(logIns.state, world)
      for fact in facts { fold(fact, by: wish.actor, at: now) }
      switch facts.first {
      case .pinWrong: return .wrongPIN(lockedUntil: logIns.state?.lockedUntil)
      case .inactiveRefused: return .inactive(name: owner?.name ?? "")
      default: break
      }
    } catch { return .staffRefused(error) }
    guard let owner else { return .failed("nobody") }
    guard purpose == .work else { return .approved(owner) }
    return .welcome(owner, resumed: all.last { $0.status == .open && $0.holder == owner.id })
  }

  private mutating func perform(_ wish: some CheckCommand, at now: Instant) -> Answer {
    do throws(CheckRefusal) {
      let (before, world) = (check(wish.checkID), world(for: wish, at: now))
      let facts = try wish.decide(before, world)
      let check = fold(facts, of: wish.checkID, by: wish.actor, at: now)
      follow(wish.consequences(before, facts, world), by: wish.actor, at: now)
      return .check(check)
    } catch { return .checkRefused(error) }
  }

  private mutating func pay(_ wish: TakePayment, at now: Instant) -> Answer {
    do throws(PaymentRefusal) {
      let (before, world) = (check(wish.checkID), world(for: wish, at: now))
      let facts = try wish.decide(before, world)
      let check = fold(facts, of: wish.checkID, by: wish.actor, at: now)
      follow(wish.consequences(before, facts, world), by: wish.actor, at: now)
      return .paid(wish.respond(check, facts), check)
    } catch { return .paymentRefused(error) }
  }

  private mutating func count(_ wish: CountStock, at now: Instant) -> Answer {
    do throws(CheckRefusal) {
      let facts = try wish.decide(stock[wish.productID]?.state, world(for: wish, at: now))
      follow([.stock(wish.productID, facts)], by: wish.actor, at: now)
      return .counted(
        StockAnswer(productID: wish.productID, left: stock[wish.productID]?.state?.left))
    } catch { return .checkRefused(error) }
  }

  private mutating func issue(_ wish: IssueVoucher, at now: Instant) -> Answer {
    do throws(CheckRefusal) {
      let facts = try wish.decide(vouchers[wish.voucherID]?.state, world(for: wish, at: now))
      follow([.voucher(wish.voucherID, facts)], by: wish.actor, at: now)
      return .voucher(wish.voucherID, left: vouchers[wish.voucherID]?.state?.left)
    } catch { return .checkRefused(error) }
  }

  private mutating func open(_ wish: OpenDrawer, at now: Instant) -> Answer {
    do throws(CheckRefusal) {
      _ = try wish.decide(nil, world(for: wish, at: now))
      drawerOpenings += 1
      return .drawerOpened
    } catch { return .checkRefused(error) }
  }

  mutating func follow(
    _ consequences: [Consequence], by actor: EmployeeID, at now: Instant
  ) {
    for consequence in consequences {
      switch consequence {
      case .check(let id, let facts): _ = fold(facts, of: id, by: actor, at: now)
      case .stock(let id, let facts):
        var folded = stock[id] ?? Folded(id: id.stockID)
        for fact in facts {
          lamport += 1
          folded.fold(fact, stamp(by: actor, at: now))
        }
        stock[id] = folded
      case .ticket(let key, let facts):
        var folded = tickets[key] ?? Folded(id: ID(key.id.rawValue))
        for fact in facts {
          lamport += 1
          folded.fold(StationTicketFact(fact), stamp(by: actor, at: now))
        }
        tickets[key] = folded
      case .voucher(let id, let facts):
        var folded = vouchers[id] ?? Folded(id: id)
        for fact in facts {
          lamport += 1
          folded.fold(fact, stamp(by: actor, at: now))
        }
        vouchers[id] = folded
      }
    }
  }

  func world<Wish: Command>(for wish: Wish, at now: Instant) -> World {
    var needs = wish.needs(on: check(CheckID(wish.subjectID.rawValue)) as? Wish.Subject)
    var world = World(
      now: now, local: LocalTime(now, offsetSeconds: 0),
      businessDay: CalendarDay(daysSince1970: 20_605), device: device, rules: rules)
    func employee(_ id: EmployeeID?) -> Employee? {
      staff.first { $0.employee.id == id }?.employee
    }
    world.actor = employee(wish.actor)
    world.approver = employee(needs.approver)
    world.employee = employee(needs.employee)
    needs.products += needs.otherCheck.flatMap(check)?.items.map(\.productID) ?? []
    needs.remakes += needs.otherCheck.flatMap(check)?.firedFrom ?? []
    for product in products where needs.products.contains(product.id) {
      world.products[product.id] = product
      world.stock[product.id] = stock[product.id]?.state
    }
    world.modifierGroups = groups
    world.combo = combos.first { $0.id == needs.combo }
    world.discountRule = discountRules.first { $0.id == needs.discountRule }
    world.discountProducts = (world.discountRule?.entry.plus ?? []).compactMap { plu in
      products.first { $0.plu == plu }?.id
    }
    world.otherCheck = needs.otherCheck.flatMap(check)
    for id in needs.remakes { world.remakes[id] = check(id)?.remakes }
    world.ticket = needs.ticket.flatMap { tickets[$0]?.state?.ticket }
    world.drawerCash = needs.drawerCash.map { _ in drawerCash }
    world.voucher = needs.voucher.flatMap { vouchers[$0]?.state }
    world.exposure = exposure(of: needs.exposure)
    for place in 0..<needs.checkNumbers {
      world.numbers.append(
        CheckNumbers(
          checkNumber: Int64(10_001 + checks.count + place),
          callNumber: "A\(checks.count + 1 + place)"))
    }
    if let shown = needs.shownVersion {
      world.changesSinceShown = history.filter {
        $0.check.rawValue == wish.subjectID.rawValue && $0.version > shown
      }.map(\.change)
    }
    return world
  }

  private func exposure(of tender: Tender?) -> Exposure {
    let taken = all.flatMap(\.payments).map(\.payment)
      .filter { $0.isOffline && $0.tender == tender }
    return Exposure(count: taken.count, sum: taken.map { $0.applied + $0.tip }.sum())
  }

  private mutating func fold(
    _ facts: [CheckFact], of id: CheckID, by actor: EmployeeID, at now: Instant
  ) -> Check {
    let place = checks.firstIndex { $0.id == id } ?? checks.count
    if place == checks.count { checks.append(Folded(id: id)) }
    for fact in facts {
      let before = checks[place].state
      lamport += 1
      checks[place].fold(fact, stamp(by: actor, at: now))
      if let before, let change = CheckChange(fact, on: before) {
        history.append((id, checks[place].version, change))
      }
    }
    guard let check = checks[place].state else { preconditionFailure("a check is opened first") }
    return check
  }

  mutating func fold(_ fact: DrawerFact, by actor: EmployeeID, at now: Instant) {
    lamport += 1
    drawer.fold(fact, stamp(by: actor, at: now))
  }

  private mutating func fold(_ fact: LogInFact, by actor: EmployeeID, at now: Instant) {
    lamport += 1
    logIns.fold(fact, stamp(by: actor, at: now))
  }

  private func stamp(by actor: EmployeeID, at now: Instant) -> FactStamp {
    FactStamp(
      eventID: EventID("f\(lamport)"), at: now, lamport: lamport, origin: device, actor: actor)
  }

  private static func name(_ effect: Effect) -> String {
    switch effect {
    case .logIn: "logIn"
    case .logOut: "logOut"
    case .check(let wish): type(of: wish.command).operation
    case .pay: "pay"
    case .countStock: "countStock"
    case .issueVoucher: "issueVoucher"
    case .openDrawer: "openDrawer"
    case .drawer: "drawer"
    case .noteCash: "noteCash"
    case .syncNow: "syncNow"
    case .findVoucher: "findVoucher"
    case .listChecks: "listChecks"
    case .listClosedChecks: "listClosedChecks"
    case .fetch: "fetch"
    case .inspect: "inspect"
    case .quit: "quit"
    }
  }
}

extension Instant {
  /// When every story begins: 2026-06-01 12:00 UTC.
  static let start = Instant(milliseconds: 1_780_315_200_000)
}
